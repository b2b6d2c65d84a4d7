import type { Visit } from '../companies/visit.pages';
import { format, formatAmount } from '../kernel/money';
import { RECEIPT_WORDS } from '../languages/receipt-words';
import { fill, inLanguage } from '../languages/said';
import { chargeSaid } from '../ledger/charge-said';
import { labelOf } from '../ledger/open-item';
import { deviating } from './beside';
import type { PlannedCustomer } from './plan';
import type { ReceiptAsked } from './receipt-asked.pages';
import type { SplitFault } from './receipt-typed';

/** What the page of a receipt says of a split: what has a place, what is wrong, and where it goes another way than the law. */
const wordsOf = (visit: Visit) => inLanguage(RECEIPT_WORDS, visit.language);

/** What has a place so far, and whether the law would have paid something else first. */
export function restText(visit: Visit, asked: ReceiptAsked): string {
  return [placedText(visit, asked), ...deviatingTexts(visit, asked, asked.split.plan)].join(' ');
}

function placedText(visit: Visit, { line: { currency, amountMinor }, split }: ReceiptAsked): string {
  const w = wordsOf(visit);
  const money = (minor: number): string => format({ minor, currency }, visit.locale);
  const { leftMinor } = split;
  const placed = fill(w.placed, { given: money(amountMinor - leftMinor), amount: money(amountMinor) });
  if (leftMinor === 0) return `${placed} ${w.all}`;
  return `${placed} ${leftMinor > 0 ? fill(w.left, { left: money(leftMinor) }) : fill(w.over, { over: money(-leftMinor) })}`;
}

/** Where a split goes another way than the law of the claim, one sentence for each customer. */
export function deviatingTexts(
  visit: Visit,
  { beside, customers, payables }: ReceiptAsked,
  plan: readonly PlannedCustomer[],
): string[] {
  const w = wordsOf(visit);
  return deviating(plan, payables, beside.charges, beside.orders).map(({ customerId, basis, before, paid }) => {
    const customer = customers.find(({ id }) => id === customerId)?.name ?? '';
    return fill(w.deviates, { customer, basis, before: w.claimed[before], paid: w.claimed[paid] });
  });
}

/** In which order the law of the claim pays what is claimed and open, with where it stands; of each customer of whom something is. */
export function orderTexts(visit: Visit, { beside, customers }: ReceiptAsked): string[] {
  const w = wordsOf(visit);
  return beside.orders.map(({ customerId, order, basis }) => {
    const customer = customers.find(({ id }) => id === customerId)?.name ?? '';
    const said = (order ?? []).map((one) => w.claimed[one]).join(', ');
    return order === null ? fill(w.orderOpen, { customer, basis }) : fill(w.orderIs, { customer, basis, order: said });
  });
}

/** Interest and costs that are claimed beside the invoices of a customer, to be paid with them. */
export function besideRows(visit: Visit, { beside, values, line }: ReceiptAsked, customerId: number): object[] {
  const w = wordsOf(visit);
  const { work, locale, language } = visit;
  return beside.charges
    .filter((one) => one.customerId === customerId)
    .map((one) => {
      const id = work.ids.seal('charge', one.chargeId);
      const text = chargeSaid(language, locale, one);
      const open = formatAmount({ minor: one.openMinor, currency: line.currency }, locale);
      const label = fill(w.paysOf, { document: text });
      return { id, text, open, label, value: values.get(`charge.${id}`) ?? '' };
    });
}

export function faultText(visit: Visit, asked: ReceiptAsked, fault: SplitFault): string {
  const w = wordsOf(visit).wrong;
  const { currency } = asked.line;
  if (fault.is === 'amount') return fill(w.amount, { typed: fault.typed, currency });
  if (fault.is === 'foreign') return w.foreign;
  if (fault.is === 'nobody') return w.nobody;
  const { document, openMinor } = faulty(visit, asked, fault);
  return fill(w[fault.is], { document, open: format({ minor: Math.abs(openMinor), currency }, visit.locale) });
}

function faulty(
  { language, locale }: Visit,
  { payables, beside }: ReceiptAsked,
  fault: Extract<SplitFault, { readonly is: 'most' | 'twice' }>,
): { readonly document: string; readonly openMinor: number } {
  if ('chargeId' in fault) {
    const charge = beside.charges.find((one) => one.chargeId === fault.chargeId);
    return { document: charge === undefined ? '' : chargeSaid(language, locale, charge), openMinor: charge?.openMinor ?? 0 }; // prettier-ignore
  }
  const item = payables.find((one) => one.itemId === fault.itemId);
  return { document: item === undefined ? '' : labelOf(item), openMinor: item?.openMinor ?? 0 };
}
