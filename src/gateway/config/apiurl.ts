import { type IConfigProblem } from './fault';
import { driverSchemas } from './sourceconfig';

/** What a file says, in keys of ours, and what is wrong with that. */
export interface ITranslated {
  readonly given: unknown;
  readonly problems: readonly IConfigProblem[];
}

/** Name of the source that `APIURL` stands for. */
const API_SOURCE = 'fink-api';

/**
 * Understand `APIURL`, the key of Fink's portals for the REST API that they ask: a file with it has one source, of driver
 * `fink-api`, at that address. A file with SOURCES names it there.
 */
export function withApiUrl(given: unknown): ITranslated {
  if (typeof given !== 'object' || given === null || !('APIURL' in given)) {
    return { given, problems: [] };
  }
  const { APIURL, ...rest } = given;
  if (APIURL === null || APIURL === '') {
    return { given: rest, problems: [] };
  }
  const sources: unknown = 'SOURCES' in rest ? rest.SOURCES : undefined;
  if (typeof sources === 'object' && sources !== null && Object.keys(sources).length > 0) {
    const remedy = 'Leave it out, and name the address at a source: DRIVER: fink-api, API';
    return {
      given: rest,
      problems: [{ path: ['APIURL'], text: `ambiguous APIURL: there are SOURCES too. ${remedy}` }]
    };
  }
  const address = driverSchemas['fink-api'].shape.API.safeParse(APIURL);
  return address.success
    ? {
        given: { ...rest, SOURCES: { [API_SOURCE]: { DRIVER: 'fink-api', API: address.data } } },
        problems: []
      }
    : {
        given: rest,
        problems: address.error.issues.map(({ message }) => ({
          path: ['APIURL'],
          text: `invalid APIURL. ${message}`
        }))
      };
}
