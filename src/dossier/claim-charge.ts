import type { Day } from '../kernel/day';

/** What a claim asks for beside principal and the interest that it counts itself. Amounts are minor units of its currency. */
export interface ClaimedCharge {
  readonly title: string;
  readonly document: string | null;
  readonly on: Day;
  readonly openMinor: number;
  /** Contract clause or law, as it may be printed; empty: nobody recorded it. */
  readonly source: string;
  /** Forms ask for them apart; `other` where nobody says. */
  readonly kind?: ChargeKind;
  /** What was claimed, where something of it was paid. */
  readonly amountMinor?: number;
  /** Of interest: the days that it is for, both counted, and at which rates. */
  readonly counted?: { readonly from: Day; readonly to: Day; readonly rates: readonly CountedRate[] };
}

export interface CountedRate {
  readonly percent: string;
  /** The first of its days. */
  readonly from: Day;
}

export type ChargeKind = 'fixed_sum' | 'reminder_fee' | 'collection_cost' | 'penalty' | 'interest' | 'other';

/** What of the charges is interest, and what is not. */
export const isInterest = ({ kind }: Pick<ClaimedCharge, 'kind'>): boolean => kind === 'interest';

export interface Cost {
  readonly title: string;
  readonly on: Day;
  readonly amountMinor: number;
}
