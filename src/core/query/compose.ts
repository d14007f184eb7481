import type { ICentre } from './centre';
import { FIELDS } from './fields';
import type { IProblem, IQueryOptions, Query } from './query';
import type { FieldValue } from './readers';
import { DEFAULT_LAST, DEFAULT_RADIUS } from './values';

/** What was read of a query before its parts are put together. */
export interface IParts {
  readonly text: string;
  /** Values by key of their field. */
  readonly fields: Map<string, { readonly value: FieldValue; readonly from: number; readonly to: number }>;
  readonly ids: {
    readonly id: string;
    readonly partial: boolean;
    readonly from: number;
    readonly to: number;
  }[];
  centre: ICentre | null;
}

export type ComposeResult =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly problems: readonly IProblem[] };

const KIND_NAMES: Record<Query['kind'], string> = {
  object: 'an object id',
  cone: 'a position',
  class: 'a class'
};

/** Put the parts of a query together; parts that do not go together are problems. */
export function compose(parts: IParts): ComposeResult {
  const kinds = kindsOf(parts);
  const [kind] = kinds;
  if (kind === undefined) {
    return { ok: false, problems: [withoutAnchor(parts)] };
  }
  if (kinds.length > 1) {
    const message = `ambiguous query: ${kinds.map(each => KIND_NAMES[each]).join(' and ')}`;
    const remedy = 'search for one of them at a time';
    return { ok: false, problems: [{ from: 0, to: parts.text.length, message, remedy }] };
  }
  const problems = foreignFields(parts, kind);
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  switch (kind) {
    case 'object':
      return composeObject(parts);
    case 'cone':
      return composeCone(parts);
    case 'class':
      return composeClass(parts);
  }
}

function kindsOf(parts: IParts): Query['kind'][] {
  const kinds: Query['kind'][] = [];
  if (parts.ids.length > 0) {
    kinds.push('object');
  }
  if (parts.centre !== null || parts.fields.has('ra') || parts.fields.has('dec')) {
    kinds.push('cone');
  }
  if (parts.fields.has('class')) {
    kinds.push('class');
  }
  return kinds;
}

function withoutAnchor(parts: IParts): IProblem {
  const names = [...parts.fields.keys()].join(', ');
  return {
    from: 0,
    to: parts.text.length,
    message: `missing what to search for: ${names} alone would read the whole sky`,
    remedy: 'add an object id, a position RA DEC RADIUS, or class="…"'
  };
}

/** Fields that mean nothing in this kind of query. */
function foreignFields(parts: IParts, kind: Query['kind']): IProblem[] {
  const problems: IProblem[] = [];
  for (const field of FIELDS) {
    const given = parts.fields.get(field.key);
    if (given === undefined || field.kinds.includes(kind)) {
      continue;
    }
    const meant = field.kinds.map(each => KIND_NAMES[each]).join(' or ');
    problems.push({
      from: given.from,
      to: given.to,
      message: `unsupported ${field.key} with ${KIND_NAMES[kind]}`,
      remedy: `remove it, or search for ${meant}`
    });
  }
  return problems;
}

function value<T extends FieldValue>(parts: IParts, key: string): T | undefined {
  // The reader of the field's type made the value, so the type is known from the key.
  return parts.fields.get(key)?.value as T | undefined;
}

/** Members that are given, without keys for those that are not. */
function given<T extends object>(members: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(
    Object.entries(members).filter(([, member]) => member !== undefined)
  ) as Partial<T>;
}

function optionsOf(parts: IParts): Partial<IQueryOptions> {
  return given<Required<IQueryOptions>>({
    columns: value<readonly string[]>(parts, 'columns'),
    sort: value<{ column: string; descending: boolean }>(parts, 'sort')
  });
}

function composeObject(parts: IParts): ComposeResult {
  const partial = parts.ids.find(each => each.partial);
  if (partial !== undefined && parts.ids.length > 1) {
    const message = `unsupported prefix among several ids: ${partial.id}`;
    const remedy = 'search for one prefix alone, or write the ids in full';
    return { ok: false, problems: [{ from: partial.from, to: partial.to, message, remedy }] };
  }
  const last = value<number>(parts, 'last');
  const upper = value<boolean>(parts, 'withupperlim');
  return {
    ok: true,
    query: {
      kind: 'object',
      survey: 'ztf',
      ids: partial === undefined ? [...new Set(parts.ids.map(each => each.id))] : [],
      ...(partial === undefined ? {} : { prefix: partial.id }),
      ...(upper === true ? { withUpperLimits: true } : {}),
      ...(last === undefined ? {} : { last }),
      ...optionsOf(parts)
    }
  };
}

function composeCone(parts: IParts): ComposeResult {
  const { centre, text } = parts;
  const ra = value<number>(parts, 'ra');
  const dec = value<number>(parts, 'dec');
  if (centre !== null && (ra !== undefined || dec !== undefined)) {
    const message = 'ambiguous position: it is given twice';
    return { ok: false, problems: [{ from: 0, to: text.length, message, remedy: 'keep one of them' }] };
  }
  const place = centre ?? (ra !== undefined && dec !== undefined ? { ra, dec } : null);
  if (place === null) {
    const message = ra === undefined ? 'missing ra beside dec' : 'missing dec beside ra';
    const remedy = 'write both, as in ra=246.0422 dec=25.669 radius=10';
    return { ok: false, problems: [{ from: 0, to: text.length, message, remedy }] };
  }
  const radius = parts.fields.get('radius');
  if (radius !== undefined && centre?.radius !== undefined) {
    const message = 'ambiguous radius: it is given twice';
    return {
      ok: false,
      problems: [{ from: radius.from, to: radius.to, message, remedy: 'keep one of them' }]
    };
  }
  const last = value<number>(parts, 'last');
  return {
    ok: true,
    query: {
      kind: 'cone',
      survey: 'ztf',
      ra: place.ra,
      dec: place.dec,
      radius: value<number>(parts, 'radius') ?? centre?.radius ?? DEFAULT_RADIUS,
      ...(last === undefined ? {} : { last }),
      ...optionsOf(parts)
    }
  };
}

function composeClass(parts: IParts): ComposeResult {
  const after = parts.fields.get('after');
  const startJd = value<number>(parts, 'after');
  const stopJd = value<number>(parts, 'before');
  if (after !== undefined && startJd !== undefined && stopJd !== undefined && startJd > stopJd) {
    const message = 'invalid dates: after is later than before';
    const remedy = 'exchange them';
    return { ok: false, problems: [{ from: after.from, to: after.to, message, remedy }] };
  }
  return {
    ok: true,
    query: {
      kind: 'class',
      survey: 'ztf',
      class: value<string>(parts, 'class') ?? '',
      last: value<number>(parts, 'last') ?? DEFAULT_LAST,
      ...(startJd === undefined ? {} : { startJd }),
      ...(stopJd === undefined ? {} : { stopJd }),
      ...optionsOf(parts)
    }
  };
}
