import { furnishDemo } from '../demo/furnish.actions';
import { LAST_DAY } from '../demo/world';
import { customerMoves } from '../desk/moves.store';
import { openTestDesk } from '../desk/testing/test-desk';
import { theCompany } from '../companies/store';
import { fc } from '../kernel/testing/chance';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { mergeCustomers, unmergeCustomers } from './merge.actions';
import { differing, tablesOf } from './testing/tables';

/** Over two years of the demo, with its letters, files and cases: any two records become one and two again, and every table is as it was. */
const database = testDatabase();
const PAIRS = 25;

it('leaves every table of the demo as it was', async () => {
  const desk = await openTestDesk(database, {
    now: `${LAST_DAY}T09:00:00.000Z`,
    furnish: async (house) => {
      await furnishDemo(house, () => undefined, 3);
      return theCompany(house.db.read, 'lumen');
    },
  });
  const { db } = desk.house;
  const companyId = desk.company.id;
  const customers = await rowsOf<{ id: number }>(db.read, 'select id from v_customer where company_id = ? order by id', [companyId]);
  const pairs = fc.sample(fc.shuffledSubarray(customers.map(({ id }) => id), { minLength: 2, maxLength: 2 }), PAIRS);
  const before = await tablesOf(db.read);
  let merged = 0;
  for (const [winnerId = 0, loserId = 0] of pairs) {
    const mergeId = await mergeCustomers(desk.work(), customerMoves, { companyId, winnerId, loserId, why: '' }).catch((error: Error) => {
      if (error.name !== 'Refusal') throw error;
      return undefined;
    });
    if (mergeId === undefined) continue;
    merged += 1;
    expect(await rowsOf(db.read, 'select 1 from v_open_item where customer_id = ? limit 1', [loserId])).toEqual([]);
    await unmergeCustomers(desk.work(), customerMoves, { companyId, mergeId });
    expect(differing(before, await tablesOf(db.read))).toEqual([]);
  }
  expect(merged).toBeGreaterThan(PAIRS / 2);
  await desk.close();
}, 900_000); // prettier-ignore
