import { z } from 'zod';
import { decimal, filled, oneOf, text } from './scalar';
import { sourceName } from './sourcename';

/** The three stamps of an alert. */
export const STAMPS = ['Science', 'Template', 'Difference'] as const;

const percentile = decimal.refine(value => value >= 0 && value <= 100, {
  message: 'give a percentile, 0 to 100'
});

/** Arguments of `/api/v1/cutouts`. */
export const cutoutsArguments = z
  .strictObject({
    objectId: filled,
    kind: oneOf([...STAMPS, 'All']),
    /** Which alert; the latest of the object when absent. Decimal text: it exceeds 2^53. */
    candid: z
      .string()
      .trim()
      .regex(/^\d{1,19}$/, { message: 'give the digits of i:candid as text' })
      .optional(),
    'output-format': oneOf(['PNG', 'FITS', 'array']).optional(),
    source: sourceName.optional(),
    stretch: oneOf(['sigmoid', 'linear', 'sqrt', 'power', 'log', 'asinh']).optional(),
    colormap: text.optional(),
    /** Percentiles that become black and white. */
    pmin: percentile.optional(),
    pmax: percentile.optional()
  })
  .refine(given => given.kind !== 'All' || given['output-format'] === 'array', {
    path: ['kind'],
    message: 'The option `kind=All` is only compatible with `output-format=array`',
    params: { word: 'unsupported' }
  })
  .refine(given => (given.pmin ?? 0.5) < (given.pmax ?? 99.5), {
    path: ['pmin'],
    message: 'give a `pmin` smaller than `pmax`'
  });

export type CutoutsArguments = z.infer<typeof cutoutsArguments>;
