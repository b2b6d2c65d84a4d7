import { daysBetween, minDay, type Day } from '../kernel/day';
import { AGAINST, FOR, type AgainstKind, type ForKind, type Reason } from './advice';
import type { Facts, Overdue } from './facts';
import { hasGround } from './kind';
import {
  freeMinor,
  holdsIn,
  isClaimDue,
  isExhausted,
  isNear,
  isNoticed,
  isOver,
  isRipe,
  isUnanswered,
  isWaiting,
  isWorth,
  paidOnItsWayUntil,
  promisesOn,
  silenceOf,
  stoppingIn,
  sumsOf,
  timeRunsUntil,
} from './standing';

/** What speaks for more than reminders on a day, and what against it, the strongest first. */
export function reasonsFor(facts: Facts, on: Day): Reason[] {
  return strongest([...pressing(facts, on), ...said(facts, on), ...done(facts, on)], FOR);
}

export function reasonsAgainst(facts: Facts, on: Day): Reason[] {
  return strongest([...stops(facts, on), ...waits(facts, on), ...lacks(facts, on), ...shades(facts, on)], AGAINST);
}

const strongest = (reasons: readonly Reason[], weights: Readonly<Record<string, number>>): Reason[] =>
  [...reasons].sort((a, b) => (weights[b.kind] ?? 0) - (weights[a.kind] ?? 0));

const when = <T>(found: T | null | undefined | false, say: (one: T) => Reason): Reason[] =>
  found === null || found === undefined || found === false ? [] : [say(found)];

type Limited = Overdue & { readonly limitation: NonNullable<Overdue['limitation']> };

const limited = (claims: readonly Overdue[]): Limited[] =>
  claims
    .filter((claim): claim is Limited => claim.limitation !== null)
    .sort((a, b) => a.limitation.endsOn.localeCompare(b.limitation.endsOn));

/** The claim whose time before a court ends first. */
export const firstLimited = (claims: readonly Overdue[]): Limited | undefined => limited(claims)[0];

function pressing({ claims, insurer }: Facts, on: Day): Reason[] {
  const near = limited(claims).filter((claim) => isNear(claim, on));
  const ends = (kind: ForKind) => ({ document, limitation }: Limited): Reason => ({ kind, document, on: limitation.endsOn, until: limitation.fileBy }); // prettier-ignore
  return [
    ...when(near.find(({ limitation }) => limitation.sure), ends('limitation_near')),
    ...when(near.find(({ limitation }) => !limitation.sure), (one) => ({ ...ends('limitation_unsure')(one), unsure: true as const })), // prettier-ignore
    ...when(
      claims.filter((claim) => isClaimDue(claim, on)).flatMap(({ claimBy }) => claimBy ?? []).sort()[0],
      (until) => ({ kind: 'insurer_claim', until, name: insurer?.name ?? '' }),
    ),
  ]; // prettier-ignore
}

function said(facts: Facts, on: Day): Reason[] {
  const { claims, denied, saidPaidOn } = facts;
  const answered = claims.filter(({ dispute }) => dispute !== null && dispute.answeredOn !== null);
  const lastAnswer = answered.flatMap(({ dispute }) => dispute?.answeredOn ?? []).sort().at(-1); // prettier-ignore
  return [
    ...when(facts.refusedOn, (day) => ({ kind: 'refused', on: day })),
    ...when(denied, (one) => ({ kind: 'denied', document: one.documents.join(', '), until: one.approvedOn, on: one.on })), // prettier-ignore
    ...when(lastAnswer, (day) => ({ kind: 'contested', on: day, document: few(answered) })),
    ...when(saidPaidOn !== null && paidOnItsWayUntil(saidPaidOn) < on && saidPaidOn, (day) => ({ kind: 'said_paid', on: day })), // prettier-ignore
  ];
}

function done(facts: Facts, on: Day): Reason[] {
  const { claims, voidPlans, returned, ends } = facts;
  const { n, of, on: lastOn } = promisesOn(facts, on).broken;
  const ripe = claims.filter((claim) => isRipe(claim, on));
  const given = ripe.flatMap(({ asked }) => asked.flatMap(({ until }) => until ?? [])).sort().at(-1); // prettier-ignore
  const oldest = claims.map(({ dueOn }) => dueOn).reduce(minDay, on);
  const late = daysBetween(oldest, on);
  return [
    ...when(voidPlans[0], ({ number, ...sum }) => ({ kind: 'void_plan', name: number, sum })),
    ...when(n > 0 && lastOn, (day) => ({ kind: 'broken', n, of, on: day })),
    ...when(silenceOf(facts, on), (one) => ({ kind: 'silence', n: one.n, on: one.since, of: daysBetween(one.since, on) })), // prettier-ignore
    ...when(!facts.reachable, () => ({ kind: 'unreachable' })),
    ...when(returned > 0 && returned, (count) => ({ kind: 'returned', n: count })),
    ...when(ripe.some((claim) => isNoticed(claim, on)) && given, (day) => ({ kind: 'noticed', until: day })),
    ...when(ripe.length > 0 && given, (day) => ({ kind: 'exhausted', n: leastAsked(ripe), until: day })),
    ...when(ends.paid, ({ n: paid, days, partners }) => ({ kind: 'paid_before', n: paid, of: ends.of, days, name: partners })), // prettier-ignore
    ...when(late > OLD_DAYS && late, (days) => ({ kind: 'old', n: days, on: oldest })),
  ];
}

/** Debts older than this are harder to collect, and cost more at most agencies. */
const OLD_DAYS = 180;

const timesAsked = ({ asked }: Overdue): number => new Set(asked.map(({ key }) => key)).size;
const leastAsked = (claims: readonly Overdue[]): number => claims.map(timesAsked).reduce((a, b) => Math.min(a, b), Infinity); // prettier-ignore

/** Named where they are few. */
const few = (claims: readonly Overdue[]): string => {
  const named = claims.slice(0, NAMED).map(({ document }) => document);
  return claims.length > NAMED ? `${named.join(', ')} …` : named.join(', ');
};
const NAMED = 3;

const STOPS = { insolvency: 'insolvency', moratorium: 'moratorium', legal: 'legal', with_partner: 'with_partner', assigned: 'assigned', e_invoice_rejected: 'e_invoice', e_invoice_refused: 'e_invoice' } as const; // prettier-ignore

function stops({ claims, internal }: Facts, on: Day): Reason[] {
  const held = new Map<AgainstKind, Overdue[]>();
  for (const claim of claims)
    for (const kind of new Set(stoppingIn(claim, on))) {
      const said = STOPS[kind as keyof typeof STOPS];
      held.set(said, [...(held.get(said) ?? []), claim]);
    }
  const over = limited(claims).filter((claim) => isOver(claim, on));
  const open = claims.filter(isUnanswered);
  return [
    ...when(internal, () => ({ kind: 'internal' })),
    ...[...held].map(([kind, some]): Reason => ({ kind, document: few(some), n: some.length })),
    ...when(over[0], ({ limitation }) => ({ kind: 'limitation_over', document: few(over), on: limitation.endsOn })),
    ...when(open[0]?.dispute, ({ raisedOn }) => ({ kind: 'disputed', document: few(open), on: raisedOn })),
  ];
}

function waits(facts: Facts, on: Day): Reason[] {
  const { claims, hardship, credits } = facts;
  const kinds = claims.flatMap((claim) => holdsIn(claim, on));
  const others = kinds.filter(({ kind }) => !Object.hasOwn(STOPS, kind) && !['plan', 'promise', 'dispute'].includes(kind)); // prettier-ignore
  const ends = others.map(({ until }) => until).sort().at(-1); // prettier-ignore
  return [
    ...when(hardship, () => ({ kind: 'hardship' })),
    ...when(credits[0], (sum) => ({ kind: 'unapplied', sum })),
    ...when(promisesOn(facts, on).until, (until) => ({ kind: 'promise_runs', until })),
    ...when(
      kinds.some(({ kind }) => kind === 'plan'),
      () => ({ kind: 'plan_runs' }),
    ),
    ...when(isWaiting(facts, on) && facts.waitingSince, (day) => ({ kind: 'waits_for_answer', on: day })),
    ...when(others.length > 0, () => ({ kind: 'held', n: others.length, ...(ends === undefined || ends === null ? {} : { until: ends }) })), // prettier-ignore
    ...when(timeRunsUntil(facts, on), (until) => ({ kind: 'time_runs', until })),
  ];
}

function lacks(facts: Facts, on: Day): Reason[] {
  const { claims, debtor, insurer } = facts;
  const free = claims.filter((claim) => freeMinor(claim, on) > 0 && !isUnanswered(claim));
  const seldom = free.filter((claim) => timesAsked(claim) < 2);
  const ripe = claims.filter((claim) => isRipe(claim, on));
  const [sum] = sumsOf(ripe, (claim) => freeMinor(claim, on));
  const unnoticed = ripe.filter((claim) => !isNoticed(claim, on)).length;
  const tooSmall =
    sum !== undefined &&
    !isWorth(
      facts,
      sumsOf(ripe, (claim) => freeMinor(claim, on)),
    );
  return [
    ...when(debtor === 'unknown', () => ({ kind: 'debtor_unknown' })),
    ...when(tooSmall && sum, (one) => ({ kind: 'too_small', sum: one })),
    ...when(insurer?.collects === true && insurer, ({ name }) => ({ kind: 'insurer_collects', name })),
    ...when(seldom.length > 0, () => ({ kind: 'seldom_asked', n: seldom.length, of: free.length })),
    ...when(unnoticed > 0 && unnoticed, (n) => ({ kind: 'no_notice', n, of: ripe.length })),
  ];
}

/** Lately: so many days ago. */
const LATELY_DAYS = 45;

function shades(facts: Facts, on: Day): Reason[] {
  const { claims, heardOn, debtor, supplier, ends } = facts;
  const [unsure] = limited(claims).filter(({ limitation }) => !limitation.sure && limitation.endsOn < on);
  const heard = heardOn !== null && daysBetween(heardOn, on) <= LATELY_DAYS && silenceOf(facts, on) === null && heardOn;
  const nothing = claims.some((claim) => isExhausted(claim, on)) && !hasGround(facts, on);
  return [
    ...when(debtor === 'public_body', () => ({ kind: 'public_body' })),
    ...when(ends.lost, ({ n, on: lastOn, partners }) => ({ kind: 'lost_before', n, of: ends.of, on: lastOn, name: partners })), // prettier-ignore
    ...when(supplier, () => ({ kind: 'supplier' })),
    ...when(heard, (day) => ({ kind: 'answered', on: day })),
    ...when(nothing, () => ({ kind: 'nothing_speaks' })),
    ...when(unsure, ({ document, limitation }) => ({ kind: 'limitation_maybe_over', document, on: limitation.endsOn, unsure: true as const })), // prettier-ignore
  ];
}
