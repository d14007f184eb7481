import { finePixelTable, membershipRules, objectRange, parseKey } from '../../../core/survey/ztf';
import type { Row } from '../../../core/value';
import type { ISnapshot } from '../../store/rowstore';
import type { IRowToWrite } from '../../store/rowwriter';
import { sameCells, toRow, type Cells } from '../cells';
import { fineIndexRow } from '../fineindex';
import { alertKey, indexPlaces, PLACE_COLUMNS, someCells } from '../indexrows';
import { tableNamed } from '../tablenamed';
import { expectedRows, isLater } from './expected';
import { checkHistory, HISTORY_TABLES } from './historycheck';
import { Mender } from './mender';
import { NightCheck } from './nightcheck';
import { Verdicts, type IVerifyOptions, type IVerifyReport } from './report';

const ALL = [{ start: '!', stop: '\u{10FFFF}' }];
/** Tables whose rows follow from one alert, or from the latest of an object. */
const INDEX_TABLES: readonly string[] = [
  'ztf.class',
  'ztf.pixel128',
  finePixelTable,
  ...membershipRules.map(({ table }) => table)
];
/** Which alert stamps are of. */
const ALERT_COLUMNS = ['i:objectId', 'i:jd', 'i:candid'];
/** Rows that are looked up at a time. */
const GROUP = 500;
/** Rows found stale that are remembered, so that they are not counted as orphans too. */
const REMEMBERED = 10_000;

/**
 * Whether each index table has exactly the rows that follow from the main table, and the history contradicts neither it nor
 * itself; mends it if asked. Tables are read
 * once from their start to their end; what is held in memory does not grow with them, but for some numbers of each night.
 *
 * @param open - Gives the store as it is at the moment; it is closed here.
 */
export async function verify(open: () => ISnapshot, options: IVerifyOptions = {}): Promise<IVerifyReport> {
  const tables = [...INDEX_TABLES, 'ztf.anomaly', 'ztf.cutouts', ...HISTORY_TABLES, 'statistics_class'];
  const verdicts = new Verdicts(tables, new Set(['ztf.cutouts', ...HISTORY_TABLES]));
  const one = open();
  try {
    const first = new Verification(one, verdicts, options);
    const nights = new NightCheck();
    await first.expect(nights);
    // Orphans are looked for in the store as it is after the rest was mended.
    const two = options.writer ? open() : one;
    try {
      const second = new Verification(two, verdicts, options, first.stale);
      for (const table of INDEX_TABLES) {
        await second.orphans(table);
      }
      await second.cutouts();
      for (const table of HISTORY_TABLES) {
        await checkHistory(two, table, verdicts, options);
      }
    } finally {
      if (two !== one) {
        two.close();
      }
    }
    await nights.check(one, verdicts, options);
  } finally {
    one.close();
  }
  return verdicts.report(options.writer !== undefined);
}

class Verification {
  private _looked = 0;

  constructor(
    private readonly _snapshot: ISnapshot,
    private readonly _verdicts: Verdicts,
    private readonly _options: IVerifyOptions,
    readonly stale = new Set<string>()
  ) {}

  /** Looks for the rows that the main table makes expect. */
  async expect(nights: NightCheck): Promise<void> {
    const mender = new Mender(this._options.writer);
    let object = '';
    let alerts: Cells[] = [];
    let group: IRowToWrite[] = [];
    const flush = async (): Promise<void> => {
      await this._present(group, mender);
      group = [];
    };
    for await (const rows of this._scan('ztf')) {
      for (const { key, cells } of rows) {
        this._verdicts.alerts += 1;
        this._look('ztf');
        nights.add(cells);
        const id = key.slice(0, key.lastIndexOf('_'));
        if (id !== object) {
          group.push(...expectedRows(alerts));
          object = id;
          alerts = [];
        }
        alerts.push(cells);
        if (group.length >= GROUP) {
          await flush();
        }
      }
    }
    group.push(...expectedRows(alerts));
    await flush();
    await mender.end();
  }

  private async _present(expected: readonly IRowToWrite[], mender: Mender): Promise<void> {
    const byTable = new Map<string, IRowToWrite[]>(INDEX_TABLES.map(table => [table, []]));
    expected.forEach(row => byTable.get(row.table)?.push(row));
    for (const [table, rows] of byTable) {
      const found = await this._snapshot.multiGet(
        table,
        rows.map(({ key }) => key)
      );
      for (const [i, row] of rows.entries()) {
        const cells = found[i]?.cells;
        if (cells === undefined) {
          this._verdicts.fault(table, 'missing');
          await mender.put(row);
        } else if (!sameCells(cells, row.cells) && !(await this._isOfAnother(row, cells))) {
          this._verdicts.fault(table, 'stale');
          if (this.stale.size < REMEMBERED) {
            this.stale.add(`${table}\n${row.key}`);
          }
          await mender.put(row);
        }
      }
    }
  }

  /** Whether a row is rightly that of a later alert, of another object: keys of `ztf.ssnamenr` have no object. */
  private async _isOfAnother({ table, key, cells: mine }: IRowToWrite, cells: Cells): Promise<boolean> {
    const { 'i:objectId': objectId, 'i:jd': jd } = valuesOf(cells, ['i:objectId', 'i:jd']);
    if (
      tableNamed(table).key.includes('objectId') ||
      typeof objectId !== 'string' ||
      typeof jd !== 'number'
    ) {
      return false;
    }
    const main = await this._snapshot.get('ztf', alertKey('ztf', objectId, jd));
    const right = main && expectedRows([main.cells]).find(each => each.table === table && each.key === key);
    return right !== undefined && sameCells(right.cells, cells) && isLater(cells, mine);
  }

  /** Looks for rows of an index table that no alert makes expect. */
  async orphans(table: string): Promise<void> {
    const mender = new Mender(this._options.writer);
    for await (const rows of this._scan(table)) {
      const known = await this._snapshot.multiGet(
        'ztf',
        rows.map(({ key, cells }) => mainKeyOf(table, key, cells)),
        PLACE_COLUMNS
      );
      for (const [i, { key }] of rows.entries()) {
        this._verdicts.row(table);
        this._look(table);
        const right = belongs(known[i]?.cells, table, key) || (await this._isPlaceOf(table, key));
        if (!right && !this.stale.has(`${table}\n${key}`)) {
          this._verdicts.fault(table, 'orphan');
          await mender.remove(table, key);
        }
      }
    }
    await mender.end();
  }

  /** Whether the object in a key has an alert that belongs there. */
  private async _isPlaceOf(table: string, key: string): Promise<boolean> {
    const objectId = parseKey(tableNamed(table), key)?.['objectId'];
    if (objectId === undefined || !/^[A-Za-z0-9]{1,40}$/.test(objectId)) {
      return false;
    }
    let latest: Cells | undefined;
    const options = { table: 'ztf', ranges: [objectRange(objectId)], columns: PLACE_COLUMNS };
    for await (const rows of this._snapshot.scan(options)) {
      if (rows.some(({ cells }) => belongs(cells, table, key))) {
        return true;
      }
      for (const { cells } of rows) {
        latest = latest && !isLater(cells, latest) ? latest : cells;
      }
    }
    return table === finePixelTable && latest !== undefined && fineIndexRow(latest).key === key;
  }

  /** Stamps belong to an alert, and say to which. Alerts without stamps are as they should be. */
  async cutouts(): Promise<void> {
    const table = 'ztf.cutouts';
    const mender = new Mender(this._options.writer);
    for await (const rows of this._scan(table, ALERT_COLUMNS)) {
      const mains = await this._snapshot.multiGet(
        'ztf',
        rows.map(({ key }) => key),
        ALERT_COLUMNS
      );
      for (const [i, { key, cells }] of rows.entries()) {
        this._verdicts.row(table);
        this._look(table);
        const main = mains[i]?.cells;
        if (!main) {
          this._verdicts.fault(table, 'orphan');
          await mender.remove(table, key);
          continue;
        }
        // Stamps may be those of an earlier copy of the alert, which had another candid.
        const same = sameCells(
          someCells(cells, ALERT_COLUMNS.slice(0, 2)),
          someCells(main, ALERT_COLUMNS.slice(0, 2))
        );
        if (!same || cells.get('i:candid') === undefined) {
          this._verdicts.fault(table, 'stale');
          const whole = (await this._snapshot.get(table, key))?.cells ?? cells;
          const right = someCells(main, whole.has('i:candid') ? ALERT_COLUMNS.slice(0, 2) : ALERT_COLUMNS);
          await mender.put({ table, key, cells: new Map([...whole, ...right]) });
        }
      }
    }
    await mender.end();
  }

  private _scan(table: string, columns?: readonly string[]) {
    const { signal } = this._options;
    return this._snapshot.scan({
      table,
      ranges: ALL,
      ...(columns ? { columns } : {}),
      ...(signal ? { signal } : {})
    });
  }

  private _look(table: string): void {
    this._looked += 1;
    if (this._looked % 1000 === 0) {
      this._options.progress?.(table, this._looked);
    }
  }
}

/** Some values of a row; none when they cannot be read, which is what is being looked for. */
function valuesOf(cells: Cells, columns: readonly string[]): Row {
  try {
    return toRow(someCells(cells, columns));
  } catch (error) {
    if (error instanceof RangeError) {
      return {};
    }
    throw error;
  }
}

/** Whether an alert belongs at a place; the fine index has the latest of each object, which one alert cannot tell. */
function belongs(main: Cells | undefined, table: string, key: string): boolean {
  if (!main || table === finePixelTable) {
    return false;
  }
  const { places } = indexPlaces(toRow(main));
  return places.some(each => each.table === table && each.key === key);
}

/** Key of the alert that an index row says it is of. */
function mainKeyOf(table: string, key: string, cells: Cells): string {
  const { 'i:objectId': objectId, 'i:jd': jd } = valuesOf(cells, ['i:objectId', 'i:jd']);
  const parts = parseKey(tableNamed(table), key) ?? {};
  const id = typeof objectId === 'string' && objectId !== '' ? objectId : (parts['objectId'] ?? '-');
  return typeof jd === 'number' && Number.isFinite(jd)
    ? alertKey('ztf', id, jd)
    : `${id}_${parts['jd'] ?? ''}`;
}
