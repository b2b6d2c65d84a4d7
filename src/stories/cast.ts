import type { DebtorType } from '../customers/customer';
import type { Day } from '../kernel/day';
import type { Reader } from './reader';

/** Who appears in a story: the company with what it has laid down, and its customers with how to reach them. */
export interface CompanyLine {
  readonly country: string;
  readonly currency: string;
  /** Settings by name; amounts in minor units. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly strategy: string | null;
  /** Its final reminder is the formal notice of the law. */
  readonly formal: boolean;
}

export interface CustomerLine {
  readonly code: string;
  readonly name: string;
  readonly country: string;
  readonly region: string | null;
  readonly debtorType: DebtorType;
  readonly language: string | null;
  readonly segment: string | null;
  readonly maxStep: number | null;
  readonly internal: boolean;
  readonly hardship: boolean;
  readonly paymentMethod: string | null;
  /** Code of the customer whose group it belongs to. */
  readonly parent: string | null;
  /** How much it may owe, in the company's currency. */
  readonly limitMinor: number | null;
  readonly contacts: readonly ContactLine[];
  readonly hasAddress: boolean;
}

export interface ContactLine {
  readonly role: ContactRole;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
}

const ROLES = ['main', 'reminder', 'invoice', 'escalation', 'handler', 'adviser'] as const;
type ContactRole = (typeof ROLES)[number];
const DEBTORS = [
  'company',
  'sole_trader',
  'public_body',
  'consumer',
  'unknown',
] as const satisfies readonly DebtorType[];

/** `company FR EUR strategy firm ceiling 10,000.00 gap 6` */
export function readCompany(r: Reader): CompanyLine {
  const made = { country: r.word('a country'), currency: r.word('a currency') };
  const settings: Record<string, unknown> = {};
  let strategy: string | null = null;
  let formal = false;
  r.options({
    formal: () => (formal = true),
    strategy: () => (strategy = r.word('a strategy')),
    gap: () => (settings['minGapDays'] = r.whole()),
    ceiling: () => (settings['ceilingMinor'] = r.amount()),
    minimum: () => (settings['minCustomerMinor'] = r.amount()),
    'item-minimum': () => (settings['minItemMinor'] = r.amount()),
    'go-live': () => (settings['goLiveOn'] = r.day() satisfies Day),
    'old-items': () => (settings['oldItemDays'] = r.whole()),
    'start-at': () => (settings['oldItemStep'] = r.whole()),
    tolerance: () => {
      const minor = r.amount();
      r.must('percent');
      settings['shortPayments'] = { tolerance: { [made.currency]: { minor, percent: r.whole() } }, mostPercent: 10 };
    },
    'max-messages': () => (settings['maxMessagesPerDay'] = r.whole()),
    freshness: () => (settings['freshness'] = r.oneOf(['daily', 'weekly'])),
    'no-stand-in': () => (settings['fallbackLanguage'] = {}),
  });
  return { ...made, settings, strategy, formal };
}

/** `customer DUPONT "Dupont SA" consumer reminder dunning@dupont.test phone +33 letter max-step 2` */
export function readCustomer(r: Reader): CustomerLine {
  const code = r.word('a customer’s code');
  const contacts: ContactLine[] = [];
  const made = { ...UNTOLD, name: r.quoted() ?? code };
  const reach = { byEmail: true };
  const contact = (role: ContactRole, by: { email?: string; phone?: string }): void => {
    const language = r.takes('in') ? r.word('a language') : null;
    contacts.push({ role, email: by.email ?? null, phone: by.phone ?? null, language });
  };
  r.options({
    country: () => (made.country = r.word('a country')),
    region: () => (made.region = r.word('a region')),
    language: () => (made.language = r.word('a language')),
    segment: () => (made.segment = r.word('a segment')),
    'max-step': () => (made.maxStep = r.whole()),
    internal: () => (made.internal = true),
    hardship: () => (made.hardship = true),
    parent: () => (made.parent = r.word('a customer')),
    limit: () => (made.limitMinor = r.amount()),
    pays: () => (made.paymentMethod = r.word('a payment method')),
    letter: () => (made.hasAddress = true),
    'no-email': () => (reach.byEmail = false),
    phone: () => contact('main', { phone: r.word('a telephone number') }),
    ...Object.fromEntries(DEBTORS.map((type) => [type, () => (made.debtorType = type)])),
    ...Object.fromEntries(ROLES.map((role) => [role, () => contact(role, { email: r.word('an email address') })])),
  });
  if (reach.byEmail && contacts.every((one) => one.email === null)) {
    contacts.push({ role: 'main', email: `${code.toLowerCase()}@example.test`, phone: null, language: null });
  }
  return { code, ...made, contacts };
}

/** What is so unless the line says otherwise. */
const UNTOLD: { -readonly [Field in Exclude<keyof CustomerLine, 'code' | 'contacts' | 'name'>]: CustomerLine[Field] } =
  {
    country: 'FR',
    region: null,
    debtorType: 'company',
    language: null,
    segment: null,
    maxStep: null,
    internal: false,
    hardship: false,
    paymentMethod: null,
    parent: null,
    limitMinor: null,
    hasAddress: false,
  };
