/** A radius read from text, or what is wrong with it. */
export type RadiusResult =
  | { readonly ok: true; readonly arcsec: number }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

const REMEDY = 'write a number of arcseconds, or with a unit: 30, 30s, 10m, 0.5d (also 30", 10\')';

/** Arcseconds in each unit that may follow a radius. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  s: 1,
  '"': 1,
  '″': 1,
  "''": 1,
  arcsec: 1,
  m: 60,
  "'": 60,
  '′': 60,
  arcmin: 60,
  d: 3600,
  '°': 3600,
  deg: 3600
};

/** Reads a radius: a number, in arcseconds unless a unit `s m d " '` (or arcsec, arcmin, deg) follows. */
export function parseRadius(text: string): RadiusResult {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([^\d\s]*)$/.exec(text.trim());
  if (match === null) {
    return { ok: false, message: `invalid radius: ${text.trim()}`, remedy: REMEDY };
  }
  const unit = UNITS[(match[2] ?? '').toLowerCase()];
  if (unit === undefined) {
    return { ok: false, message: `unknown unit of a radius: ${match[2]}`, remedy: REMEDY };
  }
  const arcsec = Number(match[1]) * unit;
  if (!(arcsec > 0 && arcsec <= 180 * 3600)) {
    return {
      ok: false,
      message: `invalid radius: ${text.trim()} must be above 0 and at most 180 degrees`,
      remedy: REMEDY
    };
  }
  return { ok: true, arcsec };
}
