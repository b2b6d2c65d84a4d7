import { addUp } from '../dossier/adds-up';
import type { Claim } from '../dossier/claim';
import { interestTable } from '../dossier/interest';
import type { Day } from '../kernel/day';

/**
 * The list of its cases as a partner takes it in: in its own columns, each one of the fields that are published here. A row for each
 * case; amounts and days stay what they are.
 */
export const INTAKE_FIELDS = [
  ...['reference', 'partner-reference', 'handed-over-on', 'stage', 'key-date'],
  ...['creditor-name', 'creditor-contact', 'creditor-email', 'creditor-phone', 'payment-account'],
  ...['debtor-name', 'debtor-code', 'debtor-register', 'debtor-vat', 'debtor-street', 'debtor-postcode', 'debtor-city'],
  ...['debtor-country', 'debtor-contact', 'debtor-phone', 'debtor-email'],
  ...['currency', 'principal', 'interest', 'charges', 'total', 'open-now', 'oldest-due', 'invoices'],
] as const;
export type IntakeField = (typeof INTAKE_FIELDS)[number];

export interface IntakeColumn {
  /** As the partner's system calls it. */
  readonly header: string;
  readonly field: IntakeField;
}

export const MOST_COLUMNS = 40;
export const LONGEST_HEADER = 60;

/** Where the partner has none of its own: every field under its own name. */
const USUAL_COLUMNS: readonly IntakeColumn[] = INTAKE_FIELDS.map((field) => ({ header: field, field }));

/** As they are kept with the partner: JSON, or null. */
export function columnsFrom(kept: string | null): readonly IntakeColumn[] {
  const own = kept === null ? [] : (JSON.parse(kept) as IntakeColumn[]);
  return own.length === 0 ? USUAL_COLUMNS : own;
}

export interface IntakeCase {
  readonly claim: Claim;
  readonly number: string;
  readonly partnerRef: string | null;
  readonly handedOverOn: Day;
  /** In words. */
  readonly stage: string;
  readonly openMinor: number;
}

export type IntakeCell = string | { readonly minor: number; readonly currency: string } | { readonly day: Day } | null;

export interface IntakeTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly IntakeCell[])[];
}

export const intakeTable = (columns: readonly IntakeColumn[], cases: readonly IntakeCase[]): IntakeTable => ({
  head: columns.map(({ header }) => header),
  rows: cases.map((one) => {
    const values = intakeValues(one);
    return columns.map(({ field }) => values[field]);
  }),
});

function intakeValues(given: IntakeCase): Readonly<Record<IntakeField, IntakeCell>> {
  return {
    ...{ reference: given.number, 'partner-reference': given.partnerRef, stage: given.stage },
    ...{ 'handed-over-on': { day: given.handedOverOn }, 'key-date': { day: given.claim.keyDate } },
    ...creditorOf(given.claim),
    ...debtorOf(given.claim),
    ...sumsOf(given),
  };
}

type Some<Field extends IntakeField> = Readonly<Record<Field, IntakeCell>>;

const creditorOf = ({ creditor }: Claim): Some<Extract<IntakeField, `creditor-${string}`> | 'payment-account'> => ({
  'creditor-name': creditor.legalName,
  'creditor-contact': creditor.contact.name,
  'creditor-email': creditor.contact.email,
  'creditor-phone': creditor.contact.phone,
  'payment-account': creditor.bank?.iban ?? null,
});

const NOWHERE = { street: null, postcode: null, city: null, country: null };
const NOBODY = { name: null, phone: null, email: null };

function debtorOf({ debtor }: Claim): Some<Extract<IntakeField, `debtor-${string}`>> {
  const at = debtor.registered ?? debtor.others[0]?.address ?? NOWHERE;
  const contact = debtor.contacts[0] ?? NOBODY;
  return {
    ...{ 'debtor-name': debtor.legalName ?? debtor.name, 'debtor-code': debtor.code },
    ...{ 'debtor-register': debtor.registerNo, 'debtor-vat': debtor.vatNo },
    ...{ 'debtor-street': at.street, 'debtor-postcode': at.postcode, 'debtor-city': at.city },
    ...{ 'debtor-country': at.country, 'debtor-contact': contact.name },
    ...{ 'debtor-phone': contact.phone, 'debtor-email': contact.email },
  };
}

type SumField = 'currency' | 'principal' | 'interest' | 'charges' | 'total' | 'open-now' | 'oldest-due' | 'invoices';

function sumsOf({ claim, openMinor }: IntakeCase): Some<SumField> {
  const { currency, entries } = claim;
  const money = (minor: number): IntakeCell => ({ minor, currency });
  const added = addUp(claim);
  const interest = (interestTable(claim)?.totalMinor ?? 0) + added.interestClaimedMinor;
  const charges = added.chargesMinor - added.interestClaimedMinor;
  const [oldest] = entries.flatMap(({ dueOn }) => dueOn ?? []).sort();
  return {
    ...{ currency, principal: money(added.principalMinor), interest: money(interest), charges: money(charges) },
    ...{ total: money(added.principalMinor + interest + charges), 'open-now': money(openMinor) },
    'oldest-due': oldest === undefined ? null : { day: oldest },
    invoices: entries.map(({ document }) => document).join(', '),
  };
}

export interface ColumnTyped {
  readonly header: string;
  readonly field: string;
}

export type ColumnFlaw = 'header' | 'field' | 'twice' | 'long';

/** The rows that were filled in, or what is wrong with each, by its place among those typed. */
export function readColumns(
  typed: readonly ColumnTyped[],
): { readonly columns: readonly IntakeColumn[] } | { readonly wrong: Readonly<Record<number, ColumnFlaw>> } {
  const wrong: Record<number, ColumnFlaw> = {};
  const columns: IntakeColumn[] = [];
  typed.slice(0, MOST_COLUMNS).forEach(({ header: text, field: name }, n) => {
    const header = text.replace(/[\s\p{C}]+/gu, ' ').trim();
    if (header === '' && name === '') return;
    const field = INTAKE_FIELDS.find((one) => one === name);
    if (header === '') wrong[n] = 'header';
    else if (header.length > LONGEST_HEADER) wrong[n] = 'long';
    else if (field === undefined) wrong[n] = 'field';
    else if (columns.some((one) => one.header.toLowerCase() === header.toLowerCase())) wrong[n] = 'twice';
    else columns.push({ header, field });
  });
  return Object.keys(wrong).length > 0 ? { wrong } : { columns };
}
