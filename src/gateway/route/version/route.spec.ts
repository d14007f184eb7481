import { testServer } from '../../../../tests/support/server';

it('/version names the program, its version and that of Node', async () => {
  const { app } = testServer();
  expect((await app.inject('/version')).json()).toEqual({
    name: 'jupyterlab-fink',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    node: process.version
  });
});
