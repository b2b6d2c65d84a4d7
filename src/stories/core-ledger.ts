import { settingsFrom } from '../companies/settings';
import type { Address, Contact, Customer } from '../customers/customer';
import type { Standing } from '../disputes/dispute';
import { assert } from '../kernel/assert';
import { addWorkdays, TARGET } from '../kernel/calendar';
import type { Day, Instant } from '../kernel/day';
import { MESSAGE_LANGUAGES } from '../languages/message-words';
import type { EinvoiceState } from '../ledger/e-invoice';
import type { Hold } from '../ledger/hold';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { TEMPLATE_CODES } from '../outbox/draft';
import type { PausingPart } from '../promises/promise';
import type { Acts } from '../reminders/decision';
import { NO_CHOICES, type CompanyRules } from '../reminders/facts';
import { INITIAL_STRATEGY, SHIPPED } from '../reminders/shipped';
import type { CompanyLine, CustomerLine } from './cast';
import { formalStrategy } from './formal';
import type { CorePlan } from './core-plan';

/**
 * A ledger in memory, just large enough to play a story on the pure core: items and what was applied to them, people and
 * what they said, and the reminders that left. It knows no rule of its own; it only answers with facts.
 */
export interface CoreLedger {
  rules: CompanyRules;
  /** How far the ledger is known; null: a story that does not speak of it. */
  asOf: Day | null;
  readonly people: Map<string, Person>;
  readonly items: StoryItem[];
  readonly moves: Move[];
  readonly holds: { hold: Hold; endedOn: Day | null }[];
  readonly disputes: { standing: Standing; answeredOn: Day | null }[];
  readonly promises: PausingPart[];
  readonly plans: CorePlan[];
  readonly reminders: Reminded[];
}

export interface Person {
  customer: Customer;
  /** As the head of a group: one message for all. As an entity of one: not in that. */
  groupMessages: boolean;
  writtenApart: boolean;
  readonly knownSince: Day;
  contacts: Contact[];
  addresses: Address[];
  manualContact: { on: Day; what: string } | null;
  unansweredSince: Day | null;
  openTasks: { currency: string; step: number; kind: string }[];
  readonly clearedOn: Map<string, Day>;
}

/** What is open is derived from the moves. */
export type StoryItem = { -readonly [Field in keyof OpenItem]: OpenItem[Field] } & {
  cancelled: boolean;
  discount: { readonly minor: number; readonly until: Day } | null;
  /** A person decided to ask for what the customer kept back. */
  restAsked: boolean;
  einvoice: { readonly state: EinvoiceState; readonly since: Day } | null;
  handler: string | null;
};

export interface Move {
  readonly from: StoryItem;
  readonly to: StoryItem;
  readonly minor: number;
  readonly on: Day;
  reversedOn: Day | null;
}

export interface Reminded {
  /** Who was written to. */
  readonly to: string;
  readonly decision: Acts;
  readonly on: Day;
  /** refused: it was in the customer's hands, and is no step. */
  state: 'queued' | 'left' | 'ignored' | 'refused';
  /** Of a letter: when it was posted. */
  postedOn: Day | null;
}

export const isLetter = ({ decision }: Reminded): boolean =>
  (decision.do === 'send' || decision.do === 'approve') && decision.recipient?.channel === 'letter';

export function newLedger(line: CompanyLine | null, on: Day): CoreLedger {
  const settings = { ...settingsFrom(new Map()), minCustomerMinor: 0, ...line?.settings };
  const languages = new Set<string>(MESSAGE_LANGUAGES);
  const formal = line?.formal === true ? [formalStrategy(line.strategy ?? INITIAL_STRATEGY)] : [];
  const rules: CompanyRules = {
    companyId: 1,
    code: 'company',
    country: line?.country ?? 'FR',
    region: null,
    currency: line?.currency ?? 'EUR',
    language: 'fr',
    settings,
    strategies: new Map([...SHIPPED, ...formal].map((strategy) => [strategy.code, strategy])),
    choices: { company: line?.strategy ?? INITIAL_STRATEGY, ...NO_CHOICES },
    rates: new Map(),
    languages: new Map(TEMPLATE_CODES.map((code) => [code, languages])),
    firstKnownOn: on,
    freshness: { fresh: true, asOf: on, assumed: false, needed: on, sources: [] },
  };
  return {
    rules,
    asOf: null,
    people: new Map(),
    items: [],
    moves: [],
    holds: [],
    disputes: [],
    promises: [],
    plans: [],
    reminders: [],
  };
}

export function personFrom(line: CustomerLine, id: number, parentId: number | null, on: Day): Person {
  const { code, name, contacts, hasAddress, parent: _, limitMinor, ...told } = line;
  const customer: Customer = {
    ...EMPTY_CUSTOMER,
    ...told,
    creditLimitMinor: limitMinor,
    parentId,
    id,
    code,
    name,
    recordedAt: `${on}T08:00:00.000Z` as Instant,
  };
  const address: Address = { id, customerId: id, role: 'billing', name: null, street: '1, Main Street', postcode: '10000', city: 'Town', region: null, country: line.country, invalidSince: null }; // prettier-ignore
  return {
    customer,
    groupMessages: false,
    writtenApart: false,
    knownSince: on,
    contacts: contacts.map((contact, at) => ({
      ...contact,
      id: id * 100 + at,
      customerId: id,
      name: null,
      state: 'ok',
    })),
    addresses: hasAddress ? [address] : [],
    manualContact: null,
    unansweredSince: null,
    openTasks: [],
    clearedOn: new Map(),
  };
}

const EMPTY_CUSTOMER: Omit<Customer, 'id' | 'code' | 'name' | 'recordedAt'> = {
  companyId: 1, legalName: null, legalForm: null, tradingName: null, debtorType: 'company', registerNo: null, vatNo: null,
  representative: null, country: 'FR', region: null, language: null, segment: null, collector: null, partyId: null,
  parentId: null, payerId: null, internal: false, maxStep: null, paymentTerms: null, paymentMethod: null, governingLaw: null,
  courtCountry: null, claimType: null, creditLimitMinor: null, creditLimitCurrency: null, stoppedAt: null, hardship: false, supplierNo: null,
}; // prettier-ignore

export function personOf(ledger: CoreLedger, code: string): Person {
  const found = ledger.people.get(code);
  assert(found !== undefined, `the story has no customer ${code}`);
  return found;
}

export function itemOf(ledger: CoreLedger, document: string): StoryItem {
  const found = ledger.items.find((item) => labelOf(item) === document);
  assert(found !== undefined, `the story has no document ${document}`);
  return found;
}

export const personOfItem = (ledger: CoreLedger, item: StoryItem): Person => personWith(ledger, item.customerId);

export function personWith(ledger: CoreLedger, customerId: number): Person {
  const found = [...ledger.people.values()].find(({ customer }) => customer.id === customerId);
  assert(found !== undefined, `customer ${customerId} is nobody`);
  return found;
}

/** Applies as much of a credit to an item as both allow. */
export function apply(ledger: CoreLedger, from: StoryItem, to: StoryItem, on: Day): void {
  const minor = Math.min(-from.openMinor, to.openMinor);
  if (minor <= 0) return;
  from.openMinor += minor;
  to.openMinor -= minor;
  ledger.moves.push({ from, to, minor, on, reversedOn: null });
}

/** The last day on which money still keeps a promise. */
export const countsUntil = (ledger: CoreLedger, promisedOn: Day): Day =>
  addWorkdays(TARGET, promisedOn, ledger.rules.settings.promiseToleranceDays);
