import { everAgreed } from '../companies/reference-agreement.store';
import { escaped, holding } from '../customers/sought';
import { numberSql } from '../ledger/items-text.panel';
import { spelledBy } from '../ledger/quoted';
import { rowsOf, type Query } from '../platform/db';
import { isSought, type Sought } from './search';

/**
 * Everything of a company that a text may name, each kind by a small question of its own: numbers and amounts over an index,
 * names by a walk over the customers. Amounts in minor units, + owes.
 */
export interface Found {
  readonly kind: FoundKind;
  readonly id: number;
  readonly customerId: number | null;
  readonly title: string;
  readonly note: string | null;
  /** The customer it belongs to. */
  readonly of: string | null;
  readonly minor: number | null;
  readonly openMinor: number | null;
  readonly currency: string | null;
  /** An item of it, to be shown at the customer's. */
  readonly itemId: number | null;
  /** The text is all of its number, not a part. */
  readonly exact: number;
}

export type FoundKind =
  'customer' | 'document' | 'amount' | 'contact' | 'dispute' | 'plan' | 'file' | 'case' | 'reference' | 'account';

/** Each kind at most so many, what fits best first. */
export async function foundIn(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  if (sought.text === '') return [];
  const asks = [customersNamed, documents, amounts, contacts, disputes, plans, files, cases, references, accounts];
  const found = await Promise.all(asks.map((ask) => ask(q, companyId, sought, limit)));
  return found.flat();
}

/** Between the parts of what somebody is found by: nobody types it. */
const BETWEEN = '\u001f';

const NOTHING = `null as "minor", null as "openMinor", null as currency, null as "itemId"`;

/** The best are chosen by what they are found by alone, over its index; only those are read. */
function customersNamed(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  const named = holding(sought.words, 'k.sought');
  const number = registered(sought.text);
  const whole = escaped(sought.whole);
  return rowsOf<Found>(
    q,
    `select 'customer' as kind, c.id, c.id as "customerId", c.name as title, c.code as note, null as "of", ${NOTHING},
       case when lower(c.code) = ? then 1 else 0 end as exact
     from (select k.id, k.sought, case when k.sought like ? escape '\\' then 0 when k.sought like ? escape '\\' then 1 else 2 end as turn
       from v_customer k where k.company_id = ? and k.merged_into is null and ((${named.sql}) ${number === null ? '' : `or k.sought like ?`})
       order by turn, k.sought, k.id limit ?) best
     join v_customer c on c.id = best.id order by exact desc, best.turn, c.name, c.id`,
    [
      ...[sought.whole, `%${BETWEEN}${whole}${BETWEEN}%`, `${BETWEEN}${whole}%`, companyId],
      ...[...named.bindings, ...(number === null ? [] : [`%${BETWEEN}${number}${BETWEEN}%`]), limit],
    ],
  );
}

/** What can be the number of a register or for VAT: it has some digits, and no signs but those that such numbers are written with. */
const registered = (text: string): string | null =>
  /^[\p{L}\d\s./-]+$/u.test(text) && text.replace(/\D/g, '').length >= 4
    ? text.replace(/[\s.]/g, '').toLowerCase()
    : null;

/** So many of those whose number begins like it are looked at for the letters in front. */
const LOOKED_AT = 500;

async function documents(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  if (sought.core === '') return [];
  const core = numberSql(q);
  return rowsOf<Found>(
    q,
    `select 'document' as kind, e.id, e.customer_id as "customerId", e.document as title, e.type as note, c.name as "of",
       e.amount_minor as "minor", (select sum(i.open_minor) from v_open_item_ever i where i.entry_id = e.id) as "openMinor",
       e.currency, (select min(i.item_id) from v_open_item_ever i where i.entry_id = e.id) as "itemId",
       case when lower(e.document) = ? then 1 else 0 end as exact
     from (select e.id, e.customer_id, e.document, e.type, e.amount_minor, e.currency from v_entry e
       where e.company_id = ? and ${core} >= ? and ${core} < ? order by ${core} limit ${LOOKED_AT}) e
     join v_customer c on c.id = e.customer_id where lower(e.document) like ? escape '\\'
     order by exact desc, e.document, e.id limit ?`,
    [sought.whole, companyId, sought.core, `${sought.core}\u{10ffff}`, `%${escaped(sought.whole)}%`, limit],
  );
}

async function amounts(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  if (sought.amounts.length === 0) return [];
  const minors = [...new Set(sought.amounts.flatMap(({ minor }) => [minor, -minor]))];
  const places = minors.map(() => '?').join(', ');
  const rows = await rowsOf<Found>(
    q,
    `select 'amount' as kind, e.id, e.customer_id as "customerId", e.document as title, e.type as note, c.name as "of",
       e.amount_minor as "minor", (select sum(i.open_minor) from v_open_item_ever i where i.entry_id = e.id) as "openMinor",
       e.currency, (select min(i.item_id) from v_open_item_ever i where i.entry_id = e.id) as "itemId", 0 as exact
     from (select id from (select e.id from v_entry e where e.company_id = ? and e.amount_minor in (${places}) order by e.id desc limit ${LOOKED_AT}) whole
       union select entry_id from (select i.entry_id from v_open_item i where i.company_id = ? and i.open_minor <> 0 and i.open_minor in (${places}) limit ${LOOKED_AT}) part) hit
     join v_entry e on e.id = hit.id join v_customer c on c.id = e.customer_id
     order by "openMinor" desc, e.id desc limit ?`,
    [companyId, ...minors, companyId, ...minors, LOOKED_AT],
  );
  return rows
    .filter(({ minor, openMinor, currency }) =>
      [minor, openMinor].some((one) => one !== null && isSought(sought.amounts, one, currency ?? '')),
    )
    .slice(0, limit);
}

/** So many that hold the text are looked at for the one whose address it is. */
const CONTACTS_LOOKED_AT = 50;

/** In the order of their index, which SQLite walks then. */
function contacts(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  const named = holding(sought.words, 'k.sought');
  const phone = sought.text.replace(/[^\d+]/g, '');
  const isPhone = phone.length > 4;
  return rowsOf<Found>(
    q,
    `select 'contact' as kind, k.id, k.customer_id as "customerId", coalesce(k.name, k.email, k.phone, '') as title,
       coalesce(k.email, k.phone) as note, c.name as "of", ${NOTHING}, case when lower(k.email) = ? then 1 else 0 end as exact
     from (select k.id from v_contact k where k.company_id = ? and ((${named.sql}) ${isPhone ? 'or k.sought like ?' : ''})
       order by k.sought limit ${CONTACTS_LOOKED_AT}) best
     join v_contact k on k.id = best.id join v_customer c on c.id = k.customer_id order by exact desc, k.name, k.id limit ?`,
    [sought.whole, companyId, ...named.bindings, ...(isPhone ? [`%${phone}%`] : []), limit],
  );
}

/** Shorter texts stand in every objection. */
const SHORTEST = 3;

async function disputes(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  if (sought.text.length < SHORTEST) return [];
  const named = holding(sought.words, 'lower(d.objection)');
  return rowsOf<Found>(
    q,
    `select 'dispute' as kind, d.id, d.customer_id as "customerId", d.objection as title, d.raised_on as note, c.name as "of", ${NOTHING}, 0 as exact
     from v_dispute d join v_customer c on c.id = d.customer_id where d.company_id = ? and ${named.sql}
     order by d.id desc limit ?`,
    [companyId, ...named.bindings, limit],
  );
}

/** Of a file the newest version. */
function plans(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  return rowsOf<Found>(
    q,
    `select 'plan' as kind, p.id, p.customer_id as "customerId", p.number as title, null as note, c.name as "of",
       p.amount_minor as "minor", null as "openMinor", p.currency, null as "itemId", case when lower(p.number) = ? then 1 else 0 end as exact
     from v_plan p join v_customer c on c.id = p.customer_id
     where p.company_id = ? and lower(p.number) like ? escape '\\' order by exact desc, p.id desc limit ?`,
    [sought.whole, companyId, `%${escaped(sought.whole)}%`, limit],
  );
}

function files(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  return rowsOf<Found>(
    q,
    `select 'file' as kind, d.id, d.customer_id as "customerId", d.number as title, null as note, c.name as "of",
       d.principal_minor as "minor", null as "openMinor", d.currency, null as "itemId", case when lower(d.number) = ? then 1 else 0 end as exact
     from v_dossier d join v_customer c on c.id = d.customer_id
     where d.company_id = ? and lower(d.number) like ? escape '\\'
       and not exists (select 1 from v_dossier n where n.company_id = d.company_id and n.number = d.number and n.version > d.version)
     order by exact desc, d.id desc limit ?`,
    [sought.whole, companyId, `%${escaped(sought.whole)}%`, limit],
  );
}

function cases(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  return rowsOf<Found>(
    q,
    `select 'case' as kind, k.id, k.customer_id as "customerId", d.number as title, null as note, c.name as "of",
       d.principal_minor as "minor", null as "openMinor", d.currency, null as "itemId", case when lower(d.number) = ? then 1 else 0 end as exact
     from v_case k join v_dossier d on d.id = k.dossier_id join v_customer c on c.id = k.customer_id
     where k.company_id = ? and k.undone_at is null and lower(d.number) like ? escape '\\' order by exact desc, k.id desc limit ?`,
    [sought.whole, companyId, `%${escaped(sought.whole)}%`, limit],
  );
}

/** A file number, or what a message, a plan or a case asks to write on the transfer. */
async function references(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  if (!/\d/.test(sought.text)) return [];
  const spelled = spelledBy(sought.text, await everAgreed(q, companyId));
  const asked = [...new Set([...sought.references, ...spelled])];
  const places = asked.map(() => '?').join(', ');
  return rowsOf<Found>(
    q,
    `select 'reference' as kind, r.id, r.customer_id as "customerId", r.reference as title, null as note, c.name as "of", ${NOTHING}, 1 as exact
     from v_payment_reference r join v_customer c on c.id = r.customer_id
     where r.company_id = ? and r.reference in (${places}) order by r.id limit ?`,
    [companyId, ...asked, limit],
  );
}

async function accounts(q: Query, companyId: number, sought: Sought, limit: number): Promise<Found[]> {
  if (sought.iban === undefined) return [];
  return rowsOf<Found>(
    q,
    `select 'account' as kind, b.id, null as "customerId", b.iban as title, b.holder as note, null as "of",
       null as "minor", null as "openMinor", b.currency, null as "itemId", 0 as exact
     from v_bank_account b where b.company_id = ? and b.iban = ? order by b.id limit ?`,
    [companyId, sought.iban, limit],
  );
}
