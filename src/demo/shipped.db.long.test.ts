import { testFirstDays } from './testing/first-days';

describe('the demo, on both databases', () => {
  testFirstDays(30);
});
