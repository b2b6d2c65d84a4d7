import type { Company } from '../companies/company';
import type { Customer } from '../customers/customer';
import { assert } from '../kernel/assert';
import { addDays, dayIn, endOfDay, maxDay, minDay, type Day, type Instant } from '../kernel/day';
import type { HoldSource } from '../ledger/hold';
import type { Query } from '../platform/db';
import { claimsOfDecisions } from './claims.actions';
import { decide } from './decide';
import type { Decision } from './decision';
import { decisionsOfCustomer, type KeptDecision } from './decision.store';
import { explain, leading, toldOf, type Basis, type Explanation, type Told } from './explain';
import type { Facts } from './facts';
import { factsOfCustomer } from './facts.store';
import { factsOn, nextMove, type Foreseen } from './foresee';
import type { PaperMaker } from './papers.actions';
import { documentsIn } from './record';
import { fatesOf } from './reminder.store';
import { rulesOf } from './rules.store';
import { lastRunOn, runOn } from './run.store';

/**
 * Answers "why was this customer chased, or not" for any day: from the decision that a run took, else from what was known at
 * that day's end, else by looking ahead. What we know now stands beside an answer about the past.
 */
export interface Question {
  readonly company: Company;
  readonly customer: Customer;
  readonly asOn: Day;
  readonly now: Instant;
  readonly holds: readonly HoldSource[];
  /** Makes the legal papers of steps that are such. */
  readonly papers: PaperMaker;
}

export interface Answer {
  /** About the currency in which most is done; the others follow. */
  readonly explanations: readonly [Explanation, ...Explanation[]];
  /** What would be said of that day with what is known now, where that is something else. */
  readonly knownNow: Explanation | null;
  /** That day as it is known now; null where it is still to come. */
  readonly standing: Standing | null;
}

/** Without facts: nothing is or was owed that matters. */
interface Standing {
  readonly facts: Facts | undefined;
}

export async function answerWhy(q: Query, question: Question): Promise<Answer> {
  const { company, customer, asOn } = question;
  const today = dayIn(company.zone, question.now);
  const run = await runOn(q, company.id, asOn);
  if (!run && asOn > today) return answerAhead(q, question, maxDay(today, (await lastRunOn(q, company.id)) ?? today));
  if (run) {
    const [now, then, kept, fates] = await Promise.all([
      known(q, question, null),
      known(q, question, null, true),
      decisionsOfCustomer(q, run.id, customer.id),
      fatesOf(q, run.id, customer.id),
    ]);
    const told = kept.length > 0 ? kept.map((one) => toldOfKept(customer, one, fates)) : then.told;
    return answer(question, told, 'stored', { ...then, facts: now.facts, next: nextOf(now.facts, asOn, []) });
  }
  const now = await known(q, question, null);
  if (asOn === today) return answer(question, now.told, 'today', now);
  if (customer.recordedAt > endOfDay(asOn)) return answer(question, now.told, 'known_now', now);
  const then = await known(q, question, endOfDay(asOn));
  return answer(question, then.told, 'recomputed', { ...now, next: then.next });
}

interface Known {
  readonly facts: Facts | undefined;
  readonly told: readonly Told[];
  readonly next: Foreseen | undefined;
}

/** What is decided about that day with what was known at an instant, or is known now. */
async function known(q: Query, question: Question, knownAt: Instant | null, morning = false): Promise<Known> {
  const { company, customer, asOn, holds } = question;
  const rules = await rulesOf(q, company, asOn, knownAt);
  const facts = await factsOfCustomer(q, rules, customer.id, { asOn, knownAt, holds, morning });
  const decided = facts ? decide(facts, asOn) : [];
  // what is counted of a past day would not be what was known then: there the decision that was kept tells it
  const whole = knownAt === null ? await withClaims(q, question, decided) : decided;
  return { facts, told: toldAll(customer, whole), next: nextOf(facts, asOn, decided) };
}

/** Each with what its step would claim beside the invoices, and why not. */
async function withClaims(
  q: Query,
  { company, papers, asOn }: Question,
  decided: readonly Decision[],
): Promise<Decision[]> {
  const now = { now: `${asOn}T12:00:00.000Z` as Instant, today: asOn };
  const claims = await claimsOfDecisions(q, { company, now, papers }, decided);
  return decided.map((one) => ({ ...one, chain: [...one.chain, ...(claims.get(one)?.links ?? [])] }));
}

/** From the day that it is, or from the last run where that was of a coming day; never past the day asked for. */
async function answerAhead(q: Query, question: Question, latest: Day): Promise<Answer> {
  const { company, customer, asOn, holds } = question;
  const from = minDay(latest, addDays(asOn, -1));
  const rules = await rulesOf(q, company, from);
  const facts = await factsOfCustomer(q, rules, customer.id, { asOn: from, knownAt: null, holds });
  if (!facts)
    return answer(question, nothing(customer), 'foreseen', { facts, told: nothing(customer), next: undefined });
  const then = factsOn(facts, from, asOn, decide(facts, from));
  const decided = decide(then, asOn);
  const told = toldAll(customer, decided);
  return answer(question, told, 'foreseen', { facts: then, told, next: nextOf(then, asOn, decided) });
}

const nextOf = (facts: Facts | undefined, asOn: Day, decided: readonly Decision[]): Foreseen | undefined =>
  facts && nextMove(facts, asOn, decided);

const toldAll = (customer: Customer, decided: readonly Decision[]): readonly Told[] =>
  decided.length > 0 ? decided.map((decision) => toldOf(customer.name, decision)) : nothing(customer);

/** Nothing was ever owed, or all of it is long settled. */
const nothing = (customer: Customer): readonly Told[] => [
  {
    name: customer.name,
    currency: '',
    do: 'none',
    because: 'nothing_due',
    chain: [{ rule: 'items', fact: 'nothing is open', outcome: 'stops' }],
    demandMinor: 0,
    step: null,
    documents: [],
    until: null,
    undone: null,
  },
];

function toldOfKept(customer: Customer, kept: KeptDecision, fates: ReadonlyMap<number, string>): Told {
  const { currency, because, demandMinor, until } = kept;
  const step = kept.step === null || kept.kind === null ? null : { n: kept.step, kind: kept.kind };
  const undone = undoneWhy(kept, fates);
  const rule = kept.outcome === 'left_out' ? 'person' : 'change';
  const chain = undone === null ? kept.chain : [...kept.chain, { rule, fact: undone, outcome: 'stops' } as const];
  const documents = documentsIn(kept);
  return { name: customer.name, currency, do: kept.do, because, chain, demandMinor, step, documents, until, undone };
}

/** Why what was decided did not come to pass; null where it did, or nothing was to be done. */
function undoneWhy(kept: KeptDecision, fates: ReadonlyMap<number, string>): string | null {
  switch (kept.outcome) {
    case 'left_out':
      return `a person left it out (${kept.outcomeWhy ?? ''})`;
    case 'changed':
      return `it was decided otherwise when it was issued (${kept.outcomeWhy ?? ''})`;
    case 'failed':
      return `it could not be sent (${kept.outcomeWhy ?? ''})`;
    case 'issued':
      return fates.get(kept.id) ?? null;
    case null:
      return kept.do === 'send' ? 'the run was never issued' : null;
  }
}

function answer({ asOn }: Question, told: readonly Told[], basis: Basis, now: Known): Answer {
  const lead = leading(told) ?? told[0];
  const explained = (one: Told, on: Basis): Explanation => explain(one, { asOn, basis: on, next: now.next });
  assert(lead !== undefined, 'something is always told');
  const others = told.filter((one) => one !== lead);
  const nowLead = leading(now.told);
  const differs = nowLead !== undefined && (nowLead.do !== lead.do || nowLead.because !== lead.because);
  return {
    explanations: [explained(lead, basis), ...others.map((one) => explained(one, basis))],
    knownNow: basis !== 'foreseen' && differs ? explained(nowLead, 'known_now') : null,
    standing: basis === 'foreseen' ? null : { facts: now.facts },
  };
}
