/**
 * Rounds half up to a number of decimals: `floor(x * 10^n + 0.5) / 10^n`.
 * Written out, because the kernel's Python must give the same double for the same input.
 */
export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5) / scale;
}
