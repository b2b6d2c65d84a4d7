/** What takes too long for every change: `x.long.test.ts` once, `x.db.long.test.ts` on both databases. */
const everyday = require('./jest.config.cjs');

module.exports = {
  ...everyday,
  projects: everyday.projects.map((project) =>
    project.displayName === 'once'
      ? { ...project, testMatch: ['**/*.long.test.ts'], testPathIgnorePatterns: ['\\.db\\.long\\.test\\.ts$'] }
      : { ...project, testMatch: ['**/*.db.long.test.ts'] },
  ),
  passWithNoTests: true,
};
