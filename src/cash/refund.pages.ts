import type { Route, Visit } from '../companies/visit.pages';
import { printedIban } from '../companies/iban';
import { addDays, dayFrom } from '../kernel/day';
import { format, fromTyped, toDecimal } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { FRAME_WORDS } from '../languages/frame-words';
import { refusalText, remedyText } from '../languages/refusal';
import { REFUND_WORDS } from '../languages/refund-words';
import { dayText, fill, inLanguage, momentText } from '../languages/said';
import { openItemsOf } from '../ledger/store';
import { customerById } from '../customers/store';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { listBlanks, pageOf, readList, type ListSpec } from '../platform/web/list';
import { cashHead } from './cash-head.pages';
import { payeeMoved, payeeOf, refundOf, stateOfRefund, type Refund } from './refund';
import { askRefund, sayRefundPaid, undoRefund } from './refund.actions';
import { sayRefundLine } from './refund-line.actions';
import { knownPayees, refundById, refundsOf } from './refund.store';
import { wentOutLines, type LiveReceipt } from './store';

/** Money that is to be paid back: what is due, a form to ask for it, and how it went. */
export const refundRoutes: readonly Route[] = [
  { method: 'get', path: '/cash/refunds', right: 'see', list: true, visit: list },
  { method: 'get', path: '/cash/refunds/new', right: 'work', visit: (visit) => askForm(visit, new URLSearchParams(), []) },
  { method: 'post', path: '/cash/refunds/new', right: 'work', visit: ask },
  { method: 'get', path: '/cash/refunds/:refund', right: 'see', visit: (visit) => show(visit, []) },
  { method: 'post', path: '/cash/refunds/:refund/line', right: 'work', visit: byLine },
  { method: 'post', path: '/cash/refunds/:refund/paid', right: 'work', visit: said },
  { method: 'post', path: '/cash/refunds/:refund/undo', right: 'work', visit: undo },
]; // prettier-ignore

const wordsOf = (visit: Visit) => inLanguage(REFUND_WORDS, visit.language);
const hrefOf = ({ at, work }: Visit, id: number): string =>
  at.under(`/cash/refunds/${work.ids.seal('cash_refund', id)}`);
const moneyOf = ({ locale }: Visit, { amountMinor: minor, currency }: Pick<Refund, 'amountMinor' | 'currency'>): string => format({ minor, currency }, locale); // prettier-ignore

/** `Paid back on 24 Feb 2026 (by cheque)`. */
export function refundState(visit: Visit, refund: Refund): string {
  const w = wordsOf(visit);
  const state = stateOfRefund(refund);
  if (state === 'due') return fill(w.stateDue, { day: dayText(refund.dueOn, visit.locale) });
  if (state === 'withdrawn') return fill(w.stateWithdrawn, { why: refund.endedWhy ?? '' });
  const how = refund.paidHow ?? (refund.lineId === null ? w.byBooks : w.byBank);
  return `${fill(w.statePaid, { day: dayText(refund.paidOn ?? refund.dueOn, visit.locale) })} (${how})`;
}

async function list(visit: Visit): Promise<Answer> {
  const { work, company, at } = visit;
  const w = wordsOf(visit);
  const spec: ListSpec<Refund> = {
    path: at.under('/cash/refunds'),
    columns: [
      { key: 'customer', label: w.customer, cell: (row) => ({ text: row.customerName, note: row.customerCode, href: at.customer(work.ids.seal('customer', row.customerId)) }) },
      { key: 'amount', label: w.amount, numeric: true, cell: (row) => ({ text: moneyOf(visit, row), href: hrefOf(visit, row.id) }) },
      { key: 'account', label: w.account, cell: ({ iban, holder }) => ({ text: iban === null ? w.noAccount : printedIban(iban), note: holder ?? '' }) },
      { key: 'why', label: w.why, wide: true, cell: (row) => ({ text: row.reason, note: row.document }) },
      { key: 'state', label: w.state, cell: (row) => ({ text: refundState(visit, row), ...(stateOfRefund(row) === 'due' && row.dueOn < work.today && { tone: 'wait' as const }) }) },
    ],
    filters: [{ name: 'done', label: w.done, kind: 'select', options: [{ value: 'too', label: w.doneToo }] }],
    sort: 'customer',
  }; // prettier-ignore
  const asked = readList(visit.asked.query, spec);
  const { offset, limit } = pageOf(asked);
  const which = asked.filters['done'] === 'too' ? 'all' : 'due';
  const rows = await refundsOf(work.db.read, { companyId: company.id, which, text: asked.text, most: limit, offset });
  const listed = listBlanks({
    ...{ spec, asked, rows, words: inLanguage(FRAME_WORDS, visit.language).list, caption: w.caption },
    ...(visit.may('work') && visit.on === null && { actsOf: (row: Refund) => [{ key: 'o', label: w.say, path: hrefOf(visit, row.id), only: null }] }), // prettier-ignore
    empty: { text: w.empty },
  });
  return page('pages/cash/done', w.tab, { ...(await cashHead(visit, 'refunds')), list: listed });
}

async function creditAsked({ work, company, asked }: Visit, form: URLSearchParams) {
  const itemId = work.ids.open('item', form.get('item') ?? asked.query.get('item') ?? '');
  const [credit] = itemId === undefined ? [] : await openItemsOf(work.db.read, company.id, [itemId]);
  if (credit === undefined) throw new NotFound();
  return credit;
}

/** Days until it is due, where nobody says another. */
const USUAL_DAYS = 7;

async function askForm(visit: Visit, form: URLSearchParams, wrong: readonly string[]): Promise<Answer> {
  const { work, company, at, locale } = visit;
  const w = wordsOf(visit);
  const credit = await creditAsked(visit, form);
  const { currency, customerId, itemId, document } = credit;
  const payees = await knownPayees(work.db.read, company.id, { customerId, itemId });
  const { name } = await customerById(work.db.read, company.id, customerId);
  const left = { minor: Math.max(0, -credit.openMinor), currency };
  const chosen = form.get('iban') ?? payeeOf(payees)?.iban ?? '';
  return page('pages/cash/refund-new', w.title, {
    ...{ w, wrong, action: at.under('/cash/refunds/new'), back: at.customer(work.ids.seal('customer', customerId)) },
    item: work.ids.seal('item', itemId),
    of: fill(w.of, { amount: format(left, locale), document, customer: name }),
    amount: form.get('amount') ?? toDecimal(left.minor, currency),
    currency,
    accounts: payees.map(({ iban, holder, isOwn, lastOn }) => ({
      value: iban,
      label: [printedIban(iban), holder ?? '', isOwn ? w.own : fill(w.last, { day: dayText(lastOn, locale) })].filter((one) => one !== '').join(' · '), // prettier-ignore
      chosen: iban === chosen,
    })),
    due: form.get('due') ?? addDays(work.today, USUAL_DAYS),
    why: form.get('why') ?? '',
  }, { status: wrong.length > 0 ? 422 : 200 }); // prettier-ignore
}

async function ask(visit: Visit): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const { form } = asked;
  const w = wordsOf(visit);
  const { itemId, currency, customerId } = await creditAsked(visit, form);
  const [typed, due] = [(form.get('amount') ?? '').trim().slice(0, 40), dayFrom((form.get('due') ?? '').trim())];
  const amountMinor = fromTyped(typed, currency, locale);
  const wrong = [...(amountMinor === undefined ? [fill(w.wrongAmount, { typed })] : []), ...(due === undefined ? [w.wrongDay] : [])]; // prettier-ignore
  if (amountMinor === undefined || due === undefined) return askForm(visit, form, wrong);
  const iban = (form.get('iban') ?? '').slice(0, 40);
  const id = await askRefund(work, company.id, { itemId, amountMinor, iban: iban === '' ? null : iban, dueOn: due, reason: form.get('why') ?? '' }).catch(refused); // prettier-ignore
  if (typeof id !== 'number') return askForm(visit, form, [refusalSaid(visit, id)]);
  const { name } = await customerById(work.db.read, company.id, customerId);
  asked.session.tell({
    text: fill(w.asked, { amount: format({ minor: amountMinor, currency }, locale), customer: name }),
    undo: { path: `${hrefOf(visit, id)}/undo`, fields: { why: w.undo } },
  });
  return see(at.under('/cash/refunds'));
}

function refused(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

const refusalSaid = (visit: Visit, { message, remedy }: Refusal): string =>
  `${refusalText(message, visit)} ${remedyText(remedy, visit)}`;

async function refundAsked({ work, company, asked }: Visit): Promise<Refund> {
  const id = work.ids.open('cash_refund', asked.params['refund'] ?? '');
  const refund = id === undefined ? undefined : await refundById(work.db.read, company.id, id);
  if (refund === undefined) throw new NotFound();
  return refund;
}

async function show(visit: Visit, wrong: readonly string[]): Promise<Answer> {
  const { work, company, at, locale } = visit;
  const w = wordsOf(visit);
  const refund = await refundAsked(visit);
  const state = stateOfRefund(refund);
  const may = visit.may('work') && visit.on === null;
  const here = hrefOf(visit, refund.id);
  const customer = at.customer(work.ids.seal('customer', refund.customerId));
  const payees = await knownPayees(work.db.read, company.id, refund);
  const lines = await linesFor(visit, refund);
  const people = await peopleOf(work.db.read);
  return page('pages/cash/refund', `${w.title}: ${moneyOf(visit, refund)}`, {
    ...{ w, wrong, here, customer, title: moneyOf(visit, refund), name: refund.customerName, back: at.under('/cash/refunds') },
    state: refundState(visit, refund),
    state_tone: state === 'due' ? 'wait' : 'quiet',
    notes: [
      ...(state === 'due' && refund.leftMinor < refund.amountMinor ? [w.used] : []),
      ...(state === 'due' && payeeMoved(refund.iban, payees) ? [w.moved] : []),
    ],
    facts: [
      { label: w.account, value: refund.iban === null ? w.noAccount : [printedIban(refund.iban), refund.holder ?? ''].filter((one) => one !== '').join(' · ') },
      { label: w.why, value: refund.reason },
      { label: '', value: fill(w.askedBy, { who: nameOf(people, refund.recordedBy), when: momentText(refund.recordedAt, locale, company.zone) }) },
    ],
    line: refund.lineId === null ? '' : at.receipt(work.ids.seal('bank_line', refund.lineId)),
    lines: lines.map((line) => ({
      id: work.ids.seal('bank_line', line.id),
      text: [dayText(line.bookedOn, locale), line.name ?? '', line.iban === null ? '' : printedIban(line.iban), line.text.slice(0, 80)].filter((one) => one !== '').join(' · '),
      href: at.receipt(work.ids.seal('bank_line', line.id)),
    })),
    wait: state === 'due',
    act: may && state !== 'withdrawn',
    say: may && state === 'due',
    undo: may && state !== 'withdrawn' && refund.lineId === null ? (state === 'paid' ? w.undoPaid : w.undoDue) : '',
    today: work.today,
    how: visit.asked.form.get('how') ?? '',
    on: visit.asked.form.get('on') ?? work.today,
  }, { status: wrong.length > 0 ? 422 : 200 }); // prettier-ignore
}

/** Lines with which just that amount went out: what the bank may show it by. */
async function linesFor({ work, company }: Visit, refund: Refund): Promise<LiveReceipt[]> {
  if (stateOfRefund(refund) === 'withdrawn' || refund.lineId !== null) return [];
  const lines = await wentOutLines(work.db.read, company.id);
  return lines.filter((line) => refundOf(line, [refund]).candidates.length > 0);
}

async function byLine(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const refund = await refundAsked(visit);
  const lineId = work.ids.open('bank_line', asked.form.get('line') ?? '') ?? 0;
  await sayRefundLine(work, company.id, { lineId, refundId: refund.id });
  asked.session.tell({ text: fill(wordsOf(visit).paid, { amount: moneyOf(visit, refund) }) });
  return see(hrefOf(visit, refund.id));
}

async function said(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = wordsOf(visit);
  const refund = await refundAsked(visit);
  const on = dayFrom((asked.form.get('on') ?? '').trim());
  if (on === undefined) return show(visit, [w.wrongDay]);
  const done = await sayRefundPaid(work, company.id, { id: refund.id, on, how: asked.form.get('how') ?? '' }).then(() => null, refused); // prettier-ignore
  if (done !== null) return show(visit, [refusalSaid(visit, done)]);
  asked.session.tell({
    text: fill(w.paid, { amount: moneyOf(visit, refund) }),
    undo: { path: `${hrefOf(visit, refund.id)}/undo`, fields: { why: w.undo } },
  });
  return see(visit.at.under('/cash/refunds'));
}

async function undo(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = wordsOf(visit);
  const refund = await refundAsked(visit);
  const now = await undoRefund(work, company.id, refund.id, asked.form.get('why') ?? '').catch(refused);
  if (typeof now !== 'string') return show(visit, [refusalSaid(visit, now)]);
  asked.session.tell({ text: fill(now === 'due' ? w.undone : w.withdrawn, { amount: moneyOf(visit, refund) }) });
  return see(hrefOf(visit, refund.id));
}
