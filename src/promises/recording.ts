import { addDays, dayFrom, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import type { Hold } from '../ledger/hold';
import { isWithheld, labelOf, type OpenItem } from '../ledger/open-item';
import type { Judged } from './promise';

/** What a person says when a customer promises, and what is refused of it. Amounts in minor units. */
export interface PromiseRequest {
  readonly companyId: number;
  readonly customerId: number;
  /** For which items, each with an amount or all that may be promised of it; or an amount on the account as a whole. */
  readonly of: PromisedItems | PromisedTotal;
  readonly promisedOn: Day;
  /** Empty: today. */
  readonly givenOn?: Day;
  readonly byWhom?: string;
  readonly channel?: string;
  readonly note?: string;
  /** The same promise, where it stands already, is answered with and not recorded again: a form that was sent twice. */
  readonly once?: boolean;
  /** A person's decision; empty: as the level and the length of the promise say. */
  readonly pauses?: boolean;
}

export interface PromisedItems {
  readonly items: readonly { readonly itemId: number; readonly amountMinor: number | null }[];
}

export interface PromisedTotal {
  readonly totalMinor: number;
  /** Empty: the only one in which the customer owes anything. */
  readonly currency?: string;
}

export const CHANNELS = ['phone', 'email', 'letter', 'visit', 'portal'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The longest promise: what is further away is a plan, or a slip of the pen. */
export const LONGEST_DAYS = 366;

/** A promise that may stand, but for its level. */
export interface Spread {
  readonly currency: string;
  readonly amountMinor: number;
  readonly parts: readonly { readonly itemId: number; readonly amountMinor: number }[];
}

/** The days and words of a promise. Throws Refusal or WrongUse with the first thing that is not right. */
export function checkTerms(request: PromiseRequest, today: Day): { givenOn: Day; channel: Channel } {
  const givenOn = request.givenOn ?? today;
  for (const on of [givenOn, request.promisedOn]) {
    if (dayFrom(on) === undefined) throw new WrongUse(`There is no day ${on}.`, 'Write a day as 2026-03-25.');
  }
  if (givenOn > today) {
    throw new Refusal('in-the-future', `${givenOn} has not come yet.`, 'Give the day on which the customer promised.');
  }
  if (request.promisedOn < today) {
    throw new Refusal('promise-in-the-past', `${request.promisedOn} is past.`, 'Give a day from today on.');
  }
  if (request.promisedOn > addDays(today, LONGEST_DAYS)) {
    throw new Refusal(
      'promise-too-far',
      `${request.promisedOn} is more than a year away.`,
      'Check the year; agree on instalments where it is meant so.',
    );
  }
  const channel = request.channel ?? 'phone';
  if (!isChannel(channel)) throw new WrongUse(`There is no channel ${channel}.`, `Use one of: ${CHANNELS.join(', ')}.`);
  return { givenOn, channel };
}

const isChannel = (text: string): text is Channel => (CHANNELS as readonly string[]).includes(text);

/** What is open of the items, less what is disputed: that much may be promised. */
export interface Account {
  /** Named items, or all of the customer's; those of others are refused. */
  readonly found: readonly OpenItem[];
  /** Those of disputes. */
  readonly disputes: readonly Hold[];
}

export type Whose = Pick<PromiseRequest, 'companyId' | 'customerId' | 'of'>;

/** Divides what was promised over items. Never more than is open and undisputed of each. */
export function spread(request: Whose, account: Account, today: Day): Spread {
  const parts = 'items' in request.of ? named(request, request.of, account) : oldestFirst(request.of, account, today);
  const [currency, other] = new Set(parts.map((part) => part.currency));
  if (currency === undefined || other !== undefined) {
    throw new Refusal('one-currency', 'A promise is in one currency.', 'Record one promise for each currency.', {
      currencies: [currency, other],
    });
  }
  return {
    currency,
    amountMinor: sum(parts.map((part) => part.amountMinor)),
    parts: parts.map(({ itemId, amountMinor }) => ({ itemId, amountMinor })),
  };
}

interface Part {
  readonly itemId: number;
  readonly amountMinor: number;
  readonly currency: string;
}

function named(request: Whose, { items }: PromisedItems, account: Account): Part[] {
  if (items.length === 0) throw new WrongUse('Nothing is promised.', 'Name an item (--item F-1001) or an amount.');
  const known = new Map(account.found.map((item) => [item.itemId, item]));
  const seen = new Set<number>();
  return items.map(({ itemId, amountMinor }) => {
    const item = known.get(itemId);
    if (item?.companyId !== request.companyId || item.customerId !== request.customerId) {
      throw new Refusal(
        'no-such-item',
        'That document is not this customer’s.',
        'See what is open: duly items --customer C',
      );
    }
    if (seen.has(itemId)) throw new WrongUse(`${labelOf(item)} is named twice.`, 'Name each document once.');
    seen.add(itemId);
    const free = promisable(item, account.disputes);
    if (free <= 0) throw nothingToPromise(item);
    if (amountMinor !== null) checkAmount(amountMinor, free, item.currency);
    return { itemId, amountMinor: amountMinor ?? free, currency: item.currency };
  });
}

/** What of an item may be promised: what is open of it and not disputed. Minor units. */
export function promisable(item: OpenItem, disputes: readonly Hold[]): number {
  const held = disputes.filter((hold) => hold.itemId === item.itemId);
  return Math.max(
    0,
    item.openMinor - sum(held.map((hold) => Math.min(item.openMinor, hold.amountMinor ?? item.openMinor))),
  );
}

function nothingToPromise(item: OpenItem): Refusal {
  const label = labelOf(item);
  return item.openMinor <= 0
    ? new Refusal('nothing-open', `Nothing is open of ${label}.`, 'See what is open: duly items --customer C')
    : new Refusal('all-disputed', `All of ${label} is disputed.`, 'Settle the dispute first: duly dispute list');
}

function checkAmount(amountMinor: number, freeMinor: number, currency: string): void {
  if (Number.isSafeInteger(amountMinor) && amountMinor > 0 && amountMinor <= freeMinor) return;
  throw new Refusal(
    'promise-amount',
    'The promised amount must be more than nothing and not more than is open and undisputed.',
    'Leave the amount out to take all of it.',
    { amountMinor, openMinor: freeMinor, currency },
  );
}

/** An amount on the account, given to the items that are due longest first. */
function oldestFirst(total: PromisedTotal, account: Account, today: Day): Part[] {
  const owed = account.found
    .filter((item) => item.openMinor > 0 && item.presumedSettledOn === null && !isWithheld(item, today))
    .filter((item) => total.currency === undefined || item.currency === total.currency)
    .sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : a.dueOn === b.dueOn ? a.itemId - b.itemId : 1));
  const currencies = [...new Set(owed.map((item) => item.currency))];
  const [currency] = currencies;
  if (currency === undefined) {
    throw new Refusal(
      'nothing-open',
      'This customer owes nothing of that.',
      'See what is open: duly items --customer C',
    );
  }
  if (currencies.length > 1) {
    throw new Refusal(
      'which-currency',
      'The customer owes in several currencies.',
      `Say which: --currency ${currencies.join(' | ')}`,
      { currencies },
    );
  }
  const free = owed.map((item) => ({ item, freeMinor: promisable(item, account.disputes) }));
  checkAmount(total.totalMinor, sum(free.map((one) => one.freeMinor)), currency);
  let left = total.totalMinor;
  return free.flatMap(({ item, freeMinor }) => {
    const amountMinor = Math.min(left, freeMinor);
    left -= amountMinor;
    return amountMinor > 0 ? [{ itemId: item.itemId, amountMinor, currency }] : [];
  });
}

/** The open promise of that day over exactly these parts, if one stands. */
export function sameStanding(history: readonly Judged[], promisedOn: Day, parts: Spread['parts']): Judged | undefined {
  const key = (ones: Spread['parts']): string =>
    ones
      .map(({ itemId, amountMinor }) => `${itemId}=${amountMinor}`)
      .sort()
      .join();
  return history.find(
    ({ promise, verdict }) =>
      verdict.state === 'open' &&
      promise.promisedOn === promisedOn &&
      promise.parts.every(({ replacedOn }) => replacedOn === null) &&
      key(promise.parts) === key(parts),
  );
}
