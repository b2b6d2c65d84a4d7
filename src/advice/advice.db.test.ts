import { logActivity } from '../activities/actions';
import { companyById } from '../companies/store';
import { raise } from '../disputes/actions';
import { disputeHolds } from '../disputes/store';
import { addDays, day, type Day } from '../kernel/day';
import { putHold } from '../ledger/actions';
import { deliver } from '../outbox/delivery.actions';
import { closePostRoom, openPostRoom } from '../outbox/post.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { startSmtp, type TestSmtp } from '../platform/testing/smtp';
import { recordPromise } from '../promises/actions';
import { reminderAsker } from '../reminders/gate.actions';
import { runToday } from '../reminders/run.actions';
import { addStrategy, useStrategy } from '../reminders/strategy.actions';
import { reminderLedger, type ReminderLedger } from '../reminders/testing/ledger';
import { adviceFor, adviceNow, countAdvice, followLedger, setAside, takeBackAside } from './actions';
import type { Advice } from './advice';
import { asideOf } from './store';

/** What a ledger, its reminders and what people recorded come to: the same advice one by one as for all, and what people set aside. */
const open = testDatabase();
let companies = 0;
let smtp: TestSmtp;

beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.close());

const BY_MAIL = {
  code: 'by-mail',
  name: 'By mail',
  steps: [
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7 },
    { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, payByDays: 7 },
    { n: 3, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, payByDays: 7 },
    { n: 4, kind: 'final', trigger: { basis: 'previous_step', days: 14 }, payByDays: 10 },
  ],
};

/** F-1 of 1,000.00 was due on 15 January. */
async function ledger(testMode = false): Promise<ReminderLedger & { item: number }> {
  const of = await reminderLedger(open.db, `advice${(companies += 1)}`, open.home);
  await of.knownAsOf('2026-06-30');
  await of.set('testMode', testMode);
  await open.db.write('company').where({ id: of.companyId }).update({ email: 'ar@acme.test' });
  await addStrategy(of.on('2026-01-01'), of.companyId, BY_MAIL);
  await useStrategy(of.on('2026-01-01'), of.companyId, { scope: 'company' }, 'by-mail');
  const item = await of.invoice('F-1', 100_000, '2025-12-16', { dueOn: '2026-01-15' });
  return { ...of, item, planning: { ...of.planning, company: await companyById(open.db.read, of.companyId) } };
}

async function remind(of: ReminderLedger, ...days: readonly string[]): Promise<void> {
  const post = openPostRoom({
    home: open.home,
    smtpUrl: smtp.url,
    askers: { reminder: reminderAsker(of.planning.holds) },
  });
  for (const today of days) {
    await runToday(of.on(today), of.planning, { agree: 'none' });
    await deliver(of.on(today), post, of.planning.company);
  }
  await closePostRoom(post);
}
const STEPS = ['2026-01-19', '2026-02-02', '2026-02-16', '2026-03-02'] as const;

const on = (of: ReminderLedger, today: string): Promise<Advice | undefined> =>
  adviceFor(of.on(today), of.planning.company, of.customerId, of.planning.holds);
const said = async (of: ReminderLedger, today: string): Promise<string> => {
  const advice = await on(of, today);
  if (advice === undefined) return '–';
  const { kind, reasons, changes } = advice;
  return `${kind} ${reasons[0]?.kind ?? ''}${changes ? ` ${changes.on} ${changes.to}` : ''}`;
};
const whose = (of: ReminderLedger) => ({ companyId: of.companyId, customerId: of.customerId });

describe('advice on a customer, from the ledger', () => {
  it('goes along with its reminders, to the day', async () => {
    const of = await ledger();
    expect(await said(of, '2026-01-15')).toBe('–');
    expect(await said(of, '2026-01-16')).toBe('go_on seldom_asked');
    await remind(of, STEPS[0]);
    expect(await said(of, '2026-01-20')).toBe('go_on time_runs');
    await remind(of, STEPS[1], STEPS[2]);
    expect(await said(of, '2026-02-17')).toBe('go_on time_runs 2026-02-24 notice');
    expect(await said(of, '2026-02-24')).toBe('notice silence');
    await remind(of, STEPS[3]);
    expect(await said(of, '2026-03-03')).toBe('go_on time_runs 2026-03-13 hand_over');
    expect(await said(of, '2026-03-13')).toBe('hand_over silence');
    const advice = await on(of, '2026-03-13');
    expect(advice?.ripe).toEqual([{ currency: 'EUR', minor: 100_000 }]);
    expect(advice?.ways.map(({ route }) => route)).toContain('agency');
  });

  it('counts nothing that was written in test mode, nor what came back', async () => {
    const test = await ledger(true);
    await remind(test, ...STEPS);
    expect(await said(test, '2026-03-13')).toBe('go_on seldom_asked');
    const of = await ledger();
    await remind(of, ...STEPS);
    await open.db.write('message').where({ company_id: of.companyId }).update({ state: 'returned' });
    expect(await said(of, '2026-03-13')).toBe('go_on seldom_asked');
    expect((await on(of, '2026-03-13'))?.against.map(({ kind }) => kind)).toContain('returned');
  });

  it.each<[string, (of: ReminderLedger & { item: number }) => Promise<unknown>, string]>([
    [
      'an objection without an answer stops it',
      (of) => raise(of.on('2026-03-10'), { ...whose(of), items: [{ itemId: of.item, amountMinor: null }], category: 'price', objection: 'Too dear.' }),
      'stop disputed',
    ],
    [
      'a promise that runs waits, until it is broken',
      (of) => recordPromise(of.on('2026-03-10'), { ...whose(of), of: { items: [{ itemId: of.item, amountMinor: null }] }, promisedOn: day('2026-03-16') }, disputeHolds),
      'go_on promise_runs 2026-03-20 hand_over',
    ],
    [
      'a refusal comes first',
      (of) => logActivity(of.on('2026-03-10'), { ...whose(of), kind: 'call', outcome: 'refused', note: 'Will not pay.' }),
      'hand_over refused',
    ],
    [
      'a mail that waits for its answer waits',
      (of) => logActivity(of.on('2026-03-12'), { ...whose(of), kind: 'reply', note: 'Which invoice?' }),
      'go_on waits_for_answer',
    ],
    [
      'an insolvency stops it',
      (of) => putHold(of.on('2026-03-10'), { ...whose(of), itemIds: [], amountMinor: null, kind: 'insolvency', reason: 'opened', until: null }),
      'stop insolvency',
    ],
    [
      'goodwill waits, to its day',
      (of) => putHold(of.on('2026-03-10'), { ...whose(of), itemIds: [], amountMinor: null, kind: 'goodwill', reason: 'new buyer', until: day('2026-03-20') }),
      'go_on held 2026-03-21 hand_over',
    ],
    ['money that nobody applied comes first', (of) => of.receive({ document: 'P-1', amountMinor: 30_000, on: '2026-01-10' }), 'go_on unapplied'],
    ['payment in part is a sign of life', (of) => of.receive({ document: 'P-1', amountMinor: 30_000, on: '2026-03-11', to: of.item }), 'go_on answered'],
    ['hardship is left to a person', (of) => open.db.write('customer').where({ id: of.customerId }).update({ hardship: 1 }), 'go_on hardship'],
    ['of an unknown kind nothing is threatened', (of) => open.db.write('customer').where({ id: of.customerId }).update({ debtor_type: 'unknown' }), 'go_on debtor_unknown'],
    ['less than the setting is not worth a partner', (of) => of.set('handOverMinor', 100_001), 'stop too_small'],
    ['all paid: nothing', (of) => of.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-11', to: of.item }), '–'],
  ])('%s', async (_, happens, expected) => {
    const of = await ledger();
    await remind(of, ...STEPS);
    await happens(of);
    expect(await said(of, '2026-03-13')).toContain(expected);
  }); // prettier-ignore

  it('hands over where the time before a court is nearly over and that is sure, and tells by when', async () => {
    const of = await ledger();
    await of.set('claimType', 'goods');
    await open.db.write('open_item').where({ id: of.item }).update({ due_on: '2021-05-20' });
    const advice = await on(of, '2026-03-13');
    expect(advice).toMatchObject({ kind: 'hand_over', limitation: { endsOn: '2026-05-20', sure: true } });
    expect(advice?.reasons[0]).toMatchObject({ kind: 'limitation_near', document: 'F-1', on: '2026-05-20' });
    await of.set('claimType', null);
    expect((await on(of, '2026-03-13'))?.kind).not.toBe('hand_over');
  });

  it('knows the deadline of an insurer until it was told', async () => {
    const of = await ledger();
    const recorded = { company_id: of.companyId, customer_id: of.customerId, recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' }; // prettier-ignore
    await open.db.write('credit_cover').insert({ ...recorded, insurer: 'Atlas', currency: 'EUR', claim_days: 60 });
    expect(await said(of, '2026-03-10')).toContain('hand_over insurer_claim');
    await open.db
      .write('cover_report')
      .insert({ ...recorded, kind: 'claim', due_on: '2026-01-15', told_on: '2026-03-09' });
    expect(await said(of, '2026-03-10')).toContain('go_on');
  });
});

describe('advice on all', () => {
  const kept = (of: ReminderLedger): Promise<object[]> =>
    rowsOf(
      open.db.read,
      `select c.code, a.kind, a.since_on as since, a.ripe_minor as ripe, a.counted_on as counted from v_advice a join v_customer c on c.id = a.customer_id
       where a.company_id = ? order by c.code`,
      [of.companyId],
    );

  it('is the same as of each alone, keeps since when it stands, and goes when nothing is overdue', async () => {
    const of = await ledger();
    const other = await of.debtor('4712');
    await of.invoice('F-2', 70_000, '2025-12-16', { dueOn: '2026-01-15', customerId: other });
    await remind(of, ...STEPS);
    const work = of.on('2026-03-13');
    expect(await countAdvice(work, of.planning.company, of.planning.holds)).toBe(2);
    const row = { kind: 'hand_over', since: '2026-03-13', ripe: 100_000, counted: '2026-03-13' };
    expect(await kept(of)).toEqual([{ ...row, code: '4711' }, { ...row, code: '4712', ripe: 70_000 }]); // prettier-ignore
    const all = await adviceNow(work, of.planning.company, { companyId: of.companyId, first: 0, last: other }, of.planning.holds); // prettier-ignore
    for (const { customerId, advice } of all)
      expect(await adviceFor(work, of.planning.company, customerId, of.planning.holds)).toEqual(advice);
    await of.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-13', to: of.item });
    const next = of.on('2026-03-14');
    expect(await followLedger(next, of.planning.company, of.planning.holds)).toBeGreaterThan(0);
    expect(await kept(of)).toEqual([{ ...row, code: '4712', ripe: 70_000, counted: '2026-03-14' }]);
    expect(await followLedger(next, of.planning.company, of.planning.holds)).toBe(0);
  });

  it('is set aside with a reason until a day, against this advice only, and told again', async () => {
    const of = await ledger();
    await remind(of, ...STEPS);
    const work = of.on('2026-03-13');
    const put = (until: Day, why = 'new buyer'): Promise<unknown> =>
      setAside(work, { company: of.planning.company, customerId: of.customerId, until, why }, of.planning.holds);
    for (const until of [work.today, addDays(work.today, 367), day('2020-01-01')])
      await expect(put(until)).rejects.toMatchObject({ code: 'aside-day' });
    expect(await put(day('2026-04-01'))).toBe('hand_over');
    expect(await put(day('2026-03-20'), 'talked to the owner')).toBe('hand_over');
    const standing = (today: string) => asideOf(open.db.read, of.companyId, of.customerId, day(today));
    expect(await standing('2026-03-20')).toMatchObject({ kind: 'hand_over', why: 'talked to the owner', untilOn: '2026-03-20' }); // prettier-ignore
    expect(await standing('2026-03-21')).toBeNull();
    await takeBackAside(work, of.companyId, of.customerId);
    expect(await standing('2026-03-14')).toBeNull();
    await expect(takeBackAside(work, of.companyId, of.customerId)).rejects.toMatchObject({ code: 'no-aside' });
    const lines = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where company_id = ? and kind like 'advice.%' order by id`, [of.companyId]); // prettier-ignore
    expect(lines.map(({ kind }) => kind)).toEqual(['advice.set_aside', 'advice.set_aside', 'advice.counts_again']);
    await of.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-13', to: of.item });
    await expect(put(day('2026-04-01'))).rejects.toMatchObject({ code: 'no-advice' });
  });

  it('of another company is never told here', async () => {
    const [of, other] = [await ledger(), await ledger()];
    await countAdvice(of.on('2026-03-13'), of.planning.company, of.planning.holds);
    expect(await kept(other)).toEqual([]);
    expect(await adviceFor(of.on('2026-03-13'), of.planning.company, other.customerId, of.planning.holds)).toBeUndefined(); // prettier-ignore
  });
});
