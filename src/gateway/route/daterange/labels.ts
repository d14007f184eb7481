import { planTable } from '../../../core/plan';
import { finkClasses, simbadLabels } from '../../../core/survey/ztf';
import { night } from '../../../core/time';
import { type Reader } from '../../question/reader';

const STATISTICS = 'statistics_class';
const FAMILY = 'class:';
/** Columns of this family that count something else. */
const SUMS = new Set(['simbad_tot', 'simbad_gal']);

/**
 * Classes that alerts in a window of time may have: all that are known, and those that the statistics of its nights name,
 * since SIMBAD has labels that no list knows.
 */
export async function labelsWithin(reader: Reader, startJd: number, stopJd: number): Promise<string[]> {
  const labels = new Set(['Unknown', ...finkClasses, ...simbadLabels]);
  if (reader.tables.includes(STATISTICS)) {
    const rows = await reader.read(context =>
      planTable(
        {
          title: 'Classes of nights',
          table: STATISTICS,
          ranges: [{ start: `ztf_${night(startJd)}`, stop: `ztf_${night(stopJd)}~` }]
        },
        context
      )
    );
    for (const name of rows.flatMap(row => Object.keys(row))) {
      const label = name.slice(FAMILY.length);
      if (name.startsWith(FAMILY) && label !== '' && !SUMS.has(label)) {
        labels.add(label);
      }
    }
  }
  return [...labels];
}
