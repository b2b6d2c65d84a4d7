import type { Visit } from '../companies/visit.pages';
import { format, formatAmount } from '../kernel/money';
import type { InboxWords } from '../languages/inbox-words.en';
import { dayText, fill } from '../languages/said';
import type { Mail } from './mail';
import type { Proposal } from './reading';

/** What a mail seems to say, with the form in which it can be recorded: the form begins with it, and nothing follows before it is sent. */
const FORMS: Readonly<Record<Proposal['kind'], string>> = {
  paid: '/hold',
  promise: '/promise',
  dispute: '/dispute',
  instalments: '/plan',
  copy: '/write',
  wrong_person: '/contacts',
  obstacle: '/obstacle',
  question: '/write',
};

export function looksBlanks(
  visit: Visit,
  w: InboxWords,
  { mail, one, n }: { readonly mail: Mail; readonly one: Proposal; readonly n: number },
): object {
  const { at, work } = visit;
  const { kind, because } = one;
  const customer = `/customers/${work.ids.seal('customer', mail.customerId ?? 0)}`;
  const from = { mail: work.ids.seal('mail', mail.id), looks: String(n) };
  const asked = kind === 'copy' ? { ...from, reply: 'not_received' } : kind === 'instalments' ? planAsked(visit, one) : from; // prettier-ignore
  return {
    text: [w.looks[kind], ...saidOf(visit, w, one), ...one.documents].join(' · '),
    because: fill(w.because, { words: because }),
    href: at.under(`${customer}${FORMS[kind]}`, asked),
    label: w.record[kind],
  };
}

function saidOf(visit: Visit, w: InboxWords, one: Proposal): string[] {
  const { locale, company } = visit;
  const { on, amountMinor, count, eachMinor, downMinor } = one;
  const sum = (minor: number): string => format({ minor, currency: one.currency ?? company.currency }, locale);
  return [
    ...(count === undefined ? [] : [fill(w.parts, { n: count })]),
    ...(eachMinor === undefined ? [] : [fill(w.each, { sum: sum(eachMinor) })]),
    ...(downMinor === undefined ? [] : [fill(w.down, { sum: sum(downMinor) })]),
    ...(on === undefined ? [] : [dayText(on, locale)]),
    ...(amountMinor === undefined ? [] : [sum(amountMinor)]),
  ];
}

/** By the names of the fields of the form on which instalments are agreed. */
function planAsked({ locale, company, work }: Visit, one: Proposal): Record<string, string> {
  const { on, count, eachMinor, downMinor, documents } = one;
  const typed = (minor: number): string => formatAmount({ minor, currency: one.currency ?? company.currency }, locale);
  return {
    ...{ source: 'email', note: one.because },
    ...(count === undefined ? {} : { count: String(count) }),
    ...(eachMinor === undefined ? {} : { each: typed(eachMinor), count: '' }),
    ...(downMinor === undefined ? {} : { down: typed(downMinor) }),
    ...(on !== undefined && on >= work.today ? { firstOn: on } : {}),
    ...(documents.length === 0 ? {} : { documents: documents.join('\n') }),
  };
}
