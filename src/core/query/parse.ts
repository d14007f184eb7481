import { looksLikePosition, readCentre, type ICentre } from './centre';
import { compose, type IParts } from './compose';
import { fieldNames, fieldOf, type IField } from './fields';
import { classNote, hintOf } from './hint';
import { nearest } from './nearest';
import { looksLikeObjectId, parseObjectId } from './objectid';
import type { IProblem, ParseResult } from './query';
import { tokenize, type IToken } from './token';
import { leftOver } from './leftover';
import { READERS } from './readers';

/**
 * Reads a query: object ids or the beginning of one, a position with a radius, or `class="…"`, each with
 * options (`last=50`). Fields are described in `fields.ts`. Never throws: what is wrong is returned as
 * problems with their places and remedies, in the order of the text.
 */
export function parseQuery(text: string): ParseResult {
  const { tokens, problems } = tokenize(text);
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  if (tokens.length === 0) {
    return { ok: false, problems: [missing(text)] };
  }
  const parts: IParts = { text, fields: new Map(), ids: [], centre: null };
  const words = tokens.filter(token => token.key === undefined);
  readKeywords(tokens, parts, problems);
  readIds(words, parts, problems);
  const rest = words.filter(word => word.quoted || !looksLikeObjectId(word.value));
  parts.centre = readRest(rest, tokens, problems);
  if (problems.length > 0) {
    return { ok: false, problems: inOrder(problems) };
  }
  const composed = compose(parts);
  return composed.ok
    ? { ok: true, query: composed.query, hint: hintOf(composed.query) + classNote(composed.query) }
    : { ok: false, problems: inOrder(composed.problems) };
}

function missing(text: string): IProblem {
  return {
    from: 0,
    to: text.length,
    message: 'missing query',
    remedy: 'type an object id, a position RA DEC RADIUS, or class="…"'
  };
}

function inOrder(problems: readonly IProblem[]): IProblem[] {
  return [...problems].sort((a, b) => a.from - b.from || a.to - b.to);
}

function readKeywords(tokens: readonly IToken[], parts: IParts, problems: IProblem[]): void {
  for (const token of tokens) {
    if (token.key === undefined) {
      continue;
    }
    const field = fieldOf(token.key);
    if (field === undefined) {
      problems.push(unknownKeyword(token, token.key));
    } else if (parts.fields.has(field.key)) {
      const message = `ambiguous ${field.key}: it is given twice`;
      problems.push({ from: token.from, to: token.to, message, remedy: 'keep one of them' });
    } else {
      readValue(token, field, parts, problems);
    }
  }
}

function unknownKeyword(token: IToken, key: string): IProblem {
  const near = nearest(key, fieldNames());
  const remedy = near === undefined ? `use one of ${keyList()}` : `did you mean ${near}=?`;
  return { from: token.from, to: token.from + key.length, message: `unknown keyword: ${key}`, remedy };
}

function keyList(): string {
  return 'class, last, after, before, radius, sort, columns';
}

function readValue(token: IToken, field: IField, parts: IParts, problems: IProblem[]): void {
  const place = { from: token.valueFrom, to: Math.max(token.to, token.valueFrom) };
  if (token.value.trim() === '') {
    const remedy = `write ${field.key}=${field.examples[0] ?? '…'}`;
    problems.push({ from: token.from, to: token.to, message: `missing value of ${field.key}`, remedy });
    return;
  }
  if (field.type === 'ids') {
    const ids = token.value.split(/[\s,]+/u).filter(id => id !== '');
    readIdTexts(
      ids.map(id => ({ id, ...place })),
      parts,
      problems
    );
    return;
  }
  const result = READERS[field.type](token.value, field.key);
  if (result.ok) {
    parts.fields.set(field.key, { value: result.value, from: token.from, to: token.to });
  } else {
    problems.push({ ...place, message: result.message, remedy: result.remedy });
  }
}

function readIds(words: readonly IToken[], parts: IParts, problems: IProblem[]): void {
  const texts = words
    .filter(word => !word.quoted && looksLikeObjectId(word.value))
    .map(word => ({ id: word.value, from: word.from, to: word.to }));
  readIdTexts(texts, parts, problems);
}

function readIdTexts(
  texts: readonly { id: string; from: number; to: number }[],
  parts: IParts,
  problems: IProblem[]
): void {
  for (const { id, from, to } of texts) {
    const result = parseObjectId(id);
    if (result.ok) {
      parts.ids.push({ id: result.id, partial: result.partial, from, to });
    } else {
      problems.push({ from, to, message: result.message, remedy: result.remedy });
    }
  }
}

/** Words that are neither keywords nor ids: a position, or not understood. */
function readRest(rest: readonly IToken[], tokens: readonly IToken[], problems: IProblem[]): ICentre | null {
  if (rest.length === 0) {
    return null;
  }
  if (!looksLikePosition(rest)) {
    problems.push(leftOver(rest, tokens));
    return null;
  }
  const result = readCentre(rest);
  if (result.ok) {
    return result.centre;
  }
  problems.push(result.problem);
  return null;
}
