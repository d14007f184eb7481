import { type FastifyInstance } from 'fastify';
import { type ITableQuery, planTable } from '../../../core/plan';
import { type Residual } from '../../../core/plan/plan';
import { jdWindow, prefixRange, sideTables } from '../../../core/survey/ztf';
import { type Row } from '../../../core/value';
import { ssocandArguments } from '../../../wire/ssocand';
import { addRead } from '../../http/read';
import { withReader } from '../../question/reader';
import { sendRecords } from '../../question/records';
import { requireTable } from '../../question/requiretable';
import { type IServices } from '../../services';

const TABLES = { orbParams: 'ztf.orb_cand', lightcurves: 'ztf.sso_cand' } as const;

interface IWanted {
  readonly ssoCandId?: string | undefined;
  readonly start_date?: number | undefined;
  readonly stop_date?: number | undefined;
  readonly maxnumber?: number | undefined;
}

/** `/api/v1/ssocand`: orbits and observations of candidates for new Solar System objects. */
export function ssocandRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/ssocand', ssocandArguments, async (given, request, reply) => {
    const source = await services.sources.get(given.source);
    const query = given.kind === 'orbParams' ? orbits(given) : observations(given);
    const rows = await withReader(
      { services, source, request, reply },
      given.kind === 'orbParams',
      async reader => {
        requireTable(reader, query.table, 'Choose a source that has the candidates of Fink-FAT');
        const found = await reader.read(context => planTable(query, context));
        return { rows: found, complete: reader.complete, reason: reader.reason };
      }
    );
    const fields = sideTables[query.table] ?? [];
    const met = new Set(rows.rows.flatMap((row: Row) => Object.keys(row)));
    const columns = [...new Set([...fields.map(({ name }) => name).filter(name => met.has(name)), ...met])];
    return sendRecords(
      reply,
      { ...rows, columns, fields, unit: 'rows', title: query.title },
      given['output-format']
    );
  });
}

function orbits({ ssoCandId = '' }: IWanted): ITableQuery {
  return {
    title: `Orbits of candidates ${ssoCandId}`.trim(),
    table: TABLES.orbParams,
    ranges: [prefixRange(`cand_${ssoCandId}`)]
  };
}

/** Keys begin with the time, so a trajectory is looked for among all observations within the dates. */
function observations({ ssoCandId, start_date: min, stop_date: max, maxnumber }: IWanted): ITableQuery {
  const residual: Residual[] = [];
  if (min !== undefined || max !== undefined) {
    residual.push({
      kind: 'between',
      column: 'd:jd',
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max })
    });
  }
  if (ssoCandId !== undefined) {
    residual.push({ kind: 'equals', column: 'd:ssoCandId', value: ssoCandId });
  }
  return {
    title: `Observations of candidates ${ssoCandId ?? ''}`.trim(),
    table: TABLES.lightcurves,
    ranges: jdWindow({ start: min, stop: max }),
    residual,
    ...(maxnumber === undefined ? {} : { limit: maxnumber })
  };
}
