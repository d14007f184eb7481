import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '../../src/gateway/ingest';
import { openHBaseWriter, type IHBaseWriterOptions } from '../../src/gateway/store/hbase/write';
import { runSimulateCommand } from '../../src/gateway/ingest/simulate/command';
import { splitKeys } from '../../src/gateway/store/hbase/write/splits';
import { dump, temporaryFolder, writeAlerts } from '../ingest/support';
import { hbase } from './support/server';
import { WrittenTables } from './support/writtentables';

const MINUTES = 300_000;
const folder = temporaryFolder();
const made: WrittenTables[] = [];
const real = process.env['FINK_REAL_DATA'];
const alerts = join(__dirname, '../data/alerts');
const files = [
  ...readdirSync(alerts)
    .filter(name => !name.endsWith('.json'))
    .map(name => join(alerts, name)),
  ...(real !== undefined && existsSync(join(real, 'ztf')) ? [join(real, 'ztf')] : [])
];

function tables(): WrittenTables {
  const fresh = new WrittenTables(hbase());
  made.push(fresh);
  return fresh;
}

afterAll(async () => {
  for (const each of made) {
    await each.drop();
  }
}, MINUTES);

/** Lines of the embedded store as they should stand in HBase: stamps are in a table of ours, or left out. */
async function embedded(dataDir: string, stamps: boolean): Promise<string[]> {
  const lines = (await dump(dataDir)).filter(line => stamps || !line.startsWith('["ztf.cutouts"'));
  return lines.map(line => line.replace(/^\["ztf\.cutouts"/, '["fink.stamps"')).sort();
}

function into(target: WrittenTables, more: Parameters<WrittenTables['options']>[0] = {}) {
  return (given: { wait?: boolean; signal?: AbortSignal }) =>
    openHBaseWriter({ ...target.options(more), ...given });
}

function withoutThrift2({ thrift2, ...options }: IHBaseWriterOptions): IHBaseWriterOptions {
  expect(thrift2).toBeDefined();
  return options;
}

it(
  'writes the same rows as into the embedded store, cell by cell, stamps into fink.stamps; again changes nothing',
  async () => {
    const target = tables();
    const dataDir = join(folder, 'whole');
    const openWriter = into(target, { stamps: true, regions: 3 });
    await ingest(files, { dataDir });
    const report = await ingest(files, { dataDir: '', openWriter });
    expect(report).toMatchObject({ skipped: [], interrupted: false });
    expect(await target.dump()).toEqual(await embedded(dataDir, true));
    for (const table of ['ztf', 'ztf.class', 'ztf.pixel12']) {
      expect(await target.regionStarts(table)).toEqual(['', ...splitKeys(table, 3)]);
    }

    const before = await target.cells('ztf.class');
    const again = await ingest(files, { dataDir: '', openWriter });
    expect(again).toMatchObject({ fresh: 0, replaced: 0, rowsPerTable: {} });
    // Nothing was written a second time: the times of the cells are the old ones.
    expect(await target.cells('ztf.class')).toEqual(before);
  },
  MINUTES
);

it(
  'leaves nothing of a row behind that is replaced by one with fewer cells, and takes back rows of its old class',
  async () => {
    const target = tables();
    const dataDir = join(folder, 'replaced');
    const at = { objectId: 'ZTF20aaaaaab', jd: 2459001.75 };
    const [old, renewed] = [
      { ...at, cdsxmatch: 'EB*', tns: 'SN Ia', anomaly: -0.2, versions: ['4.0', '8.6.0'] as const },
      { ...at, cdsxmatch: 'AGN?/QSO', versions: ['4.0', '8.15.0'] as const }
    ].map((alert, i) => writeAlerts(join(folder, `copy${i}.avro`), [alert]));
    // Without Thrift2, so that REST is read too; GZ is a codec that every server has.
    const options = withoutThrift2(target.options({ compression: 'GZ' }));
    for (const file of [old ?? '', renewed ?? '']) {
      await ingest([file], { dataDir });
      await ingest([file], { dataDir: '', openWriter: given => openHBaseWriter({ ...options, ...given }) });
    }
    const lines = await target.dump();
    expect(lines).toEqual(await embedded(dataDir, false));
    expect(lines.filter(line => line.startsWith('["ztf.class","EB*_'))).toEqual([]);
    expect(lines.filter(line => line.startsWith('["ztf.class","AGN?/QSO_'))).not.toEqual([]);
  },
  MINUTES
);

it(
  'lets one writer in, tells a second one who that is, and is open again afterwards',
  async () => {
    const target = tables();
    const first = await openHBaseWriter(target.options({ silenceMs: 3000 }));
    await expect(openHBaseWriter(target.options({ silenceMs: 3000 }))).rejects.toThrow(
      `unsupported second writer: HBase is being written by process ${process.pid}`
    );
    const second = openHBaseWriter(target.options({ silenceMs: 3000, wait: true }));
    await first.close();
    await (await second).close();
  },
  MINUTES
);

it(
  'says what to do about regions without Thrift2, and about a codec that the servers lack',
  async () => {
    const target = tables();
    const options = withoutThrift2(target.options({ regions: 4 }));
    await expect(openHBaseWriter(options)).rejects.toThrow(
      /^missing THRIFT2: .* with 4 regions; name the port of a Thrift2 server, write REGIONS: 1/
    );
    await expect(openHBaseWriter(target.options({ compression: 'LZ4', regions: 2 }))).rejects.toThrow(
      'codec LZ4'
    );
    await expect(openHBaseWriter(target.options({ compression: 'LZ4' }))).rejects.toThrow('codec LZ4');
  },
  MINUTES
);

it(
  'takes a simulated sky by the command line, with what its objects really are, spread over the regions',
  async () => {
    const target = tables();
    const file = join(folder, 'writer.yml');
    const { port, thrift2 = 0 } = target.options();
    writeFileSync(
      file,
      `HOST: 127.0.0.1\nPORT: ${port}\nTHRIFT2: ${thrift2}\nNAMESPACE: ${target.namespace}\nREGIONS: 2\n`
    );
    const sky = ['--nights', '4', '--alerts', '300', '--no-stamps'];
    const quiet = { stdout: { write: () => true }, stderr: { write: () => true } };
    const dataDir = join(folder, 'sky');
    expect(await runSimulateCommand(['--data', dataDir, ...sky], quiet)).toBe(0);
    expect(await runSimulateCommand(['--to', 'hbase', '--hbase', file, ...sky], quiet)).toBe(0);
    expect(await target.dump()).toEqual(await embedded(dataDir, false));
    const [, split = ''] = await target.regionStarts('ztf');
    const below = (await target.cells('ztf', ['', split])).length;
    const above = (await target.cells('ztf', [split, 'a'])).length;
    expect(Math.min(below, above) / Math.max(below, above)).toBeGreaterThan(0.5);
  },
  MINUTES
);
