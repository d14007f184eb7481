import { type FastifyInstance } from 'fastify';
import { type IField } from '../../../core/format/answertable';
import { type ISolarSystemQuery } from '../../../core/query/query';
import { type Row } from '../../../core/value';
import { ssoArguments } from '../../../wire/sso';
import { addRead } from '../../http/read';
import { type ISolarSystemObject, solarSystemObjects } from '../../names/solarsystemobject';
import { answerQuery } from '../../question/answer';
import { checkColumns } from '../../question/checkcolumns';
import { columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { notAsked } from '../../question/notasked';
import { withReader } from '../../question/reader';
import { type IServices } from '../../services';

const TABLE = 'ztf.ssnamenr';

/** Columns that only this route has. */
const FIELDS: readonly IField[] = [
  { name: 'sso_name', type: 'string', doc: 'Name of the Solar System object that was asked for.' },
  { name: 'sso_number', type: 'integer', doc: 'Number of the Minor Planet Center; null when it has none.' }
];
const NAMES = FIELDS.map(({ name }) => name);

/** `/api/v1/sso`: all alerts of known Solar System objects, newest first. */
export function ssoRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/sso', ssoArguments, async (given, request, reply) => {
    const source = await services.sources.get(given.source);
    const named = (given.columns ?? []).filter(name => !NAMES.includes(name));
    checkColumns(named);
    if (given.withEphem || given.withResiduals) {
      throw notAsked('the ephemeris service Miriade (IMCCE)', 'Leave out withEphem and withResiduals');
    }
    const words = given.n_or_d.split(',').flatMap(word => word.trim() || []);
    const objects = await withReader({ services, source, request, reply }, true, reader =>
      solarSystemObjects(reader, words)
    );
    // The name is added without being asked for, as in the Fink API: rows of several objects could not be told apart.
    const wanted = given.columns?.length ? [...new Set([...named, 'i:ssnamenr'])] : undefined;
    const query: ISolarSystemQuery = {
      kind: 'solar-system',
      survey: 'ztf',
      names: objects.flatMap(({ ssnamenrs }) => ssnamenrs),
      columns: wanted ? columnsToRead(wanted) : storedColumnsOf(TABLE)
    };
    return answerQuery(services, reply, {
      source,
      query,
      columns: [...(wanted ?? [...storedColumnsOf(TABLE), ...DEFAULT_COMPUTED]), ...NAMES],
      fields: FIELDS,
      format: given['output-format'],
      finish: addNames(objects),
      looksAt: ['i:ssnamenr']
    });
  });
}

/** Tells of each row which of the objects that were asked for it belongs to. */
function addNames(objects: readonly ISolarSystemObject[]): (rows: readonly Row[]) => void {
  const byName = new Map(
    objects.flatMap(object => object.ssnamenrs.map(name => [name, object] as const)).reverse()
  );
  return rows => {
    for (const row of rows) {
      const object = byName.get(String(row['i:ssnamenr']));
      row['sso_name'] = object?.name ?? null;
      row['sso_number'] = object?.number ?? null;
    }
  };
}
