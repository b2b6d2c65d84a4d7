/** Whom a recovery file may be given to, who answers there, and by which way things reach it. */
export const PARTNER_KINDS = ['agency', 'bailiff', 'solicitor'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** account: who answers for us there · collector: who works cases · billing: who writes the invoices. */
export const CONTACT_ROLES = ['account', 'collector', 'billing'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** How cases reach the partner; the link always works as well. */
export const CHANNELS = ['link', 'mail', 'sftp', 'api'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface PartnerAddress {
  readonly lines: readonly string[];
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
}

/** Who a partner is and where it works. Empty lists: it was not said. */
export interface PartnerIdentity {
  readonly name: string;
  readonly kind: PartnerKind;
  readonly legalName: string | null;
  readonly registerNo: string | null;
  readonly vatNo: string | null;
  readonly address: PartnerAddress | null;
  /** ISO 3166 alpha-2; null: not said. */
  readonly country: string | null;
  /** ISO 639-1: in which it is written to. */
  readonly language: string | null;
  readonly countries: readonly string[];
  /** Court districts, as the country names them. */
  readonly districts: readonly string[];
  readonly languages: readonly string[];
  readonly email: string | null;
  readonly phone: string | null;
  /** For us alone. */
  readonly note: string | null;
  /** Whether it needs a signed agreement; null: as the law has it. */
  readonly needsAgreement: 'yes' | 'no' | null;
}

/** A partner that is only named yet. */
export const namedOnly = (name: string, kind: PartnerKind): PartnerIdentity => ({
  ...{ name, kind, legalName: null, registerNo: null, vatNo: null, address: null, country: null, language: null },
  ...{ countries: [], districts: [], languages: [], email: null, phone: null, note: null, needsAgreement: null },
});

export interface PartnerContact {
  readonly id: number;
  readonly partnerId: number;
  readonly name: string;
  readonly role: ContactRole;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
}

/** Good enough to write to: a name, an at, a host with a dot. */
export const isAddress = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text) && text.length <= 200;
