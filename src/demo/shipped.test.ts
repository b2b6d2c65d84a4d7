import { testFirstDays } from './testing/first-days';

describe('the demo', () => {
  testFirstDays(10);
});
