import type { BankAccount } from '../companies/bank-account';
import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import { kindOfDebtor, type Address, type Contact, type Customer } from '../customers/customer';
import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { Hold } from '../ledger/hold';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { dueBasisOf } from '../ledger/due-by';
import { demandable } from '../ledger/demandable';
import type {
  AccountLine,
  Applied,
  Claim,
  ClaimedEntry,
  Creditor,
  Debtor,
  PostalAddress,
  UnclaimedItem,
} from './claim';
import type { AppliedRow, EntryRow } from './facts';
import type { Circumstances } from './readiness';

/** Rows of the ledger as the figures and parties of a claim. Nothing is judged here; `readiness` does that. */
export function creditorOf(company: Company, account: BankAccount | undefined, settings: Settings): Creditor {
  const { contactPerson } = settings;
  return {
    legalName: company.legalName,
    tradingName: company.tradingName,
    legalForm: company.legalForm,
    registerNo: company.registerNo,
    vatNo: company.vatNo,
    address: { street: company.street, postcode: company.postcode, city: company.city, country: company.country },
    representative: company.representative,
    contact: {
      name: contactPerson?.name ?? null,
      email: contactPerson?.email ?? company.email,
      phone: contactPerson?.phone ?? company.phone,
    },
    bank: account ? { holder: account.holder, iban: account.iban, bic: account.bic } : null,
  };
}

export function debtorOf(
  customer: Customer,
  settings: Settings,
  addresses: readonly Address[],
  contacts: readonly Contact[],
): Debtor {
  const { type, assumed } = kindOfDebtor(customer, settings);
  const registered =
    addresses.find(({ role }) => role === 'registered') ?? addresses.find(({ role }) => role === 'billing');
  return {
    code: customer.code,
    legalName: customer.legalName,
    name: customer.name,
    tradingName: customer.tradingName,
    type,
    typeAssumed: assumed,
    legalForm: customer.legalForm,
    registerNo: customer.registerNo,
    vatNo: customer.vatNo,
    registered: registered ? postal(registered, customer) : null,
    others: addresses
      .filter((one) => one !== registered)
      .map((one) => ({ role: one.role, address: postal(one, customer) })),
    representative: customer.representative,
    contacts: contacts.map(({ name, role, email, phone }) => ({ name, role, email, phone })),
    registerExtractOn: null,
  };
}

const postal = (address: Address, customer: Customer): PostalAddress => ({
  street: address.street,
  postcode: address.postcode,
  city: address.city,
  country: address.country ?? customer.country,
});

/** What is claimed of each chosen item: what is open of it less what a dispute or a hold keeps back. */
function dueComputed(dueBy: string | null): Pick<ClaimedEntry, 'dueComputed'> {
  const { basis, terms } = dueBasisOf(dueBy);
  return basis === 'given' || terms === null ? {} : { dueComputed: { basis, terms } };
}

export function claimedEntries(
  chosen: readonly OpenItem[],
  entries: ReadonlyMap<number, EntryRow>,
  applied: readonly AppliedRow[],
  holds: readonly Hold[],
): ClaimedEntry[] {
  return chosen.map((item) => {
    const entry = entries.get(item.entryId);
    const mine = holds.filter((hold) => hold.itemId === item.itemId && hold.kind === 'dispute');
    const { demandMinor, held } = demandable(item.openMinor, mine);
    const kept = held.filter(({ amountMinor }) => amountMinor > 0);
    return {
      document: labelOf(item),
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      ...dueComputed(item.dueBy),
      amountMinor: item.amountMinor,
      netMinor: item.parts === 1 ? (entry?.netMinor ?? null) : null,
      vatMinor: item.parts === 1 ? (entry?.vatMinor ?? null) : null,
      subject: item.subject,
      poNo: item.poNo,
      orderNo: item.orderNo,
      contractRef: entry?.contractRef ?? null,
      deliveryOn: item.deliveryOn,
      deliveryNote: entry?.deliveryNote ?? null,
      applied: applied.filter((one) => one.itemId === item.itemId).map(appliedOf),
      openMinor: item.openMinor,
      // An item that is disputed whole is claimed whole: readiness says what that means.
      claimedMinor: demandMinor > 0 ? demandMinor : item.openMinor,
      leftOut: demandMinor > 0 && kept.length > 0 ? 'disputed' : null,
    };
  });
}

const appliedOf = (row: AppliedRow): Applied => ({
  kind: row.type === 'payment' || row.type === 'credit_note' ? row.type : 'adjustment',
  document: row.document,
  on: row.on,
  amountMinor: row.amountMinor,
});

/** The account from the first claimed invoice on; what was before is brought forward in one line. */
export function accountOf(entries: readonly EntryRow[], from: Day): AccountLine[] {
  const before = entries.filter((entry) => entry.issuedOn < from);
  const lines = entries
    .filter((entry) => entry.issuedOn >= from)
    .map(({ issuedOn, type, document, amountMinor }) => ({ on: issuedOn, kind: type, document, amountMinor }));
  const brought = sum(before.map(({ amountMinor }) => amountMinor));
  return before.length === 0
    ? lines
    : [{ on: from, kind: 'brought_forward', document: '', amountMinor: brought }, ...lines];
}

/** What is open on the account beside the claim, and why it is not claimed. */
export function unclaimedOf(open: readonly OpenItem[], chosen: readonly OpenItem[], keyDate: Day): UnclaimedItem[] {
  const claimed = new Set(chosen.map(({ itemId }) => itemId));
  return open
    .filter((item) => !claimed.has(item.itemId))
    .map((item) => ({
      document: labelOf(item),
      dueOn: item.dueOn,
      openMinor: item.openMinor,
      why: item.openMinor < 0 ? 'credit' : item.dueOn === null || item.dueOn >= keyDate ? 'not_due' : 'not_claimed',
    }));
}

/** What stands against handing it over. */
export function circumstancesOf(
  open: readonly OpenItem[],
  chosen: readonly OpenItem[],
  holds: readonly Hold[],
  assigned: readonly { readonly entryId: number; readonly holder: string }[],
): Omit<Circumstances, 'supplierNo' | 'insurerCollects' | 'noDeed' | 'court' | 'limitation'> {
  const byId = new Map(chosen.map((item) => [item.itemId, item]));
  const concerned = holds.filter((hold) => hold.itemId === null || byId.has(hold.itemId));
  const label = (itemId: number | null): string | null => {
    const item = itemId === null ? undefined : byId.get(itemId);
    return item ? labelOf(item) : null;
  };
  return {
    unapplied: open
      .filter((item) => item.openMinor < 0)
      .map((item) => ({ document: labelOf(item), on: item.issuedOn, amountMinor: -item.openMinor })),
    handedOver: concerned
      .filter(({ kind, itemId }) => kind === 'with_partner' && itemId !== null)
      .map((hold) => ({
        document: label(hold.itemId) ?? '',
        partner: hold.reason.replace(/^with /, ''),
        on: hold.from,
      })),
    assigned: chosen.flatMap((item) =>
      assigned
        .filter(({ entryId }) => entryId === item.entryId)
        .map(({ holder }) => ({ document: labelOf(item), holder })),
    ),
    holds: concerned
      .filter(({ kind }) => !['dispute', 'promise', 'with_partner'].includes(kind))
      .map((hold) => ({ kind: hold.kind, reason: hold.reason, document: label(hold.itemId) })),
  };
}

/** The days, oldest first, from which the account must be shown. */
export const firstDayOf = (chosen: readonly OpenItem[], keyDate: Day): Day =>
  chosen.reduce<Day>((first, item) => (item.issuedOn < first ? item.issuedOn : first), keyDate);

/** The contract that the claimed invoices name; none where they name none. */
export function contractOf(entries: readonly EntryRow[]): Claim['basis']['contract'] {
  const named = entries.find((entry) => entry.contractRef !== null || entry.contractOn !== null);
  return named ? { reference: named.contractRef, concludedOn: named.contractOn, subject: named.subject } : null;
}
