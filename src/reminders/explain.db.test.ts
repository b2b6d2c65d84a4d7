import { endHold, putHold } from '../ledger/actions';
import { customerById } from '../customers/store';
import { day, type Instant } from '../kernel/day';
import { testDatabase } from '../platform/testing/database';
import { answerWhy, type Answer } from './explain.store';
import { reminderLedger, type ReminderLedger } from './testing/ledger';
import { runToday } from './run.actions';

/** "Why was this customer chased, or not?" for any day: decided by a run, recomputed as known then, or foreseen. */
const open = testDatabase();
let companies = 0;

async function ledger(): Promise<ReminderLedger> {
  const of = await reminderLedger(open.db, `why${(companies += 1)}`, open.home);
  await of.knownAsOf('2026-03-31');
  return of;
}

async function why(of: ReminderLedger, asOn: string, today: string): Promise<Answer> {
  const customer = await customerById(open.db.read, of.companyId, of.customerId);
  const now = `${today}T12:00:00.000Z` as Instant;
  return answerWhy(open.db.read, {
    company: of.planning.company,
    customer,
    asOn: day(asOn),
    now,
    holds: of.planning.holds(open.db.read),
    papers: of.planning.papers,
  });
}

const told = (answer: Answer): string =>
  `${answer.explanations[0].basis}: ${answer.explanations[0].decision} ${answer.explanations[0].because}`;

describe('why', () => {
  it('a past day is answered from the decision that the run took, and what is known now stands beside it', async () => {
    const of = await ledger();
    const paid = await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await runToday(of.on('2026-02-09'), of.planning, { agree: 'none' });
    await of.receive({ document: 'P-1', amountMinor: 10_000, on: '2026-02-06', bookedOn: '2026-02-12', to: paid }); // told three days too late
    const answer = await why(of, '2026-02-09', '2026-02-20');
    expect(told(answer)).toBe('stored: send first_step');
    expect(answer.explanations[0].sentence).toMatch(
      /^Customer 4711 got the reminder \(step 1\) over €100\.00 on 2026-02-09 \(F-1\)/,
    );
    expect(answer.knownNow).toMatchObject({ decision: 'none', because: 'nothing_due' });
  });

  it('what was decided and did not leave is told as that', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await runToday(of.on('2026-02-09'), of.planning, { agree: 'none' });
    await open.db
      .write('reminder')
      .where({ company_id: of.companyId })
      .update({ state: 'ignored', cancelled_at: '2026-02-09T10:00:00.000Z', cancelled_why: 'gate: paid' });
    const [explanation] = (await why(of, '2026-02-09', '2026-02-20')).explanations;
    expect(explanation.sentence).toMatch(
      /^Customer 4711 was to be sent the reminder \(step 1\) over €100\.00 on 2026-02-09 \(F-1\): it is overdue and reaches the first step, and was not: saved from error in the moment of sending \(paid\);/,
    );
    expect(explanation.chain.at(-1)).toEqual({
      rule: 'change',
      fact: 'saved from error in the moment of sending (paid)',
      outcome: 'stops',
    });
  });

  it('a past day without a run is recomputed with what was known at its end', async () => {
    const of = await ledger();
    const held = await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    const [hold] = await putHold(of.on('2026-02-08'), {
      companyId: of.companyId,
      customerId: of.customerId,
      itemIds: [held],
      amountMinor: null,
      kind: 'goodwill',
      reason: 'rang us',
      until: day('2026-02-28'),
    });
    await endHold(of.on('2026-02-12'), { companyId: of.companyId, holdId: hold?.id ?? 0, reason: 'a mistake' });
    expect(told(await why(of, '2026-02-10', '2026-02-20'))).toBe('recomputed: hold goodwill');
    expect(told(await why(of, '2026-02-13', '2026-02-20'))).toBe('recomputed: send first_step');
    const early = await why(of, '2026-02-05', '2026-02-20');
    expect(told(early)).toBe('recomputed: wait step_not_reached');
    expect(early.explanations[0].next).toMatchObject({ on: '2026-02-09', do: 'send', step: 1, documents: ['F-1'] }); // Saturday and Sunday lie between
  });

  it('today is told as it would be decided now', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    expect(told(await why(of, '2026-02-09', '2026-02-09'))).toBe('today: send first_step');
  });

  it('a coming day assumes that nothing changes, and every step until then is taken', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    const answer = await why(of, '2026-03-09', '2026-02-05');
    expect(told(answer)).toBe('foreseen: send next_step');
    expect(answer.explanations[0].sentence).toBe(
      'If nothing changes, Customer 4711 will get the reminder (step 3) over €100.00 on 2026-03-09 (F-1): it reaches the next step; next: final reminder (step 4) on 2026-03-23 (F-1).',
    );
    expect(answer.knownNow).toBeNull();
  });

  it('a coming day that a run has already decided is answered from it, and what follows is seen from there', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await runToday({ ...of.on('2026-02-09'), now: '2026-02-01T08:00:00.000Z' as Instant }, of.planning, {
      agree: 'none',
    });
    expect(told(await why(of, '2026-02-09', '2026-02-01'))).toBe('stored: send first_step');
    expect(told(await why(of, '2026-02-23', '2026-02-01'))).toBe('foreseen: send next_step');
  });

  it('a day before the customer was recorded is told with what is known now, and says so', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2025-12-04' });
    expect(told(await why(of, '2025-12-10', '2026-02-05'))).toBe('known_now: none nothing_due');
  });

  it('C16 a day is a day of the company’s calendar, whatever the hour in UTC', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-06' });
    const customer = await customerById(open.db.read, of.companyId, of.customerId);
    const asked = {
      company: of.planning.company,
      customer,
      asOn: day('2026-02-10'),
      holds: of.planning.holds(open.db.read),
      papers: of.planning.papers,
    };
    // 23:30 in UTC on the ninth is half past midnight on the tenth in Paris.
    const late = await answerWhy(open.db.read, { ...asked, now: '2026-02-09T23:30:00.000Z' as Instant });
    expect(told(late)).toBe('today: send first_step');
    const early = await answerWhy(open.db.read, { ...asked, now: '2026-02-09T22:30:00.000Z' as Instant });
    expect(told(early)).toMatch(/^foreseen:/);
  });

  it('each currency is told, the one in which most is done first', async () => {
    const of = await ledger();
    await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.invoice('F-2', 10_000, '2026-01-05', { dueOn: '2026-02-08', currency: 'USD' });
    const answer = await why(of, '2026-02-09', '2026-02-09');
    expect(answer.explanations.map((one) => [one.currency, one.decision])).toEqual([
      ['EUR', 'send'],
      ['USD', 'wait'],
    ]);
  });
});
