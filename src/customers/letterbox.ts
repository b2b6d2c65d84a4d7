import type { Address, Contact, Customer } from './customer';

/**
 * Whom one writes to about a customer: its payer; else the head of its group where the head wants one message for all and the
 * customer was not taken out of that; else the customer itself. A payer comes first, and nobody is written to through two. The
 * legal debtor stays the customer.
 */
export interface Letterbox {
  readonly customer: Pick<
    Customer,
    'id' | 'code' | 'name' | 'legalName' | 'debtorType' | 'country' | 'region' | 'language'
  >;
  /** `itself`: others are written to through this customer. */
  readonly as: LetterboxAs;
  readonly contacts: readonly Contact[];
  readonly addresses: readonly Address[];
}

export type LetterboxAs = 'payer' | 'parent' | 'itself';
