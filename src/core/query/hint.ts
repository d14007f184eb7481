import { isKnownClass } from '../survey/ztf/classes';
import { jdToIso } from '../time';

import { knownLabels } from './label';
import { nearest } from './nearest';
import type { Query } from './query';

/** A length on the sky in the unit that reads best: `10″`, `5′`, `1.5°`. */
export function angleText(arcsec: number): string {
  if (arcsec >= 3600) {
    return `${Number((arcsec / 3600).toPrecision(4))}°`;
  }
  if (arcsec >= 60) {
    return `${Number((arcsec / 60).toPrecision(4))}′`;
  }
  return `${Number(arcsec.toPrecision(4))}″`;
}

function dates(startJd: number | undefined, stopJd: number | undefined): string {
  const day = (jd: number): string =>
    jdToIso(jd)
      .replace(/:\d\d\.\d+$/u, '')
      .replace(/ 00:00$/u, '');
  return [
    startJd === undefined ? '' : ` from ${day(startJd)}`,
    stopJd === undefined ? '' : ` until ${day(stopJd)}`
  ].join('');
}

/** A sentence for a class that is in no list: it may have alerts, but more likely it is mistyped. */
export function classNote(query: Query): string {
  if (query.kind !== 'class' || isKnownClass(query.class)) {
    return '';
  }
  const near = nearest(query.class, knownLabels());
  return near === undefined
    ? ' (not in the list of known classes)'
    : ` (not in the list of known classes; did you mean ${near}?)`;
}

/** One sentence that says what a query asks for, for display under the search box and in titles. */
export function hintOf(query: Query): string {
  switch (query.kind) {
    case 'object': {
      const last = query.last === undefined ? 'All' : `The last ${query.last}`;
      if (query.prefix !== undefined) {
        return `${last} alerts of objects whose id begins with ${query.prefix}`;
      }
      const [first] = query.ids;
      return query.ids.length === 1
        ? `${last} alerts of object ${first ?? ''}`
        : `${last} alerts of ${query.ids.length} objects`;
    }
    case 'cone': {
      const which = query.last === undefined ? 'Objects' : `The first ${query.last} objects`;
      const sign = query.dec < 0 ? '−' : '+';
      const centre = `${query.ra.toFixed(5)} ${sign}${Math.abs(query.dec).toFixed(5)}`;
      return `${which} within ${angleText(query.radius)} of ${centre}`;
    }
    case 'class':
      return `The last ${query.last} alerts of class ${query.class}${dates(query.startJd, query.stopJd)}`;
  }
}
