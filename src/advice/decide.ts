import { ROUTES } from '../dossier/routes/routes';
import { addDays, type Day } from '../kernel/day';
import { LEVERS, type Advice, type AdviceKind, type Lever, type Reason, type Would } from './advice';
import type { Facts, OpenWay, Overdue } from './facts';
import { kindOn } from './kind';
import { firstLimited, reasonsAgainst, reasonsFor } from './reasons';
import { claimDueFrom, freeMinor, isRipe, nearFrom, paidOnItsWayUntil, presses, sumsOf, waitsUntil } from './standing';

/** The advice on a day, with its reasons, when it changes by itself, and what would change it. Undefined: nothing is overdue. */
export function adviceOn(facts: Facts, on: Day): Advice | undefined {
  const kind = kindOn(facts, on);
  if (kind === undefined) return undefined;
  const forward = kind === 'hand_over' || kind === 'notice';
  const [push, back] = [reasonsFor(facts, on), reasonsAgainst(facts, on)];
  const [reasons, against] = forward ? [push, back] : [back, push];
  const ripe = facts.claims.filter((claim) => isRipe(claim, on) || (forward && presses(claim, on)));
  const first = firstLimited(facts.claims);
  return {
    kind,
    reasons: (reasons.length === 0 ? NOTHING : reasons).slice(0, MOST),
    against: against.slice(0, MOST),
    overdue: sumsOf(facts.claims, ({ openMinor }) => openMinor),
    ripe: sumsOf(ripe, (claim) => freeMinor(claim, on)),
    changes: changeAfter(facts, on, kind),
    would: wouldChange(facts, on, kind),
    ways: forward ? waysOf(facts, ripe, on) : [],
    limitation: first === undefined ? null : { document: first.document, ...first.limitation },
  };
}

const NOTHING: readonly Reason[] = [{ kind: 'nothing_speaks' }];

/** Three are read; more are not. */
const MOST = 3;

/** The first day to come on which the same facts give another advice. */
function changeAfter(facts: Facts, on: Day, kind: AdviceKind): Advice['changes'] {
  for (const day of turningDays(facts).filter((one) => one > on)) {
    const to = kindOn(facts, day);
    if (to !== undefined && to !== kind) return { on: day, to };
  }
  return null;
}

/** Every day on which something that the decision looks at begins or ends, in their order. */
function turningDays(facts: Facts): Day[] {
  const after = (day: Day | null): Day[] => (day === null ? [] : [addDays(day, 1)]);
  const { saidPaidOn, waitingSince } = facts;
  const days = [
    ...facts.promisedUntil.flatMap(after),
    ...after(saidPaidOn === null ? null : paidOnItsWayUntil(saidPaidOn)),
    ...after(waitingSince === null ? null : waitsUntil(waitingSince)),
    ...facts.claims.flatMap(({ asked, holds, limitation, claimBy }) => [
      ...asked.flatMap(({ until }) => after(until)),
      ...holds.flatMap(({ until }) => after(until)),
      ...(limitation === null ? [] : [nearFrom(limitation.fileBy), addDays(limitation.endsOn, 1)]),
      ...(claimBy === null ? [] : [claimDueFrom(claimBy), addDays(claimBy, 1)]),
    ]),
  ];
  return [...new Set(days)].sort();
}

function wouldChange(facts: Facts, on: Day, kind: AdviceKind): Would[] {
  const forward = kind === 'hand_over' || kind === 'notice';
  return LEVERS.filter((lever) => lever !== 'objection' || forward)
    .flatMap((lever): Would[] => {
      const moved = MOVES[lever](facts, on);
      const to = moved === undefined ? kind : kindOn(moved, on);
      return to === undefined || to === kind ? [] : [{ lever, to }];
    })
    .slice(0, MOST_LEVERS);
}

const MOST_LEVERS = 4;

const claimsOf = (facts: Facts, of: (claim: Overdue) => Overdue): Facts => ({ ...facts, claims: facts.claims.map(of) });
const yesterday = (on: Day): Day => addDays(on, -1);

/** The facts as they would be; undefined: there is nothing to it. */
const MOVES: Readonly<Record<Lever, (facts: Facts, on: Day) => Facts | undefined>> = {
  refusal: (facts, on) => ({ ...facts, refusedOn: on }),
  broken_promise: (facts, on) => ({ ...facts, broken: { n: facts.broken.n + 1, of: facts.broken.of + 1, on } }),
  promise: (facts, on) => ({ ...facts, refusedOn: null, promisedUntil: [...facts.promisedUntil, addDays(on, 10)] }),
  objection: (facts, on) => claimsOf(facts, (claim) => ({ ...claim, dispute: { raisedOn: on, answeredOn: null } })),
  answer_objection: (facts, on) =>
    claimsOf(
      facts,
      (claim) =>
      claim.dispute === null || claim.dispute.answeredOn !== null
        ? claim
        : { ...claim, dispute: { ...claim.dispute, answeredOn: on }, holds: claim.holds.filter(({ kind }) => kind !== 'dispute') }, // prettier-ignore
    ),
  answer_mail: (facts) => (facts.waitingSince === null ? undefined : { ...facts, waitingSince: null }),
  apply_credits: (facts) => (facts.credits.length === 0 ? undefined : { ...facts, credits: [] }),
  say_debtor: (facts) => (facts.debtor === 'unknown' ? { ...facts, debtor: 'company' } : undefined),
  reminders: (facts, on) =>
    claimsOf(facts, (claim) => ({ ...claim, asked: [...claim.asked, ...asking(on, false, 'one', 'two')] })),
  notice: (facts, on) => claimsOf(facts, (claim) => ({ ...claim, asked: [...claim.asked, ...asking(on, true, 'last')] })), // prettier-ignore
  hardship_over: (facts) => (facts.hardship ? { ...facts, hardship: false } : undefined),
};

/** Messages that were sent, and whose time is over. */
const asking = (on: Day, final: boolean, ...keys: readonly string[]): Overdue['asked'] =>
  keys.map((key) => ({ key: `would/${key}`, on: yesterday(on), until: yesterday(on), final }));

/** The ways that are open to what is ripe, in each currency. */
function waysOf({ debtor, places }: Facts, ripe: readonly Overdue[], on: Day): OpenWay[] {
  return sumsOf(ripe, (claim) => freeMinor(claim, on)).flatMap(({ currency, minor }) => {
    const own = ripe.filter((claim) => claim.currency === currency);
    const first = firstLimited(own)?.limitation;
    const facts = {
      ...{ creditorCountry: places.creditor, debtorCountry: places.debtor, courtCountry: places.court },
      ...{ debtorType: debtor, currency, keyDate: on, principalMinor: minor, interestMinor: 0, chargesMinor: 0 },
      dispute: own.some(({ dispute }) => dispute !== null) ? ('answered' as const) : ('none' as const),
      limitation: first === undefined ? null : { on: first.endsOn, lastSafeDay: first.fileBy, unsure: !first.sure },
    };
    return ROUTES.flatMap((route): OpenWay[] => {
      const { fits, reasons } = route.fits(facts);
      return fits
        ? [{ currency, route: route.key, unsure: reasons.some(({ evidence }) => evidence === 'memory') }]
        : [];
    });
  });
}
