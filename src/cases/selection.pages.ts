import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { format } from '../kernel/money';
import { countText, fill, inLanguage, numberText } from '../languages/said';
import { SELECTION_WORDS } from '../languages/selection-words';
import { questionOf } from '../ledger/items.pages';
import type { OpenItem } from '../ledger/open-item';
import { selectedItems } from '../ledger/selected.pages';
import { page, see, type Answer } from '../platform/web/answer';
import { PARTNER_KINDS } from '../mandates/partner';
import { fileLanguage, keptUnder } from './wizard-opened.pages';

/**
 * A recovery file from invoices that were selected in their list: of one customer the wizard opens with them; of several each
 * customer is listed, because a file is against one.
 */
export const selectionRoutes: readonly Route[] = [
  { method: 'post', path: '/items/recovery', right: 'work', visit: begin },
];

/** Customers that are listed. */
const MOST_CUSTOMERS = 100;

async function begin(visit: Visit): Promise<Answer> {
  const byCustomer = new Map<number, OpenItem[]>();
  for (const item of await selectedItems(visit, questionOf))
    byCustomer.set(item.customerId, [...(byCustomer.get(item.customerId) ?? []), item]);
  const [only] = byCustomer;
  if (only !== undefined && byCustomer.size === 1) return toWizard(visit, only[0], only[1]);
  const { recovery: w } = inLanguage(SELECTION_WORDS, visit.language);
  const rows = [];
  for (const [customerId, items] of [...byCustomer].slice(0, MOST_CUSTOMERS))
    rows.push(await rowOf(visit, customerId, items));
  const { locale } = visit;
  return page('pages/cases/selection', w.title, {
    w,
    text: countText(w.several, byCustomer.size, locale),
    more: byCustomer.size > MOST_CUSTOMERS ? fill(w.more, { n: numberText(MOST_CUSTOMERS, locale) }) : '',
    action: visit.at.under('/items/recovery'),
    back: visit.at.items,
    agency: visit.at.under('/items/recovery/agency'),
    ids: [...byCustomer]
      .slice(0, MOST_CUSTOMERS)
      .flatMap(([, items]) => items.map(({ itemId }) => visit.work.ids.seal('item', itemId))),
    rows,
  });
}

async function rowOf(visit: Visit, customerId: number, items: readonly OpenItem[]): Promise<unknown> {
  const { recovery: w } = inLanguage(SELECTION_WORDS, visit.language);
  const { work, company, at, locale } = visit;
  const customer = await customerById(work.db.read, company.id, customerId);
  const sums = new Map<string, number>();
  for (const { currency, openMinor } of items) sums.set(currency, (sums.get(currency) ?? 0) + openMinor);
  return {
    ...{ name: customer.name, code: customer.code, href: at.customer(work.ids.seal('customer', customerId)) },
    items: countText(w.items, items.length, locale),
    sum: [...sums].map(([currency, minor]) => format({ minor, currency }, locale)).join(' + '),
    ids: items.map(({ itemId }) => work.ids.seal('item', itemId)),
    button: fill(w.make, { customer: customer.name }),
  };
}

/** The items as the wizard keeps them: their ids would not fit into an address. */
async function toWizard(visit: Visit, customerId: number, items: readonly OpenItem[]): Promise<Answer> {
  const { ids, db } = visit.work;
  const customer = await customerById(db.read, visit.company.id, customerId);
  const sealed = ids.seal('customer', customerId);
  const form = new URLSearchParams({ key_date: visit.work.today, partner: '', partner_kind: PARTNER_KINDS[0] });
  form.set('language', fileLanguage(customer, visit));
  for (const { itemId } of items) form.append('item', ids.seal('item', itemId));
  visit.asked.session.set(keptUnder(sealed), form.toString());
  return see(visit.at.under(`/customers/${sealed}/recovery`));
}
