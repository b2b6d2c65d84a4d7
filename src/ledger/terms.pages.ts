import type { Route, Visit } from '../companies/visit.pages';
import { dayText, countText, fill, inLanguage, momentText } from '../languages/said';
import { termsCodeText } from '../languages/terms-text';
import { TERMS_PAGE_WORDS } from '../languages/terms-page-words';
import { dueText } from '../languages/due-text';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { dueBasisOf } from './due-by';
import { labelOf } from './open-item';
import type { LedgerDeps } from './sources.cli';
import type { MovingItem } from './terms-move';
import { moveDueDays, standing, undoMove, type Standing } from './terms-move.actions';
import { computedCounts, movesOf } from './terms-move.store';

/** Terms of payment: by which due days were computed, and those that do not stand by the terms that hold now, to be moved and put back. */
export const termsRoutes = (deps: LedgerDeps): readonly Route[] => [
  { method: 'get', path: '/terms', right: 'see', visit: (visit) => show(visit, deps) },
  { method: 'post', path: '/terms/move', right: 'approve', visit: (visit) => move(visit, deps) },
  { method: 'post', path: '/terms/moves/:move/undo', right: 'approve', visit: undo },
];

const wordsOf = (visit: Visit) => inLanguage(TERMS_PAGE_WORDS, visit.language);
const MOST_SHOWN = 50;
const MOST_MOVES = 20;

async function show(visit: Visit, deps: LedgerDeps): Promise<Answer> {
  const w = wordsOf(visit);
  const { work, company, locale, language, at } = visit;
  const q = work.db.read;
  const now = await standing(q, work, company.id, deps);
  const counts = await computedCounts(q, company.id);
  const [people, moves] = [await peopleOf(q), await movesOf(q, company.id, MOST_MOVES)];
  const may = visit.may('approve') && visit.on === null;
  const blanks = {
    w,
    company: termsCodeText(now.companyBy.slice(now.companyBy.indexOf(':') + 1), language),
    assumed: dueBasisOf(now.companyBy).basis === 'assumed',
    settings: visit.may('approve') ? `${at.under('/settings/thresholds')}#setting-paymentTerms` : '',
    rows: counts.map(({ dueBy, items }) => ({
      terms: dueText(dueBasisOf(dueBy), language),
      assumed: dueBasisOf(dueBy).basis === 'assumed',
      items: countText(w.items, items, locale),
    })),
    list: `${at.items}?due=computed`,
    standing: now.items.length === 0 ? null : standingBlanks(visit, now),
    held: now.held === 0 ? '' : countText(w.held, now.held, locale),
    may,
    moves: moves.map((one) => ({
      when: momentText(one.at, locale, company.zone),
      by: nameOf(people, one.by),
      what: fill(w.movedOf, { items: countText(w.items, one.items, locale), n: one.moved }),
      back: one.endedAt !== null,
      undo: may && one.endedAt === null ? at.under(`/terms/moves/${work.ids.seal('terms_move', one.id)}/undo`) : '',
    })),
  };
  return page('pages/ledger/terms', w.title, blanks);
}

function standingBlanks(visit: Visit, { items, figures, seen }: Standing): object {
  const w = wordsOf(visit);
  const { locale, at } = visit;
  const facts = [
    countText(w.moved, figures.moved, locale),
    ...(figures.overdue > 0 ? [countText(w.overdue, figures.overdue, locale)] : []),
    ...(figures.relieved > 0 ? [countText(w.relieved, figures.relieved, locale)] : []),
  ];
  return {
    ...{ seen, action: at.under('/terms/move'), facts, title: countText(w.standing, items.length, locale) },
    shown: items.length > MOST_SHOWN ? fill(w.first, { n: MOST_SHOWN }) : '',
    items: items.slice(0, MOST_SHOWN).map((item) => itemBlanks(visit, item)),
  };
}

function itemBlanks({ at, work, locale, language }: Visit, item: MovingItem): object {
  return {
    document: labelOf(item),
    href: `${at.customer(work.ids.seal('customer', item.customerId))}#${work.ids.seal('item', item.itemId)}`,
    ...{ customer: item.customerName, code: item.customerCode },
    ...{ before: dayText(item.beforeOn, locale), beforeBy: dueText(dueBasisOf(item.beforeBy), language) },
    ...{ after: dayText(item.afterOn, locale), afterBy: dueText(dueBasisOf(item.afterBy), language) },
  };
}

async function move(visit: Visit, deps: LedgerDeps): Promise<Answer> {
  const w = wordsOf(visit);
  const { work, company, at, locale } = visit;
  const figures = await moveDueDays(work, company.id, deps, visit.asked.form.get('seen') ?? '');
  const [made] = await movesOf(work.db.read, company.id, 1);
  visit.asked.session.tell({
    text: fill(w.movedOf, { items: countText(w.items, figures.items, locale), n: figures.moved }),
    ...(made === undefined
      ? {}
      : { undo: { path: at.under(`/terms/moves/${work.ids.seal('terms_move', made.id)}/undo`), fields: {} } }),
  });
  return see(at.under('/terms'));
}

async function undo(visit: Visit): Promise<Answer> {
  const { work, company, at, locale, asked } = visit;
  const id = work.ids.open('terms_move', asked.params['move'] ?? '');
  if (id === undefined) throw new NotFound();
  const items = await undoMove(work, company.id, id);
  asked.session.tell({ text: countText(wordsOf(visit).putBack, items, locale) });
  return see(at.under('/terms'));
}
