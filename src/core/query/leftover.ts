import type { IProblem } from './query';
import type { IToken } from './token';

const GENERAL = 'type an object id (ZTF18…), a position RA DEC RADIUS, or class="…"';

/**
 * The problem of words that are neither keywords, nor ids, nor a position. A class label without quotes or
 * without `class=` is the usual cause.
 */
export function leftOver(rest: readonly IToken[], tokens: readonly IToken[]): IProblem {
  const first = rest[0];
  const from = first?.from ?? 0;
  const to = rest[rest.length - 1]?.to ?? from;
  const text = rest.map(word => word.value).join(' ');
  const before = tokens[tokens.findIndex(token => token === first) - 1];
  if (before?.key?.toLowerCase() === 'class' && !before.quoted) {
    return {
      from: before.from,
      to,
      message: `invalid class: ${before.value} ${text} has blanks and no quotes`,
      remedy: `class="${before.value} ${text}"`
    };
  }
  const remedy = /^[A-Za-z(]/u.test(text) ? `${GENERAL}; a class is written class="${text}"` : GENERAL;
  return { from, to, message: `unknown text: ${text}`, remedy };
}
