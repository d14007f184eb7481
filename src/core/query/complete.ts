import { ztfColumns } from '../survey/ztf';

import { FIELDS, fieldOf, type IField } from './fields';
import { knownLabels } from './label';
import { tokenize, type IToken } from './token';

/** One way to go on. */
export interface ICompletion {
  /** Text that takes the place of what is typed. */
  readonly text: string;
  /** What is shown. */
  readonly label: string;
  /** One line of meaning. */
  readonly doc?: string;
}

/** What can be typed at a place, and the part of the text that it would replace. */
export interface ICompletions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly ICompletion[];
}

/** Options shown at most. */
const MOST = 50;
/** Letters of a plain word before classes are offered for it. */
const CLASS_LETTERS = 2;

/**
 * What can be typed at `cursor`: keywords for a plain word (and the classes that hold it), values behind `key=`.
 * Matches anywhere in a label, whatever the capitals. Never throws.
 */
export function complete(text: string, cursor: number): ICompletions {
  const at = Math.max(0, Math.min(cursor, text.length));
  const { tokens } = tokenize(text.slice(0, at));
  const last = tokens[tokens.length - 1];
  const open = openClass(tokens, text.slice(0, at));
  if (open !== undefined) {
    return {
      from: open.from,
      to: endOfToken(text, open.from, at),
      options: classOptions(open.typed, quoted)
    };
  }
  if (last === undefined || last.to < at) {
    return { from: at, to: at, options: keyOptions('', tokens) };
  }
  if (last.key === undefined) {
    const typed = last.value;
    const classes =
      typed.length < CLASS_LETTERS || /^(?:ZTF|[\d+-])/iu.test(typed) ? [] : classOptions(typed, keyed);
    return {
      from: last.from,
      to: endOfToken(text, last.from, at),
      options: [...keyOptions(typed, tokens), ...classes].slice(0, MOST)
    };
  }
  const field = fieldOf(last.key);
  const options = field === undefined ? [] : valueOptions(field, last.value);
  return { from: last.valueFrom, to: endOfToken(text, last.from, at), options };
}

/** The class value that is being typed, with or without quotes; without them blanks may be part of it. */
function openClass(tokens: readonly IToken[], text: string): { from: number; typed: string } | undefined {
  let index = tokens.length - 1;
  while (index >= 0 && tokens[index]?.key === undefined && tokens[index]?.quoted === false) {
    index--;
  }
  const token = tokens[index];
  if (token?.key === undefined || fieldOf(token.key)?.type !== 'class') {
    return undefined;
  }
  const closed = token.quoted && token.to < text.length;
  const typed = token.quoted ? token.value : text.slice(token.valueFrom);
  return closed || (!token.quoted && /\s$/u.test(text)) ? undefined : { from: token.valueFrom, typed };
}

/** End of the token that begins at `from`, at or behind the cursor. */
function endOfToken(text: string, from: number, cursor: number): number {
  const token = tokenize(text).tokens.find(each => each.from <= from && each.to >= cursor);
  return token === undefined ? cursor : Math.max(cursor, token.to);
}

function keyOptions(typed: string, tokens: readonly IToken[]): ICompletion[] {
  const used = new Set(tokens.map(token => (token.key === undefined ? '' : fieldOf(token.key)?.key)));
  const lower = typed.toLowerCase();
  return FIELDS.filter(
    field => !used.has(field.key) && [field.key, ...field.aliases].some(name => name.startsWith(lower))
  ).map(field => ({ text: `${field.key}=`, label: `${field.key}=`, doc: field.doc }));
}

function valueOptions(field: IField, typed: string): ICompletion[] {
  if (field.type === 'columns' || field.type === 'sort') {
    return columnOptions(typed);
  }
  return field.examples
    .filter(example => example.toLowerCase().includes(typed.toLowerCase()))
    .map(example => ({ text: example, label: example, doc: field.doc }));
}

/** Columns for the last name of a list; what stands before it is kept. */
function columnOptions(typed: string): ICompletion[] {
  const [, before = '', name = ''] = /^(.*[,\s]|[+-]?)([^,\s]*)$/su.exec(typed) ?? [];
  return [...ztfColumns.values()]
    .filter(column => column.name.toLowerCase().includes(name.toLowerCase()))
    .slice(0, MOST)
    .map(column => ({ text: before + column.name, label: column.name, doc: column.doc }));
}

function quoted(label: string): string {
  return /^[\w*+/()-]+$/u.test(label) ? label : `"${label}"`;
}

function keyed(label: string): string {
  return `class=${quoted(label)}`;
}

function classOptions(typed: string, write: (label: string) => string): ICompletion[] {
  const lower = typed.trim().toLowerCase();
  const found = knownLabels().filter(label => label.toLowerCase().includes(lower));
  const starts = (label: string): number => (label.toLowerCase().startsWith(lower) ? 0 : 1);
  return found
    .sort((a, b) => starts(a) - starts(b))
    .slice(0, MOST)
    .map(label => ({ text: write(label), label: write(label) }));
}
