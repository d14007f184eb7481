import type { Query } from './query';

/** How the text of a field's value is read; one reader per type stands in `values.ts`. */
export type FieldType =
  'ids' | 'degrees' | 'radius' | 'class' | 'count' | 'time' | 'columns' | 'sort' | 'flag';

/** One keyword of the query language. The table below drives parsing, checking, completion and help. */
export interface IField {
  /** The name under which it is printed. */
  readonly key: string;
  readonly aliases: readonly string[];
  readonly type: FieldType;
  /** Unit of a plain number. */
  readonly unit?: string;
  /** Kinds of query in which it means something. */
  readonly kinds: readonly Query['kind'][];
  /** One line of meaning. */
  readonly doc: string;
  /** Values offered by completion and shown in help. */
  readonly examples: readonly string[];
}

const ALL: readonly Query['kind'][] = ['object', 'cone', 'class'];

/** Every keyword, in the order in which help shows them. */
export const FIELDS: readonly IField[] = [
  {
    key: 'id',
    aliases: ['object', 'objectid', 'ids'],
    type: 'ids',
    kinds: ['object'],
    doc: 'One or several object ids, or the beginning of one',
    examples: ['ZTF18aabbccd', 'ZTF18aab']
  },
  {
    key: 'class',
    aliases: [],
    type: 'class',
    kinds: ['class'],
    doc: 'Label of a class: Fink, (TNS) or SIMBAD',
    examples: ['"Early SN Ia candidate"', '"(TNS) SN Ia"']
  },
  {
    key: 'last',
    aliases: ['n', 'limit'],
    type: 'count',
    kinds: ALL,
    doc: 'Number of results, the newest (for a cone: the nearest) first',
    examples: ['1', '10', '100', '1000']
  },
  {
    key: 'after',
    aliases: ['startdate', 'since', 'from'],
    type: 'time',
    unit: 'UTC',
    kinds: ['class'],
    doc: 'Only alerts at or after this time: ISO date, JD or MJD',
    examples: ['2024-01-01', '2024-01-01T12:00:00']
  },
  {
    key: 'before',
    aliases: ['stopdate', 'until', 'to'],
    type: 'time',
    unit: 'UTC',
    kinds: ['class'],
    doc: 'Only alerts at or before this time: ISO date, JD or MJD',
    examples: ['2024-02-01', '2024-02-01T12:00:00']
  },
  {
    key: 'ra',
    aliases: [],
    type: 'degrees',
    unit: 'deg',
    kinds: ['cone'],
    doc: 'Right ascension of the centre of a cone, ICRS',
    examples: ['246.0422']
  },
  {
    key: 'dec',
    aliases: [],
    type: 'degrees',
    unit: 'deg',
    kinds: ['cone'],
    doc: 'Declination of the centre of a cone, ICRS',
    examples: ['25.669']
  },
  {
    key: 'radius',
    aliases: ['r'],
    type: 'radius',
    unit: 'arcsec',
    kinds: ['cone'],
    doc: 'Radius of a cone: arcsec, or with a unit s, m or d (5 degrees at most)',
    examples: ['10', '60', '10m', '30m']
  },
  {
    key: 'sort',
    aliases: ['order'],
    type: 'sort',
    kinds: ALL,
    doc: 'Column that orders the results; a minus sign in front means from high to low; none: as they are found, the first at once',
    examples: ['-i:jd', 'i:magpsf', 'none']
  },
  {
    key: 'columns',
    aliases: ['cols'],
    type: 'columns',
    kinds: ALL,
    doc: 'Columns wanted, with commas between',
    examples: ['i:objectId,i:jd,i:magpsf']
  },
  {
    key: 'withupperlim',
    aliases: ['upperlimits'],
    type: 'flag',
    kinds: ['object'],
    doc: 'Also upper limits and detections of low quality',
    examples: ['yes', 'no']
  }
];

const BY_NAME: ReadonlyMap<string, IField> = new Map(
  FIELDS.flatMap(field => [field.key, ...field.aliases].map(name => [name, field] as const))
);

/** The field that a typed name (any case, alias or key) stands for. */
export function fieldOf(name: string): IField | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** Every name that `fieldOf` knows. */
export function fieldNames(): string[] {
  return [...BY_NAME.keys()];
}
