import { STAMPS_TABLE } from '../../../source/stampstable';
import { reasonOf } from '../../../reasonof';
import { ok, warning } from '../finding';
import { type SourceStep } from './examined';

const PATIENCE = 10_000;

/** Where stamps come from, and whether a service that is named for them answers. */
export const stamps: SourceStep = async ({ config, tables }) => {
  if (config.DRIVER === 'fink-api' || tables.length === 0) {
    return [];
  }
  const { CUTOUTS } = config;
  if (CUTOUTS === undefined) {
    return config.DRIVER === 'embedded' || tables.includes(STAMPS_TABLE)
      ? []
      : [
          warning(
            `no stamps: ${STAMPS_TABLE} is not there, and no service of cutouts is named`,
            'Name one with CUTOUTS at this source; everything else works without'
          )
        ];
  }
  try {
    // Any answer is one: what is asked for nothing at all is refused.
    const answer = await fetch(CUTOUTS, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
    await answer.body?.cancel();
    return [ok(`the service of cutouts answers (HTTP ${answer.status})`)];
  } catch (error) {
    const cause =
      error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : reasonOf(error);
    return [
      warning(
        `the service of cutouts does not answer: ${cause}`,
        'Look at CUTOUTS of this source; everything else works without'
      )
    ];
  }
};
