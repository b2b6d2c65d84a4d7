import { z } from 'zod';
import { dayFrom, type Day } from '../kernel/day';
import { CLAIM_TYPES } from '../kernel/claim-type';
import { WrongUse } from '../kernel/result';
import { termsCode } from '../kernel/terms';
import { termsIn } from '../kernel/terms-said';
import { accounting, NO_ACCOUNTING } from './accounting';
import { LETTER_LAYOUTS } from './letter-layout';
import { PORTAL_SETTINGS } from './portal-settings';
import { RETENTION_KINDS } from './retention-kinds';
import { setting } from './setting';

/**
 * What a company may set, each with its default, one sentence that explains it, and what it accepts. Values are kept as
 * versions: a question about a past day sees the settings of that day. Amounts are minor units of the company's currency.
 */
const aDay = z
  .string()
  .refine((text) => dayFrom(text) !== undefined, 'a day such as 2026-03-02')
  .transform((text) => text as Day);
const whole = (min: number, max: number): z.ZodNumber => z.number().int().min(min).max(max);
const minor = whole(0, Number.MAX_SAFE_INTEGER);
const webAddress = z.url({ protocol: /^https?$/, message: 'an address such as https://tsa.example.org' }).max(500);
const contactPerson = z.object({
  name: z.string().min(1),
  role: z.string().optional(),
  qualification: z.string().optional(),
  phone: z.string().optional(),
  email: z.email().optional(),
  hours: z.string().optional(),
});

/** Who mails in a language come from, where answers to them go, and what stands under them. What is not said is the company's own. */
const languageSender = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  email: z.email().max(254).optional(),
  replyTo: z.email().max(254).optional(),
  footer: z.string().trim().min(1).max(2_000).optional(),
});
const sendWindow = z
  .object({
    days: z.array(whole(1, 7)).min(1).max(7),
    from: whole(0, 23),
    until: whole(1, 24),
    holidays: z.boolean().optional(),
  })
  .refine(({ from, until }) => from < until, 'the window closes after it opens, such as from 8 until 18');

/** What customers object to; `disputes/category.ts` says of each who answers for it and in how many days. */
export const DISPUTE_CATEGORIES = [
  'price', 'quantity', 'quality', 'delivery', 'service', 'not_ordered', 'duplicate', 'tax', 'discount', 'returned', 'contract',
  'set_off', 'paid', 'short_payment', 'bank_charge', 'freight', 'other',
] as const; // prettier-ignore

/** As people write them; kept as a code. */
const paymentTerms = z
  .string()
  .refine((text) => termsIn(text) !== undefined, 'terms of payment such as 30, 45 jours fin de mois or net 45 EOM')
  .transform((text) => {
    const terms = termsIn(text);
    return terms === undefined ? text : termsCode(terms);
  });

const shortPayments = z.object({
  tolerance: z.record(
    z.string().regex(/^[A-Z]{3}$/),
    z.object({ minor: whole(1, 100_000_000), percent: whole(1, 100) }),
  ),
  mostPercent: whole(0, 50),
});

export const SETTINGS = {
  testMode: setting(z.boolean(), true, 'While true, messages go into a folder on this machine and to nobody else.'),
  shadowMode: setting(z.boolean(), false, 'While true, runs decide and are kept, but nothing is sent.'),
  fixedDay: setting(
    aDay.nullable(),
    null,
    'The company lives on this day for good, for demonstrations: no run comes by itself; null: the real day.',
  ),
  goLiveOn: setting(aDay.nullable(), null, 'The first day on which reminders may be sent; null: no such limit.'),
  oldItemDays: setting(
    whole(1, 3650).nullable(),
    null,
    'At go-live, items that many days late and without a level start at oldItemStep after approval; null: they start like others.',
  ),
  oldItemStep: setting(whole(1, 20), 1, 'The step at which such old items start.'),
  maxMessagesPerDay: setting(whole(0, 1_000_000).nullable(), null, 'At most that many messages a day; null: no limit.'),
  runHour: setting(whole(0, 23), 8, 'The hour of the daily run, in the zone of the company.'),
  closedDays: setting(
    z.array(aDay).max(400),
    [],
    'Days besides weekends and public holidays on which the company sends nothing, such as ["2026-12-24"].',
  ),
  minGapDays: setting(whole(0, 365), 6, 'At least that many days between two contacts with a customer.'),
  hardshipGapFactor: setting(whole(1, 6), 2, 'In hardship, that many times the usual days lie between two contacts.'),
  minItemMinor: setting(minor, 0, 'Items with less open than this are not chased, in minor units.'),
  minCustomerMinor: setting(minor, 500, 'Customers who owe less than this in all are not chased, in minor units.'),
  ceilingMinor: setting(
    minor.nullable(),
    null,
    'A message that asks for more than this needs approval, in minor units; null: none does.',
  ),
  partnerCostMinor: setting(
    minor,
    10_000,
    'A cost that a partner asks for above this is agreed only by who may approve, in minor units; in another currency every cost.',
  ),
  handOverMinor: setting(
    minor,
    5_000,
    'A claim below this is not advised to be handed over, in minor units: a partner or court costs more than it brings.',
  ),
  freshness: setting(
    z.enum(['daily', 'weekly']),
    'daily',
    'How often the ledger is imported: nothing is sent when it is older than that.',
  ),
  freshnessDays: setting(whole(0, 31), 0, 'Bank days of delay that are tolerated on top.'),
  fallbackLanguage: setting(
    z.record(z.string(), z.string().regex(/^[a-z]{2}$/)),
    { '*': 'en' },
    'The language used where there is no template in the customer’s own, such as {"pl":"en"}; "*" stands for all others.',
  ),
  insolvencyListDays: setting(whole(0, 365), 7, 'Days until a newer list of insolvencies is asked for; 0: never.'),
  promiseToleranceDays: setting(
    whole(0, 30),
    3,
    'Bank days after the promised day in which money still counts as in time.',
  ),
  promiseLongestPauseDays: setting(
    whole(0, 365),
    10,
    'A first promise up to that many days ahead pauses the reminders.',
  ),
  disputeCategories: setting(
    z.partialRecord(
      z.enum(DISPUTE_CATEGORIES),
      z.object({ owner: z.string().trim().min(1).max(100), days: whole(1, 365) }),
    ),
    {},
    'Who answers for a category of dispute and in how many days, such as {"price":{"owner":"anna@acme.example","days":5}}; others stay as shipped.',
  ),
  shortPayments: setting(
    shortPayments,
    { tolerance: {}, mostPercent: 10 },
    'Short payments, {"tolerance":{"EUR":{"minor":500,"percent":1}},"mostPercent":10}: a rest of at most both is proposed for write-off, one up to mostPercent of the invoice is looked into, more is a part payment and reminded.',
  ),
  cashApplies: setting(
    z.enum(['high', 'nothing']),
    'high',
    'high: money whose payer, document and amount leave no doubt is applied by itself; nothing: a person agrees to each.',
  ),
  minutesPerMatch: setting(
    whole(0, 60),
    3,
    'Minutes that a person takes to match one payment: an assumption, for the report of what the matching saved.',
  ),
  presumedSettledMaxShare: setting(
    whole(0, 100),
    20,
    'Percent of the balance that may vanish in a snapshot before a person must confirm it.',
  ),
  debtorType: setting(
    z.enum(['company', 'sole_trader', 'public_body', 'consumer']).nullable(),
    null,
    'What customers are of whom neither the source nor a person says it; null: unknown, they get plain reminders and no final one.',
  ),
  latePayment: setting(
    z.enum(['off', 'on_demand', 'always']),
    'off',
    'Interest and fixed sums for late payment. off: none is claimed; on_demand: people claim them; always: reminders may too, where their step says so.',
  ),
  reclaimsVat: setting(
    z.boolean(),
    true,
    'The company reclaims VAT that it pays; false: where the law lets costs of collection bear VAT for that, it is added (NL: 21 %).',
  ),
  claimType: setting(
    z.enum(CLAIM_TYPES).nullable(),
    null,
    'What is mostly sold, where neither the invoice nor the customer says it: limitation depends on it; null: the shortest that may hold.',
  ),
  courtCountry: setting(
    z
      .string()
      .regex(/^[A-Z]{2}$/, 'a country as two capitals, such as FR')
      .nullable(),
    null,
    'The country whose courts the terms of sale name; null: none, the debtor’s own.',
  ),
  retention: setting(
    z.partialRecord(z.enum(RETENTION_KINDS), whole(1, 240)),
    {},
    'Months after which former contacts, values of problem lines and mail to colleagues are emptied, such as {"contacts":36}; others are kept.',
  ),
  paymentTerms: setting(
    paymentTerms.nullable(),
    null,
    'Terms of payment where neither the document nor the customer has any: 30, 45 jours fin de mois, net 45 EOM, eom+45@10; null: 30 days, shown as assumed.',
  ),
  contactPerson: setting(
    contactPerson.nullable(),
    null,
    'Who is named in messages and to customers: {"name","role","qualification","phone","email","hours"}.',
  ),
  replyTo: setting(z.email().nullable(), null, 'Where answers to messages go; null: the company’s own address.'),
  replyPlus: setting(
    z.boolean(),
    false,
    'Answers go to a plus-address that names their message, ar+me_…@acme.example: only where the mailbox for answers takes such addresses.',
  ),
  bounceMailbox: setting(
    z.email().max(254).nullable(),
    null,
    'The mailbox for mail that could not be delivered, at which each message gets a plus-address of its own; null: the address of the sender.',
  ),
  senders: setting(
    z.record(z.string().regex(/^[a-z]{2}$/), languageSender),
    {},
    'Senders by language of the message, such as {"fr":{"name","email","replyTo","footer"}}; what is not said is the company’s own.',
  ),
  sendWindow: setting(
    sendWindow.nullable(),
    null,
    'When emails leave, in the zone of the company: {"days":[1,2,3,4,5],"from":8,"until":18}, 1 is Monday, with "holidays":true also on public holidays; never on closed days; null: at any time.',
  ),
  debtorHours: setting(
    z.enum(['theirs', 'company']),
    'theirs',
    'theirs: emails leave from 8 to 18 on working days where the customer is, within the send window; company: only the send window counts.',
  ),
  attach: setting(z.enum(['invoices', 'statement', 'none']), 'invoices', 'What goes with a reminder by email.'),
  attachMaxItems: setting(whole(1, 100), 5, 'With more items than this, a statement goes instead of invoice copies.'),
  statementsOn: setting(
    whole(1, 28).nullable(),
    null,
    'The day of the month on which statements of account are sent by themselves, or up to four days later; null: never.',
  ),
  statementsSegment: setting(
    z.string().trim().min(1).max(100).nullable(),
    null,
    'Monthly statements go only to this segment; null: to all.',
  ),
  statementsFormat: setting(z.enum(['pdf', 'xlsx', 'both']), 'pdf', 'What goes with a monthly statement by email.'),
  accounting: setting(
    accounting,
    NO_ACCOUNTING,
    'How journals for the books are written: {"format":"fec","beginsOn":"2026-01-01","accounts":{"interest":"7631"},…}; see duly journal settings.',
  ),
  ...PORTAL_SETTINGS,
  timeStampUrl: setting(
    webAddress.nullable(),
    null,
    'An RFC 3161 authority that stamps the time on each recovery file; it sees a digest only; null: none is asked.',
  ),
  letterLayout: setting(
    z.enum(LETTER_LAYOUTS),
    'din5008b',
    'Where the window of the envelope is: DIN 5008 form B or A, NF Z 11-001, British (gb), SN 010130 left or right, Swedish, Dutch, Spanish; at first by the country.',
  ),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['accepts']> };

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name);

/** The settings in force from the stored ones (JSON by name); those never set have their default. */
export function settingsFrom(stored: ReadonlyMap<string, string>): Settings {
  const entries = SETTING_NAMES.map((name) => {
    const text = stored.get(name);
    return [name, text === undefined ? SETTINGS[name].initial : SETTINGS[name].accepts.parse(JSON.parse(text))];
  });
  return Object.fromEntries(entries) as Settings;
}

/** What a person typed, as the value of a setting. Throws WrongUse with what is accepted. */
export function settingFromText(name: SettingName, text: string): unknown {
  for (const candidate of readings(text)) {
    const checked = SETTINGS[name].accepts.safeParse(candidate);
    if (checked.success) return checked.data;
  }
  const checked = SETTINGS[name].accepts.safeParse(readings(text)[0]);
  const expected = checked.error?.issues.map((issue) => issue.message).join('; ') ?? '';
  throw new WrongUse(`${name} cannot be ${text}: ${expected}.`, SETTINGS[name].explained);
}

/** As JSON where it is JSON (numbers, true, null, objects), and as the plain text that it is. */
function readings(text: string): unknown[] {
  try {
    return [JSON.parse(text), text];
  } catch {
    return [text];
  }
}
