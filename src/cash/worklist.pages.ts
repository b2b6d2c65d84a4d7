import type { Route, Visit } from '../companies/visit.pages';
import { printedIban } from '../companies/iban';
import { bankAccountsOf } from '../companies/store';
import { format, fromTyped } from '../kernel/money';
import { CASH_WORDS } from '../languages/cash-words';
import { FRAME_WORDS } from '../languages/frame-words';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import { page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Column, type ListSpec, type RowAct } from '../platform/web/list';
import { cashHead } from './cash-head.pages';
import { CONFIDENCES, type Confidence } from './proposal';
import { digestOf } from './proposal-digest';
import { ofCustomer } from './of-customer.pages';
import { proposalSaid, type ProposalSaid } from './proposal-said';
import { doneSince, namesIn, namesOf, waitingRows, waitingTotals, type WaitingQuestion, type WaitingRow } from './worklist.panel'; // prettier-ignore

/** Money that waits for a decision: each with what is proposed, accepted by a key, put on account, or set aside. */
export const worklistRoutes: readonly Route[] = [
  { method: 'get', path: '/cash', right: 'see', list: true, visit: list },
  { method: 'get', path: '/cash/totals', right: 'see', visit: totals },
];

interface Shown extends WaitingRow {
  readonly said: ProposalSaid;
  readonly customerName: string;
}

interface Listing {
  readonly visit: Visit;
  readonly spec: ListSpec<Shown>;
  readonly question: WaitingQuestion;
}

const wordsOf = (visit: Visit) => inLanguage(CASH_WORDS, visit.language);

async function listing(visit: Visit): Promise<Listing> {
  const accounts = await bankAccountsOf(visit.work.db.read, visit.company.id);
  const w = wordsOf(visit);
  const customer = visit.asked.query.get('of') ?? '';
  const spec: ListSpec<Shown> = {
    path: customer === '' ? visit.at.cash : visit.at.under('/cash', { of: customer }),
    columns: columnsOf(visit),
    filters: [
      { name: 'sure', label: w.filter.sure, kind: 'select', options: CONFIDENCES.map((value) => ({ value, label: w.sure[value] })) }, // prettier-ignore
      ...(accounts.length < 2
        ? []
        : [{ name: 'account', label: w.filter.account, kind: 'select' as const, options: accounts.map(({ iban }) => ({ value: iban, label: printedIban(iban) })) }]), // prettier-ignore
      { name: 'customer', label: w.filter.customer, kind: 'text' },
      { name: 'amount', label: w.filter.amount, kind: 'text' },
    ],
    sort: 'sure',
  };
  const asked = readList(visit.asked.query, spec);
  const typed = asked.filters['amount'];
  const question = {
    companyId: visit.company.id,
    text: asked.text,
    confidence: asked.filters['sure'] ?? '',
    account: asked.filters['account'] ?? '',
    customer: asked.filters['customer'] ?? '',
    customerId: await ofCustomer(visit),
    amountMinor: typed === undefined ? null : (fromTyped(typed, visit.company.currency, visit.locale) ?? -1),
    sort: asked.sort,
    descending: asked.descending,
    ...pageOf(asked),
  };
  return { visit, spec, question };
}

async function list(visit: Visit): Promise<Answer> {
  const { spec, question } = await listing(visit);
  const w = wordsOf(visit);
  const { read } = visit.work.db;
  const asked = readList(visit.asked.query, spec);
  const rows = await waitingRows(read, question);
  const named = await namesOf(read, visit.company.id, namesIn(rows.map((row) => row.proposal)));
  const shown = rows.map((row) => ({
    ...row,
    said: proposalSaid(row.proposal, row.currency, { w, locale: visit.locale, named }),
    customerName: named.customers.get(row.proposal.customerIds[0] ?? -1)?.name ?? '',
  }));
  const mayDecide = visit.may('work') && visit.on === null;
  const listed = listBlanks({
    spec,
    asked,
    rows: shown,
    words: { ...inLanguage(FRAME_WORDS, visit.language).list, allPages: '' },
    caption: w.caption,
    ...(mayDecide
      ? {
          idOf: (row: Shown) => tokenOf(visit, row),
          actsOf: (row: Shown) => actsOf(visit, row),
          bulk: [{ label: w.acceptSelected, path: visit.at.under('/cash/accept') }],
        }
      : {}),
    totals: visit.at.under('/cash/totals', stateOf(spec, visit)),
    empty: await emptyOf(visit, rows.length === 0),
  });
  const head = await cashHead(visit, 'decide');
  return page('pages/cash/worklist', w.title, { ...head, list: listed });
}

const stateOf = (spec: ListSpec<Shown>, visit: Visit): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(listHref(spec, readList(visit.asked.query, spec)).split('?')[1] ?? ''));

/** The line, and what was shown of it. */
const tokenOf = ({ work }: Visit, { lineId, proposal }: WaitingRow): string =>
  `${work.ids.seal('bank_line', lineId)}.${digestOf(proposal)}`;

function actsOf(visit: Visit, row: Shown): RowAct[] {
  const w = wordsOf(visit).act;
  const page = visit.at.receipt(visit.work.ids.seal('bank_line', row.lineId));
  const isSomebody = row.proposal.customerIds.length > 0;
  const post = (key: string, label: string, path: string): RowAct => ({
    ...{ key, label, path: visit.at.under(path) },
    only: tokenOf(visit, row),
  });
  return [
    ...(isSomebody && !row.proposal.doubts.includes('told_twice') ? [post('a', w.accept, '/cash/accept'), post('c', w.account, '/cash/account')] : []), // prettier-ignore
    { key: 'n', label: w.aside, path: `${page}#aside`, only: null },
  ];
}

const TONES: Readonly<Partial<Record<Confidence, 'quiet'>>> = { low: 'quiet', none: 'quiet' };

function columnsOf(visit: Visit): readonly Column<Shown>[] {
  const { locale, at, work } = visit;
  const w = wordsOf(visit);
  const c = w.column;
  return [
    {
      key: 'booked',
      label: c.booked,
      sortable: true,
      cell: (row) => ({
        text: dayText(row.bookedOn, locale),
        href: at.receipt(work.ids.seal('bank_line', row.lineId)),
      }),
    },
    {
      key: 'amount',
      label: c.amount,
      numeric: true,
      sortable: true,
      cell: ({ amountMinor, currency }) => ({ text: format({ minor: amountMinor, currency }, locale) }),
    },
    {
      key: 'who',
      label: c.who,
      cell: ({ name, behind, iban }) => ({ text: [name, behind].filter((one) => one !== null).join(' · ') || '–', note: iban === null ? '' : printedIban(iban) }), // prettier-ignore
    },
    {
      key: 'text',
      label: c.text,
      wide: true,
      cut: true,
      cell: ({ text, reference }) => ({
        text: [reference, text].filter((one) => one !== null && one !== '').join(' · '),
      }),
    },
    {
      key: 'proposal',
      label: c.proposal,
      long: true,
      cell: ({ said, customerName, proposal }) => ({
        text: proposal.customerIds.length === 1 ? `${customerName}: ${said.what}` : said.what,
        note: said.why,
      }),
    },
    {
      key: 'sure',
      label: c.sure,
      sortable: true,
      cell: ({ confidence, said }) => ({
        text: w.sure[confidence],
        note: said.doubts,
        ...(said.doubts === '' ? TONES[confidence] && { tone: TONES[confidence] } : { tone: 'wait' as const }),
      }),
    },
  ];
}

/** Nothing came yet; all is decided; nothing fits. */
async function emptyOf(
  visit: Visit,
  isEmpty: boolean,
): Promise<{ text: string; action?: { label: string; href: string } }> {
  const w = wordsOf(visit);
  if (
    !isEmpty ||
    visit.asked.query.size > 1 ||
    (visit.asked.query.size === 1 && visit.on === null && !visit.asked.query.has('own-cols'))
  )
    return { text: w.empty };
  const done = await doneSince(visit.work.db.read, visit.company.id, visit.work.today);
  if (done === undefined)
    return { text: w.emptyFirst, action: { label: w.emptyFirstHow, href: visit.at.under('/bank') } };
  const [rule, person, aside] = [done.rule, done.person, done.aside].map((n) => numberText(n, visit.locale));
  return { text: fill(w.emptyDone, { rule: rule ?? '', person: person ?? '', aside: aside ?? '' }) };
}

async function totals(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return see(visit.at.cash);
  const { question } = await listing(visit);
  const w = wordsOf(visit);
  const sums = await waitingTotals(visit.work.db.read, question);
  const lines = sums.map(({ currency, n, minor }) => ({
    label: countText(w.total, n, visit.locale),
    sum: format({ minor, currency }, visit.locale),
  }));
  return part('pages/partials/totals', { lines });
}
