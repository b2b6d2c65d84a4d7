/**
 * The transform of `*.db.test.ts`: what stands in the file is declared once for each database that is asked for (the global
 * `DULY_TEST_ON`), in a `describe` of its name. The modules that it uses are loaded once for all of them, which is most of the
 * time that a short test file takes.
 */
const { createTransformer } = require('@swc/jest');
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');

const BEFORE =
  'for (const name of globalThis.DULY_TEST_ON) describe(name, () => { ' +
  'const choose = () => { globalThis.DULY_TEST_DIALECT = name; }; choose(); beforeAll(choose); ' +
  '(() => {';
const AFTER = '\n})(); });\n';
const OWN = readFileSync(__filename, 'utf8');

module.exports = {
  createTransformer(options) {
    const swc = createTransformer(options);
    return {
      ...swc,
      process(...asked) {
        const made = swc.process(...asked);
        return { ...made, code: BEFORE + made.code + AFTER };
      },
      getCacheKey: (...asked) =>
        createHash('sha256')
          .update(swc.getCacheKey(...asked))
          .update(OWN)
          .digest('hex'),
    };
  },
};
