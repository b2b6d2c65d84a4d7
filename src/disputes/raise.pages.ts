import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { dayFrom, type Day } from '../kernel/day';
import { format, fromTyped } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { DISPUTES_WORDS } from '../languages/disputes-words';
import type { DisputesWords } from '../languages/disputes-words.en';
import { countText, fill, inLanguage } from '../languages/said';
import { questionOf } from '../ledger/items.pages';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { itemsNamed, selectedItems } from '../ledger/selected.pages';
import { page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, readForm, typedIn, type Typed } from '../platform/web/form';
import { raise } from './actions';
import { CATEGORY_CODES } from './category';
import { standingOn } from './move.store';
import { ownersAt } from './owners.pages';

/**
 * Disputing what was selected in the list of items: first what will be raised, then the disputes, one for each customer. What
 * is disputed already is left out and said.
 */
export const disputeRaiseRoutes: readonly Route[] = [
  { method: 'post', path: '/items/dispute', right: 'work', visit: ask },
  { method: 'post', path: '/disputes', right: 'work', visit: put },
];

/** With more items than this an amount for each is no form any more: all of each is disputed. */
const MOST_AMOUNTS = 50;

interface Chosen {
  readonly items: readonly OpenItem[];
  /** How many were left out, because a dispute stands on them. */
  readonly already: number;
}

async function ask(visit: Visit): Promise<Answer> {
  const chosen = await undisputed(visit, await selectedItems(visit, questionOf));
  return formPage(visit, chosen, { raisedOn: visit.work.today }, {});
}

async function undisputed(visit: Visit, items: readonly OpenItem[]): Promise<Chosen> {
  const standing = new Set(
    (
      await standingOn(
        visit.work.db.read,
        items.map(({ itemId }) => itemId),
      )
    ).map(({ itemId }) => itemId),
  );
  const free = items.filter(({ itemId }) => !standing.has(itemId));
  if (free.length === 0) {
    const { allAlready, allAlreadyRemedy } = inLanguage(DISPUTES_WORDS, visit.language).raise;
    throw new Refusal('already-disputed', allAlready, allAlreadyRemedy);
  }
  return { items: free, already: items.length - free.length };
}

const accepted = z.object({
  category: z.enum(CATEGORY_CODES),
  objection: z.string().trim().min(1).max(10_000),
  raisedOn: z
    .string()
    .refine((text) => dayFrom(text) !== undefined)
    .transform((text) => text as Day),
  owner: z.string().max(100).optional(),
});

async function put(visit: Visit): Promise<Answer> {
  const { raise: w } = inLanguage(DISPUTES_WORDS, visit.language);
  const { form } = visit.asked;
  const chosen = await undisputed(visit, await itemsNamed(visit, form.getAll('id')));
  const read = readForm(form, accepted);
  const amounts = amountsTyped(visit, w, chosen.items);
  const late = read.ok && read.value.raisedOn > visit.work.today;
  if (!read.ok || late || Object.keys(amounts.wrong).length > 0) {
    const fields = read.ok ? (late ? ['raisedOn'] : []) : Object.keys(read.wrong);
    const says: Readonly<Record<string, string>> = { objection: w.needed, raisedOn: w.wrongDay };
    const wrong = Object.fromEntries(fields.map((name) => [name, says[name] ?? w.needed]));
    return formPage(visit, chosen, typedIn(form), { ...wrong, ...amounts.wrong });
  }
  const { category, objection, raisedOn, owner } = read.value;
  const customers = [...new Set(chosen.items.map(({ customerId }) => customerId))];
  const ids: number[] = [];
  for (const customerId of customers) {
    const own = chosen.items.filter((item) => item.customerId === customerId);
    const items = own.map(({ itemId }) => ({ itemId, amountMinor: amounts.typed.get(itemId) ?? null }));
    const whose = { companyId: visit.company.id, customerId };
    const words = { category, objection, raisedOn, ...(owner === undefined ? {} : { owner }) };
    ids.push((await raise(visit.work, { ...whose, items, ...words })).id);
  }
  visit.asked.session.tell({ text: countText(w.done, ids.length, visit.locale) });
  const [only] = ids;
  return see(
    ids.length === 1 && only !== undefined ? visit.at.dispute(visit.work.ids.seal('dispute', only)) : visit.at.disputes,
  );
}

const amountName = (item: string): string => `amount-${item}`;

function amountsTyped(
  visit: Visit,
  w: DisputesWords['raise'],
  items: readonly OpenItem[],
): { typed: ReadonlyMap<number, number>; wrong: Readonly<Record<string, string>> } {
  const typed = new Map<number, number>();
  const wrong: Record<string, string> = {};
  for (const { itemId, openMinor, currency } of items) {
    const name = amountName(visit.work.ids.seal('item', itemId));
    const text = (visit.asked.form.get(name) ?? '').trim();
    if (text === '') continue;
    const minor = fromTyped(text, currency, visit.locale);
    if (minor !== undefined && minor > 0 && minor <= openMinor) typed.set(itemId, minor);
    else wrong[name] = fill(w.wrongAmount, { open: format({ minor: openMinor, currency }, visit.locale) });
  }
  return { typed, wrong };
}

async function formPage(
  visit: Visit,
  { items, already }: Chosen,
  typed: Typed,
  wrong: Readonly<Record<string, string>>,
): Promise<Answer> {
  const words = inLanguage(DISPUTES_WORDS, visit.language);
  const { raise: w } = words;
  const { locale, work } = visit;
  const customers = new Set(items.map(({ customerId }) => customerId));
  const title = fill(w.title, { items: countText(words.items, items.length, locale) });
  const owners = await ownersAt(visit);
  const codes = inLanguage(CODE_WORDS, visit.language);
  return page(
    'pages/disputes/raise',
    title,
    {
      title,
      w,
      action: visit.at.disputes,
      several: countText(w.several, customers.size, locale),
      already: already === 0 ? '' : countText(w.already, already, locale),
      ids: items.map(({ itemId }) => work.ids.seal('item', itemId)),
      rows: items.length > MOST_AMOUNTS ? [] : await rowsBlanks(visit, w, items, { typed, wrong }),
      fields: fieldsOf(['category', 'objection', 'raisedOn', 'owner'], typed, wrong),
      categories: CATEGORY_CODES.map((value) => ({
        value,
        label: `${codeText(codes.category, value)} (${words.needs[value]})`,
        chosen: value === typed['category'],
      })),
      owners: owners.options(typed['owner'] ?? ''),
      today: work.today,
      submit: countText(w.submit, customers.size, locale),
    },
    { status: Object.keys(wrong).length === 0 ? 200 : 422 },
  );
}

async function rowsBlanks(
  visit: Visit,
  w: DisputesWords['raise'],
  items: readonly OpenItem[],
  sent: { readonly typed: Typed; readonly wrong: Readonly<Record<string, string>> },
): Promise<unknown[]> {
  const { work, company, locale } = visit;
  const names = new Map<number, string>();
  for (const customerId of new Set(items.map((item) => item.customerId))) {
    names.set(customerId, (await customerById(work.db.read, company.id, customerId)).name);
  }
  return items.map((item) => {
    const name = amountName(work.ids.seal('item', item.itemId));
    return {
      document: labelOf(item),
      customer: names.get(item.customerId) ?? '',
      open: format({ minor: item.openMinor, currency: item.currency }, locale),
      name,
      label: fill(w.amountOf, { document: labelOf(item) }),
      value: sent.typed[name] ?? '',
      wrong: sent.wrong[name] ?? '',
    };
  });
}
