import type { Day } from '../kernel/day';
import { commissionOn, vatOn, type CameInTotals, type FeeCase } from '../mandates/fees/commission';
import type { FeeModel } from '../mandates/fees/fee-model';

/**
 * An amount that the debtor paid after the hand-over: to the partner, or to us directly. Gross is always net of the partner, plus
 * its commission, plus the VAT on it; and what the instalments of a case cost adds up to what the whole would have cost.
 */
export type Way = 'partner' | 'direct';

/** What a gross amount paid of the claim; together they are the gross. */
export interface Split {
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly costsMinor: number;
}

export interface CameIn extends Split {
  readonly id: number;
  readonly way: Way;
  readonly on: Day;
}

export interface Agreed {
  readonly model: FeeModel;
  readonly claim: FeeCase;
}

export interface Reckoned {
  readonly id: number;
  readonly commissionMinor: number;
  readonly vatMinor: number;
  readonly netMinor: number;
}

const grossOf = ({ principalMinor, interestMinor, costsMinor }: Split): number =>
  principalMinor + interestMinor + costsMinor;

/** Of all that came in for one case, in the order in which it came. Where nothing is agreed, commission is not known: it is 0 and never shown. */
export function reckoned(all: readonly CameIn[], agreed: Agreed | null): Reckoned[] {
  const inOrder = [...all].sort((a, b) => a.on.localeCompare(b.on) || a.id - b.id);
  let [came, commission, vat] = [NOTHING, 0, 0];
  return inOrder.map((one) => {
    came = plus(came, one);
    const due = agreed === null ? 0 : commissionOn(agreed.model, agreed.claim, came);
    const tax = agreed === null ? 0 : vatOn(agreed.model, due);
    const [commissionMinor, vatMinor] = [due - commission, tax - vat];
    [commission, vat] = [due, tax];
    return { id: one.id, commissionMinor, vatMinor, netMinor: grossOf(one) - commissionMinor - vatMinor };
  });
}

const NOTHING: CameInTotals = { principalMinor: 0, otherMinor: 0, directPrincipalMinor: 0, directOtherMinor: 0 };

function plus(before: CameInTotals, { way, principalMinor, interestMinor, costsMinor }: CameIn): CameInTotals {
  const other = interestMinor + costsMinor;
  const direct = way === 'direct';
  return {
    principalMinor: before.principalMinor + principalMinor,
    otherMinor: before.otherMinor + other,
    directPrincipalMinor: before.directPrincipalMinor + (direct ? principalMinor : 0),
    directOtherMinor: before.directOtherMinor + (direct ? other : 0),
  };
}
