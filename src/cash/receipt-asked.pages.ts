import type { Visit } from '../companies/visit.pages';
import { searchCustomers } from '../customers/store';
import { fromTyped, toDecimal } from '../kernel/money';
import { isDifferenceKind } from '../ledger/difference';
import type { OpenItem } from '../ledger/open-item';
import { openItemsOf, openItemsOfCustomers } from '../ledger/store';
import { NotFound } from '../platform/web/answer';
import { payOwing } from './beside';
import { besideOf, type Beside } from './beside.panel';
import { customersOwing } from './by-document.panel';
import { lineShown, type LineShown } from './line.panel';
import type { Proposal } from './proposal';
import { proposalFor } from './proposal.store';
import { splitTyped, type Split, type TypedSplit } from './receipt-typed';
import { settledBefore } from './settled.store';
import { namesOf } from './worklist.panel';

/** What a visitor asks of one receipt: its line, whom it may be of, what these owe, and how it is to be split, as typed or proposed. */
export interface ReceiptAsked {
  readonly line: LineShown;
  readonly proposal: Proposal | undefined;
  readonly customers: readonly { readonly id: number; readonly code: string; readonly name: string }[];
  readonly payables: readonly Payable[];
  /** By the field: `part.it_…`, `account.cu_…`. */
  readonly values: ReadonlyMap<string, string>;
  readonly beside: Beside;
  readonly split: Split;
  readonly found: readonly { readonly id: number; readonly code: string; readonly name: string }[];
}

export interface Payable extends OpenItem {
  /** A list took it for paid: real money takes the place of that. */
  readonly isSettled: boolean;
}

export async function lineAsked({ work, company, asked }: Visit): Promise<LineShown> {
  const id = work.ids.open('bank_line', asked.params['line'] ?? '');
  const line = id === undefined ? undefined : await lineShown(work.db.read, company.id, id);
  if (line === undefined) throw new NotFound();
  return line;
}

const MOST_CUSTOMERS = 10;
const MOST_FOUND = 10;

export async function receiptAsked(visit: Visit, form: URLSearchParams): Promise<ReceiptAsked> {
  const { work, company } = visit;
  const line = await lineAsked(visit);
  const proposal = await proposalFor(work.db.read, company.id, line.id);
  const customerIds = chosenIn(visit, form, proposal);
  const named = await namesOf(work.db.read, company.id, { itemIds: [], customerIds });
  const customers = customerIds.flatMap((id) => {
    const customer = named.customers.get(id);
    return customer === undefined ? [] : [{ id, ...customer }];
  });
  const payables = await payablesOf(visit, line, customers.map(({ id }) => id), proposal); // prettier-ignore
  const beside = await besideOf(visit.work.db.read, { work: visit.work, company: visit.company, customerIds: customers.map(({ id }) => id), currency: line.currency }); // prettier-ignore
  const values = form.size === 0 ? proposedValues(visit, line, proposal) : new Map(form);
  const did = form.get('do') ?? '';
  const q = did === 'find' ? (form.get('q') ?? '').trim().slice(0, 200) : '';
  const found = q === '' ? [] : await foundBy(visit, q);
  if (did === 'oldest') payOldest(visit, { line, payables, beside }, values);
  if (did.startsWith('rest:')) restOnAccount(visit, did.slice(5), { line, values, payables, customers, beside });
  const form2 =
    did === 'oldest' || did.startsWith('rest:') || form.size === 0 ? new URLSearchParams([...values]) : form;
  const split = splitTyped(typedIn(visit, line, form2, customers.map(({ id }) => id)), payables, line.amountMinor, beside.charges); // prettier-ignore
  return { line, proposal, customers, payables, values, beside, split, found };
}

/** By a document that it owes, first; by name or number. */
async function foundBy({ work, company }: Visit, q: string): Promise<ReceiptAsked['found']> {
  const owing = await customersOwing(work.db.read, company.id, q, MOST_FOUND);
  const named = await searchCustomers(work.db.read, { companyId: company.id, text: q, limit: MOST_FOUND });
  const known = new Set(owing.map(({ id }) => id));
  return [...owing, ...named.filter(({ id }) => !known.has(id))].slice(0, MOST_FOUND);
}

/** Those of the form, with who was added and without who was left out; without a form whoever is proposed. */
function chosenIn({ work }: Visit, form: URLSearchParams, proposal: Proposal | undefined): number[] {
  const did = form.get('do') ?? '';
  const named =
    form.size === 0
      ? (proposal?.customerIds ?? [])
      : form.getAll('customer').flatMap((one) => work.ids.open('customer', one) ?? []);
  const added = did.startsWith('add:') ? work.ids.open('customer', did.slice(4)) : undefined;
  const dropped = did.startsWith('drop:') ? work.ids.open('customer', did.slice(5)) : undefined;
  const all = [...named, ...(added === undefined ? [] : [added])].filter((id) => id !== dropped);
  return [...new Set(all)].slice(0, MOST_CUSTOMERS);
}

/** What is open in the currency of the money; and what is proposed although a list took it for paid. */
async function payablesOf(
  { work, company }: Visit,
  { currency }: LineShown,
  customerIds: readonly number[],
  proposal: Proposal | undefined,
): Promise<Payable[]> {
  const { read } = work.db;
  const open = customerIds.length === 0 ? [] : await openItemsOfCustomers(read, company.id, customerIds, work.today);
  const known = new Set(open.map((item) => item.itemId));
  const others = (proposal?.parts ?? []).map((part) => part.itemId).filter((id) => !known.has(id));
  const [settled, closed] = [
    await settledBefore(read, company.id, others),
    await openItemsOf(read, company.id, others),
  ];
  const again = closed.flatMap((item) => {
    const minor = settled.filter((one) => one.itemId === item.itemId).reduce((total, one) => total + one.amountMinor, 0); // prettier-ignore
    return minor > 0 && customerIds.includes(item.customerId) ? [{ ...item, openMinor: item.openMinor + minor, isSettled: true }] : []; // prettier-ignore
  });
  return [...again, ...open.map((item) => ({ ...item, isSettled: false }))].filter(
    (item) => item.currency === currency,
  );
}

const partField = ({ work }: Visit, itemId: number): string => `part.${work.ids.seal('item', itemId)}`;
const restField = ({ work }: Visit, itemId: number): string => `rest.${work.ids.seal('item', itemId)}`;
const chargeField = ({ work }: Visit, chargeId: number): string => `charge.${work.ids.seal('charge', chargeId)}`;
const accountField = ({ work }: Visit, customerId: number): string =>
  `account.${work.ids.seal('customer', customerId)}`;

function proposedValues(visit: Visit, { currency }: LineShown, proposal: Proposal | undefined): Map<string, string> {
  const values = new Map<string, string>();
  if (proposal === undefined) return values;
  for (const part of proposal.parts)
    values.set(partField(visit, part.itemId), toDecimal(Math.abs(part.minor), currency));
  for (const { chargeId, minor } of proposal.charges ?? [])
    values.set(chargeField(visit, chargeId), toDecimal(minor, currency));
  for (const { itemId, kind } of proposal.differences ?? []) if (itemId !== null) values.set(restField(visit, itemId), kind); // prettier-ignore
  const [first] = proposal.customerIds;
  if (first !== undefined && proposal.onAccountMinor > 0) values.set(accountField(visit, first), toDecimal(proposal.onAccountMinor, currency)); // prettier-ignore
  return values;
}

interface PaidFrom {
  readonly line: LineShown;
  readonly payables: readonly Payable[];
  readonly beside: Beside;
}

function payOldest(visit: Visit, { line, payables, beside }: PaidFrom, values: Map<string, string>): void {
  for (const name of [...values.keys()]) if (/^(part|account|rest|charge)\./.test(name)) values.delete(name);
  const { items, charges, leftMinor: left } = payOwing(line.amountMinor, payables, beside.charges, beside.orders);
  for (const { itemId, minor } of items) values.set(partField(visit, itemId), toDecimal(minor, line.currency));
  for (const { chargeId, minor } of charges) values.set(chargeField(visit, chargeId), toDecimal(minor, line.currency));
  const first = payables[0] ?? beside.charges[0];
  if (left > 0 && first !== undefined)
    values.set(accountField(visit, first.customerId), toDecimal(left, line.currency));
}

function restOnAccount(
  visit: Visit,
  sealed: string,
  {
    line,
    payables,
    beside,
    values,
    customers,
  }: PaidFrom & { values: Map<string, string>; customers: readonly { id: number }[] },
): void {
  values.delete(`account.${sealed}`);
  const typed = typedIn(visit, line, new URLSearchParams([...values]), customers.map(({ id }) => id)); // prettier-ignore
  const { leftMinor } = splitTyped(typed, payables, line.amountMinor, beside.charges);
  if (leftMinor > 0) values.set(`account.${sealed}`, toDecimal(leftMinor, line.currency));
}

function typedIn(
  visit: Visit,
  { currency }: LineShown,
  form: URLSearchParams,
  customerIds: readonly number[],
): TypedSplit {
  const { work, locale } = visit;
  const amounts = (kind: string) => [...form].filter(([name, text]) => name.startsWith(`${kind}.`) && text.trim() !== '').map(([name, text]) => ({ id: name.slice(kind.length + 1), typed: text.trim().slice(0, 40), minor: fromTyped(text.trim().slice(0, 40), currency, locale) })); // prettier-ignore
  const dropped = (form.get('do') ?? '').startsWith('drop:') ? form.get('do')?.slice(5) : undefined;
  return {
    customerIds,
    parts: amounts('part').map(({ id, ...one }) => ({ ...one, itemId: work.ids.open('item', id) ?? null })),
    charges: amounts('charge').map(({ id, ...one }) => ({ ...one, chargeId: work.ids.open('charge', id) ?? null })),
    rests: [...form].filter(([name]) => name.startsWith('rest.')).flatMap(([name, kind]) => (isDifferenceKind(kind) ? [{ itemId: work.ids.open('item', name.slice(5)) ?? null, kind }] : [])), // prettier-ignore
    accounts: amounts('account').filter(({ id }) => id !== dropped).map(({ id, ...one }) => ({ ...one, customerId: work.ids.open('customer', id) ?? 0 })), // prettier-ignore
  };
}
