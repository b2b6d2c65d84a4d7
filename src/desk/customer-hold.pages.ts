import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import type { Day } from '../kernel/day';
import { dayText, fill } from '../languages/said';
import { endHold, putHold } from '../ledger/actions';
import { holdById, type KeptHold } from '../ledger/hold.store';
import { OWN_KINDS, untilFrom } from '../ledger/hold-terms';
import { labelOf } from '../ledger/open-item';
import { openItemsOf } from '../ledger/store';
import { NotFound } from '../platform/web/answer';
import type { CustomerDeps } from './customer-asked.pages';
import { chosenItems, itemsField, optionsOf, owedItems } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aDay, aText, WrongFields } from './form-fields';

/** A hold put by hand: on the customer, on documents or on a part of one; with quick ends, and ended with a reason. */
const QUICK = ['1w', '2w', '1m', 'day'] as const;

const held = z.object({
  kind: aChoice(OWN_KINDS),
  quick: aChoice(QUICK),
  until: aDay.optional(),
  reason: aText(500),
});

const holdForm: CustomerForm<typeof held> = {
  path: '/hold',
  schema: held,
  shape: async (at) => {
    const { view, f } = at;
    const { today } = view.visit.work;
    const dayOf = (quick: string): string =>
      quick === 'day' ? '' : dayText(untilFrom(quick, today), view.visit.locale);
    const items = await owedItems(at);
    return {
      title: fill(f.hold.title, { customer: view.customer.name }),
      intro: f.hold.intro,
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'select', name: 'kind', label: f.hold.kind, options: optionsOf(OWN_KINDS, view.codes.hold) },
            {
              kind: 'radio',
              name: 'quick',
              label: f.hold.until,
              value: '1w',
              options: QUICK.map((value) => ({ value, label: fill(f.hold.quick[value], { day: dayOf(value) }) })),
            },
            { kind: 'date', name: 'until', label: f.hold.day },
            { kind: 'text', name: 'reason', label: f.hold.reason, required: true },
          ],
        },
        ...(items.length === 0 ? [] : [{ legend: f.items.legend, fields: [itemsField(at, items, true)] }]),
      ],
      submit: f.hold.submit,
    };
  },
  act: async (at, { kind, quick, until, reason }) => {
    const { visit, customer, w } = at.view;
    const { work, company } = visit;
    const last = endOf(quick, until, work.today);
    const chosen = chosenItems(at, await owedItems(at));
    const parts = chosen.filter(({ amountMinor }) => amountMinor !== null);
    if (parts.length > 0 && chosen.length > 1) throw new WrongFields({ item: 'field' });
    const holds = await putHold(work, {
      companyId: company.id,
      customerId: customer.id,
      itemIds: chosen.map(({ item }) => item.itemId),
      amountMinor: parts[0]?.amountMinor ?? null,
      kind,
      reason,
      until: last,
    });
    const what = chosen.length === 0 ? w.side.everything : chosen.map(({ item }) => labelOf(item)).join(', ');
    const text = fill(at.f.hold.done, { day: dayText(last, visit.locale), what });
    const [only, ...others] = holds;
    if (only === undefined || others.length > 0) return { text };
    const path = at.view.under(`/holds/${work.ids.seal('hold', only.id)}/end`);
    return { text, undo: { path, fields: { why: at.f.hold.undone } } };
  },
};

/** A day that was written down is meant, whatever is still ticked above it. */
function endOf(quick: (typeof QUICK)[number], until: Day | undefined, today: Day): Day {
  if (until === undefined && quick === 'day') throw new WrongFields({ until: 'needed' });
  if (until !== undefined && until < today) throw new WrongFields({ until: 'notPast' });
  return until ?? untilFrom(quick, today);
}

const ended = z.object({ why: aText(500) });

const endForm: CustomerForm<typeof ended> = {
  path: '/holds/:hold/end',
  schema: ended,
  shape: async (at) => {
    const w = at.f.hold.end;
    return {
      title: fill(w.title, { what: await whatIsHeld(at, await holdAsked(at)) }),
      intro: w.intro,
      sections: [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.why, required: true }] }],
      submit: w.submit,
    };
  },
  act: async (at, { why }) => {
    const { work, company } = at.view.visit;
    const hold = await holdAsked(at);
    await endHold(work, { companyId: company.id, holdId: hold.id, reason: why });
    return { text: at.f.hold.end.done };
  },
};

/** The hold that the address names, of this customer. */
async function holdAsked({ view }: FormAt): Promise<KeptHold> {
  const { work, company, asked } = view.visit;
  const id = work.ids.open('hold', asked.params['hold'] ?? '');
  const found = id === undefined ? undefined : await holdById(work.db.read, company.id, id);
  if (found?.customerId !== view.customer.id) throw new NotFound();
  return found;
}

async function whatIsHeld({ view }: FormAt, { itemId }: KeptHold): Promise<string> {
  if (itemId === null) return view.w.side.everything;
  const { work, company } = view.visit;
  return (await openItemsOf(work.db.read, company.id, [itemId])).map(labelOf).join(', ');
}

export const customerHoldRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, holdForm),
  ...formRoutes(deps, endForm),
];
