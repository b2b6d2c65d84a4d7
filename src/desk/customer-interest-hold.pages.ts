import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { justifiedDays } from '../disputes/disputed-days.store';
import { frozenItems } from '../insolvency/claim.store';
import { proceedingsOf } from '../insolvency/store';
import type { Day } from '../kernel/day';
import { INTEREST_HOLD_WORDS } from '../languages/interest-hold-words';
import type { InterestHoldWords } from '../languages/interest-hold-words.en';
import { dayText, fill, inLanguage } from '../languages/said';
import { INTEREST_HOLD_REASONS, type InterestHoldReason, type KeptInterestHold } from '../law/interest-hold';
import { closeHold, putOver, undoHold } from '../law/interest-hold.actions';
import { claimedOver, interestHoldById, keptInterestHolds, undecidedInsolvencies } from '../law/interest-hold.store';
import { owedBeside } from '../law/owed.actions';
import { labelOf } from '../ledger/open-item';
import { NotFound } from '../platform/web/answer';
import { firstDemands } from '../reminders/demanded.store';
import { calledBy, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aDay, aText, WrongFields, type Field } from './form-fields';

/** Which days of a customer bear no interest: shown beside its interest and costs, put, ended and taken back, each on a page of its own. */
const holdWords = (view: CustomerView): InterestHoldWords => inLanguage(INTEREST_HOLD_WORDS, view.visit.language);

const rangeOf = ({ customer }: CustomerView) => ({
  ...{ companyId: customer.companyId, first: customer.id, last: customer.id },
});

const scopeText = (w: InterestHoldWords, { document, part, parts }: KeptInterestHold): string =>
  document === null ? w.all : labelOf({ document, part: part ?? 1, parts: parts ?? 1 });

const daysText = ({ visit }: CustomerView, w: InterestHoldWords, { from, until }: KeptInterestHold): string =>
  fill(w.days, { from: dayText(from, visit.locale), until: until === null ? w.open : dayText(until, visit.locale) });

/** On the page of interest and costs: what is stopped, what was, and what waits for somebody to say. */
export async function interestHoldsPanel(view: CustomerView): Promise<object> {
  const w = holdWords(view);
  const q = view.visit.work.db.read;
  const kept = await keptInterestHolds(q, rangeOf(view));
  const [opened] = await undecidedInsolvencies(q, view.customer.companyId, view.customer.id);
  return {
    ...{ w, rows: kept.map((one) => rowBlanks(view, w, one)) },
    put: view.may('/interest/hold') ? view.under('/interest/hold') : '',
    proposed: opened === undefined ? '' : fill(w.insolvency, { day: dayText(opened.from, view.visit.locale) }),
  };
}

function rowBlanks(view: CustomerView, w: InterestHoldWords, one: KeptInterestHold): object {
  const { work, locale } = view.visit;
  const at = `/interest/holds/${work.ids.seal('interest_hold', one.id)}`;
  const standing = one.endedAt === null;
  const link = (path: string, label: string): object[] =>
    standing && view.may(`/interest/holds/:hold${path}`) ? [{ href: view.under(`${at}${path}`), label }] : [];
  const who = calledBy(view, one.recordedBy);
  return {
    ...{ of: scopeText(w, one), reason: w.reason[one.reason], days: daysText(view, w, one), basis: one.basis },
    ...{ why: one.why, undone: standing ? '' : w.undone, by: fill(w.by, { who, day: dayText(one.recordedAt.slice(0, 10), locale) }) }, // prettier-ignore
    closed: one.closedBy === null ? '' : fill(w.closed, { who: calledBy(view, one.closedBy), why: one.closedWhy ?? '' }), // prettier-ignore
    taken: standing ? '' : fill(w.taken, { who: calledBy(view, one.endedBy), why: one.endedWhy ?? '' }),
    links: [...link('/end', w.end), ...link('/undo', w.undo)],
  };
}

const LONGEST = 500;

const putting = z.object({
  scope: z.string().max(60, 'choice').optional(),
  reason: aChoice(INTEREST_HOLD_REASONS),
  from: aDay,
  until: aDay.optional(),
  basis: aText(LONGEST),
  why: aText(LONGEST),
  claimed: z.enum(['keep', 'reverse'], { error: 'choice' }).default('keep'),
});

interface Proposed {
  readonly scope: string;
  readonly reason: InterestHoldReason | '';
  readonly from: Day | null;
  readonly until: Day | null;
}

const NOTHING_PROPOSED: Proposed = { scope: '', reason: '', from: null, until: null };

/** What is known already is filled in; a person changes what is wrong. */
async function proposedAt({ view }: FormAt, scopes: readonly Scope[]): Promise<Proposed> {
  const { work, asked } = view.visit;
  const { companyId, id } = view.customer;
  const scope = asked.query.get('item') ?? '';
  const itemId = work.ids.open('item', scope);
  if (itemId !== undefined) {
    const days = await justifiedDays(work.db.read, companyId, itemId);
    if (days === undefined) return { scope, reason: '', from: null, until: null };
    return { scope, reason: 'justified_dispute', from: days.from, until: days.to };
  }
  const over = await proceedingsOf(work.db.read, companyId, id);
  const standing = over.find(({ endedOn }) => endedOn === null);
  if (standing !== undefined)
    return scopes.some(({ value }) => value === FROZEN)
      ? { scope: FROZEN, reason: 'insolvency', from: standing.openedOn, until: null }
      : NOTHING_PROPOSED;
  const [opened] = await undecidedInsolvencies(work.db.read, companyId, id);
  if (opened === undefined) return NOTHING_PROPOSED;
  return { scope: '', reason: 'insolvency', from: opened.from, until: null };
}

/** All that an insolvency froze and no such hold is over yet. */
const FROZEN = 'frozen';

interface Scope {
  readonly itemIds: readonly number[];
  readonly value: string;
  readonly label: string;
}

/** Invoices that are late, or were paid late, as no other bears any; and before them what an insolvency froze. */
async function scopesOf({ view }: FormAt): Promise<Scope[]> {
  const { work, company } = view.visit;
  const q = work.db.read;
  const late = await owedBeside(q, work, { company, range: rangeOf(view), asOn: work.today, demanded: firstDemands(q) }); // prettier-ignore
  const over = await proceedingsOf(q, company.id, view.customer.id);
  const standing = over.find(({ endedOn }) => endedOn === null);
  const holds = standing === undefined ? [] : await keptInterestHolds(q, rangeOf(view));
  const held = new Set(holds.flatMap(({ reason, endedAt, until, itemId }) => (reason === 'insolvency' && endedAt === null && until === null ? [itemId] : [])));
  const frozen = standing === undefined || held.has(null) ? [] : (await frozenItems(q, standing)).filter(({ itemId }) => !held.has(itemId));
  const all = { itemIds: frozen.map(({ itemId }) => itemId), value: FROZEN, label: fill(holdWords(view).frozen, { n: frozen.length }) };
  return [...(frozen.length === 0 ? [] : [all]), ...late.map(({ item }) => ({ itemIds: [item.itemId], value: work.ids.seal('item', item.itemId), label: labelOf(item) }))];
} // prettier-ignore

const putForm: CustomerForm<typeof putting> = {
  path: '/interest/hold',
  schema: putting,
  shape: async (at) => {
    const w = holdWords(at.view);
    const scopes = await scopesOf(at);
    const known = await proposedAt(at, scopes);
    const { customer } = at.view;
    const everything = { companyId: customer.companyId, customerId: customer.id, itemIds: null, from: EARLIEST, until: null }; // prettier-ignore
    const claimed = await claimedOver(at.view.visit.work.db.read, everything);
    const options = [
      { value: 'keep', label: w.form.keep },
      { value: 'reverse', label: w.form.reverse },
    ];
    return {
      title: fill(w.form.title, { customer: customer.name }),
      intro: w.form.intro,
      facts: [w.intro, ...(known.reason === 'justified_dispute' ? [w.form.disputed] : [])],
      links: [{ href: at.view.under('/interest'), label: w.title }],
      sections: [
        {
          legend: '',
          fields: [
            ...fieldsOf(w, known, scopes),
            ...(claimed.length === 0 ? [] : [{ kind: 'radio' as const, name: 'claimed', label: w.form.claimed, value: 'keep', options }]), // prettier-ignore
          ],
        },
      ],
      submit: w.form.submit,
    };
  },
  act: async (at, { scope, claimed, until, ...given }) => {
    const { view } = at;
    const w = holdWords(view);
    const { work } = view.visit;
    const item = scope === undefined ? undefined : (await scopesOf(at)).find(({ value }) => value === scope);
    if (scope !== undefined && item === undefined) throw new WrongFields({ scope: 'choice' });
    if (until !== undefined && until < given.from) throw new WrongFields({ until: 'day' });
    const whose = { companyId: view.customer.companyId, customerId: view.customer.id, itemIds: item?.itemIds ?? null };
    const made = await putOver(work, { ...given, ...whose, until: until ?? null, reversing: claimed === 'reverse' });
    const [id = 0] = made.ids;
    const path = view.under(`/interest/holds/${work.ids.seal('interest_hold', id)}/undo`);
    if (made.ids.length > 1 && made.reversed === 0) return { text: w.form.done, to: view.under('/interest') };
    const done = { to: view.under('/interest'), undo: { path, fields: { why: w.form.undone } } };
    if (made.reversed === 0) return { ...done, text: w.form.done };
    return { text: fill(w.form.doneReversed, { count: String(made.reversed) }), to: done.to };
  },
};

const EARLIEST = '1990-01-01' as Day;

const fieldsOf = (
  w: InterestHoldWords,
  known: Proposed,
  scopes: readonly { readonly value: string; readonly label: string }[],
): Field[] => [
  { kind: 'select', name: 'scope', label: w.form.scope, value: known.scope, options: [{ value: '', label: w.all }, ...scopes] }, // prettier-ignore
  {
    ...{ kind: 'select', name: 'reason', label: w.form.reason, required: true, value: known.reason },
    options: ['' as const, ...INTEREST_HOLD_REASONS].map((value) => ({ value, label: value === '' ? '–' : w.reason[value] })), // prettier-ignore
  },
  { kind: 'date', name: 'from', label: w.form.from, required: true, value: known.from ?? '' },
  { kind: 'date', name: 'until', label: w.form.until, hint: w.form.untilHint, value: known.until ?? '' },
  { kind: 'text', name: 'basis', label: w.form.basis, hint: w.form.basisHint, required: true },
  { kind: 'text', name: 'why', label: w.form.why, required: true },
];

/** The hold that the address names, of this customer. */
async function holdAsked({ view }: FormAt): Promise<KeptInterestHold> {
  const { work, company, asked } = view.visit;
  const id = work.ids.open('interest_hold', asked.params['hold'] ?? '');
  const found = id === undefined ? undefined : await interestHoldById(work.db.read, company.id, id);
  if (found?.customerId !== view.customer.id) throw new NotFound();
  return found;
}

const ending = z.object({ until: aDay, why: aText(LONGEST) });

const endForm: CustomerForm<typeof ending> = {
  path: '/interest/holds/:hold/end',
  schema: ending,
  shape: async (at) => {
    const w = holdWords(at.view);
    const hold = await holdAsked(at);
    return {
      title: w.ending.title,
      intro: fill(w.ending.intro, { reason: w.reason[hold.reason], days: daysText(at.view, w, hold) }),
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'date', name: 'until', label: w.ending.until, required: true, value: at.view.visit.work.today },
            { kind: 'text', name: 'why', label: w.form.why, required: true },
          ],
        },
      ],
      submit: w.ending.submit,
    };
  },
  act: async (at, { until, why }) => {
    const w = holdWords(at.view);
    const { companyId, id, from } = { ...(await holdAsked(at)), companyId: at.view.customer.companyId };
    if (until < from) throw new WrongFields({ until: 'day' });
    await closeHold(at.view.visit.work, { companyId, id, until, why });
    return { text: w.ending.done, to: at.view.under('/interest') };
  },
};

const undoing = z.object({ why: aText(LONGEST) });

const undoForm: CustomerForm<typeof undoing> = {
  path: '/interest/holds/:hold/undo',
  schema: undoing,
  shape: async (at) => {
    const w = holdWords(at.view);
    const hold = await holdAsked(at);
    return {
      title: w.undoing.title,
      intro: fill(w.undoing.intro, { reason: w.reason[hold.reason], days: daysText(at.view, w, hold) }),
      sections: [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.form.why, required: true }] }],
      submit: w.undoing.submit,
    };
  },
  act: async (at, { why }) => {
    const { id } = await holdAsked(at);
    await undoHold(at.view.visit.work, { companyId: at.view.customer.companyId, id, why });
    return { text: holdWords(at.view).undoing.done, to: at.view.under('/interest') };
  },
};

export const customerInterestHoldRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, putForm),
  ...formRoutes(deps, endForm),
  ...formRoutes(deps, undoForm),
];
