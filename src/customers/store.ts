import type { Instant } from '../kernel/day';
import type { Ids } from '../kernel/ids';
import { Refusal } from '../kernel/result';
import { rowsOf, type Query } from '../platform/db';
import type { Address, Contact, Customer, DebtorType } from './customer';

/** Customers with their contacts and addresses: rows in, rows out. Every question is one company's. */
export interface Range {
  readonly companyId: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The customer that a person means: its number, its public id, or its name where only one has it (whole, else in part).
 * Refuses with the candidates where several fit or none does.
 */
export async function findCustomer(q: Query, companyId: number, text: string, ids?: Ids): Promise<Customer> {
  const exact = await one(q, 'company_id = ? and (code = ? or id = ?)', [
    companyId,
    text,
    ids?.open('customer', text) ?? -1,
  ]);
  if (exact) return exact;
  const wanted = text.trim().toLowerCase();
  const named = await several(q, 'company_id = ? and (lower(name) = ? or lower(code) = ?)', [
    companyId,
    wanted,
    wanted,
  ]);
  if (named.length === 1 && named[0]) return named[0];
  const like = `%${escaped(text)}%`;
  const found =
    named.length > 0 ? named : await several(q, `company_id = ? and lower(name) like ? escape '\\'`, [companyId, like]);
  if (found.length === 1 && found[0]) return found[0];
  if (found.length === 0) {
    throw new Refusal('no-such-customer', `There is no customer ${text}.`, 'Look for it: duly customers TEXT');
  }
  const candidates = found.slice(0, 10).map((customer) => ({ customer: customer.code, name: customer.name }));
  throw new Refusal(
    'which-customer',
    `${found.length > 10 ? 'More than ten' : found.length} customers are called ${text}.`,
    `Give the number: ${candidates.map((c) => `${c.customer} (${c.name})`).join(', ')}.`,
    { candidates },
  );
}

/** Refuses where the company has no such customer. */
export async function customerById(q: Query, companyId: number, id: number): Promise<Customer> {
  const found = await one(q, 'company_id = ? and id = ?', [companyId, id]);
  if (!found) throw new Refusal('no-such-customer', 'There is no such customer.', 'Look for it: duly customers TEXT');
  return found;
}

export interface CustomerSearch {
  readonly companyId: number;
  /** A part of the number, the name, the legal name or the town; empty: all. */
  readonly text: string;
  readonly limit: number;
}

/** By number. */
export async function searchCustomers(q: Query, search: CustomerSearch): Promise<Customer[]> {
  const like = `%${escaped(search.text)}%`;
  const rows = await rowsOf<CustomerRow>(
    q,
    `select * from customer c where company_id = ? and (
       lower(code) like ? escape '\\' or lower(name) like ? escape '\\' or lower(coalesce(legal_name, '')) like ? escape '\\'
       or exists (select 1 from address a where a.customer_id = c.id and a.ended_at is null and lower(coalesce(a.city, '')) like ? escape '\\'))
     order by code limit ?`,
    [search.companyId, like, like, like, like, search.limit],
  );
  return rows.map(customerFrom);
}

const escaped = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');

export async function customersInRange(q: Query, range: Range): Promise<Customer[]> {
  const rows = await rowsOf<CustomerRow>(
    q,
    `select * from customer where company_id = ? and id between ? and ? order by id`,
    [range.companyId, range.first, range.last],
  );
  return rows.map(customerFrom);
}

/** The contacts in use, oldest first, whatever their state. */
export async function contactsInRange(q: Query, range: Range): Promise<Contact[]> {
  return rowsOf<Contact>(
    q,
    `select id, customer_id as "customerId", role, name, email, phone, language, state from contact
     where company_id = ? and customer_id between ? and ? and ended_at is null order by customer_id, id`,
    [range.companyId, range.first, range.last],
  );
}

/** The addresses in use, oldest first, also those from which a letter came back. */
export async function addressesInRange(q: Query, range: Range): Promise<Address[]> {
  return rowsOf<Address>(
    q,
    `select id, customer_id as "customerId", role, name, street, postcode, city, region, country,
       invalid_since as "invalidSince"
     from address where company_id = ? and customer_id between ? and ? and ended_at is null order by customer_id, id`,
    [range.companyId, range.first, range.last],
  );
}

async function one(q: Query, where: string, bindings: readonly unknown[]): Promise<Customer | undefined> {
  return (await several(q, where, bindings))[0];
}

async function several(q: Query, where: string, bindings: readonly unknown[]): Promise<Customer[]> {
  const rows = await rowsOf<CustomerRow>(q, `select * from customer where ${where} order by code limit 11`, bindings);
  return rows.map(customerFrom);
}

interface CustomerRow {
  id: number;
  company_id: number;
  code: string;
  name: string;
  legal_name: string | null;
  legal_form: string | null;
  trading_name: string | null;
  debtor_type: DebtorType;
  register_no: string | null;
  vat_no: string | null;
  representative: string | null;
  country: string | null;
  region: string | null;
  language: string | null;
  segment: string | null;
  collector: string | null;
  party_id: number | null;
  parent_id: number | null;
  payer_id: number | null;
  internal: number;
  max_step: number | null;
  terms_days: number | null;
  payment_method: string | null;
  governing_law: string | null;
  court_country: string | null;
  credit_limit_minor: number | null;
  credit_limit_currency: string | null;
  stopped_at: Instant | null;
  hardship: number;
  recorded_at: Instant;
}

function customerFrom(row: CustomerRow): Customer {
  return {
    id: row.id,
    companyId: row.company_id,
    code: row.code,
    name: row.name,
    legalName: row.legal_name,
    legalForm: row.legal_form,
    tradingName: row.trading_name,
    debtorType: row.debtor_type,
    registerNo: row.register_no,
    vatNo: row.vat_no,
    representative: row.representative,
    country: row.country,
    region: row.region,
    language: row.language,
    segment: row.segment,
    collector: row.collector,
    partyId: row.party_id,
    parentId: row.parent_id,
    payerId: row.payer_id,
    internal: row.internal === 1,
    maxStep: row.max_step,
    termsDays: row.terms_days,
    paymentMethod: row.payment_method,
    governingLaw: row.governing_law,
    courtCountry: row.court_country,
    creditLimitMinor: row.credit_limit_minor,
    creditLimitCurrency: row.credit_limit_currency,
    stoppedAt: row.stopped_at,
    hardship: row.hardship === 1,
    recordedAt: row.recorded_at,
  };
}
