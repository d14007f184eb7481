import type { IProblem } from './query';

/** A word of the query, or `key=value`, with its place in the text. */
export interface IToken {
  /** What stands before `=` or `:`; absent for a plain word. */
  readonly key?: string;
  /** The word, or the value, without its quotes. */
  readonly value: string;
  readonly quoted: boolean;
  /** Offsets of the whole token. */
  readonly from: number;
  readonly to: number;
  /** Offset where the value begins (after the key), quotes included. */
  readonly valueFrom: number;
}

const SEPARATOR = /[\s,]/u;
const KEY = /[A-Za-z][\w-]*[=:]/uy;
/** A comma that ends a value: another `key=` follows. */
const NEXT_KEY = /,\s*[A-Za-z][\w-]*=/uy;
const COMMA_GAP = /,\s+(?=\S)/uy;
const DATE_THEN_TIME = /(?<=\d{4}[-.]\d\d[-.]\d\d)[ \t]+(?=\d\d:\d\d)/uy;

/** `pattern` (sticky) tried at `at`: the text matched, or undefined. */
function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Read a quoted text that begins at `at`. A backslash takes the next character as it is. */
function readQuoted(text: string, at: number): { value: string; to: number; closed: boolean } {
  const quote = text[at];
  let value = '';
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === quote) {
      return { value, to: i + 1, closed: true };
    }
    if (text[i] === '\\' && i + 1 < text.length) {
      i++;
    }
    value += text[i];
  }
  return { value, to: text.length, closed: false };
}

/** End of a plain word or value that begins at `at`. Within a value commas make lists. */
function endOfPlain(text: string, at: number, isValue: boolean): number {
  let i = at;
  while (i < text.length) {
    const character = text[i] ?? '';
    if (!SEPARATOR.test(character)) {
      i++;
      continue;
    }
    if (!isValue) {
      return i;
    }
    if (character === ',') {
      if (i === at || match(NEXT_KEY, text, i) !== undefined) {
        return i;
      }
      i += match(COMMA_GAP, text, i)?.length ?? 1;
      continue;
    }
    const gap = match(DATE_THEN_TIME, text, i);
    if (gap === undefined) {
      return i;
    }
    i += gap.length;
  }
  return i;
}

/**
 * Split a query into words and `key=value` pairs (also `key:value`), separated by blanks or commas.
 * Quotes, single or double, hold a text with blanks together where a word or value begins; inside a word
 * they are plain characters (`10'`, `Barnard's`). Never throws; an unbalanced quote is a problem.
 */
export function tokenize(text: string): { tokens: IToken[]; problems: IProblem[] } {
  const tokens: IToken[] = [];
  const problems: IProblem[] = [];
  let i = 0;
  while (i < text.length) {
    if (SEPARATOR.test(text[i] ?? '')) {
      i++;
      continue;
    }
    const from = i;
    const keyText = match(KEY, text, i);
    const key = keyText?.slice(0, -1);
    const valueFrom = from + (keyText?.length ?? 0);
    const quoted = text[valueFrom] === '"' || text[valueFrom] === "'";
    let value: string;
    let to: number;
    if (quoted) {
      const read = readQuoted(text, valueFrom);
      ({ value, to } = read);
      if (!read.closed) {
        const quote = text[valueFrom] ?? '"';
        problems.push({
          from: valueFrom,
          to,
          message: `invalid quote: ${quote} is opened and not closed`,
          remedy: `${text.slice(from)}${quote}`
        });
      }
    } else {
      to = endOfPlain(text, valueFrom, key !== undefined);
      value = text.slice(valueFrom, to);
    }
    tokens.push({ ...(key === undefined ? {} : { key }), value, quoted, from, to, valueFrom });
    i = to;
  }
  return { tokens, problems };
}
