/**
 * A Python string literal of any text. Everything but printable ASCII is escaped, so that no quote, line break,
 * or direction mark in a class name or an id can end the literal or hide what it says.
 */
export function pythonString(text: string): string {
  const body = [...text].map(escaped).join('');
  return `"${body}"`;
}

/** A finite number as Python reads it; throws RangeError otherwise, naming the argument. */
export function pythonNumber(value: number, name: string): string {
  if (!Number.isFinite(value)) {
    throw new RangeError(`invalid ${name}: ${value}; give a finite number`);
  }
  return String(value);
}

/** A list of strings, one on each line. */
export function pythonList(texts: readonly string[]): string {
  return `[\n${texts.map(text => `    ${pythonString(text)},\n`).join('')}]`;
}

/** The last argument of a call that asks a source, with its comma; nothing for the default source. */
export function sourceArgument(source: string | undefined): string {
  return source === undefined ? '' : `, source=${pythonString(source)}`;
}

function isPrintable(character: string): boolean {
  return /^[ -~]$/.test(character);
}

function escaped(character: string): string {
  if (character === '\\' || character === '"') {
    return `\\${character}`;
  }
  if (isPrintable(character)) {
    return character;
  }
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
