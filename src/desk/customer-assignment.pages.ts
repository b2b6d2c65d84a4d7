import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { attachDocument, checkSize } from '../documents/actions';
import { LARGEST_DOCUMENT } from '../documents/document';
import { ASSIGNMENT_WORDS } from '../languages/assignment-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { assignedState, LONGEST_HOLDER, type Assignment } from '../ledger/assignment';
import { assignClaims, takeClaimsBack, undoReturned } from '../ledger/assignment.actions';
import { assignmentsOf } from '../ledger/assignment.store';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { see } from '../platform/web/answer';
import { customerAsked, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { chosenItems, itemsField, owedItems } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aDay, aText, WrongFields } from './form-fields';

/** Claims of a customer that somebody else holds: which, since when, whether the customer knows; and that they are ours again. */
const wordsOf = ({ view }: FormAt) => inLanguage(ASSIGNMENT_WORDS, view.visit.language);
const whoseOf = ({ customer }: CustomerView) => ({ companyId: customer.companyId, customerId: customer.id });
const standingOf = (view: CustomerView): Promise<Assignment[]> => assignmentsOf(view.visit.work.db.read, whoseOf(view));

const HOW = ['notified', 'chased', 'quiet'] as const;
const assigned = z.object({ holder: aText(LONGEST_HOLDER), on: aDay, how: aChoice(HOW) });

const assignForm: CustomerForm<typeof assigned> = {
  path: '/assign',
  schema: assigned,
  shape: async (at) => {
    const w = wordsOf(at);
    const items = await freeItems(at);
    const title = fill(w.title, { customer: at.view.customer.name });
    if (items.length === 0) return { title, intro: w.none, sections: [], submit: '' };
    return {
      title,
      intro: w.intro,
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'text', name: 'holder', label: w.holder, required: true },
            { kind: 'date', name: 'on', label: w.on, value: at.view.visit.work.today, required: true },
            {
              ...{ kind: 'radio', name: 'how', label: w.how, value: 'notified' },
              options: HOW.map((value) => ({ value, label: w[value] })),
            },
          ],
        },
        { legend: at.f.items.legend, fields: [itemsField(at, items, false)] },
      ],
      submit: w.submit,
    };
  },
  act: async (at, { holder, on, how }) => {
    const w = wordsOf(at);
    const { view } = at;
    const { work } = view.visit;
    if (on > work.today) throw new WrongFields({ on: 'notFuture' });
    const chosen = chosenItems(at, await freeItems(at)).map(({ item }) => item);
    if (chosen.length === 0) throw new WrongFields({ item: w.needItem });
    const entryIds = chosen.map(({ entryId }) => entryId);
    const made = await assignClaims(work, { ...whoseOf(view), entryIds, holder, on, notified: how !== 'quiet', weAsk: how === 'chased' }); // prettier-ignore
    const of = made.map((id) => work.ids.seal('assignment', id)).join('.');
    const undo = { path: view.under('/assigned-back'), fields: { of, why: w.mistake } };
    const text = fill(w.done, { documents: labelsOf(chosen), holder });
    return mayTakeBack(view) ? { text, undo } : { text };
  },
};

const labelsOf = (items: readonly OpenItem[]): string => items.map(labelOf).join(', ');

/** What is open and nobody else's. */
async function freeItems(at: FormAt): Promise<OpenItem[]> {
  const taken = new Set((await standingOf(at.view)).map(({ entryId }) => entryId));
  return (await owedItems(at)).filter(({ entryId }) => !taken.has(entryId));
}

const returned = z.object({ of: z.string().max(20_000).optional(), why: aText(500) });

/** Asked for again: whoever approves hand-overs says so. */
const backForm: CustomerForm<typeof returned> = {
  path: '/assigned-back',
  schema: returned,
  right: 'approve',
  uploads: { files: 1, bytes: LARGEST_DOCUMENT },
  shape: async (at) => {
    const w = wordsOf(at);
    const title = fill(w.backTitle, { customer: at.view.customer.name });
    const standing = await standingOf(at.view);
    if (standing.length === 0) return { title, intro: w.backNone, sections: [], submit: '' };
    return {
      title,
      intro: w.backIntro,
      facts: standing.map((one) => assignmentText(at.view, one)),
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'select', name: 'of', label: w.which, options: [{ value: '', label: w.all }, ...standing.map((one) => ({ value: at.view.visit.work.ids.seal('assignment', one.id), label: one.document }))] }, // prettier-ignore
            { kind: 'text', name: 'why', label: w.why, required: true },
            { kind: 'file', name: 'file', label: w.deed, hint: w.deedHint },
          ],
        },
      ],
      submit: w.backSubmit,
    };
  },
  act: async (at, { of, why }) => {
    const w = wordsOf(at);
    const { view } = at;
    const { work } = view.visit;
    const standing = await standingOf(view);
    const named = of === undefined ? null : of.split('.').map((text) => work.ids.open('assignment', text));
    const chosen = standing.filter(({ id }) => named === null || named.includes(id));
    if (chosen.length === 0) throw new WrongFields({ of: 'choice' });
    const deedId = await deedOf(at);
    const ids = await takeClaimsBack(work, whoseOf(view), { ids: chosen.map(({ id }) => id), why, deedId });
    const back = ids.map((id) => work.ids.seal('assignment', id)).join('.');
    return {
      text: fill(w.backDone, { documents: chosen.map(({ document }) => document).join(', ') }),
      undo: { path: view.under('/assigned-back/undo'), fields: { of: back } },
    };
  },
};

/** What was uploaded becomes an exhibit. */
async function deedOf({ view }: FormAt): Promise<number | null> {
  const { visit, customer } = view;
  const file = visit.asked.uploads.find(({ field, bytes, name }) => field === 'file' && (bytes > 0 || name !== ''));
  if (file === undefined) return null;
  checkSize(file.name, file.bytes);
  const { document } = await attachDocument(visit.work, {
    ...{ companyId: visit.company.id, customerId: customer.id, about: `customer/${customer.id}`, kind: 'assignment' },
    ...{ fileName: file.name, bytes: await readFile(file.path), datedOn: visit.work.today },
  });
  return document.id;
}

const undoBack = (deps: CustomerDeps): Route => ({
  method: 'post',
  path: '/customers/:customer/assigned-back/undo',
  right: 'approve',
  visit: async (visit) => {
    const view = await customerAsked(visit, deps);
    const sealed = (visit.asked.form.get('of') ?? '').slice(0, 20_000).split('.');
    const ids = sealed.flatMap((text) => visit.work.ids.open('assignment', text) ?? []);
    await undoReturned(visit.work, whoseOf(view), ids);
    visit.asked.session.tell({ text: inLanguage(ASSIGNMENT_WORDS, visit.language).undone });
    return see(view.under(''));
  },
});

/** Who assigned it need not be one who may. */
const mayTakeBack = (view: CustomerView): boolean => view.visit.may('approve') && view.may('/assigned-back');

function assignmentText({ visit }: CustomerView, one: Assignment): string {
  const { document, holder, on } = one;
  const w = inLanguage(ASSIGNMENT_WORDS, visit.language);
  return fill(w.row[assignedState(one)], { document, holder, day: dayText(on, visit.locale) });
}

/** Rows that are shown; more is a list. */
const MOST_ROWS = 8;

/** On the customer's page: only where something is assigned. */
export function assignmentBlanks(view: CustomerView, assignments: readonly Assignment[]): unknown {
  const w = inLanguage(ASSIGNMENT_WORDS, view.visit.language);
  return {
    shown: assignments.length > 0,
    heading: w.heading,
    rows: assignments.slice(0, MOST_ROWS).map((one) => assignmentText(view, one)),
    more: Math.max(0, assignments.length - MOST_ROWS) || '',
    back: mayTakeBack(view) ? view.under('/assigned-back') : '',
    label: w.back,
  };
}

export const customerAssignmentRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, assignForm),
  ...formRoutes(deps, backForm),
  undoBack(deps),
];
