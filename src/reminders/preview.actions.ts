import type { Instant } from '../kernel/day';
import { bankAccountsOf } from '../companies/store';
import { bodyOf } from '../ledger/reference';
import { comingReferences } from '../ledger/reference.store';
import type { Draft } from '../outbox/draft';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { decide } from './decide';
import { acts, type Acts, type Decision } from './decision';
import type { Facts } from './facts';
import { factsOfCustomer } from './facts.store';
import { togetherDecided } from './group';
import { sharingWith } from './group.store';
import type { Planning } from './plan.actions';
import { ownReference } from './message';
import { fileNumbersOf } from './reference.store';
import type { References } from './references.actions';
import { rulesOf } from './rules.store';
import type { Run } from './run';
import { chargesOfSteps } from './claims.actions';
import { papersOf } from './papers.actions';
import { disputedLinesIn, draftFor, lateDiscountsIn, payeesIn, paymentBlocks, type Drafting } from './send.actions';

/**
 * What a run would write to a customer, before anything is issued: drafted by the same function, with the numbers that would
 * be given next. Nothing is written.
 */
export interface LinePreview {
  readonly decisions: readonly Decision[];
  /** None where nothing is written to the customer. */
  readonly draft: Draft | undefined;
}

export async function previewLine(
  work: Work,
  { company, holds, papers }: Planning,
  run: Pick<Run, 'id' | 'asOn'>,
  customerId: number,
): Promise<LinePreview> {
  const q = work.db.read;
  const rules = await rulesOf(q, company, run.asOn);
  const asking = { asOn: run.asOn, knownAt: null, holds: holds(q) };
  const decided: { facts: Facts; decisions: readonly Decision[] }[] = [];
  for (const id of await sharingWith(q, run.id, customerId)) {
    const facts = await factsOfCustomer(q, rules, id, asking);
    if (facts) decided.push({ facts, decisions: decide(facts, run.asOn) });
  }
  const shared = togetherDecided(decided.map(({ decisions }) => decisions));
  const own = decided.findIndex(({ facts }) => facts.customer.customer.id === customerId);
  const sends = decided.flatMap(({ facts }, at) => sendsOf(facts, shared[at] ?? []));
  return { decisions: shared[own] ?? [], draft: await draftOf(q, { company, papers }, sends, run) };
}

/** Whose messages, and who makes the legal papers among them. */
export type Drafters = Pick<Planning, 'company' | 'papers'>;

interface Sends {
  readonly facts: Facts;
  readonly decision: Acts;
}

const sendsOf = (facts: Facts, decisions: readonly Decision[]): Sends[] =>
  decisions.flatMap((decision) =>
    acts(decision) && (decision.do === 'send' || decision.do === 'approve') ? [{ facts, decision }] : [],
  );

/** The message that these decisions of one customer would become. */
export const draftOfDecisions = (
  q: Query,
  by: Drafters,
  facts: Facts,
  decisions: readonly Decision[],
  run: Pick<Run, 'id' | 'asOn'>,
): Promise<Draft | undefined> => draftOf(q, by, sendsOf(facts, decisions), run);

/** The message that these customers, who are written to through one, would share. */
export const draftOfCustomers = (
  q: Query,
  by: Drafters,
  decided: readonly { readonly facts: Facts; readonly decisions: readonly Decision[] }[],
  run: Pick<Run, 'id' | 'asOn'>,
): Promise<Draft | undefined> =>
  draftOf(
    q,
    by,
    decided.flatMap(({ facts, decisions }) => sendsOf(facts, decisions)),
    run,
  );

async function draftOf(
  q: Query,
  { company, papers }: Drafters,
  sends: readonly Sends[],
  run: Pick<Run, 'id' | 'asOn'>,
): Promise<Draft | undefined> {
  const group = sends.map(({ facts, decision }, at): Drafting => {
    const { customerId, currency } = decision;
    return { id: at, kept: { customerId, currency }, decision, facts };
  });
  const [first] = group;
  if (!first) return undefined;
  const references = await comingNumbers(q, company.id, first.decision.writtenToId ?? first.kept.customerId, group);
  const now = { now: `${run.asOn}T12:00:00.000Z` as Instant, today: run.asOn };
  return draftFor(group, run, {
    references,
    payment: await paymentBlocks(q, company),
    lateDiscounts: await lateDiscountsIn(q, company.id, run.asOn, group),
    payees: await payeesIn(q, company.id, group),
    disputedLines: await disputedLinesIn(q, company.id, group),
    papers: await papersOf(q, { company, now, papers }, group),
    charges: await chargesOfSteps(q, { company, now, making: null }, group),
    hourFor: () => undefined,
  });
}

/** The numbers as they would be given now, in the order in which a run gives them. */
async function comingNumbers(
  q: Query,
  companyId: number,
  customerId: number,
  group: readonly Drafting[],
): Promise<References> {
  const known = (await fileNumbersOf(q, companyId, [customerId])).get(customerId);
  const coming = await comingReferences(q, companyId, group.length + 1);
  const fileNumber = known ?? coming.shift() ?? '';
  const accounts = await bankAccountsOf(q, companyId);
  const given = new Map(
    group.map(({ id, kept, decision }) => {
      const account = accounts.find(({ currency }) => currency === kept.currency);
      return [id, ownReference(decision, account) ?? { text: coming.shift() ?? '', ours: true }];
    }),
  );
  return {
    fileNumber: () => bodyOf(fileNumber),
    reference: (id) => given.get(id) ?? { text: '', ours: false },
  };
}
