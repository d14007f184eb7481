import { createHash } from 'crypto';

import { type IImage, parseFits } from '../cutout';
import { separation } from '../sky';
import { classify, finkClasses, isObjectId, isSimulated, membershipRules, ztfColumns } from '../survey/ztf';
import { nightNumber } from '../time';
import { type Row, type Value } from '../value';
import { drawStamp, type ISimulatedAlert, type ITruth, PRESETS, simulateSky, Sky } from '.';
import { objectIdOf, ordinalOf } from './identity';

const asIs = (bytes: Uint8Array): Uint8Array => bytes;

/** The first alerts of a sky. */
function some(seed: number, count: number): ISimulatedAlert[] {
  const alerts: ISimulatedAlert[] = [];
  for (const alert of simulateSky({ seed, gzip: asIs })) {
    alerts.push(alert);
    if (alerts.length === count) {
      break;
    }
  }
  return alerts;
}

/** Digest of alerts, stamps included. */
function digest(alerts: readonly ISimulatedAlert[]): string {
  const hash = createHash('sha256');
  for (const alert of alerts) {
    const text = JSON.stringify(alert, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value instanceof Uint8Array ? value.length : value
    );
    hash.update(text);
    hash.update(alert.cutoutScience.stampData);
    hash.update(alert.cutoutTemplate.stampData);
    hash.update(alert.cutoutDifference.stampData);
  }
  return hash.digest('hex');
}

/** Columns of the tables, by the names that they have there. */
function toRow(alert: ISimulatedAlert): Row {
  const row: Record<string, Value> = {};
  const put = (prefix: string, fields: object): void => {
    for (const [name, value] of Object.entries(fields)) {
      row[prefix + name] = value as Value;
    }
  };
  put('i:', alert.candidate);
  for (const [name, value] of Object.entries(alert)) {
    if (/^(mangrove|blazar_stats)$/.test(name)) {
      put(`d:${name}_`, value as object);
    } else if (/^lc_features_/.test(name)) {
      row[`d:${name}`] = Object.keys(value as object).length;
    } else if (!/^(candidate|prv_candidates|cutout.*)$/.test(name)) {
      row[(ztfColumns.has(`i:${name}`) ? 'i:' : 'd:') + name] = value as Value;
    }
  }
  return row;
}

const sky = new Sky({ seed: 1 });
const truths = new Map([...sky.truth()].map(truth => [truth.objectId, truth]));
const truthOf = (alert: ISimulatedAlert): ITruth => {
  const truth = truths.get(alert.objectId);
  if (truth === undefined) {
    throw new Error(`missing truth: ${alert.objectId}`);
  }
  return truth;
};

const alerts = [...simulateSky({ seed: 1, gzip: asIs })];

describe('the simulated sky', () => {
  it('is the same for the same seed, byte for byte, and another for another', () => {
    expect(digest(some(1, 200))).toBe(digest(alerts.slice(0, 200)));
    expect(digest(some(2, 50))).not.toBe(digest(alerts.slice(0, 50)));
  });

  it('has some 3 000 alerts of some 500 objects, in order of time, with ids of their own', () => {
    expect(alerts.length).toBeGreaterThan(2500);
    expect(alerts.length).toBeLessThan(4000);
    const ids = new Set(alerts.map(alert => alert.objectId));
    expect(ids.size).toBeGreaterThan(350);
    expect(new Set(alerts.map(alert => alert.candid)).size).toBe(alerts.length);
    const jds = alerts.map(alert => Number(alert.candidate['jd']));
    expect([...jds].sort((a, b) => a - b)).toEqual(jds);
    expect((jds.at(-1) ?? 0) - (jds[0] ?? 0)).toBeGreaterThan(90);
    const keys = new Set(alerts.map(alert => `${alert.objectId}_${Number(alert.candidate['jd'])}`));
    expect(keys.size).toBe(alerts.length);
  });

  it('says of itself that it is simulated', () => {
    expect(alerts.every(alert => isSimulated(alert.objectId) && isObjectId(alert.objectId))).toBe(true);
    expect(new Set(alerts.map(alert => alert.publisher))).toEqual(new Set(['Fink simulated sky']));
    expect(new Set(alerts.map(alert => alert['fink_broker_version']))).toEqual(new Set(['simulated']));
  });

  it('gives every kind the class that Fink would give it, for most alerts', () => {
    const tally = new Map<string, { right: number; all: number; classes: Set<string> }>();
    for (const alert of alerts) {
      const { kind, classes } = truthOf(alert);
      const entry = tally.get(kind) ?? { right: 0, all: 0, classes: new Set() };
      const found = classify(toRow(alert));
      entry.all += 1;
      entry.right += classes.includes(found) ? 1 : 0;
      entry.classes.add(found);
      tally.set(kind, entry);
    }
    expect(tally.size).toBe(24);
    for (const [kind, { right, all }] of tally) {
      expect([kind, right / all > 0.65]).toEqual([kind, true]);
    }
    const classes = [...tally.values()].flatMap(entry => [...entry.classes]);
    const own = finkClasses.filter(each => !/SLSN|Blazar/.test(each));
    for (const wanted of [...own, 'Unknown', 'RRLyr', 'QSO', 'Cepheid', 'EB*', 'Mira', 'CataclyV*', 'YSO']) {
      expect(classes).toContain(wanted);
    }
  });

  it('fills every index table', () => {
    const rows = alerts.map(toRow);
    for (const { table, admits } of membershipRules) {
      expect([table, rows.filter(admits).length > 0]).toEqual([table, true]);
    }
    expect(rows.some(row => Number(row['d:anomaly_score']) < -0.05)).toBe(true);
  });

  it('gives the nights one by one as it gives them together', () => {
    const night = (jd: unknown): number => Math.floor(Number(jd) - sky.calendar.start);
    const one = night(alerts[1500]?.candidate['jd']);
    const wanted = alerts.filter(alert => night(alert.candidate['jd']) === one);
    expect(wanted.length).toBeGreaterThan(5);
    expect(digest([...new Sky({ seed: 1 }).night(one, asIs)])).toBe(digest(wanted));
  });

  it('knows beforehand how many alerts there will be', () => {
    expect(Math.abs(sky.alerts / alerts.length - 1)).toBeLessThan(0.02);
    expect(Math.abs(sky.alerts / PRESETS.small.alerts - 1)).toBeLessThan(0.1);
  });

  it('draws alerts when they are asked for, and holds none', () => {
    const big = new Sky({ seed: 3, nights: 40, alerts: 20000, cadence: 3 });
    const first = big.simulate().next().value as ISimulatedAlert;
    expect(isSimulated(first.objectId)).toBe(true);
    expect(first.cutoutScience.stampData).toHaveLength(0);
  });
});

describe('names of simulated objects', () => {
  it('have seven letters after the year and are all different', () => {
    expect([1, 42, 9999, 10000, 10001, 10000 + 36 ** 3].map(objectIdOf)).toEqual([
      'ZTF26sim0001',
      'ZTF26sim0042',
      'ZTF26sim9999',
      'ZTF26sima000',
      'ZTF26sima001',
      'ZTF26simb000'
    ]);
    for (const ordinal of [1, 9999, 10000, 123456, 1222975]) {
      expect(ordinalOf(objectIdOf(ordinal))).toBe(ordinal);
    }
    expect(() => objectIdOf(1300000)).toThrow(/^unsupported number of objects/);
  });
});

describe('a simulated alert', () => {
  it('has every stored column of Fink, of the right type', () => {
    const wanted = [...ztfColumns.values()].filter(
      column => /^[id]:/.test(column.name) && column.name !== 'd:classification'
    );
    const missing = new Set<string>();
    const wrong = new Set<string>();
    for (const row of alerts.map(toRow)) {
      for (const { name, type } of wanted) {
        const value = row[name];
        if (value === undefined) {
          missing.add(name);
        } else if (value !== null && !name.startsWith('d:lc_features')) {
          const fits = {
            string: typeof value === 'string',
            boolean: typeof value === 'boolean',
            long: typeof value === 'bigint',
            integer: Number.isInteger(value),
            double: typeof value === 'number',
            float: typeof value === 'number' && Object.is(Math.fround(value), value),
            binary: false
          }[type];
          if (!fits) {
            wrong.add(`${name} ${type} ${String(value)}`);
          }
        }
      }
    }
    expect([...missing].filter(name => !['d:hdfs_path', 'd:tag'].includes(name))).toEqual([]);
    expect([...wrong]).toEqual([]);
    expect(Object.keys(alerts[0]?.candidate ?? {})).toHaveLength(103);
  });

  it('tells of the 30 days before: detections, upper limits and low-quality points', () => {
    const counts = { upper: 0, poor: 0, good: 0 };
    let outside = 0;
    for (const { candidate, prv_candidates: history } of alerts) {
      const jd = Number(candidate['jd']);
      for (const point of history ?? []) {
        outside += Number(point['jd']) < jd && Number(point['jd']) >= jd - 30 ? 0 : 1;
        const poor = Number(point['rb']) < 0.55 || Number(point['nbad']) > 0;
        counts[point['magpsf'] === null ? 'upper' : poor ? 'poor' : 'good'] += 1;
      }
    }
    expect(outside).toBe(0);
    expect(counts.upper).toBeGreaterThan(1000);
    expect(counts.poor).toBeGreaterThan(200);
    expect(counts.good).toBeGreaterThan(1000);
    const point = alerts.find(alert => alert.prv_candidates !== null)?.prv_candidates?.[0] ?? {};
    expect(Object.keys(point)).toHaveLength(57);
  });

  it('says in its history what earlier alerts said', () => {
    const known = new Map(alerts.map(alert => [alert.candid, alert.candidate]));
    let [same, other] = [0, 0];
    for (const point of alerts.flatMap(alert => alert.prv_candidates ?? [])) {
      const before = typeof point['candid'] === 'bigint' ? known.get(point['candid']) : undefined;
      if (before !== undefined) {
        const agree = ['magpsf', 'ra', 'jd', 'pid'].every(name => point[name] === before[name]);
        same += agree ? 1 : 0;
        other += agree ? 0 : 1;
      }
    }
    expect(other).toBe(0);
    expect(same).toBeGreaterThan(1000);
  });

  it('passes the quality cuts, stays at its place and keeps its first detection', () => {
    const first = new Map<string, unknown>();
    for (const { candidate, objectId, candid } of alerts) {
      expect(Number(candidate['rb'])).toBeGreaterThanOrEqual(0.55);
      expect(candidate['nbad']).toBe(0);
      expect(candidate['candid']).toBe(candid);
      expect(candidate['nid']).toBe(nightNumber(Number(candidate['jd'])));
      expect(Number(candidate['jdstarthist'])).toBeLessThanOrEqual(Number(candidate['jd']));
      expect(candidate['jdstarthist']).toBe(first.get(objectId) ?? candidate['jdstarthist']);
      first.set(objectId, candidate['jdstarthist']);
      const { ra, dec } = truths.get(objectId) ?? { ra: NaN, dec: NaN };
      const away = separation(ra, dec, Number(candidate['ra']), Number(candidate['dec'])) * 3600;
      expect(away).toBeLessThan(1.5);
    }
  });

  it('names known asteroids, which come back under other object ids', () => {
    const sightings = new Map<unknown, Set<string>>();
    for (const { candidate, objectId } of alerts.filter(alert => alert['roid'] === 3)) {
      const name = candidate['ssnamenr'];
      sightings.set(name, (sightings.get(name) ?? new Set()).add(objectId));
    }
    expect(sightings.size).toBeGreaterThan(8);
    expect(Math.max(...[...sightings.values()].map(ids => ids.size))).toBeGreaterThanOrEqual(6);
    expect(alerts.filter(alert => alert['roid'] !== 3).every(a => a.candidate['ssnamenr'] === 'null')).toBe(
      true
    );
  });
});

describe('the stamps of a simulated alert', () => {
  const read = (bytes: Uint8Array): IImage => {
    const result = parseFits(bytes);
    if (!result.ok) {
      throw new Error(result.message);
    }
    return result.image;
  };

  it('are FITS images of 63 by 63 pixels, or 62 rows at the edge of the detector', () => {
    const sizes = new Set<string>();
    for (const alert of alerts.filter((_, k) => k % 20 === 0 || Number(_.candidate['ypos']) < 31)) {
      for (const stamp of [alert.cutoutScience, alert.cutoutTemplate, alert.cutoutDifference]) {
        const { width, height, pixels } = read(stamp.stampData);
        sizes.add(`${width}x${height}`);
        expect([...pixels].some(Number.isNaN)).toBe(height === 62);
        expect(stamp.fileName).toMatch(/^candid\d+_.*\.fits\.gz$/);
      }
    }
    expect([...sizes].sort()).toEqual(['63x62', '63x63']);
  });

  it('show a difference of the right sign in the middle, and its flux', () => {
    let negative = 0;
    for (const { candidate, cutoutDifference } of alerts.filter((_, k) => k % 7 === 0)) {
      const { width, pixels } = read(cutoutDifference.stampData);
      let sum = 0;
      for (let y = 26; y <= 36; y++) {
        for (let x = 26; x <= 36; x++) {
          sum += pixels[y * width + x] ?? 0;
        }
      }
      const counts = 10 ** (0.4 * (Number(candidate['magzpsci']) - Number(candidate['magpsf'])));
      const faded = candidate['isdiffpos'] === 'f';
      negative += faded ? 1 : 0;
      if (Number(candidate['sigmapsf']) < 0.05 && Number.isFinite(sum)) {
        expect(Math.abs(sum / (faded ? -counts : counts) - 1)).toBeLessThan(0.6);
      }
    }
    expect(negative).toBeGreaterThan(50);
  });

  it('can be drawn later, from what a store has of the alert', () => {
    for (const alert of alerts.filter((_, k) => k % 100 === 0)) {
      const drawn = drawStamp(alert.objectId, alert.candidate, 'science');
      expect(Buffer.compare(drawn, alert.cutoutScience.stampData)).toBe(0);
    }
  });
});
