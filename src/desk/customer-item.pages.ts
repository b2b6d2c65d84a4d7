import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { overridesOf } from '../customers/override.store';
import { format, sum } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { dayText, fill } from '../languages/said';
import { allocate, reverse } from '../ledger/actions';
import { spread } from '../ledger/allocation';
import { allocationsOf } from '../ledger/allocation.store';
import { CORRECTABLE, correctionFrom, isCorrectable, type CorrectableField } from '../ledger/correction';
import { correctEntry, endEntryCorrection } from '../ledger/correction.actions';
import { confirmSettled } from '../ledger/missing.actions';
import { isCredit, labelOf, type OpenItem } from '../ledger/open-item';
import { openItemsOf } from '../ledger/store';
import { NotFound } from '../platform/web/answer';
import { calledBy, type CustomerDeps } from './customer-asked.pages';
import { chosenItems, itemsField, owedItems, type Chosen } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aText, WrongFields } from './form-fields';

/** One document of a customer: corrected, paid from a credit, what paid it taken back, confirmed as settled. */
export async function itemAsked({ view }: FormAt): Promise<OpenItem> {
  const { work, company, asked } = view.visit;
  const id = work.ids.open('item', asked.params['item'] ?? '');
  const [found] = id === undefined ? [] : await openItemsOf(work.db.read, company.id, [id]);
  if (found?.customerId !== view.customer.id) throw new NotFound();
  return found;
}

const money = ({ view }: FormAt, minor: number, currency: string): string =>
  format({ minor, currency }, view.visit.locale);

const applied = z.object({});

const applyForm: CustomerForm<typeof applied> = {
  path: '/items/:item/apply',
  schema: applied,
  shape: async (at) => {
    const credit = await itemAsked(at);
    const targets = await targetsOf(at, credit);
    const w = at.c.apply;
    return {
      title: fill(w.title, { document: labelOf(credit) }),
      intro: fill(w.intro, { amount: money(at, -credit.openMinor, credit.currency) }),
      facts: targets.length === 0 ? [w.nothing] : [],
      sections: targets.length === 0 ? [] : [{ legend: at.f.items.legend, fields: [itemsField(at, targets, true)] }],
      submit: targets.length === 0 ? '' : w.submit,
    };
  },
  act: async (at) => {
    const { work, company } = at.view.visit;
    const credit = await itemAsked(at);
    const chosen = chosenItems(at, await targetsOf(at, credit));
    if (chosen.length === 0) throw new WrongFields({ item: 'item' });
    const parts = partsOf(at, chosen, -credit.openMinor);
    await allocate(
      work,
      parts.map(({ item, amountMinor }) => ({
        companyId: company.id,
        fromItemId: credit.itemId,
        to: { itemId: item.itemId },
        amountMinor,
        allocatedOn: credit.issuedOn,
        basis: 'manual',
      })),
    );
    const amount = money(at, sum(parts.map(({ amountMinor }) => amountMinor)), credit.currency);
    return { text: fill(at.c.apply.done, { amount, documents: parts.map(({ item }) => labelOf(item)).join(', ') }) };
  },
};

async function targetsOf(at: FormAt, credit: OpenItem): Promise<readonly OpenItem[]> {
  if (!isCredit(credit) || credit.openMinor === 0) return [];
  return (await owedItems(at)).filter(({ currency }) => currency === credit.currency);
}

/** The amounts that were typed; without any, from the top as far as it reaches. */
function partsOf(at: FormAt, chosen: readonly Chosen[], freeMinor: number): { item: OpenItem; amountMinor: number }[] {
  if (chosen.every(({ amountMinor }) => amountMinor === null)) return spread(freeMinor, chosen.map(({ item }) => item)); // prettier-ignore
  const parts = chosen.map(({ item, amountMinor }) => ({ item, amountMinor: amountMinor ?? item.openMinor }));
  if (sum(parts.map(({ amountMinor }) => amountMinor)) <= freeMinor) return parts;
  const currency = chosen[0]?.item.currency ?? at.view.visit.company.currency;
  throw new WrongFields({ item: fill(at.f.fault.amountMost, { open: money(at, freeMinor, currency) }) });
}

const reversed = z.object({ which: z.string({ error: 'choice' }).max(40), why: aText(500) });

const paymentsForm: CustomerForm<typeof reversed> = {
  path: '/items/:item/payments',
  schema: reversed,
  shape: async (at) => {
    const item = await itemAsked(at);
    const standing = await standingOf(at, item);
    const w = at.c.payments;
    const options = standing.map(({ id, text }) => ({ value: id, label: text }));
    return {
      title: fill(w.title, { document: labelOf(item) }),
      intro: standing.length === 0 ? w.none : w.intro,
      sections:
        standing.length === 0
          ? []
          : [
              {
                legend: '',
                fields: [
                  { kind: 'radio', name: 'which', label: w.which, options },
                  { kind: 'text', name: 'why', label: w.why, required: true },
                ],
              },
            ],
      submit: standing.length === 0 ? '' : w.submit,
    };
  },
  act: async (at, { which, why }) => {
    const { work, company } = at.view.visit;
    const item = await itemAsked(at);
    const one = (await standingOf(at, item)).find(({ id }) => id === which);
    if (one === undefined) throw new WrongFields({ which: 'choice' });
    await reverse(work, company.id, [one.allocationId], why);
    return { text: fill(at.c.payments.done, { amount: money(at, one.amountMinor, item.currency) }) };
  },
};

interface Standing {
  readonly id: string;
  readonly allocationId: number;
  readonly amountMinor: number;
  readonly text: string;
}

/** What was applied to the document and not taken back. */
async function standingOf(at: FormAt, item: OpenItem): Promise<Standing[]> {
  const { work, company, locale } = at.view.visit;
  const all = await allocationsOf(work.db.read, company.id, [item.itemId]);
  const back = new Set(all.map(({ reversesId }) => reversesId));
  const standing = all.filter((one) => one.reversesId === null && !back.has(one.id) && one.toItemId === item.itemId);
  const from = await openItemsOf(work.db.read, company.id, standing.map(({ fromItemId }) => fromItemId)); // prettier-ignore
  return standing.map(({ id, fromItemId, amountMinor, allocatedOn }) => {
    const credit = from.find(({ itemId }) => itemId === fromItemId);
    const named = credit === undefined ? '' : `${at.view.codes.entry[credit.type]} ${labelOf(credit)}`;
    const text = [dayText(allocatedOn, locale), named, money(at, amountMinor, item.currency)]
      .filter(Boolean)
      .join(' · ');
    return { id: work.ids.seal('allocation', id), allocationId: id, amountMinor, text };
  });
}

const settled = z.object({});

const settledForm: CustomerForm<typeof settled> = {
  path: '/items/:item/settled',
  schema: settled,
  shape: async (at) => {
    const item = await itemAsked(at);
    if (item.presumedSettledOn === null) throw new NotFound();
    const { locale } = at.view.visit;
    const w = at.c.settled;
    const said = { day: dayText(item.presumedSettledOn, locale), amount: money(at, item.openMinor, item.currency) };
    return {
      title: fill(w.title, { document: labelOf(item) }),
      intro: fill(w.intro, said),
      sections: [],
      submit: w.submit,
    };
  },
  act: async (at) => {
    const item = await itemAsked(at);
    await confirmSettled(at.view.visit.work, item);
    return { text: fill(at.c.settled.done, { document: labelOf(item) }) };
  },
};

const FIELDS = Object.keys(CORRECTABLE).filter(isCorrectable) as [CorrectableField, ...CorrectableField[]];
const corrected = z.object({
  field: aChoice(FIELDS),
  value: z.string().trim().max(500, 'long').optional(),
  why: aText(500),
});

const correctForm: CustomerForm<typeof corrected> = {
  path: '/items/:item/correct',
  schema: corrected,
  shape: async (at) => {
    const { view, c } = at;
    const { work, company } = view.visit;
    const item = await itemAsked(at);
    const id = work.ids.seal('item', item.itemId);
    const standing = await overridesOf(work.db.read, company.id, `entry/${item.entryId}`);
    const words: Readonly<Record<string, string>> = view.codes.entryField;
    const named = (field: string): string => words[field] ?? field;
    return {
      title: fill(c.correct.entry, { document: labelOf(item) }),
      intro: c.correct.intro,
      facts: standing.map(({ field, value, by, why }) =>
        fill(c.correct.standing, {
          field: named(field),
          value: value ?? view.w.side.nothing,
          by: calledBy(view, by),
          why,
        }),
      ),
      links: standing.map(({ field }) => ({
        href: view.under(`/items/${id}/correct/${field}/end`),
        label: fill(c.correct.end, { field: named(field) }),
      })),
      sections: [
        {
          legend: '',
          fields: [
            {
              kind: 'select',
              name: 'field',
              label: c.correct.field,
              options: FIELDS.map((value) => ({ value, label: named(value) })),
            },
            {
              kind: 'text',
              name: 'value',
              label: c.correct.value,
              hint: `${fill(c.correct.days, { day: work.today })} ${c.correct.empty}`,
            },
            { kind: 'text', name: 'why', label: c.correct.why, required: true },
          ],
        },
      ],
      submit: c.correct.submit,
    };
  },
  act: async (at, { field, value = '', why }) => {
    const item = await itemAsked(at);
    try {
      correctionFrom(field, value);
    } catch (error) {
      if (error instanceof WrongUse) throw new WrongFields({ value: 'field' });
      throw error;
    }
    await correctEntry(at.view.visit.work, { item, field, text: value, why });
    return { text: fill(at.c.correct.done, { field: at.view.codes.entryField[field] }) };
  },
};

const ended = z.object({});

const endForm: CustomerForm<typeof ended> = {
  path: '/items/:item/correct/:field/end',
  schema: ended,
  shape: async (at) => {
    const { view, c } = at;
    const item = await itemAsked(at);
    const field = fieldAsked(at);
    const standing = await overridesOf(view.visit.work.db.read, item.companyId, `entry/${item.entryId}`);
    const override = standing.find((one) => one.field === field);
    if (override === undefined) throw new NotFound();
    return {
      title: fill(c.correct.endTitle, { field: view.codes.entryField[field] }),
      intro: fill(c.correct.endIntro, { value: override.sourceValue ?? view.w.side.nothing }),
      sections: [],
      submit: c.correct.endSubmit,
    };
  },
  act: async (at) => {
    const field = fieldAsked(at);
    await endEntryCorrection(at.view.visit.work, await itemAsked(at), field);
    return { text: fill(at.c.correct.ended, { field: at.view.codes.entryField[field] }) };
  },
};

function fieldAsked({ view }: FormAt): CorrectableField {
  const name = view.visit.asked.params['field'] ?? '';
  if (!isCorrectable(name)) throw new NotFound();
  return name;
}

export const customerItemRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, applyForm),
  ...formRoutes(deps, paymentsForm),
  ...formRoutes(deps, settledForm),
  ...formRoutes(deps, correctForm),
  ...formRoutes(deps, endForm),
];
