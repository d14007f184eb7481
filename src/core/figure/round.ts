/**
 * Rounds half up to a number of decimals: `floor(x * 10^n + 0.5) / 10^n`.
 * Written out, because the kernel's Python must give the same double for the same input.
 */
export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5) / scale;
}

/** Text with a fixed number of decimals, rounded as `round` does: `18.125` is `18.13`, not `18.12`. */
export function fixed(value: number, decimals: number): string {
  return round(value, decimals).toFixed(decimals);
}
