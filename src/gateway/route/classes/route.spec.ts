import { testServer } from '../../../../tests/support/server';
import { classLists } from '../../../wire/catalogue';

it('/api/v1/classes lists the labels of Fink, TNS and SIMBAD', async () => {
  const { app } = testServer();
  const lists = classLists.parse((await app.inject('/api/v1/classes')).json());
  expect(lists['Fink classifiers']).toContain('Early SN Ia candidate');
  expect(lists['Cross-match with TNS']).toContain('(TNS) SN Ia');
  expect(Object.keys(lists)).toHaveLength(3);
});
