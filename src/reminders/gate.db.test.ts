import { deliver, type DeliveryReport } from '../outbox/delivery.actions';
import { day } from '../kernel/day';
import { ALWAYS_SEND } from '../outbox/gate';
import { closePostRoom, openPostRoom } from '../outbox/post.actions';
import { declareHardship } from '../activities/hardship.actions';
import { putHold } from '../ledger/actions';
import { returnPayment, undoReturn } from '../ledger/return.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { reminderLedger, type ReminderLedger } from './testing/ledger';
import { freeAsker } from './free.actions';
import { reminderAsker } from './gate.actions';
import { recallMessage, type Recall, type Recalled } from './recall-message.actions';
import { errorsByMonth } from './recall-message.store';
import { tellReturns } from './returned.actions';
import { reportOf, runToday } from './run.actions';
import { noticeReleases, releaseDeliveries, stopDeliveries } from './stop.actions';
import { addStrategy, useStrategy } from './strategy.actions';
import { noticeUncollected } from './uncollected.actions';

/** From the run to the moment of sending, with the real outbox writing into its folder. */
const open = testDatabase();
let companies = 0;

async function ledger(): Promise<ReminderLedger> {
  const of = await reminderLedger(open.db, `gate${(companies += 1)}`, open.home);
  await of.knownAsOf('2026-03-31');
  return of;
}

const run = (of: ReminderLedger, today: string): Promise<number> =>
  runToday(of.on(today), of.planning, { agree: 'none' }).then((report) => report.run.id);

async function send(of: ReminderLedger, today: string): Promise<DeliveryReport> {
  const post = openPostRoom({
    home: open.home,
    smtpUrl: null,
    askers: {
      reminder: reminderAsker(of.planning.holds),
      returned: freeAsker(of.planning.holds),
      correction: { gate: () => ALWAYS_SEND },
    },
  });
  try {
    return await deliver(of.on(today), post, of.planning.company);
  } finally {
    await closePostRoom(post);
  }
}

const stages = (of: ReminderLedger): Promise<{ step: number; counts: number; state: string; why: string | null }[]> =>
  rowsOf(
    open.db.read,
    `select ri.step, ri.counts, r.state, r.cancelled_why as why from reminder r join reminder_item ri on ri.reminder_id = r.id where r.company_id = ? order by ri.reminder_id, ri.item_id`,
    [of.companyId],
  );

describe('in the moment of sending', () => {
  it('what is still right leaves', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await run(of, '2026-02-09');
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 1, withdrawn: {} });
    expect(await stages(of)).toEqual([{ step: 1, counts: 1, state: 'issued', why: null }]);
  });

  it('C5 what was paid after the run is saved from error, its step never happened, and it is counted', async () => {
    const of = await ledger();
    const other = await of.debtor('4712');
    const paid = await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    const held = await of.invoice('F-2', 20_000, '2026-01-05', { dueOn: '2026-02-04', customerId: other });
    const runId = await run(of, '2026-02-09');
    await of.receive({ document: 'P-1', amountMinor: 10_000, on: '2026-02-09', to: paid });
    await putHold(of.on('2026-02-09'), {
      companyId: of.companyId,
      customerId: other,
      itemIds: [held],
      amountMinor: null,
      kind: 'goodwill',
      reason: 'rang us',
      until: null,
    });
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 0, withdrawn: { paid: 1, held: 1 } });
    expect(await stages(of)).toEqual([
      { step: 1, counts: 0, state: 'ignored', why: 'gate: paid' },
      { step: 1, counts: 0, state: 'ignored', why: 'gate: held' },
    ]);
    expect((await reportOf(of.on('2026-02-09'), of.companyId, runId)).saved).toEqual({ paid: 1, held: 1 });
  });

  it('C6 a part payment and a credit on account withdraw it too; the next run says the right sum', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await run(of, '2026-02-09');
    await of.receive({ document: 'P-1', amountMinor: 4_000, on: '2026-02-09' });
    expect(await send(of, '2026-02-09')).toMatchObject({ withdrawn: { credited: 1 } });
    const report = await runToday(of.on('2026-02-10'), of.planning, { agree: 'none' });
    expect(report.lines).toMatchObject([{ do: 'send', step: 1, demandMinor: 6_000 }]);
    expect(await send(of, '2026-02-10')).toMatchObject({ accepted: 1 });
  });

  it('a firm reminder that waits when hardship is declared does not leave, its step never happened, and why is told', async () => {
    const of = await ledger();
    const steps = [{ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, tone: 'firm', payByDays: 7 }];
    await addStrategy(of.on('2026-02-01'), of.companyId, { code: 'standard', name: 'Ours', steps });
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await run(of, '2026-02-09');
    const told = { companyId: of.companyId, customerId: of.customerId, source: 'desk', hard: 'The shop burnt down', possible: '', wantsCall: false } as const; // prettier-ignore
    await declareHardship(of.on('2026-02-09'), told);
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 0, withdrawn: { left_out: 1 } });
    expect(await stages(of)).toEqual([{ step: 1, counts: 0, state: 'ignored', why: 'gate: left_out' }]);
  });

  it('a run as of another day is judged on that day', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-03-04' });
    const later = { ...of.on('2026-02-27'), now: '2026-11-22T09:00:00.000Z' as never };
    await runToday(later, of.planning, { agree: 'none' });
    const post = openPostRoom({
      home: open.home,
      smtpUrl: null,
      askers: { reminder: reminderAsker(of.planning.holds) },
    });
    expect(await deliver(later, post, of.planning.company)).toMatchObject({ accepted: 1 }); // a notice before a due day long past by now
    await closePostRoom(post);
  });

  it('C39 another strategy takes back what waits, and says how much', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await run(of, '2026-02-09');
    const changed = await useStrategy(
      of.on('2026-02-09'),
      of.companyId,
      { scope: 'customer', customerId: of.customerId },
      'none',
    );
    expect(changed).toEqual({ messages: 1, runs: 0 });
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 0, withdrawn: {} });
    const report = await runToday(of.on('2026-02-10'), of.planning, { agree: 'none' });
    expect(report.lines).toMatchObject([{ do: 'none', because: 'strategy_none' }]);
    expect(await stages(of)).toMatchObject([{ state: 'ignored', why: 'another strategy was chosen' }]);
  });

  it('a new version of a strategy takes back what the old one planned', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await run(of, '2026-02-09');
    const steps = [{ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 30 }, payByDays: 7 }];
    const { strategy, changed } = await addStrategy(of.on('2026-02-09'), of.companyId, {
      code: 'standard',
      name: 'Ours',
      steps,
    });
    expect([strategy.version, changed]).toEqual([1, { messages: 1, runs: 0 }]);
    const report = await runToday(of.on('2026-02-10'), of.planning, { agree: 'none' });
    expect(report.lines).toMatchObject([{ do: 'wait', because: 'step_not_reached' }]);
    expect(report.run.strategies).toMatchObject({ standard: 1, firm: 0 });
  });

  it('a reminder is taken back only in reverse order; what left stays in evidence, its reader is told once, and it is counted', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await run(of, '2026-02-09');
    await send(of, '2026-02-09');
    const second = await run(of, '2026-02-23');
    await send(of, '2026-02-23');
    const ids = (await rowsOf<{ id: number }>(open.db.read, `select id from v_message where company_id = ? order by id`, [of.companyId])).map((row) => row.id); // prettier-ignore
    const { company } = of.planning;
    const back = (messageId = 0, more: Partial<Recall> = {}): Promise<Recalled> =>
      recallMessage(of.on('2026-02-24'), { company, messageId, why: 'it had been paid in cash', ...more });
    const correction = { words: 'The till had not told us.\n\nSorry.' };
    await expect(back(ids[0])).rejects.toThrow('A later reminder was built on this one.');
    const told = await back(ids[1], { correction });
    expect(told).toMatchObject({ reminders: 1, withdrawn: false });
    expect(await stages(of)).toEqual([
      { step: 1, counts: 1, state: 'issued', why: null },
      { step: 2, counts: 0, state: 'cancelled', why: 'it had been paid in cash' },
    ]);
    await expect(back(ids[1])).rejects.toThrow('This reminder does not count any more.');
    await expect(back(ids[1], { correction })).rejects.toThrow('Its reader has been told already.');
    await expect(back(told.correctionId ?? 0)).rejects.toThrow('This message is no reminder.');
    expect(await send(of, '2026-02-24')).toMatchObject({ accepted: 1 });
    const [sent] = await rowsOf<{ subject: string; text: string }>(open.db.read, `select subject, text_sha as text from v_message where id = ?`, [told.correctionId]); // prettier-ignore
    expect(sent?.subject).toContain('ne pas tenir compte de notre message du 23');
    const text = (await of.on('2026-02-24').files.get(sent?.text ?? '')).toString('utf8');
    for (const said of ['The till had not told us.', 'Son objet était :']) expect(text).toContain(said);
    expect((await reportOf(of.on('2026-02-24'), of.companyId, second)).sentInError).toBe(1);
    const year = { from: day('2025-03-01'), to: day('2026-02-28') };
    expect(await errorsByMonth(open.db.read, of.companyId, year)).toEqual([
      { month: '2026-02', saved: 0, sentInError: 1 },
    ]);
    expect((await back(ids[0])).reminders).toBe(1);
    const report = await runToday(of.on('2026-03-03'), of.planning, { agree: 'none' });
    expect(report.lines).toMatchObject([{ do: 'send', step: 1 }]);
  });

  it('what has not left is withdrawn, tells nobody and is no error', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    const first = await run(of, '2026-02-09');
    const [message] = await rowsOf<{ id: number }>(open.db.read, `select id from v_message where company_id = ?`, [of.companyId]); // prettier-ignore
    const recall: Recall = { company: of.planning.company, messageId: message?.id ?? 0, why: 'wrong' };
    await expect(recallMessage(of.on('2026-02-09'), { ...recall, correction: { words: '' } })).rejects.toThrow('It has not left'); // prettier-ignore
    expect(await recallMessage(of.on('2026-02-09'), recall)).toEqual({ reminders: 1, withdrawn: true, correctionId: null }); // prettier-ignore
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 0 });
    expect((await reportOf(of.on('2026-02-09'), of.companyId, first)).sentInError).toBe(0);
  });

  it('C20 a message that fails for good is no reminder', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await run(of, '2026-02-09');
    const [message] = await rowsOf<{ id: number; about: string }>(
      open.db.read,
      `select id, about from v_message where company_id = ?`,
      [of.companyId],
    );
    const ending = {
      messageId: message?.id ?? 0,
      companyId: of.companyId,
      customerId: of.customerId,
      about: message?.about ?? '',
      state: 'failed',
      reason: '550 no such user',
    } as const;
    await open.db.transaction(async (tx) => {
      await reminderAsker(of.planning.holds).ended?.(tx, of.on('2026-02-09'), [ending]);
    });
    expect(await stages(of)).toEqual([{ step: 1, counts: 0, state: 'ignored', why: '550 no such user' }]);
  });
});

describe('a payment that went back', () => {
  const messages = (of: ReminderLedger): Promise<unknown> =>
    rowsOf(
      open.db.read,
      `select day, state from message where company_id = ? and about like 'returned/%' order by id`,
      [of.companyId],
    );
  const goesBack = async (of: ReminderLedger, itemId: number, on: string): Promise<number> =>
    (await returnPayment(of.on(on), { companyId: of.companyId, paymentItemId: itemId, ofItems: [], on: day(on), reason: 'no funds' })).refundItemId; // prettier-ignore

  it('is told by itself and once, and its reminder waits for the gap', async () => {
    const of = await ledger();
    const item = await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await run(of, '2026-02-09');
    await send(of, '2026-02-09');
    const paid = await of.receive({ document: 'P-1', amountMinor: 10_000, on: '2026-02-10', to: item });
    await goesBack(of, paid.itemId, '2026-02-11');
    expect(await tellReturns(of.on('2026-02-11'), of.planning)).toBe(0); // two days after the reminder
    expect(await tellReturns(of.on('2026-02-20'), of.planning)).toBe(1);
    expect(await tellReturns(of.on('2026-02-20'), of.planning)).toBe(0);
    expect(await send(of, '2026-02-20')).toMatchObject({ accepted: 1, withdrawn: {} });
    expect(await messages(of)).toEqual([{ day: '2026-02-20', state: 'accepted' }]);
    const [sent] = await rowsOf<{ blanks: string }>(
      open.db.read,
      `select blanks from message where company_id = ? and about like 'returned/%'`,
      [of.companyId],
    );
    expect(sent?.blanks).toContain('"demandMinor":10000');
    const decided = await rowsOf(open.db.read, `select because from decision where run_id = ?`, [await run(of, '2026-02-24')]); // prettier-ignore
    expect(decided).toEqual([{ because: 'min_gap' }]);
    expect(await tellReturns(of.on('2026-02-25'), of.planning)).toBe(0);
  });

  it('waits while a hold stands, does not leave where it was paid, and is nobody’s task once it is taken back', async () => {
    const of = await ledger();
    const item = await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    const paid = await of.receive({ document: 'P-1', amountMinor: 10_000, on: '2026-02-10', to: item });
    const refund = await goesBack(of, paid.itemId, '2026-02-11');
    const held = { companyId: of.companyId, customerId: of.customerId, itemIds: [item], amountMinor: null };
    await putHold(of.on('2026-02-11'), { ...held, kind: 'goodwill', reason: 'a few days', until: day('2026-02-12') });
    expect(await tellReturns(of.on('2026-02-12'), of.planning)).toBe(0);
    expect(await tellReturns(of.on('2026-02-13'), of.planning)).toBe(1);
    await undoReturn(of.on('2026-02-13'), of.companyId, refund, 'the bank was wrong');
    expect(await send(of, '2026-02-13')).toMatchObject({ accepted: 0, withdrawn: { paid: 1 } });
    expect(await tellReturns(of.on('2026-02-16'), of.planning)).toBe(0);
  });

  it('a direct debit of which nothing came and nothing went back is looked into five bank days after its day', async () => {
    const of = await ledger();
    const item = await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await open.db.write('entry').where({ company_id: of.companyId }).update({ payment_method: 'SEPA direct debit' });
    expect(await noticeUncollected(of.on('2026-02-10'), of.companyId)).toBe(0);
    expect(await noticeUncollected(of.on('2026-02-11'), of.companyId)).toBe(1);
    expect(await noticeUncollected(of.on('2026-02-12'), of.companyId)).toBe(0);
    await of.receive({ document: 'P-1', amountMinor: 10_000, on: '2026-02-12', to: item });
    await noticeUncollected(of.on('2026-02-13'), of.companyId);
    const tasks = `select title, outcome from v_task where company_id = ? and kind = 'debit_missing'`;
    expect(await rowsOf(open.db.read, tasks, [of.companyId])).toEqual([
      { title: 'See why what we collect did not come: 1 until 2026-02-04 (never presented, or returned?)', outcome: 'it came, or is not collected any more' },
    ]); // prettier-ignore
  });
});

describe('a step that proposes to stop deliveries', () => {
  const steps = [
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7 },
    { n: 2, kind: 'propose_stop', trigger: { basis: 'previous_step', days: 3 }, mode: 'task' },
    { n: 3, kind: 'reminder', trigger: { basis: 'previous_step', days: 7 }, payByDays: 7 },
  ];
  const tasks = (of: ReminderLedger): Promise<unknown> =>
    rowsOf(open.db.read, `select kind, outcome from v_task where company_id = ? order by id`, [of.companyId]);
  const decided = async (of: ReminderLedger, on: string): Promise<unknown> =>
    (await rowsOf<{ what: string; because: string; step: number | null }>(open.db.read, `select what, because, step from decision where run_id = ?`, [await run(of, on)])) // prettier-ignore
      .map(({ what, because, step }) => `${what} ${because} ${step ?? ''}`.trim());

  it('is a task for a person, tells the customer nothing, and its release is proposed once nothing is overdue', async () => {
    const of = await ledger();
    await addStrategy(of.on('2026-02-01'), of.companyId, { code: 'standard', name: 'Ours', steps });
    const f1 = await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    expect(await decided(of, '2026-02-09')).toEqual(['send first_step 1']);
    await send(of, '2026-02-09');
    const f2 = await of.invoice('F-2', 5_000, '2026-01-09', { dueOn: '2026-02-10' });
    expect(await decided(of, '2026-02-12')).toEqual(['task stop_due 2']);
    expect(await send(of, '2026-02-12')).toMatchObject({ accepted: 0 });
    expect(await tasks(of)).toEqual([{ kind: 'delivery_stop', outcome: null }]);
    const asks = { companyId: of.companyId, customerId: of.customerId };
    await stopDeliveries(of.on('2026-02-12'), { ...asks, reason: 'agreed with sales' });
    expect(await tasks(of)).toEqual([{ kind: 'delivery_stop', outcome: 'agreed with sales' }]);
    await expect(stopDeliveries(of.on('2026-02-12'), { ...asks, reason: 'again' })).rejects.toMatchObject({ code: 'stopped-already' }); // prettier-ignore
    expect(await decided(of, '2026-02-19')).toEqual(['send next_step 3']); // F-1 goes on; F-2 is asked for the first time
    await send(of, '2026-02-19');
    expect(await noticeReleases(of.on('2026-02-20'), of.companyId)).toBe(0);
    await of.receive({ document: 'P-1', amountMinor: 10_000, on: '2026-02-21', to: f1 });
    await of.receive({ document: 'P-2', amountMinor: 5_000, on: '2026-02-21', to: f2 });
    expect(await noticeReleases(of.on('2026-02-22'), of.companyId)).toBe(1);
    expect(await noticeReleases(of.on('2026-02-23'), of.companyId)).toBe(0);
    await releaseDeliveries(of.on('2026-02-23'), { ...asks, reason: 'paid' });
    expect(await tasks(of)).toContainEqual({ kind: 'delivery_release', outcome: 'paid' });
    await expect(releaseDeliveries(of.on('2026-02-23'), { ...asks, reason: 'x' })).rejects.toMatchObject({ code: 'not-stopped' }); // prettier-ignore
  });
});
