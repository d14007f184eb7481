import { z } from 'zod';

/**
 * Names of columns: `i:jd,i:magpsf` or a JSON list. Blanks around names and repeated names are dropped. `*`, which clients of
 * Fink send for all columns, is the same as no names at all.
 */
export const columnList = z.union([z.string(), z.array(z.string())]).transform(value => {
  const names = (typeof value === 'string' ? value.split(',') : value).map(name => name.trim());
  return names.includes('*') ? [] : [...new Set(names.filter(name => name !== ''))];
});
