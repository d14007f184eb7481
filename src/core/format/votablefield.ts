import { type CellType } from '../survey/column';
import { type IField } from './answertable';
import { type IFittedField } from './fitting';
import { xmlAttribute, xmlText } from './xmltext';

const DATATYPES: Readonly<Record<Exclude<CellType, 'string' | 'binary'>, string>> = {
  double: 'double',
  float: 'float',
  integer: 'int',
  long: 'long',
  boolean: 'boolean'
};

const POSITION = /^pos\.eq\.(ra|dec)(;|$)/;
const TIME = /^time\.(epoch|start|end)(;|$)/;

/** The declarations of frames and time scales that fields refer to. */
export function votableSystems(fields: readonly IField[], timeScale: 'JD UTC' | 'MJD TAI'): string[] {
  const [origin, scale] = timeScale.split(' ');
  return [
    ...(fields.some(isPosition) ? ['<COOSYS ID="icrs" system="ICRS" epoch="J2000"/>'] : []),
    ...(fields.some(isTime)
      ? [`<TIMESYS ID="time" timeorigin="${origin}-origin" timescale="${scale}" refposition="TOPOCENTER"/>`]
      : [])
  ];
}

/** The declaration of one column. Text is `char` where it is plain ASCII, else `unicodeChar`. */
export function votableField(field: IFittedField): string {
  const { name, unit, ucd, doc } = field;
  const attributes = [
    `name="${xmlAttribute(name)}"`,
    datatype(field),
    ...(unit === undefined ? [] : [`unit="${xmlAttribute(unit)}"`]),
    ...(ucd === undefined ? [] : [`ucd="${xmlAttribute(ucd)}"`]),
    ...(isPosition(field) ? ['ref="icrs"'] : []),
    ...(isTime(field) ? ['ref="time"'] : [])
  ].join(' ');
  return doc === ''
    ? `<FIELD ${attributes}/>`
    : `<FIELD ${attributes}><DESCRIPTION>${xmlText(doc)}</DESCRIPTION></FIELD>`;
}

function datatype({ type, ascii }: IFittedField): string {
  if (type !== 'string' && type !== 'binary') {
    return `datatype="${DATATYPES[type]}"`;
  }
  return `datatype="${ascii ? 'char' : 'unicodeChar'}" arraysize="*"`;
}

function isPosition({ ucd = '' }: IField): boolean {
  return POSITION.test(ucd);
}

function isTime({ ucd = '', unit, type }: IField): boolean {
  return TIME.test(ucd) && unit === 'd' && type === 'double';
}
