import type { IObjectQuery } from '../../../core/query/query';
import { TAG } from '../../../core/plan';
import type { IFound } from '../../run/found';
import { columnsArgument, foundIn, highestKeyFirst, type IManner, largest } from './manner';

/** Ids of one question: Fink reads one after the other, and ends after two minutes. */
const IDS_AT_A_TIME = 50;
const ALWAYS = ['i:objectId', 'i:candid', 'i:jd'];

/**
 * Alerts of objects by `/objects`. There an id is the beginning of ids, so rows are tested again; columns that are named do not
 * hold for upper limits, which come with all of theirs; and their `i:candid` is -1, where we have none.
 */
export const objectManner: IManner<IObjectQuery> = {
  asks: ({ ids, prefix, withUpperLimits }, plan) => {
    const more = {
      columns: columnsArgument(plan, ALWAYS),
      ...(withUpperLimits === true ? { withupperlim: true } : {})
    };
    return idLists(ids, prefix).map(objectId => ({ route: 'objects', given: { objectId, ...more } }));
  },
  found: (records, { ids, prefix }, { scans }) => {
    const wanted = new Set(ids);
    const found = records.flatMap(record => {
      const tag = record[TAG];
      const number = Math.max(
        0,
        scans.findIndex(scan => scan.tag === tag)
      );
      const scan = scans[number];
      const id = String(record['i:objectId']);
      const isWanted = prefix === undefined ? wanted.has(id) : id.startsWith(prefix);
      const one = scan === undefined || !isWanted ? undefined : foundIn(record, scan, number);
      if (one === undefined) {
        return [];
      }
      if (scan?.tag !== undefined) {
        one.row[TAG] = scan.tag;
      }
      return [one];
    });
    return highestKeyFirst(withoutRepeated(found));
  },
  isCut: ({ ask, found, most }) => {
    const isPrefix =
      !String(ask.given['objectId']).includes(',') &&
      found.some(({ row }) => row['i:objectId'] !== ask.given['objectId']);
    return (
      largest(found, ({ row, scan }) => `${scan} ${isPrefix ? '' : String(row['i:objectId'])}`) >= most.scan
    );
  }
};

/** Lists of ids from the highest to the lowest, as a store gives them. */
function idLists(ids: readonly string[], prefix: string | undefined): string[] {
  if (prefix !== undefined) {
    return [prefix];
  }
  const sorted = [...new Set(ids)].sort().reverse();
  return Array.from({ length: Math.ceil(sorted.length / IDS_AT_A_TIME) }, (_, at) =>
    sorted.slice(at * IDS_AT_A_TIME, (at + 1) * IDS_AT_A_TIME).join(',')
  );
}

/** The history of an alert repeats epochs that have an alert of their own. */
function withoutRepeated(found: readonly IFound[]): readonly IFound[] {
  const valid = new Set(found.filter(({ scan }) => scan === 0).map(({ key }) => key));
  return found.filter(({ key, scan, row }) => scan === 0 || row[TAG] !== 'badquality' || !valid.has(key));
}
