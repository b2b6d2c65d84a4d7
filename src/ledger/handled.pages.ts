import { z } from 'zod';
import { contactsInRange } from '../customers/store';
import type { Route, Visit } from '../companies/visit.pages';
import { isMailbox } from '../kernel/mailbox';
import { ITEMS_WORDS } from '../languages/items-words';
import type { ItemsWords } from '../languages/items-words.en';
import { countText, fill, inLanguage, numberText } from '../languages/said';
import { page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, readForm, typedIn } from '../platform/web/form';
import { nameHandlers, unnameHandlers } from './handled.actions';
import type { OpenItem } from './open-item';
import { itemsNamed, selectedItems, type QuestionOf } from './selected.pages';

/** Who handles the invoices that were selected: said for all of them at once, or taken back. */
export const handlerRoutes = (questionOf: QuestionOf): readonly Route[] => [
  { method: 'post', path: '/items/handled', right: 'work', visit: (visit) => ask(visit, questionOf) },
  { method: 'post', path: '/items/handled/name', right: 'work', visit: name },
  { method: 'post', path: '/items/handled/end', right: 'work', visit: end },
];

const wordsOf = ({ language }: Visit): ItemsWords => inLanguage(ITEMS_WORDS, language);

const ask = async (visit: Visit, questionOf: QuestionOf): Promise<Answer> =>
  formPage(visit, await selectedItems(visit, questionOf), {}, {});

const accepted = z.object({
  email: z
    .string()
    .trim()
    .refine((text) => isMailbox(text))
    .optional(),
  name: z.string().trim().max(200).optional(),
  why: z.string().trim().min(1).max(500),
});

async function name(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit).handler;
  const { form } = visit.asked;
  const items = await itemsNamed(visit, form.getAll('id'));
  const read = readForm(form, accepted);
  if (!read.ok) return formPage(visit, items, typedIn(form), read.wrong);
  const { email = '', name = null, why } = read.value;
  const n = await nameHandlers(visit.work, { companyId: visit.company.id, items, email, name, why });
  const said = { n: numberText(n, visit.locale), email };
  visit.asked.session.tell({ text: fill(email === '' ? w.doneNobody : w.done, said) });
  return see(visit.at.items);
}

async function end(visit: Visit): Promise<Answer> {
  const items = await itemsNamed(visit, visit.asked.form.getAll('id'));
  const n = await unnameHandlers(visit.work, visit.company.id, items);
  visit.asked.session.tell({ text: fill(wordsOf(visit).handler.ended, { n: numberText(n, visit.locale) }) });
  return see(visit.at.items);
}

/** Of one customer, whom it can be chosen among: everybody there who has an address. */
async function knownEmails({ work, company }: Visit, items: readonly OpenItem[]): Promise<string[]> {
  const [first = 0, ...others] = [...new Set(items.map(({ customerId }) => customerId))];
  if (others.length > 0) return [];
  const contacts = await contactsInRange(work.db.read, { companyId: company.id, first, last: first });
  return [...new Set(contacts.flatMap(({ email }) => email ?? []))];
}

async function formPage(
  visit: Visit,
  items: readonly OpenItem[],
  typed: Readonly<Record<string, string>>,
  wrong: Readonly<Record<string, string>>,
): Promise<Answer> {
  const words = wordsOf(visit);
  const w = words.handler;
  const count = countText(words.total, items.length, visit.locale);
  const title = fill(w.title, { items: count });
  return page(
    'pages/ledger/handled',
    title,
    {
      title,
      w,
      action: visit.at.under('/items/handled/name'),
      ids: items.map((item) => visit.work.ids.seal('item', item.itemId)),
      known: await knownEmails(visit, items),
      fields: fieldsOf(['email', 'name', 'why'], typed, wrong),
      submit: fill(w.submit, { items: count }),
      end: { action: visit.at.under('/items/handled/end'), label: fill(w.back, { items: count }) },
    },
    { status: Object.keys(wrong).length === 0 ? 200 : 422 },
  );
}
