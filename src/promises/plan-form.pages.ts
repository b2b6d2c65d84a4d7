import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { addDays, dayFrom } from '../kernel/day';
import { format, sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { PLANS_WORDS } from '../languages/plans-words';
import type { PlansWords } from '../languages/plans-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import { dayText, fill, inLanguage } from '../languages/said';
import { questionOf } from '../ledger/items.pages';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { selectedItems } from '../ledger/selected.pages';
import { openItemsInRange } from '../ledger/store';
import { NotFound, page, part, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn, type Typed } from '../platform/web/form';
import { outsideOf, type PlanPolicy } from './band';
import { consentNeeded, type ConsentTerms } from './consent';
import { askedInstead } from './consent.actions';
import { neededText } from './consent.pages';
import { consentTermsOf } from './consent.store';
import { LIVE, PLAN_SOURCES } from './plan';
import { acceptPlan, draftPlan, offerPlan } from './plan.actions';
import { askedText } from './plan-asked.pages';
import { judgedPlans, planPolicyOf } from './plan.store';
import { scheduleBlanks } from './plan-shown';
import { readPlan, type TypedPlan } from './plan-typed';
import { agreed } from './planning';
import { promisable } from './recording';
import type { PromisePagesDeps } from './record.pages';
import { INTERVALS, MOST_INSTALMENTS } from './schedule';

/**
 * Agreeing on instalments: from the customer's page or from invoices that were ticked. The schedule stands beside the form and
 * follows what is typed; without a script a button shows it. Sent twice it makes one plan.
 */
export const planFormRoutes = (deps: PromisePagesDeps): readonly Route[] => [
  { method: 'get', path: '/customers/:customer/plan', right: 'work', visit: (visit) => fromCustomer(visit, deps) },
  { method: 'post', path: '/items/plan', right: 'work', visit: (visit) => fromItems(visit, deps) },
  { method: 'post', path: '/plans/schedule', right: 'work', visit: (visit) => schedule(visit, deps) },
  { method: 'post', path: '/plans', right: 'work', visit: (visit) => put(visit, deps) },
];

interface Free {
  readonly item: OpenItem;
  readonly freeMinor: number;
  readonly ticked: boolean;
}

interface Form {
  readonly visit: Visit;
  readonly w: PlansWords;
  readonly customerId: number;
  readonly name: string;
  readonly free: readonly Free[];
  readonly policy: PlanPolicy;
  /** Of whoever insures what the customer owes. */
  readonly insured: ConsentTerms | null;
}

async function fromCustomer(visit: Visit, deps: PromisePagesDeps): Promise<Answer> {
  const customerId = visit.work.ids.open('customer', visit.asked.params['customer'] ?? '');
  if (customerId === undefined) throw new NotFound();
  const named = documentsAsked(visit);
  const form = await formFor(visit, deps, customerId, null);
  const free = form.free.map((one) => ({ ...one, ticked: named.size === 0 ? one.ticked : named.has(labelOf(one.item)) }));
  const shown = free.some(({ ticked }) => ticked) ? { ...form, free } : form;
  return form.free.length === 0 ? nothingPage(form) : formPage(shown, { ...usual(visit), ...typedBefore(visit) }, {});
} // prettier-ignore

/** Whoever comes from a mail finds in the form what it seems to say; what cannot stand in a field is left out. */
const BEGUN = ['count', 'each', 'down', 'firstOn', 'source', 'note'] as const;
const LONGEST_BEGUN = 400;

function typedBefore({ asked: { query }, work }: Visit): Typed {
  const given = BEGUN.flatMap((name) => {
    const text = query.get(name);
    return text === null || text.length > LONGEST_BEGUN ? [] : [[name, text] as const];
  });
  const { firstOn, ...rest } = Object.fromEntries(given) as Readonly<Record<string, string>>;
  const on = dayFrom(firstOn ?? '');
  return on === undefined || on < work.today ? rest : { ...rest, firstOn: on };
}

const documentsAsked = ({ asked: { query } }: Visit): ReadonlySet<string> =>
  new Set((query.get('documents') ?? '').split('\n').filter((text) => text !== ''));

async function fromItems(visit: Visit, deps: PromisePagesDeps): Promise<Answer> {
  const items = await selectedItems(visit, questionOf);
  const [customerId, other] = new Set(items.map((item) => item.customerId));
  const { form: w } = inLanguage(PLANS_WORDS, visit.language);
  if (customerId === undefined || other !== undefined) throw new Refusal('one-customer', w.several, w.severalRemedy);
  const ticked = new Set(items.map(({ itemId }) => itemId));
  return formPage(filled(await formFor(visit, deps, customerId, ticked)), usual(visit), {});
}

/** What a clerk mostly agrees to. */
const usual = ({ work }: Visit): Typed => ({ count: '3', every: 'monthly', firstOn: addDays(work.today, 30) });

/** Everything of the customer that may be paid in instalments; `ticked` empty: what is overdue, in the first currency. */
async function formFor(
  visit: Visit,
  deps: PromisePagesDeps,
  customerId: number,
  ticked: ReadonlySet<number> | null,
): Promise<Form> {
  const { work, company } = visit;
  const q = work.db.read;
  const customer = await customerById(q, company.id, customerId).catch(() => undefined);
  if (customer === undefined) throw new NotFound();
  const range = { companyId: company.id, first: customerId, last: customerId };
  const plans = await judgedPlans(q, { companyId: company.id, customers: range }, work.today);
  const taken = new Set(plans.filter(({ state }) => LIVE.has(state)).flatMap(({ plan }) => plan.items.map(({ itemId }) => itemId))); // prettier-ignore
  const holds = await deps.disputeHolds(q)(range, work.today, null);
  const items = (await openItemsInRange(q, range, work.today))
    .filter((item) => item.presumedSettledOn === null && !taken.has(item.itemId))
    .map((item) => ({ item, freeMinor: promisable(item, holds) }))
    .filter(({ freeMinor }) => freeMinor > 0)
    .sort((a, b) => ((a.item.dueOn ?? '9999') < (b.item.dueOn ?? '9999') ? -1 : 1));
  const w = inLanguage(PLANS_WORDS, visit.language);
  const [first] = items;
  const isUsual = ({ item }: { item: OpenItem }): boolean =>
    item.currency === first?.item.currency && item.dueOn !== null && item.dueOn < work.today;
  const free = items.map((one) => ({ ...one, ticked: ticked === null ? isUsual(one) : ticked.has(one.item.itemId) }));
  const insured = await consentTermsOf(q, { companyId: company.id, customerId });
  return { visit, w, customerId, name: customer.name, free, policy: await planPolicyOf(q, company.id), insured };
}

async function formSent(visit: Visit, deps: PromisePagesDeps): Promise<Form> {
  const { work, asked } = visit;
  const customerId = work.ids.open('customer', asked.form.get('customer') ?? '');
  if (customerId === undefined) throw new NotFound();
  const ids = asked.form.getAll('id').flatMap((text) => work.ids.open('item', text) ?? []);
  return filled(await formFor(visit, deps, customerId, new Set(ids)));
}

/** Refuses where nothing of the customer may be paid in instalments. */
function filled(form: Form): Form {
  const { nothing, nothingRemedy } = form.w.form;
  if (form.free.length === 0) throw new Refusal('nothing-to-plan', nothing, nothingRemedy);
  return form;
}

function nothingPage({ visit, w, name, customerId }: Form): Answer {
  const title = fill(w.form.title, { customer: name });
  const back = { href: visit.at.customer(visit.work.ids.seal('customer', customerId)), text: name };
  return page('pages/promises/plan-none', title, { title, back, text: w.form.nothing, remedy: w.form.nothingRemedy });
}

type Considered =
  | {
      readonly ok: true;
      readonly plan: TypedPlan;
      readonly blanks: unknown;
      readonly outside: string;
      readonly consent: string;
    }
  | { readonly ok: false; readonly wrong: Readonly<Record<string, string>> };

/** What the form comes to: the schedule, and whether it is inside the bands. */
function consider({ visit, w, free, policy, insured }: Form, typed: Typed): Considered {
  const { locale, work, company } = visit;
  const chosen = free.filter(({ ticked }) => ticked);
  const [currency, other] = new Set(chosen.map(({ item }) => item.currency));
  const given = { currency: currency ?? company.currency, locale, today: work.today };
  const read = readPlan(typed, w.form, given);
  const wrong: Record<string, string> = read.ok ? {} : { ...read.wrong };
  if (currency === undefined || other !== undefined) wrong['id'] = w.form.wrongItems;
  if (!read.ok || Object.keys(wrong).length > 0) return { ok: false, wrong };
  const amountMinor = sum(chosen.map(({ freeMinor }) => freeMinor));
  try {
    const { instalments } = agreed(read.plan.terms, amountMinor, policy, work.today);
    const asked = { amountMinor, currency: given.currency, instalments };
    const outside = outsideOf(policy, asked, { companyCurrency: company.currency, today: work.today });
    const items = chosen.map(({ item, freeMinor }) => ({ ...item, amountMinor: freeMinor, owedMinor: freeMinor }));
    const needed = consentNeeded(insured, { items, instalments: instalments.map((one) => ({ ...one, id: 0 })) });
    return {
      ok: true,
      plan: read.plan,
      blanks: scheduleBlanks(instalments, { w, locale, currency: given.currency }),
      outside: outside.map((one) => w.outside[one]).join(', '),
      consent: needed === null ? '' : neededText(locale, w, needed),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, wrong: { form: `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}` } };
  }
}

function scheduleShown({ w }: Form, considered: Considered): Readonly<Record<string, unknown>> {
  if (!considered.ok)
    return { schedule: null, none: considered.wrong['form'] ?? w.form.none, inside: '', outside: '', consent: '' };
  const { blanks, outside, consent } = considered;
  return {
    schedule: blanks,
    none: '',
    consent,
    inside: outside === '' && consent === '' ? w.form.inside : '',
    outside: outside === '' ? '' : fill(w.form.outside, { why: outside }),
  };
}

async function schedule(visit: Visit, deps: PromisePagesDeps): Promise<Answer> {
  const form = await formSent(visit, deps);
  const considered = consider(form, typedIn(visit.asked.form));
  if (visit.asked.partial) return part('pages/promises/considered', scheduleShown(form, considered));
  return formPage(form, typedIn(visit.asked.form), considered.ok ? {} : considered.wrong);
}

async function put(visit: Visit, deps: PromisePagesDeps): Promise<Answer> {
  const form = await formSent(visit, deps);
  const typed = typedIn(visit.asked.form);
  const considered = consider(form, typed);
  if (!considered.ok) return formPage(form, typed, considered.wrong);
  const { work, company, at, asked, locale } = visit;
  const { plan } = considered;
  const items = form.free
    .filter(({ ticked }) => ticked)
    .map(({ item }) => ({ itemId: item.itemId, amountMinor: null }));
  const request = { ...plan, companyId: company.id, customerId: form.customerId, of: { items }, once: true };
  const made = await draftPlan(work, request, deps.disputeHolds);
  const which = { companyId: company.id, planId: made.plan.id };
  const { done } = form.w;
  const { number } = made.plan;
  const wanted = asked.form.get('do');
  const path = at.plan(work.ids.seal('plan', made.plan.id));
  try {
    if (wanted === 'offer') {
      const offered = await offerPlan(work, which, deps.disputeHolds);
      asked.session.tell({ text: fill(done.offered, { number, day: dayText(offered.offerUntil ?? '', locale) }) });
    } else if (wanted === 'accept') {
      await acceptPlan(work, which, deps.disputeHolds);
      asked.session.tell({ text: fill(done.accepted, { number }), undo: { path: `${path}/unaccept`, fields: {} } });
    } else asked.session.tell({ text: fill(done.drafted, { number }) });
  } catch (error) {
    asked.session.tell({ text: askedText(done, number, await askedInstead(work, which, error)) });
  }
  return see(path);
}

function formPage(form: Form, typed: Typed, wrong: Readonly<Record<string, string>>): Answer {
  const { visit, w, name, free, customerId, policy } = form;
  const { at, work, locale } = visit;
  const title = fill(w.form.title, { customer: name });
  const sealed = work.ids.seal('customer', customerId);
  const select = <T extends string>(codes: readonly T[], words: Readonly<Record<T, string>>, chosen = ''): unknown =>
    codes.map((value) => ({ value, label: words[value], chosen: value === chosen }));
  return page(
    'pages/promises/plan-form',
    title,
    {
      title,
      w: w.form,
      action: at.plans,
      live: at.under('/plans/schedule'),
      back: { href: at.customer(sealed), text: name },
      customer: sealed,
      wrongItems: wrong['id'] ?? '',
      rows: free.map(({ item, freeMinor, ticked }) => ({
        id: work.ids.seal('item', item.itemId),
        document: labelOf(item),
        due: item.dueOn === null ? '–' : dayText(item.dueOn, locale),
        free: format({ minor: freeMinor, currency: item.currency }, locale),
        label: fill(w.form.pick, { document: labelOf(item) }),
        ticked,
      })),
      fields: fieldsOf(['count', 'each', 'firstOn', 'down', 'downOn', 'grace', 'missed', 'by', 'note'], typed, wrong),
      every: select(INTERVALS, w.every, typed['every']),
      sources: select(PLAN_SOURCES, w.source, typed['source']),
      today: work.today,
      most: MOST_INSTALMENTS,
      usual: { grace: policy.graceDays, missed: policy.missedLimit },
      considered: scheduleShown(form, consider(form, typed)),
    },
    { status: Object.keys(wrong).length === 0 ? 200 : 422 },
  );
}
