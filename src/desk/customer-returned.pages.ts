import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { OBSTACLE_WORDS } from '../languages/obstacle-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { returnPayment, undoReturn } from '../ledger/return.actions';
import { openItemsOf } from '../ledger/store';
import { NotFound } from '../platform/web/answer';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { paymentsOf, type PaymentLine } from './customer-returned.panel';
import { aDay, aText, WrongFields, yesNo } from './form-fields';

/** Money that went back: what it had paid is open again at the step it had, and the customer is told by a reply that is ready. */
const wentBack = z.object({
  payment: z.string({ error: 'choice' }).max(40),
  on: aDay,
  why: aText(300),
  reply: yesNo,
});

const returnedForm: CustomerForm<typeof wentBack> = {
  path: '/returned',
  schema: wentBack,
  shape: async (at) => {
    const { view } = at;
    const w = inLanguage(OBSTACLE_WORDS, view.visit.language);
    const said = w.returned;
    const title = fill(said.title, { customer: view.customer.name });
    const payments = await paymentsHere(at);
    if (payments.length === 0) return { title, facts: [said.none], sections: [], submit: '' };
    return {
      title,
      intro: said.intro,
      sections: [
        {
          legend: '',
          fields: [
            {
              ...{ kind: 'select', name: 'payment', label: said.payment },
              options: payments.map((one) => ({ value: sealedOf(at, one), label: lineText(at, one) })),
            },
            { kind: 'date', name: 'on', label: said.on, value: view.visit.work.today, required: true },
            { kind: 'text', name: 'why', label: said.why, required: true },
            {
              ...{ kind: 'radio', name: 'reply', label: said.reply, value: 'yes' },
              options: [
                { value: 'yes', label: w.replies_yes },
                { value: 'no', label: w.replies_no },
              ],
            },
          ],
        },
      ],
      submit: said.submit,
    };
  },
  act: async (at, { payment, on, why, reply }) => {
    const { view } = at;
    const { work, company, locale, language } = view.visit;
    const chosen = (await paymentsHere(at)).find((one) => sealedOf(at, one) === payment);
    if (chosen === undefined) throw new WrongFields({ payment: 'choice' });
    const made = await returnPayment(work, {
      ...{ companyId: company.id, paymentItemId: chosen.itemId, ofItems: [] },
      ...{ on, reason: why },
    });
    const documents = made.reopened.map(labelOf).join(', ');
    const amount = format({ minor: made.amountMinor, currency: made.currency }, locale);
    const said = inLanguage(OBSTACLE_WORDS, language).returned;
    const text = documents === '' ? fill(said.doneFree, { amount }) : fill(said.done, { amount, documents });
    const path = view.under(`/returned/${work.ids.seal('item', made.refundItemId)}/undo`);
    const done = { text, undo: { path, fields: { why: said.undo.reason } } };
    if (reply === 'no' || documents === '' || !view.may('/write')) return done;
    const query = new URLSearchParams([['reply', 'payment_returned']]);
    for (const { itemId } of made.reopened) query.append('item', work.ids.seal('item', itemId));
    return { ...done, to: `${view.under('/write')}?${query.toString()}` };
  },
};

const paymentsHere = ({ view }: FormAt): Promise<PaymentLine[]> =>
  paymentsOf(view.visit.work.db.read, view.visit.company.id, view.customer.id);

const sealedOf = ({ view }: FormAt, { itemId }: PaymentLine): string => view.visit.work.ids.seal('item', itemId);

function lineText({ view }: FormAt, { document, issuedOn, amountMinor, currency }: PaymentLine): string {
  const { locale } = view.visit;
  const amount = format({ minor: -amountMinor, currency }, locale);
  return [dayText(issuedOn, locale), document, amount].filter((part) => part !== '').join(' · ');
}

const notBack = z.object({ why: aText(300) });

const undoForm: CustomerForm<typeof notBack> = {
  path: '/returned/:item/undo',
  schema: notBack,
  shape: async (at) => {
    await refundAsked(at);
    const w = inLanguage(OBSTACLE_WORDS, at.view.visit.language).returned.undo;
    return {
      title: w.title,
      intro: w.intro,
      sections: [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.why, required: true }] }],
      submit: w.submit,
    };
  },
  act: async (at, { why }) => {
    const { work, company, language } = at.view.visit;
    await undoReturn(work, company.id, await refundAsked(at), why);
    return { text: inLanguage(OBSTACLE_WORDS, language).returned.undo.done };
  },
};

/** The refund that the address names, of this customer. */
async function refundAsked({ view }: FormAt): Promise<number> {
  const { work, company, asked } = view.visit;
  const id = work.ids.open('item', asked.params['item'] ?? '');
  const [found] = id === undefined ? [] : await openItemsOf(work.db.read, company.id, [id]);
  if (found?.customerId !== view.customer.id || found.type !== 'refund') throw new NotFound();
  return found.itemId;
}

export const customerReturnedRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, returnedForm),
  ...formRoutes(deps, undoForm),
];
