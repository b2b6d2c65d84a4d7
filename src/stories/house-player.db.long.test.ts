import { testStories } from './testing/from-end-to-end';

describe('the stories, all of them, from end to end', () => {
  testStories({ each: 1 });
});
