import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import type { Customer } from '../customers/customer';
import { hasEntities } from '../customers/group.store';
import { mailChoiceOf, setMail, type MailChoice } from '../customers/mail.actions';
import { writtenThrough, writtenToInRange, type WrittenTo } from '../customers/letterbox.store';
import { customerById, findCustomer } from '../customers/store';
import { Refusal } from '../kernel/result';
import { MAIL_WORDS } from '../languages/mail-words';
import type { MailWords } from '../languages/mail-words.en';
import { countText, fill, inLanguage } from '../languages/said';
import type { Query } from '../platform/db';
import type { CustomerDeps, CustomerView } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { WrongFields, type Field } from './form-fields';

/** Whom one writes to about a customer: its payer, the head of its group, or itself. */
const asked = z.object({
  payer: z.string().trim().max(100, 'long').optional(),
  group: z.enum(['one', 'each']).optional(),
  apart: z.enum(['yes', 'no']).optional(),
});

const wordsOf = ({ view }: FormAt): MailWords => inLanguage(MAIL_WORDS, view.visit.language);

const mailForm: CustomerForm<typeof asked> = {
  path: '/mail',
  schema: asked,
  shape: async (at) => {
    const { customer, visit } = at.view;
    const w = wordsOf(at);
    const q = visit.work.db.read;
    const choice = await mailChoiceOf(q, customer);
    const payer = choice.payerId === null ? null : await customerById(q, customer.companyId, choice.payerId);
    const heads = at.sent?.has('group') === true || (await hasEntities(q, customer.companyId, customer.id));
    const fields: Field[] = [
      { kind: 'text', name: 'payer', label: w.payer, hint: w.payerHint, value: payer?.code ?? '' },
      ...(customer.parentId !== null ? [apartField(w, choice)] : heads ? [groupField(w, choice)] : []),
    ];
    return {
      title: fill(w.title, { customer: customer.name }),
      intro: w.intro,
      sections: [{ legend: '', fields }],
      submit: w.submit,
    };
  },
  act: async (at, { payer, group, apart }) => {
    const { customer, visit } = at.view;
    const w = wordsOf(at);
    const q = visit.work.db.read;
    const before = await mailChoiceOf(q, customer);
    const was = before.payerId === null ? '' : (await customerById(q, customer.companyId, before.payerId)).code;
    try {
      const found = payer === undefined ? null : await findCustomer(q, customer.companyId, payer);
      await setMail(
        visit.work,
        { companyId: customer.companyId, customerId: customer.id },
        {
          payerId: found?.id ?? null,
          ...(group === undefined ? {} : { groupMessages: group === 'one' }),
          ...(apart === undefined ? {} : { writtenApart: apart === 'yes' }),
        },
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'no-entities') throw new WrongFields({ group: w.noEntities });
      throw new WrongFields({ payer: error.code === 'second-payer' ? w.secondPayer : w.unknown });
    }
    const fields = {
      payer: was,
      ...(group === undefined ? {} : { group: before.groupMessages ? 'one' : 'each' }),
      ...(apart === undefined ? {} : { apart: before.writtenApart ? 'yes' : 'no' }),
    };
    return { text: w.done, undo: { path: at.view.under('/mail'), fields } };
  },
};

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** What is, where nothing is chosen, and the other. */
  readonly options: readonly [Option, Option];
  readonly other: boolean;
}

type Option = { readonly value: string; readonly label: string };

const choice = ({ other, ...field }: Choice): Field => ({
  ...field,
  kind: 'radio',
  value: field.options[other ? 1 : 0].value,
});

const groupField = (w: MailWords, { groupMessages }: MailChoice): Field =>
  choice({
    ...{ name: 'group', label: w.group, hint: w.groupHint, other: groupMessages },
    options: [
      { value: 'each', label: w.each },
      { value: 'one', label: w.one },
    ],
  });

const apartField = (w: MailWords, { writtenApart }: MailChoice): Field =>
  choice({
    ...{ name: 'apart', label: w.apart, hint: w.apartHint, other: writtenApart },
    options: [
      { value: 'no', label: w.together },
      { value: 'yes', label: w.own },
    ],
  });

export const customerMailRoutes = (deps: CustomerDeps): readonly Route[] => formRoutes(deps, mailForm);

/** Whom one writes to about a customer, and for whom else one writes to it. */
export interface MailOf {
  readonly choice: MailChoice;
  readonly through: (Pick<Customer, 'id' | 'code' | 'name'> & Pick<WrittenTo, 'as'>) | null;
  readonly others: Awaited<ReturnType<typeof writtenThrough>>;
}

export async function mailOf(q: Query, customer: Customer): Promise<MailOf> {
  const { companyId, id } = customer;
  const [found] = await writtenToInRange(q, { companyId, first: id, last: id });
  const to = found === undefined || found.as === 'itself' ? null : await customerById(q, companyId, found.writtenToId);
  return {
    choice: await mailChoiceOf(q, customer),
    through: to === null || found === undefined ? null : { id: to.id, code: to.code, name: to.name, as: found.as },
    others: await writtenThrough(q, companyId, id),
  };
}

const MOST_NAMED = 20;

/** As the customer’s page tells it. */
export function mailBlanks({ visit, under, may }: CustomerView, { choice, through, others }: MailOf): unknown {
  const w = inLanguage(MAIL_WORDS, visit.language);
  const { at, work, locale } = visit;
  const hrefOf = (id: number): string => at.customer(work.ids.seal('customer', id));
  return {
    plain: through === null && others.length === 0 && !choice.groupMessages && !choice.writtenApart,
    heading: w.heading,
    through:
      through === null
        ? null
        : {
            text: through.as === 'payer' ? w.toPayer : w.toHead,
            name: through.name,
            code: through.code,
            href: hrefOf(through.id),
          },
    others: others.slice(0, MOST_NAMED).map(({ id, code, name }) => ({ name, code, href: hrefOf(id) })),
    others_text: others.length === 0 ? '' : countText(w.others, others.length, locale),
    notes: [...(choice.groupMessages ? [w.one] : []), ...(choice.writtenApart ? [w.own] : [])],
    change: may('/mail') ? under('/mail') : '',
    change_text: w.change,
  };
}
