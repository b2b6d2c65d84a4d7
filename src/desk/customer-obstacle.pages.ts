import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { OBSTACLE_WORDS } from '../languages/obstacle-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { putObstacle } from '../ledger/actions';
import { OBSTACLE_KINDS, obstacleUntil } from '../ledger/obstacle';
import { labelOf } from '../ledger/open-item';
import { askToLook } from '../reminders/procurement.actions';
import type { CustomerDeps } from './customer-asked.pages';
import { chosenItems, itemsField, optionsOf, owedItems } from './customer-choice.pages';
import { formRoutes, type CustomerForm } from './customer-form.pages';
import { aChoice, aDay, aText, WrongFields, yesNo } from './form-fields';

/** What stands in the way of a payment: recorded with who puts it right and by when, and answered with a reply that is ready. */
const inTheWay = z.object({
  kind: aChoice(OBSTACLE_KINDS),
  next: aDay.optional(),
  owner: z.string().trim().max(200, 'long').optional(),
  note: aText(400),
  reply: yesNo,
});

const obstacleForm: CustomerForm<typeof inTheWay> = {
  path: '/obstacle',
  schema: inTheWay,
  shape: async (at) => {
    const { view, f } = at;
    const w = inLanguage(OBSTACLE_WORDS, view.visit.language);
    const items = await owedItems(at);
    return {
      title: fill(w.title, { customer: view.customer.name }),
      intro: w.intro,
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'select', name: 'kind', label: w.kind, options: optionsOf(OBSTACLE_KINDS, view.codes.obstacle) },
            { kind: 'text', name: 'note', label: w.note, required: true },
            { kind: 'date', name: 'next', label: w.next },
            { kind: 'text', name: 'owner', label: w.owner },
            {
              ...{ kind: 'radio', name: 'reply', label: w.reply, value: 'yes' },
              options: [
                { value: 'yes', label: w.replies_yes },
                { value: 'no', label: w.replies_no },
              ],
            },
          ],
        },
        ...(items.length === 0 ? [] : [{ legend: f.items.legend, fields: [itemsField(at, items, false)] }]),
      ],
      submit: w.submit,
    };
  },
  act: async (at, { kind, next, owner, note, reply }) => {
    const { visit, customer, codes, w } = at.view;
    const { work, company } = visit;
    if (next !== undefined && next < work.today) throw new WrongFields({ next: 'notPast' });
    const chosen = chosenItems(at, await owedItems(at));
    const until = obstacleUntil(kind, work.today, next);
    await putObstacle(work, {
      companyId: company.id,
      customerId: customer.id,
      itemIds: chosen.map(({ item }) => item.itemId),
      amountMinor: null,
      obstacle: kind,
      reason: `${codes.obstacle[kind]}: ${note}`,
      until,
      owner: owner === undefined || owner === '' ? null : owner,
    });
    await askToLook(work, company.id, customer.id);
    const what = chosen.length === 0 ? w.side.everything : chosen.map(({ item }) => labelOf(item)).join(', ');
    const said = inLanguage(OBSTACLE_WORDS, visit.language);
    const text = fill(said.done, { day: dayText(until, visit.locale), what });
    if (reply === 'no' || !at.view.may('/write')) return { text };
    const query = new URLSearchParams([['reply', kind]]);
    for (const { item } of chosen) query.append('item', work.ids.seal('item', item.itemId));
    return { text, to: `${at.view.under('/write')}?${query.toString()}` };
  },
};

export const customerObstacleRoutes = (deps: CustomerDeps): readonly Route[] => formRoutes(deps, obstacleForm);
