import { grouped } from '../kernel/grouped';
import { isCutOf, IS_NEAR, likeness, nameKey, tellingWords } from './plain-name';
import { keysOf, plain, type NumberKeys } from './number-key';
import type { Meant, Payable, Payer } from './receipt';

/** All that matching knows of a company: who may pay, what is open, which references stand for it, who paid from which account. */
export interface Known {
  readonly payers: readonly Payer[];
  /** Open items and credits; and closed ones of which a transfer may still speak. */
  readonly payables: readonly Payable[];
  /** By the reference without blanks, in capitals. */
  readonly references: ReadonlyMap<string, Meant>;
  /** Amounts that a customer paid before: `7 EUR 4900`. */
  readonly paidBefore: ReadonlySet<string>;
  /** Which customers paid from an account, and how often. */
  readonly accounts: ReadonlyMap<string, readonly PaidFrom[]>;
}

export interface PaidFrom {
  readonly customerId: number;
  readonly times: number;
}

export interface NameFound {
  readonly customerId: number;
  /** `exact`: the same but for its writing, and nobody else is called so. */
  readonly how: 'exact' | 'shared' | 'near';
}

/** A word that more customers than this have in their names tells nothing. */
const MOST_OF_A_WORD = 60;

/** Indexed for questions, and kept true while receipts are applied one after another. */
export class Knowledge {
  readonly #payers: ReadonlyMap<number, Payer>;
  readonly #groups: ReadonlyMap<number, readonly Payer[]>;
  readonly #byKey = new Map<string, Payable[]>();
  readonly #ofCustomer: Map<number, Payable[]>;
  readonly #byItem: Map<number, Payable>;
  readonly #names = new Map<string, Set<number>>();
  readonly #words = new Map<string, Set<number>>();
  readonly #codes = new Map<string, Set<number>>();
  readonly #amounts = new Map<string, number>();
  readonly #references: ReadonlyMap<string, Meant>;
  readonly #accounts: Map<string, PaidFrom[]>;
  readonly #paidBefore: Set<string>;
  readonly #keys = new Map<number, NumberKeys>();

  constructor(known: Known) {
    this.#payers = new Map(known.payers.map((payer) => [payer.customerId, payer]));
    this.#groups = grouped(known.payers, (payer) => payer.groupId);
    this.#ofCustomer = grouped(inOrder(known.payables), (item) => item.customerId);
    this.#byItem = new Map(known.payables.map((item) => [item.itemId, item]));
    this.#references = known.references;
    this.#paidBefore = new Set(known.paidBefore);
    this.#accounts = new Map([...known.accounts].map(([iban, paid]) => [iban, [...paid]]));
    for (const item of known.payables) this.#index(item);
    for (const payer of known.payers) this.#indexPayer(payer);
  }

  #index(item: Payable): void {
    const keys = keysOf(item.document);
    this.#keys.set(item.itemId, keys);
    for (const key of new Set([keys.full, keys.digits])) if (key !== '') push(this.#byKey, key, item);
    this.#count(item, 1);
  }

  #indexPayer({ customerId, names, code, vatNo }: Payer): void {
    for (const name of names) {
      const key = nameKey(name);
      if (key === '') continue;
      add(this.#names, key, customerId);
      for (const word of tellingWords(name)) if (word.length >= 3) add(this.#words, word, customerId);
    }
    for (const one of [code, vatNo ?? '']) if (plain(one).length >= 4) add(this.#codes, plain(one), customerId);
  }

  #count({ currency, openMinor }: Payable, by: number): void {
    const key = `${currency}${openMinor}`;
    this.#amounts.set(key, (this.#amounts.get(key) ?? 0) + by);
  }

  payer(customerId: number): Payer | undefined {
    return this.#payers.get(customerId);
  }

  group(customerId: number): readonly Payer[] {
    const payer = this.#payers.get(customerId);
    return payer === undefined ? [] : (this.#groups.get(payer.groupId) ?? [payer]);
  }

  reference(reference: string): Meant | undefined {
    return this.#references.get(reference) ?? this.#references.get(reference.replace(/^0+/, ''));
  }

  item(itemId: number): Payable | undefined {
    return this.#byItem.get(itemId);
  }

  numbered(key: string): readonly Payable[] {
    return this.#byKey.get(key) ?? [];
  }

  keys(itemId: number): NumberKeys {
    return this.#keys.get(itemId) ?? { full: '', digits: '', tail: '' };
  }

  /** Those with something to pay or to take, the oldest first. */
  openOf(customerId: number, currency: string): Payable[] {
    return this.allOf(customerId).filter((item) => item.openMinor !== 0 && item.currency === currency);
  }

  allOf(customerId: number): readonly Payable[] {
    return this.#ofCustomer.get(customerId) ?? [];
  }

  paidFrom(iban: string | null): readonly PaidFrom[] {
    return iban === null ? [] : (this.#accounts.get(plain(iban)) ?? []);
  }

  coded(token: string): readonly number[] {
    return [...(this.#codes.get(token) ?? [])];
  }

  /** How many open items of the company have exactly that open. */
  howMany(currency: string, minor: number): number {
    return this.#amounts.get(`${currency}${minor}`) ?? 0;
  }

  named(name: string | null): NameFound[] {
    const key = name === null ? '' : nameKey(name);
    if (key.length < 2) return [];
    const exact = [...(this.#names.get(key) ?? [])];
    if (exact.length > 0)
      return exact.map((customerId) => ({ customerId, how: exact.length === 1 ? 'exact' : 'shared' }));
    return this.#near(name ?? '', key);
  }

  #near(name: string, key: string): NameFound[] {
    const candidates = new Set<number>();
    for (const word of tellingWords(name)) {
      const having = this.#words.get(word);
      if (having !== undefined && having.size <= MOST_OF_A_WORD) for (const one of having) candidates.add(one);
    }
    const near = [...candidates].flatMap((customerId) => {
      const keys = (this.#payers.get(customerId)?.names ?? []).map(nameKey);
      const best = Math.max(0, ...keys.map((one) => (isCutOf(one, key) ? 1 : likeness(one, key))));
      return best >= IS_NEAR ? [{ customerId, best }] : [];
    });
    const top = Math.max(0, ...near.map(({ best }) => best));
    return near.filter(({ best }) => best > top - 0.05).map(({ customerId }) => ({ customerId, how: 'near' as const }));
  }

  /** Did the customer pay the same amount before? Then it alone does not say which one is meant. */
  isRecurring({ customerId, currency, amountMinor }: Payable): boolean {
    return this.#paidBefore.has(paidKey(customerId, currency, amountMinor));
  }

  /** What was applied to an item is no longer open. */
  applied(itemId: number, minor: number): void {
    const item = this.#byItem.get(itemId);
    if (item === undefined) return;
    this.#count(item, -1);
    const openMinor = item.openMinor - minor;
    const now = { ...item, openMinor, settledMinor: Math.max(0, Math.min(item.settledMinor, openMinor)) };
    this.#replace(item, now);
    if (openMinor === 0) this.#paidBefore.add(paidKey(item.customerId, item.currency, item.amountMinor));
    this.#count(now, 1);
  }

  #replace(item: Payable, now: Payable): void {
    this.#byItem.set(item.itemId, now);
    const { full, digits } = this.keys(item.itemId);
    for (const list of [this.#ofCustomer.get(item.customerId), this.#byKey.get(full), this.#byKey.get(digits)]) {
      const at = list?.indexOf(item) ?? -1;
      if (list && at >= 0) list[at] = now;
    }
  }

  /** What comes to be owed later. */
  add(item: Payable): void {
    this.#byItem.set(item.itemId, item);
    this.#index(item);
    this.#ofCustomer.set(item.customerId, inOrder([...this.allOf(item.customerId), item]));
  }

  /** This customer paid from that account. */
  learn(iban: string | null, customerId: number): void {
    if (iban === null) return;
    const key = plain(iban);
    const before = this.#accounts.get(key) ?? [];
    const times = (before.find((one) => one.customerId === customerId)?.times ?? 0) + 1;
    this.#accounts.set(key, [...before.filter((one) => one.customerId !== customerId), { customerId, times }]);
  }
}

/** The oldest first. */
export const inOrder = (items: readonly Payable[]): Payable[] =>
  [...items].sort(
    (a, b) => dayOf(a).localeCompare(dayOf(b)) || a.issuedOn.localeCompare(b.issuedOn) || a.itemId - b.itemId,
  );

export const paidKey = (customerId: number, currency: string, minor: number): string =>
  `${customerId} ${currency} ${minor}`;

const dayOf = (item: Payable): string => item.dueOn ?? item.issuedOn;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function add<K>(map: Map<K, Set<number>>, key: K, value: number): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
