import type { IColumn } from '../../column';
import { defineColumns } from '../../definecolumns';

/** Nearest sources in Pan-STARRS 1, Gaia DR1 and the Minor Planet Center, as ZTF matched them. */
export const neighbourColumns: readonly IColumn[] = [
  ...panstarrs(1, 'closest'),
  ...panstarrs(2, 'second closest'),
  ...panstarrs(3, 'third closest'),
  ...defineColumns([
    ['i:nmtchps', 'integer', '', 'Number of Pan-STARRS 1 sources within 30 arcsec.'],
    [
      'i:neargaia',
      'float',
      'arcsec',
      'Distance to the closest Gaia DR1 source of any magnitude, within 90 arcsec.'
    ],
    ['i:maggaia', 'float', 'mag', 'Gaia G magnitude of the closest Gaia DR1 source.'],
    [
      'i:neargaiabright',
      'float',
      'arcsec',
      'Distance to the closest Gaia DR1 source brighter than 14 mag, within 90 arcsec.'
    ],
    [
      'i:maggaiabright',
      'float',
      'mag',
      'Gaia G magnitude of the closest Gaia DR1 source brighter than 14 mag.'
    ],
    [
      'i:ssdistnr',
      'float',
      'arcsec',
      'Distance to the nearest known Solar System object, within 30 arcsec; -999 without one.'
    ],
    [
      'i:ssmagnr',
      'float',
      'mag',
      'Predicted magnitude of the nearest known Solar System object; -999 without one.'
    ],
    ['i:ssnamenr', 'string', '', 'Name of the nearest known Solar System object; the text null without one.']
  ])
];

function panstarrs(rank: 1 | 2 | 3, which: string): readonly IColumn[] {
  const source = `the ${which} Pan-STARRS 1 source, within 30 arcsec`;
  return defineColumns([
    [`i:objectidps${rank}`, 'long', '', `Number of ${source}. Exceeds 2^53.`],
    [`i:distpsnr${rank}`, 'float', 'arcsec', `Distance to ${source}.`],
    [`i:sgscore${rank}`, 'float', '', `Star-galaxy score of ${source}: 1 = star, 0 = galaxy.`],
    [`i:sgmag${rank}`, 'float', 'mag', `g magnitude (PSF) of ${source}.`],
    [`i:srmag${rank}`, 'float', 'mag', `r magnitude (PSF) of ${source}.`],
    [`i:simag${rank}`, 'float', 'mag', `i magnitude (PSF) of ${source}.`],
    [`i:szmag${rank}`, 'float', 'mag', `z magnitude (PSF) of ${source}.`]
  ]);
}
