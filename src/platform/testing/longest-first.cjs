/**
 * The order of test files. Those known to be long begin, so that no core is idle at the end: by itself jest knows how long a file takes
 * only where it ran before, and a fresh clone did not.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONG = [
  'house-player',
  'cli.db',
  'guard.db',
  'look.db',
  'server.db',
  'pages.db',
  'crash.db',
  'bundle',
  'shipped',
  'journeys/',
  'laws.db',
  'hostile',
  'samples',
];

const rankOf = ({ path }) => {
  const at = LONG.findIndex((part) => path.includes(part));
  return at < 0 ? LONG.length : at;
};

module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return tests.some((test) => test.duration !== undefined)
      ? sorted
      : [...sorted].sort((a, b) => rankOf(a) - rankOf(b));
  }
};
