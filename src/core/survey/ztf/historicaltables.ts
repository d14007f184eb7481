import type { ITable } from '../table';
import { ztfTables } from './tables';

/**
 * Pixel tables that Fink once wrote and feeds no longer; clusters may still have them. One row for each alert, so an object has
 * many. Older keys end with the time. They are no part of `ztfTables`: nobody writes them any more.
 */
export const historicalPixels: readonly { readonly table: ITable; readonly nside: number }[] = [
  4096, 131072
].map(nside => ({
  nside,
  table: {
    name: `ztf.pixel${nside}`,
    key: [`pixel${nside}`, 'jd', 'objectId'],
    columns: ztfTables['ztf.pixel128']?.columns ?? [],
    doc: `Alerts by HEALPix pixel (NSIDE ${nside}, RING) and time. No longer fed.`
  }
}));

/** A table of ZTF by name, historical ones included. */
export function findTable(name: string): ITable | undefined {
  return ztfTables[name] ?? historicalPixels.find(({ table }) => table.name === name)?.table;
}
