import type { Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { formatAmount } from '../kernel/money';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { DISPUTES_WORDS } from '../languages/disputes-words';
import type { DisputesWords } from '../languages/disputes-words.en';
import { countText, dayText, inLanguage } from '../languages/said';
import { NotFound, orNotFound } from '../platform/web/answer';
import { pageOf, readList, type Column, type ListSpec } from '../platform/web/list';
import { CATEGORY_CODES } from './category';
import { awaitsReview, DISPUTE_STATES } from './dispute';
import { ownersOf, type DisputeQuestion, type DisputeRow } from './list.panel';
import { ownersAt, type Owners } from './owners.pages';

/** What the list and the board of disputes have in common: filters, columns, and the question that the address asks. */
export interface Listing {
  readonly visit: Visit;
  readonly w: DisputesWords;
  readonly owners: Owners;
  readonly spec: ListSpec<DisputeRow>;
}

export const pathAs = ({ at }: Visit, as: string): string => at.under('/disputes', as === '' ? {} : { as });

export async function listingOf(visit: Visit): Promise<Listing> {
  const w = inLanguage(DISPUTES_WORDS, visit.language);
  const owners = await ownersAt(visit);
  const read = visit.work.db.read;
  const known = await ownersOf(read, visit.company.id);
  const asBoard = visit.asked.query.get('as') === 'board';
  const customerId = customerAsked(visit);
  const customer =
    customerId === null ? null : await customerById(read, visit.company.id, customerId).catch(orNotFound);
  const spec: ListSpec<DisputeRow> = {
    path: pathAs(visit, asBoard ? 'board' : ''),
    columns: columnsOf(visit, w, owners),
    filters: [
      ...filtersOf(visit, w, owners, known),
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
    sort: 'review',
  };
  return { visit, w, owners, spec };
}

function customerAsked({ work, asked }: Visit): number | null {
  const text = asked.query.get('customer') ?? '';
  if (text === '') return null;
  const id = work.ids.open('customer', text);
  if (id === undefined) throw new NotFound();
  return id;
}

function filtersOf(
  visit: Visit,
  w: DisputesWords,
  owners: Owners,
  known: readonly string[],
): ListSpec<DisputeRow>['filters'] {
  const codes = inLanguage(CODE_WORDS, visit.language);
  const who = [...new Set([visit.person.email, ...known])];
  return [
    {
      name: 'state',
      label: w.filter.state,
      kind: 'select',
      options: [
        ...DISPUTE_STATES.map((value) => ({ value, label: codeText(codes.dispute, value) })),
        { value: 'closed', label: w.stateOf.closed },
        { value: 'all', label: w.stateOf.all },
      ],
    },
    {
      name: 'category',
      label: w.filter.category,
      kind: 'select',
      options: CATEGORY_CODES.map((value) => ({ value, label: codeText(codes.category, value) })),
    },
    {
      name: 'owner',
      label: w.filter.owner,
      kind: 'select',
      options: who.map((value) => ({ value, label: owners.called(value) })),
    },
    {
      name: 'due',
      label: w.filter.due,
      kind: 'select',
      options: (['late', 'week'] as const).map((value) => ({ value, label: w.due[value] })),
    },
    { name: 'currency', label: w.filter.currency, kind: 'text' },
  ];
}

function columnsOf(visit: Visit, w: DisputesWords, owners: Owners): readonly Column<DisputeRow>[] {
  const { locale, at, work } = visit;
  const codes = inLanguage(CODE_WORDS, visit.language);
  const c = w.column;
  const money = (minor: number, { currency }: DisputeRow) => ({ text: formatAmount({ minor, currency }, locale) });
  return [
    {
      key: 'documents',
      label: c.documents,
      cell: (row) => ({
        text: documentsText(row, w, locale),
        href: at.dispute(work.ids.seal('dispute', row.disputeId)),
      }),
    },
    {
      key: 'customer',
      label: c.customer,
      sortable: true,
      cell: (row) => ({
        text: row.customerName,
        href: at.customer(work.ids.seal('customer', row.customerId)),
        note: row.customerCode,
      }),
    },
    { key: 'category', label: c.category, cell: (row) => ({ text: codeText(codes.category, row.category) }) },
    {
      key: 'state',
      label: c.state,
      cell: ({ state, outcome }) => ({
        text: codeText(codes.dispute, state),
        ...(outcome === null ? {} : { note: codeText(codes.outcome, outcome) }),
      }),
    },
    { key: 'owner', label: c.owner, cell: ({ owner }) => ({ text: owners.called(owner) }) },
    { key: 'review', label: c.review, sortable: true, cell: (row) => reviewCell(row, visit, w) },
    { key: 'disputed', label: c.disputed, numeric: true, sortable: true, cell: (row) => money(row.disputedMinor, row) },
    { key: 'open', label: c.open, numeric: true, sortable: true, cell: (row) => money(row.openMinor, row) },
    { key: 'currency', label: c.currency, cell: ({ currency }) => ({ text: currency, tone: 'quiet' }) },
    {
      key: 'raised',
      label: c.raised,
      sortable: true,
      optional: true,
      cell: ({ raisedOn }) => ({ text: dayText(raisedOn, locale) }),
    },
    {
      key: 'objection',
      label: c.objection,
      optional: true,
      cell: ({ objection }) => ({ text: objection.slice(0, 200) }),
    },
  ];
}

export function documentsText({ document, items }: DisputeRow, w: DisputesWords, locale: string): string {
  return items === 1 ? document : `${document}, ${countText(w.more, items - 1, locale)}`;
}

/** The day by which somebody must look again; red once it is past. */
export function reviewCell(
  row: DisputeRow,
  visit: Visit,
  w: DisputesWords,
): { text: string; note?: string; tone?: 'bad' } {
  const text = dayText(row.reviewOn, visit.locale);
  return awaitsReview(row) && row.reviewOn < visit.work.today ? { text, note: w.late, tone: 'bad' } : { text };
}

export function questionOf({ visit, spec }: Listing): DisputeQuestion {
  const asked = readList(visit.asked.query, spec);
  const customerId = customerAsked(visit);
  return {
    companyId: visit.company.id,
    today: visit.work.today,
    past: visit.on,
    text: asked.text,
    state: asked.filters['state'] ?? (customerId === null ? 'live' : 'all'),
    category: asked.filters['category'] ?? '',
    owner: asked.filters['owner'] ?? '',
    due: asked.filters['due'] ?? '',
    currency: (asked.filters['currency'] ?? '').toUpperCase(),
    customerId,
    sort: asked.sort,
    descending: asked.descending,
    ...pageOf(asked),
  };
}
