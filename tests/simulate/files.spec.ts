import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planQuery } from '../../src/core/plan';
import { type Query } from '../../src/core/query';
import { separation } from '../../src/core/sky';
import { type ISimulatedAlert, Sky } from '../../src/core/simulate';
import { classify } from '../../src/core/survey/ztf';
import { type Row } from '../../src/core/value';
import { ingest, runSimulateCommand } from '../../src/gateway/ingest';
import { mainRow } from '../../src/gateway/ingest/mainrow';
import { understand } from '../../src/gateway/ingest/readalerts';
import { runPlan } from '../../src/gateway/run';
import { dumpStore, openEmbeddedStore } from '../../src/gateway/store';

const SIZE = ['--nights', '40', '--alerts', '600', '--seed', '5', '--no-stamps'];
const folder = mkdtempSync(join(tmpdir(), 'fink-sky-'));
const direct = join(folder, 'direct');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function simulate(...argv: string[]) {
  const text = { out: '', err: '' };
  const code = await runSimulateCommand([...argv, ...SIZE], {
    stdout: { write: (part: string) => (text.out += part) },
    stderr: { write: (part: string) => (text.err += part) }
  });
  return { code, ...text };
}

/** All lines of a store but those of the truth, which files keep beside. */
async function dump(dataDir: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dumpStore(dataDir)) {
    lines.push(line);
  }
  return lines.filter(line => !line.includes('fink.truth'));
}

const rowOf = (record: ISimulatedAlert): Row => {
  const { alert } = understand('sky', { record, index: 0, place: '', fraction: 0 });
  if (!alert) {
    throw new Error('missing alert');
  }
  return mainRow(alert);
};

beforeAll(async () => {
  expect(await simulate('--data', direct)).toMatchObject({ code: 0 });
}, 120_000);

describe.each(['parquet', 'avro'])('nights as %s files', format => {
  const nights = join(folder, format);

  it('give the store that the sky gives when it is ingested directly', async () => {
    expect(await simulate('--to', nights, '--format', format)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+ simulated alerts in \d+ files/) as string
    });
    const names = readdirSync(nights).sort();
    expect(names.filter(name => !/^(night_2026\d{4}\.(parquet|avro)|truth\.jsonl)$/.test(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(10);
    const dataDir = join(folder, `store ${format}`);
    const report = await ingest([nights], { dataDir });
    expect(report.skipped).toEqual([]);
    expect(await dump(dataDir)).toEqual(await dump(direct));
  }, 120_000);

  it('have the truth of all their objects beside', () => {
    const text = readFileSync(join(nights, 'truth.jsonl'), 'utf8').trim().split('\n');
    const truths = text.map(line => JSON.parse(line) as Record<string, unknown>);
    const star = truths.find(truth => truth['kind'] === 'RR Lyrae');
    expect(star?.['period']).toBeGreaterThan(0.1);
    expect(truths.find(truth => truth['kind'] === 'asteroid')).toHaveProperty('e');
    const ids = new Set(truths.map(truth => truth['objectId']));
    expect(ids.size).toBe(truths.length);
    const sky = new Sky({ seed: 5, nights: 40, alerts: 600, cadence: 3, moving: 0.2 });
    expect([...sky.simulate()].filter(alert => !ids.has(alert.objectId))).toEqual([]);
  });
});

it.each([
  [['--preset', 'big'], /^unknown --preset: big/],
  [['--to', folder, '--format', 'csv'], /^unsupported --format: csv/],
  [['--data', folder, '--format', 'avro'], /^unsupported --format/],
  [['--data', folder, '--first=-1'], /^invalid --first/]
])('refuses %j', async (argv, message) => {
  expect(await simulate(...argv)).toMatchObject({
    code: 2,
    err: expect.stringMatching(message) as string
  });
});

describe('searches in the store', () => {
  const rows = [...new Sky({ seed: 5, nights: 40, alerts: 600, cadence: 3, moving: 0.2 }).simulate()].map(
    rowOf
  );

  async function answer(query: Query): Promise<string[]> {
    const store = openEmbeddedStore(direct);
    try {
      const plan = planQuery(
        { ...query, columns: ['i:objectId', 'i:candid'] },
        {
          budget: 100_000,
          tables: await store.tables()
        }
      );
      const found: string[] = [];
      const running = runPlan(plan, store);
      for (let step = await running.next(); step.done !== true; step = await running.next()) {
        found.push(...step.value.map(row => String(row[query.kind === 'cone' ? 'i:objectId' : 'i:candid'])));
      }
      return found.sort();
    } finally {
      await store.close();
    }
  }
  const candids = (wanted: (row: Row) => boolean): string[] =>
    rows
      .filter(wanted)
      .map(row => String(row['i:candid']))
      .sort();

  it.each([...new Set(rows.map(classify))])(
    'of class %j find what a look at every row finds',
    async label => {
      const found = await answer({ kind: 'class', survey: 'ztf', class: label, last: 10_000 });
      expect(found).toEqual(candids(row => classify(row) === label));
      expect(found.length).toBeGreaterThan(0);
    }
  );

  it('of objects and of circles find what a look at every row finds', async () => {
    for (const { 'i:objectId': id, 'i:ra': ra, 'i:dec': dec } of rows.filter((_, k) => k % 40 === 0)) {
      const ids = [String(id)];
      expect(await answer({ kind: 'object', survey: 'ztf', ids })).toEqual(
        candids(row => row['i:objectId'] === id)
      );
      const cone = { ra: Number(ra), dec: Number(dec), radius: 7200 };
      const latest = new Map(rows.map(row => [String(row['i:objectId']), row]));
      const near = [...latest.values()].filter(
        row => separation(cone.ra, cone.dec, Number(row['i:ra']), Number(row['i:dec'])) * 3600 <= cone.radius
      );
      expect(await answer({ kind: 'cone', survey: 'ztf', ...cone })).toEqual(
        near.map(row => String(row['i:objectId'])).sort()
      );
    }
  });
});
