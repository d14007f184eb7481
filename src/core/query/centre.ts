import { parsePosition } from '../sky';

import type { IProblem } from './query';
import type { IToken } from './token';
import { isNumber, readDeclination, readRadius, readRightAscension } from './values';

/** Centre of a cone as typed in plain words, with the radius (arcsec) if one was typed behind it. */
export interface ICentre {
  readonly ra: number;
  readonly dec: number;
  readonly radius?: number;
}

export type CentreResult =
  { readonly ok: true; readonly centre: ICentre } | { readonly ok: false; readonly problem: IProblem };

const REMEDY = 'write RA DEC [RADIUS], as in 246.0422 25.669 10 or 16:24:10.12 +25:40:09.3 30';

function joined(words: readonly IToken[]): string {
  return words.map(word => word.value).join(' ');
}

function failed(words: readonly IToken[], message: string, remedy: string): CentreResult {
  const from = words[0]?.from ?? 0;
  const to = words[words.length - 1]?.to ?? from;
  return { ok: false, problem: { from, to, message, remedy } };
}

/** `RA DEC` in decimal degrees: each half is checked at its own place. */
function fromDegrees(raWord: IToken, decWord: IToken): CentreResult {
  const ra = readRightAscension(raWord.value);
  if (!ra.ok) {
    return failed([raWord], ra.message, ra.remedy);
  }
  const dec = readDeclination(decWord.value);
  if (!dec.ok) {
    return failed([decWord], dec.message, dec.remedy);
  }
  return { ok: true, centre: { ra: ra.value, dec: dec.value } };
}

function withRadius(result: CentreResult, word: IToken): CentreResult {
  if (!result.ok) {
    return result;
  }
  const radius = readRadius(word.value);
  if (!radius.ok) {
    return failed([word], radius.message, radius.remedy);
  }
  return { ok: true, centre: { ...result.centre, radius: radius.value } };
}

/** Whether words may be meant as a position: they begin with a digit, a sign or a point, or are an IAU name. */
export function looksLikePosition(words: readonly IToken[]): boolean {
  return /^(?:[+\-−.]?\d|J\d{4})/iu.test(words[0]?.value ?? '');
}

/**
 * Reads words as the centre of a cone: decimal degrees or sexagesimal (blanks, colons or letters; right
 * ascension in hours), and one more word as the radius.
 */
export function readCentre(words: readonly IToken[]): CentreResult {
  const [first, second, third] = words;
  if (words.length <= 3 && first && second && isNumber(first.value) && isNumber(second.value)) {
    const result = fromDegrees(first, second);
    return third === undefined ? result : withRadius(result, third);
  }
  if (words.length === 1 && first && isNumber(first.value)) {
    return failed(words, `missing declination after ${first.value}`, REMEDY);
  }
  const whole = parsePosition(joined(words));
  if (!whole.ok) {
    return failed(words, whole.message, REMEDY);
  }
  const centre = { ra: whole.ra, dec: whole.dec };
  const last = words[words.length - 1];
  return whole.radiusArcsec === undefined || last === undefined
    ? { ok: true, centre }
    : withRadius({ ok: true, centre }, last);
}
