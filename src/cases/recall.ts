import { sum } from '../kernel/money';
import { withdrawalFee } from '../mandates/fees/bill';
import { commissionOn, vatOn, type FeeCase } from '../mandates/fees/commission';
import type { FeeModel } from '../mandates/fees/fee-model';
import type { Stage } from './course';

/**
 * What it costs to take a case back: nothing until the partner said that it has it; then the withdrawal fee that was agreed, and
 * the commission on what came in and on what is on its way. Shown before the click, kept with the recall.
 */
export interface RecallFacts {
  readonly stage: Stage;
  readonly receivedOn: string | null;
  /** What was agreed for the case; null: nothing. */
  readonly model: FeeModel | null;
  readonly claim: FeeCase;
  /** Principal that came in since the hand-over, in minor units. */
  readonly cameMinor: number;
  /** What the partner reported as paid and is not seen yet. */
  readonly underWayMinor: number;
}

export type Recall =
  { readonly kind: 'free' } | { readonly kind: 'unknown' } | ({ readonly kind: 'cost' } & RecallPrice);

export interface RecallPrice {
  readonly feeMinor: number;
  readonly openMinor: number;
  readonly ofPrincipalBps: number;
  readonly shareMinor: number;
  /** On what commission is counted. */
  readonly countedMinor: number;
  readonly commissionMinor: number;
  readonly vatMinor: number;
  readonly totalMinor: number;
}

/** The partner does nothing yet: it has not said that it has the case, or waits for its set-up fee. */
const NOT_BEGUN: readonly Stage[] = ['submitted', 'set_up_due'];

export function recallOf({ stage, receivedOn, model, claim, cameMinor, underWayMinor }: RecallFacts): Recall {
  if (NOT_BEGUN.includes(stage) && receivedOn === null) return { kind: 'free' };
  if (model === null) return { kind: 'unknown' };
  const { feeMinor, ofPrincipalBps } = model.withdrawal;
  const openMinor = Math.max(0, claim.claimMinor - cameMinor);
  const countedMinor = cameMinor + underWayMinor;
  const came = { principalMinor: countedMinor, otherMinor: 0, directPrincipalMinor: cameMinor, directOtherMinor: 0 };
  const seen = { principalMinor: cameMinor, otherMinor: 0, directPrincipalMinor: 0, directOtherMinor: 0 };
  const withdrawalMinor = withdrawalFee(model, claim, seen);
  const shareMinor = withdrawalMinor - feeMinor;
  const commissionMinor = commissionOn(model, claim, came);
  const vatMinor = vatOn(model, withdrawalMinor) + vatOn(model, commissionMinor);
  const totalMinor = sum([withdrawalMinor, commissionMinor, vatMinor]);
  return { kind: 'cost', feeMinor, openMinor, ofPrincipalBps, shareMinor, countedMinor, commissionMinor, vatMinor, totalMinor }; // prettier-ignore
}
