import { settingsFrom, type Settings } from '../companies/settings';
import type { Address, Contact, Customer } from '../customers/customer';
import { day, type Day, type Instant } from '../kernel/day';
import type { Hold, HoldKind } from '../ledger/hold';
import { MESSAGE_LANGUAGES } from '../languages/message-words';
import { CAUSED } from '../ledger/hold';
import type { OpenItem } from '../ledger/open-item';
import { TEMPLATE_CODES } from '../outbox/draft';
import { NO_CHOICES, type CompanyRules, type CustomerFacts, type Facts, type PastDemand } from './facts';
import { SHIPPED } from './shipped';
import type { StepKind, Strategy } from './strategy';

/** Invented facts: a French company and customer with an email address, to which an example or a test adds what it is about. */
const ALL_LANGUAGES = new Map(TEMPLATE_CODES.map((code) => [code, new Set<string>(MESSAGE_LANGUAGES)]));

export const settings = (own: Partial<Settings> = {}): Settings => ({
  ...settingsFrom(new Map()),
  minCustomerMinor: 0,
  ...own,
});

export function rules(own: Partial<CompanyRules> = {}, strategies: readonly Strategy[] = []): CompanyRules {
  return {
    companyId: 1,
    code: 'acme',
    country: 'FR',
    region: null,
    currency: 'EUR',
    language: 'fr',
    settings: settings(),
    strategies: new Map([...SHIPPED, ...strategies].map((strategy) => [strategy.code, strategy])),
    choices: { company: 'standard', ...NO_CHOICES },
    rates: new Map(),
    languages: ALL_LANGUAGES,
    firstKnownOn: day('2026-01-01'),
    freshness: { fresh: true, asOf: day('2026-01-01'), assumed: false, needed: day('2026-01-01'), sources: [] },
    ...own,
  };
}

export function customer(own: Partial<Customer> = {}): Customer {
  return {
    id: 1,
    companyId: 1,
    code: '4711',
    name: 'Dupont SA',
    legalName: null,
    legalForm: null,
    tradingName: null,
    debtorType: 'company',
    registerNo: null,
    vatNo: null,
    representative: null,
    country: 'FR',
    region: null,
    language: 'fr',
    segment: null,
    collector: null,
    partyId: null,
    parentId: null,
    payerId: null,
    internal: false,
    maxStep: null,
    paymentTerms: null,
    paymentMethod: null,
    governingLaw: null,
    courtCountry: null,
    claimType: null,
    creditLimitMinor: null,
    creditLimitCurrency: null,
    stoppedAt: null,
    hardship: false,
    supplierNo: null,
    recordedAt: '2026-01-01T08:00:00.000Z' as Instant,
    ...own,
  };
}

export const contact = (own: Partial<Contact> = {}): Contact => ({
  id: 1,
  customerId: 1,
  role: 'main',
  name: 'Anne Dupont',
  email: 'anne@dupont.test',
  phone: null,
  language: null,
  state: 'ok',
  ...own,
});

export const address = (own: Partial<Address> = {}): Address => ({
  id: 1,
  customerId: 1,
  role: 'billing',
  name: null,
  street: '1 rue de la Paix',
  postcode: '75002',
  city: 'Paris',
  region: null,
  country: 'FR',
  invalidSince: null,
  ...own,
});

export function item(itemId: number, own: Partial<OpenItem> = {}): OpenItem {
  const amountMinor = own.amountMinor ?? own.openMinor ?? 10_000;
  return {
    itemId,
    companyId: 1,
    customerId: 1,
    entryId: itemId,
    part: 1,
    parts: 1,
    type: amountMinor < 0 ? 'credit_note' : 'invoice',
    document: `F-${itemId}`,
    issuedOn: day('2026-01-02'),
    dueOn: amountMinor < 0 ? null : day('2026-02-01'),
    dueBy: null,
    currency: 'EUR',
    amountMinor,
    openMinor: amountMinor,
    presumedSettledOn: null,
    withheld: null,
    withheldUntil: null,
    openingStep: null,
    openingStepOn: null,
    supplyOn: null,
    deliveryOn: null,
    orderNo: null,
    poNo: null,
    subject: null,
    site: null,
    billedEntity: null,
    paymentMethod: null,
    paymentReference: null,
    basis: 'booked',
    recordedAt: '2026-01-02T08:00:00.000Z' as Instant,
    importId: null,
    ...own,
  };
}

export function hold(kind: HoldKind, own: Partial<Hold> = {}): Hold {
  return {
    key: `${kind}/${own.itemId ?? 0}`,
    customerId: 1,
    itemId: null,
    amountMinor: null,
    kind,
    reason: 'test',
    author: 'maria',
    from: day('2026-01-01'),
    until: null,
    caused: CAUSED.has(kind),
    ...own,
  };
}

export const past = (itemId: number, step: number, issuedOn: string, own: Partial<PastDemand> = {}): PastDemand => ({
  itemId,
  currency: 'EUR',
  step,
  kind: kindOf(step),
  issuedOn: day(issuedOn),
  leftOn: day(issuedOn),
  payByOn: null,
  advances: true,
  ...own,
});

const kindOf = (step: number): StepKind => (step > 0 ? 'reminder' : step === 0 ? 'thank_you' : 'pre_due');

export function facts(own: Partial<CustomerFacts> = {}, company: CompanyRules = rules()): Facts {
  return {
    rules: company,
    customer: {
      customer: customer(),
      knownSince: day('2026-01-01'),
      contacts: [contact()],
      addresses: [address()],
      items: [],
      holds: [],
      past: [],
      lastContact: null,
      unansweredSince: null,
      openTasks: [],
      settled: [],
      clearedOn: new Map<string, Day>(),
      returnedOn: new Map<number, Day>(),
      ...own,
    },
  };
}
