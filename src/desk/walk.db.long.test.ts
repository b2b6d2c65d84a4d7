import { testWalk } from './testing/walk-demo';

/** Every link and form of the demo, as everybody. */
describe('the desk, walked at length', () => {
  testWalk(30);
});
