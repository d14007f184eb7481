import { type FastifyInstance } from 'fastify';
import { planWindow } from '../../../core/plan';
import { jdToIso } from '../../../core/time';
import { daterangeArguments, windowOf } from '../../../wire/daterange';
import { addRead } from '../../http/read';
import { checkColumns } from '../../question/checkcolumns';
import { addComputed, columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { withReader } from '../../question/reader';
import { sendRecords } from '../../question/records';
import { requireTable } from '../../question/requiretable';
import { type IServices } from '../../services';
import { labelsWithin } from './labels';

const TABLE = 'ztf.class';

/**
 * `/api/v1/daterange`: the alerts of all classes in a window of time, newest first. Fink no longer has a table by time; the
 * table by class is read, class by class.
 */
export function daterangeRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/daterange', daterangeArguments, async (given, request, reply) => {
    const { start, stop } = windowOf(given);
    const source = await services.sources.get(given.source);
    checkColumns(given.columns ?? []);
    const wanted = given.columns?.length ? given.columns : undefined;
    const columns = wanted ?? [...storedColumnsOf(TABLE), ...DEFAULT_COMPUTED];
    const answer = await withReader({ services, source, request, reply }, false, async reader => {
      requireTable(
        reader,
        TABLE,
        'Search a class (latests), or a place by the time of first detections (conesearch), within dates'
      );
      const labels = await labelsWithin(reader, start, stop);
      const rows = await reader.read(context =>
        planWindow(
          {
            labels,
            startJd: start,
            stopJd: stop,
            columns: wanted ? columnsToRead(wanted) : storedColumnsOf(TABLE),
            ...(given.n === undefined ? {} : { last: given.n })
          },
          context
        )
      );
      addComputed(rows, columns);
      return { rows, columns, complete: reader.complete, reason: reader.reason };
    });
    return sendRecords(
      reply,
      { ...answer, title: `Alerts from ${jdToIso(start)} to ${jdToIso(stop)} UTC` },
      given['output-format']
    );
  });
}
