import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import type { Day } from '../kernel/day';
import type { GivenAddress } from './swiss-bill';

/** Who writes to whom: everything in a message that is not about money. */
export interface Parties {
  readonly creditor: Creditor;
  /** Who answers questions; empty: the company itself. */
  readonly person: ContactPerson | null;
  /** A mailbox that is read. */
  readonly replyTo: string;
  /** What the company wants to stand under its mails, as it was typed. */
  readonly footer?: string;
  readonly customer: { readonly code: string; readonly name: string };
  readonly recipient: {
    /** A person, or the first line of the address. */
    readonly name: string | null;
    /** Lines of the address field, at most six; empty for an email. */
    readonly lines: readonly string[];
    /** The same, part by part; not said: it is not known, or the message is no letter. */
    readonly postal?: GivenAddress;
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

/** What a company and its settings say about who writes. */
export function creditorOf(company: Company): Creditor {
  const { legalName, legalForm } = company;
  const named = legalForm !== null && !legalName.toLowerCase().includes(legalForm.toLowerCase());
  return {
    name: company.tradingName ?? legalName,
    legalName: named ? `${legalName} ${legalForm}` : legalName,
    registerNo: company.registerNo,
    vatNo: company.vatNo,
    representative: company.representative,
    street: company.street,
    postcode: company.postcode,
    city: company.city,
    country: company.country,
    email: company.email,
    phone: company.phone,
    website: company.website,
  };
}

/** The mailbox that mails come from, in a language or by default; undefined where the company has none. */
export const senderAddress = (company: Company, settings: Settings, language = ''): string | undefined =>
  settings.senders[language]?.email ?? company.email ?? settings.contactPerson?.email ?? settings.replyTo ?? undefined;

/** Under which name mails come. */
export const senderName = (company: Company, settings: Settings, language = ''): string =>
  settings.senders[language]?.name ?? creditorOf(company).name;

/** Where answers go: never to a mailbox that nobody reads. */
export const replyAddress = (company: Company, settings: Settings, language = ''): string =>
  settings.senders[language]?.replyTo ?? settings.replyTo ?? settings.contactPerson?.email ?? company.email ?? '';
