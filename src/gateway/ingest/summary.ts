import { printable } from './progressline';
import type { IIngestReport } from './report';

/** Most skipped places that are listed. */
const LISTED = 20;

/** What an ingestion did, as text for a terminal. */
export function summaryText(report: IIngestReport): string {
  const lines = [tableText(report.rowsPerTable)].filter(each => each !== '');
  const known = report.files.filter(each => each.state === 'known').length;
  lines.push(
    `${report.alerts} alerts read from ${report.files.length} files in ${report.seconds.toFixed(1)} s: ` +
      `${report.fresh} new, ${report.replaced} replaced an older copy, ${report.duplicates} already there` +
      (known > 0 ? `; ${known} files had been ingested before` : '')
  );
  if (report.interrupted) {
    lines.push('stopped: run the same command again to go on');
  }
  if (report.skipped.length > 0) {
    lines.push(`${report.skipped.length} skipped:`);
    for (const { path, place, reason } of report.skipped.slice(0, LISTED)) {
      lines.push(`  ${printable(path)}, ${printable(place)}: ${printable(reason)}`);
    }
    if (report.skipped.length > LISTED) {
      lines.push(`  and ${report.skipped.length - LISTED} more`);
    }
  }
  return lines.map(line => `${line}\n`).join('');
}

function tableText(rows: Readonly<Record<string, number>>): string {
  const entries = Object.entries(rows);
  if (entries.length === 0) {
    return '';
  }
  const width = Math.max('table'.length, ...entries.map(([table]) => table.length));
  const digits = Math.max('rows added'.length, ...entries.map(([, count]) => String(count).length));
  return [['table', 'rows added'] as const, ...entries]
    .map(([table, count]) => `${table.padEnd(width)}  ${String(count).padStart(digits)}`)
    .join('\n');
}
