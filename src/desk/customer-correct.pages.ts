import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { correctCustomer, endCorrection } from '../customers/actions';
import { CORRECTABLE, correctionFrom, isCorrectable, type CorrectableField } from '../customers/correction';
import { KNOWN_TYPES } from '../customers/customer';
import { overridesOf } from '../customers/override.store';
import type { Override } from '../customers/override';
import { WrongUse } from '../kernel/result';
import { CUSTOMERS_WORDS } from '../languages/customers-words';
import { countText, fill, inLanguage } from '../languages/said';
import { companyTerms } from '../ledger/terms-move.actions';
import { standingItems } from '../ledger/terms-move.store';
import { NotFound } from '../platform/web/answer';
import { choicesOf } from '../reminders/rules.store';
import { useStrategy } from '../reminders/strategy.actions';
import { nameOf as strategyName } from '../reminders/strategies.pages';
import { strategiesOf } from '../reminders/strategy.store';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { fieldText } from './customer-side.pages';
import { aText, WrongFields, type Field } from './form-fields';

/** A field of the customer corrected by hand, so that it wins over imports, and given back to the source; its strategy. */
const corrected = z.object({ value: z.string().trim().max(300, 'long').optional(), why: aText(500) });

const correctForm: CustomerForm<typeof corrected> = {
  path: '/correct/:field',
  schema: corrected,
  shape: async (at) => {
    const { view, c } = at;
    const field = fieldAsked(at);
    const label = view.codes.field[field];
    const override = (await overridesAt(at)).find((one) => one.field === field);
    const now = fieldText(view, view.customer, field);
    const { nothing } = view.w.side;
    return {
      title: fill(c.correct.title, { field: label, customer: view.customer.name }),
      intro: c.correct.intro,
      facts: [
        fill(c.correct.now, { value: now === '' ? nothing : now }),
        override === undefined ? '' : fill(c.correct.source, { value: override.sourceValue ?? nothing }),
      ].filter((fact) => fact !== ''),
      links:
        override === undefined
          ? []
          : [{ href: view.under(`/correct/${field}/end`), label: fill(c.correct.end, { field: label }) }],
      sections: [
        {
          legend: '',
          fields: [valueField(at, field), { kind: 'text', name: 'why', label: c.correct.why, required: true }],
        },
      ],
      submit: c.correct.submit,
    };
  },
  act: async (at, { value = '', why }) => {
    const field = fieldAsked(at);
    const { companyId, id: customerId } = at.view.customer;
    try {
      correctionFrom(field, value);
    } catch (error) {
      if (error instanceof WrongUse) throw new WrongFields({ value: 'field' });
      throw error;
    }
    await correctCustomer(at.view.visit.work, { companyId, customerId, field, text: value, why });
    return { text: fill(at.c.correct.done, { field: at.view.codes.field[field] }), ...(await afterwards(at, field)) };
  },
};

/** Due days that were computed from other terms: where they can be moved. */
async function afterwards({ view }: FormAt, field: CorrectableField): Promise<{ readonly to?: string }> {
  const { visit, customer } = view;
  if (field !== 'payment_terms') return {};
  const q = visit.work.db.read;
  const items = await standingItems(q, visit.company.id, await companyTerms(q, visit.company.id));
  return items.some(({ customerId }) => customerId === customer.id) ? { to: visit.at.under('/terms') } : {};
}

/** The field that the address names. */
function fieldAsked({ view }: FormAt): CorrectableField {
  const name = view.visit.asked.params['field'] ?? '';
  if (!isCorrectable(name)) throw new NotFound();
  return name;
}

const overridesAt = ({ view }: FormAt): Promise<Override[]> =>
  overridesOf(view.visit.work.db.read, view.customer.companyId, `customer/${view.customer.id}`);

/** Codes are chosen, everything else is typed. */
function valueField({ view, f, c }: FormAt, field: CorrectableField): Field {
  const label = c.correct.value;
  if (field === 'debtor_type') {
    const words = inLanguage(CUSTOMERS_WORDS, view.visit.language).type;
    const options = KNOWN_TYPES.map((value) => ({ value, label: words[value] }));
    return { kind: 'select', name: 'value', label, value: view.customer.debtorType, options };
  }
  if (field === 'internal' || field === 'hardship') {
    const options = [
      { value: '0', label: f.no },
      { value: '1', label: f.yes },
    ];
    return { kind: 'select', name: 'value', label, value: view.customer[field] ? '1' : '0', options };
  }
  const hint = field === 'name' ? {} : { hint: c.correct.empty };
  return { kind: 'text', name: 'value', label, value: fieldText(view, view.customer, field), ...hint };
}

const nothing = z.object({});

const endForm: CustomerForm<typeof nothing> = {
  path: '/correct/:field/end',
  schema: nothing,
  shape: async (at) => {
    const { view, c } = at;
    const field = fieldAsked(at);
    const override = (await overridesAt(at)).find((one) => one.field === field);
    if (override === undefined) throw new NotFound();
    return {
      title: fill(c.correct.endTitle, { field: view.codes.field[field] }),
      intro: fill(c.correct.endIntro, { value: override.sourceValue ?? view.w.side.nothing }),
      sections: [],
      submit: c.correct.endSubmit,
    };
  },
  act: async (at) => {
    const field = fieldAsked(at);
    const { companyId, id: customerId } = at.view.customer;
    await endCorrection(at.view.visit.work, { companyId, customerId, field });
    return { text: fill(at.c.correct.ended, { field: at.view.codes.field[field] }), ...(await afterwards(at, field)) };
  },
};

const chosen = z.object({ code: z.string().max(60).optional() });

const strategyForm: CustomerForm<typeof chosen> = {
  path: '/strategy',
  schema: chosen,
  shape: async ({ view, c }) => {
    const { work, company } = view.visit;
    const strategies = await strategiesOf(work.db.read, company.id);
    const own = (await choicesOf(work.db.read, company.id, null)).customers.get(view.customer.id) ?? '';
    const options = strategies.map((one) => ({ value: one.code, label: strategyName(view.visit, one) }));
    return {
      title: fill(c.strategy.title, { customer: view.customer.name }),
      intro: c.strategy.intro,
      sections: [
        {
          legend: '',
          fields: [
            {
              kind: 'select',
              name: 'code',
              label: c.strategy.choose,
              value: own,
              options: [{ value: '', label: c.strategy.none }, ...options],
            },
          ],
        },
      ],
      submit: c.strategy.submit,
    };
  },
  act: async ({ view, c }, { code = null }) => {
    const { work, company, locale } = view.visit;
    const known = await strategiesOf(work.db.read, company.id);
    if (code !== null && !known.some((one) => one.code === code)) throw new WrongFields({ code: 'choice' });
    const { messages } = await useStrategy(work, company.id, { scope: 'customer', customerId: view.customer.id }, code);
    const taken = messages === 0 ? '' : `; ${countText(c.strategy.taken, messages, locale)}`;
    return { text: `${c.strategy.done}${taken}` };
  },
};

/** Every field that may be corrected, for the links of the customer's page. */
export const CORRECTABLE_FIELDS = Object.keys(CORRECTABLE).filter(isCorrectable);

export const customerCorrectRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, correctForm),
  ...formRoutes(deps, endForm),
  ...formRoutes(deps, strategyForm),
];
