import { buildKey, parseKey } from '../../../core/survey/ztf';
import { night } from '../../../core/time';
import type { ISnapshot } from '../../store/rowstore';
import type { IRowWriter } from '../../store/rowwriter';
import { Anomalies, RANKED_COLUMNS } from '../anomalies';
import { sameCells, toRow, type Cells } from '../cells';
import { someCells } from '../indexrows';
import { COUNTED_COLUMNS, NightCount } from '../nightcount';
import { recomputeNights } from '../nights';
import { tableNamed } from '../tablenamed';
import { Mender } from './mender';
import type { Fault, Verdicts } from './report';

const ALL = [{ start: '!', stop: '\u{10FFFF}' }];
const COLUMNS: readonly string[] = [...new Set([...COUNTED_COLUMNS, ...RANKED_COLUMNS])];
const STATISTICS = 'statistics_class';
const ANOMALY = 'ztf.anomaly';

/** Compares the statistics and the anomalies of each night with what the alerts of the main table give. */
export class NightCheck {
  private readonly _nights = new Map<string, { count: NightCount; anomalies: Anomalies }>();
  private readonly _wrong = new Set<string>();

  /** Counts one alert. */
  add(main: Cells): void {
    const row = toRow(someCells(main, COLUMNS));
    const each = night(Number(row['i:jd']));
    let numbers = this._nights.get(each);
    if (!numbers) {
      numbers = { count: new NightCount(each), anomalies: new Anomalies() };
      this._nights.set(each, numbers);
    }
    numbers.count.add(row);
    numbers.anomalies.add(row);
  }

  /** Call it when all alerts have been counted. With a writer, nights that are wrong are made anew. */
  async check(
    snapshot: ISnapshot,
    verdicts: Verdicts,
    { writer, signal }: { readonly writer?: IRowWriter | undefined; readonly signal?: AbortSignal }
  ): Promise<void> {
    const mender = new Mender(writer);
    await this._statistics(snapshot, verdicts, mender);
    await this._anomalies(snapshot, verdicts, mender);
    await mender.end();
    if (writer) {
      await recomputeNights(writer, this._wrong, signal);
    }
  }

  private async _statistics(snapshot: ISnapshot, verdicts: Verdicts, mender: Mender): Promise<void> {
    const left = new Set(this._nights.keys());
    for await (const rows of snapshot.scan({ table: STATISTICS, ranges: ALL })) {
      for (const { key, cells } of rows) {
        verdicts.row(STATISTICS);
        const of = key.replace(/^ztf_/, '');
        const right = this._nights.get(of)?.count.row();
        if (right?.key !== key) {
          this._fault(verdicts, STATISTICS, 'orphan', of);
          await mender.remove(STATISTICS, key);
        } else if (!sameCells(right.cells, cells)) {
          this._fault(verdicts, STATISTICS, 'stale', of);
        }
        left.delete(of);
      }
    }
    left.forEach(of => this._fault(verdicts, STATISTICS, 'missing', of));
  }

  private async _anomalies(snapshot: ISnapshot, verdicts: Verdicts, mender: Mender): Promise<void> {
    const left = new Map<string, { main: string; of: string }>();
    for (const [of, { anomalies }] of this._nights) {
      anomalies.keys().forEach(main => left.set(anomalyKey(main), { main, of }));
    }
    for await (const rows of snapshot.scan({ table: ANOMALY, ranges: ALL })) {
      for (const { key, cells } of rows) {
        verdicts.row(ANOMALY);
        const right = left.get(key);
        if (!right) {
          verdicts.fault(ANOMALY, 'orphan');
          await mender.remove(ANOMALY, key);
          continue;
        }
        const main = await snapshot.get('ztf', right.main);
        if (!main || !sameCells(main.cells, cells)) {
          this._fault(verdicts, ANOMALY, 'stale', right.of);
        }
        left.delete(key);
      }
    }
    left.forEach(({ of }) => this._fault(verdicts, ANOMALY, 'missing', of));
  }

  private _fault(verdicts: Verdicts, table: string, fault: Fault, of: string): void {
    verdicts.fault(table, fault);
    this._wrong.add(of);
  }
}

function anomalyKey(mainKey: string): string {
  return buildKey(tableNamed(ANOMALY), parseKey(tableNamed('ztf'), mainKey) ?? {});
}
