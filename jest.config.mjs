// Packages of the lab are ES modules: let swc turn all of node_modules into CommonJS.
const swc = {
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'classic' } }
  }
};

const common = {
  modulePathIgnorePatterns: ['<rootDir>/jupyterlab_fink/', '<rootDir>/lib/', '<rootDir>/.venv/'],
  transform: { '\\.[cm]?[jt]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/lmdb/', '/node_modules/avsc/', '/node_modules/fastify/'],
  moduleNameMapper: {
    '\\.css$': 'identity-obj-proxy',
    '\\.svg$': '<rootDir>/src/__tests__/support/svg.js'
  }
};

export default {
  // How long a test may hang before it counts as failed; a busy machine is no defect.
  testTimeout: 120_000,
  projects: [
    {
      ...common,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/src/core/**/*.spec.ts',
        '<rootDir>/src/wire/**/*.spec.ts',
        '<rootDir>/src/gateway/**/*.spec.ts',
        '<rootDir>/tests/**/*.spec.ts'
      ],
      // They need a server: tests/hbase/jest.config.mjs.
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/hbase/']
    },
    {
      ...common,
      displayName: 'lab',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/lab/**/*.spec.ts?(x)'],
      setupFiles: ['<rootDir>/src/__tests__/support/setup.js']
    }
  ]
};
