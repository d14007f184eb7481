import { type FastifyInstance } from 'fastify';
import { type IField } from '../../../core/format/answertable';
import { planTable } from '../../../core/plan';
import { prefixRange } from '../../../core/survey/ztf';
import { type Row } from '../../../core/value';
import { statisticsArguments } from '../../../wire/statistics';
import { addRead } from '../../http/read';
import { type Reader, withReader } from '../../question/reader';
import { sendRecords } from '../../question/records';
import { requireTable } from '../../question/requiretable';
import { type IServices } from '../../services';
import { nightNumber } from './nightnumber';

const TABLE = 'statistics_class';
const KEY = 'key:key';
/** A column that every night has: rows that have none of those asked for would be left out. */
const ALWAYS = 'basic:sci';
/** Nights whose columns stand for those of all, where no schema row names them. */
const RECENT = 31;

/** `/api/v1/statistics`: numbers of alerts of each night, oldest first. */
export function statisticsRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/statistics', statisticsArguments, async (given, request, reply) => {
    const source = await services.sources.get(given.source);
    const answer = await withReader({ services, source, request, reply }, true, async reader => {
      requireTable(reader, TABLE, 'An ingestion writes it at its end; choose another source');
      const found = given.schema
        ? await columnNames(reader)
        : await nights(reader, given.date ?? '', given.columns ?? []);
      return { ...found, complete: reader.complete, reason: reader.reason };
    });
    return sendRecords(
      reply,
      { ...answer, unit: 'rows', title: 'Alerts of each night' },
      given['output-format']
    );
  });
}

interface IFound {
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
  readonly fields?: readonly IField[];
}

/** Numbers of nights, with the same columns for each; null where a night has none. */
async function nights(reader: Reader, date: string, wanted: readonly string[]): Promise<IFound> {
  const stored = wanted.filter(name => name !== KEY);
  const rows = await reader.read(context =>
    planTable(
      {
        title: `Statistics of nights ${date}`,
        table: TABLE,
        ranges: [prefixRange(`ztf_${date}`)],
        keyColumn: KEY,
        ...(wanted.length === 0 ? {} : { columns: [...new Set([...stored, ALWAYS])] })
      },
      context
    )
  );
  const numbers = rows.map(row =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        name,
        name === KEY || typeof cell !== 'string' ? cell : nightNumber(cell)
      ])
    )
  );
  const met = new Set(numbers.flatMap(row => Object.keys(row)));
  met.delete(KEY);
  const columns = [KEY, ...(wanted.length === 0 ? [...met].sort() : stored)];
  return { rows: numbers, columns, fields: columns.map(describe) };
}

function describe(name: string): IField {
  return name === KEY
    ? { name, type: 'string', doc: 'Night: ztf_YYYYMMDD, UTC date.' }
    : { name, type: 'long', doc: DOCS[name] ?? `Alerts of class ${name.slice(name.indexOf(':') + 1)}.` };
}

const DOCS: Readonly<Record<string, string>> = {
  'basic:raw': 'Alerts received.',
  'basic:sci': 'Alerts that passed the quality cuts.',
  'basic:n_g': 'Alerts in g.',
  'basic:n_r': 'Alerts in r.',
  'basic:exposures': 'Exposures.',
  'basic:fields': 'Fields.',
  'class:simbad_tot': 'Alerts with a counterpart in SIMBAD.',
  'class:simbad_gal': 'Alerts with a galaxy as counterpart in SIMBAD.'
};

/** Names of the columns, by the schema rows and the last nights. */
async function columnNames(reader: Reader): Promise<IFound> {
  const names = new Set((await reader.schemaOf(TABLE)).keys());
  const recent = await reader.read(context =>
    planTable(
      {
        title: 'Columns of statistics',
        table: TABLE,
        ranges: [prefixRange('ztf_')],
        reversed: true,
        limit: RECENT
      },
      context
    )
  );
  recent.flatMap(row => Object.keys(row)).forEach(name => names.add(name));
  return { rows: [...names].sort().map(schema => ({ schema })), columns: ['schema'] };
}
