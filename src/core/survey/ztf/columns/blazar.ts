import { defineColumns } from '../../definecolumns';

/** Statistics of CTA blazars up to fink-science 8.41. */
export const earlyBlazarColumns = defineColumns([
  [
    'd:blazar_stats_m0',
    'float',
    '',
    'CTA blazars: robustness of a low state, before fink-science 8.42; -1 when not computed.'
  ],
  [
    'd:blazar_stats_m1',
    'float',
    '',
    'CTA blazars: robustness of a low state, second measure, before fink-science 8.42; -1 when not computed.'
  ],
  [
    'd:blazar_stats_m2',
    'float',
    '',
    'CTA blazars: duration of a low state, before fink-science 8.42; -1 when not computed.'
  ]
]);

/** Statistics of CTA blazars from fink-science 8.42 on. */
export const lateBlazarColumns = defineColumns([
  [
    'd:blazar_stats_instantness_low',
    'float',
    '',
    'CTA blazars: latest flux relative to the low-state threshold of the source; from 0 to 1 is low, -1 when not computed.'
  ],
  [
    'd:blazar_stats_robustness_low',
    'float',
    '',
    'CTA blazars: flux over 30 days relative to the low-state threshold; from 0 to 1 is low, -1 when not computed.'
  ],
  [
    'd:blazar_stats_instantness_high',
    'float',
    '',
    'CTA blazars: latest flux relative to the high-state threshold of the source; above 1 is high, -1 when not computed.'
  ],
  [
    'd:blazar_stats_robustness_high',
    'float',
    '',
    'CTA blazars: flux over 30 days relative to the high-state threshold; above 1 is high, -1 when not computed.'
  ]
]);
