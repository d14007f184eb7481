import { readFileSync } from 'fs';
import { join } from 'path';

import { parquetMetadata, parquetSchema, type SchemaTree } from 'hyparquet';

import { type ISimulatedAlert, simulateSky } from '../../src/core/simulate';

const real = process.env['FINK_REAL_DATA'];
const describeGiven = real === undefined ? describe.skip : describe;
const name = 'simulated alerts beside real ones (set FINK_REAL_DATA to the folder of real alerts)';

const namesOf = (tree: SchemaTree | undefined): string[] =>
  (tree?.children ?? []).map(child => child.element.name).sort();

const child = (tree: SchemaTree | undefined, ...path: string[]): SchemaTree | undefined =>
  path.reduce<SchemaTree | undefined>((at, part) => at?.children.find(c => c.element.name === part), tree);

/** The first simulated alert with a history. */
function simulatedAlert(): ISimulatedAlert | undefined {
  for (const alert of simulateSky({ seed: 1, gzip: stamp => stamp })) {
    if (alert.prv_candidates !== null) {
      return alert;
    }
  }
  return undefined;
}

describeGiven(name, () => {
  let schema: SchemaTree | undefined;
  const alert = simulatedAlert();

  beforeAll(() => {
    const bytes = readFileSync(join(real ?? '', 'ztf', 'regular-modern-schema.parquet'));
    schema = parquetSchema(parquetMetadata(new Uint8Array(bytes).buffer));
  });

  it('have all names at the top level', () => {
    expect(Object.keys(alert ?? {})).toEqual(expect.arrayContaining(namesOf(schema)));
  });

  it('have the same names in candidate and in its history', () => {
    expect(Object.keys(alert?.candidate ?? {}).sort()).toEqual(namesOf(child(schema, 'candidate')));
    expect(Object.keys(alert?.prv_candidates?.[0] ?? {}).sort()).toEqual(
      namesOf(child(schema, 'prv_candidates', 'list', 'element'))
    );
    expect(Object.keys(alert?.cutoutScience ?? {}).sort()).toEqual(namesOf(child(schema, 'cutoutScience')));
    expect(Object.keys((alert?.['lc_features_g'] as object | undefined) ?? {}).sort()).toEqual(
      namesOf(child(schema, 'lc_features_g'))
    );
  });
});
