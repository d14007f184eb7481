import { type FastifyInstance } from 'fastify';
import { type ISolarSystemQuery } from '../../../core/query/query';
import { ssoArguments } from '../../../wire/sso';
import { addRead } from '../../http/read';
import { answerQuery } from '../../question/answer';
import { checkColumns } from '../../question/checkcolumns';
import { columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { type IServices } from '../../services';

const TABLE = 'ztf.ssnamenr';

/** `/api/v1/sso`: all alerts of known Solar System objects, newest first. Names are those of the alerts; nobody resolves them. */
export function ssoRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/sso', ssoArguments, async (given, _request, reply) => {
    const source = await services.sources.get(given.source);
    checkColumns(given.columns ?? []);
    // The name is added without being asked for, as in the Fink API: rows of several objects could not be told apart.
    const wanted = given.columns?.length ? [...new Set([...given.columns, 'i:ssnamenr'])] : undefined;
    const query: ISolarSystemQuery = {
      kind: 'solar-system',
      survey: 'ztf',
      names: given.n_or_d
        .split(',')
        .map(name => name.trim())
        .filter(name => name !== ''),
      columns: wanted ? columnsToRead(wanted) : storedColumnsOf(TABLE)
    };
    const columns = wanted ?? [...storedColumnsOf(TABLE), ...DEFAULT_COMPUTED];
    return answerQuery(services, reply, { source, query, columns, format: given['output-format'] });
  });
}
