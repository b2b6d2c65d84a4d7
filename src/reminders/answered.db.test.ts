import { logActivity } from '../activities/actions';
import type { Contact } from '../activities/logging';
import { day, type Instant } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { queueMessages } from '../outbox/actions';
import { littleOutbox, TODAY } from '../outbox/testing/little-outbox';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { logAsStep, offeredCallSteps, undoCallStep, type Spoken } from './call-step.actions';
import { lastMessages, unanswered } from './past.store';
import { runToday } from './run.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** What counts as an answer to a customer who wrote, and as a contact: stated by the kind of a message, and by nothing else. */
const open = testDatabase();

it.each([
  ['reminder/1', { answer: false, contact: true }],
  ['dispute/1', { answer: true, contact: true }],
  ['free/1', { answer: true, contact: true }],
  ['statement/1', { answer: false, contact: true }],
  ['digest/1', { answer: false, contact: false }],
  ['freedom/1', { answer: false, contact: false }],
])('a message about %s is %j', async (about, expected) => {
  const box = await littleOutbox(open.db, open.home, `kind${about.replace('/', '')}`);
  const { companyId, customerId } = box.ledger;
  const at = (now: string) => ({ ...box.work(), now: now as Instant });
  const wrote = { kind: 'reply', direction: 'in', note: 'Which invoice is that?', companyId, customerId } as const;
  await logActivity(at('2026-03-02T08:00:00.000Z'), wrote);
  const asking = {
    range: { companyId, first: customerId, last: customerId },
    asOn: day(TODAY),
    knownAt: null,
    holds: [],
  };
  expect((await unanswered(open.db.read, asking)).has(customerId)).toBe(true);
  const later = at('2026-03-02T09:00:00.000Z');
  await open.db.transaction((tx) => queueMessages(tx, later, [box.draft({ about })]));
  const seen = {
    answer: !(await unanswered(open.db.read, asking)).has(customerId),
    contact: (await lastMessages(open.db.read, asking)).has(customerId),
  };
  expect(seen).toEqual(expected);
  // one that was taken back has told nobody anything
  await open.db.write('message').where({ company_id: companyId }).update({ state: 'withdrawn' });
  expect((await unanswered(open.db.read, asking)).has(customerId)).toBe(true);
});

describe('a call that the person counts as a step', () => {
  const taken = (of: ReminderLedger): Promise<unknown[]> =>
    rowsOf(
      open.db.read,
      `select i.document, ri.step, ri.advances, r.kind, r.state from v_reminder r join v_reminder_item ri on ri.reminder_id = r.id
       join v_open_item i on i.item_id = ri.item_id where r.company_id = ? order by r.id, i.document`,
      [of.companyId],
    );
  const spoke = (of: ReminderLedger, today: string, more: Partial<Contact> = {}): Promise<Spoken> => {
    const { companyId, customerId } = of;
    return logAsStep(of.on(today), of.planning, { companyId, customerId, kind: 'call', note: 'late', ...more });
  };

  it('moves each item by its own step, and the next run goes on from there', async () => {
    const of = await reminderLedger(open.db, 'spoken1', open.home);
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    const late = await of.invoice('F-2', 5_000, '2026-01-20', { dueOn: '2026-03-20' });
    expect(await offeredCallSteps(of.on('2026-02-05'), of.planning, of.customerId)).toEqual([]);
    const { steps } = await spoke(of, '2026-02-09');
    expect(steps.map(({ step, demandMinor }) => [step.n, demandMinor])).toEqual([[1, 10_000]]);
    expect(await taken(of)).toEqual([{ document: 'F-1', step: 1, advances: 1, kind: 'call', state: 'issued' }]);
    const [entry] = await rowsOf<{ id: number }>(open.db.read, `select entry_id as id from v_open_item where item_id = ?`, [late]); // prettier-ignore
    // once a day, not of an item that is not due, not by a call of theirs
    await expect(spoke(of, '2026-02-09')).rejects.toThrow(Refusal);
    await expect(spoke(of, '2026-02-24', { about: `entry/${entry?.id ?? 0}` })).rejects.toThrow(Refusal);
    await expect(spoke(of, '2026-02-24', { direction: 'in' })).rejects.toThrow(WrongUse);
    await of.knownAsOf('2026-02-25');
    const { lines } = await runToday(of.on('2026-02-25'), of.planning, { agree: 'none' });
    expect(lines.map((line) => [line.do, line.step, line.because])).toEqual([['send', 2, 'next_step']]);
    const [call] = await rowsOf<{ id: number }>(open.db.read, `select id from v_activity where company_id = ?`, [of.companyId]); // prettier-ignore
    const back = { companyId: of.companyId, customerId: of.customerId, activityId: call?.id ?? 0, why: 'by mistake' };
    await expect(undoCallStep(of.on('2026-02-25'), back)).rejects.toThrow('A later reminder was built on this one.');
  });

  it('is no step any more once that is taken back, and no final demand is made by telephone', async () => {
    const of = await reminderLedger(open.db, 'spoken2', open.home);
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    const { companyId, customerId } = of;
    for (const today of ['2026-02-09', '2026-02-24', '2026-03-11']) {
      const { activity } = await spoke(of, today);
      if (today !== '2026-02-24') continue;
      const back = { companyId, customerId, activityId: activity.id, why: 'by mistake' };
      await undoCallStep(of.on(today), back);
      await expect(undoCallStep(of.on(today), back)).rejects.toThrow(Refusal);
      await expect(undoCallStep(of.on(today), { ...back, customerId: await of.debtor('4712') })).rejects.toThrow(
        Refusal,
      );
    }
    const counting = (await taken(of)) as { step: number; state: string }[];
    expect(counting.map(({ step, state }) => [step, state])).toEqual([[1, 'issued'], [2, 'cancelled'], [2, 'issued']]); // prettier-ignore
    await spoke(of, '2026-03-26');
    expect(await offeredCallSteps(of.on('2026-05-04'), of.planning, customerId)).toEqual([]);
  });
});
