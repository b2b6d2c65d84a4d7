import type { Settings } from '../companies/settings';
import type { Address, Contact, Customer } from '../customers/customer';
import type { Letterbox } from '../customers/letterbox';
import { assert } from '../kernel/assert';
import { addWorkdays, calendarOf, type Calendar } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { exponent, share } from '../kernel/money';
import type { Freshness } from '../ledger/freshness';
import type { Hold } from '../ledger/hold';
import type { Owed } from './owed';
import type { StepKind, Strategy } from './strategy';

/**
 * Everything a decision may look at, gathered beforehand: what a company has laid down and what is known of one customer
 * on a day. Nothing else is read: the same facts give the same decision, whoever asks and whenever.
 */
export interface Facts {
  readonly rules: CompanyRules;
  readonly customer: CustomerFacts;
}

export interface CompanyRules {
  readonly companyId: number;
  readonly code: string;
  readonly country: string;
  readonly region: string | null;
  readonly currency: string;
  readonly language: string;
  /** Named by its terms of sale. */
  readonly governingLaw?: string | null;
  readonly settings: Settings;
  /** By code: the company's own where it has one, else the shipped. */
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly choices: Choices;
  /** What one unit of the company's currency is worth in another, as a decimal: for thresholds only. */
  readonly rates: ReadonlyMap<string, string>;
  /** By template, the languages in which it exists. */
  readonly languages: ReadonlyMap<string, ReadonlySet<string>>;
  /** It has a gateway for short messages. */
  readonly sendsSms?: boolean;
  /** The day on which the company's first customer became known: who came later is new. */
  readonly firstKnownOn: Day;
  readonly freshness: Freshness;
}

/** Which strategy rules whom: invoice > customer > segment (the lower rank wins) > company. */
export interface Choices {
  readonly company: string;
  readonly segments: readonly { readonly segment: string; readonly rank: number; readonly code: string }[];
  readonly customers: ReadonlyMap<number, string>;
  readonly items: ReadonlyMap<number, string>;
}

export interface CustomerFacts {
  readonly customer: Customer;
  readonly knownSince: Day;
  readonly contacts: readonly Contact[];
  readonly addresses: readonly Address[];
  /** Of open items that somebody at the customer handles: by which email. */
  readonly handlers?: ReadonlyMap<number, string>;
  /** Whom one writes to, where that is not the customer for itself alone; what stops or delays that one is in these facts. */
  readonly letterbox?: Letterbox;
  /** Everything with something open, credits too. An instalment of a plan comes as an item that hides those it covers. */
  readonly items: readonly Owed[];
  readonly holds: readonly Hold[];
  /** What was asked for before and was not cancelled since. */
  readonly past: readonly PastDemand[];
  /** The last contact of any kind, by us or by a person. */
  readonly lastContact: { readonly on: Day; readonly what: string } | null;
  /** Something came in from the customer that nobody has answered. */
  readonly unansweredSince: Day | null;
  /** A call is agreed with it: up to its day no message of ours leaves. */
  readonly callAgreedFor?: Day | null;
  /** Steps that a person has still to take. */
  readonly openTasks: readonly { readonly currency: string; readonly step: number; readonly kind: string }[];
  /** Items that were demanded and are open no more. */
  readonly settled: readonly SettledItem[];
  /** Per currency, the last day on which nothing was overdue: demands up to then no longer count. */
  readonly clearedOn: ReadonlyMap<string, Day>;
  /** Items whose payment came back, and when: they stand where they stood before. */
  readonly returnedOn: ReadonlyMap<number, Day>;
}

/** One item in one message or call that left. */
export interface PastDemand {
  readonly itemId: number;
  readonly currency: string;
  readonly step: number;
  readonly kind: StepKind;
  readonly issuedOn: Day;
  /** When it left the house: a letter on the day on which it was posted. Null: a letter that nobody has posted yet. */
  readonly leftOn: Day | null;
  /** The last day to pay, as it stands in the message. */
  readonly payByOn: Day | null;
  /** The item took this step; else it was only listed again. */
  readonly advances: boolean;
}

export interface SettledItem {
  readonly item: Owed;
  readonly settledOn: Day;
  /** By money, not by a credit note or by having vanished from a list. */
  readonly paid: boolean;
}

/** Whom one writes to about the customer. */
export const writtenTo = ({ customer }: Facts): Omit<Letterbox, 'as'> => customer.letterbox ?? customer;

/** The days on which whom one writes to is at work, and those of the company where its country is unknown. */
export function debtorCalendar(facts: Facts): Calendar {
  const { country, region } = writtenTo(facts).customer;
  return country === null ? calendarOf(facts.rules.country, facts.rules.region) : calendarOf(country, region);
}

/** Business days that something a customer wrote stops the next message of ours. */
const ANSWER_WITHIN = 3;

/** The last day on which what the customer wrote still stops our messages; null: nothing waits for an answer. */
export function answerExpectedBy(facts: Facts): Day | null {
  const { unansweredSince } = facts.customer;
  return unansweredSince === null ? null : addWorkdays(debtorCalendar(facts), unansweredSince, ANSWER_WITHIN);
}

/** Where a company chose nothing for anybody. */
export const NO_CHOICES = { segments: [], customers: new Map(), items: new Map() } as const;

/** The strategy that rules an item (or, without one, the customer), and who chose it. */
export function strategyOf(facts: Facts, itemId: number | null): { strategy: Strategy; chosenBy: string } {
  const { choices, strategies } = facts.rules;
  const { customer } = facts.customer;
  const [code, chosenBy] = chosen(choices, customer, itemId);
  const strategy = strategies.get(code);
  assert(strategy !== undefined, `no strategy ${code}`);
  return { strategy, chosenBy };
}

function chosen(choices: Choices, customer: Customer, itemId: number | null): [code: string, by: string] {
  const ofItem = itemId === null ? undefined : choices.items.get(itemId);
  if (ofItem !== undefined) return [ofItem, 'this invoice'];
  const ofCustomer = choices.customers.get(customer.id);
  if (ofCustomer !== undefined) return [ofCustomer, 'this customer'];
  if (customer.segment !== null && choices.segments.length > 0) {
    const mine = choices.segments.filter((choice) => choice.segment === customer.segment);
    const first = [...mine].sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1))[0];
    if (first) return [first.code, `segment ${first.segment}`];
  }
  return [choices.company, 'the company'];
}

export interface Thresholds {
  readonly minItemMinor: number;
  readonly minCustomerMinor: number;
  readonly ceilingMinor: number | null;
}

/** The company's thresholds in a currency. Without a rate they are taken at par: too strict rather than too lax. */
export function thresholdsIn(rules: CompanyRules, currency: string): Thresholds {
  const { minItemMinor, minCustomerMinor, ceilingMinor } = rules.settings;
  if (currency === rules.currency) return { minItemMinor, minCustomerMinor, ceilingMinor };
  const convert = converter(rules, currency);
  return {
    minItemMinor: convert(minItemMinor),
    minCustomerMinor: convert(minCustomerMinor),
    ceilingMinor: ceilingMinor === null ? null : convert(ceilingMinor),
  };
}

/** An amount of the company's currency in another. */
export const inCurrency = (rules: CompanyRules, minor: number, currency: string): number =>
  currency === rules.currency ? minor : converter(rules, currency)(minor);

function converter(rules: CompanyRules, currency: string): (minor: number) => number {
  const [whole = '1', fraction = ''] = (rules.rates.get(currency) ?? '1').split('.');
  const shift = exponent(currency) - exponent(rules.currency);
  const numerator = BigInt(whole + fraction) * 10n ** BigInt(Math.max(0, shift));
  const denominator = 10n ** BigInt(fraction.length + Math.max(0, -shift));
  return (minor) => share(minor, numerator, denominator);
}
