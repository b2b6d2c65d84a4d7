import { LETTER_LAYOUTS } from '../companies/letter-layout';
import { IDENTITY, type IdentityField } from '../companies/new-company';
import { SETTINGS, type SettingName, type Settings } from '../companies/settings';
import type { Company } from '../companies/company';
import { CLAIM_TYPES } from '../kernel/claim-type';
import { fromDecimal, toDecimal } from '../kernel/money';
import { termsCode } from '../kernel/terms';
import { termsIn } from '../kernel/terms-said';

/**
 * Which facts and settings of a company stand on which page, and how each is typed: an amount with its decimals, a list of
 * days one a line. What it accepts is said once, by the company's own settings; here it is only put into that form.
 */
export type Subject = 'company' | 'senders' | 'calendar' | 'thresholds' | 'test';

export type Typing = 'text' | 'number' | 'amount' | 'days' | 'choice' | 'yesno' | 'languages' | 'date' | 'terms';

export interface FieldSpec {
  readonly name: FieldName;
  readonly typing: Typing;
  readonly choices?: readonly string[];
  /** The last of the choices stands for nothing at all. */
  readonly emptyChoice?: boolean;
}

export const PERSON_FIELDS = [
  'personName',
  'personRole',
  'personQualification',
  'personPhone',
  'personEmail',
  'personHours',
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];
export type FieldName =
  IdentityField | Exclude<SettingName, OwnForm | 'contactPerson' | 'disputeCategories' | 'fixedDay'> | PersonField;
/** These are set in a form of their own. */
type OwnForm =
  | 'accounting'
  | 'operator'
  | 'portalColour'
  | 'portalPrivacy'
  | 'portalQuestions'
  | 'retention'
  | 'senders'
  | 'sendWindow'
  | 'shortPayments';

const text = (name: FieldName): FieldSpec => ({ name, typing: 'text' });
const number = (name: FieldName): FieldSpec => ({ name, typing: 'number' });
const amount = (name: FieldName): FieldSpec => ({ name, typing: 'amount' });
const choice = (name: FieldName, choices: readonly string[], emptyChoice = false): FieldSpec => ({
  ...{ name, typing: 'choice', choices, emptyChoice },
});

export const SUBJECT_FIELDS: Readonly<Record<Subject, readonly FieldSpec[]>> = {
  company: [
    ...(['legalName', 'tradingName', 'legalForm', 'registerNo', 'vatNo', 'representative'] as const).map(text),
    ...(
      ['street', 'postcode', 'city', 'email', 'phone', 'website', 'language', 'governingLaw', 'courtCountry'] as const
    ).map(text),
    text('timeStampUrl'),
  ],
  senders: [
    text('replyTo'),
    { name: 'replyPlus', typing: 'yesno' },
    text('bounceMailbox'),
    ...PERSON_FIELDS.map(text),
    { name: 'fallbackLanguage', typing: 'languages' },
    choice('attach', ['invoices', 'statement', 'none']),
    number('attachMaxItems'),
    choice('letterLayout', LETTER_LAYOUTS),
    number('portalLinkDays'),
    choice('portalDocuments', ['code', 'link']),
  ],
  calendar: [
    text('zone'),
    text('region'),
    number('runHour'),
    choice('debtorHours', ['theirs', 'company']),
    { name: 'closedDays', typing: 'days' },
    { name: 'goLiveOn', typing: 'date' },
    number('maxMessagesPerDay'),
    number('statementsOn'),
    text('statementsSegment'),
    choice('statementsFormat', ['pdf', 'xlsx', 'both']),
  ],
  thresholds: [
    amount('minItemMinor'),
    amount('minCustomerMinor'),
    amount('ceilingMinor'),
    amount('partnerCostMinor'),
    amount('handOverMinor'),
    number('minGapDays'),
    number('hardshipGapFactor'),
    number('answerDays'),
    number('visitNoticeDays'),
    choice('freshness', ['daily', 'weekly']),
    number('freshnessDays'),
    number('presumedSettledMaxShare'),
    choice('cashApplies', ['high', 'nothing']),
    number('minutesPerMatch'),
    number('insolvencyListDays'),
    number('promiseToleranceDays'),
    number('promiseLongestPauseDays'),
    choice('debtorType', ['company', 'sole_trader', 'public_body', 'consumer', ''], true),
    choice('claimType', [...CLAIM_TYPES, ''], true),
    choice('latePayment', ['off', 'on_demand', 'always']),
    { name: 'reclaimsVat', typing: 'yesno' },
    { name: 'paymentTerms', typing: 'terms' },
    number('oldItemDays'),
    number('oldItemStep'),
  ],
  test: [
    { name: 'testMode', typing: 'yesno' },
    { name: 'shadowMode', typing: 'yesno' },
  ],
};

export const isIdentity = (name: FieldName): name is IdentityField => Object.hasOwn(IDENTITY, name);
export const isPersonField = (name: FieldName): name is PersonField =>
  (PERSON_FIELDS as readonly string[]).includes(name);

const PERSON_KEY = {
  personName: 'name',
  personRole: 'role',
  personQualification: 'qualification',
  personPhone: 'phone',
  personEmail: 'email',
  personHours: 'hours',
} as const;

/** The field as a person would have typed it; `settings` may be the initial ones. */
export function typedFrom({ name, typing }: FieldSpec, company: Company, settings: Settings): string {
  if (isIdentity(name)) return company[name] ?? '';
  if (isPersonField(name)) return settings.contactPerson?.[PERSON_KEY[name]] ?? '';
  const value: unknown = settings[name];
  if (value === null) return '';
  if (typing === 'amount') return toDecimal(value as number, company.currency);
  if (typing === 'yesno') return value === true ? 'yes' : 'no';
  if (typing === 'days') return (value as readonly string[]).join('\n');
  if (typing === 'languages')
    return Object.entries(value as Record<string, string>)
      .map(([from, to]) => `${from}=${to}`)
      .join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was typed, as the text that `settingFromText` reads; undefined where it is nothing of its kind. */
export function settingText({ typing }: FieldSpec, typed: string, currency: string): string | undefined {
  const given = typed.trim();
  switch (typing) {
    case 'amount': {
      if (given === '') return 'null';
      const minor = fromDecimal(given.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'), currency);
      return minor === undefined ? undefined : String(minor);
    }
    case 'yesno':
      return given === 'yes' ? 'true' : given === 'no' ? 'false' : undefined;
    case 'days':
      return JSON.stringify([...new Set(given.split(/[\s,;]+/).filter((day) => day !== ''))].sort());
    case 'terms': {
      const terms = termsIn(given);
      return given === '' ? 'null' : terms === undefined ? undefined : termsCode(terms);
    }
    case 'languages': {
      const pairs = given
        .split(/[\s,;]+/)
        .filter((pair) => pair !== '')
        .map((pair) => pair.split('='));
      if (pairs.some(([from = '', to = '', ...more]) => from === '' || to === '' || more.length > 0)) return undefined;
      return JSON.stringify(Object.fromEntries(pairs));
    }
    default:
      return given === '' ? 'null' : given;
  }
}

/** The person who is named in messages, as the setting keeps it. Without a name there is none. */
export function personText(typed: Readonly<Record<string, string>>): string {
  const entries = PERSON_FIELDS.map((field) => [PERSON_KEY[field], (typed[field] ?? '').trim()] as const);
  const person = Object.fromEntries(entries.filter(([, value]) => value !== ''));
  return Object.keys(person).length === 0 ? 'null' : JSON.stringify(person);
}

/** The settings as they are when nobody set anything. */
export const INITIAL = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, { initial }]) => [name, initial]),
) as unknown as Settings;
