import { type IKind } from '../model';
import { galacticPlace } from '../place';
import { againstReference, bands, sameStar } from './reference';
import { gaia, noSupernova } from './scores';

/**
 * Dwarf nova: outbursts of 2 to 5 mag that last a week or two and come back after weeks or months (Szkody et al. 2020,
 * AJ 159, 198, of ZTF; Coppejans et al. 2016, MNRAS 456, 4441).
 */
export const cataclysmic: IKind = {
  name: 'cataclysmic variable',
  weight: 90,
  classes: ['CataclyV*', 'CV*_Candidate', 'Unknown'],
  make: (index, context) => {
    const { random } = context;
    const recurrence = 10 ** random.uniform(1.3, 2.1);
    const [width, amplitude, phase] = [
      random.uniform(4, 14),
      random.uniform(2, 4.8),
      random.uniform(0, recurrence)
    ];
    const reference = sameStar(bands(random.uniform(17.6, 20.6), random.uniform(0, 0.4)), random);
    const label = index % 10 < 5 ? 'CataclyV*' : index % 10 < 7 ? 'CV*_Candidate' : 'Unknown';
    const vsx = label === 'Unknown' ? 'Unknown' : random.choice(['UG', 'UGSU', 'UGSS']);
    const star = gaia(random, random.uniform(0.5, 4), 'CV');
    const share = { 1: 1.05, 2: 1, 3: 0.95 };
    return {
      ...galacticPlace(context, 25),
      reference,
      difference: againstReference(reference, (jd, fid) => {
        const day = (((jd - phase) % recurrence) + recurrence) % recurrence;
        // up within a day, flat, down within three days
        const up = Math.min(1, day / 1.2) * Math.min(1, Math.max(0, (width - day) / 3));
        return reference.mag[fid] - share[fid] * amplitude * Math.max(0, up);
      }),
      verdict: state => ({
        ...noSupernova(state, 0.06),
        ...(label === 'Unknown' ? {} : star),
        cdsxmatch: label,
        vsx,
        gcvs: vsx !== 'Unknown' && index % 3 === 0 ? 'UG' : 'Unknown',
        tns: state.alert > 2 && index % 9 === 0 ? 'CV' : ''
      }),
      truth: { recurrence, amplitude, outburst: width, quiescent_r: reference.mag[2] }
    };
  }
};
