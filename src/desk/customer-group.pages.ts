import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { setParent } from '../customers/group.actions';
import { customerById, findCustomer } from '../customers/store';
import { Refusal } from '../kernel/result';
import { CREDIT_WORDS } from '../languages/credit-words';
import { fill, inLanguage } from '../languages/said';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { WrongFields } from './form-fields';

/** To whose group a customer belongs: the parent's page adds up what its entities owe. */
const asked = z.object({ parent: z.string().trim().max(100, 'long').optional() });

const wordsOf = ({ view }: FormAt) => inLanguage(CREDIT_WORDS, view.visit.language).group;

const groupForm: CustomerForm<typeof asked> = {
  path: '/group',
  schema: asked,
  shape: async (at) => {
    const { customer, visit } = at.view;
    const w = wordsOf(at);
    const parent =
      customer.parentId === null ? null : await customerById(visit.work.db.read, customer.companyId, customer.parentId);
    return {
      title: fill(w.title, { customer: customer.name }),
      intro: w.intro,
      sections: [
        {
          legend: '',
          fields: [{ kind: 'text', name: 'parent', label: w.parent, hint: w.hint, value: parent?.code ?? '' }],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, { parent }) => {
    const { customer, visit } = at.view;
    const w = wordsOf(at);
    const whose = { companyId: customer.companyId, customerId: customer.id };
    const before = customer.parentId;
    try {
      const found = parent === undefined ? null : await findCustomer(visit.work.db.read, customer.companyId, parent);
      await setParent(visit.work, whose, found?.id ?? null);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new WrongFields({ parent: error.code === 'second-level' ? w.secondLevel : w.unknown });
    }
    const was = before === null ? '' : (await customerById(visit.work.db.read, customer.companyId, before)).code;
    return { text: w.done, undo: { path: at.view.under('/group'), fields: { parent: was } } };
  },
};

export const customerGroupRoutes = (deps: CustomerDeps): readonly Route[] => formRoutes(deps, groupForm);
