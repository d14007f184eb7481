/** Red, green, blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Reads `#rgb`, `#rrggbb`, `rgb(…)` and `rgba(…)` (opacity is not looked at); undefined for anything else. */
export function parseColor(text: string): Rgb | undefined {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) {
    const digits = hex.length === 3 ? [...hex].map(digit => digit + digit) : (hex.match(/../g) ?? []);
    return triple(digits.map(pair => parseInt(pair, 16)));
  }
  const list = /^rgba?\(([\d.,\s/%]+)\)$/i.exec(text.trim())?.[1];
  return list === undefined
    ? undefined
    : triple(
        list
          .split(/[\s,/]+/)
          .map(Number)
          .slice(0, 3)
      );
}

function triple(numbers: readonly number[]): Rgb | undefined {
  const [red, green, blue] = numbers;
  const ok = numbers.length === 3 && numbers.every(value => value >= 0 && value <= 255);
  return ok && red !== undefined && green !== undefined && blue !== undefined
    ? [red, green, blue]
    : undefined;
}

/** Contrast of two colours, 1 to 21, as WCAG 2 defines it. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/**
 * The colour itself where it can be seen on the background (contrast 3, WCAG's for graphics), else a tint or shade of
 * it that can well (4.5, because outlines are thin). For outlines and strokes: the fill keeps the colour of the band in every theme.
 */
export function legible(color: string, background: string): string {
  const own = parseColor(color);
  const back = parseColor(background);
  if (own === undefined || back === undefined || contrast(own, back) >= 3) {
    return color;
  }
  const target: Rgb = luminance(back) < 0.18 ? [255, 255, 255] : [0, 0, 0];
  for (let part = 0.1; part < 1; part += 0.1) {
    const mixed = mix(own, target, part);
    if (contrast(mixed, back) >= 4.5) {
      return css(mixed);
    }
  }
  return css(target);
}

function mix(a: Rgb, b: Rgb, part: number): Rgb {
  const at = (index: 0 | 1 | 2): number => Math.round(a[index] + (b[index] - a[index]) * part);
  return [at(0), at(1), at(2)];
}

function css(color: Rgb): string {
  return `rgb(${color.join(', ')})`;
}
