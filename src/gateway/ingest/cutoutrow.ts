import type { IAlert } from './alert';
import { toCells } from './cells';
import { alertKey } from './indexrows';
import type { IRowToWrite } from '../store/rowwriter';

/** Row of `ztf.cutouts` of an alert, its stamps compressed as they came; undefined when it has none. */
export function cutoutRow(alert: IAlert): IRowToWrite | undefined {
  const { science, template, difference } = alert.stamps;
  if (!science && !template && !difference) {
    return undefined;
  }
  const jd = Number(alert.candidate['jd']);
  return {
    table: 'ztf.cutouts',
    key: alertKey('ztf.cutouts', alert.objectId, jd),
    cells: toCells({
      'i:objectId': alert.objectId,
      'i:jd': jd,
      'i:candid': alert.candid,
      'b:cutoutScience_stampData': science,
      'b:cutoutTemplate_stampData': template,
      'b:cutoutDifference_stampData': difference
    })
  };
}
