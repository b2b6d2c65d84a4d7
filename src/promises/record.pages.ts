import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { customerById } from '../customers/store';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { format, fromTyped } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { PROMISES_WORDS } from '../languages/promises-words';
import type { PromisesWords } from '../languages/promises-words.en';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import { rangeOf } from '../ledger/hold';
import { questionOf } from '../ledger/items.pages';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { itemsNamed, selectedItems } from '../ledger/selected.pages';
import { page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, readForm, typedIn, type Typed } from '../platform/web/form';
import { recordPromise, type DisputeHolds, type Recorded } from './actions';
import { CHANNELS, LONGEST_DAYS, promisable, type PromiseRequest } from './recording';

/**
 * Promising what was selected in the list of items: first what will be recorded, then the promises, one for each customer and
 * currency. Sent twice it records them once.
 */
export interface PromisePagesDeps {
  /** Disputes stand beside this room: only the rest of an item may be promised. */
  readonly disputeHolds: DisputeHolds;
}

export const promiseRecordRoutes = (deps: PromisePagesDeps): readonly Route[] => [
  { method: 'post', path: '/items/promise', right: 'work', visit: (visit) => ask(visit, deps) },
  { method: 'post', path: '/promises', right: 'work', visit: (visit) => put(visit, deps) },
];

/** With more items than this an amount for each is no form any more: all of each is promised. */
const MOST_AMOUNTS = 50;
const USUAL_DAYS = 7;

interface Free {
  readonly item: OpenItem;
  readonly freeMinor: number;
}

interface Chosen {
  readonly free: readonly Free[];
  /** How many were left out, because all of them is disputed. */
  readonly left: number;
}

async function ask(visit: Visit, deps: PromisePagesDeps): Promise<Answer> {
  const chosen = await undisputed(visit, deps, await selectedItems(visit, questionOf));
  return formPage(visit, chosen, { promisedOn: addDays(visit.work.today, USUAL_DAYS) }, {});
}

async function undisputed(visit: Visit, deps: PromisePagesDeps, items: readonly OpenItem[]): Promise<Chosen> {
  const customers = items.map(({ customerId }) => customerId);
  const range = rangeOf(visit.company.id, customers);
  const holds = await deps.disputeHolds(visit.work.db.read)(range, visit.work.today, null);
  const free = items
    .map((item) => ({ item, freeMinor: promisable(item, holds) }))
    .filter(({ freeMinor }) => freeMinor > 0);
  if (free.length > 0) return { free, left: items.length - free.length };
  const { allDisputed, allDisputedRemedy } = inLanguage(PROMISES_WORDS, visit.language).record;
  throw new Refusal('all-disputed', allDisputed, allDisputedRemedy);
}

/** The items of each promise: of one customer, in one currency. */
function promisesIn(free: readonly Free[]): readonly (readonly Free[])[] {
  const groups = new Map<string, Free[]>();
  for (const one of free) {
    const key = `${one.item.customerId} ${one.item.currency}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function acceptedOn(today: Day) {
  return z.object({
    promisedOn: z
      .string()
      .refine((text) => dayFrom(text) !== undefined && text >= today && text <= addDays(today, LONGEST_DAYS))
      .transform((text) => text as Day),
    channel: z.enum(CHANNELS),
    byWhom: z.string().trim().max(200).optional(),
    note: z.string().trim().max(2_000).optional(),
    pauses: z.enum(['yes', 'no']).optional(),
  });
}

async function put(visit: Visit, deps: PromisePagesDeps): Promise<Answer> {
  const { record: w } = inLanguage(PROMISES_WORDS, visit.language);
  const { form } = visit.asked;
  const chosen = await undisputed(visit, deps, await itemsNamed(visit, form.getAll('id')));
  const read = readForm(form, acceptedOn(visit.work.today));
  const amounts = amountsTyped(visit, w, chosen.free);
  if (!read.ok || Object.keys(amounts.wrong).length > 0) {
    const wrong = read.ok ? {} : Object.fromEntries(Object.keys(read.wrong).map((name) => [name, w.wrongDay]));
    return formPage(visit, chosen, typedIn(form), { ...wrong, ...amounts.wrong });
  }
  const recorded: Recorded[] = [];
  for (const free of promisesIn(chosen.free)) {
    recorded.push(
      await recordPromise(visit.work, requestOf(visit, free, read.value, amounts.typed), deps.disputeHolds),
    );
  }
  return told(visit, w, recorded);
}

function requestOf(
  visit: Visit,
  free: readonly Free[],
  { pauses, ...said }: z.output<ReturnType<typeof acceptedOn>>,
  amounts: ReadonlyMap<number, number>,
): PromiseRequest {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return {
    companyId: visit.company.id,
    customerId: free[0]?.item.customerId ?? 0,
    of: { items: free.map(({ item }) => ({ itemId: item.itemId, amountMinor: amounts.get(item.itemId) ?? null })) },
    once: true,
    promisedOn: said.promisedOn,
    ...given,
    ...(pauses === undefined ? {} : { pauses: pauses === 'yes' }),
  };
}

function told(visit: Visit, w: PromisesWords['record'], recorded: readonly Recorded[]): Answer {
  const { locale, at, work, asked } = visit;
  const [only] = recorded;
  if (recorded.length !== 1 || only === undefined) {
    asked.session.tell({ text: countText(w.done, recorded.length, locale) });
    return see(at.promises);
  }
  const { promise } = only;
  const text = promise.pauses ? fill(w.donePaused, { day: dayText(promise.countsUntil, locale) }) : w.doneGoOn;
  asked.session.tell({ text });
  return see(at.promise(work.ids.seal('promise', promise.id)));
}

const amountName = (item: string): string => `amount-${item}`;

function amountsTyped(
  visit: Visit,
  w: PromisesWords['record'],
  free: readonly Free[],
): { typed: ReadonlyMap<number, number>; wrong: Readonly<Record<string, string>> } {
  const typed = new Map<number, number>();
  const wrong: Record<string, string> = {};
  for (const { item, freeMinor } of free) {
    const name = amountName(visit.work.ids.seal('item', item.itemId));
    const text = (visit.asked.form.get(name) ?? '').trim();
    if (text === '') continue;
    const minor = fromTyped(text, item.currency, visit.locale);
    if (minor !== undefined && minor > 0 && minor <= freeMinor) typed.set(item.itemId, minor);
    else
      wrong[name] = fill(w.wrongAmount, { free: format({ minor: freeMinor, currency: item.currency }, visit.locale) });
  }
  return { typed, wrong };
}

async function formPage(
  visit: Visit,
  { free, left }: Chosen,
  typed: Typed,
  wrong: Readonly<Record<string, string>>,
): Promise<Answer> {
  const words = inLanguage(PROMISES_WORDS, visit.language);
  const { record: w } = words;
  const { locale, work } = visit;
  const codes = inLanguage(CODE_WORDS, visit.language);
  const promises = promisesIn(free).length;
  const { promiseLongestPauseDays } = await settingsOf(work.db.read, visit.company.id);
  const title = fill(w.title, { items: countText(words.items, free.length, locale) });
  return page(
    'pages/promises/record',
    title,
    {
      title,
      w,
      action: visit.at.promises,
      several: countText(w.several, promises, locale),
      pausing: fill(w.pausing, { n: numberText(promiseLongestPauseDays, locale) }),
      left: left === 0 ? '' : countText(w.left, left, locale),
      ids: free.map(({ item }) => work.ids.seal('item', item.itemId)),
      rows: free.length > MOST_AMOUNTS ? [] : await rowsBlanks(visit, w, free, { typed, wrong }),
      fields: fieldsOf(['promisedOn', 'byWhom', 'note'], typed, wrong),
      channels: CHANNELS.map((value) => ({
        value,
        label: codeText(codes.promised, value),
        chosen: value === typed['channel'],
      })),
      pauses: (['yes', 'no'] as const).map((value) => ({
        value,
        label: value === 'yes' ? w.pause : w.goOn,
        chosen: value === typed['pauses'],
      })),
      today: work.today,
      latest: addDays(work.today, LONGEST_DAYS),
      submit: countText(w.submit, promises, locale),
    },
    { status: Object.keys(wrong).length === 0 ? 200 : 422 },
  );
}

async function rowsBlanks(
  visit: Visit,
  w: PromisesWords['record'],
  free: readonly Free[],
  sent: { readonly typed: Typed; readonly wrong: Readonly<Record<string, string>> },
): Promise<unknown[]> {
  const { work, company, locale } = visit;
  const names = new Map<number, string>();
  for (const customerId of new Set(free.map(({ item }) => item.customerId))) {
    names.set(customerId, (await customerById(work.db.read, company.id, customerId)).name);
  }
  return free.map(({ item, freeMinor }) => {
    const name = amountName(work.ids.seal('item', item.itemId));
    return {
      document: labelOf(item),
      customer: names.get(item.customerId) ?? '',
      free: format({ minor: freeMinor, currency: item.currency }, locale),
      name,
      label: fill(w.amountOf, { document: labelOf(item) }),
      value: sent.typed[name] ?? '',
      wrong: sent.wrong[name] ?? '',
    };
  });
}
