import { join } from 'node:path';
import { runIngestCommand } from '../../src/gateway/ingest';
import { openEmbeddedWriter } from '../../src/gateway/store';
import { temporaryFolder, writeAlerts } from './support';

const folder = temporaryFolder();
const alerts = [{ objectId: 'ZTF20aaaaaaa', jd: 2459001.75 }];

async function run(argv: string[], isTTY = false) {
  const text = { out: '', err: '' };
  const code = await runIngestCommand(argv, {
    stdout: { write: (part: string) => (text.out += part) },
    stderr: { write: (part: string) => (text.err += part), isTTY, columns: 80 }
  });
  return { code, ...text };
}

it('ends with a table of the rows added and 0', async () => {
  const file = writeAlerts(join(folder, 'a.avro'), alerts);
  const { code, out, err } = await run([file, '--data', join(folder, 'store')]);
  expect(code).toBe(0);
  expect(out).toMatch(/^table +rows added\n/);
  expect(out).toMatch(/^ztf +1$/m);
  expect(out).toMatch(/1 alerts read from 1 files in .* s: 1 new, 0 replaced an older copy, 0 already there/);
  expect(err).toMatch(/file 1 of 1, .*a\.avro/);
  expect(err).not.toContain('\x1b');
});

it('draws a bar on a terminal and clears it', async () => {
  const file = writeAlerts(join(folder, 'b.avro'), alerts);
  const { err } = await run([file, '--data', join(folder, 'tty')], true);
  expect(err).toMatch(/█/);
  expect(err.endsWith('\r\x1b[K')).toBe(true);
});

it('ends with 1 when something was skipped, and names it without control characters', async () => {
  const { code, out } = await run([join(folder, 'no\x1b[31mwhere'), '--data', join(folder, 'store2')]);
  expect(code).toBe(1);
  expect(out).toMatch(/1 skipped:\n.*missing file or directory/);
  expect(out).not.toContain('\x1b');
});

it.each([
  [[], /missing --data DIR/],
  [['--data', 'x'], /missing PATH/],
  [['a.avro', '--data', 'x', '--fast'], /--fast/]
])('ends with 2 and the usage for %j', async (argv, message) => {
  const { code, err } = await run(argv);
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(err).toMatch(/usage: ingest \[PATH/);
});

it('ends with 1 and says who writes when another ingestion is at work', async () => {
  const dataDir = join(folder, 'busy');
  const writer = await openEmbeddedWriter(dataDir);
  try {
    const { code, err } = await run([writeAlerts(join(folder, 'c.avro'), alerts), '--data', dataDir]);
    expect(code).toBe(1);
    expect(err).toMatch(/second writer/);
  } finally {
    await writer.close();
  }
});
