import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { format } from '../kernel/money';
import { CODE_WORDS } from '../languages/code-words';
import { ITEMS_WORDS } from '../languages/items-words';
import type { ItemsWords } from '../languages/items-words.en';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { page, see, type Answer, type Notice } from '../platform/web/answer';
import { fieldsOf, readForm, typedIn } from '../platform/web/form';
import { endHold, putHolds } from './actions';
import { OWN_KINDS } from './hold-terms';
import type { KeptHold } from './hold.store';
import type { OpenItem } from './open-item';
import { itemsNamed, selectedItems, type QuestionOf } from './selected.pages';

/** Holding what was selected: first what it will do and to how much, then the hold itself, with the way back. */
export const holdRoutes = (questionOf: QuestionOf): readonly Route[] => [
  { method: 'post', path: '/items/hold', right: 'work', visit: (visit) => ask(visit, questionOf) },
  { method: 'post', path: '/items/hold/put', right: 'work', visit: put },
  { method: 'post', path: '/items/hold/undo', right: 'work', visit: undo },
];

const USUAL_DAYS = 14;

async function ask(visit: Visit, questionOf: QuestionOf): Promise<Answer> {
  const w = inLanguage(ITEMS_WORDS, visit.language);
  const items = await selectedItems(visit, questionOf);
  return formPage(visit, w, items, { until: addDays(visit.work.today, USUAL_DAYS) }, {});
}

const accepted = z.object({
  kind: z.enum(OWN_KINDS),
  until: z
    .string()
    .refine((text) => dayFrom(text) !== undefined)
    .transform((text) => text as Day),
  reason: z.string().max(500),
});

async function put(visit: Visit): Promise<Answer> {
  const w = inLanguage(ITEMS_WORDS, visit.language);
  const { form } = visit.asked;
  const items = await itemsNamed(visit, form.getAll('id'));
  const read = readForm(form, accepted);
  if (!read.ok) return formPage(visit, w, items, typedIn(form), read.wrong);
  const put = await putHolds(visit.work, visit.company.id, items, read.value);
  const said = { items: countText(w.total, items.length, visit.locale), day: dayText(read.value.until, visit.locale) };
  visit.asked.session.tell({ text: fill(w.hold.done, said), ...undoOf(visit, put) });
  return see(visit.at.items);
}

/** More than these are not taken back by one press: their ids would not fit into a notice. */
const MOST_UNDONE = 500;

function undoOf(visit: Visit, put: readonly KeptHold[]): Pick<Notice, 'undo'> {
  if (put.length > MOST_UNDONE) return {};
  const holds = put.map(({ id }) => visit.work.ids.seal('hold', id)).join(' ');
  return { undo: { path: visit.at.under('/items/hold/undo'), fields: { holds } } };
}

async function undo(visit: Visit): Promise<Answer> {
  const w = inLanguage(ITEMS_WORDS, visit.language);
  const ids = (visit.asked.form.get('holds') ?? '').split(' ').slice(0, MOST_UNDONE);
  const holds = ids.flatMap((text) => visit.work.ids.open('hold', text) ?? []);
  for (const holdId of holds) await endHold(visit.work, { companyId: visit.company.id, holdId, reason: w.hold.undone });
  visit.asked.session.tell({ text: w.hold.undone });
  return see(visit.at.items);
}

function formPage(
  visit: Visit,
  w: ItemsWords,
  items: readonly OpenItem[],
  typed: Readonly<Record<string, string>>,
  wrong: Readonly<Record<string, string>>,
): Answer {
  const count = countText(w.total, items.length, visit.locale);
  const title = fill(w.hold.title, { items: count });
  const kinds = inLanguage(CODE_WORDS, visit.language).hold;
  return page(
    'pages/ledger/hold',
    title,
    {
      title,
      w: w.hold,
      action: visit.at.under('/items/hold/put'),
      ids: items.map((item) => visit.work.ids.seal('item', item.itemId)),
      kinds: OWN_KINDS.map((value) => ({ value, label: kinds[value], chosen: value === typed['kind'] })),
      fields: fieldsOf(['kind', 'until', 'reason'], typed, wrong),
      submit: fill(w.hold.submit, { items: count, sum: sumsText(items, visit.locale) }),
    },
    { status: Object.keys(wrong).length === 0 ? 200 : 422 },
  );
}

function sumsText(items: readonly OpenItem[], locale: string): string {
  const sums = new Map<string, number>();
  for (const { currency, openMinor } of items) sums.set(currency, (sums.get(currency) ?? 0) + openMinor);
  return [...sums].map(([currency, minor]) => format({ minor, currency }, locale)).join(' + ');
}
