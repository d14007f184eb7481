import { z } from 'zod';
import { alertOptions } from './answeroptions';
import { flag } from './flag';
import { refused } from './refused';
import { filled } from './scalar';

/** Arguments of `/api/v1/sso`: the alerts of one or several known Solar System objects. */
export const ssoArguments = z
  .strictObject({
    /** Number, name or designation (also of a comet: `10P`, `C/2020V2`), or several joined by commas. */
    n_or_d: filled.refine(list => list.split(',').every(name => name.length <= 200), {
      message: 'give names of at most 200 characters'
    }),
    /** Also where the object should have been, by the Miriade service. */
    withEphem: flag.optional(),
    /** Also what is left of the magnitude when a phase curve is taken off; of a single object. */
    withResiduals: flag.optional(),
    withcutouts: flag
      .refine(value => !value, refused('take cutouts one by one from /api/v1/cutouts'))
      .optional(),
    ...alertOptions
  })
  .refine(({ n_or_d, withResiduals }) => withResiduals !== true || !n_or_d.includes(','), {
    path: ['withResiduals'],
    message: 'You cannot request residuals for a list object names.'
  });

export type SsoArguments = z.infer<typeof ssoArguments>;
