import { type FastifyInstance } from 'fastify';
import { type ITableQuery, planTable } from '../../../core/plan';
import { parseObjectId } from '../../../core/query/objectid';
import { prefixRange, sideTables } from '../../../core/survey/ztf';
import { WireFault } from '../../../wire/fault';
import { type MetadataArguments, metadataArguments } from '../../../wire/metadata';
import { addRead } from '../../http/read';
import { withReader } from '../../question/reader';
import { sendRecords } from '../../question/records';
import { requireTable } from '../../question/requiretable';
import { type IServices } from '../../services';

const TABLE = 'ztf.metadata';
const KEY = 'key:key';
const ALL = prefixRange('ZTF');
const FIELDS = [
  { name: KEY, type: 'string' as const, doc: 'Id of the object.' },
  ...(sideTables[TABLE] ?? [])
];
const COLUMNS = FIELDS.map(({ name }) => name);
const CHOICE = 'Choose one among: `objectId`, `internal_name`, `internal_name_encoded`';

/** `/api/v1/metadata`: names that users have given to objects. It only reads. */
export function metadataRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/metadata', metadataArguments, async (given, request, reply) => {
    refuseWriting(given);
    const query = named(given);
    const source = await services.sources.get(given.source);
    const answer = await withReader({ services, source, request, reply }, true, async reader => {
      requireTable(reader, TABLE, 'Choose a source that keeps names which users have given');
      const rows = await reader.read(context => planTable(query, context));
      return { rows, complete: reader.complete, reason: reader.reason };
    });
    return sendRecords(
      reply,
      { ...answer, columns: COLUMNS, fields: FIELDS, unit: 'rows', title: query.title },
      given['output-format']
    );
  });
}

/** Fink lets anybody write here. This gateway reads only. */
function refuseWriting({ objectId, internal_name, username, comments }: MetadataArguments): void {
  if (username !== undefined || comments !== undefined || (objectId && internal_name)) {
    throw new WireFault(
      {
        code: 'unsupported',
        message: 'unsupported: names cannot be given to objects through this gateway',
        remedy: `It only reads. ${CHOICE}`
      },
      403
    );
  }
}

function named({ objectId, internal_name, internal_name_encoded }: MetadataArguments): ITableQuery {
  const given = [objectId, internal_name, internal_name_encoded].filter(value => value !== undefined);
  if (given.length !== 1) {
    throw new WireFault({
      code: given.length === 0 ? 'missing' : 'ambiguous',
      message: `${given.length === 0 ? 'missing' : 'ambiguous'} arguments: have ${given.length}, need 1`,
      remedy: CHOICE
    });
  }
  const base = { table: TABLE, keyColumn: KEY, title: `Names given to ${given[0]}` };
  if (objectId !== undefined) {
    return { ...base, ranges: [idRange(objectId)] };
  }
  // The table has as many rows as users have given names; it is read whole, within the limits of the source.
  return {
    ...base,
    ranges: [ALL],
    residual: [
      internal_name === undefined
        ? { kind: 'equals', column: 'd:internal_name_encoded', value: internal_name_encoded ?? '' }
        : { kind: 'equals', column: 'd:internal_name', value: internal_name }
    ]
  };
}

function idRange(text: string): ReturnType<typeof prefixRange> {
  if (text.toLowerCase() === 'all') {
    return ALL;
  }
  const read = parseObjectId(text);
  if (!read.ok) {
    throw new WireFault({ code: 'invalid', message: read.message, remedy: `${read.remedy}; or give all` });
  }
  return prefixRange(read.id);
}
