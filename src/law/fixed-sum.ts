import { calendarOf, rollBack } from '../kernel/calendar';
import { addDays, endOfMonth, addMonths, maxDay, type Day } from '../kernel/day';
import { share, type Money } from '../kernel/money';
import { amountOf, type Amount, type Sized } from './amount';
import {
  ruleFor,
  rulesOf,
  type Debtor,
  type FeeRule,
  type FixedRule,
  type Need,
  type OCCASIONS,
} from './country-rules';

/**
 * Fixed compensation, and what reminders and demands may cost: the amount, per what, where it stands, and every condition that is not met
 * yet. A sum may be asked for only where nothing is unmet. Of an unknown debtor: nothing.
 */
export interface SumFacts extends Omit<Sized, 'claim'> {
  readonly law: string;
  readonly debtor: Debtor;
  /** The principal of one invoice (or instalment). */
  readonly claim: Money;
  readonly dueOn: Day | null;
  /** The first day of default; null: it has not begun. */
  readonly defaultSince: Day | null;
  /** What is known to be so. */
  readonly known: ReadonlySet<Need>;
  /** Rules from memory that a person has confirmed. */
  readonly confirmed: (rule: string) => boolean;
  /** It was asked for already, for this invoice. */
  readonly already?: boolean;
  /** Can the creditor reclaim VAT? Unknown: none is added. */
  readonly reclaimsVat?: boolean;
  /** Reminder fees of the same claim that were asked for before. */
  readonly earlierFees?: Money;
  /** The price of one unit of the rule's currency in that of the claim. */
  readonly exchange?: Exchange;
}

export interface Exchange {
  readonly rate: string;
  readonly on: Day;
  readonly source: string;
  /** False: nobody compared it with what the bank published. */
  readonly sure?: boolean;
}

export type Occasion = (typeof OCCASIONS)[number];

export interface FeeFacts extends SumFacts {
  readonly occasion: Occasion;
  /** Reminders of this claim before, and the day of the last. */
  readonly before: { readonly count: number; readonly lastOn: Day | null };
}

export interface Sum {
  readonly rule: string;
  readonly per: FixedRule['per'] | 'message';
  /** Null: the law or the facts give no figure. */
  readonly money: Money | null;
  /** Of it: VAT. */
  readonly vatMinor: number;
  readonly basis: FixedRule['basis'];
  readonly unmet: readonly Unmet[];
  readonly replaces: FixedRule['replaces'];
  readonly netted: FixedRule['netted'] | null;
  readonly plus: FeeRule['plus'] | null;
}

export type Unmet =
  | { readonly code: Need }
  | {
      readonly code:
        'not_in_default' | 'not_verified' | 'other_currency' | 'not_published' | 'own_cost' | 'rate_not_verified';
    }
  /** Not before that day. */
  | { readonly code: 'too_early'; readonly on: Day }
  /** The rate of that day is needed. */
  | { readonly code: 'exchange_rate'; readonly on: Day };

/** Why there is nothing at all. */
export interface NoSum {
  readonly none:
    'debtor_unknown' | 'not_this_debtor' | 'no_rule' | 'forbidden' | 'already' | 'first_free' | 'most_reached';
  readonly rule: string | null;
}

export function fixedSum(facts: SumFacts): Sum | NoSum {
  const rules = rulesOf(facts.law)?.fixed ?? [];
  if (facts.debtor === 'unknown') return { none: 'debtor_unknown', rule: null };
  const rule = ruleFor(rules, facts.debtor, facts.on);
  if (rule === undefined) return { none: rules.length === 0 ? 'no_rule' : 'not_this_debtor', rule: null };
  if (facts.already) return { none: 'already', rule: rule.key };
  const amount = amountOf(rule.amount, facts);
  if ('none' in amount) return { none: 'forbidden', rule: rule.key };
  const { money, unmet } = converted(rule, facts, amount);
  const net = money === null ? null : lessEarlier(rule, facts, money);
  const vatMinor = net === null || facts.reclaimsVat !== false ? 0 : vatOf(rule, net.minor);
  return {
    ...{ rule: rule.key, per: rule.per, basis: rule.basis, replaces: rule.replaces, netted: rule.netted ?? null },
    money: net && { ...net, minor: net.minor + vatMinor },
    ...{ vatMinor, plus: null, unmet: [...unmetOf(rule, facts, amount), ...unmet] },
  };
}

/** The most that a reminder, a demand or a plan may cost the debtor. */
export function feeCap(facts: FeeFacts): Sum | NoSum {
  const { law, debtor, occasion, on, before, dueOn } = facts;
  if (debtor === 'unknown') return { none: 'debtor_unknown', rule: null };
  const rules = (rulesOf(law)?.fees ?? []).filter((one) => one.occasion === occasion || one.occasion === 'any');
  const rule = ruleFor(rules, debtor, on);
  if (rule === undefined) return { none: 'no_rule', rule: null };
  if (rule.firstFree && before.count === 0) return { none: 'first_free', rule: rule.key };
  if (rule.most !== undefined && before.count >= rule.most) return { none: 'most_reached', rule: rule.key };
  const amount = amountOf(rule.cap, facts);
  // Where nothing may be asked for without a title, that is the condition; everywhere else it is the end
  if ('none' in amount) return { none: 'forbidden', rule: rule.key };
  const after = rule.afterDueDays === undefined || dueOn === null ? on : addDays(dueOn, rule.afterDueDays);
  const apart = rule.daysApart === undefined || before.lastOn === null ? on : addDays(before.lastOn, rule.daysApart);
  const first = maxDay(after, apart);
  return {
    ...{ rule: rule.key, per: 'message', basis: rule.basis, replaces: [], netted: null, plus: rule.plus ?? null },
    money: 'money' in amount ? amount.money : null,
    vatMinor: 0,
    unmet: [...unmetOf(rule, facts, amount), ...(first > on ? [{ code: 'too_early' as const, on: first }] : [])],
  };
}

function unmetOf(rule: FixedRule | FeeRule, facts: SumFacts, amount: Exclude<Amount, { none: true }>): Unmet[] {
  const inDefault = facts.defaultSince !== null && facts.defaultSince <= facts.on;
  const sure = rule.basis.evidence === 'read' && (!('sure' in amount) || amount.sure);
  return [
    ...(inDefault ? [] : [{ code: 'not_in_default' as const }]),
    ...rule.needs.filter((need) => !facts.known.has(need)).map((code) => ({ code })),
    ...('missing' in amount
      ? [{ code: amount.missing === 'unknown' ? ('not_published' as const) : amount.missing }]
      : []),
    ...(sure || facts.confirmed(rule.key) ? [] : [{ code: 'not_verified' as const }]),
  ];
}

/** Poland names euros and wants them in złoty, at the average of the last working day of the month before the claim fell due. */
function converted(
  rule: FixedRule,
  { claim, dueOn, exchange }: SumFacts,
  amount: Exclude<Amount, { none: true }>,
): { readonly money: Money | null; readonly unmet: readonly Unmet[] } {
  if ('missing' in amount) return { money: null, unmet: [] };
  const { money } = amount;
  if (rule.converted === undefined || money.currency === claim.currency) return { money, unmet: [] };
  const wanted = dueOn === null ? null : exchangeDay(dueOn);
  if (wanted === null) return { money: null, unmet: [{ code: 'not_in_default' }] };
  if (exchange === undefined || exchange.on !== wanted)
    return { money: null, unmet: [{ code: 'exchange_rate', on: wanted }] };
  const [whole = '', decimals = ''] = exchange.rate.split('.');
  const minor = share(money.minor, BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length));
  return {
    money: { minor, currency: claim.currency },
    unmet: exchange.sure === false ? [{ code: 'rate_not_verified' }] : [],
  };
}

/** The day of the rate by which a sum in euros becomes złoty. */
export const exchangeDay = (dueOn: Day): Day => rollBack(calendarOf('PL'), endOfMonth(addMonths(dueOn, -1)));

function lessEarlier({ netted }: FixedRule, { earlierFees }: SumFacts, money: Money): Money {
  const less = netted === 'reminder_fees' && earlierFees?.currency === money.currency ? earlierFees.minor : 0;
  return { ...money, minor: Math.max(0, money.minor - less) };
}

const vatOf = ({ vatPercent }: FixedRule, minor: number): number =>
  vatPercent === undefined ? 0 : share(minor, BigInt(Math.round(Number(vatPercent) * 10)), 1_000n);
