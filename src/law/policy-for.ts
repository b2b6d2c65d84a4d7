import { movesDueDays } from './due-shift';
import { contractKey, countingKey } from './interest-parts';
import { interestRules, type Bound, type ClaimKind, type Condition, type ContractRule, type Debtor, type InterestRule, type InterestRules } from './interest-rules'; // prettier-ignore
import type { DayCount, InterestPolicy, LegalBasis, RateRule } from './policy';

/** By which policy a debt bears interest, or why by none: from the law that governs it, who owes, what for, and what the contract says. */
export interface PolicyAsked {
  /** The law that governs: `DE`, `UK` (England and Wales; `GB` and `GB-EAW` are read as that); null: nobody knows it. */
  readonly law: string | null;
  readonly debtor: Debtor;
  readonly claimKind?: ClaimKind;
  readonly contractTerms?: ContractTerms | null;
  /** Where a law leaves it open: one of those that are in use there. */
  readonly dayCount?: DayCount;
  /** Rules from memory that a person has read in the official text: they are not unsure any more. */
  readonly confirmed?: (rule: string) => boolean;
}

/** What the contract says of interest. */
export interface ContractTerms {
  readonly rate: RateRule;
  readonly accrualBlockDays?: number;
}

export interface PolicyFound {
  readonly kind: 'policy';
  readonly policy: LegalPolicy;
  /** What must be so besides: shown, and judged by a person. */
  readonly conditions: readonly Condition[];
  /** Which parts nobody has compared with an official text; `rule` and `contract` block every charge until a person does. */
  readonly unsure: readonly ('rule' | 'contract' | 'day_count' | 'rounding' | 'compounding')[];
  /** The rate is that of the contract: what it may not fall below or rise above, day by day. */
  readonly bounds: ContractBounds | null;
}

/** Why a debt bears no interest that could be named. */
export type NoPolicy = 'unknown_law' | 'unknown_debtor' | 'contract_only' | 'contract_not_allowed' | 'not_said';

export type PolicyAnswer =
  PolicyFound | { readonly kind: 'none'; readonly reason: NoPolicy; readonly basis: LegalBasis | null };

/** With the law by which a due day moves. */
export interface LegalPolicy extends InterestPolicy {
  readonly dueShift: string | null;
}

export interface ContractBounds {
  readonly floor: RateRule | TimesSeries | null;
  readonly cap: RateRule | TimesSeries | null;
  readonly basis: LegalBasis;
}

/** So many times a series and so many points more. */
export interface TimesSeries {
  readonly kind: 'times';
  readonly series: string;
  readonly times: string;
  readonly plus: string;
}

export function policyFor(asked: PolicyAsked): PolicyAnswer {
  const law = interestRules().get(lawKey(asked.law ?? ''));
  if (law === undefined) return { kind: 'none', reason: 'unknown_law', basis: null };
  if (asked.debtor === 'unknown') return { kind: 'none', reason: 'unknown_debtor', basis: null };
  const claim = asked.claimKind ?? 'delivery';
  const rule = ruleFor(law, asked.debtor, claim);
  if (asked.contractTerms) return byContract(law, { rule, asked, terms: asked.contractTerms, claim });
  if (rule === undefined) {
    const none = law.none.find(
      ({ debtors, claims }) => debtors.some((one) => one === asked.debtor) && claims.includes(claim),
    );
    return {
      kind: 'none',
      reason: none?.reason ?? 'not_said',
      basis: none === undefined ? null : legalBasis(none.basis),
    };
  }
  return {
    kind: 'policy',
    policy: {
      ...conventions(law, asked),
      key: rule.key,
      rate: rateRule(rule),
      basis: readBy(asked, rule.key, legalBasis(rule.basis)),
    },
    conditions: rule.conditions,
    unsure: [
      ...(rule.basis.evidence === 'memory' && !isRead(asked, rule.key) ? ['rule' as const] : []),
      ...unsureConventions(law, asked),
    ],
    bounds: null,
  };
}

/** What an edge calls England and Wales, and what the data does. */
export const lawKey = (law: string): string => (/^GB(-EAW|-ENG|-WLS)?$/.test(law) ? 'UK' : law);

/** The laws of which something is known. */
export const knownLaws = (): readonly string[] => [...interestRules().keys()].sort();

/** The series of rates that a law's interest needs, bounds of contracts among them. */
export function seriesOfLaw(law: string): readonly { readonly series: string; readonly rules: readonly string[] }[] {
  const used = new Map<string, string[]>();
  const note = (series: string, key: string): void => void used.set(series, [...(used.get(series) ?? []), key]);
  for (const { key, rate, contract } of interestRules().get(lawKey(law))?.rules ?? []) {
    if (rate.kind === 'series') note(rate.series, key);
    for (const bound of [contract.floor, contract.cap]) if (bound?.kind === 'series') note(bound.series, key);
  }
  return [...used].map(([series, rules]) => ({ series, rules: [...new Set(rules)] }));
}

/** A rule for that very claim; a medical claim is else a delivery like any other. */
function ruleFor(law: InterestRules, debtor: Debtor, claim: ClaimKind): InterestRule | undefined {
  const of = (kind: ClaimKind): InterestRule | undefined =>
    law.rules.find(({ debtors, claims }) => debtors.some((one) => one === debtor) && claims.includes(kind));
  return of(claim) ?? (claim === 'medical' || claim === 'without_fault' ? of('delivery') : undefined);
}

interface ByContract {
  readonly rule: InterestRule | undefined;
  readonly asked: PolicyAsked;
  readonly terms: ContractTerms;
  readonly claim: ClaimKind;
}

function byContract(law: InterestRules, { rule, asked, terms, claim }: ByContract): PolicyAnswer {
  const at = law.none.findIndex(({ debtors, claims }) => debtors.some((one) => one === asked.debtor) && claims.includes(claim)); // prettier-ignore
  const contract = rule?.contract ?? law.none[at]?.contract;
  const key = contractKey(rule?.key ?? `${law.country}-NONE-${at + 1}`);
  if (contract?.allowed !== true) {
    const basis = contract === undefined ? null : legalBasis(contract.basis);
    return { kind: 'none', reason: 'contract_not_allowed', basis };
  }
  const { accrualBlockDays } = terms;
  return {
    kind: 'policy',
    policy: {
      ...conventions(law, asked),
      key: `${law.country}-CONTRACT`,
      rate: terms.rate,
      ...(accrualBlockDays === undefined ? {} : { accrualBlockDays }),
      basis: readBy(asked, key, legalBasis(contract.basis)),
    },
    conditions: contract.conditions ?? [],
    unsure: [
      ...(contract.basis.evidence === 'memory' && !isRead(asked, key) ? ['contract' as const] : []),
      ...unsureConventions(law, asked),
    ],
    bounds: boundsOf(contract, rule),
  };
}

function boundsOf(contract: ContractRule, rule: InterestRule | undefined): ContractBounds | null {
  const one = (bound: Bound | undefined): RateRule | TimesSeries | null => {
    if (bound === undefined) return null;
    if (bound.kind === 'law') return rule === undefined ? null : rateRule(rule);
    return { kind: 'times', series: bound.series, times: bound.times, plus: bound.plus };
  };
  const [floor, cap] = [one(contract.floor), one(contract.cap)];
  return floor === null && cap === null ? null : { floor, cap, basis: legalBasis(contract.basis) };
}

const rateRule = ({ rate }: InterestRule): RateRule => rate;

/** What is the same for all rules of a country. */
function conventions(law: InterestRules, { dayCount }: PolicyAsked): Omit<LegalPolicy, 'key' | 'rate' | 'basis'> {
  const { count, alternatives } = law.dayCount;
  return {
    dayCount: dayCount !== undefined && alternatives.includes(dayCount) ? dayCount : count,
    counting: law.counting,
    rounding: law.rounding.how,
    compounding: law.compounding.how,
    paymentDayBears: true,
    allocation: law.allocation,
    dueShift: movesDueDays(law.country) ? law.country : null,
  };
}

function unsureConventions(
  { country, dayCount, rounding, compounding }: InterestRules,
  asked: PolicyAsked,
): PolicyFound['unsure'] {
  const all = [['day_count', dayCount], ['rounding', rounding], ['compounding', compounding]] as const; // prettier-ignore
  return all.flatMap(([what, { basis }]) => basis.evidence === 'memory' && !isRead(asked, countingKey(country, what)) ? [what] : []); // prettier-ignore
}

const isRead = ({ confirmed }: PolicyAsked, key: string): boolean => confirmed?.(key) === true;

const readBy = (asked: PolicyAsked, key: string, basis: LegalBasis): LegalBasis =>
  isRead(asked, key) ? { ...basis, evidence: 'read' } : basis;

const legalBasis = ({ text, evidence, url, from }: InterestRule['basis']): LegalBasis => ({
  ...{ text, evidence, validFrom: from ?? null, validTo: null },
  ...(url === undefined ? {} : { url }),
});
