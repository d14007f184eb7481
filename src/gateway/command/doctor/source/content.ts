import { describeAlerts } from '../../../describealerts';
import { within } from '../../../within';
import { ok, warning } from '../finding';
import { type SourceStep } from './examined';

const PATIENCE = 30_000;
/** Nights without alerts before somebody should ask why: the telescope rests in bad weather and for repairs. */
const LONG_AGO_DAYS = 30;

/** What it holds: number of alerts where that can be told, the last night. */
export const content: SourceStep = async ({ config, store, tables }) => {
  if (config.DRIVER === 'fink-api' || !tables.includes('ztf')) {
    return [];
  }
  const { alerts, lastNight, simulated } = await within(PATIENCE, signal => describeAlerts(store, signal));
  if (alerts === 0) {
    return [];
  }
  const text = [
    alerts === null ? 'alerts are not counted' : `${alerts} alerts`,
    lastNight === null ? 'last night unknown' : `last night ${lastNight}`,
    ...(simulated ? ['simulated'] : [])
  ].join(', ');
  const days = lastNight === null ? 0 : (Date.now() - Date.parse(lastNight)) / 86_400_000;
  return [
    days > LONG_AGO_DAYS && !simulated && config.DRIVER !== 'embedded'
      ? warning(
          `${text}: ${Math.floor(days)} days ago`,
          'Ask whoever feeds the tables whether they still are'
        )
      : ok(text)
  ];
};
