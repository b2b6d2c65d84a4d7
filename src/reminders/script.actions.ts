import { scriptOf, type Script } from '../outbox/script.actions';
import type { Work } from '../platform/work';
import { factsOfCustomer } from './facts.store';
import type { Planning } from './plan.actions';
import { draftOfDecisions } from './preview.actions';
import { rulesOf } from './rules.store';
import { scriptDecisions } from './script';

/** What to say to a customer who is called today, with its figures; undefined: nothing is asked for, or there are no words. */
export async function callScript(
  work: Work,
  { company, holds, papers }: Planning,
  customerId: number,
): Promise<Script | undefined> {
  const q = work.db.read;
  const rules = await rulesOf(q, company, work.today);
  const facts = await factsOfCustomer(q, rules, customerId, { asOn: work.today, knownAt: null, holds: holds(q) });
  const decisions = facts === undefined ? [] : scriptDecisions(facts, work.today);
  if (facts === undefined || decisions.length === 0) return undefined;
  const draft = await draftOfDecisions(q, { company, papers }, facts, decisions, { id: 0, asOn: work.today });
  return draft && scriptOf(work, company, draft);
}
