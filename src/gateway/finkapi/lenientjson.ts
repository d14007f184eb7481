import { parseExact } from '../../wire/exactjson';

/** A string, or a word that Python writes for a number that JSON has no word for. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Parses JSON as Python writes it: integers beyond 2^53 - 1 come back as decimal text, NaN and infinities as null.
 * @throws SyntaxError for what is no such JSON.
 */
export function parseLenient(text: string): unknown {
  try {
    return parseExact(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) {
      throw error;
    }
    return parseExact(text.replace(TOKENS, token => (token.startsWith('"') ? token : 'null')));
  }
}
