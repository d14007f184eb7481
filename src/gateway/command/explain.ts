import { explain } from '../../core/plan';
import { loadConfig } from '../config/load';
import { planWithin } from '../question/plan';
import { readQuery } from '../question/readquery';
import { readCommandLine } from './commandline';

export const EXPLAIN_USAGE = `usage: explain TEXT [--config FILE] [--json]

Show what a query would read, without reading it.

  --config FILE   configuration; default: config.yml beside the program
  --json          print the plan itself
  --data DIR      understood, and not needed
`;

/** Print the plan of a query. */
export function explainCommand(argv: readonly string[], print: (text: string) => void = console.log): void {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean', default: false } as const;
  const { values, positionals } = readCommandLine(EXPLAIN_USAGE, {
    args: [...argv],
    options: { config: text, data: text, json: yes, help: { ...yes, short: 'h' } },
    allowPositionals: true
  });
  if (values.help) {
    print(EXPLAIN_USAGE);
    return;
  }
  const plan = planWithin(loadConfig(values), readQuery({ query: positionals.join(' ') }));
  print(values.json ? JSON.stringify(plan, null, 2) : explain(plan));
}
