import { AS_READ } from './query';
import { parseRadius } from '../sky';
import { ztfColumns } from '../survey/ztf';
import { parseTime } from '../time';

import { canonicalLabel } from './label';
import { nearest } from './nearest';

/** A value that was read, or what is wrong with its text. */
export type ValueResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** Radius of a cone when none is given, arcsec. */
export const DEFAULT_RADIUS = 10;
/** Largest radius of a cone, arcsec (5 degrees). */
export const MAX_RADIUS = 18000;
/** Number of alerts of a class when none is given. */
export const DEFAULT_LAST = 100;
/** Largest number of results that may be asked for. */
export const MAX_LAST = 100000;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
const COLUMN = /^[a-z]:[\w().-]+$/u;

/** Whether the text is a plain decimal number. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text) && Number.isFinite(Number(text));
}

/** A whole number from 1 to `MAX_LAST`. */
export function readCount(text: string): ValueResult<number> {
  const value = Number(text);
  if (/^\d+$/u.test(text) && value >= 1 && value <= MAX_LAST) {
    return { ok: true, value };
  }
  return {
    ok: false,
    message: `invalid number of results: ${text}`,
    remedy: `write a whole number from 1 to ${MAX_LAST}`
  };
}

/** A radius of a cone in arcsec: a number with an optional unit (s, m, d, or the signs " ' °). */
export function readRadius(text: string): ValueResult<number> {
  const radius = parseRadius(text);
  if (!radius.ok) {
    return { ok: false, message: radius.message, remedy: radius.remedy };
  }
  if (radius.arcsec > MAX_RADIUS) {
    return {
      ok: false,
      message: `invalid radius: ${text} is ${radius.arcsec} arcsec`,
      remedy: `${MAX_RADIUS} arcsec (5 degrees) at most: radius=5d`
    };
  }
  return { ok: true, value: radius.arcsec };
}

/** Right ascension, decimal degrees in [0, 360). */
export function readRightAscension(text: string): ValueResult<number> {
  const value = Number(text);
  if (isNumber(text) && value >= 0 && value < 360) {
    // `+ 0` turns -0 into 0.
    return { ok: true, value: value + 0 };
  }
  return {
    ok: false,
    message: `invalid right ascension: ${text}`,
    remedy: 'write degrees from 0 to below 360, or hours as 16:24:10.12'
  };
}

/** Declination, decimal degrees in [-90, 90]. */
export function readDeclination(text: string): ValueResult<number> {
  const value = Number(text);
  if (isNumber(text) && value >= -90 && value <= 90) {
    return { ok: true, value: value + 0 };
  }
  return { ok: false, message: `invalid declination: ${text}`, remedy: 'write degrees from -90 to 90' };
}

/** An instant as JD UTC. `2024.01.31` is taken as `2024-01-31`. */
export function readTime(text: string): ValueResult<number> {
  const result = parseTime(text.replace(/^(\d{4})\.(\d\d)\.(\d\d)(?!\d)/u, '$1-$2-$3'));
  return result.ok ? { ok: true, value: result.jd } : result;
}

/** Yes or no. */
export function readFlag(text: string): ValueResult<boolean> {
  if (/^(?:yes|true|on|1)$/iu.test(text)) {
    return { ok: true, value: true };
  }
  if (/^(?:no|false|off|0)$/iu.test(text)) {
    return { ok: true, value: false };
  }
  return { ok: false, message: `invalid choice: ${text}`, remedy: 'write yes or no' };
}

/** What is wrong with names of columns, all wrong ones together; undefined when nothing is. */
function wrongColumns(names: readonly string[]): { ok: false; message: string; remedy: string } | undefined {
  const shapeless = names.filter(name => !COLUMN.test(name));
  if (names.length === 0 || shapeless.length > 0) {
    const message = names.length === 0 ? 'missing columns' : `invalid columns: ${shapeless.join(', ')}`;
    const remedy = 'write each with its family in front, as in i:objectId,i:jd,d:cdsxmatch';
    return { ok: false, message, remedy };
  }
  const unknown = names.filter(name => !ztfColumns.has(name));
  if (unknown.length === 0) {
    return undefined;
  }
  const near = unknown.map(name => nearest(name, ztfColumns.keys())).filter(name => name !== undefined);
  return {
    ok: false,
    message: `unknown ${unknown.length === 1 ? 'column' : 'columns'}: ${unknown.join(', ')}`,
    remedy:
      near.length > 0 ? `did you mean ${near.join(', ')}?` : 'remove it, or look it up in the list of columns'
  };
}

/** Names of columns with commas between; each has its family in front, as `i:magpsf`. */
export function readColumns(text: string): ValueResult<readonly string[]> {
  const names = text.split(/[\s,]+/u).filter(name => name !== '');
  return wrongColumns(names) ?? { ok: true, value: [...new Set(names)] };
}

/** One column, with a minus sign for descending order. */
export function readSort(text: string): ValueResult<{ column: string; descending: boolean }> {
  if (text === AS_READ) {
    return { ok: true, value: { column: AS_READ, descending: false } };
  }
  const column = text.replace(/^[+-]/u, '');
  return wrongColumns([column]) ?? { ok: true, value: { column, descending: text.startsWith('-') } };
}

/**
 * A class label without blanks around it and without the `(SIMBAD) ` mark; `(TNS) ` is kept. A known label in other
 * capitals is written as the survey writes it.
 */
export function readClass(text: string): ValueResult<string> {
  let label = text.trim();
  while (/^\(SIMBAD\)/iu.test(label)) {
    label = label.slice('(SIMBAD)'.length).trim();
  }
  if (label === '') {
    return { ok: false, message: 'missing class', remedy: 'write a label, as in class="SN candidate"' };
  }
  return { ok: true, value: canonicalLabel(label) };
}
