import { type Row, type Value } from '../value';

/** JSON text of a row with 64-bit integers as decimal text, NaN and infinities as null. */
export function jsonRow(row: Row): string {
  // By hand: a replacer of JSON.stringify would be called for each value, which takes three times as long.
  let text = '';
  for (const name in row) {
    const value = row[name];
    if (value !== undefined) {
      text += `${text === '' ? '{' : ','}${nameText(name)}${valueText(value)}`;
    }
  }
  return text === '' ? '{}' : `${text}}`;
}

function valueText(value: Value): string {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? `${value}` : 'null';
    case 'bigint':
      return `"${value}"`;
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return JSON.stringify(value);
  }
}

/** Names of columns as they stand before a value. They are few, and the same in every row. */
const nameTexts = new Map<string, string>();
/** A bound for names that come from outside. */
const MOST_NAMES = 2000;

function nameText(name: string): string {
  let text = nameTexts.get(name);
  if (text === undefined) {
    text = `${JSON.stringify(name)}:`;
    if (nameTexts.size < MOST_NAMES) {
      nameTexts.set(name, text);
    }
  }
  return text;
}

/** One line of NDJSON for a row, with its line feed. Line breaks inside values are escaped by JSON. */
export function ndjsonRow(row: Row): string {
  return `${jsonRow(row)}\n`;
}
