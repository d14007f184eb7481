import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';

/** One line of a table: the same names in every line. */
export type Line = Readonly<Record<string, string | number | null>>;

/** What a benchmark found. */
export interface IFindings {
  readonly name: string;
  /** Tables by title. */
  readonly tables: Readonly<Record<string, readonly Line[]>>;
  /** What the reader must know to read the numbers. */
  readonly notes: readonly string[];
}

/** Print the tables and write them to `bench/out/NAME.json`, with what is known of the machine. */
export function report({ name, tables, notes }: IFindings): void {
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    loadLastMinute: round(loadavg()[0] ?? NaN, 2)
  };
  for (const [title, lines] of Object.entries(tables)) {
    console.log(`\n${title}`);
    console.log(columns(lines));
  }
  console.log(`\n${notes.map(note => `- ${note}`).join('\n')}`);
  const { node, cpu, cores, loadLastMinute } = machine;
  console.log(
    `- Node ${node}, ${cores} × ${cpu}, ${loadLastMinute} processes ran or waited in the last minute.`
  );
  const path = join('bench', 'out', `${name}.json`);
  mkdirSync(join('bench', 'out'), { recursive: true });
  writeFileSync(
    path,
    `${JSON.stringify({ name, date: new Date().toISOString(), machine, tables, notes }, null, 2)}\n`
  );
  console.log(`\n${path}`);
}

/** Text of a table: words to the left, numbers to the right. */
function columns(lines: readonly Line[]): string {
  const names = Object.keys(lines[0] ?? {});
  const text = (value: Line[string] | undefined): string => (value === null ? '–' : String(value ?? ''));
  const widths = names.map(name => Math.max(name.length, ...lines.map(line => text(line[name]).length)));
  const isNumber = names.map(name => lines.some(line => typeof line[name] === 'number'));
  const put = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [put(names), ...lines.map(line => put(names.map(name => text(line[name]))))].join('\n');
}

/** A number with so many decimals. */
export function round(value: number, decimals = 1): number {
  return Number(value.toFixed(decimals));
}
