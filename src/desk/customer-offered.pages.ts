import { disputeHolds } from '../disputes/store';
import { format, sum } from '../kernel/money';
import { fill } from '../languages/said';
import { isCredit, isOverdue, type OpenItem } from '../ledger/open-item';
import { openItemsInRange } from '../ledger/store';
import { promisable } from '../promises/recording';
import type { FormAt } from './customer-form.pages';

/** What may be promised, as a form offers it: what is really owed, less what is disputed and what lies with us as credit. */
export interface Offered {
  readonly currency: string;
  readonly minor: number;
  /** Before credits. */
  readonly dueMinor: number;
  readonly creditMinor: number;
}

/** Of the documents that the address names; else, as in the portal, of what is overdue, else with what is coming. In one currency. */
export async function offeredOf({ view }: FormAt, items: readonly OpenItem[]): Promise<Offered> {
  const { work, company, asked } = view.visit;
  const q = work.db.read;
  const range = { companyId: company.id, first: view.customer.id, last: view.customer.id };
  const disputes = await disputeHolds(q)(range, work.today, null);
  const named = new Set(asked.query.getAll('item').join(' ').split(' '));
  const chosen = items.filter(({ itemId }) => named.has(work.ids.seal('item', itemId)));
  const owing = (chosen.length > 0 ? chosen : items).filter((item) => item.presumedSettledOn === null);
  const currency = owing[0]?.currency ?? company.currency;
  const here = owing.filter((item) => item.currency === currency);
  const dueOf = (some: readonly OpenItem[]): number => sum(some.map((item) => promisable(item, disputes)));
  const all = await openItemsInRange(q, range, work.today);
  const credits = all.filter((item) => isCredit(item) && item.currency === currency && item.presumedSettledOn === null);
  const creditMinor = -sum(credits.map(({ openMinor }) => openMinor));
  const late = dueOf(here.filter((item) => isOverdue(item, work.today)));
  const dueMinor = chosen.length === 0 && late > creditMinor ? late : dueOf(here);
  return { currency, minor: Math.max(0, dueMinor - creditMinor), dueMinor, creditMinor };
}

/** Said where credits take anything off. */
export function creditFacts({ view, f }: FormAt, { currency, minor, dueMinor, creditMinor }: Offered): string[] {
  if (creditMinor === 0) return [];
  const said = (amount: number): string => format({ minor: amount, currency }, view.visit.locale);
  return [fill(f.promise.credits, { due: said(dueMinor), credit: said(creditMinor), amount: said(minor) })];
}
