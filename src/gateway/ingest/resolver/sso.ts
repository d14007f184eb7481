import { firstOf } from './records';
import type { IResolver } from './resolver';

/**
 * Names of Solar System bodies, in the layout of Fink: for each body a row under its name and one under its number, key
 * `<lower-case name or number>@<n>`. The catalogue has `ssnamenr` (as alerts have it), `name` and `number`.
 */
export const ssoResolver: IResolver = {
  table: 'ztf.sso_resolver',
  columns: { 'i:ssnamenr': 'string', 'i:name': 'string', 'i:number': 'string' },
  header: ['ssnamenr', 'name', 'number'],
  numberedBy: 'i:ssnamenr',
  rows(record) {
    const name = firstOf(record, ['name', 'i:name', 'designation']);
    const number = firstOf(record, ['number', 'i:number'])?.replace(/\.0$/, '');
    const ssnamenr = firstOf(record, ['ssnamenr', 'i:ssnamenr']) ?? number ?? name?.replaceAll(' ', '');
    const keys = new Set([name, number].map(text => text?.toLowerCase()));
    const values = { 'i:ssnamenr': ssnamenr ?? null, 'i:name': name ?? null, 'i:number': number ?? null };
    return [...keys].filter(key => key !== undefined).map(key => ({ key, values }));
  }
};
