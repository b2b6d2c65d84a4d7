/**
 * Plain `*.test.ts` run once. `*.db.test.ts` run twice, on SQLite and on a real PostgreSQL that `src/platform/testing` starts.
 */
const common = {
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', ignoreDynamic: true },
      },
    ],
  },
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/migrations'],
};

const config = {
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: 'once',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['\\.db\\.test\\.ts$', '\\.long\\.test\\.ts$'],
    },
    {
      ...common,
      displayName: 'sqlite',
      testMatch: ['**/*.db.test.ts'],
      globals: { DULY_TEST_DIALECT: 'sqlite' },
    },
    {
      ...common,
      displayName: 'postgres',
      testMatch: ['**/*.db.test.ts'],
      globals: { DULY_TEST_DIALECT: 'postgres' },
      globalSetup: '<rootDir>/src/platform/testing/postgres-up.ts',
      globalTeardown: '<rootDir>/src/platform/testing/postgres-down.ts',
    },
  ],
};

module.exports = config;
