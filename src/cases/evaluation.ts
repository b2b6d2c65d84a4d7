import type { Day } from '../kernel/day';

/**
 * How a case is to go on once the agreed contacts brought nothing in full: what is proposed, each with its reasons. It is a proposal:
 * a person decides. Amounts in minor units of the case.
 */
export const WAYS = ['plan', 'legal', 'monitor', 'stop'] as const;
export type Way = (typeof WAYS)[number];

/** After so many contacts that the partner reported. */
export const EVALUATE_AFTER = 3;

/** What is known of the debtor's means, as it was told with a source and a day; null: not known. */
export interface Finances {
  readonly insolvent: boolean;
  readonly equityMinor: number | null;
  readonly assets: boolean | null;
  readonly employees: number | null;
  readonly on: Day;
}

export interface EvaluationFacts {
  /** Calls and visits that the partner reported. */
  readonly attempts: number;
  /** Promises and offers of instalments of the debtor that the partner told. */
  readonly promises: number;
  readonly paidMinor: number;
  readonly openMinor: number;
  /** From this on a court is worth its cost. */
  readonly worthCourtMinor: number;
  readonly finances: Finances | null;
  /** A search for the debtor ended without an address. */
  readonly untraceable: boolean;
  /** Until the claim lapses; null: not known. */
  readonly limitationDays: number | null;
}

export const REASONS = [
  'insolvent', 'nothing_open', 'limitation_near', 'limitation_over', 'pays', 'promises', 'silent', 'worth_court', 'not_worth_court',
  'has_means', 'no_means', 'means_unknown', 'untraceable',
] as const; // prettier-ignore
export type EvaluationReason = (typeof REASONS)[number];

export interface Proposal {
  readonly way: Way;
  /** A rule leaves no choice; without it: a recommendation. */
  readonly required: boolean;
  readonly reasons: readonly EvaluationReason[];
}

export interface Evaluation {
  readonly responds: 'pays' | 'promises' | 'silent';
  /** The best first; never empty. */
  readonly proposals: readonly Proposal[];
}

const LIMITATION_NEAR = 60;

export function evaluate(facts: EvaluationFacts): Evaluation {
  const responds = facts.paidMinor > 0 ? 'pays' : facts.promises > 0 ? 'promises' : 'silent';
  const must = mustBe(facts);
  if (must !== null) return { responds, proposals: [must] };
  const scored = [planFor(facts, responds), legalFor(facts, responds), monitorFor(facts), stopFor(facts, responds)];
  const proposals = scored
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || WAYS.indexOf(a.way) - WAYS.indexOf(b.way))
    .map(({ points: _points, ...proposal }) => proposal);
  return { responds, proposals: proposals.length > 0 ? proposals : [{ way: 'stop', required: false, reasons: ['not_worth_court'] }] }; // prettier-ignore
}

/** Where a rule leaves no choice. */
function mustBe({ finances, openMinor, limitationDays, worthCourtMinor }: EvaluationFacts): Proposal | null {
  if (openMinor <= 0) return { way: 'stop', required: true, reasons: ['nothing_open'] };
  if (finances?.insolvent) return { way: 'monitor', required: true, reasons: ['insolvent'] };
  if (limitationDays !== null && limitationDays < 0) return null;
  if (limitationDays !== null && limitationDays <= LIMITATION_NEAR && openMinor >= worthCourtMinor)
    return { way: 'legal', required: true, reasons: ['limitation_near', 'worth_court'] };
  return null;
}

type Scored = Proposal & { readonly points: number };
const scored = (way: Way, points: number, reasons: readonly EvaluationReason[]): Scored => ({
  ...{ way, points, reasons, required: false },
});

type Means = 'has_means' | 'no_means' | 'means_unknown';

/** Own funds below nothing and no assets: nothing to be had. Either of them, or people at work: something. */
function meansOf(finances: Finances | null): Means {
  if (finances === null) return 'means_unknown';
  const { equityMinor, assets, employees } = finances;
  if (assets === true || (equityMinor !== null && equityMinor > 0) || (employees ?? 0) > 0) return 'has_means';
  return assets === false || (equityMinor !== null && equityMinor <= 0) ? 'no_means' : 'means_unknown';
}

function planFor({ finances }: EvaluationFacts, responds: Evaluation['responds']): Scored {
  const points = { pays: 4, promises: 2, silent: 0 }[responds];
  const means = meansOf(finances);
  if (points === 0) return scored('plan', 0, []);
  return scored('plan', means === 'no_means' ? points + 1 : points, [
    responds,
    ...(means === 'no_means' ? [means] : []),
  ]);
}

function legalFor(facts: EvaluationFacts, responds: Evaluation['responds']): Scored {
  const means = meansOf(facts.finances);
  const lapsed = facts.limitationDays !== null && facts.limitationDays < 0;
  if (facts.openMinor < facts.worthCourtMinor || lapsed || means === 'no_means') return scored('legal', 0, []);
  const { untraceable } = facts;
  const points = 1 + (responds === 'silent' ? 2 : 0) + (means === 'has_means' ? 2 : 0) - (untraceable ? 1 : 0);
  const more = [
    ...(responds === 'silent' ? ['silent' as const] : []),
    means,
    ...(untraceable ? ['untraceable' as const] : []),
  ];
  return scored('legal', points, ['worth_court', ...more]);
}

function monitorFor({ finances, openMinor, worthCourtMinor }: EvaluationFacts): Scored {
  if (meansOf(finances) !== 'no_means' || openMinor < worthCourtMinor) return scored('monitor', 0, []);
  return scored('monitor', 3, ['no_means', 'worth_court']);
}

function stopFor(facts: EvaluationFacts, responds: Evaluation['responds']): Scored {
  const small = facts.openMinor < facts.worthCourtMinor;
  const lapsed = facts.limitationDays !== null && facts.limitationDays < 0;
  if (!small && !lapsed && !facts.untraceable) return scored('stop', 0, []);
  const reasons: EvaluationReason[] = [];
  if (lapsed) reasons.push('limitation_over');
  if (small) reasons.push('not_worth_court');
  if (facts.untraceable) reasons.push('untraceable');
  if (responds === 'silent') reasons.push('silent');
  return scored('stop', reasons.length + (facts.untraceable ? 1 : 0), reasons);
}
