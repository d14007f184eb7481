import { lsst } from './lsst';
import type { ISurvey } from './survey';
import { ztf } from './ztf';

/** All surveys by name; only those marked `served` can be queried. */
export const surveys: Readonly<Record<'ztf' | 'lsst', ISurvey>> = { ztf, lsst };
