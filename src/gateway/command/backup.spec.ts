import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedWriter } from '../store';
import { backupCommand, BACKUP_USAGE } from './backup';
import { checkCommand } from './check';
import { sizeText } from './sizetext';

const scratch = mkdtempSync(join(tmpdir(), 'fink-command-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function said(command: typeof backupCommand, ...argv: string[]): Promise<string> {
  const lines: string[] = [];
  await command(argv, text => lines.push(text));
  return lines.join('\n');
}

describe('commands backup and check', () => {
  it('copy a store, tell its size, and find copy and store sound', async () => {
    const [data, to] = [join(scratch, 'data'), join(scratch, 'copy')];
    const writer = await openEmbeddedWriter(data);
    await writer.commit({ put: [{ table: 'ztf', key: 'a', cells: new Map([['i:a', Buffer.of(1)]]) }] });
    await writer.close();
    expect(await said(backupCommand, '--data', data, to)).toMatch(/copy.store\.lmdb: [\d.]+ kB$/);
    expect(await said(checkCommand, '--data', to)).toMatch(/store\.lmdb: \d+ pages and 1 rows are as they/);
    truncateSync(join(to, 'store.lmdb'), 5000);
    await expect(checkCommand(['--data', to])).rejects.toThrow(/is damaged/);
  });

  it('need one folder to copy to', async () => {
    await expect(backupCommand(['--data', scratch])).rejects.toThrow(
      'missing folder: need one to copy to, have 0'
    );
    await expect(backupCommand(['a', 'b'])).rejects.toThrow('have 2');
    expect(await said(backupCommand, '--help')).toBe(BACKUP_USAGE);
    expect(await said(checkCommand, '-h')).toMatch(/^usage: check/);
  });

  it('tell sizes in round numbers', () => {
    expect([500, 81_920, 2_400_000, 64_000_000, 2.44e9].map(sizeText)).toEqual([
      '0.5 kB',
      '82 kB',
      '2.4 MB',
      '64 MB',
      '2.4 GB'
    ]);
  });
});
