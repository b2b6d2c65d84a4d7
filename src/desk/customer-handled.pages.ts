import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { overridesOf } from '../customers/override.store';
import { contactsInRange } from '../customers/store';
import { isMailbox } from '../kernel/mailbox';
import { fill } from '../languages/said';
import { nameHandlers, unnameHandlers } from '../ledger/handled.actions';
import { handlersOf } from '../ledger/handled.store';
import { labelOf } from '../ledger/open-item';
import { calledBy, type CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { itemAsked } from './customer-item.pages';
import { aText, WrongFields } from './form-fields';

/** Who at the customer handles one invoice: one of its contacts, or somebody new; and the source's word again. */
const named = z.object({
  contact: z.string().max(254, 'long').optional(),
  email: z.email({ error: 'email' }).max(254, 'long').optional(),
  name: z.string().trim().max(200, 'long').optional(),
  why: aText(500),
});

const NEW = 'new';

const handlerForm: CustomerForm<typeof named> = {
  path: '/items/:item/handled',
  schema: named,
  shape: async (at) => {
    const { view, c } = at;
    const { work, company } = view.visit;
    const item = await itemAsked(at);
    const w = c.handler;
    const now = (await handlersOf(work.db.read, company.id, [item.entryId])).get(item.entryId);
    const standing = (await overridesOf(work.db.read, company.id, `entry/${item.entryId}`)).find(
      ({ field }) => field === 'handler_email',
    );
    const end = view.under(`/items/${work.ids.seal('item', item.itemId)}/handled/end`);
    return {
      title: fill(w.title, { document: labelOf(item) }),
      intro: w.intro,
      facts: [
        now === undefined ? w.nobody : fill(w.now, { email: now }),
        ...(standing === undefined ? [] : [fill(w.standing, { by: calledBy(view, standing.by), why: standing.why, source: standing.sourceValue ?? w.nothing })]), // prettier-ignore
      ],
      links: standing === undefined ? [] : [{ href: end, label: w.end }],
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'select', name: 'contact', label: w.contact, options: await optionsOf(at), value: now ?? '' },
            { kind: 'email', name: 'email', label: w.email, hint: w.emailHint },
            { kind: 'text', name: 'name', label: w.name },
            { kind: 'text', name: 'why', label: c.correct.why, required: true },
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, { contact = '', email: typed, name = null, why }) => {
    const { visit, customer } = at.view;
    const item = await itemAsked(at);
    if (contact === NEW && typed === undefined) throw new WrongFields({ email: 'needed' });
    const email = contact === NEW ? (typed ?? '') : contact;
    if (email !== '' && !isMailbox(email)) throw new WrongFields({ [contact === NEW ? 'email' : 'contact']: 'email' });
    if (contact !== NEW && typed !== undefined) throw new WrongFields({ contact: at.c.handler.either });
    await nameHandlers(visit.work, { companyId: customer.companyId, items: [item], email, name, why });
    const done = email === '' ? at.c.handler.doneNobody : at.c.handler.done;
    return { text: fill(done, { email, document: labelOf(item) }) };
  },
};

/** Nobody, whoever has an email, each once, somebody new. */
async function optionsOf({ view, c }: FormAt): Promise<{ value: string; label: string }[]> {
  const { id, companyId } = view.customer;
  const contacts = await contactsInRange(view.visit.work.db.read, { companyId, first: id, last: id });
  const known = new Map<string, string>();
  for (const { name, email, role } of contacts) {
    const address = email?.trim().toLowerCase();
    if (!address || role === 'adviser' || known.has(address)) continue;
    known.set(address, `${name === null ? '' : `${name} · `}${address} (${view.codes.contact[role]})`);
  }
  return [
    { value: '', label: c.handler.nobodyOption },
    ...[...known].map(([value, label]) => ({ value, label })),
    { value: NEW, label: c.handler.newOption },
  ];
}

const ended = z.object({});

const endForm: CustomerForm<typeof ended> = {
  path: '/items/:item/handled/end',
  schema: ended,
  shape: async (at) => ({
    title: fill(at.c.handler.endTitle, { document: labelOf(await itemAsked(at)) }),
    sections: [],
    submit: at.c.correct.endSubmit,
  }),
  act: async (at) => {
    const item = await itemAsked(at);
    await unnameHandlers(at.view.visit.work, at.view.customer.companyId, [item]);
    return { text: fill(at.c.handler.ended, { document: labelOf(item) }) };
  },
};

export const customerHandlerRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, handlerForm),
  ...formRoutes(deps, endForm),
];
