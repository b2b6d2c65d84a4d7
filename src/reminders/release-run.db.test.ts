import { setTimeout as later } from 'node:timers/promises';
import { Refusal } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import { contentFrom } from '../outbox/content';
import { rowsOf, type Query } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import type { Work } from '../platform/work';
import { toRelease } from './due.store';
import { previewLine } from './preview.actions';
import { agreeTo, decideRunAgain, openTodaysRun, releaseRun } from './release-run.actions';
import { leaveOut, putBack } from './review.actions';
import { cancelRun, issueRun, prepareRun } from './run.actions';
import { runById } from './run.store';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** A person lets go of a run: of what was looked at, once, and of nothing else. */
const open = testDatabase();
let companies = 0;

/** Three customers who each owe one overdue invoice. */
async function ledger(): Promise<ReminderLedger & { readonly customers: readonly number[] }> {
  const of = await reminderLedger(open.db, `rel${(companies += 1)}`, open.home);
  const others = [await of.debtor('4712'), await of.debtor('4713')];
  await of.invoice('F-1', 30_000, '2026-01-05', { dueOn: '2026-02-04' });
  for (const [at, id] of others.entries())
    await of.invoice(`F-${at + 2}`, 20_000 - at * 5_000, '2026-01-05', { dueOn: '2026-02-04', customerId: id });
  await of.knownAsOf('2026-02-06');
  return { ...of, customers: [of.customerId, ...others] };
}

const TODAY = '2026-02-09';
const as = (work: Work, name: string): Work => ({ ...work, actor: { kind: 'user', name } });
const refusal = async (asked: Promise<unknown>): Promise<string> => {
  const error: unknown = await asked.then(
    () => 'nothing was refused',
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? `${error.code}: ${error.message}` : String(error);
};
const outcomes = (runId: number): Promise<{ outcome: string | null; why: string | null }[]> =>
  rowsOf(open.db.read, `select outcome, outcome_why as why from decision where run_id = ? order by customer_id`, [
    runId,
  ]);

describe('releasing a run', () => {
  it('of two who press at once one wins; the other is told who; the winner may press again', async () => {
    const of = await ledger();
    const run = await prepareRun(of.on(TODAY), of.planning);
    const release = { runId: run.id, messages: 3, only: null };
    const both = await Promise.allSettled(
      ['maria', 'jean'].map((name) => releaseRun(as(of.on(TODAY), name), of.companyId, release)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = both[0]!.status === 'fulfilled' ? 'maria' : 'jean';
    const loser = winner === 'maria' ? 'jean' : 'maria';
    expect(await refusal(releaseRun(as(of.on(TODAY), loser), of.companyId, release))).toContain(
      `run-released: ${winner} has approved the run of ${TODAY} already`,
    );
    expect((await releaseRun(as(of.on(TODAY), winner), of.companyId, release)).state).toBe('approved');
  });

  it('is refused where the run is not the one that was seen', async () => {
    const of = await ledger();
    const run = await prepareRun(of.on(TODAY), of.planning);
    await leaveOut(of.on(TODAY), of.planning, { runId: run.id, customerId: of.customers[0]!, itemIds: [], why: 'paid', remember: false }); // prettier-ignore
    expect(await refusal(releaseRun(of.on(TODAY), of.companyId, { runId: run.id, messages: 3, only: null }))).toMatch(
      /^run-changed: .* send 3 messages, and would now send 2\. Nothing was sent\.$/,
    );
    await putBack(of.on(TODAY), of.companyId, run.id, of.customers[0]!);
    expect(await toRelease(open.db.read, run.id)).toEqual({
      messages: 3,
      tasks: 0,
      sums: [{ currency: 'EUR', demandMinor: 65_000 }],
    });
    expect((await releaseRun(of.on(TODAY), of.companyId, { runId: run.id, messages: 3, only: null })).state).toBe('approved'); // prettier-ignore
  });

  it('of some customers leaves the others out, for the next run to propose again', async () => {
    const of = await ledger();
    const run = await prepareRun(of.on(TODAY), of.planning);
    const [first] = of.customers;
    await releaseRun(of.on(TODAY), of.companyId, { runId: run.id, messages: 1, only: [first!] });
    expect(await issueRun(of.on(TODAY), of.planning, run.id)).toMatchObject({ messages: 1 });
    expect(await outcomes(run.id)).toEqual([
      { outcome: 'issued', why: null },
      { outcome: 'left_out', why: 'not chosen' },
      { outcome: 'left_out', why: 'not chosen' },
    ]);
    await open.db.write('message').where({ company_id: of.companyId, state: 'queued' }).update({ state: 'accepted' });
    await of.knownAsOf('2026-02-09');
    const next = await prepareRun(of.on('2026-02-10'), of.planning);
    expect((await toRelease(open.db.read, next.id)).messages).toBe(2);
  });

  it.each(['between two', 'within one'])(
    'a run that is cancelled while it is issued, %s of its transactions, goes no further',
    async (when) => {
      const of = await ledger();
      const run = await prepareRun(of.on(TODAY), of.planning);
      await releaseRun(of.on(TODAY), of.companyId, { runId: run.id, messages: 3, only: null });
      let inside = (): void => undefined;
      const isInside = new Promise<void>((entered) => (inside = entered));
      const slowly = (sources: readonly HoldSource[]): HoldSource[] =>
        sources.map((source) => async (...asked) => {
          inside();
          await later(100);
          return source(...asked);
        });
      if (when === 'within one') await of.invoice('F-9', 10_000, '2026-02-08', { dueOn: '2026-03-08' }); // it decides again
      const planning = { ...of.planning, holds: (q: Query) => slowly(of.planning.holds(q)) };
      const begun = issueRun(of.on(TODAY), planning, run.id);
      if (when === 'within one') await isInside;
      const cancelled = cancelRun(of.on(TODAY), of.companyId, run.id, 'stop');
      await Promise.allSettled([begun, cancelled]);
      const waiting = await rowsOf<{ n: number }>(
        open.db.read,
        `select count(*) as n from v_message where company_id = ? and state = 'queued'`,
        [of.companyId],
      );
      expect(waiting[0]?.n).toBe(0);
      expect((await runById(open.db.read, of.companyId, run.id))?.state).toBe('cancelled');
      expect(await refusal(issueRun(of.on(TODAY), of.planning, run.id))).toContain('run-state');
    },
  );

  it('is opened once a day, and decided again from what is known then', async () => {
    const of = await ledger();
    const run = await openTodaysRun(of.on(TODAY), of.planning);
    expect((await openTodaysRun(of.on(TODAY), of.planning)).id).toBe(run.id);
    await of.receive({ document: 'P-1', amountMinor: 30_000, on: '2026-02-08' });
    const again = await decideRunAgain(of.on(TODAY), of.planning, run.id);
    expect((await toRelease(open.db.read, again.id)).messages).toBe(2);
    expect((await runById(open.db.read, of.companyId, run.id))?.state).toBe('cancelled');
    expect(await refusal(agreeTo(of.on(TODAY), of.companyId, run.id, of.customers))).toContain('run-released');
    expect(await agreeTo(of.on(TODAY), of.companyId, again.id, of.customers)).toBe(0);
  });

  it('a preview says what is then sent, to the number', async () => {
    const of = await ledger();
    const run = await prepareRun(of.on(TODAY), of.planning);
    const [first] = of.customers;
    const { draft } = await previewLine(of.on(TODAY), of.planning, run, first!);
    await releaseRun(of.on(TODAY), of.companyId, { runId: run.id, messages: 1, only: [first!] });
    await issueRun(of.on(TODAY), of.planning, run.id);
    const [sent] = await rowsOf<{ blanks: string; recipient: string; language: string }>(
      open.db.read,
      `select blanks, recipient, language from v_message where company_id = ?`,
      [of.companyId],
    );
    expect(draft?.content).toEqual(contentFrom(sent?.blanks ?? ''));
    expect([draft?.to.channel === 'email' && draft.to.email, draft?.language]).toEqual([
      sent?.recipient,
      sent?.language,
    ]);
  });
});
