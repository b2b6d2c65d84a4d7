import type { Ids } from '../kernel/ids';
import { escaped, holding, wordsOf } from './sought';
import { Refusal } from '../kernel/result';
import { rowsOf, type Query } from '../platform/db';
import { manyRowsOf, tableOf } from '../platform/rows';
import type { Address, Contact, Customer } from './customer';

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
  const exact = await one(
    q,
    `company_id = ? and id in (select coalesce(merged_into, id) from customer where company_id = ? and (code = ? or id = ?))`,
    [companyId, companyId, text, ids?.open('customer', text) ?? -1],
  );
  if (exact) return exact;
  const wanted = text.trim().toLowerCase();
  const named = await several(q, 'company_id = ? and merged_into is null and (lower(name) = ? or lower(code) = ?)', [
    companyId,
    wanted,
    wanted,
  ]);
  if (named.length === 1 && named[0]) return named[0];
  const like = `%${escaped(wanted)}%`;
  const found =
    named.length > 0 ? named : await several(q, `company_id = ? and merged_into is null and lower(name) like ? escape '\\'`, [companyId, like]); // prettier-ignore
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

/** The customer, or the one that it was merged into. Refuses where the company has no such customer. */
export async function customerById(q: Query, companyId: number, id: number): Promise<Customer> {
  const found = await one(
    q,
    'company_id = ? and id = (select coalesce(merged_into, id) from customer where company_id = ? and id = ?)',
    [companyId, companyId, id],
  );
  if (!found) throw new Refusal('no-such-customer', 'There is no such customer.', 'Look for it: duly customers TEXT');
  return found;
}

/** Their names, by number. */
export async function customerNames(
  q: Query,
  companyId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(ids)].map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number; name: string }>(
    q,
    `select id, name from v_customer where company_id = ? and id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface CustomerSearch {
  readonly companyId: number;
  /** Words of its names and numbers, or a part of the town; empty: all. */
  readonly text: string;
  readonly limit: number;
}

/** By number. */
export async function searchCustomers(q: Query, search: CustomerSearch): Promise<Customer[]> {
  const like = `%${escaped(search.text.trim().toLowerCase())}%`;
  const named = holding(wordsOf(search.text), 'c.sought');
  const rows = await manyRowsOf<CustomerRow>(
    q,
    CUSTOMER_FIELDS,
    `select ${CUSTOMER} from customer c where company_id = ? and merged_into is null and ((${named.sql})
       or exists (select 1 from address a where a.customer_id = c.id and a.ended_at is null and lower(coalesce(a.city, '')) like ? escape '\\'))
     order by code limit ?`,
    [search.companyId, ...named.bindings, like, search.limit],
  );
  return rows.map(customerFrom);
}

export async function customersInRange(q: Query, range: Range): Promise<Customer[]> {
  const rows = await manyRowsOf<CustomerRow>(
    q,
    CUSTOMER_FIELDS,
    `select ${CUSTOMER} from customer c where company_id = ? and id between ? and ? and merged_into is null order by id`,
    [range.companyId, range.first, range.last],
  );
  return rows.map(customerFrom);
}

/** The contacts in use, oldest first, whatever their state. */
export async function contactsInRange(q: Query, range: Range): Promise<Contact[]> {
  return manyRowsOf<Contact>(
    q,
    ['id', 'customerId', 'role', 'name', 'email', 'phone', 'language', 'state', 'sms'],
    `select id, customer_id as "customerId", role, name, email, phone, language, state, sms from contact
     where company_id = ? and customer_id between ? and ? and ended_at is null order by customer_id, id`,
    [range.companyId, range.first, range.last],
  );
}

/** The addresses in use, oldest first, also those from which a letter came back. */
export async function addressesInRange(q: Query, range: Range): Promise<Address[]> {
  return manyRowsOf<Address>(
    q,
    ['id', 'customerId', 'role', 'name', 'street', 'postcode', 'city', 'region', 'country', 'invalidSince'],
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
  const rows = await rowsOf<CustomerRow>(
    q,
    `select ${CUSTOMER} from customer c where ${where} order by code limit 11`,
    bindings,
  );
  return rows.map(customerFrom);
}

const CUSTOMER_FIELDS = [
  'id', 'companyId', 'code', 'name', 'legalName', 'legalForm', 'tradingName', 'debtorType', 'registerNo', 'vatNo',
  'representative', 'country', 'region', 'language', 'segment', 'collector', 'partyId', 'parentId', 'payerId',
  'internal', 'maxStep', 'paymentTerms', 'paymentMethod', 'governingLaw', 'courtCountry', 'claimType', 'creditLimitMinor',
  'creditLimitCurrency', 'stoppedAt', 'hardship', 'supplierNo', 'recordedAt',
] as const satisfies readonly (keyof Customer)[]; // prettier-ignore
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const CUSTOMER = CUSTOMER_FIELDS.map((field) => `c.${columnOf(field)} as "${field}"`).join(', ');

type CustomerRow = Omit<Customer, 'internal' | 'hardship'> & { readonly internal: number; readonly hardship: number };

const customerFrom = (row: CustomerRow): Customer => ({
  ...row,
  internal: row.internal === 1,
  hardship: row.hardship === 1,
});
