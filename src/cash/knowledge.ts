import { grouped } from '../kernel/grouped';
import { isCutOf, IS_NEAR, likeness, nameKey, tellingWords } from './plain-name';
import { keysOf, plain, type NumberKeys } from './number-key';
import type { Meant, Payable, PayableCharge, Payer } from './receipt';

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
  /** Interest and costs of which something is open. */
  readonly charges?: readonly PayableCharge[];
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

/** Indexed for questions, added to by lots, and kept true while receipts are applied one after another. */
export class Knowledge {
  readonly #payers = new Map<number, Payer>();
  readonly #groups = new Map<number, Payer[]>();
  readonly #byKey = new Map<string, Payable[]>();
  readonly #ofCustomer = new Map<number, Payable[]>();
  readonly #byItem = new Map<number, Payable>();
  readonly #names = new Map<string, number[]>();
  readonly #words = new Map<string, number[]>();
  readonly #codes = new Map<string, number[]>();
  readonly #amounts = new Map<string, Map<number, number>>();
  readonly #references = new Map<string, Meant>();
  readonly #accounts = new Map<string, PaidFrom[]>();
  readonly #paidBefore = new Set<string>();
  #charges = new Map<number, PayableCharge>();
  #chargesOf = new Map<number, PayableCharge[]>();
  readonly #keys = new Map<number, NumberKeys>();
  readonly #once = new Map<string, string>();

  constructor(known?: Known) {
    if (known === undefined) return;
    this.addPayers(known.payers);
    this.addPayables(known.payables);
    this.tell(known);
  }

  addPayers(payers: readonly Payer[]): void {
    for (const payer of payers) {
      this.#payers.set(payer.customerId, payer);
      push(this.#groups, payer.groupId, payer);
      this.#indexPayer(payer);
    }
  }

  /** What is known already stays as it is. */
  addPayables(payables: readonly Payable[]): void {
    const fresh = payables.filter((item) => !this.#byItem.has(item.itemId)).map((item) => this.#lean(item));
    for (const item of fresh) {
      this.#byItem.set(item.itemId, item);
      push(this.#byKey, filedUnder(keysOf(item.document)), item);
      this.#count(item, 1);
    }
    for (const [customerId, items] of grouped(fresh, (item) => item.customerId))
      this.#ofCustomer.set(customerId, inOrder([...this.allOf(customerId), ...items]));
  }

  /** The same few days and currencies come a million times: each is kept once. */
  #lean(item: Payable): Payable {
    const { itemId, customerId, document, part, parts, amountMinor, openMinor, settledMinor, discountMinor } = item;
    const currency = this.#kept(item.currency);
    const issuedOn = this.#kept(item.issuedOn);
    const dueOn = item.dueOn && this.#kept(item.dueOn);
    const discountUntil = item.discountUntil && this.#kept(item.discountUntil);
    return { itemId, customerId, document, part, parts, currency, amountMinor, openMinor, settledMinor, issuedOn, dueOn, discountMinor, discountUntil }; // prettier-ignore
  }

  #kept<Text extends string>(text: Text): Text {
    const before = this.#once.get(text);
    if (before === undefined) this.#once.set(text, text);
    return (before ?? text) as Text;
  }

  /** References, accounts and amounts of which receipts speak; what was told of one before gives way. */
  tell({ references, accounts, paidBefore, charges = [] }: Omit<Known, 'payers' | 'payables'>): void {
    this.#charges = new Map(charges.map((one) => [one.chargeId, one]));
    this.#chargesOf = grouped(charges, (one) => one.customerId);
    // a number of ours may be spelled as an invoice's own reference is: what the invoice says stands
    for (const [reference, meant] of references)
      if (this.#references.get(reference)?.kind !== 'own') this.#references.set(reference, meant);
    for (const [iban, paid] of accounts) this.#accounts.set(iban, [...paid]);
    for (const key of paidBefore) this.#paidBefore.add(key);
  }

  /** Printed on that invoice. */
  addReference(reference: string, { customerId, itemId }: Pick<Payable, 'customerId' | 'itemId'>): void {
    const before = this.#references.get(reference);
    if (before !== undefined && (before.kind !== 'own' || before.customerId !== customerId)) return;
    this.#references.set(reference, { customerId, itemIds: [...(before?.itemIds ?? []), itemId], kind: 'own' });
  }

  #indexPayer({ customerId, names, code, vatNo }: Payer): void {
    for (const name of names) {
      const key = nameKey(name);
      if (key === '') continue;
      pushOnce(this.#names, key, customerId);
      for (const word of tellingWords(name)) if (word.length >= 3) pushOnce(this.#words, word, customerId);
    }
    for (const one of [code, vatNo ?? '']) if (plain(one).length >= 4) pushOnce(this.#codes, plain(one), customerId);
  }

  #count({ currency, openMinor }: Payable, by: number): void {
    const counted = this.#amounts.get(currency) ?? new Map<number, number>();
    this.#amounts.set(currency, counted.set(openMinor, (counted.get(openMinor) ?? 0) + by));
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
    const filed = this.#byKey.get(filedUnder(keysOf(key))) ?? [];
    return filed.filter((item) => {
      const { full, digits } = this.keys(item.itemId);
      return full === key || digits === key;
    });
  }

  keys(itemId: number): NumberKeys {
    const known = this.#keys.get(itemId);
    if (known !== undefined) return known;
    const keys = keysOf(this.#byItem.get(itemId)?.document ?? '');
    this.#keys.set(itemId, keys);
    return keys;
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
    return this.#codes.get(token) ?? [];
  }

  /** How many open items of the company have exactly that open. */
  howMany(currency: string, minor: number): number {
    return this.#amounts.get(currency)?.get(minor) ?? 0;
  }

  named(name: string | null): NameFound[] {
    const key = name === null ? '' : nameKey(name);
    if (key.length < 2) return [];
    const exact = this.#names.get(key) ?? [];
    if (exact.length > 0)
      return exact.map((customerId) => ({ customerId, how: exact.length === 1 ? 'exact' : 'shared' }));
    return this.#near(name ?? '', key);
  }

  #near(name: string, key: string): NameFound[] {
    const candidates = new Set<number>();
    for (const word of tellingWords(name)) {
      const having = this.#words.get(word);
      if (having !== undefined && having.length <= MOST_OF_A_WORD) for (const one of having) candidates.add(one);
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

  charge(chargeId: number): PayableCharge | undefined {
    return this.#charges.get(chargeId);
  }

  chargesOf(customerId: number, currency: string): PayableCharge[] {
    const own = (this.#chargesOf.get(customerId) ?? []).flatMap(({ chargeId }) => this.#charges.get(chargeId) ?? []);
    return own.filter((one) => one.currency === currency && one.openMinor > 0);
  }

  /** Of whom interest or costs in that currency are claimed. */
  chargedIn(currency: string): number[] {
    return [...this.#chargesOf.keys()].filter((customerId) => this.chargesOf(customerId, currency).length > 0);
  }

  /** What was applied to a charge is no longer claimed. */
  paidCharge(chargeId: number, minor: number): void {
    const before = this.#charges.get(chargeId);
    if (before) this.#charges.set(chargeId, { ...before, openMinor: before.openMinor - minor });
  }

  #replace(item: Payable, now: Payable): void {
    this.#byItem.set(item.itemId, now);
    const filed = this.#byKey.get(filedUnder(this.keys(item.itemId)));
    for (const list of [this.#ofCustomer.get(item.customerId), filed]) {
      const at = list?.indexOf(item) ?? -1;
      if (list && at >= 0) list[at] = now;
    }
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

/** Where each comes once, with all that is of it: the last one tells whether it is there. */
function pushOnce<K>(map: Map<K, number[]>, key: K, value: number): void {
  if (map.get(key)?.at(-1) !== value) push(map, key, value);
}

/** Letters tell numbers of the same digits apart only when they are looked at: one place for all of them. */
const filedUnder = ({ full, digits }: NumberKeys): string => (digits === '' ? full : digits);
