// Tests on a real HBase, which FINK_HBASE names (see support/server.ts). One file after the other: they share the server.
import root from '../../jest.config.mjs';

const node = root.projects.find(project => project.displayName === 'node');

export default {
  ...node,
  rootDir: '../..',
  displayName: 'hbase',
  testMatch: ['<rootDir>/tests/hbase/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testSequencer: '<rootDir>/tests/hbase/support/faultslast.mjs',
  testTimeout: 120_000,
  maxWorkers: 1
};
