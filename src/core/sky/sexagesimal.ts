import { normalizeRa } from './angle';

/** How the three parts are set: `16h24m10.12s`, `16:24:10.12` or `16 24 10.12`. */
export type SexagesimalStyle = 'letters' | 'colons' | 'blanks';

/** Right ascension in degrees as hours, minutes, seconds of time; `decimals` of the seconds. */
export function formatHms(ra: number, decimals = 2, style: SexagesimalStyle = 'letters'): string {
  if (!Number.isFinite(ra)) {
    return '';
  }
  return join(parts(normalizeRa(ra) / 15, decimals, 24), decimals, style, 'h');
}

/** Declination in degrees as signed degrees, minutes and seconds of arc; `decimals` of the seconds. */
export function formatDms(dec: number, decimals = 1, style: SexagesimalStyle = 'letters'): string {
  if (!Number.isFinite(dec)) {
    return '';
  }
  const sign = dec < 0 ? '-' : '+';
  return sign + join(parts(Math.abs(dec), decimals, Infinity), decimals, style, 'd');
}

/** Whole units, minutes and seconds, rounded together so that 59.999 s becomes the next minute. */
function parts(value: number, decimals: number, wrap: number): [number, number, number] {
  const scale = 10 ** decimals;
  const ticks = Math.round(value * 3600 * scale);
  const perUnit = 3600 * scale;
  const unit = Math.floor(ticks / perUnit);
  const minute = Math.floor((ticks - unit * perUnit) / (60 * scale));
  const second = (ticks - unit * perUnit - minute * 60 * scale) / scale;
  return [unit >= wrap ? unit - wrap : unit, minute, second];
}

function join(
  [unit, minute, second]: [number, number, number],
  decimals: number,
  style: SexagesimalStyle,
  letter: 'h' | 'd'
): string {
  const texts = [
    String(unit).padStart(2, '0'),
    String(minute).padStart(2, '0'),
    second.toFixed(decimals).padStart(decimals === 0 ? 2 : decimals + 3, '0')
  ];
  if (style === 'letters') {
    return `${texts[0]}${letter}${texts[1]}m${texts[2]}s`;
  }
  return texts.join(style === 'colons' ? ':' : ' ');
}
