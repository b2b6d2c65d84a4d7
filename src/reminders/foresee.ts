import { addDays, type Day } from '../kernel/day';
import { decide } from './decide';
import { acts, demanded, type Acts, type Decision } from './decision';
import type { Deed } from './deed';
import type { CustomerFacts, Facts, PastDemand } from './facts';
import { isUntold } from './strategy';

/**
 * What comes next if nothing changes: the decision itself, asked day by day, each step taken as it falls due. There is no
 * second set of rules for the future.
 */
export interface Foreseen {
  readonly on: Day;
  readonly decision: Acts;
}

/** How far ahead one looks for the next step: no strategy waits longer. */
const FURTHEST_DAYS = 400;

/**
 * The first step (of those that fit) that would be taken after `from`, once its own decisions are carried out; undefined: none
 * within a year.
 */
export function nextMove(
  facts: Facts,
  from: Day,
  decided: readonly Decision[] = [],
  fits: (move: Foreseen) => boolean = () => true,
): Foreseen | undefined {
  let now = afterDay(asIfLive(facts, from), decided, from);
  for (let on = addDays(from, 1), left = FURTHEST_DAYS; left > 0; on = addDays(on, 1), left -= 1) {
    const decisions = decide(now, on);
    const move = decisions.filter(acts).find((decision) => fits({ on, decision }));
    if (move) return { on, decision: move };
    now = afterDay(now, decisions, on);
  }
  return undefined;
}

/** The decisions of a coming day, those of `from` carried out and every step until then taken as it falls due. */
export function foresee(facts: Facts, from: Day, until: Day, decided: readonly Decision[] = []): Decision[] {
  return decide(factsOn(facts, from, until, decided), until);
}

/** The facts on the morning of a coming day. */
export function factsOn(facts: Facts, from: Day, until: Day, decided: readonly Decision[]): Facts {
  let now = afterDay(asIfLive(facts, from), decided, from);
  for (let on = addDays(from, 1); on < until; on = addDays(on, 1)) now = afterDay(now, decide(now, on), on);
  return now;
}

/** A coming day is foreseen with a ledger that is fresh, with tasks and approvals given at once and letters posted that day. */
export const asIfLive = ({ rules, customer }: Facts, from: Day): Facts => ({
  rules: { ...rules, freshness: { ...rules.freshness, fresh: true } },
  customer: { ...customer, openTasks: [], past: customer.past.map((one) => ({ ...one, leftOn: one.leftOn ?? from })) },
});

/** The facts as they stand after a day's decisions were carried out. */
export function afterDay(facts: Facts, decisions: readonly Decision[], on: Day): Facts {
  let customer = facts.customer;
  for (const decision of decisions) {
    if (acts(decision)) customer = afterStep(customer, decision, on);
    if (decision.clears)
      customer = { ...customer, clearedOn: new Map([...customer.clearedOn, [decision.currency, on]]) };
  }
  return customer === facts.customer ? facts : { ...facts, customer };
}

function afterStep(customer: CustomerFacts, decision: Acts, on: Day): CustomerFacts {
  const past: PastDemand[] = demandsOf(decision, on);
  const reached = !isUntold(decision.step.kind);
  const lastContact = reached ? { on, what: decision.recipient?.channel ?? decision.do } : customer.lastContact;
  return { ...customer, past: [...customer.past, ...past], lastContact };
}

/** What a step that was taken leaves behind of each item that it names or lists. */
export function demandsOf(decision: Deed, on: Day): PastDemand[] {
  const listed = isUntold(decision.step.kind) ? demanded(decision).filter((one) => one.advances) : demanded(decision);
  return listed.map(({ item, step, advances }) => ({
    itemId: item.itemId,
    currency: decision.currency,
    step,
    kind: decision.step.kind,
    issuedOn: on,
    leftOn: on,
    payByOn: decision.payByOn,
    advances,
  }));
}
