import type { Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { ITEMS_WORDS } from '../languages/items-words';
import { fill, inLanguage, numberText } from '../languages/said';
import { readSelection } from '../platform/web/list';
import { itemRows, type ItemQuestion } from './items.panel';
import type { OpenItem } from './open-item';
import { openItemsOf } from './store';

/**
 * The items that somebody selected in the list: the boxes that were ticked, or all that its address describes. Only what is
 * owed is among them. Refuses where nothing is left, and where it is more than one press may change.
 */
export type QuestionOf = (visit: Visit, query: URLSearchParams) => ItemQuestion;

/** More rows than this are not changed by one press. */
const MOST_ITEMS = 10_000;

export async function selectedItems(visit: Visit, questionOf: QuestionOf): Promise<OpenItem[]> {
  const selection = readSelection(visit.asked.form);
  if (selection.kind === 'rows') return itemsNamed(visit, selection.ids);
  const asked = { ...questionOf(visit, selection.query), offset: 0, limit: MOST_ITEMS + 1 };
  const rows = await itemRows(visit.work.db.read, asked);
  if (rows.length > MOST_ITEMS) throw tooMany(visit);
  return owedOf(
    visit,
    rows.map((row) => row.itemId),
  );
}

function tooMany({ language, locale }: Visit): Refusal {
  const w = inLanguage(ITEMS_WORDS, language).hold;
  return new Refusal('too-many-selected', fill(w.tooMany, { n: numberText(MOST_ITEMS, locale) }), w.tooManyRemedy);
}

/** The same for items that are named by their public ids. */
export const itemsNamed = (visit: Visit, ids: readonly string[]): Promise<OpenItem[]> =>
  owedOf(
    visit,
    ids.flatMap((text) => visit.work.ids.open('item', text) ?? []),
  );

async function owedOf({ work, company, language }: Visit, ids: readonly number[]): Promise<OpenItem[]> {
  const items = (await openItemsOf(work.db.read, company.id, ids)).filter((item) => item.openMinor > 0);
  const { nothing, nothingRemedy } = inLanguage(ITEMS_WORDS, language).hold;
  if (items.length === 0) throw new Refusal('nothing-selected', nothing, nothingRemedy);
  return items;
}
