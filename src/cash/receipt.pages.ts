import type { Route, Visit } from '../companies/visit.pages';
import { printedIban } from '../companies/iban';
import { format, formatAmount } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { CASH_WORDS } from '../languages/cash-words';
import { refusalText, remedyText } from '../languages/refusal';
import { REFUND_WORDS } from '../languages/refund-words';
import { RECEIPT_WORDS } from '../languages/receipt-words';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { DIFFERENCE_KINDS } from '../ledger/difference';
import { labelOf } from '../ledger/open-item';
import { peopleOf } from '../people/store';
import { page, part, see, type Answer } from '../platform/web/answer';
import { findApplications } from './application.store';
import { decide, receiptById } from './deciding.actions';
import { byText, doneTexts, whatText } from './done.pages';
import { planOf } from './plan';
import { digestOf } from './proposal-digest';
import { findingSaid, proposalSaid } from './proposal-said';
import { besideRows, deviatingTexts, faultText, orderTexts, restText } from './receipt-said.pages';
import { lineAsked, receiptAsked, type Payable, type ReceiptAsked } from './receipt-asked.pages';
import { namesIn, namesOf } from './worklist.panel';

/** One receipt: all that the bank says of it, what is proposed, a form to decide otherwise, and what was done with it. */
export const receiptRoutes: readonly Route[] = [
  { method: 'get', path: '/cash/:line', right: 'see', visit: (visit) => show(visit, new URLSearchParams(), 200) },
  { method: 'post', path: '/cash/:line', right: 'work', visit: typed },
  { method: 'post', path: '/cash/:line/rest', right: 'work', visit: rest },
];

const wordsOf = (visit: Visit) => inLanguage(RECEIPT_WORDS, visit.language);
type State = 'waiting' | 'done' | 'ended' | 'out' | 'twice' | 'other';

const LONGEST_WHY = 500;

/** Applied where the form says so and nothing is wrong; else it is shown as it is now. */
async function typed(visit: Visit): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const { form } = asked;
  if (form.get('do') !== 'apply') return show(visit, form, 200);
  const all = await receiptAsked(visit, form);
  const { line, split } = all;
  if (split.faults.length > 0 || split.leftMinor !== 0) return show(visit, form, 422);
  const note = (form.get('why') ?? '').trim().slice(0, LONGEST_WHY);
  if (note === '' && deviatingTexts(visit, all, split.plan).length > 0)
    return show(visit, form, 422, [wordsOf(visit).needsWhy]);
  const id = await decide(work, company.id, { lineId: line.id, plan: split.plan, note: note === '' ? null : note }).catch((error: unknown) => error); // prettier-ignore
  if (typeof id !== 'number') {
    if (!(id instanceof Refusal) || !id.code.startsWith('difference-')) throw id;
    return show(visit, form, 422, [`${refusalText(id.message, visit)} ${remedyText(id.remedy, visit)}`]);
  }
  const [application] = await findApplications(work.db.read, { companyId: company.id, kind: null, customerId: null, lineId: line.id, withEnded: false, most: 1, offset: 0 }); // prettier-ignore
  const what = application === undefined ? '' : ((await doneTexts(visit, [application])).get(id) ?? '');
  const amount = format({ minor: line.amountMinor, currency: line.currency }, locale);
  asked.session.tell({
    text: fill(inLanguage(CASH_WORDS, visit.language).acceptedOne, { amount, what }),
    undo: { path: at.under('/cash/undo'), fields: { id: work.ids.seal('cash_application', id) } },
  });
  return see(at.cash);
}

/** What has a place so far, as it is typed. */
async function rest(visit: Visit): Promise<Answer> {
  const form = new URLSearchParams(visit.asked.form);
  form.delete('do');
  const asked = await receiptAsked(visit, form);
  return part('pages/cash/rest', { rest: restText(visit, asked), short: '' });
}

async function show(
  visit: Visit,
  form: URLSearchParams,
  status: number,
  refused: readonly string[] = [],
): Promise<Answer> {
  const { work, company, at, locale } = visit;
  const w = wordsOf(visit);
  const shown = form.size === 0 ? await lineAsked(visit) : undefined;
  const asked = await receiptAsked(visit, form);
  const { line } = asked;
  const history = await findApplications(work.db.read, { companyId: company.id, kind: null, customerId: null, lineId: line.id, withEnded: true, most: 50, offset: 0 }); // prettier-ignore
  const state = await stateOf(visit, asked, history.some((one) => one.endedAt === null)); // prettier-ignore
  const mayDecide = visit.may('work') && visit.on === null;
  const sealed = work.ids.seal('bank_line', (shown ?? line).id);
  const title = format({ minor: line.amountMinor, currency: line.currency }, locale);
  return page('pages/cash/receipt', title, {
    ...{ w, title, back: at.cash, here: at.receipt(sealed) },
    from: [line.name, line.behind].filter((one) => one !== null).join(' · '),
    state: w.state[state],
    state_tone: state === 'waiting' || state === 'done' ? 'quiet' : 'wait',
    facts: factsOf(visit, asked),
    statement: at.under(`/bank/${work.ids.seal('bank_statement', line.statementId)}`),
    ended: line.endedAt !== null,
    proposal: state === 'waiting' || state === 'twice' ? await proposalBlanks(visit, asked, mayDecide && state === 'waiting') : null, // prettier-ignore
    form: mayDecide && state === 'waiting' ? formBlanks(visit, asked, form, { status, refused }) : null,
    aside: mayDecide && (state === 'waiting' || state === 'twice') ? `${at.receipt(sealed)}/aside` : '',
    history: await historyOf(visit, history, mayDecide),
  }, { status }); // prettier-ignore
}

async function stateOf(visit: Visit, { line, proposal }: ReceiptAsked, isDone: boolean): Promise<State> {
  if (isDone) return 'done';
  if (line.endedAt !== null) return 'ended';
  if (line.amountMinor <= 0) return 'out';
  const receipt = await receiptById(visit.work.db.read, visit.company.id, line.id);
  if (receipt === undefined) return 'other';
  return receipt.doubtful || proposal?.doubts.includes('told_twice') ? 'twice' : 'waiting';
}

function factsOf({ locale, ...visit }: Visit, { line }: ReceiptAsked): { label: string; value: string }[] {
  const w = inLanguage(RECEIPT_WORDS, visit.language);
  const charges =
    line.chargesMinor === null ? '' : format({ minor: line.chargesMinor, currency: line.currency }, locale);
  const all: [string, string | null][] = [
    [w.booked, dayText(line.bookedOn, locale)],
    [w.value, line.valueOn === null ? '' : dayText(line.valueOn, locale)],
    [w.name, line.name],
    [w.behind, line.behind],
    [w.iban, line.iban === null ? '' : printedIban(line.iban)],
    [w.reference, line.reference],
    [w.endToEnd, line.endToEnd],
    [w.text, line.text],
    [w.bankRef, line.bankRef],
    [w.charges, charges],
    [w.account, printedIban(line.account)],
    [w.file, line.fileName],
  ];
  return all.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}

async function proposalBlanks(visit: Visit, asked: ReceiptAsked, mayAccept: boolean): Promise<unknown> {
  const { line, proposal } = asked;
  const { work, company, at, locale, language } = visit;
  const c = inLanguage(CASH_WORDS, language);
  if (proposal === undefined) return null;
  const named = await namesOf(work.db.read, company.id, namesIn([proposal]));
  const said = proposalSaid(proposal, line.currency, { w: c, locale, named });
  return {
    ...said,
    doubts: [said.doubts, ...deviatingTexts(visit, asked, planOf(proposal))].filter((text) => text !== '').join('; '),
    sure: c.sure[proposal.confidence],
    customers: proposal.customerIds.map((id) => ({ name: named.customers.get(id)?.name ?? '', href: at.customer(work.ids.seal('customer', id)) })), // prettier-ignore
    short: proposal.shortMinor > 0 && proposal.differences === undefined ? fill(c.short, { amount: format({ minor: proposal.shortMinor, currency: line.currency }, locale) }) : '', // prettier-ignore
    accept: mayAccept && proposal.customerIds.length > 0 ? at.under('/cash/accept') : '',
    token: `${work.ids.seal('bank_line', line.id)}.${digestOf(proposal)}`,
  };
}

/** More documents of a customer than this are not shown. */
const MOST_SHOWN = 200;

function formBlanks(
  visit: Visit,
  asked: ReceiptAsked,
  form: URLSearchParams,
  { status, refused }: { readonly status: number; readonly refused: readonly string[] },
): unknown {
  const { work, at, locale } = visit;
  const w = wordsOf(visit);
  const { line, customers, payables, values, found, split } = asked;
  const isSum = split.leftMinor !== 0;
  return {
    action: at.receipt(work.ids.seal('bank_line', line.id)),
    wrong: status === 422 ? [...refused, ...split.faults.map((fault) => faultText(visit, asked, fault)), ...(isSum && split.faults.length === 0 && refused.length === 0 ? [w.wrong.sum] : [])] : [], // prettier-ignore
    q: form.get('q') ?? '',
    currency: line.currency,
    found: found.map(({ id, code, name }) => ({ id: work.ids.seal('customer', id), code, name })),
    customers: customers.map(({ id, code, name }) => {
      const sealed = work.ids.seal('customer', id);
      const own = payables.filter((one) => one.customerId === id);
      return {
        ...{ id: sealed, code, name, href: at.customer(sealed) },
        rows: own.slice(0, MOST_SHOWN).map((one) => payableBlanks(visit, one, values)),
        beside: besideRows(visit, asked, id),
        more: own.length > MOST_SHOWN ? fill(w.moreItems, { n: numberText(MOST_SHOWN, locale) }) : '',
        account: values.get(`account.${sealed}`) ?? '',
        account_label: fill(w.accountOf, { customer: name }),
      };
    }),
    rest: restText(visit, asked),
    orders: orderTexts(visit, asked),
    why: form.get('why') ?? '',
    shorts: at.under('/disputes/rests'),
  };
}

function payableBlanks({ work, locale, language }: Visit, one: Payable, values: ReadonlyMap<string, string>): unknown {
  const w = inLanguage(RECEIPT_WORDS, language);
  const sealed = work.ids.seal('item', one.itemId);
  const isCredit = one.openMinor < 0;
  return {
    ...{ id: sealed, document: labelOf(one) },
    due: one.dueOn === null ? '–' : dayText(one.dueOn, locale),
    open: formatAmount({ minor: one.openMinor, currency: one.currency }, locale),
    note: one.isSettled ? w.listed : isCredit ? w.taken : '',
    label: fill(isCredit ? w.takenOf : w.paysOf, { document: labelOf(one) }),
    value: values.get(`part.${sealed}`) ?? '',
    rest_label: isCredit ? '' : fill(w.whatOf, { document: labelOf(one) }),
    rests: (['', ...DIFFERENCE_KINDS] as const).map((value) => ({ value, label: w.keep[value], chosen: (values.get(`rest.${sealed}`) ?? '') === value })), // prettier-ignore
  };
}

async function historyOf(
  visit: Visit,
  rows: Awaited<ReturnType<typeof findApplications>>,
  mayDecide: boolean,
): Promise<unknown[]> {
  // prettier-ignore
  const { work, company, at, locale } = visit;
  const c = inLanguage(CASH_WORDS, visit.language);
  const [people, said] = [await peopleOf(work.db.read), await doneTexts(visit, rows)];
  return rows.map((row) => ({
    what: row.kind === 'not_ours' ? c.tabs.aside : row.kind === 'refunded' ? inLanguage(REFUND_WORDS, visit.language).shows : whatText(visit, row, said.get(row.id) ?? ''), // prettier-ignore
    why: [row.note ?? '', findingSaid(row.finding, c)].filter((text) => text !== '').join(' · '),
    by: `${byText(visit, people, row)}, ${momentText(row.recordedAt, locale, company.zone)}`,
    ended: row.endedAt === null ? '' : fill(c.takenBack, { why: row.endedWhy ?? '' }),
    undo: mayDecide && row.endedAt === null && row.kind !== 'returned' ? at.under('/cash/undo') : '',
    id: work.ids.seal('cash_application', row.id),
  }));
}
