import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { disputeHolds } from '../disputes/store';
import type { Day } from '../kernel/day';
import { format, formatAmount, sum } from '../kernel/money';
import { dayText, fill } from '../languages/said';
import type { OpenItem } from '../ledger/open-item';
import { NotFound } from '../platform/web/answer';
import type { Work } from '../platform/work';
import { recordPromise, withdrawPromise, type Recorded } from '../promises/actions';
import type { Judged } from '../promises/promise';
import { CHANNELS, type PromiseRequest } from '../promises/recording';
import { reliability } from '../promises/reliability';
import { judgedPromise, judgedPromises } from '../promises/store';
import type { CustomerDeps } from './customer-asked.pages';
import { chosenItems, decided, given, itemsField, optionsOf, owedItems, usualField } from './customer-choice.pages';
import { amountIn, formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { creditFacts, offeredOf, type Offered } from './customer-offered.pages';
import { reliabilityText, suggestedText } from './customer-side.pages';
import { isTogether, namesOf, promiseForAll, togetherSections, togetherText } from './customer-together.pages';
import { aChoice, aDay, aText, WrongFields, yesNo, type Field } from './form-fields';

/** A customer promises to pay: recorded with what its word was worth so far in view; and taken back with a reason. */
const recorded = z.object({
  amount: z.string().max(40).optional(),
  currency: z.string().length(3).optional(),
  on: aDay,
  by: aText(100).optional(),
  channel: aChoice(CHANNELS),
  note: aText(2_000).optional(),
  pause: yesNo.optional(),
});

const promiseForm: CustomerForm<typeof recorded> = {
  path: '/promise',
  schema: recorded,
  shape: async (at) => {
    const { view, f } = at;
    const items = await owedItems(at);
    const offered = await offeredOf(at, items);
    return {
      title: fill(f.promise.title, { customer: view.customer.name }),
      intro: f.promise.intro,
      facts: [...(await wordFacts(at)), ...creditFacts(at, offered)],
      sections: [
        { legend: '', fields: [...promiseFields(at, items, '', offered), ...promiseDetails(at)] },
        ...(items.length === 0 ? [] : [{ legend: f.items.legend, fields: [itemsField(at, items, true)] }]),
        ...(await togetherSections(at)),
      ],
      submit: f.promise.submit,
    };
  },
  act: async (at, value) => {
    const made = await promise(at, at.view.visit.work, {
      ...value,
      channel: value.channel,
      pauses: decided(value.pause),
    });
    const [only, another] = made;
    const isAlone = another === undefined && only?.promise.customerId === at.view.customer.id;
    return { text: isAlone ? promisedText(at, only) : togetherText(at, made, await namesOf(at)) };
  },
};

/** What it promised so far and how it kept its word. */
export async function wordFacts({ view, f }: FormAt): Promise<string[]> {
  const { visit, customer } = view;
  const customers = { first: customer.id, last: customer.id };
  const history = await judgedPromises(
    visit.work.db.read,
    { companyId: visit.company.id, customers },
    visit.work.today,
  );
  const { promiseLongestPauseDays } = await settingsOf(visit.work.db.read, visit.company.id);
  const word = reliability(history, promiseLongestPauseDays);
  const told = reliabilityText(view, word);
  return [told === '' ? '' : fill(f.promise.reliability, { told }), suggestedText(view, word)].filter(
    (one) => one !== '',
  );
}

/** Amount and day: also part of the form of a call. */
export function promiseFields(
  { view, f }: FormAt,
  items: readonly OpenItem[],
  prefix = '',
  offered: Offered | null = null,
): Field[] {
  const { visit } = view;
  const currencies = [...new Set(items.map(({ currency }) => currency))];
  const amount =
    offered === null || offered.minor === 0
      ? ''
      : formatAmount({ minor: offered.minor, currency: offered.currency }, visit.locale);
  return [
    {
      kind: 'text',
      name: `${prefix}amount`,
      label: f.promise.amount,
      hint: f.promise.amountHint,
      value: amount,
      decimal: true,
    },
    ...(currencies.length > 1
      ? [
          {
            kind: 'select',
            name: `${prefix}currency`,
            label: f.promise.currency,
            options: currencies.map((value) => ({ value, label: value })),
          } satisfies Field,
        ]
      : []),
    { kind: 'date', name: `${prefix}on`, label: f.promise.on, required: prefix === '' },
  ];
}

function promiseDetails(at: FormAt): Field[] {
  const { view, f } = at;
  return [
    { kind: 'text', name: 'by', label: f.promise.by },
    { kind: 'select', name: 'channel', label: f.promise.channel, options: optionsOf(CHANNELS, view.codes.promised) },
    { kind: 'text', name: 'note', label: f.promise.note },
    usualField(at, 'pause', f.promise.pause),
  ];
}

export interface PromiseTyped {
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly on: Day;
  readonly by?: string | undefined;
  readonly channel: string;
  readonly note?: string | undefined;
  readonly pauses?: boolean | undefined;
}

/** Ticked documents, else an amount on the account, and those it pays for; field names in `prefix` where something is wrong. */
export async function promise(at: FormAt, work: Work, typed: PromiseTyped, prefix = ''): Promise<readonly Recorded[]> {
  const { visit, customer } = at.view;
  if (typed.on < work.today) throw new WrongFields({ [`${prefix}on`]: 'notPast' });
  const items = await owedItems(at);
  const terms = {
    promisedOn: typed.on,
    channel: typed.channel,
    ...given('byWhom', typed.by),
    ...given('note', typed.note),
    ...given('pauses', typed.pauses),
  };
  if (isTogether(at)) {
    const hasOwn = typed.amount !== undefined || (prefix === '' && at.sent?.has('item') === true);
    const own = hasOwn ? promisedOf(at, items, typed, prefix) : undefined;
    return promiseForAll(at, work, { ...terms, own });
  }
  const whose = { companyId: visit.company.id, customerId: customer.id };
  return [await recordPromise(work, { ...whose, ...terms, of: promisedOf(at, items, typed, prefix) }, disputeHolds)];
}

function promisedOf(at: FormAt, items: readonly OpenItem[], typed: PromiseTyped, prefix: string): PromiseRequest['of'] {
  const chosen = prefix === '' ? chosenItems(at, items) : [];
  if (chosen.length > 0) {
    return { items: chosen.map(({ item, amountMinor }) => ({ itemId: item.itemId, amountMinor })) };
  }
  if (typed.amount === undefined) throw new WrongFields({ [`${prefix}amount`]: 'needed' });
  const currencies = [...new Set(items.map(({ currency }) => currency))];
  const currency = currencies.find((one) => one === typed.currency) ?? currencies[0] ?? at.view.visit.company.currency;
  const most = sum(items.flatMap((item) => (item.currency === currency ? [item.openMinor] : [])));
  return { totalMinor: amountIn(at, `${prefix}amount`, typed.amount, { currency, minor: most }), currency };
}

function promisedText({ view, f }: FormAt, { promise: made, replaces }: Recorded): string {
  const { locale } = view.visit;
  const { side } = view.w;
  const told = fill(f.promise.done, {
    amount: format({ minor: made.amountMinor, currency: made.currency }, locale),
    day: dayText(made.promisedOn, locale),
    pause: made.pauses ? side.pauses : side.goOn,
  });
  return replaces.length === 0 ? told : `${told}. ${f.promise.replaced}`;
}

const withdrawn = z.object({ why: aText(500) });

const withdrawForm: CustomerForm<typeof withdrawn> = {
  path: '/promises/:promise/withdraw',
  schema: withdrawn,
  shape: async (at) => {
    const { locale } = at.view.visit;
    const { promise: one } = await promiseAsked(at);
    const w = at.f.promise.withdraw;
    const amount = format({ minor: one.amountMinor, currency: one.currency }, locale);
    return {
      title: fill(w.title, { amount, day: dayText(one.promisedOn, locale) }),
      intro: w.intro,
      sections: [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.why, required: true }] }],
      submit: w.submit,
    };
  },
  act: async (at, { why }) => {
    const { promise: one } = await promiseAsked(at);
    await withdrawPromise(at.view.visit.work, { companyId: one.companyId, promiseId: one.id }, why);
    return { text: at.f.promise.withdraw.done };
  },
};

/** The promise that the address names, of this customer. */
async function promiseAsked({ view }: FormAt): Promise<Judged> {
  const { work, company, asked } = view.visit;
  const id = work.ids.open('promise', asked.params['promise'] ?? '');
  const found = id === undefined ? undefined : await judgedPromise(work.db.read, company.id, id, work.today);
  if (found?.promise.customerId !== view.customer.id) throw new NotFound();
  return found;
}

export const customerPromiseRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, promiseForm),
  ...formRoutes(deps, withdrawForm),
];
