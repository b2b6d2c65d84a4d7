import type { Settings } from '../companies/settings';
import type { Contact, Customer } from '../customers/customer';
import { assert } from '../kernel/assert';
import { day, type Day } from '../kernel/day';
import type { ReasonExampleWords } from '../languages/reason-example-words.en';
import type { HoldKind } from '../ledger/hold';
import type { Condition } from './condition';
import type { CustomerFacts, Facts, PastDemand } from './facts';
import type { Owed } from './owed';
import { contact, hold, item, past } from './sample-facts';
import { checkStrategy } from './strategy';

/**
 * What an example says is known: each changes the invented facts and can be said in words, so that what is read is what was
 * decided on.
 */
export interface Given {
  readonly is: keyof ReasonExampleWords['given'];
  readonly document?: string;
  readonly minor?: number;
  readonly currency?: string;
  readonly day?: Day;
  readonly until?: Day;
  readonly n?: number;
  /** A kind of hold, the code of a shipped strategy, or a segment. */
  readonly kind?: string;
  readonly change: (facts: Facts) => Facts;
}

const known =
  (own: (of: CustomerFacts) => Partial<CustomerFacts>) =>
  (facts: Facts): Facts => ({ ...facts, customer: { ...facts.customer, ...own(facts.customer) } });
const is = (own: Partial<Customer>): Given['change'] =>
  known(({ customer }) => ({ customer: { ...customer, ...own } }));
const sets =
  (own: Partial<Settings>): Given['change'] =>
  ({ rules, customer }) => ({ customer, rules: { ...rules, settings: { ...rules.settings, ...own } } });
const chooses =
  (company: string): Given['change'] =>
  ({ rules, customer }) => ({ customer, rules: { ...rules, choices: { ...rules.choices, company } } });

const numbered = (n: number): string => `F-${n}`;

interface Owing {
  readonly minor?: number;
  readonly currency?: string;
  readonly is?: Given['is'];
  readonly more?: Partial<Owed>;
}

/** An invoice that is open; `n` is its number. */
export function owes(n: number, dueOn: string | null, { minor = 10_000, currency = 'EUR', ...own }: Owing = {}): Given {
  const due = dueOn === null ? null : day(dueOn);
  const document = own.more?.document ?? numbered(n);
  const made: Owed = { ...item(n, { document, amountMinor: minor, currency, dueOn: due }), ...own.more };
  return {
    is: own.is ?? 'item',
    document,
    minor,
    currency,
    ...(due === null ? {} : { day: due }),
    change: known(({ items }) => ({ items: [...items, made] })),
  };
}

/** The first of a new customer. */
export function issued(n: number, on: string, dueOn: string): Given {
  const owed = owes(n, dueOn, { is: 'issued', more: { issuedOn: day(on) } });
  return { ...owed, day: day(on), change: (facts) => known(() => ({ knownSince: day(on) }))(owed.change(facts)) };
}

export const credited = (n: number, minor: number): Given => ({
  ...{ is: 'credit', document: `G-${n}`, minor },
  change: known(({ items }) => ({ items: [...items, item(n, { document: `G-${n}`, amountMinor: -minor })] })),
});

export const paid = (n: number, on: string): Given => ({
  ...{ is: 'paid', document: numbered(n), day: day(on) },
  change: known(({ settled, past: before }) => ({
    settled: [...settled, { item: item(n, { document: numbered(n) }), settledOn: day(on), paid: true }],
    past: [...before, past(n, 1, '2026-02-10')],
  })),
});

/** It was asked for before. */
export function asked(n: number, step: number, on: string, more: Partial<PastDemand> = {}): Given {
  const { payByOn = null, leftOn } = more;
  const by = payByOn === null ? {} : { until: payByOn };
  return {
    is: leftOn === null ? 'letter_lies' : payByOn === null ? 'asked' : 'asked_by',
    ...{ document: n < 0 ? INSTALMENT : numbered(n), day: day(on), n: step, ...by },
    change: known(({ past: before }) => ({ past: [...before, past(n, step, on, more)] })),
  };
}

export const INSTALMENT = 'P-0012/2';

export function held(kind: HoldKind, until?: string): Given {
  const end = until === undefined ? {} : { until: day(until) };
  return {
    ...{ is: until === undefined ? 'hold' : 'hold_until', kind, ...end },
    change: known(({ holds }) => ({ holds: [...holds, hold(kind, end)] })),
  };
}

export const internal: Given = { is: 'internal', change: is({ internal: true }) };
export const unknown: Given = { is: 'unknown', change: is({ debtorType: 'unknown' }) };
export const inHardship: Given = { is: 'hardship', change: is({ hardship: true }) };
export const upTo = (n: number): Given => ({ is: 'max_step', n, change: is({ maxStep: n }) });
export const noWay: Given = { is: 'no_way', change: known(() => ({ contacts: [], addresses: [] })) };
export const phoneOnly: Given = {
  is: 'phone_only',
  change: known(() => ({ contacts: [byPhone], addresses: [] })),
};
const byPhone: Contact = contact({ email: null, phone: '+33 1 23 45 67 89' });
export const readsPolish: Given = {
  is: 'language',
  change: (facts) => sets({ fallbackLanguage: {} })(is({ language: 'pl' })(facts)),
};
export const wrote = (on: string): Given => ({
  ...{ is: 'wrote', day: day(on) },
  change: known(() => ({ unansweredSince: day(on) })),
});
export const agreedFor = (on: string): Given => ({
  ...{ is: 'call_agreed', day: day(on) },
  change: known(() => ({ callAgreedFor: day(on) })),
});
export const contacted = (on: string): Given => ({
  ...{ is: 'contacted', day: day(on) },
  change: known(() => ({ lastContact: { on: day(on), what: 'call' } })),
});
export const mustBeCalled = (step: number): Given => ({
  ...{ is: 'task', n: step },
  change: known(({ openTasks }) => ({ openTasks: [...openTasks, { currency: 'EUR', step, kind: 'call' }] })),
});

export const strategy = (code: string): Given => ({ is: 'strategy', kind: code, change: chooses(code) });

/** A strategy in which a stop of deliveries is proposed after the first reminder. */
export const withStop: Given = {
  ...{ is: 'with_stop', n: 2 },
  change: withOwn([
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7 },
    { n: 2, kind: 'propose_stop', trigger: { basis: 'previous_step', days: 10 }, mode: 'task' },
  ]),
};

/** A strategy that makes the formal notice of the law after two reminders. */
export const withNotice: Given = {
  ...{ is: 'with_notice', n: 3 },
  change: withOwn([
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7 },
    { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, payByDays: 7 },
    { n: 3, kind: 'formal_notice', trigger: { basis: 'previous_step', days: 14 } },
  ]),
};

/** It is in that country, whose law was agreed. */
export const inLawOf = (country: string): Given => ({
  ...{ is: 'law_of', kind: country },
  change: is({ country, governingLaw: country }),
});

export const soleTrader: Given = { is: 'sole_trader', change: is({ debtorType: 'sole_trader' }) };
export const emailOnly: Given = { is: 'email_only', change: known(() => ({ addresses: [] })) };

/** Somebody else pays for it, and is written to. */
export const paidByAnother: Given = {
  is: 'paid_by_another',
  change: known(({ customer, contacts, addresses }) => ({
    letterbox: { customer: { ...customer, id: 2 }, as: 'payer', contacts, addresses },
  })),
};

/** A strategy whose first step a person takes. */
export const byHand: Given = {
  ...{ is: 'by_hand', n: 1 },
  change: withOwn([{ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, mode: 'task', payByDays: 7 }]),
};

/** A strategy whose second step asks for so much unpaid. */
export const asksFor = (totalMinor: number): Given => ({
  ...{ is: 'asks_for', n: 2, minor: totalMinor },
  change: withSecond({ totalMinor }),
});

/** A strategy whose second step is for the customers of one segment. */
export const keptFor = (n: number, segment: string): Given => ({
  ...{ is: 'kept_for', n, kind: segment },
  change: withSecond({ segments: [segment] }),
});

function withSecond(when: Condition): Given['change'] {
  return withOwn([
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7 },
    { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, payByDays: 7, when },
  ]);
}

function withOwn(steps: readonly unknown[]): Given['change'] {
  return (facts) => {
    const made = checkStrategy({ code: 'own', name: 'Own', steps });
    assert(made.ok, 'the strategy of an example is wrong');
    const { rules, customer } = chooses('own')(facts);
    return { customer, rules: { ...rules, strategies: new Map([...rules.strategies, ['own', made.strategy]]) } };
  };
}

const limit =
  (of: Given['is'], name: 'minItemMinor' | 'minCustomerMinor' | 'ceilingMinor') =>
  (minor: number): Given => ({ is: of, minor, change: sets({ [name]: minor }) });
export const minItem = limit('min_item', 'minItemMinor');
export const minCustomer = limit('min_customer', 'minCustomerMinor');
export const ceiling = limit('ceiling', 'ceilingMinor');
export const goLive = (on: string): Given => ({ is: 'go_live', day: day(on), change: sets({ goLiveOn: day(on) }) });
export const oldAfter = (days: number): Given => ({ is: 'old', n: days, change: sets({ oldItemDays: days }) });

/** Only so many messages a day, and a larger demand goes first. */
export const atMost = (n: number): Given => ({ is: 'maximum', n, change: sets({ maxMessagesPerDay: n }) });

/** Another customer, who owes so much, is written to through the same payer. */
export const shared = (minor: number): Given => ({
  ...{ is: 'shared', minor },
  change: known(({ customer, contacts, addresses }) => ({
    letterbox: { customer, as: 'itself', contacts, addresses },
  })),
});
