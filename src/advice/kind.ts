import type { Day } from '../kernel/day';
import type { AdviceKind } from './advice';
import type { Facts } from './facts';
import {
  freeMinor,
  isNoticed,
  isNoticeUnheard,
  isOver,
  isRipe,
  isUnanswered,
  isWaiting,
  isWorth,
  presses,
  promisesOn,
  silenceOf,
  paidOnItsWayUntil,
  stoppingIn,
  sumsOf,
} from './standing';

/**
 * The one decision: what to do about a customer on a day. What is not verified turns nothing; an objection that nobody answered is never
 * handed over; who is treated with care is left to a person. Undefined: nothing is overdue.
 */
export function kindOn(facts: Facts, on: Day): AdviceKind | undefined {
  const { claims } = facts;
  if (claims.length === 0) return undefined;
  if (facts.internal) return 'stop';
  const workable = claims.filter((claim) => freeMinor(claim, on) > 0 && !isUnanswered(claim));
  if (workable.length === 0) return claims.every((claim) => isUnanswered(claim) || stoppingIn(claim, on).length > 0) ? 'stop' : 'go_on'; // prettier-ignore
  if (workable.every((claim) => isOver(claim, on))) return 'stop';
  if (facts.hardship || facts.debtor === 'unknown' || facts.credits.length > 0) return 'go_on';
  const contested = claims.some(isUnanswered);
  if (!contested && isWorth(facts, sumsOf(workable.filter((claim) => presses(claim, on)), (one) => freeMinor(one, on)))) return 'hand_over'; // prettier-ignore
  if (isWaiting(facts, on) || promisesOn(facts, on).until !== null) return 'go_on';
  return ofTheRipe(facts, on, contested);
}

function ofTheRipe(facts: Facts, on: Day, contested: boolean): AdviceKind {
  const ripe = facts.claims.filter((claim) => isRipe(claim, on));
  if (ripe.length === 0) return 'go_on';
  const sums = (some: typeof ripe) => sumsOf(some, (claim) => freeMinor(claim, on));
  if (!isWorth(facts, sums(ripe))) return 'stop';
  if (!hasGround(facts, on)) return 'go_on';
  if (!isWorth(facts, sums(ripe.filter((claim) => isNoticed(claim, on))))) return 'notice';
  return contested ? 'go_on' : 'hand_over';
}

/** Something that the customer did or did not do says that friendly means are at their end. */
export function hasGround(facts: Facts, on: Day): boolean {
  return (
    facts.refusedOn !== null ||
    facts.denied !== null ||
    facts.voidPlans.length > 0 ||
    promisesOn(facts, on).broken.n > 0 ||
    facts.claims.some(({ dispute }) => dispute !== null && dispute.answeredOn !== null) ||
    (facts.saidPaidOn !== null && paidOnItsWayUntil(facts.saidPaidOn) < on) ||
    silenceOf(facts, on) !== null ||
    facts.claims.some((claim) => isRipe(claim, on) && isNoticeUnheard(facts, claim, on)) ||
    !facts.reachable
  );
}
