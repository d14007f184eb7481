import fc from 'fast-check';

import { formatDms, formatHms, parsePosition, parseRadius, separation } from '.';

describe('parsePosition', () => {
  it.each([
    ['246.0422 25.669', 246.0422, 25.669, undefined],
    ['246.0422,25.669', 246.0422, 25.669, undefined],
    ['  246.0422 ,  +25.669 ', 246.0422, 25.669, undefined],
    ['246.0422 -25.669 30', 246.0422, -25.669, 30],
    ['246.0422 −25.669 10m', 246.0422, -25.669, 600],
    ['246.0422 25.669 2d', 246.0422, 25.669, 7200],
    ['246.0422 25.669 30"', 246.0422, 25.669, 30],
    ["246.0422 25.669 10'", 246.0422, 25.669, 600],
    ['246.0422 25.669 5s', 246.0422, 25.669, 5],
    ['246.0422 25.669 5arcmin', 246.0422, 25.669, 300],
    ['-10 20', 350, 20, undefined],
    ['360 0', 0, 0, undefined],
    ['.5 -.5', 0.5, -0.5, undefined],
    ['246.0422d 25.669d 3', 246.0422, 25.669, 3],
    ['246.0422° -25.669°', 246.0422, -25.669, undefined],
    ['246.0422+25.669', 246.0422, 25.669, undefined],
    ['16 24 10.12 +25 40 09.3', 246.0421667, 25.66925, undefined],
    ['16 24 10.12 25 40 09.3 30', 246.0421667, 25.66925, 30],
    ['16 24 10.12 -00 40 09.3', 246.0421667, -0.66925, undefined],
    ['16:24:10.12 +25:40:09.3', 246.0421667, 25.66925, undefined],
    ['16:24:10.12 +25:40:09.3 10m', 246.0421667, 25.66925, 600],
    ['16:24:10.12+25:40:09.3', 246.0421667, 25.66925, undefined],
    ['16:24.5 -00:30', 246.125, -0.5, undefined],
    ['16h24m10.12s -25d40m09.3s', 246.0421667, -25.66925, undefined],
    ['16h 24m 10.12s +25d 40m 09.3s 30', 246.0421667, 25.66925, 30],
    ['16H24M10.12S +25°40′09.3″', 246.0421667, 25.66925, undefined],
    ['16h24m10.12s +25°40\'09.3" 2m', 246.0421667, 25.66925, 120],
    ['246d02m31.8s +25d40m09.3s', 246.0421667, 25.66925, undefined],
    ['J162410.12+254009.3', 246.0421667, 25.66925, undefined]
  ])('reads %s', (text, ra, dec, radius) => {
    const result = parsePosition(text);
    expect(result).toMatchObject({ ok: true });
    if (result.ok) {
      expect(separation(result.ra, result.dec, ra, dec) * 3600).toBeLessThan(0.001);
      expect(result.radiusArcsec).toBe(radius);
    }
  });

  it.each([
    ['', 'missing position'],
    ['M31', 'invalid position: M31'],
    ['10', 'invalid position'],
    ['10 20 30 40', 'invalid position'],
    ['361 0', 'invalid right ascension: 361'],
    ['-181 0', 'invalid right ascension'],
    ['10 90.1', 'invalid declination: 90.1'],
    ['24:00:01 +10:00:00', 'invalid right ascension'],
    ['-1:00:00 +10:00:00', 'invalid right ascension'],
    ['16:60:00 +10:00:00', 'invalid right ascension: 16:60:00 (minutes'],
    ['16:24:60 +10:00:00', 'invalid right ascension: 16:24:60 (seconds'],
    ['16:24:10 +90:00:01', 'invalid declination'],
    ['16.5:24:10 +10:00:00', 'invalid right ascension: 16.5:24:10 (only'],
    ['10 20 0', 'invalid radius: 0'],
    ['10 20 -5', 'invalid radius: -5'],
    ['10 20 5parsec', 'unknown unit of a radius: parsec'],
    ['NaN NaN', 'invalid position']
  ])('refuses "%s"', (text, message) => {
    const result = parsePosition(text);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.message.slice(0, message.length)).toBe(message);
      expect(result.remedy).not.toBe('');
    }
  });

  it('keeps every digit of degrees', () => {
    expect(parsePosition('211.2166097 7.4784415')).toEqual({ ok: true, ra: 211.2166097, dec: 7.4784415 });
  });

  it('reads back what is written, in every style', () => {
    const styles = fc.constantFrom('letters' as const, 'colons' as const, 'blanks' as const);
    const ra = fc.double({ min: 0, max: 359.999999, noNaN: true });
    const dec = fc.double({ min: -90, max: 90, noNaN: true });
    fc.assert(
      fc.property(ra, dec, styles, (a, d, style) => {
        const result = parsePosition(`${formatHms(a, 3, style)} ${formatDms(d, 2, style)} 10m`);
        return (
          result.ok && separation(result.ra, result.dec, a, d) * 3600 < 0.02 && result.radiusArcsec === 600
        );
      })
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), text => typeof parsePosition(text).ok === 'boolean'));
    const pieces = fc.array(fc.constantFrom(...'0123456789.:+- hmsd"\','.split('')), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, letters => {
        const result = parsePosition(letters.join(''));
        return !result.ok || (result.ra >= 0 && result.ra < 360 && Math.abs(result.dec) <= 90);
      }),
      { numRuns: 2000 }
    );
  });
});

describe('parseRadius', () => {
  it.each([
    ['30', 30],
    ['1.5m', 90],
    ['0.5d', 1800],
    ['2 arcmin', 120],
    ["10''", 10]
  ])('reads %s', (text, arcsec) => {
    expect(parseRadius(text)).toEqual({ ok: true, arcsec });
  });

  it('refuses nothing, zero and more than half the sphere', () => {
    expect(['', '0', '-1', '181d', '1e9', 'ten'].map(text => parseRadius(text).ok)).toEqual(
      Array(6).fill(false)
    );
  });
});
