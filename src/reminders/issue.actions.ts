import { spansOf } from '../ledger/spans';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { carryOut, NOTHING, type Issued, type Judged } from './carry.actions';
import { decide } from './decide';
import { acts, type Decision } from './decision';
import type { KeptDecision } from './decision.store';
import { decisionsToIssue, spansToIssue, type Span } from './due.store';
import type { CompanyRules, Facts } from './facts';
import { gather } from './facts.store';
import type { Planning } from './plan.actions';
import { isRecalled, knownNow, recall, type Recalled } from './recall.actions';
import { isSame } from './record';
import { rulesOf } from './rules.store';
import type { Run } from './run';
import { isIssuing, trustKeys } from './run.store';

/**
 * Issues a run, some customers a transaction. As long as nothing was recorded of the company since it was decided, its
 * decisions are carried out as they were kept, and the next customers are read while these are written. From the first thing
 * that was recorded on, each is decided again from what is known then, and only what is still the same is carried out; what
 * changed is left to the next run, and says so.
 */
export interface Issuing {
  readonly run: Run;
  /** As they were when it began. */
  readonly rules: CompanyRules;
}

export async function issueAll(
  work: Work,
  planning: Planning,
  issuing: Issuing,
  progress?: (done: number) => void,
): Promise<Issued> {
  const { company } = planning;
  const ranges = await spansToIssue(work.db.read, issuing.run);
  let total = NOTHING;
  let known = issuing.run.known;
  let ahead = recallAhead(work.db.read, issuing, ranges[0]);
  for (const [at, range] of ranges.entries()) {
    const recalled = await ahead;
    ahead = recallAhead(work.db.read, issuing, known === null ? undefined : ranges[at + 1]);
    const issued = await work.db.transaction(async (tx) => {
      await waitForCompany(tx, company.id);
      if (!(await isIssuing(tx, issuing.run.id))) return NOTHING;
      const now = await knownNow(tx, company.id);
      const stands = recalled && (await isRecalled(tx, { run: issuing.run, known, range }, recalled));
      known = stands ? (now ?? known) : null;
      const judged = stands ? recalled.judged : await judgeAll(tx, planning, issuing.run, range);
      await trustKeys(tx);
      return carryOut(tx, work, { company, run: issuing.run, papers: planning.papers }, judged);
    });
    total = added(total, issued);
    progress?.(total.messages + total.tasks);
  }
  await ahead;
  return total;
}

const added = (a: Issued, b: Issued): Issued => ({
  messages: a.messages + b.messages,
  tasks: a.tasks + b.tasks,
  changed: a.changed + b.changed,
});

/** Read outside the transaction; what cannot be read there is decided again inside it, and fails there if it must. */
async function recallAhead(q: Query, issuing: Issuing, range: Span | undefined): Promise<Recalled | undefined> {
  if (!range || issuing.run.known === null) return undefined;
  return recall(q, issuing, range).catch(() => undefined);
}

/** What waits among these customers, each beside what would be decided now. */
async function judgeAll(tx: Tx, planning: Planning, run: Run, range: Span): Promise<Judged[]> {
  const waiting = await decisionsToIssue(tx, run.id, range);
  if (waiting.length === 0) return [];
  const customers = new Set(waiting.map((kept) => kept.customerId));
  const rules = await rulesOf(tx, planning.company, run.asOn);
  const asking = { asOn: run.asOn, knownAt: null, holds: planning.holds(tx) };
  const gathered: Facts[] = [];
  for (const span of spansOf([...customers]))
    // of one who is written to for several they lie anywhere
    gathered.push(...(await gather(tx, rules, { range: { companyId: run.companyId, ...span }, ...asking })));
  const now = new Map(
    gathered
      .filter(({ customer }) => customers.has(customer.customer.id))
      .map((facts) => [facts.customer.customer.id, { facts, decisions: decide(facts, run.asOn) }]),
  );
  return waiting.map((kept) => judgeNow(kept, now.get(kept.customerId)));
}

function judgeNow(kept: KeptDecision, now: { facts: Facts; decisions: readonly Decision[] } | undefined): Judged {
  const decision = now?.decisions.find((one) => one.currency === kept.currency);
  if (now && decision && acts(decision) && isSame(kept, decision))
    return { same: true, kept, decision, facts: now.facts };
  return { same: false, kept, why: decision?.because ?? 'nothing_due' };
}
