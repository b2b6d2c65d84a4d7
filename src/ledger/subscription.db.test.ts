import { day } from '../kernel/day';
import { openDb, rowsOf, type Db } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { appendEvents, type NewEvent } from './event.store';
import { follow } from './follow.actions';
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

/** An event that is written at once, in a transaction that ends when it is told to. */
function appended(whose: { companyId: number; customerId: number }): Appended {
  let end = (): void => undefined;
  const told = new Promise<void>((resolve) => (end = resolve));
  let done: Promise<void> = Promise.resolve();
  const written = new Promise<number>((resolve, reject) => {
    done = open.db.transaction(async (tx) => {
      const event = { ...whose, kind: 'allocated', subject: 'item/1', occurredOn: day('2026-03-02') };
      await appendEvents(tx, workOn(open.db, '2026-03-02'), [event]);
      const [row] = await rowsOf<{ id: number }>(tx, 'select max(id) as id from event');
      resolve(row?.id ?? 0);
      await told;
    });
    done.catch(reject);
  });
  return { written, end, done };
}

interface Appended {
  readonly written: Promise<number>;
  end(): void;
  readonly done: Promise<void>;
}

const numbersTaken = async (companyId: number): Promise<number[]> => (await taken(companyId)).map((event) => event.id);

async function kept(companyId: number): Promise<{ upTo: number; ahead: number } | undefined> {
  const [row] = await rowsOf<{ upTo: number; ahead: number }>(
    open.db.read,
    `select up_to as "upTo", (select count(*) from event_ahead a where a.company_id = s.company_id and a.subscriber = s.subscriber) as ahead
     from event_served s where company_id = ? and subscriber = 'room.follows'`,
    [companyId],
  );
  return row;
}

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

  it('is served late what was written early: a long transaction with a lower number', async () => {
    const whose = await fresh();
    const [long, quick] = [appended(whose), appended(whose)];
    if (open.db.dialect === 'sqlite') long.end(); // the only writer: the second waits for the first
    await long.written;
    if (open.db.dialect === 'postgres') {
      quick.end();
      await quick.done;
      expect(await numbersTaken(whose.companyId)).toEqual([await quick.written]);
      expect(await taken(whose.companyId)).toEqual([]);
      expect(await kept(whose.companyId)).toEqual({ upTo: 0, ahead: 1 });
      long.end();
    }
    quick.end();
    await Promise.all([long.done, quick.done]);
    const late = [await long.written, ...(open.db.dialect === 'sqlite' ? [await quick.written] : [])];
    expect(await numbersTaken(whose.companyId)).toEqual(late);
    expect(await taken(whose.companyId)).toEqual([]);
    expect(await kept(whose.companyId)).toEqual({ upTo: await quick.written, ahead: 0 });
  });

  it('passes by what was served and what it does not follow: nothing is kept of it', async () => {
    const whose = await fresh();
    await happened(whose, ...Array.from({ length: 300 }, (_, n) => (n % 3 === 0 ? 'allocated' : 'booked')));
    expect(await taken(whose.companyId)).toHaveLength(100);
    const [{ last } = { last: 0 }] = await rowsOf<{ last: number }>(open.db.read, 'select max(id) as last from event');
    expect(await kept(whose.companyId)).toEqual({ upTo: last, ahead: 0 });
    expect(await taken(whose.companyId)).toEqual([]);
  });

  it('loses nothing where many write while two take', async () => {
    const whose = await fresh();
    const others = [openDb(open.url), openDb(open.url)];
    const seen: number[] = [];
    const writing = Promise.all(Array.from({ length: 40 }, () => happened(whose, 'allocated', 'reversed')));
    let over = false;
    const takers = others.map(async (db) => {
      for (let last = false; !last;) {
        last = over;
        seen.push(...(await taken(whose.companyId, 'room.follows', db)).map((event) => event.id));
      }
    });
    await writing;
    over = true;
    await Promise.all(takers);
    await Promise.all(others.map((db) => db.close()));
    expect(seen).toHaveLength(80);
    expect(new Set(seen).size).toBe(80);
    expect(await kept(whose.companyId)).toMatchObject({ ahead: 0 });
  });

  it('says whom events concern: some customers, or all where an import brought them', async () => {
    const whose = await fresh();
    await happened(whose, 'allocated', 'allocated');
    const events = await taken(whose.companyId);
    expect(concerned(events)).toEqual(new Set([whose.customerId]));
    await happened({ ...whose, customerId: null }, 'allocated');
    expect(concerned([...events, ...(await taken(whose.companyId))])).toBe('all');
  });

  it('is looked for before anything is written, and what was acted on comes again where acting failed', async () => {
    const whose = await fresh();
    const subscription = { subscriber: 'room.follows', companyId: whose.companyId, kinds: 'any' as const };
    const acted: string[] = [];
    const follows = (): Promise<void> =>
      follow(workOn(open.db, '2026-03-02'), subscription, (_, events) => {
        acted.push(events.map(({ kind }) => kind).join());
        return acted.length === 1 ? Promise.reject(new Error('torn')) : Promise.resolve();
      });
    await follows();
    expect(await kept(whose.companyId)).toBeUndefined();
    await happened(whose, 'allocated', 'case.reopened');
    await expect(follows()).rejects.toThrow('torn');
    await follows();
    await follows();
    await happened({ ...whose, customerId: null }, 'booked');
    await follows();
    await follows();
    expect(acted).toEqual(['allocated,case.reopened', 'allocated,case.reopened', 'booked']);
  });
});
