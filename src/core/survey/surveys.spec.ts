import { surveys } from './surveys';

describe.each(Object.values(surveys))('survey $name', survey => {
  it('has tables for what every survey has', () => {
    expect(survey.tables).toHaveProperty([survey.mainTable]);
    expect(survey.tables).toHaveProperty([survey.pixels.table]);
    expect(survey.bands.length).toBeGreaterThan(0);
  });

  it('describes the columns that play a role, and finds them in its main table', () => {
    for (const column of Object.values(survey.roles)) {
      expect(survey.columns.has(column)).toBe(true);
      expect(survey.tables[survey.mainTable]?.columns).toContain(column);
    }
  });

  it('computes columns from columns that it describes', () => {
    for (const [name, { needs }] of survey.computed) {
      expect(survey.columns.has(name)).toBe(true);
      expect(needs.filter(column => !survey.columns.has(column))).toEqual([]);
    }
  });
});

it('ZTF is served, LSST is not yet', () => {
  expect(surveys.ztf.served).toBe(true);
  expect(surveys.lsst.served).toBe(false);
});
