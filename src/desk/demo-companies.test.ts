import { clockWork } from '../clock-work';
import { settingsOf } from '../companies/store';
import { furnishDemo } from '../demo/furnish.actions';
import type { Instant } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** The companies that a first start may choose, beside one of one's own. */
const database = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(database);
});
afterAll(() => desk.close());

describe('the demo companies', () => {
  it('live on their last day for good: the clock of a server leaves them alone', async () => {
    const told: number[] = [];
    await furnishDemo(desk.house, ({ done }) => told.push(done), 2);
    expect(told.length).toBeGreaterThan(0);
    const demo = await rowsOf<{ id: number; code: string }>(
      database.db.read,
      `select id, code from v_company where code in ('lumen', 'nordlicht')`,
    );
    expect(demo).toHaveLength(2);
    for (const { id } of demo) expect((await settingsOf(database.db.read, id)).fixedDay).toBe('2026-06-30');
    const due = await clockWork(desk.house, '2026-11-26T12:00:00.000Z' as Instant);
    expect(due.map(({ company }) => company)).not.toContain('lumen');
    expect(due.map(({ company }) => company)).toContain('acme-sas');
  }, 240_000);
});
