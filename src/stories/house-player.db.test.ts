import { testDialect } from '../platform/testing/database';
import { testStories } from './testing/from-end-to-end';

/** All of them on SQLite, every second one on PostgreSQL; the long suite plays all on both. */
describe('the stories, from end to end', () => {
  testStories({ each: testDialect() === 'sqlite' ? 1 : 2 });
});
