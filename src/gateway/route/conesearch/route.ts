import { type FastifyInstance } from 'fastify';
import { parsePosition } from '../../../core/sky';
import { type IConeQuery } from '../../../core/query/query';
import { type ConesearchArguments, conesearchArguments } from '../../../wire/conesearch';
import { WireFault } from '../../../wire/fault';
import { addRead } from '../../http/read';
import { answerQuery } from '../../question/answer';
import { checkColumns } from '../../question/checkcolumns';
import { columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { type IServices } from '../../services';
import { withFirstDetection } from './firstdetection';

const SEPARATION = 'v:separation_degree';
/** The pixel table has the class of the last alert as `d:classification`; `v:classification` needs the whole alert. */
const COMPUTED = DEFAULT_COMPUTED.filter(name => name !== 'v:classification');

/** `/api/v1/conesearch`: the latest alert of each object in a circle, nearest first. */
export function conesearchRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/conesearch', conesearchArguments, async (given, _request, reply) => {
    const source = await services.sources.get(given.source);
    const wanted = given.columns?.length ? [...new Set([...given.columns, SEPARATION])] : undefined;
    checkColumns(wanted ?? []);
    const stored = storedColumnsOf('ztf.pixel128');
    const query: IConeQuery = {
      kind: 'cone',
      survey: 'ztf',
      ...readCentre(given),
      radius: given.radius,
      columns: wanted ? columnsToRead(wanted) : [...stored, SEPARATION],
      sort: { column: SEPARATION, descending: false },
      ...(given.n === undefined ? {} : { last: given.n })
    };
    const columns = wanted ?? [...stored, ...COMPUTED, SEPARATION];
    return answerQuery(services, reply, {
      source,
      query,
      columns,
      format: given['output-format'],
      unit: 'objects',
      adjust: plan => withFirstDetection(plan, given)
    });
  });
}

/** Decimal degrees or sexagesimal, each coordinate in the same form. */
function readCentre({ ra, dec }: ConesearchArguments): { readonly ra: number; readonly dec: number } {
  const position = parsePosition(`${ra} ${dec}`);
  if (!position.ok) {
    throw new WireFault({ code: 'invalid', message: position.message, remedy: position.remedy });
  }
  return { ra: position.ra, dec: position.dec };
}
