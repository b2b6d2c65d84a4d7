import fc from 'fast-check';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { allocateMany, allocationsOf, reverseAllocations } from './allocation.store';
import { bookEntries } from './entry.store';
import { openItemsInRange } from './store';
import { plantCompany } from './testing/plant';

const open = testDatabase();

describe('allocations', () => {
  it('x', async () => {
    const { companyId, customerId } = await plantCompany(open.db, 'acme');
    const work = workOn(open.db, '2026-03-02');
    const booked = await open.db.transaction((tx) =>
      bookEntries(tx, work, [
        {
          companyId,
          customerId,
          type: 'invoice',
          document: 'F-1',
          currency: 'EUR',
          amountMinor: 10_000,
          issuedOn: day('2026-01-01'),
          dueOn: day('2026-01-31'),
        },
        {
          companyId,
          customerId,
          type: 'payment',
          document: 'P-1',
          currency: 'EUR',
          amountMinor: -4_000,
          issuedOn: day('2026-02-10'),
        },
      ]),
    );
    console.log(booked);
    const made = await open.db.transaction((tx) =>
      allocateMany(tx, work, [
        {
          companyId,
          fromItemId: booked[1]!.itemIds[0]!,
          to: { itemId: booked[0]!.itemIds[0]! },
          amountMinor: 3000,
          allocatedOn: day('2026-01-10'),
          basis: 'matched',
        },
      ]),
    );
    console.log(made);
    const range = { companyId, first: 0, last: 1e9 };
    for (const d of ['2026-01-10', '2026-02-09', '2026-02-10', '2026-05-01'])
      console.log(
        d,
        (await openItemsInRange(open.db.read, range, day(d))).map((i) => [i.document, i.openMinor]),
      );
    await open.db.transaction((tx) =>
      reverseAllocations(tx, workOn(open.db, '2026-03-05'), {
        companyId,
        allocationIds: [made[0]!.id],
        reason: 'x',
        on: day('2026-03-05'),
      }),
    );
    for (const d of ['2026-01-10', '2026-02-09', '2026-02-10', '2026-05-01'])
      console.log(
        d,
        (await openItemsInRange(open.db.read, range, day(d))).map((i) => [i.document, i.openMinor]),
      );
    console.log(await rowsOf(open.db.read, 'select * from balance'), await rowsOf(open.db.read, 'select * from event'));
    void fc;
    void allocationsOf;
  });
});
