import { testWalk } from './testing/walk-demo';

/** The same on both databases, after more mornings, with everybody's rubbish. */
describe('the desk, walked at length', () => {
  testWalk({ mornings: 30, each: true });
});
