import { interestRules, type InterestRule, type InterestRules } from './interest-rules';

/**
 * What the law of a country says of interest, each part by a key of its own, because each stands somewhere and is read by itself: by which
 * rate a debt bears it, how far a contract may go, and how it is counted.
 */
interface Part {
  readonly key: string;
  readonly basis: InterestRule['basis'];
  readonly from?: never;
  readonly to?: never;
}
type Who = Pick<InterestRule, 'debtors' | 'claims'>;

export type InterestPart =
  | (Part & Who & { readonly interest: 'rate' } & Pick<InterestRule, 'rate' | 'conditions'>)
  | (Part & Who & { readonly interest: 'contract'; readonly contract: InterestRule['contract'] })
  | (Part & Who & { readonly interest: 'none' })
  | (Part & { readonly interest: 'day_count'; readonly how: InterestRules['dayCount']['count'] })
  | (Part & { readonly interest: 'rounding'; readonly how: InterestRules['rounding']['how'] })
  | (Part & { readonly interest: 'compounding'; readonly how: InterestRules['compounding']['how'] });

export function interestParts(law: string): readonly InterestPart[] {
  const rules = interestRules().get(law);
  if (rules === undefined) return [];
  const { dayCount, rounding, compounding } = rules;
  return [
    ...rules.rules.flatMap(partsOfRule),
    ...rules.none.flatMap(({ debtors, claims, basis, contract }, at): InterestPart[] => [
      { key: `${law}-NONE-${at + 1}`, interest: 'none', debtors, claims, basis },
      ...(contract === undefined
        ? []
        : [{ key: `${law}-NONE-${at + 1}-CONTRACT`, interest: 'contract' as const, debtors, claims, contract, basis: contract.basis }]), // prettier-ignore
    ]),
    { key: countingKey(law, 'day_count'), interest: 'day_count', how: dayCount.count, basis: dayCount.basis },
    { key: countingKey(law, 'rounding'), interest: 'rounding', how: rounding.how, basis: rounding.basis },
    { key: countingKey(law, 'compounding'), interest: 'compounding', how: compounding.how, basis: compounding.basis },
  ];
}

function partsOfRule({ key, debtors, claims, rate, conditions, contract, basis }: InterestRule): InterestPart[] {
  return [
    { key, interest: 'rate', debtors, claims, rate, conditions, basis },
    { key: contractKey(key), interest: 'contract', debtors, claims, contract, basis: contract.basis },
  ];
}

export const contractKey = (rule: string): string => `${rule}-CONTRACT`;

const COUNTING = { day_count: 'DAYCOUNT', rounding: 'ROUNDING', compounding: 'COMPOUNDING' };

export const countingKey = (law: string, what: keyof typeof COUNTING): string => `${law}-${COUNTING[what]}`;
