import { addDays, daysBetween, minDay, type Day } from '../kernel/day';
import type { HoldKind } from '../ledger/hold';
import type { Facts, Overdue, Sum } from './facts';

/** How the claims against a customer stand on a day: what is free to be pursued, what is ripe, what presses. */

/** So often an invoice must have been asked for, by messages that left, before friendly means count as exhausted. */
const DEMANDS = 2;
/** So many demands without a sign are no oversight. */
const SILENT_DEMANDS = 3;
/** From then on the end of a claim is near: an agency needs sixty days to act before it. */
const NEAR_DAYS = 90;
/** So long before its deadline an insurer's claim is made ready. */
const CLAIM_DAYS = 14;
/** Money that was on its way has come after so many days. */
const DAYS_ON_ITS_WAY = 14;
/** What a customer wrote waits for so long; afterwards it is no news. */
const WAITING_DAYS = 21;

/** Nobody may press for what these hold, whatever else speaks for it. */
const STOPPING: ReadonlySet<HoldKind> = new Set<HoldKind>(['insolvency', 'moratorium', 'legal', 'with_partner', 'assigned', 'e_invoice_rejected', 'e_invoice_refused']); // prettier-ignore

const inForce = ({ until }: { readonly until: Day | null }, on: Day): boolean => until === null || on <= until;

export const holdsIn = (claim: Overdue, on: Day): Overdue['holds'] => claim.holds.filter((hold) => inForce(hold, on));

export const freeMinor = (claim: Overdue, on: Day): number =>
  Math.max(0, claim.openMinor - holdsIn(claim, on).reduce((held, { minor }) => held + minor, 0));

export const isUnanswered = ({ dispute }: Overdue): boolean => dispute !== null && dispute.answeredOn === null;

export const stoppingIn = (claim: Overdue, on: Day): HoldKind[] =>
  holdsIn(claim, on)
    .map(({ kind }) => kind)
    .filter((kind) => STOPPING.has(kind));

/** Its time before a court is over, and that is sure. */
export const isOver = ({ limitation }: Overdue, on: Day): boolean =>
  limitation !== null && limitation.sure && limitation.endsOn < on;

export const isNear = ({ limitation }: Overdue, on: Day): boolean =>
  limitation !== null && limitation.endsOn >= on && daysBetween(on, limitation.fileBy) <= NEAR_DAYS;

export const nearFrom = (fileBy: Day): Day => addDays(fileBy, -NEAR_DAYS);

export const isClaimDue = ({ claimBy }: Overdue, on: Day): boolean =>
  claimBy !== null && claimBy >= on && daysBetween(on, claimBy) <= CLAIM_DAYS;

export const claimDueFrom = (claimBy: Day): Day => addDays(claimBy, -CLAIM_DAYS);

const isGone = (until: Day | null, on: Day): boolean => until === null || until < on;

/** Asked for often enough, and the last day of the time given is over. */
export const isExhausted = (claim: Overdue, on: Day): boolean =>
  new Set(claim.asked.map(({ key }) => key)).size >= DEMANDS && claim.asked.every(({ until }) => isGone(until, on));

/** Nothing keeps us from pursuing it. */
export const isRipe = (claim: Overdue, on: Day): boolean =>
  freeMinor(claim, on) > 0 && !isUnanswered(claim) && !isOver(claim, on) && isExhausted(claim, on);

/** It was told what follows, and the time for it is over. */
export const isNoticed = (claim: Overdue, on: Day): boolean =>
  claim.asked.some(({ final, until }) => final && isGone(until, on));

/** The time of a last notice is over, and nothing was heard since it was sent. */
export const isNoticeUnheard = ({ heardOn }: Pick<Facts, 'heardOn'>, claim: Overdue, on: Day): boolean =>
  claim.asked.some((one) => one.final && isGone(one.until, on) && (heardOn === null || one.on > heardOn));

/** Without waiting: its time before a court, or with the insurer, is nearly over. Only what is sure presses. */
export const presses = (claim: Overdue, on: Day): boolean =>
  freeMinor(claim, on) > 0 &&
  !isUnanswered(claim) &&
  ((claim.limitation?.sure === true && isNear(claim, on)) || isClaimDue(claim, on));

/** The last day of the time that our messages gave, where it is not over. */
export const timeRunsUntil = ({ claims }: Pick<Facts, 'claims'>, on: Day): Day | null =>
  claims
    .filter((claim) => freeMinor(claim, on) > 0)
    .flatMap(({ asked }) => asked.flatMap(({ until }) => (isGone(until, on) || until === null ? [] : [until])))
    .reduce<Day | null>((last, until) => (last === null || until > last ? until : last), null);

/** Demands since the last sign of life whose time is over; fewer than it takes: null. */
export function silenceOf(facts: Facts, on: Day): { readonly n: number; readonly since: Day } | null {
  const { claims, heardOn } = facts;
  const unanswered = claims
    .flatMap(({ asked }) => asked)
    .filter((demand) => (heardOn === null || demand.on > heardOn) && isGone(demand.until, on));
  const n = new Set(unanswered.map(({ key }) => key)).size;
  const [first, ...others] = unanswered.map((demand) => demand.on);
  if (first === undefined || n < SILENT_DEMANDS) return null;
  return { n, since: others.reduce(minDay, first) };
}

export const isWaiting = ({ waitingSince }: Facts, on: Day): boolean =>
  waitingSince !== null && addDays(waitingSince, WAITING_DAYS) >= on;

export const waitsUntil = (since: Day): Day => addDays(since, WAITING_DAYS);

export const paidOnItsWayUntil = (saidOn: Day): Day => addDays(saidOn, DAYS_ON_ITS_WAY);

/** Promises that run on that day, and those whose time has gone by then as broken ones. */
export function promisesOn(facts: Facts, on: Day): { readonly until: Day | null; readonly broken: Facts['broken'] } {
  const running = facts.promisedUntil.filter((until) => until >= on);
  const gone = facts.promisedUntil.filter((until) => until < on);
  const { n, of, on: last } = facts.broken;
  return {
    until: [...running].sort().at(-1) ?? null,
    broken: { n: n + gone.length, of: of + gone.length, on: [...(last === null ? [] : [last]), ...gone].sort().at(-1) ?? null }, // prettier-ignore
  };
}

/** By currency, in the order of the alphabet. */
export function sumsOf(claims: readonly Overdue[], minorOf: (claim: Overdue) => number): Sum[] {
  const sums = new Map<string, number>();
  for (const claim of claims) sums.set(claim.currency, (sums.get(claim.currency) ?? 0) + minorOf(claim));
  return [...sums]
    .map(([currency, minor]) => ({ currency, minor }))
    .filter(({ minor }) => minor > 0)
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** In some currency there is enough of it to be worth a partner. */
export const isWorth = ({ least }: Pick<Facts, 'least'>, sums: readonly Sum[]): boolean =>
  sums.some(({ currency, minor }) => minor >= (least.get(currency) ?? 0));
