import type { Day } from '../kernel/day';

/** Who writes to whom: everything in a message that is not about money. */
export interface Parties {
  readonly creditor: Creditor;
  /** Who answers questions; empty: the company itself. */
  readonly person: ContactPerson | null;
  /** A mailbox that is read. */
  readonly replyTo: string;
  readonly customer: { readonly code: string; readonly name: string };
  readonly recipient: {
    /** A person, or the first line of the address. */
    readonly name: string | null;
    /** Lines of the address field, at most six; empty for an email. */
    readonly lines: readonly string[];
  };
  /** The date that stands on it. */
  readonly writtenOn: Day;
}

/** The company as its letters must name it. */
export interface Creditor {
  /** As the customer knows it. */
  readonly name: string;
  /** As registered, with its form. */
  readonly legalName: string;
  readonly registerNo: string | null;
  readonly vatNo: string | null;
  readonly representative: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly country: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
}

export interface ContactPerson {
  readonly name: string;
  readonly role?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly hours?: string | undefined;
}
