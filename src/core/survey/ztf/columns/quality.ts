import { defineColumns } from '../../definecolumns';

/** Whether the detection is real. */
export const qualityColumns = defineColumns([
  ['i:rb', 'float', '', 'Real-bogus score of a random forest: 1 = real, 0 = bogus.'],
  ['i:rbversion', 'string', '', 'Version of the model behind rb.'],
  ['i:drb', 'float', '', 'Real-bogus score of a neural network: 1 = real, 0 = bogus.'],
  ['i:drbversion', 'string', '', 'Version of the model behind drb.'],
  ['i:classtar', 'float', '', 'Star-galaxy score of SExtractor: 1 = point source.'],
  ['i:nneg', 'integer', '', 'Number of negative pixels in the central 5 x 5 pixels.'],
  ['i:nbad', 'integer', '', 'Number of flagged pixels in the central 5 x 5 pixels.'],
  [
    'i:sumrat',
    'float',
    '',
    'Sum of the pixel values over the sum of their absolute values, central 5 x 5 pixels; near 1 for a source.'
  ],
  ['i:scorr', 'double', '', 'Signal-to-noise of the peak pixel in the detection image.'],
  ['i:dsnrms', 'float', '', 'Value over scatter of the difference image at the source.'],
  ['i:ssnrms', 'float', '', 'Value over scatter of the matched-filtered difference image at the source.'],
  ['i:dsdiff', 'float', '', 'dsnrms minus ssnrms.']
]);
