import { isLegalCode } from '../law/sentence';
import { visitReason } from '../languages/visit-reason-words';
import type { CurrencySection } from './content';
import type { Facts } from './facts';
import { block, list, maybe, text, yesNo, type Blank } from './blank';
import { LEGAL_BLANKS, LEGAL_NEEDED } from './legal-blanks';
import { noticeOf, withOwnDay, type Amount } from './notice';
import { entityText } from './payment';
import { inText, oneLine } from './plain';
import type { Speech } from './speech';

/**
 * The blanks of message templates. Each says where it comes from and shows a sample; a template that names any other is
 * refused, and one that may be empty can only be printed where the template has asked whether it is there.
 */
const MESSAGE_BLANKS: Readonly<Record<string, Blank>> = {
  greeting: text('the contact’s name, in the tone of the step', 'Dear Anna Martin,', (f) => greeting(f)),
  closing: text('the tone of the step', 'Kind regards', (f) => f.speech.words.closing[f.content.tone]),
  contact: maybe('the name of the contact', 'Anna Martin', (f) => inText(f.parties.recipient.name ?? '')),
  company: text('trading name of the company, else its legal name', 'ACME', (f) => inText(f.parties.creditor.name)),
  legal_name: text('the company as registered', 'ACME SAS', (f) => inText(f.parties.creditor.legalName)),
  customer: text('the customer’s name', 'Dupont & Fils', (f) => inText(f.parties.customer.name)),
  customer_no: text('the customer’s number', '4711', (f) => inText(f.parties.customer.code)),
  file_no: maybe('the customer’s file number, where it is not the customer number', 'A-00012', (f) => fileNo(f)),
  billed_to: text('the entity that was invoiced', 'Dupont & Fils SARL', (f) => inText(billedTo(f))),
  invoices: text('how many invoices it is about, in words', '3 invoices', (f) => invoices(f)),
  total: text('the sum of what it is about, per currency', '€12,340.00', (f) => total(f)),
  oldest: maybe('the earliest due day of what it is about', '11 February 2026', (f) => oldest(f)),
  also_due: maybe('what a final reminder lists besides, as number and sum', '1 invoice, €640.00', (f) => alsoDue(f)),
  asked_before: yesNo('a reminder lists what was asked for before and takes no step with it', (f) => askedBefore(f)),
  days_stand: maybe(
    'for how many of these the day to pay that was named before stands',
    'for 1 invoice asked for before, the day named then stands',
    (f) => daysStand(f),
  ),
  pay_by: maybe('the day by which payment is asked', '30 November 2026', (f) =>
    f.content.payByOn === null ? '' : f.speech.day(f.content.payByOn),
  ),
  booked_until: text('last day of the payments included', '20 November 2026', (f) =>
    f.speech.day(f.content.bookedUntil),
  ),
  person: maybe('who answers questions (setting contactPerson)', 'Marie Leroy', (f) =>
    inText(f.parties.person?.name ?? ''),
  ),
  role: maybe('their function (setting contactPerson)', 'Accounts receivable', (f) =>
    inText(f.parties.person?.role ?? ''),
  ),
  phone: maybe('their phone, else the company’s', '+33 1 23 45 67 89', (f) => inText(phone(f))),
  hours: maybe('when they can be reached (setting contactPerson)', 'Mon–Fri 9–17', (f) =>
    inText(f.parties.person?.hours ?? ''),
  ),
  reply_to: text('the mailbox that is read (setting replyTo)', 'invoices@acme.example', (f) =>
    inText(f.parties.replyTo),
  ),
  attached: maybe('what goes with the message', 'Attached: copies of 3 invoices.', (f) => attached(f)),
  subject_line: maybe('the subject that a person wrote', 'Your question of 3 March', (f) =>
    inText(f.content.subject ?? ''),
  ),
  corrects_on: maybe('the day of the message that a correction takes back', '19 November 2026', (f) =>
    f.content.corrects === undefined ? '' : f.speech.day(f.content.corrects.on),
  ),
  corrects_subject: maybe('the subject of that message', 'Overdue: 3 invoices, €12,340.00 – ACME', (f) =>
    inText(f.content.corrects?.subject ?? ''),
  ),
  portal_link: maybe(
    'the way to the customer’s own account: a link in a mail, a short address in a letter (setting portalLinkDays)',
    'https://duly.example.com/portal/sample',
    (f) => f.door?.link ?? '',
  ),
  portal_code: maybe('in a letter: the code that is typed there', '7K3M-0QRT-9WXZ', (f) => f.door?.code ?? ''),
  visit_on: text('the day of a visit that is announced', 'Thursday 3 December 2026', (f) => visitOn(f)),
  visit_from: text('from when on that day', '8:00', (f) => inText(f.content.visit?.from ?? NONE)),
  visit_until: text('until when', '12:00', (f) => inText(f.content.visit?.until ?? NONE)),
  visit_agent: text('who comes', 'Anna Berg', (f) => inText(f.content.visit?.agent ?? NONE)),
  visit_role: maybe('their function and qualification', 'field agent, certified mediator', (f) => visitRole(f)),
  visit_partner: maybe('for whom they work, where not for the company', 'Delmas Services', (f) =>
    inText(f.content.visit?.partner ?? ''),
  ),
  visit_phone: maybe('on which number they are reached', '+33 6 12 34 56 78', (f) =>
    oneLine(f.content.visit?.phone ?? '').replaceAll(' ', '\u00a0'),
  ),
  visit_address: text('where they come', '4 rue du Port, 44000 Nantes', (f) =>
    inText(f.content.visit?.address.join(', ') ?? NONE),
  ),
  visit_why: text('why', 'to talk about the open invoices', (f) => visitWhy(f)),
  visit_moved: yesNo('the visit has another day than was announced', (f) => f.content.visit?.change === 'moved'),
  visit_off: yesNo('the visit does not take place', (f) => f.content.visit?.change === 'cancelled'),
  numbers: list('the numbers of what is asked for', ['FA-2291', 'FA-2304'], (f) => numbers(f)),
  several: yesNo('it is about more than one invoice', (f) => noticeOf(f.content).count > 1),
  firm: yesNo('the tone of the step is firm', (f) => f.content.tone === 'firm'),
  partly_on_hold: yesNo('something of the account is on hold', (f) => f.content.sections.some(hasHeld)),
  email: yesNo('it goes by email', (f) => f.channel === 'email'),
  letter: yesNo('it goes by post', (f) => f.channel === 'letter'),
  table: block('the invoices asked for, with credits and totals, per currency', 'table'),
  not_asked: block('what is on hold and what is not yet due', 'not_asked'),
  payment: block('account, reference and code to scan, per currency', 'payment'),
  paragraphs: block('the text that a person wrote', 'paragraphs'),
};

export const BLANKS: Readonly<Record<string, Blank>> = { ...MESSAGE_BLANKS, ...LEGAL_BLANKS };

/** Those that a template may use: what only a legal paper knows stands in no other. */
export const blanksOf = (code: string): Readonly<Record<string, Blank>> =>
  isLegalCode(code) ? BLANKS : MESSAGE_BLANKS;

export function blankNamed(name: string, code: string): Blank | undefined {
  const known = blanksOf(code);
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

/** What must stand in each template: a reminder without its table or account is none. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'first-invoice': ['greeting', 'total', 'table', 'payment', 'closing'],
  'pre-due': ['greeting', 'total', 'table', 'payment', 'booked_until', 'closing'],
  'reminder-friendly': ['greeting', 'total', 'pay_by', 'table', 'not_asked', 'payment', 'booked_until', 'closing'],
  'reminder-neutral': ['greeting', 'total', 'pay_by', 'table', 'not_asked', 'payment', 'booked_until', 'closing'],
  'reminder-firm': ['greeting', 'total', 'pay_by', 'table', 'not_asked', 'payment', 'booked_until', 'closing'],
  'final-reminder': ['greeting', 'total', 'pay_by', 'table', 'not_asked', 'payment', 'booked_until', 'closing'],
  instalment: ['greeting', 'total', 'pay_by', 'table', 'not_asked', 'payment', 'booked_until', 'closing'],
  'thank-you': ['greeting', 'closing'],
  'dispute-answer': ['greeting', 'paragraphs', 'closing'],
  free: ['greeting', 'paragraphs', 'closing'],
  statement: ['greeting', 'booked_until', 'paragraphs', 'closing'],
  correction: ['greeting', 'closing'],
  receipt: ['greeting', 'paragraphs', 'closing'],
  'visit-announcement': ['greeting', 'visit_on', 'closing'],
  'portal-link': ['greeting', 'portal_link', 'closing'],
  'call-script': ['company', 'total'],
  sms: ['company', 'total'],
};

export const neededIn = (code: string): readonly string[] => (isLegalCode(code) ? LEGAL_NEEDED : (NEEDED[code] ?? []));

/** The entity that was invoiced, where it is another than the customer written to. */
export function billedTo(f: Facts): string {
  const { content, parties, speech } = f;
  const entities = [
    ...new Set(content.sections.flatMap(({ entity }) => (entity === undefined ? [] : [entityText(entity)]))),
  ];
  if (entities.length > MOST_NAMED) return speech.count(speech.words.entities, entities.length);
  return entities.length > 0 ? speech.list(entities) : (content.billedTo ?? parties.customer.name);
}

/** By name; more of them are counted. */
const MOST_NAMED = 3;

/** A number of its own, or nothing: a customer with one number needs no second. */
export const fileNo = (f: Facts): string =>
  oneLine(f.content.fileNumber) === oneLine(f.parties.customer.code) ? '' : inText(f.content.fileNumber);

/** Not broken at the end of a line. */
export const phone = (f: Facts): string =>
  oneLine(f.parties.person?.phone ?? f.parties.creditor.phone ?? '').replaceAll(' ', '\u00a0');

function greeting({ content, parties, speech, channel }: Facts): string {
  const name = channel === 'letter' ? null : parties.recipient.name;
  const { person, named, unnamed } = speech.words.greeting;
  const form = (name === null ? unnamed : named)[content.tone];
  if (person !== undefined && isToPerson(content) && !form.includes('{name}')) return person;
  return form.replace('{name}', () => inText(name ?? ''));
}

/** A legal paper to a private person, or to one in business alone: nobody else would read it. */
const isToPerson = ({ legal }: Facts['content']): boolean => /^(consumer|sole_trader)$/.test(legal?.debtor ?? '');

const numbers = ({ content }: Facts): string[] =>
  content.sections.flatMap((section) => section.items.map((line) => inText(line.document)));
const invoices = ({ content, speech }: Facts): string => speech.count(speech.words.invoices, noticeOf(content).count);
const total = ({ content, speech }: Facts): string => inMoney(noticeOf(content).sums, speech);

function alsoDue({ content, speech }: Facts): string {
  const { count, sums } = noticeOf(content).besides;
  return count === 0 ? '' : `${speech.count(speech.words.invoices, count)}, ${inMoney(sums, speech)}`;
}

/** In a message that is about no visit. */
const NONE = '–';

function visitOn({ content, speech }: Facts): string {
  if (content.visit === undefined) return NONE;
  const long = new Intl.DateTimeFormat(speech.words.locale, { dateStyle: 'full', timeZone: 'UTC' });
  return long.format(Date.parse(content.visit.onDay)).replaceAll(' ', '\u00a0');
}

const visitRole = ({ content: { visit } }: Facts): string =>
  inText([visit?.role ?? '', visit?.qualification ?? ''].filter((one) => one !== '').join(', '));

const visitWhy = ({ content: { visit }, speech }: Facts): string =>
  visit === undefined ? NONE : visitReason(speech.language, visit.reason);

const inMoney = (sums: readonly Amount[], speech: Speech): string =>
  speech.list(sums.map(({ minor, currency }) => speech.money(minor, currency)));

function oldest({ content, speech }: Facts): string {
  const { oldestDueOn } = noticeOf(content);
  return oldestDueOn === null ? '' : speech.day(oldestDueOn);
}

const askedBefore = ({ content }: Facts): boolean =>
  content.kind === 'reminder' && content.sections.some(({ alsoDue: lines }) => lines.length > 0);

function daysStand({ content, speech }: Facts): string {
  const own = content.sections.flatMap(({ alsoDue: lines }) => withOwnDay(lines, content.payByOn));
  return own.length === 0 ? '' : speech.count(speech.words.daysStand, own.length);
}

const hasHeld = (section: CurrencySection): boolean =>
  section.onHold.length > 0 ||
  [...section.items, ...section.alsoDue].some((line) => line.demandMinor !== line.openMinor);

function attached({ enclosed, speech }: Facts): string {
  const { enclosed: words } = speech.words;
  return [
    ...(enclosed.copies > 0 ? [speech.count(words.copies, enclosed.copies)] : []),
    ...(enclosed.statement ? [words.statement] : []),
    ...(enclosed.tooLarge ? [words.tooLarge] : []),
  ].join(' ');
}
