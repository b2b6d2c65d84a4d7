import { makeCases } from '../insights/testing/cases';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { gatherNotices, mailDigests } from './notices.actions';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** What happens in cases is told to the customer's collector and to whoever approves, in the way each chose; Today counts it. */
const database = testDatabase();
let desk: TestDesk;
const AT = '/c/acme-sas';

beforeAll(async () => {
  desk = await openTestDesk(database);
  await database.db.transaction((tx) => tx('customer').update({ collector: 'collector@acme.example' }));
  const base = { partner: 'Delmas', customer: '4711', claimedMinor: 100_000, handedOverOn: '2026-03-02' };
  await makeCases(database.db, desk.company.id, [
    { ...base, stage: 'submitted', handedOverOn: '2026-02-02' }, // late
    { ...base, collected: [{ on: '2026-03-03', gross: 12_300, commission: 0, vat: 0 }] },
    { ...base, moves: [['received', 'legal', '2026-03-03']], stage: 'legal' },
    { ...base, ended: { on: '2026-03-03', outcome: 'uncollectable' } },
    { ...base, asks: ['2026-03-20'] },
    { ...base, messages: ['2026-03-03'] },
    { ...base, unopened: true },
  ]);
  const now = { recorded_at: '2026-03-03T08:30:00.000Z' };
  await database.db.transaction(async (tx) => {
    await tx('collected').update(now);
    await tx('case_move').update(now);
    await tx('recovery_case')
      .whereNotNull('ended_on')
      .update({ ended_at: now.recorded_at, ended_by: 'partner:Delmas' });
  });
});
afterAll(() => desk.close());

const said = async (who: 'collector' | 'manager' | 'reader'): Promise<string> =>
  (await (await desk.as(who)).get(`${AT}/notifications`)).text.replace(/<[^>]*>|\s+/g, ' ').replace(/ +/g, ' ');

describe('what happens in cases', () => {
  it('is told once to the collector and to managers, in words, and to nobody else', async () => {
    const made = await gatherNotices(desk.work(), desk.company);
    expect(made).toBeGreaterThan(0);
    expect(await gatherNotices(desk.work(), desk.company)).toBe(0);
    for (const who of ['collector', 'manager'] as const) {
      const text = await said(who);
      for (const one of ['Case is late', 'Partner confirms receipt', 'Money came in', '€123.00', 'Case moves on', 'in court', 'Case ended', 'uncollectable'])
        expect([who, one, text.includes(one)]).toEqual([who, one, true]); // prettier-ignore
    }
    expect(await said('reader')).not.toContain('Case is late');
  });

  it('comes in the mail of the morning, and not where it was switched off', async () => {
    const collector = await desk.as('collector');
    const { text } = await collector.get(`${AT}/notifications/choices`);
    const fields = Object.fromEntries([...text.matchAll(/name="(\w+)" value="(\w+)" checked/g)].map(([, name = '', value = '']) => [name, value])); // prettier-ignore
    expect(fields).toMatchObject({ case_ask: 'mail', case_stage: 'desk', case_late: 'digest' });
    expect((await collector.post(`${AT}/notifications/choices`, { ...fields, case_money: 'off', case_late: 'off' })).status).toBe(303); // prettier-ignore
    await mailDigests(desk.work(), desk.company);
    const mails = await rowsOf<{ recipient: string; body: string }>(database.db.read, 'select recipient, body from house_mail order by id'); // prettier-ignore
    const to = (who: string): string => mails.find(({ recipient }) => recipient.startsWith(who))?.body ?? '';
    expect(to('manager')).toMatch(/Case is late: Roux et Fils SARL, Partner confirms receipt/);
    expect(to('manager')).toMatch(/Money came in: Roux et Fils SARL, €123\.00/);
    expect(to('collector')).toContain('Case ended');
    expect(to('collector')).not.toMatch(/Money came in|Case is late|Case moves on/);
  });

  it('is counted on Today, each line with its list', async () => {
    const collector = await desk.as('collector');
    const { text } = await collector.get(AT);
    const lines = [
      ['1 question of a partner waits for our answer', '/cases?next=answer'],
      ['1 case with a message of the partner, unread', '/cases?next=read'],
      ['1 case is late', '/cases?show=late'],
      ['1 case with a supplement that the partner has not opened', '/cases?supplement=unopened'],
    ] as const;
    for (const [line, path] of lines) {
      expect([line, text.includes(line)]).toEqual([line, true]);
      expect((await collector.get(`${AT}${path}`)).text.match(/<tr data-row>/g)).toHaveLength(1);
    }
  });
});
