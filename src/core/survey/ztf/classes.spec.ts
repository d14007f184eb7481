import { classGroups, findClass, finkClasses, isKnownClass, simbadLabels, tnsTypes } from '.';

describe('classes', () => {
  it('are eleven of Fink, 43 of TNS, and those of SIMBAD', () => {
    const groups = Object.values(classGroups());
    expect(groups.map(labels => labels.length)).toEqual([11, 43, simbadLabels.length]);
    expect(new Set(groups.flat()).size).toBe(groups.flat().length);
    expect(groups[1]).toContain('(TNS) SN Ia');
    expect(groups[2]).toContain('(SIMBAD) RRLyrae');
  });

  it('include SIMBAD labels of both spellings, without blanks', () => {
    for (const label of ['RRLyr', 'RRLyrae', 'Candidate_SN*', 'SN*_Candidate', '**', 'OH/IR', 'X']) {
      expect(simbadLabels).toContain(label);
    }
    expect(simbadLabels.filter(label => /\s|^$/.test(label))).toEqual([]);
  });

  it.each([
    ['Early SN Ia candidate', 'ztf.class', 'Early SN Ia candidate'],
    ['(SIMBAD) EB*', 'ztf.class', 'EB*'],
    ['(TNS) SN Ia', 'ztf.tns', 'SN Ia'],
    ['SLSN', 'ztf.slsn', null],
    ['SLSN candidate', 'ztf.slsn', null],
    ['(CTA) Blazar low state', 'ztf.low_state_blazars', null],
    ['(CTA) Blazar high state', 'ztf.high_state_blazars', null],
    ['V*?', 'ztf.class', 'V*?']
  ])('%s is found in %s under %p', (label, table, key) => {
    expect(findClass(label)).toMatchObject({ table, key });
  });

  it('are known or not, which never forbids asking', () => {
    expect([...finkClasses, ...simbadLabels].filter(label => !isKnownClass(label))).toEqual([]);
    expect(tnsTypes.filter(type => !isKnownClass(`(TNS) ${type}`))).toEqual([]);
    expect(isKnownClass('Supernoav')).toBe(false);
    expect(isKnownClass('(TNS) Supernova')).toBe(false);
    expect(isKnownClass('constructor')).toBe(false);
    expect(findClass('constructor')).toMatchObject({ table: 'ztf.class', key: 'constructor' });
  });
});
