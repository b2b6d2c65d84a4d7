import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { chooseAddress, chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Customer } from '../customers/customer';
import { addressesInRange, contactsInRange } from '../customers/store';
import { addDays, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { exponent, sum } from '../kernel/money';
import { fractionText } from '../law/fraction';
import type { Owed } from '../law/owed';
import { owedBeside } from '../law/owed.actions';
import { countKept } from '../law/owed-kept';
import type { RateRow } from '../law/rates';
import { rateTable } from '../law/store';
import { keptCharges } from '../ledger/claimed.store';
import type { Hold } from '../ledger/hold';
import { chargeState, type KeptCharge } from '../ledger/kept-charge';
import { labelOf } from '../ledger/open-item';
import { addressLines, townLine } from '../outbox/address';
import { creditorOf } from '../outbox/parties';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { demandsOf } from './demanded.store';
import type { InterestNote, NotedInterest, NotedInvoice } from './interest-note';
import { chargesObjectedTo, notedItems, type NotedItem } from './interest-note.store';

/** What an interest note is made of: charges that are open and nothing holds, the invoices that they stand beside, and the parties. */
export interface Notable {
  readonly asked: readonly KeptCharge[];
  readonly items: readonly NotedItem[];
}

/** Nothing of a customer in hardship, or held whole; nothing of an invoice that is held, or that the customer objects to. */
export async function notable(q: Query, customer: Customer, holds: readonly Hold[], today: Day): Promise<Notable> {
  const { companyId } = customer;
  const range = { companyId, first: customer.id, last: customer.id };
  const open = (await keptCharges(q, range)).filter((one) => chargeState(one) === 'open');
  if (open.length === 0 || customer.hardship || holds.some(({ itemId }) => itemId === null))
    return { asked: [], items: [] };
  const items = await notedItems(q, companyId, open.map(({ entryId }) => entryId)); // prettier-ignore
  const objected = await chargesObjectedTo(q, { companyId, customerId: customer.id }, today);
  const heldItems = new Set(holds.map(({ itemId }) => itemId));
  const heldEntries = new Set(items.flatMap(({ itemId, entryId }) => (heldItems.has(itemId) ? [entryId] : [])));
  return { asked: open.filter(({ id, entryId }) => !objected.has(id) && !heldEntries.has(entryId)), items };
}

/** Each invoice, part by part; what stands beside all of it is named with its first part. */
export async function notedInvoices(
  q: Query,
  work: Work,
  company: Company,
  { asked, items }: Notable,
): Promise<NotedInvoice[]> {
  const first = new Map([...grouped(items, ({ entryId }) => entryId)].map(([id, [one]]) => [id, one?.itemId ?? 0]));
  const of = grouped(asked, ({ itemId, entryId }) => itemId ?? first.get(entryId) ?? 0);
  const itemIds = [...of.keys()];
  const customerId = asked[0]?.customerId ?? 0;
  const range = { companyId: company.id, first: customerId, last: customerId };
  const now = await owedBeside(q, work, { company, range, asOn: work.today, itemIds, demanded: demandsOf(q) });
  const owed = new Map(now.map((one) => [one.item.itemId, one]));
  return items.flatMap((item) => {
    const charges = of.get(item.itemId);
    return charges === undefined ? [] : [notedInvoice(item, charges, owed.get(item.itemId))];
  });
}

function notedInvoice(item: NotedItem, charges: readonly KeptCharge[], owed: Owed | undefined): NotedInvoice {
  const interest = interestIn(charges);
  const { issuedOn, dueOn, amountMinor } = item;
  const plain = charges.filter(({ kind }) => kind !== 'interest' || interest === null);
  return {
    ...{ label: labelOf(item), issuedOn, dueOn, amountMinor, interest },
    plain: plain.map(({ kind, aroseOn, openMinor }) => ({ kind, on: aroseOn, minor: openMinor })),
    daily: interest === null ? null : dailyOf(owed),
  };
}

/** The newest claim kept every line from the first day on; what earlier ones asked for is in it. */
function interestIn(charges: readonly KeptCharge[]): NotedInterest | null {
  const mine = charges.filter(({ kind }) => kind === 'interest');
  const newest = [...mine].sort((a, b) => (a.toOn ?? a.aroseOn).localeCompare(b.toOn ?? b.aroseOn)).at(-1);
  const count = newest === undefined ? null : countKept(newest.told);
  const askedMinor = sum(mine.map(({ openMinor }) => openMinor));
  if (newest === undefined || count === null || count.lines.length === 0 || count.total < askedMinor) return null;
  return { count, to: newest.toOn ?? newest.aroseOn, askedMinor };
}

function dailyOf(owed: Owed | undefined): NotedInvoice['daily'] {
  const daily = owed?.found?.daily ?? null;
  if (owed === undefined || daily === null || daily.exact.numerator === 0n) return null;
  const digits = exponent(owed.item.currency);
  return { from: addDays(owed.asOn, 1), exact: fractionText(daily.exact, digits, digits + 4), minor: daily.minor };
}

/** By what a charge kept of it: `SERIES 2023-01-01`. */
export async function rateRows(q: Query): Promise<ReadonlyMap<string, RateRow>> {
  const { series } = await rateTable(q);
  return new Map(Object.values(series).flatMap(({ rows }) => rows.map((row) => [`${row.series} ${row.from}`, row] as const))); // prettier-ignore
}

export async function noteParties(
  q: Query,
  company: Company,
  customer: Customer,
): Promise<Pick<InterestNote, 'creditor' | 'debtor'>> {
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const kind = kindOfDebtor(customer, await settingsOf(q, company.id));
  const { represented } = chooseContact(kind, await contactsInRange(q, range), { means: 'email' });
  const address = chooseAddress(await addressesInRange(q, range), represented);
  const name = address?.name ?? customer.legalName ?? customer.name;
  const creditor = creditorOf(company);
  const { legalName, street, email, phone } = creditor;
  const lines = [legalName, street, townLine(creditor), email, phone];
  return {
    creditor: lines.flatMap((line) => (line ?? '').split(/\r?\n/)).filter((line) => line.trim() !== ''),
    debtor: address === null ? [name] : addressLines({ name, address }, company),
  };
}
