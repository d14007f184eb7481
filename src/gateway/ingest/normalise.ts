import type { CellType } from '../../core/survey/column';
import { ztfColumns } from '../../core/survey/ztf';
import type { Value } from '../../core/value';
import type { Fields, IAlert } from './alert';
import { coerce } from './coerce';
import { HISTORY_COLUMNS } from './historycolumns';
import { GROUPS, groupOf } from './groups';
import { instantText, TIMESTAMPS } from './timestamp';

/** Names at the top level of an alert that are not plain values. */
const NESTED: ReadonlySet<string> = new Set([
  'candidate',
  'prv_candidates',
  'cutoutScience',
  'cutoutTemplate',
  'cutoutDifference',
  ...GROUPS
]);

/** Whether something comes of a column at the top level of a file; the others need not be read. */
export function isRead(name: string): boolean {
  return NESTED.has(name) || TIMESTAMPS.has(name) || rootColumn(name) !== undefined;
}

function rootColumn(name: string) {
  return ztfColumns.get(`d:${name}`) ?? ztfColumns.get(`i:${name}`);
}

/**
 * One alert in our shape from a record of any generation of the ZTF schema.
 * @throws RangeError naming what is missing or wrong, when the alert could not be stored or found again.
 */
export function normaliseAlert(record: Readonly<Record<string, unknown>>): IAlert {
  const candidate = candidateOf(record['candidate']);
  const root = rootOf(record);
  const objectId = root['objectId'];
  const candid = root['candid'] ?? candidate['candid'];
  if (typeof objectId !== 'string' || !/^[A-Za-z0-9]{1,40}$/.test(objectId)) {
    throw new RangeError(`${objectId ? 'invalid' : 'missing'} objectId: ${String(objectId).slice(0, 60)}`);
  }
  if (typeof candid !== 'bigint') {
    throw new RangeError(`missing candid: ${objectId} has none`);
  }
  for (const name of ['jd', 'ra', 'dec']) {
    if (!Number.isFinite(candidate[name])) {
      throw new RangeError(`missing candidate.${name}: ${objectId}, candid ${candid}`);
    }
  }
  const groups: Record<string, Fields> = {};
  for (const name of GROUPS) {
    const group = groupOf(record[name]);
    if (group) {
      groups[name] = group;
    }
  }
  return {
    objectId,
    candid,
    root,
    candidate,
    history: historyOf(record['prv_candidates']),
    groups,
    stamps: {
      science: stampOf(record['cutoutScience']),
      template: stampOf(record['cutoutTemplate']),
      difference: stampOf(record['cutoutDifference'])
    }
  };
}

function rootOf(record: Readonly<Record<string, unknown>>): Fields {
  const root: Record<string, Value> = {};
  for (const [name, value] of Object.entries(record)) {
    if (TIMESTAMPS.has(name)) {
      root[name] = instantText(value);
    } else if (!NESTED.has(name)) {
      const column = rootColumn(name);
      if (column) {
        root[name] = coerce(column.type, value, name);
      }
    }
  }
  return root;
}

/** Columns of `candidate` by their name without family, with what errors call them. */
const CANDIDATE: ReadonlyMap<string, { type: CellType; place: string }> = new Map(
  [...ztfColumns.values()]
    .filter(({ name }) => name.startsWith('i:'))
    .map(({ name, type }) => [name.slice(2), { type, place: `candidate.${name.slice(2)}` }])
);
const HISTORY = HISTORY_COLUMNS.map(name => ({
  name,
  type: CANDIDATE.get(name)?.type ?? 'string',
  place: `prv_candidates.${name}`
}));

/** Values that our columns know; others (new in a later schema) are left out. */
function candidateOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) {
    throw new RangeError('missing candidate');
  }
  const fields: Record<string, Value> = {};
  for (const [name, each] of Object.entries(value)) {
    const column = CANDIDATE.get(name);
    if (column !== undefined) {
      fields[name] = coerce(column.type, each, column.place);
    }
  }
  return fields;
}

function historyOf(value: unknown): Fields[] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value
    .filter((each: unknown): each is Record<string, unknown> => typeof each === 'object' && each !== null)
    .map(each => {
      const fields: Record<string, Value> = {};
      for (const { name, type, place } of HISTORY) {
        fields[name] = coerce(type, each[name], place);
      }
      return fields;
    });
}

function stampOf(value: unknown): Uint8Array | null {
  if (typeof value !== 'object' || value === null || !('stampData' in value)) {
    return null;
  }
  const bytes = value.stampData;
  return bytes instanceof Uint8Array && bytes.length > 0 ? bytes : null;
}
