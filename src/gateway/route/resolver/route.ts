import { type FastifyInstance } from 'fastify';
import { sideTables } from '../../../core/survey/ztf';
import { DEFAULT_NAMES, resolverArguments } from '../../../wire/resolver';
import { addRead } from '../../http/read';
import { notAsked } from '../../question/notasked';
import { type Reader, withReader } from '../../question/reader';
import { sendRecords } from '../../question/records';
import { type IServices } from '../../services';
import { type INameQuestion, type INames } from './answer';
import { simbadOfObject } from './simbad';
import { solarSystemNames, solarSystemOfObject } from './ssodnet';
import { tnsNames, tnsOfObject } from './tns';

type Resolve = (reader: Reader, question: INameQuestion) => Promise<INames>;

/** Who answers: from a name, and from the id of a ZTF object. */
const RESOLVERS: Readonly<Record<'simbad' | 'ssodnet' | 'tns', { forward?: Resolve; reverse: Resolve }>> = {
  simbad: { reverse: simbadOfObject },
  ssodnet: { forward: solarSystemNames, reverse: solarSystemOfObject },
  tns: { forward: tnsNames, reverse: tnsOfObject }
};

const FIELDS = [...(sideTables['ztf.tns_resolver'] ?? []), ...(sideTables['ztf.sso_resolver'] ?? [])];

/** `/api/v1/resolver`: names of objects in SIMBAD, SsODNet and TNS, and back, as far as the source knows them. */
export function resolverRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/resolver', resolverArguments, async (given, request, reply) => {
    const { resolver, name, reverse = false, nmax = DEFAULT_NAMES } = given;
    const source = await services.sources.get(given.source);
    const resolve = RESOLVERS[resolver][reverse ? 'reverse' : 'forward'];
    if (resolve === undefined) {
      throw notAsked('SIMBAD (CDS Sesame)', 'Search the position of the object instead (conesearch)');
    }
    const answer = await withReader({ services, source, request, reply }, nmax <= 1000, async reader => {
      const names = await resolve(reader, { name, nmax });
      return { ...names, complete: reader.complete, reason: reader.reason };
    });
    return sendRecords(
      reply,
      { ...answer, fields: FIELDS, unit: 'rows', title: `Names of ${name} (${resolver})` },
      given['output-format']
    );
  });
}
