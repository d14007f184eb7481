import { isObjectId, isPartialObjectId, isSimulated, normaliseObjectId } from '.';

describe('object ids', () => {
  it.each(['ZTF21aaxtctv', ' ztf21AAXTCTV ', 'ZTF26sim0042'])('%p is whole', text => {
    expect(isObjectId(text)).toBe(true);
    expect(isPartialObjectId(text)).toBe(false);
  });

  it.each(['ZTF21', 'ztf21aax', 'ZTF26sim', 'ZTF21aaxtctvx'])('%p is a beginning or more', text => {
    expect(isObjectId(text)).toBe(false);
    expect(isPartialObjectId(text)).toBe(true);
  });

  it.each(['', 'ZTF', 'ZTF2', 'SN 2021abc', '170055002004914266', 'ZTF21aax_2459000.5', 'ZTF21*'])(
    '%p is none',
    text => {
      expect(isObjectId(text)).toBe(false);
      expect(isPartialObjectId(text)).toBe(false);
    }
  );

  it('are spelled as Fink spells them', () => {
    expect(normaliseObjectId(' ztf21AAXTCTV\n')).toBe('ZTF21aaxtctv');
  });

  it('tell whether they are simulated', () => {
    expect(['ZTF26sim0042', 'ztf26SIM0042'].map(isSimulated)).toEqual([true, true]);
    expect(['ZTF21aaxtctv', 'ZTF26asim001', 'xZTF26sim1'].map(isSimulated)).toEqual([false, false, false]);
  });
});
