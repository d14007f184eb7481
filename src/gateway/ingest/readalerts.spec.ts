import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fields } from './alert';
import { readAlerts, type IReadAlert } from './readalerts';

const folder = join(__dirname, '../../../tests/data/alerts');

type Expected = Record<string, unknown> & {
  candidate: Record<string, unknown>;
  prv_candidates: Record<string, unknown>[] | null;
};
const expected = JSON.parse(readFileSync(join(folder, 'alerts.json'), 'utf8')) as Expected[];

async function read(name: string, skip = 0): Promise<IReadAlert[]> {
  const alerts: IReadAlert[] = [];
  for await (const each of readAlerts(join(folder, name), { skip })) {
    alerts.push(each);
  }
  return alerts;
}

/** Values as the golden file has them: 64-bit and other integers as text. */
function plain(fields: Fields | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? String(value) : Number.isNaN(value) ? 'NaN' : value
    ])
  );
}

/** Golden integers are text and so look like our 64-bit ones; 32-bit ones are numbers here. */
function same(have: Record<string, unknown>, want: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(have)) {
    const wanted = want[name] ?? null;
    expect([name, typeof value === 'number' && typeof wanted === 'string' ? String(value) : value]).toEqual([
      name,
      wanted
    ]);
  }
}

describe.each(['early.parquet', 'modern.parquet', 'pandas.parquet', 'modern.avro'])('%s', name => {
  it('gives the alerts that were written', async () => {
    const alerts = await read(name);
    expect(alerts.map(each => each.fault)).toEqual([null, null, null, null]);
    expect(alerts).toHaveLength(expected.length);
    for (const [i, { alert }] of alerts.entries()) {
      const want = expected[i];
      if (!alert || !want) {
        throw new Error('missing alert');
      }
      expect(String(alert.candid)).toBe(want['candid']);
      expect(alert.objectId).toBe(want['objectId']);
      same(plain(alert.root), want);
      same(plain(alert.candidate), want.candidate);
      expect(Object.keys(alert.candidate)).toHaveLength(Object.keys(want.candidate).length);
      expect(alert.history).toHaveLength(want.prv_candidates?.length ?? 0);
      alert.history.forEach((element, k) => same(plain(element), want.prv_candidates?.[k] ?? {}));
      for (const [kind, stamp] of Object.entries(alert.stamps)) {
        const key = `cutout${kind[0]?.toUpperCase()}${kind.slice(1)}`;
        expect(Buffer.from((stamp as Uint8Array | null) ?? []).toString('hex')).toBe(
          (want[key] as { stampData: string }).stampData
        );
      }
    }
  });

  it('goes on from a record in the middle of a group', async () => {
    const [first, ...rest] = await read(name, 3);
    expect(first?.alert?.objectId).toBe('ZTF20ccccccc');
    expect(first?.index).toBe(3);
    expect(rest).toEqual([]);
  });
});

it('gives the same nested columns whichever way the file has them', async () => {
  const [map, struct, avro] = await Promise.all(
    ['modern.parquet', 'pandas.parquet', 'modern.avro'].map(n => read(n))
  );
  for (const [i, each] of (map ?? []).entries()) {
    expect(struct?.[i]?.alert?.groups).toEqual(each.alert?.groups);
    expect(avro?.[i]?.alert?.groups).toEqual(each.alert?.groups);
    expect(each.alert?.groups['blazar_stats']).toEqual({ m0: -1, m1: 0.5, m2: 0.25 });
    expect(Object.keys(each.alert?.groups['lc_features_g'] ?? {})).toHaveLength(26);
    expect(each.alert?.groups).not.toHaveProperty('lc_features_r');
  }
});
