import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { logActivity } from '../activities/actions';
import { ACTIVITY_VISIBILITIES, OUTCOMES } from '../activities/activity';
import { followCalls } from '../calls/jobs';
import type { Route } from '../companies/visit.pages';
import { contactsInRange } from '../customers/store';
import { ownersAt } from '../disputes/owners.pages';
import { CATEGORY_CODES } from '../disputes/category';
import { addDays } from '../kernel/day';
import { fill } from '../languages/said';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { within, type Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import type { Spoken } from '../reminders/call-step.actions';
import { scriptBlanks } from './call-script.pages';
import type { CustomerDeps } from './customer-asked.pages';
import { callFacts, waitForMoney } from './customer-call.pages';
import { asStep, notAStepRoutes, stepFaults, stepFields, stepTold } from './customer-call-step.pages';
import { decided, given, itemsField, optionsOf, owedItems, usualField } from './customer-choice.pages';
import { disputeFields, object } from './customer-dispute.pages';
import { formRoutes, type CustomerForm, type FormAt, type Shape } from './customer-form.pages';
import { promise, promiseFields } from './customer-promise.pages';
import { isTogether, togetherSections } from './customer-together.pages';
import { aChoice, aDay, aText, WrongFields, yesNo, type Field, type Section } from './form-fields';

/**
 * A call, a visit, a reply: logged in one step with what came of it. A promise, an objection or a task that follows from it is
 * made in the same form and the same transaction: all of it or nothing.
 */
const KINDS = ['call', 'visit', 'appointment', 'reply'] as const;
const WAYS = ['out', 'in'] as const;

const logged = z.object({
  kind: aChoice(KINDS),
  direction: aChoice(WAYS).optional(),
  onDay: aDay.optional(),
  outcome: aChoice(OUTCOMES).optional(),
  note: aText(10_000).optional(),
  step: yesNo.optional(),
  counts: yesNo.optional(),
  visibility: aChoice(ACTIVITY_VISIBILITIES).optional(),
  about: z.string().max(40).optional(),
  promised_amount: z.string().max(40).optional(),
  promised_currency: z.string().length(3).optional(),
  promised_on: aDay.optional(),
  disputed_category: aChoice(CATEGORY_CODES as ['price', ...'price'[]]).optional(),
  disputed_objection: aText(10_000).optional(),
  task_title: aText(500).optional(),
  task_due: aDay.optional(),
  task_who: aText(100).optional(),
});
type Logged = z.output<typeof logged>;

const callForm: CustomerForm<typeof logged> = {
  path: '/call',
  schema: logged,
  shape: callShape,
  act: async (at, value) => {
    check(at, value);
    const { work } = at.view.visit;
    return work.db.transaction(async (tx) => {
      const inside = within(work, tx);
      const { followed, spoken } = await log(at, inside, value);
      await followCalls(inside, at.view.visit.company.id);
      const paid = value.outcome === 'paid_already' ? await waitForMoney(at, inside, value) : '';
      const text = paid === '' ? at.f.call[followed] : `${at.f.call[followed]}. ${paid}`;
      if (spoken === null) return { text };
      const told = stepTold(at, spoken);
      return { ...told, text: `${text} · ${told.text}` };
    });
  },
};

async function callShape(at: FormAt): Promise<Shape> {
  const { view, f } = at;
  const { visit, customer } = view;
  const range = { companyId: visit.company.id, first: customer.id, last: customer.id };
  const contacts = await contactsInRange(visit.work.db.read, range);
  return {
    title: fill(f.call.title, { customer: customer.name }),
    facts: await callFacts(at),
    script: await scriptBlanks(visit, at.deps, customer.id),
    links: contacts.flatMap(({ phone, name, email }) =>
      phone === null
        ? []
        : [
            {
              href: `tel:${phone.replace(/[^+\d]/g, '')}`,
              label: fill(f.call.numbers, { who: name ?? email ?? customer.name, phone }),
            },
          ],
    ),
    sections: [
      { legend: '', fields: [...talkFields(at), ...(await stepFields(at))] },
      ...(await followSections(at)),
      { legend: f.call.more, fields: moreFields(at, await owedItems(at)), fold: true },
    ],
    submit: f.call.submit,
  };
}

function talkFields({ view, f }: FormAt): Field[] {
  const { codes } = view;
  const outcomes = [{ value: '', label: f.choose }, ...optionsOf(OUTCOMES, codes.talk)];
  return [
    { kind: 'select', name: 'kind', label: f.call.kind, options: optionsOf(KINDS, codes.activity) },
    { kind: 'select', name: 'outcome', label: f.call.outcome, options: outcomes },
    { kind: 'area', name: 'note', label: f.call.note },
  ];
}

/** What usually is as the rules say. */
function moreFields(at: FormAt, items: readonly OpenItem[]): Field[] {
  const { view, f } = at;
  const { codes, visit } = view;
  const { ids, today } = visit.work;
  const about = items.slice(0, 100).map((item) => ({ value: ids.seal('item', item.itemId), label: labelOf(item) }));
  const usual = { value: '', label: f.usual };
  const visibilities = [usual, ...optionsOf(ACTIVITY_VISIBILITIES, codes.visibility)];
  return [
    { kind: 'date', name: 'onDay', label: f.call.onDay, value: today },
    {
      kind: 'select',
      name: 'direction',
      label: f.call.direction,
      options: [usual, ...optionsOf(WAYS, codes.direction)],
    },
    {
      kind: 'select',
      name: 'about',
      label: f.call.about,
      options: [{ value: '', label: f.call.everything }, ...about],
    },
    usualField(at, 'counts', f.call.counts),
    { kind: 'select', name: 'visibility', label: f.call.visibility, options: visibilities },
  ];
}

async function followSections(at: FormAt): Promise<Section[]> {
  const { view, f } = at;
  const items = await owedItems(at);
  const owners = await ownersAt(view.visit);
  const task: Section = {
    legend: f.call.task,
    fold: true,
    fields: [
      { kind: 'text', name: 'task_title', label: f.call.taskTitle },
      { kind: 'date', name: 'task_due', label: f.call.taskDue, value: addDays(view.visit.work.today, 7) },
      { kind: 'select', name: 'task_who', label: f.call.taskWho, options: owners.options(view.visit.person.email) },
    ],
  };
  const together = await togetherSections(at);
  const day = together.length === 0 ? [] : promiseFields(at, items, 'promised_');
  if (items.length === 0 && together.length === 0) return [task];
  if (items.length === 0) return [{ legend: f.call.promise, fields: day, fold: true }, ...together, task];
  return [
    { legend: f.call.promise, fields: promiseFields(at, items, 'promised_'), fold: true },
    ...together,
    { legend: f.call.dispute, fields: [...disputeFields(at, 'disputed_'), itemsField(at, items, true)], fold: true },
    task,
  ];
}

/** What the form as a whole must have. */
function check(at: FormAt, value: Logged): void {
  const { today } = at.view.visit.work;
  const wrong = { ...promiseFaults(at, value), ...disputeFaults(at, value), ...stepFaults(at, value) };
  if (value.note === undefined && value.outcome === undefined) wrong['note'] = at.f.call.needed;
  if (value.onDay !== undefined && value.onDay > today && value.kind !== 'appointment') wrong['onDay'] = 'notFuture';
  if (value.task_title !== undefined && (value.task_due ?? today) < today) wrong['task_due'] = 'notPast';
  if (Object.keys(wrong).length > 0) throw new WrongFields(wrong);
}

/** Amount and day belong together. */
function promiseFaults(at: FormAt, { promised_amount: amount, promised_on: on }: Logged): Record<string, string> {
  const promises = amount !== undefined || isTogether(at);
  if (promises && on === undefined) return { promised_on: 'needed' };
  return on !== undefined && !promises ? { promised_amount: 'needed' } : {};
}

/** So do category, words and documents. */
function disputeFaults({ sent }: FormAt, value: Logged): Record<string, string> {
  const { disputed_category: category, disputed_objection: objection } = value;
  if (category === undefined && objection === undefined && sent?.has('item') !== true) return {};
  return {
    ...(category === undefined ? { disputed_category: 'choice' } : {}),
    ...(objection === undefined ? { disputed_objection: 'needed' } : {}),
  };
}

interface Done {
  readonly followed: 'done' | 'donePromise' | 'doneDispute' | 'doneTask';
  /** Where it counts as a step. */
  readonly spoken: Spoken | null;
}

async function log(at: FormAt, work: Work, value: Logged): Promise<Done> {
  const { visit, customer } = at.view;
  const whose = { companyId: visit.company.id, customerId: customer.id };
  const contact = {
    ...whose,
    kind: value.kind,
    note: value.note ?? '',
    ...given('direction', value.direction),
    ...given('onDay', value.onDay),
    ...given('outcome', value.outcome),
    ...given('visibility', value.visibility),
    ...given('countsInGap', decided(value.counts)),
    ...given('about', await entryAbout(at, value.about)),
  };
  const spoken = value.step === 'yes' ? await asStep(at, work, contact) : null;
  const activity = spoken?.activity ?? (await logActivity(work, contact));
  const {
    promised_amount: amount,
    promised_on: on,
    disputed_category: category,
    disputed_objection: objection,
  } = value;
  const promises = (amount !== undefined || isTogether(at)) && on !== undefined;
  if (promises) {
    const channel = value.kind === 'visit' ? 'visit' : 'phone';
    await promise(at, work, { amount, on, channel, currency: value.promised_currency, note: value.note }, 'promised_');
  }
  if (category !== undefined && objection !== undefined) await object(at, work, { category, objection });
  if (value.task_title !== undefined) {
    await work.db.transaction((tx) =>
      openTasks(tx, work, [
        {
          ...whose,
          kind: 'follow_up',
          key: `follow_up/${randomUUID()}`,
          about: `activity/${activity.id}`,
          title: value.task_title ?? '',
          dueOn: value.task_due ?? work.today,
          assignee: value.task_who ?? work.actor.name,
        },
      ]),
    );
  }
  if (promises) return { followed: 'donePromise', spoken };
  if (category !== undefined) return { followed: 'doneDispute', spoken };
  return { followed: value.task_title === undefined ? 'done' : 'doneTask', spoken };
}

async function entryAbout(at: FormAt, text: string | undefined): Promise<string | undefined> {
  if (text === undefined) return undefined;
  const id = at.view.visit.work.ids.open('item', text);
  const item = (await owedItems(at)).find(({ itemId }) => itemId === id);
  if (item === undefined) throw new WrongFields({ about: 'choice' });
  return `entry/${item.entryId}`;
}

const noted = z.object({ note: aText(10_000), visibility: aChoice(ACTIVITY_VISIBILITIES) });

const noteForm: CustomerForm<typeof noted> = {
  path: '/note',
  schema: noted,
  shape: ({ view, f }) => ({
    title: fill(f.note.title, { customer: view.customer.name }),
    sections: [
      {
        legend: '',
        fields: [
          { kind: 'area', name: 'note', label: f.note.text, required: true },
          {
            kind: 'select',
            name: 'visibility',
            label: f.note.visibility,
            options: optionsOf(ACTIVITY_VISIBILITIES, view.codes.visibility),
          },
        ],
      },
    ],
    submit: f.note.submit,
  }),
  act: async ({ view, f }, { note, visibility }) => {
    const { visit, customer } = view;
    const whose = { companyId: visit.company.id, customerId: customer.id };
    await logActivity(visit.work, { ...whose, kind: 'note', note, visibility });
    return { text: f.note.done };
  },
};

export const customerTalkRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, callForm),
  ...notAStepRoutes(deps),
  ...formRoutes(deps, noteForm),
];
