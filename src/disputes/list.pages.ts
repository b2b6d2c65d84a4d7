import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { FRAME_WORDS } from '../languages/frame-words';
import { countText, fill, inLanguage } from '../languages/said';
import { SHORT_PAYMENT_WORDS } from '../languages/short-payment-words';
import { page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, readList } from '../platform/web/list';
import { listViews, type ListView } from '../platform/web/list-views';
import { boardBlanks } from './board.pages';
import { disputeRows, disputeTotals } from './list.panel';
import { listingOf, pathAs, questionOf, type Listing } from './listing.pages';

/** Disputes as a list and as a board by state: the same filters, the same sums. */
export const disputeListRoutes: readonly Route[] = [
  { method: 'get', path: '/disputes', right: 'see', list: true, visit: list },
  { method: 'get', path: '/disputes/totals', right: 'see', visit: totals },
];

async function list(visit: Visit): Promise<Answer> {
  const listing = await listingOf(visit);
  const { w, spec } = listing;
  const asked = readList(visit.asked.query, spec);
  const asBoard = visit.asked.query.get('as') === 'board';
  const state = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const question = questionOf(listing);
  const rows = asBoard ? [] : await disputeRows(visit.work.db.read, question);
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    views: viewsOf(listing),
    totals: visit.at.under('/disputes/totals', state),
    empty: { text: w.empty, ...(visit.may('work') && { action: { label: w.toInvoices, href: visit.at.items } }) },
  });
  const switched = (as: string): string => listHref({ ...spec, path: pathAs(visit, as) }, asked);
  return page('pages/disputes/list', w.title, {
    title: w.title,
    list: listed,
    board: asBoard ? await boardBlanks(listing, question) : null,
    view: w.view,
    views: [
      { label: w.view.list, href: switched(''), current: !asBoard },
      { label: w.view.board, href: switched('board'), current: asBoard },
    ],
    rests: visit.at.under('/disputes/rests'),
    restsText: inLanguage(SHORT_PAYMENT_WORDS, visit.language).link,
    categories: visit.may('administer') ? visit.at.under('/disputes/categories') : '',
    categoriesText: w.categories.link,
  });
}

function viewsOf({ visit, w, spec }: Listing): ListView[] {
  return listViews(spec, visit.asked.query, [
    [w.tabs.live, {}],
    [w.tabs.late, { due: 'late' }],
    [w.tabs.mine, { owner: visit.person.email }],
    [w.tabs.closed, { state: 'closed' }],
    [w.tabs.all, { state: 'all' }],
  ]);
}

async function totals(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return see(visit.at.disputes);
  const listing = await listingOf(visit);
  const { w } = listing;
  const sums = new Map<string, { disputes: number; disputedMinor: number; openMinor: number }>();
  for (const one of await disputeTotals(visit.work.db.read, questionOf(listing))) {
    const sum = sums.get(one.currency) ?? { disputes: 0, disputedMinor: 0, openMinor: 0 };
    sums.set(one.currency, {
      disputes: sum.disputes + one.disputes,
      disputedMinor: sum.disputedMinor + one.disputedMinor,
      openMinor: sum.openMinor + one.openMinor,
    });
  }
  const lines = [...sums].map(([currency, { disputes, disputedMinor, openMinor }]) => ({
    label: countText(w.total, disputes, visit.locale),
    sum: `${format({ minor: disputedMinor, currency }, visit.locale)} (${fill(w.openOf, { open: format({ minor: openMinor, currency }, visit.locale) })})`,
  }));
  return part('pages/partials/totals', { lines });
}
