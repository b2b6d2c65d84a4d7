import { addDays, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { everAgreed } from '../companies/reference-agreement.store';
import { spelledBy } from '../ledger/quoted';
import { dialectOf, rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { nextTurn } from '../platform/turn';
import { Knowledge, paidKey, type PaidFrom } from './knowledge';
import { plain } from './number-key';
import type { ChargePart, Meant, Payable, PayableCharge, Payer, Receipt } from './receipt';
import { saidBy } from './said';

/**
 * What matching has to know: all that is open and all who may pay, read once and in portions, so that others have their turn meanwhile;
 * and for each lot of receipts what they may speak of besides.
 */
const CUSTOMERS_AT_ONCE = 500;

export async function knowledgeOf(q: Query, companyId: number): Promise<Knowledge> {
  const knowledge = new Knowledge();
  for (let after = 0; ;) {
    const payers = await payersAfter(q, companyId, after);
    const last = payers.at(-1)?.customerId;
    if (last === undefined) return knowledge;
    knowledge.addPayers(payers);
    addWithReferences(knowledge, await openPayables(q, companyId, { after, upTo: last }));
    after = last;
    await nextTurn();
  }
}

/** What these receipts may speak of besides: what is closed and they name, references of ours, accounts, amounts paid before. */
export async function tellOf(
  q: Query,
  companyId: number,
  { knowledge, receipts }: { readonly knowledge: Knowledge; readonly receipts: readonly Receipt[] },
): Promise<void> {
  const [from] = receipts.map((receipt) => receipt.bookedOn).sort();
  if (from === undefined) return;
  const references = [...new Set(receipts.flatMap((receipt) => saidBy(receipt).references))];
  addWithReferences(knowledge, await settledPayables(q, companyId, from));
  addWithReferences(knowledge, await closedPayables(q, companyId, receipts));
  addWithReferences(knowledge, await closedByReference(q, companyId, references));
  knowledge.tell({
    references: await mintedMeant(q, companyId, references),
    charges: await openCharges(q, companyId),
    accounts: await accountsOf(q, companyId, receipts),
    paidBefore: await paidBefore(q, companyId, { receipts, from }),
  });
}

/** An invoice's own reference stands for it; one that two customers have stands for whose was known first. */
function addWithReferences(knowledge: Knowledge, items: readonly Row[]): void {
  const fresh = items.filter((item) => knowledge.item(item.itemId) === undefined);
  knowledge.addPayables(fresh);
  for (const { customerId, itemId, paymentReference } of fresh) {
    if (paymentReference !== null) knowledge.addReference(plain(paymentReference), { customerId, itemId });
  }
}

type Row = Payable & { readonly paymentReference: string | null };

const PAYABLE = `i.item_id as "itemId", i.customer_id as "customerId", i.document, i.part, i.parts, i.currency,
  i.amount_minor as "amountMinor", i.issued_on as "issuedOn", i.due_on as "dueOn", i.payment_reference as "paymentReference",
  e.discount_minor as "discountMinor", e.discount_until as "discountUntil"`;

const openPayables = (
  q: Query,
  companyId: number,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<Row[]> =>
  rowsOf<Row>(
    q,
    `select ${PAYABLE}, i.open_minor as "openMinor", 0 as "settledMinor"
     from v_open_item i join v_entry e on e.id = i.entry_id
     where i.company_id = ? and i.customer_id > ? and i.customer_id <= ? and i.open_minor <> 0
       and i.type in ('invoice', 'credit_note')`,
    [companyId, after, upTo],
  );

/** A list is often quicker than the bank: what it took for paid so long before the money may be what the money is for. */
const LIST_AHEAD_DAYS = 45;

const settledPayables = (q: Query, companyId: number, from: Day): Promise<Row[]> =>
  rowsOf<Row>(
    q,
    `select ${PAYABLE}, s.minor as "openMinor", s.minor as "settledMinor"
     from (select a.to_item_id as item_id, sum(a.amount_minor) as minor from v_allocation a
       where a.company_id = ? and a.basis in ('reported', 'presumed') and a.allocated_on >= ? and a.to_item_id is not null
       group by a.to_item_id having sum(a.amount_minor) > 0) s
     join v_open_item i on i.item_id = s.item_id join v_entry e on e.id = i.entry_id
     where i.company_id = ? and i.open_minor = 0 and i.type = 'invoice'`,
    [companyId, addDays(from, -LIST_AHEAD_DAYS), companyId],
  );

/** As the index of document numbers begins: without letters and marks in front. */
const BEFORE_NUMBER = 'abcdefghijklmnopqrstuvwxyz-_/#.: 0';
const MOST_NUMBERS = 20_000;

/** Of documents with nothing open any more, those whose number a receipt writes as it is printed. */
async function closedPayables(q: Query, companyId: number, receipts: readonly Receipt[]): Promise<Row[]> {
  const written = receipts.flatMap(({ text, reference, endToEnd }) =>
    [text, reference ?? '', endToEnd ?? ''].flatMap((one) => one.toLowerCase().split(/[\s,;:()]+/)),
  );
  const numbers = [...new Set(written.map(withoutFront).filter((one) => /\d{3}/.test(one)))].slice(0, MOST_NUMBERS);
  const given = tableOf(q, { number: 'text' }, numbers.map((number) => ({ number }))); // prettier-ignore
  const bytewise = dialectOf(q) === 'postgres' ? 'collate "C"' : 'collate binary'; // As the index has it.
  return rowsOf<Row>(
    q,
    `select ${PAYABLE}, i.open_minor as "openMinor", 0 as "settledMinor"
     from v_entry e join v_open_item i on i.entry_id = e.id
     where e.company_id = ? and ltrim(lower(e.document), '${BEFORE_NUMBER}') ${bytewise} in (select number from ${given.sql} as given)
       and i.open_minor = 0 and i.type = 'invoice'`,
    [companyId, ...given.bindings],
  );
}

/** The same of those that are named by their own reference. */
async function closedByReference(q: Query, companyId: number, references: readonly string[]): Promise<Row[]> {
  const given = tableOf(q, { reference: 'text' }, references.map((reference) => ({ reference }))); // prettier-ignore
  return rowsOf<Row>(
    q,
    `select ${PAYABLE}, i.open_minor as "openMinor", 0 as "settledMinor"
     from v_entry e join v_open_item i on i.entry_id = e.id
     where e.company_id = ? and e.payment_reference in (select reference from ${given.sql} as given)
       and i.open_minor = 0 and i.type = 'invoice'`,
    [companyId, ...given.bindings],
  );
}

/** How long back a customer may have paid the same. */
const RECURRING_DAYS = 400;

/** Amounts of these receipts that a customer was invoiced before, and that are paid. */
async function paidBefore(
  q: Query,
  companyId: number,
  { receipts, from }: { readonly receipts: readonly Receipt[]; readonly from: Day },
): Promise<Set<string>> {
  const amounts = [...new Set(receipts.map((receipt) => receipt.amountMinor))].map((minor) => ({ minor }));
  const given = tableOf(q, { minor: 'bigint' }, amounts);
  const rows = await rowsOf<{ customerId: number; currency: string; amountMinor: number }>(
    q,
    `select distinct e.customer_id as "customerId", e.currency, e.amount_minor as "amountMinor"
     from v_entry e join v_open_item i on i.entry_id = e.id
     where e.company_id = ? and e.issued_on >= ? and e.amount_minor in (select minor from ${given.sql} as given)
       and e.type = 'invoice' and i.open_minor = 0`,
    [companyId, addDays(from, -RECURRING_DAYS), ...given.bindings],
  );
  return new Set(rows.map((row) => paidKey(row.customerId, row.currency, row.amountMinor)));
}

function withoutFront(text: string): string {
  let at = 0;
  while (at < text.length && BEFORE_NUMBER.includes(text[at] ?? '')) at++;
  return text.slice(at);
}

async function payersAfter(q: Query, companyId: number, after: number): Promise<Payer[]> {
  const rows = await namedRows(q, 'company_id = ? and id > ? and merged_into is null order by id limit ?', [companyId, after, CUSTOMERS_AT_ONCE]); // prettier-ignore
  const upTo = rows.at(-1)?.customerId ?? after;
  const merged = await namedRows(q, 'company_id = ? and merged_into > ? and merged_into <= ?', [
    companyId,
    after,
    upTo,
  ]);
  const under = grouped(merged, (row) => row.mergedInto ?? 0);
  return rows.flatMap((row) => {
    const others = under.get(row.customerId) ?? [];
    const names = [...new Set([row, ...others].flatMap((one) => [one.name, one.legalName, one.tradingName]).filter((one) => one !== null))]; // prettier-ignore
    const { customerId, groupId } = row;
    return [...others, row].map(({ code, vatNo }) => ({ customerId, code, vatNo, groupId, names }));
  });
}

interface NamedRow {
  readonly customerId: number;
  readonly mergedInto: number | null;
  readonly code: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly tradingName: string | null;
  readonly vatNo: string | null;
  readonly groupId: number;
}

/** A record that went into another is one more way to call that one; the record itself stands last. */
const namedRows = (q: Query, which: string, bindings: readonly unknown[]): Promise<NamedRow[]> =>
  rowsOf<NamedRow>(
    q,
    `select id as "customerId", merged_into as "mergedInto", code, name, legal_name as "legalName", trading_name as "tradingName",
       vat_no as "vatNo", coalesce(payer_id, parent_id, id) as "groupId"
     from v_customer where ${which}`,
    bindings,
  );

/** References of ours among those that are named, in whatever scheme they are written, with what they were minted for. */
async function mintedMeant(q: Query, companyId: number, references: readonly string[]): Promise<Map<string, Meant>> {
  const agreed = await everAgreed(q, companyId);
  const spelled = references.flatMap((said) => spelledBy(said, agreed).map((reference) => ({ said, reference })));
  const given = tableOf(q, { said: 'text', reference: 'text' }, spelled);
  const rows = await rowsOf<MintedRow>(
    q,
    `select given.said, p.id as "referenceId", p.kind, p.customer_id as "customerId", pi.item_id as "itemId", pi.amount_minor as "amountMinor"
     from ${given.sql} as given join v_payment_reference p on p.company_id = ? and p.reference = given.reference
     left join v_payment_reference_item pi on pi.reference_id = p.id order by given.said, p.id, pi.item_id`,
    [...given.bindings, companyId],
  );
  const charges = await chargesMeant(q, rows);
  return new Map([...grouped(rows, (row) => row.said)].map(([said, meant]) => [said, meantBy(meant, charges)]));
}

type NamedCharge = ChargePart & { readonly referenceId: number };

/** What of interest and costs was chosen under these references, whatever became of it. */
async function chargesMeant(q: Query, rows: readonly MintedRow[]): Promise<NamedCharge[]> {
  const wanted = rows.flatMap(({ kind, referenceId }) => (kind === 'selection' ? [referenceId] : []));
  if (wanted.length === 0) return [];
  const given = tableOf(q, { id: 'bigint' }, [...new Set(wanted)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf<NamedCharge>(
    q,
    `select pc.reference_id as "referenceId", pc.charge_id as "chargeId", pc.amount_minor as minor
     from ${given.sql} as given join v_payment_reference_charge pc on pc.reference_id = given.id order by pc.reference_id, pc.charge_id`,
    [...given.bindings],
  );
}

/** Interest and costs that are claimed, and of which something is open. */
const openCharges = (q: Query, companyId: number): Promise<PayableCharge[]> =>
  rowsOf<PayableCharge>(
    q,
    `select id as "chargeId", customer_id as "customerId", currency, open_minor as "openMinor" from v_charge
     where company_id = ? and open_minor > 0 order by id`,
    [companyId],
  );

interface MintedRow {
  readonly said: string;
  readonly referenceId: number;
  readonly kind: Meant['kind'];
  readonly customerId: number;
  readonly itemId: number | null;
  readonly amountMinor: number | null;
}

function meantBy(rows: readonly MintedRow[], named: readonly NamedCharge[]): Meant {
  const [first] = rows;
  const charges = named.filter(({ referenceId }) => referenceId === first?.referenceId);
  const chosen = rows.flatMap(({ itemId, amountMinor }) =>
    itemId === null || amountMinor === null ? [] : [{ itemId, minor: amountMinor }],
  );
  return {
    customerId: first?.customerId ?? 0,
    kind: first?.kind ?? 'file_number',
    itemIds: rows.flatMap(({ itemId }) => itemId ?? []),
    ...(chosen.length > 0 ? { chosen } : {}),
    ...(charges.length > 0 ? { charges } : {}),
  };
}

async function accountsOf(q: Query, companyId: number, receipts: readonly Receipt[]): Promise<Map<string, PaidFrom[]>> {
  const ibans = [...new Set(receipts.flatMap((receipt) => receipt.iban ?? []))];
  const given = tableOf(q, { iban: 'text' }, ibans.map((iban) => ({ iban }))); // prettier-ignore
  const rows = await rowsOf<PaidFrom & { readonly iban: string }>(
    q,
    `select p.iban, p.customer_id as "customerId", count(*) as times from v_paid_from p
     where p.company_id = ? and p.iban in (select iban from ${given.sql} as given) group by p.iban, p.customer_id`,
    [companyId, ...given.bindings],
  );
  const byIban = grouped(rows, (row) => plain(row.iban));
  return new Map([...byIban].map(([iban, paid]) => [iban, paid.map(({ customerId, times }) => ({ customerId, times }))])); // prettier-ignore
}
