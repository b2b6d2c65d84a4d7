import { z } from 'zod';
import { answerQuestion } from '../activities/question.actions';
import type { Route, Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { chooseAddress, chooseContact } from '../customers/contact-choice';
import { kindOfDebtor } from '../customers/customer';
import { addressesInRange, contactsInRange } from '../customers/store';
import { Refusal } from '../kernel/result';
import { obstacleReply } from '../languages/obstacle-reply-words';
import { OBSTACLE_WORDS } from '../languages/obstacle-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { answered } from '../inbox/settle.actions';
import { judgeFreshness } from '../ledger/freshness';
import { freshnessOf } from '../ledger/freshness.store';
import { isObstacle, OBSTACLES } from '../ledger/obstacle';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { deliver } from '../outbox/delivery.actions';
import type { Recipient } from '../outbox/draft';
import { invoiceFiles } from '../outbox/gather.store';
import { draftSheet } from '../outbox/sheet.actions';
import { templateIndex } from '../outbox/template.store';
import { readForm } from '../platform/web/form';
import { sheet, type Answer } from '../platform/web/answer';
import { postFor } from '../reminders/deps.pages';
import { previewLetter, sendLetter, type Letter } from '../reminders/free.actions';
import { within } from '../platform/work';
import type { CustomerDeps } from './customer-asked.pages';
import { answersField, questionAnswered } from './customer-answer.pages';
import { chosenItems, given, itemsField, optionsOf, owedItems } from './customer-choice.pages';
import { mailOf } from './customer-from-mail.pages';
import { atForm, formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aText, WrongFields, type Field } from './form-fields';

/** A message written by a person: looked at as its reader will see it, then sent through the same outbox as every other. */
const ENCLOSES = ['none', 'invoices', 'statement'] as const;

const written = z.object({
  to: z.string({ error: 'choice' }).max(40),
  language: z.string().regex(/^[a-z]{2}$/, 'language'),
  subject: aText(150),
  text: aText(10_000),
  enclose: aChoice(ENCLOSES).default('none'),
  answers: z.string().max(40).optional(),
});
type Written = z.output<typeof written>;

const writeForm: CustomerForm<typeof written> = {
  path: '/write',
  schema: written,
  shape: async (at) => {
    const { view, c } = at;
    const w = c.write;
    const recipients = await recipientsOf(at);
    const title = fill(w.title, { customer: view.customer.name });
    if (recipients.length === 0) {
      const links = [{ href: view.under('/contacts'), label: view.w.side.addContact }];
      return { title, facts: [w.nobody], links, sections: [], submit: '' };
    }
    const items = (await owedItems(at)).filter(({ presumedSettledOn }) => presumedSettledOn === null);
    const reply = replyAsked(at, recipients, items);
    const ticks: Field = { ...itemsField(at, items, false), hint: w.itemsHint, ...given('value', reply.items) };
    return {
      title,
      intro: w.intro,
      facts: [...(await staleFacts(at)), ...(await copyFacts(at, reply, items))],
      sections: [
        { legend: '', fields: [...(await answersField(at)), ...(await textFields(at, recipients, reply))] },
        ...(items.length === 0 ? [] : [{ legend: w.items, fields: [ticks, encloseField(at, reply.enclose)] }]),
      ],
      submit: w.submit,
      preview: { path: view.under('/write/preview'), label: w.preview, frame: w.frame },
    };
  },
  act: async (at, value) => {
    const { visit } = at.view;
    const letter = await letterOf(at, value);
    const questionId = await questionAnswered(at, value.answers);
    const whose = { companyId: letter.company.id, customerId: letter.customerId };
    const mail = await mailOf(at.view);
    try {
      await visit.work.db.transaction(async (tx) => {
        const inside = within(visit.work, tx);
        const messageId = await sendLetter(inside, { ...letter, beside: questionId !== undefined || mail !== null });
        if (questionId !== undefined) await answerQuestion(inside, { ...whose, questionId }, messageId);
      });
    } catch (error) {
      throw saidHere(at, error);
    }
    if (mail !== null) await answered(visit.work, mail.mail);
    const post = postFor(visit, at.deps);
    at.deps.behind.begin(`outbox ${visit.company.code}`, () => deliver(visit.work, post, visit.company));
    const to = letter.to.channel === 'email' ? letter.to.email : (letter.to.name ?? '');
    return { text: fill(at.c.write.done, { to }) };
  },
};

/** Refusals that have a sentence of their own here. */
function saidHere({ c }: FormAt, error: unknown): Error {
  const { code } = error as { code?: string };
  if (code === 'written-to-today') return new WrongFields({ to: c.write.exists });
  if (code === 'no-language') return new WrongFields({ language: c.write.language_missing });
  if (code === 'shadow-mode') return new Refusal('shadow-mode', c.write.shadow, '');
  return error as Error;
}

async function staleFacts({ view, c }: FormAt): Promise<string[]> {
  const { work, company, locale } = view.visit;
  const q = work.db.read;
  const { fresh, asOf } = judgeFreshness(await freshnessOf(q, company.id), await settingsOf(q, company.id), work.today);
  return fresh || asOf === null ? [] : [fill(c.write.stale, { day: dayText(asOf, locale) })];
}

interface Begun {
  readonly subject: string;
  readonly text: string;
  readonly enclose: (typeof ENCLOSES)[number];
  /** Ticked already; undefined: what the address names. */
  readonly items?: string;
}

/** `?reply=not_received`: what is written where something stands in the way of a payment, or one went back, ready to be changed and sent. */
function replyAsked({ view }: FormAt, recipients: readonly Addressee[], items: readonly OpenItem[]): Begun {
  const { work, company, asked } = view.visit;
  const kind = asked.query.get('reply') ?? '';
  if (!isObstacle(kind) && kind !== 'payment_returned') return { subject: '', text: '', enclose: 'none' };
  const reply = obstacleReply(kind, recipients[0]?.language ?? company.language);
  const enclose = kind !== 'payment_returned' && OBSTACLES[kind].copies ? 'invoices' : 'none';
  if (asked.query.has('item')) return { ...reply, enclose };
  const overdue = items.filter(({ dueOn }) => dueOn !== null && dueOn < work.today);
  const ticked = overdue.length === 0 ? items : overdue;
  return { ...reply, enclose, items: ticked.map(({ itemId }) => work.ids.seal('item', itemId)).join(' ') };
}

/** A reply that speaks of copies must have them. */
async function copyFacts({ view }: FormAt, reply: Begun, items: readonly OpenItem[]): Promise<string[]> {
  const { work, company, asked, language } = view.visit;
  if (reply.enclose !== 'invoices') return [];
  const ticked = new Set(reply.items === undefined ? asked.query.getAll('item') : reply.items.split(' '));
  const chosen = items.filter(({ itemId }) => ticked.has(work.ids.seal('item', itemId)));
  const ids = chosen.map(({ itemId }) => itemId);
  const kept = ids.length === 0 ? new Map<number, unknown>() : await invoiceFiles(work.db.read, company.id, ids);
  const documents = chosen.filter(({ itemId }) => !kept.has(itemId)).map(labelOf);
  const w = inLanguage(OBSTACLE_WORDS, language);
  return documents.length === 0 ? [] : [fill(w.noCopies, { documents: documents.slice(0, 10).join(', ') })];
}

async function textFields({ view, c }: FormAt, recipients: readonly Addressee[], reply: Begun): Promise<Field[]> {
  const w = c.write;
  const { work, company, language } = view.visit;
  const languages = (await templateIndex(work.db.read, company.id)).languagesOf('free');
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const [first] = recipients;
  const usual = first?.language ?? company.language;
  return [
    { kind: 'select', name: 'to', label: w.to, options: recipients.map(({ value, label }) => ({ value, label })) },
    {
      kind: 'select',
      name: 'language',
      label: w.language,
      value: languages.has(usual) ? usual : 'en',
      options: [...languages].sort().map((value) => ({ value, label: names.of(value) ?? value })),
    },
    { kind: 'text', name: 'subject', label: w.subject, required: true, value: reply.subject },
    { kind: 'area', name: 'text', label: w.text, hint: w.textHint, required: true, value: reply.text },
  ];
}

const encloseField = ({ c }: FormAt, value: Begun['enclose']): Field => ({
  kind: 'select',
  name: 'enclose',
  label: c.write.enclose,
  value,
  options: optionsOf(ENCLOSES, c.write.encloses),
});

interface Addressee {
  readonly value: string;
  readonly label: string;
  readonly language: string;
  readonly to: Recipient;
}

/** Who can be written to: an adviser alone where there is one, whoever neither bounced nor opted out, else a letter. */
async function recipientsOf({ view, c }: FormAt): Promise<Addressee[]> {
  const { work, company } = view.visit;
  const { customer } = view;
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const contacts = await contactsInRange(work.db.read, range);
  const { to, represented } = chooseContact(
    kindOfDebtor(customer, await settingsOf(work.db.read, company.id)),
    contacts,
    { means: 'email' },
  );
  const reachable = contacts.filter(
    ({ role, email, state }) => email !== null && state === 'ok' && (!represented || role === 'adviser'),
  );
  const usual = (customer.language ?? company.language).slice(0, 2).toLowerCase();
  const mails = [...reachable].sort((a, b) => Number(b.id === to?.id) - Number(a.id === to?.id));
  const address = chooseAddress(await addressesInRange(work.db.read, range), represented);
  const name = address?.name ?? customer.legalName ?? customer.name;
  const lines = address === null ? [] : [address.street, address.postcode, address.city, address.country];
  return [
    ...mails.map(({ id, name: called, email, language, role }): Addressee => {
      const mail = (email ?? '').trim().toLowerCase();
      const label = `${called === null ? '' : `${called}, `}${mail} (${view.codes.contact[role]})`;
      const recipient = { channel: 'email', email: mail, name: called, contactId: id } as const;
      return { value: work.ids.seal('contact', id), label, language: language ?? usual, to: recipient };
    }),
    ...(address === null
      ? []
      : [
          {
            value: 'letter',
            label: fill(c.write.letter, { address: [name, ...lines].filter((line) => line !== null).join(', ') }),
            language: usual,
            to: { channel: 'letter', name, contactId: null, addressId: address.id, address } as const,
          },
        ]),
  ];
}

async function letterOf(at: FormAt, { to, language, subject, text, enclose }: Written): Promise<Letter> {
  const { view, deps } = at;
  const addressee = (await recipientsOf(at)).find(({ value }) => value === to);
  if (addressee === undefined) throw new WrongFields({ to: 'choice' });
  const chosen = chosenItems(at, await owedItems(at));
  return {
    company: view.visit.company,
    customerId: view.customer.id,
    to: addressee.to,
    language,
    subject,
    text,
    itemIds: chosen.map(({ item }) => item.itemId),
    attach: enclose,
    ...given('answers', (await mailOf(view))?.mail.theirId ?? undefined),
    holds: (q) => deps.holdSources(q),
  };
}

/** The message as its reader would see it, for the frame below the form. */
async function preview(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const at = await atForm(visit, deps, visit.asked.form);
  const read = readForm(visit.asked.form, written);
  const { missing } = at.c.write;
  const said = (text: string): Answer =>
    sheet(`<!doctype html><html lang="${visit.language}"><body><p>${text}</p></body></html>`);
  if (!read.ok) return said(missing);
  try {
    const draft = await previewLetter(visit.work, await letterOf(at, read.value));
    const shown = await draftSheet(visit.work, postFor(visit, deps), visit.company, draft);
    return shown === undefined ? said(at.c.write.language_missing) : sheet(shown);
  } catch (error) {
    if (error instanceof WrongFields) return said(missing);
    throw error;
  }
}

export const customerWriteRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, writeForm),
  { method: 'post', path: '/customers/:customer/write/preview', right: 'work', visit: (visit) => preview(visit, deps) },
];
