import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import avsc from 'avsc';
import { exactLong } from '../../src/gateway/ingest/avrolong';
import { dumpStore, openEmbeddedStore } from '../../src/gateway/store';

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fink-ingest-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The canonical dump of a store, one line per cell. */
export async function dump(dataDir: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dumpStore(dataDir)) {
    lines.push(line);
  }
  return lines;
}

/** SHA-256 of the canonical dump, for stores too big to compare line by line. */
export async function dumpDigest(dataDir: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const line of dumpStore(dataDir)) {
    hash.update(line);
  }
  return hash.digest('hex');
}

/** Keys of all rows of a table, in order. */
export async function keysOf(dataDir: string, table: string): Promise<string[]> {
  const store = openEmbeddedStore(dataDir);
  const snapshot = store.snapshot();
  const keys: string[] = [];
  for await (const rows of snapshot.scan({ table, ranges: [{ start: '!', stop: '\u{10FFFF}' }] })) {
    keys.push(...rows.map(row => row.key));
  }
  snapshot.close();
  await store.close();
  return keys;
}

/** Cells of one row. */
export async function cellsOf(
  dataDir: string,
  table: string,
  key: string
): Promise<Map<string, Buffer> | undefined> {
  const store = openEmbeddedStore(dataDir);
  const snapshot = store.snapshot();
  const row = await snapshot.get(table, key);
  const cells = row && new Map([...row.cells].map(([name, bytes]) => [name, Buffer.from(bytes)]));
  snapshot.close();
  await store.close();
  return cells;
}

/** What tests say of an alert; the rest is filled in. */
export interface IMadeUpAlert {
  readonly objectId: string;
  readonly jd: number;
  readonly candid?: bigint;
  readonly ra?: number;
  readonly dec?: number;
  readonly jdstarthist?: number;
  readonly magpsf?: number;
  readonly versions?: readonly [string, string];
  readonly cdsxmatch?: string;
  readonly tracklet?: string;
  readonly tns?: string;
  readonly roid?: number;
  readonly ssnamenr?: string;
  readonly anomaly?: number;
  readonly stamps?: string;
  readonly history?: readonly { jd: number; magpsf: number | null; rb: number | null; nbad: number | null }[];
}

/** Writes an Avro file, uncompressed, with so many records in each block. */
export function writeAlerts(path: string, alerts: readonly IMadeUpAlert[], perBlock = 2): string {
  const sync = Buffer.alloc(16, 7);
  const meta = { 'avro.schema': Buffer.from(JSON.stringify(SCHEMA)), 'avro.codec': Buffer.from('null') };
  const blocks: Buffer[] = [Buffer.from('Obj\x01', 'latin1'), META.toBuffer(meta), sync];
  for (let from = 0; from < alerts.length; from += perBlock) {
    const part = alerts.slice(from, from + perBlock).map(each => TYPE.toBuffer(recordOf(each)));
    blocks.push(COUNT.toBuffer(part.length), BYTES.toBuffer(Buffer.concat(part)), sync);
  }
  writeFileSync(path, Buffer.concat(blocks));
  return path;
}

function recordOf(alert: IMadeUpAlert) {
  const { objectId, jd, candid = BigInt(Math.round(jd * 1e7)) * 100n + 1n } = alert;
  const stamp = (kind: string) =>
    alert.stamps === undefined ? null : { stampData: Buffer.from(`${kind} ${alert.stamps}`) };
  return {
    objectId,
    candid,
    fink_broker_version: alert.versions?.[0] ?? '4.0',
    fink_science_version: alert.versions?.[1] ?? '8.6.0',
    candidate: {
      jd,
      ra: alert.ra ?? 10,
      dec: alert.dec ?? 20,
      jdstarthist: alert.jdstarthist ?? 2459000.75,
      fid: 1,
      field: 500,
      magpsf: alert.magpsf ?? 18.5,
      ssnamenr: alert.ssnamenr ?? 'null'
    },
    prv_candidates: alert.history?.map(each => ({ ...each, fid: 2, diffmaglim: 20.5 })) ?? null,
    cutoutScience: stamp('science'),
    cutoutTemplate: stamp('template'),
    cutoutDifference: stamp('difference'),
    cdsxmatch: alert.cdsxmatch ?? 'Unknown',
    tracklet: alert.tracklet ?? null,
    tns: alert.tns ?? null,
    roid: alert.roid ?? 0,
    anomaly_score: alert.anomaly ?? null
  };
}

const maybe = (type: unknown) => ['null', type];
const fields = (text: string) =>
  text.split(' ').map(each => {
    const [name = '', type = ''] = each.split(':');
    return { name, type: maybe(type) };
  });
const record = (name: string, text: string) => ({ type: 'record', name, fields: fields(text) });
const stamps = (name: string) => ({ name, type: maybe(record(name, 'stampData:bytes')) });

const SCHEMA = {
  type: 'record',
  name: 'alert',
  fields: [
    ...fields('objectId:string candid:long fink_broker_version:string fink_science_version:string'),
    {
      name: 'candidate',
      type: record(
        'candidate',
        'jd:double ra:double dec:double jdstarthist:double fid:int field:int magpsf:float ssnamenr:string'
      )
    },
    {
      name: 'prv_candidates',
      type: maybe({
        type: 'array',
        items: record('prv', 'jd:double magpsf:float rb:float nbad:int fid:int diffmaglim:float')
      })
    },
    stamps('cutoutScience'),
    stamps('cutoutTemplate'),
    stamps('cutoutDifference'),
    ...fields('cdsxmatch:string tracklet:string tns:string roid:int anomaly_score:double')
  ]
};

// avsc types its schemas more narrowly than JSON built here can show.
const TYPE = avsc.Type.forSchema(SCHEMA as avsc.Schema, { registry: { long: exactLong } });
const META = avsc.Type.forSchema({ type: 'map', values: 'bytes' });
const COUNT = avsc.Type.forSchema('long');
const BYTES = avsc.Type.forSchema('bytes');
