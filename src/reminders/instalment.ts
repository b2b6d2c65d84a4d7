import { sum } from '../kernel/money';
import { demandable, type Demandable } from '../ledger/demandable';
import type { Hold } from '../ledger/hold';
import type { JudgedPlan } from '../promises/plan';
import type { InstalmentOf, Owed } from './owed';

/**
 * An instalment as a demand: while a plan runs its invoices are held, and what is missing of an instalment is asked for in
 * their place. It looks like an item whose number is below zero, so that it has a stage and a step of its own. What is
 * disputed or promised of the invoices takes from the oldest instalment first: never is more asked for than may be.
 */
/** What is missing of each instalment of plans that run, except where money waits to be matched. */
export function instalmentsOf(plans: readonly JudgedPlan[]): Owed[] {
  return plans.flatMap(({ plan, instalments, acceptedOn, asOn }) => {
    let beforeMinor = 0;
    const itemIds = plan.items.map(({ itemId }) => itemId);
    return instalments.flatMap(({ id, n, dueOn, countsUntil, amountMinor, shortfallMinor, state }): Owed[] => {
      const instalment = { planId: plan.id, countsUntil, beforeMinor, itemIds };
      beforeMinor += shortfallMinor;
      if (shortfallMinor === 0 || state === 'awaiting_allocation') return [];
      return [
        {
          itemId: -id,
          customerId: plan.customerId,
          part: n,
          parts: instalments.length,
          type: 'invoice',
          document: plan.number,
          issuedOn: acceptedOn ?? asOn,
          dueOn,
          currency: plan.currency,
          amountMinor,
          openMinor: shortfallMinor,
          presumedSettledOn: null,
          withheld: null,
          withheldUntil: null,
          openingStep: null,
          openingStepOn: null,
          poNo: null,
          billedEntity: null,
          paymentMethod: null,
          paymentReference: plan.reference,
          instalment,
        },
      ];
    });
  });
}

/**
 * What may be asked of an instalment. `holds` are those in force on the customer and on the invoices of its plan; `goneMinor` is
 * what is presumed settled of these.
 */
export function demandableOf(
  { openMinor }: Owed,
  { beforeMinor }: InstalmentOf,
  { holds, goneMinor }: { readonly holds: readonly Hold[]; readonly goneMinor: number },
): Demandable {
  const general = holds.filter(({ itemId }) => itemId === null);
  if (general.length > 0) return demandable(openMinor, general);
  const others = holds.filter(({ kind }) => kind !== 'plan');
  const heldMinor = goneMinor + sum(others.map(({ amountMinor }) => amountMinor ?? openMinor + beforeMinor));
  const mineMinor = Math.max(0, Math.min(openMinor, heldMinor - beforeMinor));
  let left = mineMinor;
  const held = others.map((hold) => {
    const amountMinor = Math.min(left, hold.amountMinor ?? left);
    left -= amountMinor;
    return { hold, amountMinor };
  });
  return { demandMinor: openMinor - mineMinor, held: mineMinor === 0 ? [] : held };
}
