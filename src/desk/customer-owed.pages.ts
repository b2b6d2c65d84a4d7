import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom, type Day } from '../kernel/day';
import { exponent } from '../kernel/money';
import { countText, fill } from '../languages/said';
import { fractionText } from '../law/fraction';
import type { Owed } from '../law/owed';
import { owedBeside } from '../law/owed.actions';
import { keptCharges } from '../ledger/claimed.store';
import type { CustomerRange } from '../ledger/hold';
import { chargeState } from '../ledger/kept-charge';
import { dueBasisOf } from '../ledger/due-by';
import { isOverdue, labelOf } from '../ledger/open-item';
import { openItemsOf, openItemsOfCustomers } from '../ledger/store';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, page, type Answer } from '../platform/web/answer';
import { demandsOf } from '../notices/demanded.store';
import { customerAsked, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { customerInterestHoldRoutes, interestHoldsPanel } from './customer-interest-hold.pages';
import { customerOwedForms } from './customer-owed-forms.pages';
import { chargeBlanks, claimableBlanks, lineSource, orderText, owedBlanks, owedWords, sumsBlanks, type OwedShown } from './customer-owed-shown.pages'; // prettier-ignore

/** Interest and costs of a customer or of one invoice, as of any day; what was claimed, waived and is open; and what people do with it. */
export const customerOwedRoutes = (deps: CustomerDeps): readonly Route[] => [
  { method: 'get', path: '/customers/:customer/interest', right: 'see', visit: (visit) => show(visit, deps) },
  {
    method: 'get',
    path: '/customers/:customer/interest/export',
    right: 'see',
    visit: (visit) => exported(visit, deps),
  },
  ...customerOwedForms(deps),
  ...customerInterestHoldRoutes(deps),
];

interface Looked {
  readonly view: CustomerView;
  readonly asOn: Day;
  /** What was typed is no day. */
  readonly wrong: boolean;
  /** Only of this one. */
  readonly itemId: number | null;
  readonly owed: readonly Owed[];
}

/** The day that is asked about, which may be to come. */
async function looked(visit: Visit, deps: CustomerDeps): Promise<Looked> {
  const view = await customerAsked(visit, deps);
  const { query } = visit.asked;
  const { work, company } = visit;
  const typed = (query.get('day') ?? '').trim();
  const day = dayFrom(typed);
  const asOn = day === undefined || day < '1990-01-01' || day > '2199-12-31' ? work.today : day;
  const itemId = work.ids.open('item', query.get('item') ?? '') ?? null;
  const owed = await owedBeside(work.db.read, work, {
    ...{ company, asOn, range: rangeOf(view), demanded: demandsOf(work.db.read) },
    itemIds: itemId === null ? [] : [itemId],
  });
  return { view, asOn, wrong: typed !== '' && day !== asOn, itemId, owed };
}

/** Longer than this nobody reads a page; the table to download has all. */
const MOST = 100;

const rangeOf = ({ customer }: CustomerView): CustomerRange => ({
  ...{ companyId: customer.companyId, first: customer.id, last: customer.id },
});

async function show(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const { view, asOn, wrong, itemId, owed } = await looked(visit, deps);
  const w = owedWords(visit);
  const { work, company } = visit;
  const q = work.db.read;
  const off = (await settingsOf(q, company.id)).latePayment === 'off';
  const shown: OwedShown = { view, w, may: !off && asOn <= work.today };
  const entries = new Set(owed.map(({ item }) => item.entryId));
  const kept = (await keptCharges(q, rangeOf(view))).filter(({ entryId }) => itemId === null || entries.has(entryId));
  const items = await openItemsOf(q, company.id, owed.map(({ item }) => item.itemId)); // prettier-ignore
  const settled = new Set(items.filter(({ openMinor }) => openMinor === 0).map((one) => one.itemId));
  const query = { day: asOn, ...(itemId === null ? {} : { item: work.ids.seal('item', itemId) }) };
  // of what was paid late long ago nobody looks by itself
  const isShown = ({ item }: Owed): boolean => itemId !== null || !settled.has(item.itemId);
  const rows = owed.filter(isShown);
  const late = owed.filter((one) => !isShown(one)).reverse(); // the latest first
  const blanks = (one: Owed): object => owedBlanks(shown, one, settled.has(one.item.itemId));
  const can = owed.some(({ claimable: { interest, fixed } }) => interest.why === null || fixed.why === null);
  return page('pages/desk/owed', w.title, {
    w,
    title: fill(w.of, { customer: view.customer.name }),
    back: view.under(''),
    here: view.under('/interest'),
    day: asOn,
    wrong: wrong ? w.wrongDay : '',
    item: query.item ?? '',
    all: itemId === null ? '' : view.under('/interest', { day: asOn }),
    off: off ? w.off : '',
    csv: view.under('/interest/export', query),
    xlsx: view.under('/interest/export', { ...query, as: 'xlsx' }),
    assumed: itemId === null ? await assumedText(view) : '',
    claim:
      can && !off && asOn === work.today && view.may('/interest/claim')
        ? view.under('/interest/claim', query.item === undefined ? {} : { item: query.item })
        : '',
    note:
      kept.some((one) => chargeState(one) === 'open') && view.may('/interest/note') ? view.under('/interest/note') : '',
    holds: await interestHoldsPanel(view),
    can: claimableBlanks(shown, owed),
    sums: sumsBlanks(shown, kept),
    charges: kept.map((one) => chargeBlanks(shown, one)),
    orders: [...new Set(owed.map((one) => orderText(w, one)))].filter((text) => text !== ''),
    rows: rows.slice(0, MOST).map(blanks),
    more: rows.length > MOST ? countText(w.more, rows.length - MOST, visit.locale) : '',
    late: late.slice(0, MOST).map(blanks),
    late_more: late.length > MOST ? countText(w.more, late.length - MOST, visit.locale) : '',
    late_title: countText(w.paidLate, late.length, visit.locale),
  });
}

/** Late, by a day that nobody agreed: such invoices bear nothing. */
async function assumedText({ visit, customer }: CustomerView): Promise<string> {
  const { work, company } = visit;
  const items = await openItemsOfCustomers(work.db.read, company.id, [customer.id], work.today);
  const late = items.filter((one) => isOverdue(one, work.today) && dueBasisOf(one.dueBy).basis === 'assumed');
  return late.length === 0 ? '' : fill(owedWords(visit).assumedDue, { documents: late.map(labelOf).join(', ') });
}

/** On the customer's page: what was claimed, and the way to the rest. */
export async function owedPanel(view: CustomerView): Promise<object> {
  const w = owedWords(view.visit);
  const kept = await keptCharges(view.visit.work.db.read, rangeOf(view));
  return {
    ...{ title: w.title, look: w.look, href: view.under('/interest') },
    sums: sumsBlanks({ view, w, may: false }, kept),
    none: w.noneClaimed,
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function exported(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const { view, asOn, owed } = await looked(visit, deps);
  const w = owedWords(visit);
  const { head } = w;
  const sheet: Sheet = {
    name: w.title,
    head: [
      ...[head.document, head.principal, head.currency, head.from, head.to, head.days, head.year, head.rate],
      ...[head.source, head.amount],
    ],
    rows: owed.flatMap((one) => rowsOf(view, one, w)),
  };
  const name = `${visit.company.code}-${view.customer.code.replace(/[^A-Za-z0-9_-]/g, '_')}-interest-${asOn}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}

/** Each line, the rounded interest of the invoice after them, and the fixed sum. */
function rowsOf(
  view: CustomerView,
  { item, found, fixed, claimable }: Owed,
  w: ReturnType<typeof owedWords>,
): Sheet['rows'] {
  const { currency } = item;
  const digits = exponent(currency);
  const claim = found?.claims[0];
  const document = labelOf(item);
  const total = (text: string, minor: number): Sheet['rows'][number] => [
    ...[document, null, currency, null, null, null, null, null, text, amountCell(minor, currency)],
  ];
  return [
    ...(claim?.lines ?? []).map((line): Sheet['rows'][number] => [
      ...[document, amountCell(line.baseMinor, currency), currency, dayCell(line.from), dayCell(line.to), line.days],
      ...[
        line.yearDays,
        `${line.percent} %`,
        lineSource(view, w, line, currency),
        fractionText(line.counted, digits, digits + 4),
      ],
    ]),
    ...(claim === undefined ? [] : [total(w.interest, claim.interestMinor)]),
    ...(claimable.fixed.why === null && fixed !== null && 'basis' in fixed
      ? [total(`${w.fixed}: ${fixed.basis.text}`, claimable.fixed.amountMinor)]
      : []),
  ];
}
