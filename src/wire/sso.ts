import { z } from 'zod';
import { columnList } from './columnlist';
import { flag } from './flag';
import { outputFormat } from './output';
import { refused } from './refused';
import { filled } from './scalar';
import { sourceName } from './sourcename';

/** Arguments of `/api/v1/sso`: the alerts of one or several known Solar System objects. */
export const ssoArguments = z.strictObject({
  /** Number or designation as in `i:ssnamenr`, or several joined by commas. */
  n_or_d: filled,
  columns: columnList.optional(),
  source: sourceName.optional(),
  'output-format': outputFormat.optional(),
  withEphem: flag
    .refine(value => !value, refused('get ephemerides from the Miriade service of the IMCCE'))
    .optional(),
  withResiduals: flag
    .refine(value => !value, refused('get ephemerides from the Miriade service of the IMCCE'))
    .optional(),
  withcutouts: flag
    .refine(value => !value, refused('take cutouts one by one from /api/v1/cutouts'))
    .optional()
});

export type SsoArguments = z.infer<typeof ssoArguments>;
