import { type IPlan } from '../../../core/plan/plan';
import { type ConesearchArguments } from '../../../wire/conesearch';

/**
 * Add the dates of a cone search to its plan. They bound the *first detection* of an object, as in the Fink API;
 * `window` stands for the bound that is not given.
 */
export function withFirstDetection(
  plan: IPlan,
  { startdate, stopdate, window }: Pick<ConesearchArguments, 'startdate' | 'stopdate' | 'window'>
): IPlan {
  const min = startdate ?? (stopdate !== undefined && window !== undefined ? stopdate - window : undefined);
  const max = stopdate ?? (startdate !== undefined && window !== undefined ? startdate + window : undefined);
  if (min === undefined && max === undefined) {
    return plan;
  }
  const column = 'i:jdstarthist';
  const between = {
    kind: 'between' as const,
    column,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max })
  };
  const scans = plan.scans.map(scan =>
    scan.columns.length === 0 || scan.columns.includes(column)
      ? scan
      : { ...scan, columns: [...scan.columns, column] }
  );
  return { ...plan, scans, residual: [...plan.residual, between] };
}
