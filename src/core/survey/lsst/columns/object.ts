import type { IColumn } from '../../column';
import { defineColumns } from '../../definecolumns';

/** Statistics that a diaObject has for each band. */
const perBand: readonly (readonly [name: string, type: IColumn['type'], unit: string, doc: string])[] = [
  ['psfFluxMean', 'float', 'nJy', 'Weighted mean of psfFlux'],
  ['psfFluxMeanErr', 'float', 'nJy', 'Uncertainty of the weighted mean of psfFlux'],
  ['psfFluxSigma', 'float', 'nJy', 'Standard deviation of psfFlux'],
  ['psfFluxNdata', 'integer', '', 'Number of detections'],
  ['psfFluxMin', 'float', 'nJy', 'Smallest psfFlux'],
  ['psfFluxMax', 'float', 'nJy', 'Largest psfFlux'],
  ['psfFluxMaxSlope', 'float', 'nJy/d', 'Largest change of psfFlux between two detections'],
  ['psfFluxErrMean', 'float', 'nJy', 'Mean uncertainty of psfFlux'],
  ['fpFluxMean', 'float', 'nJy', 'Weighted mean of the forced flux on difference images'],
  ['fpFluxMeanErr', 'float', 'nJy', 'Uncertainty of the mean forced flux on difference images'],
  ['scienceFluxMean', 'float', 'nJy', 'Weighted mean of the forced flux on science images'],
  ['scienceFluxMeanErr', 'float', 'nJy', 'Uncertainty of the mean forced flux on science images']
];

/** Columns of a diaObject (LSST alert schema 10.0) that a diaSource has not: the summary of an object. */
export const objectColumns: readonly IColumn[] = [
  ...defineColumns([
    ['r:validityStartMjdTai', 'double', 'd', 'Modified Julian Date (TAI) from which this summary is valid.'],
    ['r:firstDiaSourceMjdTai', 'double', 'd', 'Modified Julian Date (TAI) of the first detection.'],
    ['r:lastDiaSourceMjdTai', 'double', 'd', 'Modified Julian Date (TAI) of the last detection.'],
    ['r:nDiaSources', 'integer', '', 'Number of detections of the object.']
  ]),
  ...[...'ugrizy'].flatMap(band =>
    defineColumns(
      perBand.map(([name, type, unit, doc]) => [`r:${band}_${name}`, type, unit, `${doc}, ${band} band.`])
    )
  )
];
