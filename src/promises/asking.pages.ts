import type { Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { dayFrom, type Day } from '../kernel/day';
import { formatAmount } from '../kernel/money';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { PROMISES_WORDS } from '../languages/promises-words';
import type { PromisesWords } from '../languages/promises-words.en';
import { countText, dayText, inLanguage, numberText } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { NotFound, orNotFound } from '../platform/web/answer';
import { pageOf, readList, type Cell, type Column, type ListSpec } from '../platform/web/list';
import { isLate, UNKEPT, VERDICTS, type Judged } from './promise';
import { CHANNELS } from './recording';
import type { RegisterQuestion, RegisterRow } from './register.panel';

/** What the register, its totals and its files have in common: filters, columns, and the question that the address asks. */
export interface Register {
  readonly visit: Visit;
  readonly w: PromisesWords;
  readonly spec: ListSpec<RegisterRow>;
  readonly question: RegisterQuestion;
}

export async function registerOf(visit: Visit): Promise<Register> {
  const w = inLanguage(PROMISES_WORDS, visit.language);
  const customerId = customerAsked(visit);
  const { db } = visit.work;
  const customer =
    customerId === null ? null : await customerById(db.read, visit.company.id, customerId).catch(orNotFound);
  const spec: ListSpec<RegisterRow> = {
    path: visit.at.promises,
    columns: columnsOf(visit, w),
    filters: [
      ...filtersOf(visit, w),
      ...(customer === null
        ? []
        : [
            {
              name: 'customer',
              label: w.filter.customer,
              kind: 'select' as const,
              options: [{ value: visit.work.ids.seal('customer', customer.id), label: customer.name }],
            },
          ]),
    ],
    sort: 'promised',
  };
  return { visit, w, spec, question: questionOf(visit, spec, customerId) };
}

function customerAsked({ work, asked }: Visit): number | null {
  const text = asked.query.get('customer') ?? '';
  if (text === '') return null;
  const id = work.ids.open('customer', text);
  if (id === undefined) throw new NotFound();
  return id;
}

function questionOf(visit: Visit, spec: ListSpec<RegisterRow>, customerId: number | null): RegisterQuestion {
  const asked = readList(visit.asked.query, spec);
  const filter = (name: string): string => asked.filters[name] ?? '';
  const state = filter('state');
  return {
    companyId: visit.company.id,
    today: visit.work.today,
    text: asked.text,
    state: state === '' ? (customerId === null ? 'open' : 'all') : state,
    when: filter('when'),
    channel: filter('channel'),
    collector: filter('collector'),
    currency: filter('currency').toUpperCase(),
    from: dayFrom(filter('from')) ?? null,
    to: dayFrom(filter('to')) ?? null,
    customerId,
    sort: asked.sort,
    descending: asked.descending,
    ...pageOf(asked),
  };
}

function filtersOf(visit: Visit, w: PromisesWords): ListSpec<RegisterRow>['filters'] {
  const codes = inLanguage(CODE_WORDS, visit.language);
  return [
    {
      name: 'state',
      label: w.filter.state,
      kind: 'select',
      options: [
        ...VERDICTS.map((value) => ({ value, label: codeText(codes.verdict, value) })),
        { value: 'unkept', label: w.stateOf.unkept },
        { value: 'all', label: w.stateOf.all },
      ],
    },
    {
      name: 'when',
      label: w.filter.when,
      kind: 'select',
      options: (['coming', 'late'] as const).map((value) => ({ value, label: w.when[value] })),
    },
    {
      name: 'channel',
      label: w.filter.channel,
      kind: 'select',
      options: CHANNELS.map((value) => ({ value, label: codeText(codes.promised, value) })),
    },
    { name: 'collector', label: w.filter.collector, kind: 'text' },
    { name: 'currency', label: w.filter.currency, kind: 'text' },
    { name: 'from', label: w.filter.from, kind: 'day' },
    { name: 'to', label: w.filter.to, kind: 'day' },
  ];
}

function columnsOf(visit: Visit, w: PromisesWords): readonly Column<RegisterRow>[] {
  const { locale, at, work } = visit;
  const codes = inLanguage(CODE_WORDS, visit.language);
  const c = w.column;
  const money = (minor: number, { promise: { currency } }: Judged): Cell => ({
    text: formatAmount({ minor, currency }, locale),
  });
  return [
    {
      key: 'documents',
      label: c.documents,
      cell: ({ promise }) => ({
        text: documentsText(promise, w, locale),
        href: at.promise(work.ids.seal('promise', promise.id)),
      }),
    },
    {
      key: 'customer',
      label: c.customer,
      sortable: true,
      cell: ({ promise, customerName, customerCode }) => ({
        text: customerName,
        href: at.customer(work.ids.seal('customer', promise.customerId)),
        note: customerCode,
      }),
    },
    {
      key: 'promised',
      label: c.promised,
      sortable: true,
      cell: (row) => ({
        text: dayText(row.promise.promisedOn, locale),
        ...(row.verdict.state === 'open' && isLate(row) ? { note: w.late, tone: 'wait' as const } : {}),
      }),
    },
    {
      key: 'amount',
      label: c.amount,
      numeric: true,
      sortable: true,
      cell: (row) => money(row.promise.amountMinor, row),
    },
    { key: 'missing', label: c.missing, numeric: true, cell: (row) => money(row.verdict.shortfallMinor, row) },
    { key: 'currency', label: c.currency, cell: ({ promise }) => ({ text: promise.currency, tone: 'quiet' }) },
    { key: 'verdict', label: c.verdict, cell: (row) => verdictCell(row, codes.verdict) },
    { key: 'channel', label: c.channel, cell: ({ promise }) => ({ text: codeText(codes.promised, promise.channel) }) },
    { key: 'collector', label: c.collector, cell: ({ collector }) => ({ text: collector ?? '' }) },
    ...furtherColumns(visit, w),
  ];
}

/** Those that are not shown until chosen. */
function furtherColumns({ locale }: Visit, w: PromisesWords): readonly Column<RegisterRow>[] {
  const c = w.column;
  const dayCell = (on: Day | null): Cell => ({ text: on === null ? '' : dayText(on, locale) });
  return [
    { key: 'given', label: c.given, sortable: true, optional: true, cell: ({ promise }) => dayCell(promise.givenOn) },
    { key: 'by', label: c.by, optional: true, cell: ({ promise }) => ({ text: promise.byWhom ?? '' }) },
    {
      key: 'came',
      label: c.came,
      numeric: true,
      optional: true,
      cell: ({ promise, verdict }) => ({
        text: formatAmount({ minor: verdict.receivedMinor, currency: promise.currency }, locale),
      }),
    },
    {
      key: 'level',
      label: c.level,
      numeric: true,
      optional: true,
      cell: ({ promise }) => ({ text: numberText(promise.level, locale) }),
    },
    {
      key: 'pauses',
      label: c.pauses,
      optional: true,
      cell: ({ promise }) => ({ text: promise.pauses ? w.paused : w.goOn }),
    },
    { key: 'paid', label: c.paid, optional: true, cell: ({ paidOn }) => dayCell(paidOn) },
  ];
}

function documentsText({ parts }: Judged['promise'], w: PromisesWords, locale: string): string {
  const [first] = parts;
  const name = first === undefined ? '' : labelOf(first);
  return parts.length < 2 ? name : `${name}, ${countText(w.more, parts.length - 1, locale)}`;
}

/** Green is money that came; red is what was not kept. */
export function verdictCell({ verdict }: Judged, words: Readonly<Record<string, string>>): Cell {
  const text = codeText(words, verdict.state);
  if (verdict.state === 'kept') return { text, tone: 'good' };
  if (UNKEPT.has(verdict.state)) return { text, tone: 'bad' };
  if (verdict.state === 'awaiting_allocation') return { text, tone: 'wait' };
  return verdict.state === 'withdrawn' ? { text, tone: 'quiet' } : { text };
}
