import { format } from '../kernel/money';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { countText, inLanguage } from '../languages/said';
import { CLOSED, DISPUTE_STATES, type DisputeState } from './dispute';
import { documentsText, reviewCell, type Listing } from './listing.pages';
import { boardRows, disputeTotals, type BoardRow, type DisputeQuestion, type DisputeTotal } from './list.panel';

/** The board: a column for each state, in it what is due first. Cards are links: a dispute is moved on its own page. */
const CARDS = 30;

export async function boardBlanks(listing: Listing, asked: DisputeQuestion): Promise<unknown> {
  const { read } = listing.visit.work.db;
  const rows = await boardRows(read, asked, CARDS);
  const sums = await disputeTotals(read, asked);
  return { columns: columnsFor(asked.state).map((state) => columnBlanks(listing, state, rows, sums)) };
}

function columnsFor(asked: string): readonly DisputeState[] {
  if (asked === 'all') return DISPUTE_STATES;
  if (asked === 'live') return DISPUTE_STATES.filter((state) => !CLOSED.has(state));
  if (asked === 'closed') return DISPUTE_STATES.filter((state) => CLOSED.has(state));
  return DISPUTE_STATES.filter((state) => state === asked);
}

function columnBlanks(
  { visit, w, owners }: Listing,
  state: DisputeState,
  rows: readonly BoardRow[],
  sums: readonly DisputeTotal[],
): unknown {
  const { locale, at, work } = visit;
  const codes = inLanguage(CODE_WORDS, visit.language);
  const here = rows.filter((row) => row.state === state);
  const more = (here[0]?.inState ?? 0) - here.length;
  return {
    title: codeText(codes.dispute, state),
    count: countText(w.total, here[0]?.inState ?? 0, locale),
    sums: sums
      .filter((sum) => sum.state === state)
      .map(({ currency, disputedMinor }) => format({ minor: disputedMinor, currency }, locale))
      .join(' · '),
    none: here.length === 0 ? w.noCards : '',
    more: more > 0 ? { text: countText(w.more, more, locale), href: at.under('/disputes', { state }) } : null,
    cards: here.map((row) => {
      const due = reviewCell(row, visit, w);
      return {
        href: at.dispute(work.ids.seal('dispute', row.disputeId)),
        customer: row.customerName,
        amount: format({ minor: row.disputedMinor, currency: row.currency }, locale),
        category: codeText(codes.category, row.category),
        documents: documentsText(row, w, locale),
        owner: owners.called(row.owner),
        due: due.text,
        late: due.note ?? '',
        outcome: row.outcome === null ? '' : codeText(codes.outcome, row.outcome),
      };
    }),
  };
}
