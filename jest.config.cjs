/**
 * Plain `*.test.ts` run once. `*.db.test.ts` run twice, on SQLite and on a real PostgreSQL that `src/platform/testing` starts.
 */
/** Packages that most tests never come to use: each test file would load them anew. */
const HEAVY = [
  '@cantoo/pdf-lib',
  '@pdf-lib/fontkit',
  'xlsx',
  'date-holidays',
  'nodemailer/lib/mail-composer',
  'axe-core',
];

const common = {
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', ignoreDynamic: true, lazy: HEAVY },
      },
    ],
  },
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/migrations'],
};

const config = {
  maxWorkers: 2,
  // What a test file leaves behind is never let go of by jest: a worker that has grown is slower, and is replaced.
  workerIdleMemoryLimit: '900MB',
  testTimeout: 60_000,
  globalSetup: '<rootDir>/src/platform/testing/folder-up.ts',
  globalTeardown: '<rootDir>/src/platform/testing/down.ts',
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
    },
  ],
};

module.exports = config;
