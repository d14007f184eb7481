import { readFileSync } from 'fs';
import { join } from 'path';

import {
  isoToJd,
  jdToIso,
  jdToMjd,
  jdUtcToMjdTai,
  mjdTaiToJdUtc,
  mjdTaiToUtc,
  mjdToJd,
  night,
  nightNumber,
  nightStart,
  parseTime,
  taiMinusUtc
} from '.';

interface IGolden {
  jdToIso: [number, string][];
  isoToJd: [string, number][];
  mjdTaiToUtc: [number, number][];
}

const golden = JSON.parse(
  readFileSync(join(__dirname, '../../../tests/data/julian-dates.json'), 'utf8')
) as IGolden;

/** Smallest step of a JD of our century, days. */
const ULP = 4.7e-10;

describe('Julian dates', () => {
  it('writes the ISO text that astropy writes', () => {
    expect(golden.jdToIso.length).toBeGreaterThan(250);
    expect(golden.jdToIso.map(([jd]) => jdToIso(jd))).toEqual(golden.jdToIso.map(([, iso]) => iso));
  });

  it('reads ISO text to the JD that astropy reads', () => {
    for (const [iso, jd] of golden.isoToJd) {
      expect(Math.abs((isoToJd(iso) ?? NaN) - jd)).toBeLessThanOrEqual(ULP);
    }
  });

  it('is MJD and back', () => {
    expect(jdToMjd(2459540.5)).toBe(59540);
    expect(mjdToJd(59540)).toBe(2459540.5);
  });

  it('gives an empty text, not an exception, for what is no date', () => {
    expect([NaN, Infinity, 1e9, -1e9].map(jdToIso)).toEqual(['', '', '', '']);
  });

  it.each([
    ['2024-01-31', 2460340.5],
    ['2024-01', 2460310.5],
    ['20240131', 2460340.5],
    ['2024-01-31T12:00', 2460341.0],
    ['2024-01-31 12:00:00', 2460341.0],
    [' 2024-01-31T12:00:00.000Z ', 2460341.0],
    ['2024-2-29', 2460369.5]
  ])('reads %s', (text, jd) => {
    expect(isoToJd(text)).toBe(jd);
  });

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-01-00',
    '2024-01-31T24:00',
    '2024-01-31T10:60',
    '31/01/2024',
    ''
  ])('refuses %s', text => {
    expect(isoToJd(text)).toBeUndefined();
  });
});

describe('TAI and UTC', () => {
  it('agrees with astropy to a microsecond', () => {
    for (const [tai, utc] of golden.mjdTaiToUtc) {
      expect(Math.abs(mjdTaiToUtc(tai) - utc) * 86400e6).toBeLessThan(1.5);
    }
  });

  it('is 37 s since 2017 and 36 s the day before', () => {
    expect(taiMinusUtc(57753.9)).toBe(36);
    expect(taiMinusUtc(57754)).toBe(37);
    expect(taiMinusUtc(61000)).toBe(37);
  });

  it('goes from an LSST time to a ZTF time and back', () => {
    const jd = mjdTaiToJdUtc(60900.25);
    expect((mjdToJd(60900.25) - jd) * 86400).toBeCloseTo(37, 3);
    expect(jdUtcToMjdTai(jd)).toBeCloseTo(60900.25, 8);
  });
});

describe('night', () => {
  it('is the UTC date of the exposure', () => {
    expect(night(2459540.6041204)).toBe('20211122');
    expect(night(2459541.4999)).toBe('20211122');
    expect(night(2459541.5)).toBe('20211123');
    expect(nightStart(2459540.6041204)).toBe(2459540.5);
    expect(night(NaN)).toBe('');
  });

  it('is numbered as nid of ZTF alerts', () => {
    expect(nightNumber(2460840.7084606)).toBe(3086);
    expect(nightNumber(2461121.9631019)).toBe(3367);
  });
});

describe('parseTime', () => {
  it.each([
    ['2021-11-22T02:29:56', 'iso', 2459540.60412],
    ['2459540.6041204', 'jd', 2459540.6041204],
    ['59540.1041204', 'mjd', 2459540.6041204],
    ['60340', 'mjd', 2460340.5]
  ])('reads %s as %s', (text, form, jd) => {
    const result = parseTime(text);
    expect(result).toMatchObject({ ok: true, form });
    expect(result.ok && result.jd).toBeCloseTo(jd, 6);
  });

  it.each([
    ['', 'missing'],
    ['2024', 'ambiguous'],
    ['-5', 'invalid'],
    ['1e9', 'invalid'],
    ['99999999', 'invalid'],
    ['yesterday', 'invalid'],
    ['2024-02-30', 'invalid']
  ])('refuses "%s" as %s, with a remedy', (text, word) => {
    const result = parseTime(text);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.message.startsWith(word)).toBe(true);
    expect(!result.ok && result.remedy).toContain('ISO');
  });
});
