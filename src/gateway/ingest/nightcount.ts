import { classify, classifyNeeds } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import type { IRowToWrite } from '../store/rowwriter';
import { toCells } from './cells';
import { hasSimbadMatch, isGalaxy } from './labels';

/** Columns of the main table that the numbers of a night are made of. */
export const COUNTED_COLUMNS: readonly string[] = [
  ...new Set([...classifyNeeds, 'i:jd', 'i:fid', 'i:field', 'd:cdsxmatch'])
];

/**
 * Numbers of one night, as Fink's `statistics_class` has them. `raw` equals `sci`: only processed alerts are ingested,
 * how many there were before processing is not known here.
 */
export class NightCount {
  private _alerts = 0;
  private readonly _bands = new Map<number, number>();
  private readonly _exposures = new Set<number>();
  private readonly _fields = new Set<number>();
  private readonly _classes = new Map<string, number>();

  constructor(private readonly _night: string) {}

  add(row: Row): void {
    this._alerts += 1;
    count(this._bands, Number(row['i:fid']));
    this._exposures.add(Number(row['i:jd']));
    if (row['i:field'] !== undefined) {
      this._fields.add(Number(row['i:field']));
    }
    count(this._classes, classify(row));
    const match = row['d:cdsxmatch'];
    if (hasSimbadMatch(match)) {
      count(this._classes, 'simbad_tot');
    }
    if (isGalaxy(match)) {
      count(this._classes, 'simbad_gal');
    }
  }

  /** Row of `statistics_class`, key `ztf_YYYYMMDD`. */
  row(): IRowToWrite {
    const numbers: Record<string, bigint> = {
      'basic:raw': BigInt(this._alerts),
      'basic:sci': BigInt(this._alerts),
      'basic:n_g': BigInt(this._bands.get(1) ?? 0),
      'basic:n_r': BigInt(this._bands.get(2) ?? 0),
      'basic:exposures': BigInt(this._exposures.size),
      'basic:fields': BigInt(this._fields.size),
      'class:simbad_tot': 0n,
      'class:simbad_gal': 0n
    };
    for (const [label, alerts] of this._classes) {
      numbers[`class:${label}`] = BigInt(alerts);
    }
    return { table: 'statistics_class', key: `ztf_${this._night}`, cells: toCells(numbers) };
  }
}

function count<T>(numbers: Map<T, number>, of: T): void {
  numbers.set(of, (numbers.get(of) ?? 0) + 1);
}
