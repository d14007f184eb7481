import { type FastifyInstance } from 'fastify';
import { planTracklet } from '../../../core/plan';
import { WireFault } from '../../../wire/fault';
import { trackletArguments } from '../../../wire/tracklet';
import { addRead } from '../../http/read';
import { checkColumns } from '../../question/checkcolumns';
import { addComputed, columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { withReader } from '../../question/reader';
import { sendRecords } from '../../question/records';
import { type IServices } from '../../services';

const TABLE = 'ztf.tracklet';

/** `/api/v1/tracklet`: the alerts of tracklets by name or time, newest first. */
export function trackletRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/tracklet', trackletArguments, async (given, request, reply) => {
    const name = given.id ?? given.date;
    if (name === undefined) {
      throw new WireFault({
        code: 'missing',
        message: 'missing argument: id or date',
        remedy: 'You need to specify a date at the format YYYY-MM-DD hh:mm:ss'
      });
    }
    const source = await services.sources.get(given.source);
    checkColumns(given.columns ?? []);
    const wanted = given.columns?.length ? given.columns : undefined;
    const columns = wanted ?? [...storedColumnsOf(TABLE), ...DEFAULT_COMPUTED];
    // A night or less is little; a year may be much.
    const answer = await withReader(
      { services, source, request, reply },
      name.length >= 'TRCK_YYYYMMDD'.length,
      async reader => {
        const rows = await reader.read(context =>
          planTracklet({ name, columns: wanted ? columnsToRead(wanted) : storedColumnsOf(TABLE) }, context)
        );
        addComputed(rows, columns);
        return { rows, columns, complete: reader.complete, reason: reader.reason };
      }
    );
    return sendRecords(reply, { ...answer, title: `Alerts of tracklets ${name}` }, given['output-format']);
  });
}
