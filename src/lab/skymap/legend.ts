import type { ISkyClass, ISkyScene } from '../../core/figure/skymap';

export interface ILegendItem {
  readonly entry: ISkyClass;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface ILegend {
  readonly items: readonly ILegendItem[];
  readonly height: number;
}

const DEFAULTS = { line: 20, gap: 18, marker: 16, longest: 40 };

/** Legend entries in lines that fit a width; `measure` gives the width of a text in pixels. */
export function legendOf(scene: ISkyScene, width: number, measure: (text: string) => number): ILegend {
  const items: ILegendItem[] = [];
  let x = 0;
  let line = 0;
  scene.classes.forEach(entry => {
    const text = `${shortText(entry.name, DEFAULTS.longest)} (${entry.count})`;
    const long = DEFAULTS.marker + measure(text);
    if (x > 0 && x + long > width) {
      x = 0;
      line += 1;
    }
    items.push({ entry, text, x, y: line * DEFAULTS.line + DEFAULTS.line / 2 });
    x += long + DEFAULTS.gap;
  });
  return { items, height: items.length === 0 ? 0 : (line + 1) * DEFAULTS.line };
}

/** Long text ends in an ellipsis. */
export function shortText(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
