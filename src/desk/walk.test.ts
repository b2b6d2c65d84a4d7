import { testWalk } from './testing/walk-demo';

/** Everybody follows every link and sends every form of the demo: no page fails, shows a stack, tells of another company, or leads nowhere. */
describe('the desk, walked', () => {
  testWalk({ mornings: 10, each: false });
});
