import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { CASH_WORDS } from '../languages/cash-words';
import { FRAME_WORDS } from '../languages/frame-words';
import { REFUND_WORDS } from '../languages/refund-words';
import { dayText, fill, inLanguage, momentText } from '../languages/said';
import { differenceOf } from '../ledger/difference';
import { differencesBeside } from '../ledger/difference.store';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { page, type Answer } from '../platform/web/answer';
import { listBlanks, pageOf, readList, type Column, type ListSpec } from '../platform/web/list';
import { entriesOfApplications, findApplications, paidBy, type Application } from './application.store';
import { chargesPaidBy } from './charges.store';
import { cashHead, type CashTab } from './cash-head.pages';
import { ofCustomer } from './of-customer.pages';
import { onAccountRows, type OnAccount } from './on-account.panel';
import { besideTexts, findingSaid, givenTexts } from './proposal-said';

/** What was decided: applied, by the rule or by whom; set aside; and what of it still lies on account. */
export const doneRoutes: readonly Route[] = [
  { method: 'get', path: '/cash/applied', right: 'see', visit: (visit) => done(visit, 'applied') },
  { method: 'get', path: '/cash/aside', right: 'see', visit: (visit) => done(visit, 'aside') },
  { method: 'get', path: '/cash/on-account', right: 'see', visit: onAccount },
];

interface Done extends Application {
  /** `C-1: FA-1 100,00 €; 20,00 € on account`. */
  readonly what: string;
}

const HOW: Readonly<Partial<Record<string, boolean>>> = { rule: true, person: false };

const wordsOf = (visit: Visit) => inLanguage(CASH_WORDS, visit.language);

async function done(visit: Visit, tab: CashTab & ('applied' | 'aside')): Promise<Answer> {
  const { work, company } = visit;
  const w = wordsOf(visit);
  const people = await peopleOf(work.db.read);
  const of = visit.asked.query.get('of') ?? '';
  const customerId = await ofCustomer(visit);
  const path = visit.at.under(`/cash/${tab}`, of === '' ? {} : { of });
  const spec: ListSpec<Done> = {
    path,
    columns: columnsOf(visit, people, tab),
    filters: [
      ...(tab === 'applied'
        ? [{ name: 'how', label: w.filter.how, kind: 'select', options: [{ value: 'rule', label: w.how.rule }, { value: 'person', label: w.how.person }] } as const] // prettier-ignore
        : []),
      { name: 'ended', label: w.filter.ended, kind: 'select', options: [{ value: 'too', label: w.endedToo }] },
    ],
    sort: 'booked',
  };
  const asked = readList(visit.asked.query, spec);
  const { offset, limit } = pageOf(asked);
  const kind = tab === 'aside' ? ('not_ours' as const) : ('ours' as const);
  const rows = await findApplications(work.db.read, {
    ...{ companyId: company.id, kind, customerId, lineId: null },
    withEnded: asked.filters['ended'] === 'too',
    ...(tab === 'applied' && HOW[asked.filters['how'] ?? ''] !== undefined
      ? { byRule: HOW[asked.filters['how'] ?? ''] ?? false }
      : {}),
    ...{ text: asked.text, most: limit, offset },
  });
  const said = await doneTexts(visit, rows);
  const mayDecide = visit.may('work') && visit.on === null;
  const listed = listBlanks({
    spec,
    asked,
    rows: rows.map((row) => ({ ...row, what: whatText(visit, row, said.get(row.id) ?? '') })),
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.tabs[tab],
    ...(mayDecide && {
      actsOf: (row: Done) =>
        row.endedAt === null && row.kind !== 'returned'
          ? [{ key: 'z', label: w.act.undo, path: `${lineHref(visit, row)}#undo`, only: null }]
          : [],
    }),
    empty: {
      text: tab === 'aside' ? w.emptyAside : w.emptyApplied,
      action: { label: w.toDecide, href: visit.at.cash },
    },
  });
  return page('pages/cash/done', w.tabs[tab], { ...(await cashHead(visit, tab)), list: listed });
}

const lineHref = (visit: Visit, { lineId }: Application): string =>
  visit.at.receipt(visit.work.ids.seal('bank_line', lineId));

/** What each paid, what was given up beside it, and what of it lies on account: four questions for a page. */
export async function doneTexts(visit: Visit, rows: readonly Application[]): Promise<Map<number, string>> {
  const { work, company, locale } = visit;
  const w = wordsOf(visit);
  const entries = await entriesOfApplications(work.db.read, company.id, rows.map((row) => row.id)); // prettier-ignore
  const paid = await paidBy(work.db.read, company.id, entries.map((entry) => entry.itemId)); // prettier-ignore
  const charges = await chargesPaidBy(work.db.read, company.id, entries.map((entry) => entry.itemId)); // prettier-ignore
  const beside = (await differencesBeside(work.db.read, company.id, entries.map((entry) => entry.itemId))).filter((one) => one.cancelledAt === null); // prettier-ignore
  const given = beside.flatMap(({ identity, amountMinor }) => differenceOf(identity, amountMinor) ?? []);
  const texts = rows.map((row) => {
    const money = (minor: number): string => format({ minor, currency: row.currency }, locale);
    const own = entries.filter((entry) => entry.applicationId === row.id);
    const parts = own.map(({ itemId, customerName, leftMinor }) => {
      const documents = paid.filter((one) => one.paymentItemId === itemId).map((one) => `${one.parts > 1 ? `${one.document}/${one.part}` : one.document} ${money(one.amountMinor)}`); // prettier-ignore
      const differences = givenTexts(
        given.filter((one) => one.paymentItemId === itemId),
        money,
        w,
      );
      const left = leftMinor > 0 ? [fill(w.onAccount, { amount: money(leftMinor) })] : [];
      return `${customerName}: ${[
        documents.join(' · '),
        ...besideTexts(
          charges.filter((one) => one.paymentItemId === itemId),
          money,
          w,
        ),
        ...differences,
        ...left,
      ]
        .filter((text) => text !== '')
        .join('; ')}`;
    });
    return [row.id, parts.join('; ')] as const;
  });
  return new Map(texts);
}

/** With what was done where nothing was booked here. */
export function whatText(visit: Visit, { kind }: Application, said: string): string {
  const w = wordsOf(visit);
  const how = kind === 'booked_already' ? w.bookedAlready : kind === 'returned' ? w.returned : '';
  return [said, how].filter((text) => text !== '').join('; ');
}

/** By the rule, or by whom. */
export const byText = (visit: Visit, people: readonly ListedPerson[], row: Application): string =>
  row.byRule === 1 ? wordsOf(visit).rule : nameOf(people, row.recordedBy);

function columnsOf(visit: Visit, people: readonly ListedPerson[], tab: 'applied' | 'aside'): readonly Column<Done>[] {
  const { locale, company } = visit;
  const w = wordsOf(visit);
  const c = w.column;
  return [
    {
      key: 'booked',
      label: c.booked,
      cell: (row) => ({ text: dayText(row.bookedOn, locale), href: lineHref(visit, row) }),
    },
    { key: 'amount', label: c.amount, numeric: true, cell: ({ amountMinor, currency }) => ({ text: format({ minor: amountMinor, currency }, locale) }) }, // prettier-ignore
    { key: 'who', label: c.who, cell: (row) => ({ text: row.name ?? '–' }) },
    { key: 'text', label: c.text, wide: true, cut: true, cell: (row) => ({ text: row.text }) },
    tab === 'aside'
      ? { key: 'why', label: c.why, cell: (row) => ({ text: row.note ?? '', note: endedText(row, visit) }) }
      : { key: 'done', label: c.done, cell: (row) => ({ text: row.what, note: [endedText(row, visit), findingSaid(row.finding, w)].filter((text) => text !== '').join(' · ') }) }, // prettier-ignore
    { key: 'by', label: c.by, cell: (row) => ({ text: byText(visit, people, row), note: momentText(row.recordedAt, locale, company.zone) }) }, // prettier-ignore
  ];
}

const endedText = ({ endedAt, endedWhy }: Application, visit: Visit): string =>
  endedAt === null ? '' : fill(wordsOf(visit).takenBack, { why: endedWhy ?? '' });

/** Payments of which something lies on account, whoever booked them. */
async function onAccount(visit: Visit): Promise<Answer> {
  const { work, company, at, locale } = visit;
  const w = wordsOf(visit);
  const c = w.column;
  const customer = (row: OnAccount): string => at.customer(work.ids.seal('customer', row.customerId));
  const spec: ListSpec<OnAccount> = {
    path: at.under('/cash/on-account'),
    columns: [
      {
        key: 'customer',
        label: c.customer,
        cell: (row) => ({ text: row.customerName, href: customer(row), note: row.customerCode }),
      },
      { key: 'left', label: c.left, numeric: true, cell: ({ leftMinor, currency }) => ({ text: format({ minor: leftMinor, currency }, locale) }) }, // prettier-ignore
      { key: 'document', label: c.document, cell: (row) => ({ text: row.document }) },
      { key: 'amount', label: c.amount, numeric: true, cell: ({ amountMinor, currency }) => ({ text: format({ minor: amountMinor, currency }, locale) }) }, // prettier-ignore
      { key: 'paid', label: c.paid, cell: (row) => ({ text: dayText(row.paidOn, locale) }) },
    ],
    filters: [],
    sort: 'customer',
  };
  const asked = readList(visit.asked.query, spec);
  const rows = await onAccountRows(work.db.read, { companyId: company.id, text: asked.text, ...pageOf(asked) });
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.tabs.account,
    ...(visit.may('work') &&
      visit.on === null && {
        actsOf: (row: OnAccount) => [{ key: 'a', label: w.apply, path: `${customer(row)}/items/${work.ids.seal('item', row.itemId)}/apply`, only: null }, { key: 'b', label: inLanguage(REFUND_WORDS, visit.language).act, path: at.under('/cash/refunds/new', { item: work.ids.seal('item', row.itemId) }), only: null }], // prettier-ignore
      }),
    empty: { text: w.emptyAccount, action: { label: w.toDecide, href: at.cash } },
  });
  return page('pages/cash/done', w.tabs.account, { ...(await cashHead(visit, 'account')), list: listed });
}
