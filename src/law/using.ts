import { addDays } from '../kernel/day';
import { accrue, interestDue, type Accrual } from './accrual';
import type { InterestPayment, Part, PaymentUse } from './calculation';

/**
 * What a payment pays: the claims that its payer named, in that order, else the oldest first; in each, part by part as the
 * law of that claim orders. What is left of one that was meant for something is not used for anything else.
 */
export function useOf(
  payment: InterestPayment,
  oldestFirst: readonly Accrual[],
  byId: ReadonlyMap<string, Accrual>,
): PaymentUse {
  const named = payment.claims.flatMap((id) => byId.get(id) ?? []);
  const uses: { claim: string; part: Part; amountMinor: number }[] = [];
  let left = payment.amountMinor;
  for (const one of payment.claims.length === 0 ? oldestFirst : named) {
    if (left === 0) break; // a claim that gets nothing of it has no line that ends here
    accrue(one, one.claim.policy.paymentDayBears ? addDays(payment.on, 1) : payment.on);
    const parts = payment.toPrincipal === true ? (['principal'] as const) : one.claim.policy.allocation;
    for (const part of parts) {
      const amountMinor = Math.min(left, openOf(one, part));
      if (amountMinor === 0) continue;
      pay(one, part, amountMinor);
      uses.push({ claim: one.claim.id, part, amountMinor });
      left -= amountMinor;
    }
  }
  return { on: payment.on, amountMinor: payment.amountMinor, uses, unusedMinor: left };
}

function openOf(one: Accrual, part: Part): number {
  if (part === 'costs') return one.costs;
  return part === 'interest' ? interestDue(one) : one.base;
}

function pay(one: Accrual, part: Part, amountMinor: number): void {
  one.paid[part] += amountMinor;
  if (part === 'costs') one.costs -= amountMinor;
  if (part === 'principal') one.base -= amountMinor;
}
