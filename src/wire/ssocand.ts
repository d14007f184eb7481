import { z } from 'zod';
import { answerOptions } from './answeroptions';
import { instant } from './instant';
import { filledName } from './named';
import { count, oneOf } from './scalar';

/** Arguments of `/api/v1/ssocand`: candidates for new Solar System objects (Fink-FAT). */
export const ssocandArguments = z
  .strictObject({
    /** Orbits of candidates, or the observations that they link. */
    kind: oneOf(['orbParams', 'lightcurves']),
    /** Name of a trajectory; all when absent. */
    ssoCandId: filledName.optional(),
    /** Bounds of the time of observations, inclusive: ISO, JD or MJD, UTC. Of `lightcurves` only, as `maxnumber`. */
    start_date: instant.optional(),
    stop_date: instant.optional(),
    /** Most observations. */
    maxnumber: count.optional(),
    ...answerOptions
  })
  .superRefine((given, context) => {
    for (const name of ['start_date', 'stop_date', 'maxnumber'] as const) {
      if (given.kind === 'orbParams' && given[name] !== undefined) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'orbits have no times: leave it out, or give kind=lightcurves'
        });
      }
    }
  });
