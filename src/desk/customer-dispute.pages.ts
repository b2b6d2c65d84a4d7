import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { CATEGORY_CODES } from '../disputes/category';
import { raise } from '../disputes/actions';
import type { Dispute } from '../disputes/dispute';
import { ownersAt } from '../disputes/owners.pages';
import type { Day } from '../kernel/day';
import { codeText } from '../languages/code-words';
import { DISPUTES_WORDS } from '../languages/disputes-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import type { Work } from '../platform/work';
import type { CustomerDeps } from './customer-asked.pages';
import { chosenItems, given, itemsField, owedItems } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aDay, aText, WrongFields, type Field } from './form-fields';

/** A customer objects: to all or a part of some documents, in its words, for somebody to answer by a day. */
const categories = CATEGORY_CODES as [(typeof CATEGORY_CODES)[number], ...(typeof CATEGORY_CODES)[number][]];

const objected = z.object({
  category: aChoice(categories),
  objection: aText(10_000),
  raisedOn: aDay.optional(),
  owner: aText(100).optional(),
  reviewOn: aDay.optional(),
});

const disputeForm: CustomerForm<typeof objected> = {
  path: '/dispute',
  schema: objected,
  shape: async (at) => {
    const { view, f } = at;
    const owners = await ownersAt(view.visit);
    return {
      title: fill(f.dispute.title, { customer: view.customer.name }),
      intro: f.dispute.intro,
      sections: [
        { legend: f.items.legend, fields: [itemsField(at, await owedItems(at), true)] },
        {
          legend: '',
          fields: [
            ...disputeFields(at),
            { kind: 'date', name: 'raisedOn', label: f.dispute.raisedOn, value: view.visit.work.today },
            {
              kind: 'select',
              name: 'owner',
              label: f.dispute.owner,
              options: [{ value: '', label: f.dispute.ownerUsual }, ...owners.options('')],
            },
            { kind: 'date', name: 'reviewOn', label: f.dispute.reviewOn, hint: f.optional },
          ],
        },
      ],
      submit: f.dispute.submit,
    };
  },
  act: async (at, value) => {
    const { visit } = at.view;
    const made = await object(at, visit.work, value);
    const owners = await ownersAt(visit);
    const said = {
      documents: made.items.map(labelOf).join(', '),
      owner: owners.called(made.owner),
      day: dayText(made.reviewOn, visit.locale),
    };
    return { text: fill(at.f.dispute.done, said) };
  },
};

/** Category and words: also part of the form of a call. */
export function disputeFields({ view, f }: FormAt, prefix = ''): Field[] {
  const { needs } = inLanguage(DISPUTES_WORDS, view.visit.language);
  const options = CATEGORY_CODES.map((value) => ({
    value,
    label: `${codeText(view.codes.category, value)} (${needs[value]})`,
  }));
  return [
    {
      kind: 'select',
      name: `${prefix}category`,
      label: f.dispute.category,
      options: [{ value: '', label: f.choose }, ...options],
      required: prefix === '',
    },
    { kind: 'area', name: `${prefix}objection`, label: f.dispute.objection, required: prefix === '' },
  ];
}

export interface ObjectionTyped {
  readonly category: string;
  readonly objection: string;
  readonly raisedOn?: Day | undefined;
  readonly owner?: string | undefined;
  readonly reviewOn?: Day | undefined;
}

/** To the documents that were ticked: at least one. */
export async function object(at: FormAt, work: Work, typed: ObjectionTyped): Promise<Dispute> {
  const { visit, customer } = at.view;
  if (typed.raisedOn !== undefined && typed.raisedOn > work.today) throw new WrongFields({ raisedOn: 'notFuture' });
  if (typed.reviewOn !== undefined && typed.reviewOn < work.today) throw new WrongFields({ reviewOn: 'notPast' });
  const chosen = chosenItems(at, await owedItems(at));
  if (chosen.length === 0) throw new WrongFields({ item: 'item' });
  return raise(work, {
    companyId: visit.company.id,
    customerId: customer.id,
    items: chosen.map(({ item, amountMinor }) => ({ itemId: item.itemId, amountMinor })),
    category: typed.category,
    objection: typed.objection,
    ...given('raisedOn', typed.raisedOn),
    ...given('owner', typed.owner),
    ...given('reviewOn', typed.reviewOn),
  });
}

export const customerDisputeRoutes = (deps: CustomerDeps): readonly Route[] => formRoutes(deps, disputeForm);
