import type { CreditCover } from '../customers/credit';
import { daysBetween } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { JudgedPlan, Plan } from './plan';

/**
 * Whether an insurer has to consent to a plan: where its policy says so of every plan, or where an invoice would be paid later than
 * the policy lets one extend it. An extension without consent may cancel the cover of the invoice.
 */
export type ConsentTerms = Pick<CreditCover, 'insurer' | 'planNeedsConsent' | 'longestExtensionDays'>;

export interface Consent {
  readonly insurer: string;
  readonly why: 'every_plan' | 'too_long';
  /** By how many days the plan extends an invoice at most, and may without consent. */
  readonly days: number;
  readonly mostDays: number | null;
}

/** What is needed of the insurer; nothing where what is owed is not insured, or the plan stays within its terms. */
export function consentNeeded(terms: ConsentTerms | null, plan: Pick<Plan, 'items' | 'instalments'>): Consent | null {
  if (terms === null) return null;
  const { insurer, longestExtensionDays: mostDays } = terms;
  const days = extensionOf(plan);
  if (terms.planNeedsConsent) return { insurer, why: 'every_plan', days, mostDays };
  return mostDays !== null && days > mostDays ? { insurer, why: 'too_long', days, mostDays } : null;
}

/** Days from the due day of an invoice to that of the instalment that pays the last of it, of the one for which these are most. */
function extensionOf({ items, instalments }: Pick<Plan, 'items' | 'instalments'>): number {
  let covered = 0;
  const days = items.map(({ amountMinor, dueOn }) => {
    covered += amountMinor;
    let paid = 0;
    const last = instalments.find((one) => (paid += one.amountMinor) >= covered) ?? instalments.at(-1);
    return dueOn === null || last === undefined ? 0 : daysBetween(dueOn, last.dueOn);
  });
  return Math.max(0, ...days);
}

/** Refuses what the insurer has to consent to and has not. */
export function checkConsent({ plan, consent }: JudgedPlan, terms: ConsentTerms | null): void {
  const needed = consent === 'given' ? null : consentNeeded(terms, plan);
  if (needed === null) return;
  throw new Refusal(
    'plan-needs-consent',
    `${plan.number} needs the consent of ${needed.insurer}, which insures what is owed.`,
    `Record it when it is there: duly plan consent ${plan.number}`,
    { ...needed },
  );
}
