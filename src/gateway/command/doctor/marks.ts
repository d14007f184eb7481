import { DIRTY_NIGHTS } from '../../ingest/marks';
import { type IRowStore } from '../../store/rowstore';
import { type Found, ok, warning } from './finding';

/** What the writer of a store has noted: a load that is under way or was cut, nights whose statistics are behind. */
export async function markFindings(store: IRowStore): Promise<Found[]> {
  const found: Found[] = [];
  const loading = await store.loading?.();
  if (loading !== undefined) {
    const { what, alerts, total, running, again } = loading;
    const how = `${what}: ${alerts}${total === undefined ? '' : ` of ${total}`} alerts`;
    found.push(
      running
        ? ok(`being loaded: ${how}`)
        : warning(
            `the loading was cut: ${how}`,
            again === undefined ? 'Run the same ingest again' : `Run: ${again}`
          )
    );
  }
  const nights = ((await store.mark?.(DIRTY_NIGHTS)) ?? '').split(',').filter(night => night !== '');
  if (nights.length > 0 && loading?.running !== true) {
    found.push(
      warning(
        `statistics of ${nights.length} ${nights.length === 1 ? 'night is' : 'nights are'} behind: ${nights.slice(0, 5).join(', ')}`,
        'Run the same ingest again, or `jupyter fink verify --repair`'
      )
    );
  }
  return found;
}
