import { day } from '../kernel/day';
import { openDb, type Db } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { appendEvents, type NewEvent } from './event.store';
import { concerned, takeEvents, type LoggedEvent } from './subscription.store';
import { plantCompany } from './testing/plant';

const open = testDatabase();

let count = 0;
const fresh = (): Promise<{ companyId: number; customerId: number }> => plantCompany(open.db, `acme${(count += 1)}`);

const happened = (whose: { companyId: number; customerId: number | null }, ...kinds: string[]): Promise<void> =>
  open.db.transaction((tx) =>
    appendEvents(
      tx,
      workOn(open.db, '2026-03-02'),
      kinds.map((kind): NewEvent => ({ ...whose, kind, subject: 'item/1', occurredOn: day('2026-03-02') })),
    ),
  );

const taken = (companyId: number, subscriber = 'room.follows', db: Db = open.db): Promise<LoggedEvent[]> =>
  db.transaction((tx) => takeEvents(tx, { subscriber, companyId, kinds: ['allocated', 'reversed'] }));

describe('a subscription', () => {
  it('is served each event of its kinds and company once, oldest first', async () => {
    const [whose, other] = [await fresh(), await fresh()];
    await happened(whose, 'allocated', 'booked', 'reversed');
    await happened(other, 'allocated');
    expect((await taken(whose.companyId)).map((event) => event.kind)).toEqual(['allocated', 'reversed']);
    expect(await taken(whose.companyId)).toEqual([]);
    expect(await taken(whose.companyId, 'other.room')).toHaveLength(2);
    await happened(whose, 'allocated');
    expect(await taken(whose.companyId)).toHaveLength(1);
    expect(await taken(other.companyId)).toHaveLength(1);
  });

  it('is served again what it failed to act on', async () => {
    const whose = await fresh();
    await happened(whose, 'allocated');
    const failing = open.db.transaction(async (tx) => {
      await takeEvents(tx, { subscriber: 'room.follows', companyId: whose.companyId, kinds: ['allocated'] });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await taken(whose.companyId)).toHaveLength(1);
  });

  it('asked by two processes at once, gives each event to one of them', async () => {
    const whose = await fresh();
    await happened(whose, ...Array.from({ length: 50 }, () => 'allocated'));
    const other = openDb(open.url);
    const both = await Promise.all([taken(whose.companyId), taken(whose.companyId, 'room.follows', other)]);
    await other.close();
    expect(both.map((events) => events.length).sort((a, b) => a - b)).toEqual([0, 50]);
  });

  it('says whom events concern: some customers, or all where an import brought them', async () => {
    const whose = await fresh();
    await happened(whose, 'allocated', 'allocated');
    const events = await taken(whose.companyId);
    expect(concerned(events)).toEqual(new Set([whose.customerId]));
    await happened({ ...whose, customerId: null }, 'allocated');
    expect(concerned([...events, ...(await taken(whose.companyId))])).toBe('all');
  });
});
