import { day, type Instant } from '../../kernel/day';
import type { Hold, HoldKind } from '../hold';
import type { OpenItem } from '../open-item';

/** An invoice of 100.00 that was due on 31 January 2026, and holds on it. */
export const item = (more: Partial<OpenItem> = {}): OpenItem => ({
  ...{ itemId: 1, companyId: 1, customerId: 1, entryId: 1, part: 1, parts: 1, type: 'invoice', document: 'F-1' },
  ...{
    issuedOn: day('2026-01-01'),
    dueOn: day('2026-01-31'),
    dueBy: null,
    currency: 'EUR',
    amountMinor: 10_000,
    openMinor: 10_000,
  },
  ...{ presumedSettledOn: null, withheld: null, withheldUntil: null, openingStep: null, openingStepOn: null },
  ...{ supplyOn: null, deliveryOn: null, orderNo: null, poNo: null, subject: null, site: null, billedEntity: null },
  ...{ paymentMethod: null, paymentReference: null, basis: 'booked', importId: null },
  recordedAt: '2026-01-01T09:00:00.000Z' as Instant,
  ...more,
});
export const hold = (kind: HoldKind, amountMinor: number | null, more: Partial<Hold> = {}): Hold => ({
  ...{ key: `${kind}/1`, customerId: 1, itemId: 1, amountMinor, kind, reason: '', author: 'maria' },
  ...{ from: day('2026-01-01'), until: null, caused: false },
  ...more,
});
