import type { Instant } from '../kernel/day';

/** Who owes: the debtor in legal papers and in the portal. Unique per company by the source's own number. */
export interface Customer {
  readonly id: number;
  readonly companyId: number;
  /** The source's own number. */
  readonly code: string;
  readonly name: string;
  /** Exactly as registered. */
  readonly legalName: string | null;
  readonly legalForm: string | null;
  readonly tradingName: string | null;
  readonly debtorType: DebtorType;
  readonly registerNo: string | null;
  readonly vatNo: string | null;
  readonly representative: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  readonly region: string | null;
  /** ISO 639-1. */
  readonly language: string | null;
  readonly segment: string | null;
  readonly collector: string | null;
  readonly partyId: number | null;
  readonly parentId: number | null;
  readonly payerId: number | null;
  /** A company of ours: never chased. */
  readonly internal: boolean;
  /** Never reminded beyond this step. */
  readonly maxStep: number | null;
  /** How long it has to pay, as a code (`kernel/terms.ts`); null: what the company says of all. */
  readonly paymentTerms: string | null;
  readonly paymentMethod: string | null;
  readonly governingLaw: string | null;
  readonly courtCountry: string | null;
  /** What it is mostly sold (`kernel/claim-type.ts`); null: what the company says of all. */
  readonly claimType: string | null;
  readonly creditLimitMinor: number | null;
  readonly creditLimitCurrency: string | null;
  /** Deliveries are on stop since. */
  readonly stoppedAt: Instant | null;
  readonly hardship: boolean;
  /** It is a supplier of ours too, under this number (`yes`: it is not known which) and may set off what we owe it. */
  readonly supplierNo: string | null;
  readonly recordedAt: Instant;
}

/** `unknown` stands where nobody says anything. */
export const KNOWN_TYPES = ['company', 'sole_trader', 'public_body', 'consumer'] as const;
export type DebtorType = (typeof KNOWN_TYPES)[number] | 'unknown';

/** What a customer is in law, and whether that is only what the company says of all of whom nothing is known. */
export interface KindOfDebtor {
  readonly type: DebtorType;
  readonly assumed: boolean;
}

/** What the source or a person says of this customer; else what the company's setting says; else unknown. */
export function kindOfDebtor(
  { debtorType }: Pick<Customer, 'debtorType'>,
  settings: { readonly debtorType: DebtorType | null },
): KindOfDebtor {
  if (debtorType !== 'unknown' || settings.debtorType === null) return { type: debtorType, assumed: false };
  return { type: settings.debtorType, assumed: true };
}

export interface Contact {
  readonly id: number;
  readonly customerId: number;
  readonly role: ContactRole;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly state: ContactState;
  /** What is known of short messages to its telephone; empty: nothing. */
  readonly sms?: ContactSms | null;
}

/** agreed: they may come · no: they must not · undelivered: one did not arrive there. */
export const CONTACT_SMS = ['agreed', 'no', 'undelivered'] as const;
export type ContactSms = (typeof CONTACT_SMS)[number];

/** A handler sees to single invoices; an adviser (lawyer, debt adviser) takes all contact in place of the customer. */
export const CONTACT_ROLES = ['reminder', 'invoice', 'query', 'escalation', 'main', 'handler', 'adviser'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];
export type ContactState = 'ok' | 'bounced' | 'opted_out';

export interface Address {
  readonly id: number;
  readonly customerId: number;
  readonly role: AddressRole;
  /** First line where it differs from the customer's name. */
  readonly name: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  /** A letter came back. */
  readonly invalidSince: Instant | null;
}

export const ADDRESS_ROLES = ['registered', 'billing', 'delivery', 'reminder', 'service'] as const;
export type AddressRole = (typeof ADDRESS_ROLES)[number];
