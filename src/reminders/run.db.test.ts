import { Refusal } from '../kernel/result';
import { putHold } from '../ledger/actions';
import { contentFrom } from '../outbox/content';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { reminderLedger, type ReminderLedger } from './testing/ledger';
import {
  approveLines,
  approveRun,
  cancelRun,
  issueRun,
  prepareRun,
  runToday,
  simulate,
  type RunReport,
} from './run.actions';
import { dailyRun } from './jobs';
import { leaveOut } from './review.actions';
import { sealRun } from './run.store';
import { addStrategy, useStrategy } from './strategy.actions';
import { withdrawReminders } from './undo.actions';
import { reminderDependents } from './undo.store';
import { completeTask } from '../tasks/actions';
import { tasksOf } from '../tasks/store';

const open = testDatabase();
let companies = 0;
const ledger = (): Promise<ReminderLedger> => reminderLedger(open.db, `run${(companies += 1)}`, open.home);

const run = (of: ReminderLedger, today: string, agree: 'none' | 'all' = 'none'): Promise<RunReport> =>
  runToday(of.on(today), of.planning, { agree });

const told = (report: RunReport): string[] =>
  report.lines.map(
    (line) =>
      `${line.customer} ${line.do} ${line.step ?? '-'} ${line.because} ${line.items.join('+')} ${line.demandMinor}`,
  );

interface Sent {
  day: string;
  recipient: string;
  state: string;
  blanks: string;
}
const messages = (of: ReminderLedger): Promise<Sent[]> =>
  rowsOf<Sent>(open.db.read, `select day, recipient, state, blanks from v_message where company_id = ? order by id`, [
    of.companyId,
  ]);

/** Everything that waits in the outbox has left. */
const leave = async (of: ReminderLedger): Promise<void> => {
  await open.db.write('message').where({ company_id: of.companyId, state: 'queued' }).update({ state: 'accepted' });
};

const refusal = async (asked: Promise<unknown>): Promise<string> => {
  const error: unknown = await asked.then(
    () => 'nothing was refused',
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.code : String(error);
};

describe('a run', () => {
  it('sends with a step what the step says, else what the company says', async () => {
    const of = await ledger();
    const on = (n: number, days: number) => ({ n, kind: 'reminder', trigger: { basis: 'due', days }, payByDays: 7 });
    const own = { code: 'own', name: 'Own', steps: [{ ...on(1, 3), attach: 'statement' }, on(2, 20)] };
    await addStrategy(of.on('2026-02-01'), of.companyId, own);
    await useStrategy(of.on('2026-02-01'), of.companyId, { scope: 'company' }, 'own');
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    for (const today of ['2026-02-09', '2026-02-25']) {
      await of.knownAsOf(today);
      await run(of, today);
      await leave(of);
    }
    const sent = await rowsOf<{ attach: string }>(open.db.read, `select attach from message where company_id = ? order by id`, [of.companyId]); // prettier-ignore
    expect(sent.map(({ attach }) => JSON.parse(attach) as unknown)).toEqual([{ what: 'statement' }, {}]);
  });

  it('decides, issues, and puts what it says in the outbox', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.invoice('F-2', 5_000, '2026-01-05', { dueOn: '2026-02-28' });
    await of.receive({ document: 'G-1', amountMinor: 20_000, on: '2026-01-20', type: 'credit_note' });
    await of.knownAsOf('2026-02-06');
    const report = await run(of, '2026-02-09');
    expect(report.run.state).toBe('sent');
    expect(told(report)).toEqual(['4711 send 1 first_step F-1 100000']);
    expect(report.run.counts).toEqual({ first_step: 1 });
    expect(report.issued).toMatchObject({ messages: 1, tasks: 0, changed: 0 });
    const [message, ...others] = await messages(of);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      day: '2026-02-09',
      recipient: `4711@${of.planning.company.code}.test`,
      state: 'queued',
    });
    const content = contentFrom(message?.blanks ?? '');
    expect(content).toMatchObject({
      kind: 'reminder',
      tone: 'friendly',
      payByOn: '2026-02-16',
      bookedUntil: '2026-02-06',
      sections: [
        {
          currency: 'EUR',
          demandMinor: 100_000,
          items: [{ document: 'F-1', demandMinor: 120_000, daysLate: 5 }],
          credits: [{ document: 'G-1', demandMinor: -20_000 }],
          notYetDue: [{ document: 'F-2' }],
          payment: { iban: 'FR7630006000011234567890189', amountMinor: 100_000 },
        },
      ],
    });
    expect(JSON.stringify(content)).toMatch(/"reference":"RF\d\d\d+"/);
  });

  it('C1, C2 second run the same day adds nothing; the next day neither', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-09');
    const first = await run(of, '2026-02-09');
    const second = await run(of, '2026-02-09');
    expect(told(second)).toEqual(told(first));
    expect(second.run.id).toBe(first.run.id);
    expect(second.issued).toMatchObject({ messages: 0, tasks: 0 });
    await leave(of);
    const third = await run(of, '2026-02-10');
    expect(told(third)).toEqual(['4711 wait 2 step_not_reached F-1 0']);
    expect(await messages(of)).toHaveLength(1);
  });

  it('C37 the database itself refuses a step twice', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-06');
    await run(of, '2026-02-09');
    const [reminder] = await rowsOf<Record<string, unknown>>(
      open.db.read,
      `select * from reminder where company_id = ?`,
      [of.companyId],
    );
    const [item] = await rowsOf<Record<string, unknown>>(
      open.db.read,
      `select ri.* from reminder_item ri join reminder r on r.id = ri.reminder_id where r.company_id = ?`,
      [of.companyId],
    );
    const { id: _, ...again } = reminder ?? {};
    await expect(open.db.transaction((tx) => tx('reminder').insert(again))).rejects.toThrow(/unique/i);
    // Another reminder may be there; the item takes the same step in it all the same only once.
    const twice = open.db.transaction(async (tx) => {
      await tx('reminder').insert({ ...again, step: 9 });
      const [other] = await rowsOf<{ id: number }>(tx, `select max(id) as id from reminder`);
      await tx('reminder_item').insert({ ...item, reminder_id: other?.id });
    });
    await expect(twice).rejects.toThrow(/reminder_item_once|reminder_item\.item_id/i);
  });

  it('a simulation is the same, rolled back', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-06');
    const simulated = await simulate(of.on('2026-02-09'), of.planning);
    expect(simulated.run.state).toBe('simulated');
    for (const table of ['run', 'decision', 'reminder', 'message', 'audit_line']) {
      const rows = await rowsOf<{ n: number }>(
        open.db.read,
        `select count(*) as n from ${table} where company_id = ? ${table === 'audit_line' ? `and kind like 'run.%'` : ''}`,
        [of.companyId],
      );
      expect([table, Number(rows[0]?.n)]).toEqual([table, 0]);
    }
    const real = await run(of, '2026-02-09');
    expect(told(real)).toEqual(told(simulated));
    expect(real.run.digest).toBe(simulated.run.digest);
  });

  it('C5 is refused on a stale ledger, which a simulation only warns of; nothing stays planned', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-05');
    expect(await refusal(run(of, '2026-02-09'))).toBe('ledger-stale');
    const simulated = await simulate(of.on('2026-02-09'), of.planning);
    expect(simulated.run.freshness).toMatchObject({ fresh: false, asOf: '2026-02-05', needed: '2026-02-06' });
    expect(told(simulated)).toEqual(['4711 send 1 first_step F-1 120000']);
    await of.knownAsOf('2026-02-06');
    expect((await run(of, '2026-02-09')).run.state).toBe('sent');
  });

  it('goes forward only', async () => {
    const of = await ledger();
    await of.knownAsOf('2026-02-09');
    await run(of, '2026-02-09');
    expect(await refusal(run(of, '2026-02-08'))).toBe('run-before-later');
    expect(await refusal(simulate(of.on('2026-02-08'), of.planning))).toBe('run-before-later');
    expect(await refusal(prepareRun(of.on('2026-02-09'), of.planning))).toBe('run-exists');
  });

  it('C21 what was left over is ignored, and the same step is proposed again', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-12');
    await run(of, '2026-02-09');
    const next = await run(of, '2026-02-11');
    // The message of the ninth never left, but a contact was planned: what counts is that no step was lost.
    expect(told(next)).toEqual(['4711 send 1 first_step F-1 120000']);
    expect((await messages(of)).map((one) => `${one.day} ${one.state}`)).toEqual([
      '2026-02-09 withdrawn',
      '2026-02-11 queued',
    ]);
    const reminders = await rowsOf<{ state: string; why: string | null }>(
      open.db.read,
      `select state, cancelled_why as why from v_reminder where company_id = ? order by id`,
      [of.companyId],
    );
    expect(reminders).toEqual([
      { state: 'ignored', why: 'left over: not sent before the next run' },
      { state: 'issued', why: null },
    ]);
  });

  it('C6 decides again while it is issued: what changed since the review does not leave', async () => {
    const of = await ledger();
    const other = await of.debtor('4712');
    const paid = await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.invoice('F-2', 7_000, '2026-01-05', { dueOn: '2026-02-04', customerId: other });
    await of.knownAsOf('2026-02-06');
    const work = of.on('2026-02-09');
    const planned = await prepareRun(work, of.planning);
    await approveRun(work, of.companyId, planned.id);
    await of.receive({ document: 'P-1', amountMinor: 120_000, on: '2026-02-09', to: paid });
    expect(await issueRun(work, of.planning, planned.id)).toMatchObject({ messages: 1, changed: 1 });
    expect((await messages(of)).map((one) => one.recipient)).toEqual([`4712@${of.planning.company.code}.test`]);
  });

  it('C11 a document taken out in the review is held, and the letter is right without it', async () => {
    const of = await ledger();
    const first = await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.invoice('F-2', 7_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-06');
    const work = of.on('2026-02-09');
    const planned = await prepareRun(work, of.planning);
    await leaveOut(work, of.planning, {
      runId: planned.id,
      customerId: of.customerId,
      itemIds: [first],
      why: 'the buyer rang me',
      remember: true,
    });
    await approveRun(work, of.companyId, planned.id);
    await issueRun(work, of.planning, planned.id);
    const [message] = await messages(of);
    expect(contentFrom(message?.blanks ?? '')).toMatchObject({
      sections: [{ demandMinor: 7_000, items: [{ document: 'F-2' }], onHold: [{ document: 'F-1' }] }],
    });
    expect(
      await refusal(
        leaveOut(work, of.planning, {
          runId: planned.id,
          customerId: of.customerId,
          itemIds: [],
          why: 'too late',
          remember: false,
        }),
      ),
    ).toBe('run-approved');
  });

  it('a customer left out of one run only is proposed again in the next', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-09');
    const work = of.on('2026-02-09');
    const planned = await prepareRun(work, of.planning);
    await leaveOut(work, of.planning, {
      runId: planned.id,
      customerId: of.customerId,
      itemIds: [],
      why: 'not today',
      remember: false,
    });
    await approveRun(work, of.companyId, planned.id);
    expect(await issueRun(work, of.planning, planned.id)).toMatchObject({ messages: 0 });
    expect(told(await run(of, '2026-02-10'))).toEqual(['4711 send 1 first_step F-1 120000']);
  });

  it('what needs a person’s agreement waits for it, and leaves the same day', async () => {
    const of = await ledger();
    await of.set('ceilingMinor', 100_000);
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-06');
    const waiting = await run(of, '2026-02-09');
    expect(told(waiting)).toEqual(['4711 approve 1 above_ceiling F-1 120000']);
    expect(await messages(of)).toEqual([]);
    expect(await approveLines(of.on('2026-02-09'), of.companyId, waiting.run.id, [of.customerId])).toBe(1);
    expect((await run(of, '2026-02-09')).issued).toMatchObject({ messages: 1 });
    expect((await run(of, '2026-02-09', 'all')).issued).toMatchObject({ messages: 0 });
    expect(await messages(of)).toHaveLength(1);
  });

  it('one message for several currencies, a reminder for each', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.invoice('F-2', 20_000, '2026-01-05', { dueOn: '2026-02-04', currency: 'USD' });
    await of.knownAsOf('2026-02-06');
    const report = await run(of, '2026-02-09');
    expect(report.lines.map((line) => [line.currency, line.do, line.demandMinor])).toEqual([
      ['USD', 'send', 20_000],
      ['EUR', 'send', 10_000],
    ]);
    const [message, ...others] = await messages(of);
    expect(others).toEqual([]);
    expect(contentFrom(message?.blanks ?? '')).toMatchObject({
      sections: [
        { currency: 'EUR', demandMinor: 10_000 },
        { currency: 'USD', demandMinor: 20_000, payment: null },
      ],
    });
    const reminders = await rowsOf<{ currency: string; message_id: number }>(
      open.db.read,
      `select currency, message_id from v_reminder where company_id = ? order by currency`,
      [of.companyId],
    );
    expect(reminders.map((one) => one.currency)).toEqual(['EUR', 'USD']);
    expect(new Set(reminders.map((one) => one.message_id)).size).toBe(1);
  });

  it('C45 sees nothing of another company', async () => {
    const one = await ledger();
    const two = await ledger();
    await one.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await two.invoice('F-1', 20_000, '2026-01-05', { dueOn: '2026-02-04' });
    await one.knownAsOf('2026-02-06');
    expect(told(await run(one, '2026-02-09'))).toEqual(['4711 send 1 first_step F-1 10000']);
    expect(await messages(two)).toEqual([]);
    expect(await refusal(run(two, '2026-02-09'))).toBe('ledger-stale');
    const decided = await rowsOf<{ company: number }>(
      open.db.read,
      `select distinct d.company_id as company from decision d join v_customer c on c.id = d.customer_id where c.company_id <> d.company_id`,
    );
    expect(decided).toEqual([]);
  });

  it('a crash between two transactions loses nothing and repeats nothing', async () => {
    const of = await ledger();
    for (const code of ['A', 'B', 'C']) {
      const id = await of.debtor(code);
      await of.invoice(`F-${code}`, 10_000, '2026-01-05', { dueOn: '2026-02-04', customerId: id });
    }
    await of.knownAsOf('2026-02-06');
    const work = of.on('2026-02-09');
    const planned = await prepareRun(work, of.planning);
    await approveRun(work, of.companyId, planned.id);
    await of.set('minGapDays', 7); // something was recorded: everything is decided again
    const failing = { ...of.planning, holds: () => [() => Promise.reject(new Error('the power failed'))] };
    await expect(issueRun(work, failing, planned.id)).rejects.toThrow('the power failed');
    expect(await messages(of)).toEqual([]);
    const again = await run(of, '2026-02-09');
    expect([again.run.id, again.run.state, again.issued.messages]).toEqual([planned.id, 'sent', 3]);
    expect(await messages(of)).toHaveLength(3);
  });

  it('half issued when the day ended it has partially failed, and what it had not reached comes the next day', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-10');
    const planned = await prepareRun(of.on('2026-02-09'), of.planning);
    await approveRun(of.on('2026-02-09'), of.companyId, planned.id);
    await open.db.write('run').where({ id: planned.id }).update({ state: 'issuing' });
    expect(told(await run(of, '2026-02-10'))).toEqual(['4711 send 1 first_step F-1 120000']);
    const states = await rowsOf(open.db.read, `select as_on, state from run where company_id = ? order by id`, [of.companyId]); // prettier-ignore
    expect(states).toEqual([
      { as_on: '2026-02-09', state: 'partially_failed' },
      { as_on: '2026-02-10', state: 'sent' },
    ]);
  });

  it('cancelled before it is sent, it takes its messages back and nothing counts', async () => {
    const of = await ledger();
    await of.set('ceilingMinor', 50_000);
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-06');
    const work = of.on('2026-02-09');
    const planned = await prepareRun(work, of.planning);
    expect(await cancelRun(work, of.companyId, planned.id, 'wrong day')).toBe(0);
    expect(told(await run(of, '2026-02-09'))).toEqual(['4711 send 1 first_step F-1 10000']);
    expect(await refusal(cancelRun(work, of.companyId, planned.id, 'again'))).toBe('run-state');
  });

  it('in shadow mode it decides and nothing leaves', async () => {
    const of = await ledger();
    await of.set('shadowMode', true);
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-06');
    const report = await run(of, '2026-02-09');
    expect(told(report)).toEqual(['4711 send 1 first_step F-1 10000']);
    expect(await messages(of)).toEqual([]);
  });

  it('the larger demands come first where the messages of a day are limited', async () => {
    const of = await ledger();
    await of.set('maxMessagesPerDay', 1);
    const other = await of.debtor('4712');
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.invoice('F-2', 90_000, '2026-01-05', { dueOn: '2026-02-04', customerId: other });
    await of.knownAsOf('2026-02-09');
    expect(told(await run(of, '2026-02-09'))).toEqual([
      '4712 send 1 first_step F-2 90000',
      '4711 wait 1 daily_maximum F-1 10000',
    ]);
  });

  it('C12, C31 says why nothing is sent where everything is held', async () => {
    const of = await ledger();
    const id = await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-06');
    await putHold(of.on('2026-02-09'), {
      companyId: of.companyId,
      customerId: of.customerId,
      itemIds: [id],
      amountMinor: null,
      kind: 'goodwill',
      reason: 'two weeks',
      until: null,
    });
    const report = await run(of, '2026-02-09');
    expect(told(report)).toEqual(['4711 hold - goodwill F-1 0']);
    expect(report.run.counts).toEqual({ goodwill: 1 });
  });
});

describe('what follows from a run', () => {
  it('by the clock: a run that is blocked is a task, once a day, and it is not planned', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-05');
    expect(await refusal(dailyRun(of.on('2026-02-09'), of.planning))).toBe('ledger-stale');
    expect(await refusal(dailyRun(of.on('2026-02-09'), of.planning))).toBe('ledger-stale');
    const tasks = await tasksOf(open.db.read, { companyId: of.companyId });
    expect(tasks.map((task) => [task.kind, task.title])).toEqual([
      [
        'run_blocked',
        'No reminders today: The ledger is known as of 2026-02-05; to send anything it must be known as of 2026-02-06. Import what came in since: duly import FILE',
      ],
    ]);
    expect(await rowsOf(open.db.read, `select id from v_run where company_id = ?`, [of.companyId])).toEqual([]);
  });

  it('a call step is a task that blocks what follows until it is done', async () => {
    const of = await ledger();
    await useStrategy(of.on('2026-01-05'), of.companyId, { scope: 'company' }, 'gentle');
    const id = await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-01-06' });
    await open.db.write('open_item').where({ id }).update({ opening_step: 2, opening_step_on: '2026-01-20' });
    await of.knownAsOf('2026-03-02');
    expect(told(await run(of, '2026-02-09'))).toEqual(['4711 call 3 call_due F-1 120000']);
    const [task] = await tasksOf(open.db.read, { companyId: of.companyId });
    expect(task).toMatchObject({
      kind: 'call',
      title: 'Call: Customer 4711, F-1, €1,200.00, call (step 3)',
      dueOn: '2026-02-09',
    });
    expect(told(await run(of, '2026-02-24'))).toEqual(['4711 wait - task_open F-1 0']);
    await completeTask(of.on('2026-02-24'), of.companyId, task?.id ?? 0, 'reached');
    expect(told(await run(of, '2026-02-25'))).toEqual(['4711 send 4 next_step F-1 120000']);
  });

  it('the undo of an import takes back the reminders it caused', async () => {
    const of = await ledger();
    const id = await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await open.db.write('entry').where({ company_id: of.companyId }).update({ import_id: 77 });
    await of.knownAsOf('2026-02-06');
    await run(of, '2026-02-09');
    const dependents = await reminderDependents(open.db.read)({ companyId: of.companyId, importId: 77 });
    expect(dependents).toMatchObject([{ what: 'reminder of 2026-02-09 that demands F-1', effect: 'withdraw' }]);
    await open.db.transaction((tx) => withdrawReminders(tx, of.on('2026-02-09'), of.companyId, dependents));
    expect((await messages(of)).map((one) => one.state)).toEqual(['withdrawn']);
    const [item] = await rowsOf<{ counts: number }>(
      open.db.read,
      `select counts from v_reminder_item where item_id = ?`,
      [id],
    );
    expect(item?.counts).toBe(0);
  });

  it('the decisions of a run can be sealed again and give the same seal', async () => {
    const of = await ledger();
    await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.knownAsOf('2026-02-06');
    const report = await run(of, '2026-02-09');
    await open.db.transaction(async (tx) => {
      expect((await sealRun(tx, report.run.id)).digest).toBe(report.run.digest);
      await tx('decision').where({ run_id: report.run.id }).update({ demand_minor: 1 });
      expect((await sealRun(tx, report.run.id)).digest).not.toBe(report.run.digest);
    });
  });
});
