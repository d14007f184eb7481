import { defineColumns } from '../../definecolumns';

/** What had been seen at this place before. */
export const historyColumns = defineColumns([
  ['i:jdstarthist', 'double', 'd', 'Julian Date (UTC) of the earliest detection (3 sigma) at this place.'],
  ['i:jdendhist', 'double', 'd', 'Julian Date (UTC) of the latest detection (3 sigma) at this place.'],
  ['i:ndethist', 'integer', '', 'Number of detections within 1.5 arcsec since the survey began.'],
  ['i:ncovhist', 'integer', '', 'Number of exposures of this place since the survey began.'],
  [
    'd:nalerthist',
    'integer',
    '',
    'Number of detections in the alert: the present one and its 30 days of history, without upper limits.'
  ],
  [
    'd:tag',
    'string',
    '',
    'Kind of measurement: valid (alert), upperlim (non-detection), badquality (low-quality detection). Given on reading.'
  ]
]);
