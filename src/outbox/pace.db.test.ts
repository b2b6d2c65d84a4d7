import { day, type Instant } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { startSmtp, type TestSmtp } from '../platform/testing/smtp';
import type { DeliveryReport } from './delivery.actions';
import { littleOutbox, TODAY, type LittleOutbox } from './testing/little-outbox';

const open = testDatabase();
let count = 0;
let server: TestSmtp;
beforeEach(async () => {
  server = await startSmtp();
  await open.db.write('mail_pace').delete();
});
afterEach(async () => {
  delete process.env['MAIL_PACE'];
  await server.close();
});

const fresh = async (pace: string): Promise<LittleOutbox> => {
  process.env['MAIL_PACE'] = pace;
  const box = await littleOutbox(open.db, open.home, `pace${(count += 1)}`);
  await box.set('testMode', 'false');
  return box;
};
const to = (email: string) => ({ channel: 'email', email, name: null, contactId: null }) as const;
const many = (box: LittleOutbox, domain: string, n: number, on: string = TODAY) =>
  box.queue(...Array.from({ length: n }, (_, at) => box.draft({ to: to(`n${at}@${domain}`), day: day(on) })));
/** A delivery at a moment, by a post room that was opened just now, as after a restart. */
const deliverAt = (box: LittleOutbox, time: string): Promise<DeliveryReport> =>
  box.deliver({ ...box.post(server.url), clock: () => `2026-03-02T${time}.000Z` as Instant });
const sentTo = (domain: string): number => server.offered.filter((mail) => mail.to[0]?.endsWith(`@${domain}`)).length;

describe('mail for one domain', () => {
  it('leaves so many a minute; others go on meanwhile, and nothing is lost or late without a word', async () => {
    const box = await fresh('big.example=20/2');
    await many(box, 'big.example', 70);
    await many(box, 'small.example', 12);
    expect(await deliverAt(box, '09:00:00')).toMatchObject({
      accepted: 32,
      waiting: 50,
      trouble: 'only so many a minute leave for big.example (50); the rest follows by itself',
    });
    expect([sentTo('big.example'), sentTo('small.example')]).toEqual([20, 12]);
    expect(await deliverAt(box, '09:00:59')).toMatchObject({ accepted: 0, waiting: 50 }); // also after a restart
    expect(await deliverAt(box, '09:01:00')).toMatchObject({ accepted: 20, waiting: 30 });
    expect(await deliverAt(box, '09:02:00')).toMatchObject({ accepted: 20 });
    expect(await deliverAt(box, '09:03:00')).toMatchObject({ accepted: 10, waiting: 0, trouble: null });
    expect(new Set(server.offered.map((mail) => mail.to[0])).size).toBe(82);
    expect(server.offered).toHaveLength(82);
    expect((await box.states()).every((state) => state.startsWith('accepted'))).toBe(true);
  });

  it('counts for the whole installation, whichever company sends', async () => {
    const [box, other] = [await fresh('big.example=5/2'), await fresh('big.example=5/2')];
    await many(box, 'big.example', 4);
    await many(other, 'big.example', 4);
    expect(await deliverAt(box, '09:00:00')).toMatchObject({ accepted: 4 });
    expect(await deliverAt(other, '09:00:10')).toMatchObject({ accepted: 1, waiting: 3 });
  });

  it('C2: is shared by deliverers at the same time', async () => {
    const box = await fresh('big.example=15/2');
    await many(box, 'big.example', 60);
    const reports = await Promise.all([1, 2, 3].map(() => deliverAt(box, '09:00:00')));
    expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(15);
    expect(server.offered).toHaveLength(15);
  });

  it('is in so many hands at once', async () => {
    const box = await fresh('big.example=100/2,other.example=100/3');
    for (let n = 0; n < 8; n += 1) {
      server.rules.set(`n${n}@big.example`, { slowly: 30 });
      server.rules.set(`n${n}@other.example`, { slowly: 30 });
    }
    await many(box, 'big.example', 8);
    await many(box, 'other.example', 8);
    expect(await deliverAt(box, '09:00:00')).toMatchObject({ accepted: 16 });
    expect([server.atOnce.get('big.example'), server.atOnce.get('other.example')]).toEqual([2, 3]);
  });

  it('that it puts off slows that domain down alone, and after a while no more', async () => {
    const box = await fresh('big.example=16/2,other.example=20/2');
    await many(box, 'big.example', 30);
    await many(box, 'other.example', 30);
    server.rules.set('n0@big.example', { content: '451 4.7.1 too much from you' });
    expect(await deliverAt(box, '09:00:00')).toMatchObject({ accepted: 15 + 20 });
    server.rules.clear();
    expect(await deliverAt(box, '09:00:59')).toMatchObject({ accepted: 0 });
    await deliverAt(box, '09:01:00');
    expect([sentTo('big.example'), sentTo('other.example')]).toEqual([16 + 4, 30]); // a quarter of 16
    await deliverAt(box, '09:02:00');
    expect(sentTo('big.example')).toBe(24);
    expect(await deliverAt(box, '09:15:00')).toMatchObject({ accepted: 7, waiting: 0 }); // and the one that was put off
    expect((await box.states()).every((state) => state.startsWith('accepted'))).toBe(true);
  });

  it('is not slowed down by one mailbox that is full', async () => {
    const box = await fresh('big.example=10/2');
    await many(box, 'big.example', 12);
    server.rules.set('n0@big.example', { recipient: '452 4.2.2 mailbox full' });
    await deliverAt(box, '09:00:00');
    await deliverAt(box, '09:01:00');
    expect(sentTo('big.example')).toBe(11);
  });

  it('is forgotten when it says nothing any more', async () => {
    const box = await fresh('big.example=10/2');
    await many(box, 'big.example', 1);
    await deliverAt(box, '09:00:00');
    await many(box, 'late.example', 1);
    await deliverAt(box, '12:00:01');
    expect(await rowsOf(open.db.read, 'select domain from mail_pace')).toEqual([{ domain: 'late.example' }]);
  });

  it('C15, C16: waits for the hours of who gets it, with its step unchanged, and nobody waits behind it', async () => {
    const box = await fresh('*=300/5');
    await many(box, 'perrin.example', 60);
    await open.db.write('customer').where({ company_id: box.ledger.companyId }).update({ country: 'US' });
    expect(await deliverAt(box, '09:00:00')).toMatchObject({ accepted: 0, waiting: 60 });
    expect(
      new Set(
        await rowsOf(open.db.read, `select not_before as at, state, attempts from message where company_id = ?`, [
          box.ledger.companyId,
        ]),
      ),
    ).toEqual(
      new Set(Array.from({ length: 60 }, () => ({ at: '2026-03-02T13:00:00.000Z', state: 'queued', attempts: 0 }))),
    );
    expect(await deliverAt(box, '12:59:59')).toMatchObject({ accepted: 0, waiting: 60 });
    expect(await deliverAt(box, '13:00:00')).toMatchObject({ accepted: 60, waiting: 0 }); // eight in New York
    await many(box, 'perrin.example', 1, '2026-03-03');
    await box.set('debtorHours', 'company');
    expect(await deliverAt(box, '23:59:00')).toMatchObject({ accepted: 1 });
  });

  it('into the folder leaves as fast as it can', async () => {
    const box = await fresh('big.example=1/1');
    await box.set('testMode', 'true');
    await many(box, 'big.example', 30);
    expect(await deliverAt(box, '09:00:00')).toMatchObject({ accepted: 30, by: 'folder' });
  });
});
