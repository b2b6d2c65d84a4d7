/**
 * Plain `*.test.ts` run once. What stands in a `*.db.test.ts` is played twice, on SQLite and on a real PostgreSQL that
 * `src/platform/testing` starts.
 */
const SWC = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs', ignoreDynamic: true },
};

const common = {
  transform: { '^.+\\.ts$': ['@swc/jest', SWC] },
  testEnvironment: '<rootDir>/src/platform/testing/worker-environment.cjs',
  runtime: '<rootDir>/src/platform/testing/worker-runtime.cjs',
  roots: ['<rootDir>/src', '<rootDir>/migrations'],
};

const once = {
  ...common,
  displayName: 'once',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['\\.db\\.test\\.ts$', '\\.long\\.test\\.ts$'],
};

const databases = (displayName, names) => ({
  ...common,
  displayName,
  transform: {
    '\\.db(\\.long)?\\.test\\.ts$': ['<rootDir>/src/platform/testing/on-each-database.cjs', SWC],
    ...common.transform,
  },
  testMatch: ['**/*.db.test.ts'],
  globals: { DULY_TEST_ON: names },
  ...(names.includes('postgres') ? { globalSetup: '<rootDir>/src/platform/testing/postgres-up.ts' } : {}),
});

/** Both, unless one is asked for: `npm test -- src/room --selectProjects sqlite`. */
const DATABASES = ['sqlite', 'postgres'];
const alone = DATABASES.filter((name) => process.argv.includes(name));

const config = {
  maxWorkers: 2,
  // What a test file leaves behind is never let go of by jest: a worker that has grown is slower, and is replaced.
  workerIdleMemoryLimit: '900MB',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/src/platform/testing/longest-first.cjs',
  globalSetup: '<rootDir>/src/platform/testing/folder-up.ts',
  globalTeardown: '<rootDir>/src/platform/testing/down.ts',
  projects: [
    once,
    ...(alone.length > 0 ? alone.map((name) => databases(name, [name])) : [databases('databases', DATABASES)]),
  ],
};

module.exports = config;
