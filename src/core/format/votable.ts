import { type Row } from '../value';
import { type IAnswerTable, type IField } from './answertable';
import { fitted, type IFittedField } from './fitting';
import { present, type Present } from './missing';
import { votableField, votableSystems } from './votablefield';
import { xmlAttribute, xmlText } from './xmltext';

/** Text that stands in XML as it is; most is such text, and need not be looked through for what has to be escaped. */
const PLAIN = /^[ !"#$%'-;=?-~]*$/;

/** Rows in one piece of text. */
const ROWS = 200;

/**
 * A VOTable 1.4 (TABLEDATA) in pieces. Missing values are empty cells. Whether the answer is whole stands in INFO elements:
 * `QUERY_STATUS` is OK or OVERFLOW, `fink_complete` and `fink_reason` say it in Fink's words.
 */
export function* votable(table: IAnswerTable): Generator<string, void, undefined> {
  const fields = yield* fitted(table.fields, table.rows, '');
  yield head(table, fields);
  yield '<DATA><TABLEDATA>\n';
  for (let at = 0; at < table.rows.length; at += ROWS) {
    yield table.rows
      .slice(at, at + ROWS)
      .map(row => record(row, fields))
      .join('');
  }
  yield '</TABLEDATA></DATA>\n';
  yield tail(table);
}

/** The same without data: what there is to say of the columns of a file in another format. */
export function votableWithoutData(table: IAnswerTable, fields: readonly IFittedField[]): string {
  return head(table, fields) + tail(table);
}

function head(table: IAnswerTable, fields: readonly IFittedField[]): string {
  const { title, rows, timeScale = 'JD UTC' } = table;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">',
    ...votableSystems(fields, timeScale),
    '<RESOURCE type="results">',
    status(table),
    info('fink_complete', String(table.complete)),
    ...(table.reason === null ? [] : [info('fink_reason', table.reason)]),
    `<TABLE name="alerts" nrows="${rows.length}">`,
    ...(title === undefined ? [] : [`<DESCRIPTION>${xmlText(title)}</DESCRIPTION>`]),
    ...fields.map(votableField),
    ''
  ].join('\n');
}

/** After an answer that was cut its status is said again behind the table, where readers of DALI services look for it. */
function tail(table: IAnswerTable): string {
  return ['</TABLE>', ...(table.complete ? [] : [status(table)]), '</RESOURCE>', '</VOTABLE>', ''].join('\n');
}

function status({ complete, reason }: IAnswerTable): string {
  return complete
    ? info('QUERY_STATUS', 'OK')
    : info('QUERY_STATUS', 'OVERFLOW', `not all rows: ${reason ?? 'cut'}`);
}

function info(name: string, value: string, text?: string): string {
  const start = `<INFO name="${xmlAttribute(name)}" value="${xmlAttribute(value)}"`;
  return text === undefined ? `${start}/>` : `${start}>${xmlText(text)}</INFO>`;
}

function record(row: Row, fields: readonly IField[]): string {
  return `<TR>${fields.map(({ name }) => cell(present(row[name]))).join('')}</TR>\n`;
}

function cell(value: Present | null): string {
  if (value === null) {
    return '<TD/>';
  }
  if (value === Infinity || value === -Infinity) {
    return `<TD>${value > 0 ? '+Inf' : '-Inf'}</TD>`;
  }
  return `<TD>${typeof value === 'string' && !PLAIN.test(value) ? xmlText(value) : value}</TD>`;
}
