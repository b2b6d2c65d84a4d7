import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Named, Whose } from './whose';

/** What the house knows of what a mail names: messages, contacts, invoices, files; of some companies, as they are now. */
interface Scope {
  readonly companyIds: readonly number[];
}

const within = ({ companyIds }: Scope, column: string): string => `${column} in (${companyIds.map(() => '?').join()})`;

/** The record that a customer became one with, so far as it did. */
const NOW = (customer: string): string => `(with recursive now_is(id, into_id) as (
    select c.id, c.merged_into from v_customer c where c.id = ${customer}
    union all select c.id, c.merged_into from now_is n join v_customer c on c.id = n.into_id)
  select id from now_is where into_id is null limit 1)`;

interface Row {
  readonly companyId: number;
  readonly customerId: number;
  readonly messageId: number | null;
}

export async function byMessages(q: Query, scope: Scope, messageIds: readonly number[]): Promise<Whose[]> {
  if (messageIds.length === 0) return [];
  return rowsOf<Row>(
    q,
    `select m.company_id as "companyId", ${NOW('m.customer_id')} as "customerId", m.id as "messageId" from v_message m
     where ${within(scope, 'm.company_id')} and m.id in (${messageIds.map(() => '?').join()}) and m.channel = 'email'
       and m.state <> 'withdrawn'`,
    [...scope.companyIds, ...messageIds],
  );
}

export async function bySender(q: Query, scope: Scope, { sender }: Named): Promise<Whose[]> {
  if (sender === '') return [];
  return rowsOf<Row>(
    q,
    `select distinct k.company_id as "companyId", ${NOW('k.customer_id')} as "customerId", null as "messageId" from v_contact k
     where ${within(scope, 'k.company_id')} and lower(k.email) = ?`,
    [...scope.companyIds, sender],
  );
}

export async function byNumbers(q: Query, scope: Scope, { numbers, references }: Named): Promise<Whose[]> {
  const found: Whose[] = [];
  if (numbers.length > 0) {
    const given = tableOf(q, { document: 'text' }, numbers.map((document) => ({ document }))); // prettier-ignore
    found.push(
      ...(await rowsOf<Row>(
        q,
        `select distinct e.company_id as "companyId", ${NOW('e.customer_id')} as "customerId", null as "messageId"
         from ${given.sql} as given cross join v_entry e
         where e.document = given.document and ${within(scope, 'e.company_id')} and e.type in ('invoice', 'credit_note')`,
        [...given.bindings, ...scope.companyIds],
      )),
    );
  }
  if (references.length > 0) {
    const given = tableOf(q, { reference: 'text' }, references.map((reference) => ({ reference }))); // prettier-ignore
    found.push(
      ...(await rowsOf<Row>(
        q,
        `select distinct p.company_id as "companyId", ${NOW('p.customer_id')} as "customerId", null as "messageId"
         from ${given.sql} as given cross join v_payment_reference p
         where p.reference = given.reference and ${within(scope, 'p.company_id')}`,
        [...given.bindings, ...scope.companyIds],
      )),
    );
  }
  return found;
}

export interface PartnerCase {
  readonly companyId: number;
  readonly caseId: number;
}

/** The cases that a mail of a partner names, by the number of the file; its sender must be the partner's address. */
export async function casesNamed(q: Query, scope: Scope, { sender, numbers }: Named): Promise<PartnerCase[]> {
  if (sender === '' || numbers.length === 0) return [];
  const given = tableOf(q, { number: 'text' }, numbers.map((number) => ({ number }))); // prettier-ignore
  return rowsOf<PartnerCase>(
    q,
    `select distinct c.company_id as "companyId", c.id as "caseId"
     from ${given.sql} as given cross join v_dossier d join v_case c on c.dossier_id = d.id join v_partner p on p.id = c.partner_id
     where upper(d.number) = upper(given.number) and ${within(scope, 'c.company_id')} and lower(p.email) = ?
       and c.state <> 'undone'`,
    [...given.bindings, ...scope.companyIds, sender],
  );
}

/** The cases of signed addresses: whoever writes to one had a mail of ours about it. */
export async function casesAddressed(q: Query, scope: Scope, caseIds: readonly number[]): Promise<PartnerCase[]> {
  if (caseIds.length === 0) return [];
  return rowsOf<PartnerCase>(
    q,
    `select c.company_id as "companyId", c.id as "caseId" from v_case c
     where ${within(scope, 'c.company_id')} and c.id in (${caseIds.map(() => '?').join()}) and c.state <> 'undone'`,
    [...scope.companyIds, ...caseIds],
  );
}

/** Of the companies whose mail may come into a mailbox. */
export async function allCompanyIds(q: Query): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(q, 'select id from v_company order by id');
  return rows.map(({ id }) => id);
}

/** What is open of a customer, for whoever reads a mail about it. */
export async function openDocuments(
  q: Query,
  companyId: number,
  customerId: number,
): Promise<{ document: string; openMinor: number; currency: string }[]> {
  return rowsOf(
    q,
    `select document, sum(open_minor) as "openMinor", currency from v_open_item
     where company_id = ? and customer_id = ? and open_minor > 0 group by document, currency order by document limit 500`,
    [companyId, customerId],
  );
}

export async function languageOf(q: Query, companyId: number, customerId: number): Promise<string | null> {
  const [row] = await rowsOf<{ language: string | null }>(
    q,
    'select language from v_customer where company_id = ? and id = ?',
    [companyId, customerId],
  );
  return row?.language ?? null;
}
