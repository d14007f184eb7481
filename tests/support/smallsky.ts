import { gzipSync } from 'node:zlib';
import { writeFits } from '../../src/core/cutout';
import { ang2pix } from '../../src/core/sky';
import { encodeCells } from '../../src/core/survey/cell';
import { buildKey, classify, ztfColumns, ztfTables } from '../../src/core/survey/ztf';
import { type Row } from '../../src/core/value';
import { MemoryStore } from './memorystore';

/** Alerts of two objects and one simulated one, all made up. Numbers are chosen so that 32-bit floats hold them. */
export const ALERTS: readonly Row[] = [
  alert('ZTF21aaaaaaa', 2890466950515015016n, 2459540.75, 2, 18.5),
  alert('ZTF21aaaaaaa', 2890466950515015018n, 2459540.5, 1, 19),
  alert('ZTF21aaaaaaa', 2890466950515015020n, 2459550.5, 1, 18),
  alert('ZTF21bbbbbbb', 2890466950515015022n, 2459541.25, 1, 17, 246.001, 25.5),
  alert('ZTF26sim0042', 2890466950515015024n, 2459542.25, 1, 20, 10, -10)
];

function alert(id: string, candid: bigint, jd: number, fid: number, mag: number, ra = 246, dec = 25.5): Row {
  return {
    'i:objectId': id,
    'i:candid': candid,
    'i:jd': jd,
    'i:jdstarthist': 2459540.5,
    'i:fid': fid,
    'i:magpsf': mag,
    'i:sigmapsf': 0.125,
    'i:isdiffpos': 't',
    'i:ra': ra,
    'i:dec': dec,
    'i:ndethist': 5,
    'i:drb': 1,
    'i:classtar': 0.75,
    'd:cdsxmatch': id === 'ZTF21bbbbbbb' ? 'EB*_Candidate' : 'Unknown',
    'd:roid': 0,
    'd:snn_snia_vs_nonia': 0.75,
    'd:rf_snia_vs_nonia': 0.75
  };
}

/** Put the alerts into the tables where the ingest puts them. */
export function smallSky(store = new MemoryStore()): MemoryStore {
  for (const row of [...ALERTS].sort((a, b) => Number(a['i:jd']) - Number(b['i:jd']))) {
    const label = classify(row);
    const pixel128 = ang2pix(128, Number(row['i:ra']), Number(row['i:dec']));
    putAlert(store, 'ztf', row);
    putAlert(store, 'ztf.class', row, { class: label });
    putAlert(store, 'ztf.pixel128', { ...row, 'd:classification': label }, { pixel128 });
    putAlert(store, 'ztf.cutouts', {
      'i:objectId': row['i:objectId'] ?? null,
      'i:jd': row['i:jd'] ?? null,
      'i:candid': row['i:candid'] ?? null,
      ...stamps()
    });
  }
  putAlert(store, 'ztf.upper', {
    'i:objectId': 'ZTF21aaaaaaa',
    'i:jd': 2459530.5,
    'i:fid': 1,
    'i:diffmaglim': 20.5
  });
  putAlert(store, 'ztf.uppervalid', {
    'i:objectId': 'ZTF21aaaaaaa',
    'i:jd': 2459535.5,
    'i:fid': 2,
    'i:magpsf': 19.5
  });
  return store;
}

/**
 * Put an alert into one table.
 * @param more - Parts of the key that are no columns, e.g. `class`.
 */
export function putAlert(store: MemoryStore, name: string, row: Row, more: Row = {}): void {
  const table = ztfTables[name];
  if (!table) {
    throw new Error(`unknown table: ${name}`);
  }
  const values: Row = { ...more };
  for (const [column, value] of Object.entries(row)) {
    values[column.slice(2)] = value;
  }
  const kept = Object.fromEntries(Object.entries(row).filter(([column]) => table.columns.includes(column)));
  store.put(
    name,
    buildKey(table, values),
    encodeCells(kept, column => ztfColumns.get(column)?.type)
  );
}

/** A stamp of 3 × 2 pixels with one missing. */
function stamps(): Row {
  const image = { width: 3, height: 2, pixels: new Float32Array([0, 1, 2, 3, NaN, 5]) };
  const stamp = Buffer.from(gzipSync(writeFits(image))).toString('base64');
  return { 'b:cutoutScience_stampData': stamp, 'b:cutoutDifference_stampData': stamp };
}
