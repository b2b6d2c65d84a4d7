import type { OpenItem } from '../ledger/open-item';

/**
 * As much of an open item as a decision looks at or a message says. A run reads a million of them: what nobody asks for here
 * is not fetched.
 */
export type Owed = Pick<OpenItem, (typeof OWED)[number]>;

export const OWED = [
  'itemId', 'customerId', 'part', 'parts', 'type', 'document', 'issuedOn', 'dueOn', 'currency', 'amountMinor', 'openMinor',
  'presumedSettledOn', 'withheld', 'withheldUntil', 'openingStep', 'openingStepOn', 'poNo', 'billedEntity', 'paymentMethod',
  'paymentReference',
] as const satisfies readonly (keyof OpenItem)[]; // prettier-ignore
