import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';
import type { EinvoiceState } from '../ledger/e-invoice';
import type { Hold } from '../ledger/hold';

/**
 * What the state of an e-invoice means for chasing: rejected by a platform it never was a receivable, and is issued anew; refused or
 * contested by the buyer it is held and becomes a dispute; a payment that the buyer sent is waited for. Nothing else holds.
 */
export interface EinvoiceFact {
  readonly itemId: number;
  readonly customerId: number;
  readonly state: EinvoiceState;
  /** The day on which the state became known. */
  readonly since: Day;
  /** A dispute was raised about it: from then on its settlement decides. */
  readonly isDisputed: boolean;
}

/** Bank days in which a payment that was sent arrives. */
const ARRIVES_WITHIN = 5;
/** Days until somebody looks again. */
const LOOKED_AT_AFTER = 7;

export function holdOfEinvoice({ itemId, customerId, state, since, isDisputed }: EinvoiceFact): Hold | undefined {
  const hold = { key: `e_invoice/${itemId}`, customerId, itemId, amountMinor: null, author: 'clock', from: since };
  const review = addDays(since, LOOKED_AT_AFTER);
  switch (state) {
    case 'rejected':
      return { ...hold, kind: 'e_invoice_rejected', reason: 'rejected by the platform', until: review, caused: true };
    case 'refused':
      return { ...hold, kind: 'e_invoice_refused', reason: 'refused by the buyer', until: review, caused: true };
    case 'disputed':
      if (isDisputed) return undefined;
      return {
        ...hold,
        kind: 'e_invoice_refused',
        reason: 'contested on the buyer’s platform',
        until: review,
        caused: true,
      };
    case 'payment_sent': {
      const until = addWorkdays(TARGET, since, ARRIVES_WITHIN);
      return {
        ...hold,
        kind: 'payment_in_transit',
        reason: 'the buyer’s platform says that it is paid',
        until,
        caused: false,
      };
    }
    case 'sent':
    case 'received':
    case 'approved':
    case 'collected':
      return undefined;
  }
}
