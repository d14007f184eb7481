import { defineColumns } from '../../definecolumns';

/** Statistics of CTA blazars up to fink-science 8.41. */
export const earlyBlazarColumns = defineColumns([
  [
    'd:blazar_stats_m0',
    'float',
    '',
    'Mean flux of the last measurements over the low-state threshold of the source (fink-science before 8.42); -1 when not computed.'
  ],
  [
    'd:blazar_stats_m1',
    'float',
    '',
    'Flux of the previous measurement over the low-state threshold (fink-science before 8.42); -1 when not computed.'
  ],
  [
    'd:blazar_stats_m2',
    'float',
    '',
    'Flux of the latest measurement over the low-state threshold (fink-science before 8.42); -1 when not computed.'
  ]
]);

/** Statistics of CTA blazars from fink-science 8.42 on. */
export const lateBlazarColumns = defineColumns([
  [
    'd:blazar_stats_instantness_low',
    'float',
    '',
    'Latest flux over the low-state threshold of the source; below 1 is low, negative when not computed.'
  ],
  [
    'd:blazar_stats_robustness_low',
    'float',
    '',
    'Sliding mean of the flux over the low-state threshold of the source; below 1 is low, negative when not computed.'
  ],
  [
    'd:blazar_stats_instantness_high',
    'float',
    '',
    'Latest flux over the high-state threshold of the source; above 1 is high, negative when not computed.'
  ],
  [
    'd:blazar_stats_robustness_high',
    'float',
    '',
    'Sliding mean of the flux over the high-state threshold of the source; above 1 is high, negative when not computed.'
  ]
]);
