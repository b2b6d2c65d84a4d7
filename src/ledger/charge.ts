import { dayFrom, type Day } from '../kernel/day';
import { sum } from '../kernel/money';

/** What is claimed beside the principal of an invoice: a fee, a fixed sum, interest. Never an accounting entry until it is exported. */
export type ChargeKind = 'fee' | 'fixed_sum' | 'interest';

/** A charge that stands, with the invoice that it is claimed for. */
export interface ClaimedCharge {
  readonly chargeId: number;
  readonly customerId: number;
  readonly entryId: number;
  readonly document: string;
  readonly kind: ChargeKind;
  /** `reminder/12`; of interest a period, `2026-02-02/2026-03-01`, both days counted. */
  readonly cause: string;
  readonly currency: string;
  /** > 0, minor units. */
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly aroseOn: Day;
}

/** From when to when it counts, where its cause says so: the period is its last two parts (`interest/2026-02-02/2026-03-01`). */
export function periodOf({
  cause,
}: Pick<ClaimedCharge, 'cause'>): { readonly from: Day; readonly to: Day } | undefined {
  const found = PERIOD.exec(cause);
  const [from, to] = [dayFrom(found?.[1] ?? ''), dayFrom(found?.[2] ?? '')];
  return from === undefined || to === undefined || to < from ? undefined : { from, to };
}

const PERIOD = /^(?:interest\/(?:part-\d+\/)?)?([^/]+)\/([^/]+)$/;

/** What is open of interest, and of costs: fees and fixed sums. */
export function openBeside(charges: readonly ClaimedCharge[]): {
  readonly interestMinor: number;
  readonly costsMinor: number;
} {
  const of = (isInterest: boolean): number =>
    sum(charges.filter(({ kind }) => (kind === 'interest') === isInterest).map(({ openMinor }) => openMinor));
  return { interestMinor: of(true), costsMinor: of(false) };
}
