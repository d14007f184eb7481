import { type IAnswerTable, type IField } from '../../src/core/format/answertable';
import { type CellType } from '../../src/core/survey/column';
import { type Row } from '../../src/core/value';

function field(name: string, type: CellType, unit = '', doc = '', ucd = ''): IField {
  return { name, type, doc, ...(unit === '' ? {} : { unit }), ...(ucd === '' ? {} : { ucd }) };
}

/** Columns of all types; the last two hold what their types cannot. */
export const FIELDS: readonly IField[] = [
  field('i:objectId', 'string', '', 'Name of the object.', 'meta.id;src'),
  field('i:candid', 'long', '', 'Number of the alert, beyond 2^53.', 'meta.id;meta.main'),
  field('i:jd', 'double', 'd', 'Julian Date (UTC).', 'time.epoch;meta.main'),
  field('i:ra', 'double', 'deg', 'Right ascension, J2000.', 'pos.eq.ra;meta.main'),
  field('i:magpsf', 'float', 'mag', 'Magnitude <AB> & "more".', 'phot.mag;em.opt'),
  field('v:rate', 'double', 'mag/d', 'Change of magnitude.'),
  field('i:fid', 'integer', '', 'Filter.'),
  field('d:from_upper', 'boolean', '', 'A flag.'),
  field('d:cdsxmatch', 'string', '', 'Hostile text.', 'src.class'),
  field('d:plain', 'string'),
  field('d:absent', 'float', 'mag', 'Nowhere.'),
  field('d:wider', 'integer', '', 'Declared an integer, stored with a fraction.'),
  field('d:mixed', 'double', '', 'Declared a number, stored also as text.')
];

/** Text that breaks careless writers. XML cannot hold the control character of the last one. */
export const HOSTILE = [
  '<script>alert("x")</script>',
  'a & b ]]> c',
  '=HYPERLINK("http://example.org"),+1,-1,@x',
  'line\nbreak\r\nand\ttab, "quoted"',
  'Σ Ori é 星 🚀',
  '  blanks around  ',
  'bell \u0007 here'
] as const;

/** Rows that are made up. */
export const ROWS: readonly Row[] = HOSTILE.map((text, index) => ({
  'i:objectId': `ZTF21aaaaaa${'abcdefg'[index]}`,
  'i:candid': 2890466950515015016n + BigInt(index),
  'i:jd': 2459540.6041204 + index,
  'i:ra': [246.0422, 0, 359.9999999, 1e-7, 90, 180, 270][index] ?? 0,
  'i:magpsf': [18.5, Math.fround(18.3), NaN, null, Math.fround(-0.1), 20, 15.25][index] ?? null,
  'v:rate': [0.1, -0.30000000000000004, NaN, null, 1e300, 5e-324, -1.5][index] ?? null,
  'i:fid': [1, 2, 3, -2147483648, 2147483647, 0, null][index] ?? null,
  'd:from_upper': [true, false, null, true, false, true, null][index] ?? null,
  'd:cdsxmatch': text,
  'd:plain': index % 2 === 0 ? `RRLyr*_${index}` : null,
  'd:wider': index === 3 ? 0.5 : index,
  'd:mixed': index === 4 ? 'n/a' : index / 4
}));

/** The longest and the shortest integers, and no columns but some. */
const EXTREMES: readonly Row[] = [
  { 'i:objectId': '', 'i:candid': 9223372036854775807n, 'd:cdsxmatch': '' },
  { 'i:objectId': 'null', 'i:candid': -9223372036854775808n, 'd:cdsxmatch': 'null' }
];

/** A table with every trouble, one without rows, and one that was cut. */
export const TABLES = {
  full: { fields: FIELDS, rows: [...ROWS, ...EXTREMES], complete: true, reason: null, title: 'All of it' },
  empty: { fields: FIELDS, rows: [], complete: true, reason: null, title: 'Nothing found' },
  cut: { fields: FIELDS, rows: ROWS.slice(0, 2), complete: false, reason: 'budget', title: 'A part' }
} as const satisfies Record<string, IAnswerTable>;
