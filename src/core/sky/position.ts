import { normalizeRa } from './angle';
import { parseRadius } from './radius';

/** A position read from text, or what is wrong with the text. */
export type PositionResult =
  | {
      readonly ok: true;
      /** ICRS right ascension, degrees, [0, 360). */
      readonly ra: number;
      /** ICRS declination, degrees, [-90, 90]. */
      readonly dec: number;
      /** Radius that followed the position, arcseconds. */
      readonly radiusArcsec?: number;
    }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

const REMEDY =
  'write degrees (246.0422 25.669) or hours and degrees (16:24:10.12 +25:40:09.3, 16h24m10.12s +25d40m09.3s), ' +
  'and if you like a radius in arcseconds or with a unit s, m, d';

const NUMBER = String.raw`(?:\d+\.?\d*|\.\d+)`;
/** The forms of a position; each captures right ascension, declination and what is left as the radius. */
const FORMS: readonly RegExp[] = [
  // 16h24m10.12s -25d40m09.3s, blanks between the parts allowed; minutes and seconds may be left out
  new RegExp(
    String.raw`^([+-]?\s*${NUMBER}\s*[hd](?:\s*${NUMBER}\s*m)?(?:\s*${NUMBER}\s*s)?)\s*([+-]?\s*${NUMBER}\s*d(?:\s*${NUMBER}\s*m)?(?:\s*${NUMBER}\s*s)?)(?:\s+(\S+))?$`
  ),
  // 16:24:10.12 +25:40:09.3, seconds may be left out
  new RegExp(
    String.raw`^([+-]?${NUMBER}(?::${NUMBER}){1,2})\s+([+-]?${NUMBER}(?::${NUMBER}){1,2})(?:\s+(\S+))?$`
  ),
  // 16 24 10.12 +25 40 09.3
  new RegExp(
    String.raw`^([+-]?${NUMBER}\s+${NUMBER}\s+${NUMBER})\s+([+-]?${NUMBER}\s+${NUMBER}\s+${NUMBER})(?:\s+(\S+))?$`
  ),
  // 246.0422 25.669
  new RegExp(String.raw`^([+-]?${NUMBER})\s+([+-]?${NUMBER})(?:\s+(\S+))?$`)
];

/** Names that are positions: J162410.12+254009.3. */
const IAU_NAME = /^[jJ]?(\d\d)(\d\d)(\d\d(?:\.\d*)?)\s*([+-]\d\d)(\d\d)(\d\d(?:\.\d*)?)$/;

/**
 * Reads a position with an optional radius behind it. Accepted: two decimals in degrees; sexagesimal with
 * blanks, colons or letters (right ascension in hours; with `d` in degrees); IAU names. Commas count as
 * blanks. Right ascension may be given from -180 and is brought to [0, 360). Ranges are checked. Never throws.
 */
export function parsePosition(text: string): PositionResult {
  const plain = tidy(text);
  if (plain === '') {
    return invalid('missing position');
  }
  const name = IAU_NAME.exec(plain);
  if (name !== null) {
    return build(name.slice(1, 4).join(':'), name.slice(4, 7).join(':'), undefined, text);
  }
  for (const form of FORMS) {
    const match = form.exec(plain);
    if (match !== null) {
      return build(match[1] ?? '', match[2] ?? '', match[3], text);
    }
  }
  return invalid(`invalid position: ${text.trim()}`);
}

/** One spelling for signs, units and separators; a sign always begins a new word. */
function tidy(text: string): string {
  return text
    .replace(/[−–]/g, '-')
    .replace(/,/g, ' ')
    .replace(/°|º|\bdeg\b/g, 'd')
    .replace(/(h|d)(\s*[\d.]+\s*)['′m]/gi, '$1$2m')
    .replace(/m(\s*[\d.]+\s*)(?:''|["″])/gi, 'm$1s')
    .replace(/([\d.smd])\s*([+-])/gi, '$1 $2')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[HDMS]/g, letter => letter.toLowerCase());
}

function build(
  raText: string,
  decText: string,
  radiusText: string | undefined,
  text: string
): PositionResult {
  const ra = sexagesimal(raText);
  const dec = sexagesimal(decText);
  if (typeof ra === 'string') {
    return invalid(`invalid right ascension: ${raText} (${ra})`);
  }
  if (typeof dec === 'string') {
    return invalid(`invalid declination: ${decText} (${dec})`);
  }
  const hours = ra.unit === 'h' || (ra.unit === '' && ra.parts > 1);
  const degrees = ra.value * (hours ? 15 : 1);
  if (hours ? ra.value < 0 || ra.value > 24 : degrees < -180 || degrees > 360) {
    return invalid(
      `invalid right ascension: ${raText} must be within ${hours ? '0 to 24 hours' : '0 to 360 degrees'}`
    );
  }
  if (Math.abs(dec.value) > 90) {
    return invalid(`invalid declination: ${decText} must be within -90 to 90 degrees`);
  }
  const position = { ok: true as const, ra: normalizeRa(degrees), dec: dec.value };
  if (radiusText === undefined) {
    return position;
  }
  const radius = parseRadius(radiusText);
  if (!radius.ok) {
    return { ok: false, message: `${radius.message} (in "${text.trim()}")`, remedy: REMEDY };
  }
  return { ...position, radiusArcsec: radius.arcsec };
}

interface IParts {
  readonly value: number;
  readonly unit: 'h' | 'd' | '';
  readonly parts: number;
}

/** Up to three parts to a decimal; the reason as text when a part is out of range. */
function sexagesimal(text: string): IParts | string {
  const numbers = text.match(new RegExp(NUMBER, 'g')) ?? [];
  const [first = '0', ...rest] = numbers;
  const letters = text.replace(/[^hdms]/g, '');
  // 16h10s has no minutes
  const [minute, second] = letters === 'hs' || letters === 'ds' ? ['0', rest[0]] : rest;
  if (rest.length > 0 && first.includes('.')) {
    return 'only the last part may have decimals';
  }
  if (second !== undefined && minute !== undefined && minute.includes('.')) {
    return 'only the last part may have decimals';
  }
  if (Number(minute ?? 0) >= 60) {
    return 'minutes must be below 60';
  }
  if (Number(second ?? 0) >= 60) {
    return 'seconds must be below 60';
  }
  const size = Number(first) + Number(minute ?? 0) / 60 + Number(second ?? 0) / 3600;
  const unit = letters.startsWith('h') ? 'h' : letters.startsWith('d') ? 'd' : '';
  return { value: text.startsWith('-') ? -size : size, unit, parts: numbers.length };
}

function invalid(message: string): PositionResult {
  return { ok: false, message, remedy: REMEDY };
}
