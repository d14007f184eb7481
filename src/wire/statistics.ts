import { z } from 'zod';
import { answerOptions } from './answeroptions';
import { columnList } from './columnlist';
import { flag } from './flag';
import { text } from './scalar';

/** Families of the columns of nightly statistics. */
const FAMILY = /^(basic|class|key):./;

const nightDate = text.transform((value, context) => {
  const digits = value.replace(/-/g, '');
  if (!/^(\d{4}(\d\d(\d\d)?)?)?$/.test(digits)) {
    context.addIssue({ code: 'custom', message: 'give YYYYMMDD, YYYYMM or YYYY, or nothing for all nights' });
    return z.NEVER;
  }
  return digits;
});

const nightColumns = columnList.refine(names => names.every(name => FAMILY.test(name)), {
  message: 'names of columns begin with basic: or class:; schema=True lists them'
});

/** Arguments of `/api/v1/statistics`: numbers of alerts of each night. */
export const statisticsArguments = z
  .strictObject({
    /** A night (UTC date), a month, a year, or nothing for all nights. */
    date: nightDate.optional(),
    columns: nightColumns.optional(),
    /** The names of the columns instead of the numbers. */
    schema: flag.optional(),
    ...answerOptions
  })
  .refine(({ date, schema }) => date !== undefined || schema === true, {
    path: ['date'],
    message: 'A value for `date` is required'
  });
