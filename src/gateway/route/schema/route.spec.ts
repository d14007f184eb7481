import { testServer } from '../../../../tests/support/server';
import { columnSchema } from '../../../wire/catalogue';

it('/api/v1/schema gives four groups with type, unit and meaning of each column', async () => {
  const { app } = testServer();
  const schema = columnSchema.parse((await app.inject('/api/v1/schema')).json());
  expect(Object.keys(schema)).toEqual([
    'ZTF original fields (i:)',
    'ZTF original cutouts (b:)',
    'Fink science module outputs (d:)',
    'Fink on-the-fly added values (v:)'
  ]);
  expect(schema['ZTF original fields (i:)']?.['candid']).toMatchObject({ type: 'long' });
  expect(schema['ZTF original fields (i:)']?.['magpsf']).toMatchObject({ type: 'float', unit: 'mag' });
  expect(schema['Fink on-the-fly added values (v:)']?.['g-r']?.doc).not.toBe('');
  expect(schema['Fink science module outputs (d:)']).toMatchObject({ tag: { type: 'string' }, tns: {} });
  expect(schema['ZTF original cutouts (b:)']).toHaveProperty('cutoutScience_stampData');
});
