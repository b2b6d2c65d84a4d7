import { isProven, type Mail } from '../inbox/mail';
import { mailById } from '../inbox/store';
import type { Proposal } from '../inbox/reading';
import { addWorkdays, TARGET } from '../kernel/calendar';
import { dayIn } from '../kernel/day';
import { formatAmount } from '../kernel/money';
import { INBOX_WORDS } from '../languages/inbox-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { openItemsInRange } from '../ledger/store';
import type { CustomerView } from './customer-asked.pages';
import type { Field, Section } from './form-fields';

/**
 * A form that is opened out of a mail (`?mail=ml_…&looks=0`) begins with what the mail seems to say: a person looks at it, changes it,
 * and records it or not. Only a mail of that customer counts.
 */
export interface FromMail {
  readonly id: string;
  readonly mail: Mail;
  readonly said: string;
  readonly link: { readonly href: string; readonly label: string };
  readonly values: Readonly<Record<string, string>>;
}

export async function mailOf({ visit, customer }: CustomerView): Promise<FromMail | null> {
  const { work, company, asked, at, locale } = visit;
  const id = asked.form.get('mail') ?? asked.query.get('mail') ?? '';
  const number = work.ids.open('mail', id);
  const mail = number === undefined ? undefined : await mailById(work.db.read, company.id, number);
  if (mail?.customerId !== customer.id) return null;
  const w = inLanguage(INBOX_WORDS, visit.language);
  const one = mail.reading[Number(asked.query.get('looks') ?? NaN)];
  const words = one?.because ?? (mail.subject === '' ? w.noSubject : mail.subject);
  const day = dayText(dayIn(company.zone, mail.arrivedAt), locale);
  return {
    ...{ id, mail, said: fill(w.fromMail, { day, words }) },
    link: { href: at.under(`/inbox/${id}`), label: w.toMail },
    values: { ...(await valuesOf(visit, customer.id, one)), ...replyValues(mail) },
  };
}

/** By the names of the fields, whichever form has them. */
async function valuesOf(
  visit: CustomerView['visit'],
  customerId: number,
  one: Proposal | undefined,
): Promise<Record<string, string>> {
  if (one === undefined) return {};
  const { work, company, locale } = visit;
  const range = { companyId: company.id, first: customerId, last: customerId };
  const named = new Set(one.documents);
  const items =
    named.size === 0
      ? []
      : (await openItemsInRange(work.db.read, range, work.today)).filter((item) => named.has(labelOf(item)));
  const amount =
    one.amountMinor === undefined
      ? {}
      : { amount: formatAmount({ minor: one.amountMinor, currency: one.currency ?? company.currency }, locale) };
  return {
    ...{ note: one.because, reason: one.because, objection: one.because, channel: 'email' },
    // what is said to be on its way is waited for as long as a bank takes
    ...(one.kind === 'paid'
      ? { kind: 'payment_in_transit', quick: 'day', until: addWorkdays(TARGET, work.today, 5) }
      : {}),
    ...(one.on !== undefined && one.on >= work.today ? { on: one.on } : {}),
    ...amount,
    ...(one.currency === undefined ? {} : { currency: one.currency }),
    ...(items.length === 0 ? {} : { item: items.map(({ itemId }) => work.ids.seal('item', itemId)).join(' ') }),
  };
}

/** Whom one answers, and under which subject; an address that nobody vouches for is typed in by nobody but a person. */
const replyValues = (mail: Mail): Record<string, string> => ({
  subject: /^\s*(re|aw|sv|antw|ref)\s*:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
  ...(isProven(mail.by) ? { email: mail.fromAddress, name: mail.fromName } : {}),
});

/** What stands in a field already because somebody named it in the address stays; what is no choice of it is left out. */
export const begun = (sections: readonly Section[], { values }: FromMail): readonly Section[] =>
  sections.map((section) => ({ ...section, fields: section.fields.map((field) => beginField(field, values)) }));

function beginField(field: Field, values: Readonly<Record<string, string>>): Field {
  const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
  if (value === undefined || value === '') return field;
  if ('options' in field && !field.options.some((option) => option.value === value)) return field;
  if (field.kind === 'items' && (field.value ?? '') !== '') return field;
  return { ...field, value: field.kind === 'text' ? value.slice(0, 150) : value };
}
