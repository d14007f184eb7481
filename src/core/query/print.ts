import { isoToJd, jdToIso } from '../time';

import type { Query } from './query';

/** A label in quotes, double unless it holds one. */
function quote(text: string): string {
  const mark = text.includes('"') && !text.includes("'") ? "'" : '"';
  return `${mark}${text.replace(/[\\"']/gu, found => (found === '\\' || found === mark ? `\\${found}` : found))}${mark}`;
}

/** A time as ISO date where that is exact, else as JD with all its digits. */
function timeText(jd: number): string {
  const iso = jdToIso(jd).replace(' ', 'T');
  const short = iso.replace(/T00:00:00\.000$/u, '').replace(/\.000$/u, '');
  return short !== '' && isoToJd(short) === jd ? short : String(jd);
}

function anchorOf(query: Query): string {
  switch (query.kind) {
    case 'object':
      return query.prefix ?? query.ids.join(' ');
    case 'cone':
      return `ra=${query.ra} dec=${query.dec} radius=${query.radius}`;
    case 'class':
      return `class=${quote(query.class)}`;
  }
}

/** Write a query in the query language, so that `parseQuery` reads the same query from it. */
export function printQuery(query: Query): string {
  const words = [anchorOf(query)];
  if (query.last !== undefined) {
    words.push(`last=${query.last}`);
  }
  if (query.kind === 'class') {
    if (query.startJd !== undefined) {
      words.push(`after=${timeText(query.startJd)}`);
    }
    if (query.stopJd !== undefined) {
      words.push(`before=${timeText(query.stopJd)}`);
    }
  }
  if (query.kind === 'object' && query.withUpperLimits === true) {
    words.push('withupperlim=yes');
  }
  if (query.columns !== undefined) {
    words.push(`columns=${query.columns.join(',')}`);
  }
  if (query.sort !== undefined) {
    words.push(`sort=${query.sort.descending ? '-' : ''}${query.sort.column}`);
  }
  return words.join(' ');
}
