import type { Day } from '../kernel/day';
import type { OpenItem } from '../ledger/open-item';

/**
 * As much of an open item as a decision looks at or a message says. A run reads a million of them: what nobody asks for here
 * is not fetched.
 */
export type Owed = Pick<OpenItem, (typeof OWED)[number]> & {
  /** It is no item, but what is missing of an instalment; see `instalment.ts`. */
  readonly instalment?: InstalmentOf;
  /** Who holds it and is paid, where that is not us. */
  readonly payee?: string;
};

export const OWED = [
  'itemId', 'customerId', 'part', 'parts', 'type', 'document', 'issuedOn', 'dueOn', 'currency', 'amountMinor', 'openMinor',
  'presumedSettledOn', 'withheld', 'withheldUntil', 'openingStep', 'openingStepOn', 'poNo', 'billedEntity', 'paymentMethod',
  'paymentReference',
] as const satisfies readonly (keyof OpenItem)[]; // prettier-ignore

/** Of which plan an instalment is, see `instalment.ts`. */
export interface InstalmentOf {
  readonly planId: number;
  /** The last day on which a receipt is in time: asked for from the next day on. */
  readonly countsUntil: Day;
  /** What is missing of the instalments before it; minor units. */
  readonly beforeMinor: number;
  /** The invoices of the plan. */
  readonly itemIds: readonly number[];
}

/** Instalments have numbers of their own, which here are below zero. */
export const isInstalment = (item: Pick<Owed, 'itemId'>): boolean => item.itemId < 0;
