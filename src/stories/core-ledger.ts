import { settingsFrom } from '../companies/settings';
import type { Address, Contact, Customer } from '../customers/customer';
import { holdOfRest } from '../disputes/deduction';
import { holdOfEinvoice } from '../disputes/e-invoice';
import { holdOf as disputeHold, type Standing } from '../disputes/dispute';
import { assert } from '../kernel/assert';
import { addWorkdays, TARGET } from '../kernel/calendar';
import type { Day, Instant } from '../kernel/day';
import { MESSAGE_LANGUAGES } from '../languages/message-words';
import { judgeFreshness } from '../ledger/freshness';
import type { EinvoiceState } from '../ledger/e-invoice';
import { inForce, type Hold } from '../ledger/hold';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { TEMPLATE_CODES } from '../outbox/draft';
import { holdOf as promiseHold, type PausingPart } from '../promises/promise';
import type { Acts } from '../reminders/decision';
import {
  NO_CHOICES,
  type CompanyRules,
  type CustomerFacts,
  type Facts,
  type PastDemand,
  type SettledItem,
} from '../reminders/facts';
import { demandsOf } from '../reminders/foresee';
import { INITIAL_STRATEGY, SHIPPED } from '../reminders/shipped';
import { isLadder, isUntold } from '../reminders/strategy';
import type { CompanyLine, CustomerLine } from './cast';
import { plansOf, type CorePlan } from './core-plan';

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
  readonly customer: Customer;
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
};

export interface Move {
  readonly from: StoryItem;
  readonly to: StoryItem;
  readonly minor: number;
  readonly on: Day;
  reversedOn: Day | null;
}

export interface Reminded {
  readonly code: string;
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
  const rules: CompanyRules = {
    companyId: 1,
    code: 'company',
    country: line?.country ?? 'FR',
    region: null,
    currency: line?.currency ?? 'EUR',
    language: 'fr',
    settings,
    strategies: new Map(SHIPPED.map((strategy) => [strategy.code, strategy])),
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
  parentId: null, payerId: null, internal: false, maxStep: null, termsDays: null, paymentMethod: null, governingLaw: null,
  courtCountry: null, creditLimitMinor: null, creditLimitCurrency: null, stoppedAt: null, hardship: false, supplierNo: null,
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

export const personOfItem = (ledger: CoreLedger, item: StoryItem): Person => {
  const found = [...ledger.people.values()].find((person) => person.customer.id === item.customerId);
  assert(found !== undefined, `${item.document} is nobody’s`);
  return found;
};

/** Applies as much of a credit to an item as both allow. */
export function apply(ledger: CoreLedger, from: StoryItem, to: StoryItem, on: Day): void {
  const minor = Math.min(-from.openMinor, to.openMinor);
  if (minor <= 0) return;
  from.openMinor += minor;
  to.openMinor -= minor;
  ledger.moves.push({ from, to, minor, on, reversedOn: null });
}

export function factsOf(ledger: CoreLedger, person: Person, today: Day): Facts {
  const id = person.customer.id;
  const mine = ledger.items.filter((item) => item.customerId === id && !item.cancelled);
  const reached = ledger.reminders.filter((one) => one.decision.customerId === id && one.state !== 'ignored');
  const past = reached.filter((one) => one.state !== 'refused').flatMap(demandsIn);
  const plans = plansOf(ledger, id, today);
  const { contacts, addresses, knownSince, unansweredSince, openTasks, clearedOn } = person;
  const customer: CustomerFacts = {
    customer: person.customer,
    knownSince,
    contacts,
    addresses,
    items: [...mine.filter((item) => item.openMinor !== 0), ...plans.items],
    holds: [...holdsOf(ledger, id, today), ...plans.holds],
    past,
    lastContact: latest([
      ...reached.filter(reaches).map(contactOf),
      ...(person.manualContact ? [person.manualContact] : []),
    ]),
    unansweredSince,
    openTasks,
    settled: mine.flatMap((item) =>
      settledFrom(
        ledger,
        item,
        past.some((one) => one.itemId === item.itemId && isLadder(one.kind)),
      ),
    ),
    clearedOn,
    returnedOn: new Map(
      ledger.moves.flatMap((move) => (move.reversedOn === null ? [] : [[move.to.itemId, move.reversedOn]])),
    ),
  };
  return { rules: { ...ledger.rules, freshness: freshnessOf(ledger, today) }, customer };
}

const reaches = (one: Reminded): boolean => !isUntold(one.decision.step.kind);
const demandsIn = (one: Reminded): PastDemand[] =>
  demandsOf(one.decision, one.on).map((demand) => (isLetter(one) ? { ...demand, leftOn: one.postedOn } : demand));
const contactOf = (one: Reminded): { on: Day; what: string } => ({
  on: one.postedOn ?? one.on,
  what: one.decision.recipient?.channel ?? one.decision.do,
});

const latest = <T extends { readonly on: Day }>(contacts: readonly T[]): T | null =>
  contacts.reduce<T | null>((last, one) => (last === null || one.on >= last.on ? one : last), null);

function freshnessOf(ledger: CoreLedger, today: Day): CompanyRules['freshness'] {
  const { rules, asOf } = ledger;
  if (asOf === null) return { ...rules.freshness, asOf: today, needed: today };
  return judgeFreshness([{ source: 'story', kind: 'items', asOf, assumed: false }], rules.settings, today);
}

function settledFrom(ledger: CoreLedger, item: StoryItem, wasDemanded: boolean): SettledItem[] {
  if (!wasDemanded || item.openMinor !== 0) return [];
  const moves = ledger.moves.filter((move) => move.to === item && move.reversedOn === null);
  const last = latest(moves);
  return last ? [{ item, settledOn: last.on, paid: last.from.type === 'payment' }] : [];
}

function holdsOf(ledger: CoreLedger, customerId: number, today: Day): Hold[] {
  const put = ledger.holds.filter(
    ({ hold, endedOn }) => hold.customerId === customerId && (endedOn === null || endedOn > today),
  );
  const disputed = ledger.disputes.filter(({ standing }) => standing.customerId === customerId);
  const promised = ledger.promises.filter((part) => part.customerId === customerId);
  return [
    ...put.map(({ hold }) => hold),
    ...disputed.flatMap(({ standing }) => disputeHold(standing, today) ?? []),
    ...restHolds(ledger, customerId),
    ...ledger.items.flatMap(({ itemId, customerId: whose, einvoice }) => {
      if (whose !== customerId || einvoice === null) return [];
      const isDisputed = ledger.disputes.some(({ standing }) => standing.itemId === itemId);
      return holdOfEinvoice({ itemId, customerId, ...einvoice, isDisputed }) ?? [];
    }),
    ...promised.flatMap((part) => promiseHold({ ...part, receivedMinor: receivedSince(ledger, part) }) ?? []),
  ].filter((hold) => inForce(hold, today));
}

/** What short payments keep out of reminders until somebody decides. */
function restHolds(ledger: CoreLedger, customerId: number): Hold[] {
  const { country, settings } = ledger.rules;
  const person = [...ledger.people.values()].find(({ customer }) => customer.id === customerId);
  return ledger.items.flatMap((item) => {
    const moves = ledger.moves.filter((move) => move.to === item && move.reversedOn === null);
    const paid = latest(moves.filter(({ from }) => from.type === 'payment'));
    const isDisputed = ledger.disputes.some(({ standing }) => standing.itemId === item.itemId);
    if (!paid || item.customerId !== customerId || item.openMinor <= 0 || item.restAsked || isDisputed) return [];
    const credited = moves.filter(({ from }) => from.type !== 'payment').reduce((sum, { minor }) => sum + minor, 0);
    const rest = {
      ...{ itemId: item.itemId, customerId, currency: item.currency, restMinor: item.openMinor, paidOn: paid.on },
      ...{ owedMinor: item.amountMinor - credited, abroad: (person?.customer.country ?? country) !== country },
      ...{ discountMinor: item.discount?.minor ?? null, discountUntil: item.discount?.until ?? null },
    };
    return holdOfRest(rest, settings.shortPayments) ?? [];
  });
}

const receivedSince = (ledger: CoreLedger, part: PausingPart): number =>
  ledger.moves
    .filter((move) => move.to.itemId === part.itemId && move.on >= part.givenOn && move.reversedOn === null)
    .reduce((sum, move) => sum + move.minor, 0);

/** The last day on which money still keeps a promise. */
export const countsUntil = (ledger: CoreLedger, promisedOn: Day): Day =>
  addWorkdays(TARGET, promisedOn, ledger.rules.settings.promiseToleranceDays);
