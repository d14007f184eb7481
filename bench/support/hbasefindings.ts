import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './report';

/** What `npm run bench -- hbase` found of growth at 200 000 alerts; none when it was not run here. */
export function hbaseGrowth(): Readonly<Record<string, readonly Line[]>> {
  let findings: { date?: string; tables?: Readonly<Record<string, readonly Line[]>> };
  try {
    // Of `report`, which writes nothing else under this name.
    findings = JSON.parse(readFileSync(join('bench', 'out', 'hbase.json'), 'utf8')) as typeof findings;
  } catch {
    return {};
  }
  const found = Object.entries(findings.tables ?? {}).filter(([title]) =>
    title.startsWith('A tenth of the sky')
  );
  return Object.fromEntries(
    found.map(([title, lines]) => [
      `HBase, 200 000 alerts (run of ${findings.date?.slice(0, 10)}). ${title}`,
      lines
    ])
  );
}
