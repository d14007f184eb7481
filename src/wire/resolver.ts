import { z } from 'zod';
import { answerOptions } from './answeroptions';
import { flag } from './flag';
import { nameText } from './named';
import { count, oneOf } from './scalar';

/** Number of names that `/api/v1/resolver` gives when `nmax` is absent. */
export const DEFAULT_NAMES = 10;

/** Arguments of `/api/v1/resolver`: names of objects in catalogues, and back. */
export const resolverArguments = z
  .strictObject({
    /** Catalogue: SIMBAD, SsODNet (Solar System) or the Transient Name Server. */
    resolver: oneOf(['simbad', 'ssodnet', 'tns']),
    /** Name, or the beginning of names, in the catalogue; with `reverse` the id of a ZTF object. */
    name: nameText,
    /** From a ZTF object to its names. */
    reverse: flag.optional(),
    /** Most names. With `ssodnet`, 1 means exactly this name, however often it is there. */
    nmax: count.optional(),
    ...answerOptions
  })
  .refine(({ resolver, name, reverse }) => name !== '' || (resolver === 'tns' && reverse !== true), {
    path: ['name'],
    message: 'A value for `name` is required; only resolver=tns lists all names'
  });
