import type { Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { CASH_WORDS } from '../languages/cash-words';
import { REFUND_WORDS } from '../languages/refund-words';
import { countText, dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { peopleOf } from '../people/store';
import { findApplications } from './application.store';
import { byText, doneTexts, whatText } from './done.pages';
import { findingSaid } from './proposal-said';
import { onAccountRows, type OnAccount } from './on-account.panel';
import type { Refund } from './refund';
import { refundState } from './refund.pages';
import { refundsOf } from './refund.store';
import { waitingTotals } from './worklist.panel';

/** On the page of a customer: what it paid by the bank lately, how that was matched, and what waits and may be from it. */
const MOST_SHOWN = 10;
const LONGEST_SAID = 140;

export async function customerCash(visit: Visit, customerId: number): Promise<Readonly<Record<string, unknown>>> {
  const { work, company, at, locale } = visit;
  const w = inLanguage(CASH_WORDS, visit.language);
  const of = work.ids.seal('customer', customerId);
  const question = { text: '', confidence: '', account: '', customer: '', amountMinor: null, sort: 'sure', descending: false, offset: 0, limit: 1 }; // prettier-ignore
  const [rows, waiting, refunds, free] = await Promise.all([
    findApplications(work.db.read, { companyId: company.id, kind: 'ours', customerId, lineId: null, withEnded: false, most: MOST_SHOWN, offset: 0 }), // prettier-ignore
    waitingTotals(work.db.read, { ...question, companyId: company.id, customerId }),
    refundsOf(work.db.read, { companyId: company.id, customerId, which: 'due', most: MOST_SHOWN }),
    onAccountRows(work.db.read, { companyId: company.id, text: '', customerId, limit: MOST_SHOWN, offset: 0 }),
  ]);
  const n = waiting.reduce((total, one) => total + one.n, 0);
  if (n === 0 && rows.length === 0 && refunds.length === 0 && free.length === 0) return { shown: false };
  const [said, people] = [await doneTexts(visit, rows), rows.length === 0 ? [] : await peopleOf(work.db.read)];
  return {
    shown: true,
    title: w.customer.title,
    waits: n === 0 ? '' : countText(w.customer.waits, n, locale),
    waits_href: at.under('/cash', { of }),
    undo: w.act.undo,
    refunds: refunds.map((one) => ({
      href: at.under(`/cash/refunds/${work.ids.seal('cash_refund', one.id)}`),
      text: `${format({ minor: one.amountMinor, currency: one.currency }, locale)}: ${refundState(visit, one)}`,
    })),
    free: visit.may('work') && visit.on === null ? free.map((one) => freeBlanks(visit, one, refunds)) : [],
    rows: rows.map((row) => ({
      undo: visit.may('work') && visit.on === null ? `${at.receipt(work.ids.seal('bank_line', row.lineId))}#undo` : '',
      said: [row.name ?? '', row.text]
        .filter((text) => text !== '')
        .join(' · ')
        .slice(0, LONGEST_SAID),
      href: at.receipt(work.ids.seal('bank_line', row.lineId)),
      day: dayText(row.bookedOn, locale),
      amount: format({ minor: row.amountMinor, currency: row.currency }, locale),
      what: whatText(visit, row, said.get(row.id) ?? ''),
      how: [`${byText(visit, people, row)}, ${momentText(row.recordedAt, locale, company.zone)}`, findingSaid(row.finding, w), row.note ?? ''].filter((text) => text !== '').join(' · '), // prettier-ignore
    })),
    all: at.under('/cash/applied', { of }),
    all_label: `${w.customer.all} (${numberText(rows.length, locale)}${rows.length === MOST_SHOWN ? '+' : ''})`,
  };
}

/** What lies on the account, with what may be done with it. */
function freeBlanks(visit: Visit, one: OnAccount, refunds: readonly Refund[]): object {
  const { work, at, locale } = visit;
  const w = inLanguage(CASH_WORDS, visit.language);
  const item = work.ids.seal('item', one.itemId);
  const amount = format({ minor: one.leftMinor, currency: one.currency }, locale);
  return {
    text: `${fill(w.onAccount, { amount })} (${[dayText(one.paidOn, locale), one.document].filter((text) => text !== '').join(', ')})`,
    apply: `${at.customer(work.ids.seal('customer', one.customerId))}/items/${item}/apply`,
    apply_label: w.apply,
    back: refunds.some(({ itemId }) => itemId === one.itemId) ? '' : at.under('/cash/refunds/new', { item }),
    back_label: inLanguage(REFUND_WORDS, visit.language).act,
  };
}
