import { addDays, maxDay, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { KeptCharge } from '../ledger/kept-charge';
import type { Calculated } from './calculation';
import type { Need } from './country-rules';
import type { DefaultStart, NoStart, Unsure } from './default-start';
import type { NoSum, Sum, Unmet } from './fixed-sum';
import type { Condition } from './interest-rules';
import type { NoPolicy, PolicyAnswer } from './policy-for';

/**
 * What may be claimed beside an invoice now: so much, of which days, and what of it is not sure; or why nothing. What is not sure is claimed
 * only by a person who says to have checked it.
 */
export interface Claimable {
  readonly amountMinor: number;
  /** Of interest: the days that were not claimed yet. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Null: it may be claimed. */
  readonly why: Why | null;
  readonly doubts: readonly Doubt[];
}

export interface Claimables {
  readonly interest: Claimable;
  readonly fixed: Claimable;
}

export type Why =
  | NoPolicy
  | Exclude<NoSum['none'], 'debtor_unknown' | 'first_free' | 'most_reached'>
  | NoStart['none']
  | Exclude<Unmet['code'], Need | 'not_verified' | 'rate_not_verified'>
  | 'court_only'
  | 'hardship'
  | 'claimed'
  | 'claimed_more'
  | 'nothing_accrued'
  | 'held';

export type Doubt =
  | Exclude<Unsure, 'debtor_unknown'>
  | Exclude<Condition, 'court_only'>
  | Need
  | 'rule_not_verified'
  | 'counting_not_verified'
  | 'rate_not_verified'
  | 'margin_of_contract'
  /** On which day it was paid is known from a list only: the real one may be earlier. */
  | 'paid_day_assumed'
  /** A scale over the whole claim: of one invoice alone it is more than its share. */
  | 'over_all'
  /** Of a paper: credits that are not applied yet are taken off what it demands. */
  | 'credits_open';

export interface Known {
  readonly item: { readonly itemId: number; readonly issuedOn: Day; readonly currency: string; readonly presumed?: number }; // prettier-ignore
  readonly asOn: Day;
  readonly start: DefaultStart | NoStart | null;
  readonly answer: PolicyAnswer;
  readonly found: Calculated | null;
  readonly fixed: Sum | NoSum | null;
  readonly charges: readonly KeptCharge[];
}

export function claimable(known: Known, hardship: boolean): Claimables {
  const start = startDoubts(known);
  return { interest: ofInterest(known, hardship, start), fixed: ofFixed(known, hardship, start) };
}

const none = (why: Why): Claimable => ({ amountMinor: 0, from: null, to: null, why, doubts: [] });

function startDoubts({ start }: Known): Doubt[] {
  if (start === null || 'none' in start) return [];
  return start.unsure.flatMap((one) => (one === 'debtor_unknown' ? [] : [one]));
}

function notStarted({ start, asOn }: Known): Why | null {
  if (start === null) return 'unknown_law';
  if ('none' in start) return start.none;
  return start.startsOn > asOn ? 'not_in_default' : null;
}

function ofInterest(known: Known, hardship: boolean, start: readonly Doubt[]): Claimable {
  const { answer, found, charges, item } = known;
  if (answer.kind === 'none') return none(answer.reason);
  const waits = notStarted(known);
  if (waits !== null) return none(waits);
  if (answer.conditions.includes('court_only')) return none('court_only');
  const lines = found?.claims[0]?.lines ?? [];
  const [first, last] = [lines[0]?.from, lines.at(-1)?.to];
  if (found === null || first === undefined || last === undefined) return none('nothing_accrued');
  const before = charges.filter((one) => one.kind === 'interest' && one.reversedAt === null && (one.itemId === null || one.itemId === item.itemId)); // prettier-ignore
  const claimed = before.reduce<Day | null>((to, one) => maxDay(one.toOn ?? one.aroseOn, to ?? (one.toOn ?? one.aroseOn)), null); // prettier-ignore
  const amountMinor = found.interestMinor - sum(before.map((one) => one.amountMinor));
  if (amountMinor < 0) return none('claimed_more');
  if (claimed !== null && last <= claimed) return none('claimed');
  if (amountMinor === 0) return none(lines.some(({ held }) => held !== null) ? 'held' : 'nothing_accrued');
  const paidOn = item.presumed === 1 ? (['paid_day_assumed'] as const) : [];
  const doubts = [...start, ...policyDoubts(known), ...rateDoubts(known), ...paidOn];
  const from = claimed === null ? first : addDays(claimed, 1);
  return { amountMinor, from, to: last, why: hardship ? 'hardship' : null, doubts };
}

/** A demand was made, or the day was agreed: then a condition that asks for it is met. */
function policyDoubts({ answer, start }: Known): Doubt[] {
  if (answer.kind === 'none' || start === null || 'none' in start) return [];
  const cause = start.cause.kind;
  const open = answer.conditions.filter((one) => {
    if (one === 'from_demand') return cause !== 'demand';
    if (one === 'demand_or_agreed_day') return cause !== 'demand' && cause !== 'agreed_date';
    return true;
  });
  const { unsure } = answer;
  const rule = unsure.includes('rule') || unsure.includes('contract');
  const counting = unsure.includes('day_count') || unsure.includes('compounding');
  return [
    ...open.flatMap((one) => (one === 'court_only' ? [] : [one])),
    ...(rule ? (['rule_not_verified'] as const) : []),
    ...(counting ? (['counting_not_verified'] as const) : []),
  ];
}

/** A frame contract is hardly older than that; before it the margin may be that of an older one. */
const OLD_CONTRACT_YEARS = 5;

function rateDoubts({ found, answer, item }: Known): Doubt[] {
  if (found === null || answer.kind === 'none') return [];
  const { rate } = answer.policy;
  const newest = rate.kind === 'series' ? (rate.margins.at(-1)?.from ?? null) : null;
  const near =
    newest !== null && item.issuedOn < `${Number(newest.slice(0, 4)) + OLD_CONTRACT_YEARS}${newest.slice(4)}`;
  const kinds = new Set(found.warnings.map(({ kind }) => kind));
  return [
    ...(kinds.has('unsure_rate') ? (['rate_not_verified'] as const) : []),
    ...(kinds.has('margin_by_contract_date') && near ? (['margin_of_contract'] as const) : []),
  ];
}

const HARD: readonly Unmet['code'][] = [
  ...(['not_in_default', 'other_currency', 'not_published', 'own_cost', 'too_early', 'exchange_rate'] as const),
];

function ofFixed(known: Known, hardship: boolean, start: readonly Doubt[]): Claimable {
  const { fixed } = known;
  if (fixed === null) return none('unknown_law');
  if ('none' in fixed) return none(noSum(fixed.none));
  const waits = notStarted(known);
  if (waits !== null) return none(waits);
  const hard = fixed.unmet.find(({ code }) => HARD.includes(code));
  if (hard !== undefined) return none(hard.code as Why);
  if (fixed.money === null || fixed.money.minor === 0) return none('not_published');
  if (fixed.money.currency !== known.item.currency) return none('other_currency');
  const doubts = fixed.unmet.map(({ code }) => (code === 'not_verified' ? 'rule_not_verified' : code) as Doubt);
  const whole = { amountMinor: fixed.money.minor, from: null, to: null };
  const overAll = fixed.per === 'claim' ? (['over_all'] as const) : [];
  return { ...whole, why: hardship ? 'hardship' : null, doubts: [...start, ...doubts, ...overAll] };
}

const noSum = (reason: NoSum['none']): Why =>
  reason === 'debtor_unknown' ? 'unknown_debtor' : reason === 'first_free' || reason === 'most_reached' ? 'already' : reason; // prettier-ignore
