import { createHash } from 'node:crypto';
import { sum } from '../../kernel/money';
import { year } from './year';
import { NOISE } from './year-noise';
import { LAST_DAY, type YearPayment } from './year-nouns';

/** The made year keeps what it promises: the same everywhere, true to the cent, and as hard as its table says. */
const made = year({ seed: 2026, customers: 3000, payments: 10_000 });
const items = new Map(made.items.map((item) => [item.id, item]));
const share = (is: (payment: YearPayment) => boolean): number => made.payments.filter(is).length / made.payments.length;
const has = (word: string) => (payment: YearPayment) => payment.noise.includes(word);
const where = (wrong: (payment: YearPayment) => boolean): unknown[] => made.payments.filter(wrong).slice(0, 3);

describe('a made year of payments', () => {
  it('is the same of the same seed, and another of another', () => {
    const digest = (seed: number): string =>
      createHash('sha256')
        .update(JSON.stringify(year({ seed, customers: 300, payments: 900 })))
        .digest('hex');
    expect(digest(7)).toBe(digest(7));
    expect(digest(7)).not.toBe(digest(8));
    expect(digest(7).slice(0, 16)).toBe('6c6b5a175c780bd0');
  });

  it('is as large as asked for', () => {
    expect(made.customers).toHaveLength(3000);
    expect(made.payments).toHaveLength(10_000);
    expect(made.items.length).toBeGreaterThan(13_500);
    expect(made.items.length).toBeLessThan(15_000);
    expect(new Set(made.payments.map(({ id }) => id)).size).toBe(10_000);
    expect(new Set(made.items.map(({ document, part }) => `${document} ${part}`)).size).toBe(made.items.length);
  });

  it('comes in the order of its days, and pays nothing before it is issued', () => {
    const days = made.payments.map(({ bookedOn }) => bookedOn);
    expect(days).toEqual([...days].sort());
    expect(days.filter((day) => day < '2026-01-02' || day > LAST_DAY)).toEqual([]);
    const early = ({ truth, bookedOn }: YearPayment): boolean =>
      truth.kind === 'customer' &&
      truth.parts.some(({ itemId }) => itemId !== null && items.get(itemId)!.issuedOn > bookedOn);
    expect(where(early)).toEqual([]);
  });

  it('is true to the cent: parts make the payment, and what is settled more is discount or charges', () => {
    const off = ({ truth, amountMinor, noise }: YearPayment): boolean => {
      if (amountMinor <= 0 || !Number.isSafeInteger(amountMinor)) return true;
      if (truth.kind !== 'customer') return false;
      const more = sum(truth.parts.map((part) => part.settlesMinor - part.amountMinor));
      const granted = (truth.discountMinor ?? 0) + (truth.bankFeeMinor ?? 0);
      return (
        sum(truth.parts.map((part) => part.amountMinor)) !== amountMinor ||
        (more !== granted && !noise.includes('another currency'))
      );
    };
    expect(where(off)).toEqual([]);
  });

  it('never pays more of an item than it is, and what is short is what is left', () => {
    const open = new Map(made.items.map(({ id, amountMinor }) => [id, amountMinor]));
    const wrong: string[] = [];
    for (const { id, truth } of made.payments) {
      if (truth.kind !== 'customer') continue;
      for (const part of truth.parts) {
        if (part.itemId === null) continue;
        const item = items.get(part.itemId)!;
        const left = open.get(part.itemId)! - part.settlesMinor;
        open.set(part.itemId, left);
        if (
          left * Math.sign(item.amountMinor) < 0 ||
          Math.sign(part.amountMinor) !== Math.sign(item.amountMinor) ||
          item.customerId !== part.customerId
        )
          wrong.push(id);
        if (truth.shortMinor !== undefined && truth.parts.length === 1 && left !== truth.shortMinor) wrong.push(id);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is as hard as a clerk’s year', () => {
    const within = (is: (payment: YearPayment) => boolean, [low, high]: readonly [number, number]): boolean =>
      share(is) >= low && share(is) <= high;
    expect(within(({ grade }) => grade === 'clean', [0.55, 0.65])).toBe(true);
    expect(within(({ grade }) => grade === 'ambiguous', [0.05, 0.1])).toBe(true);
    expect(share(({ truth }) => truth.kind === 'not-ours')).toBeCloseTo(NOISE.strangers, 2);
    expect(within(({ reference }) => reference !== null, [0.12, 0.35])).toBe(true);
    expect(within(({ truth }) => truth.kind === 'customer' && truth.parts.length > 1, [0.1, 0.3])).toBe(true);
    expect(within(has('charges eaten'), [0.008, 0.04])).toBe(true);
    expect(within(({ truth }) => truth.kind === 'customer' && truth.discountMinor !== undefined, [0.02, 0.1])).toBe(
      true,
    );
    expect(within(({ name, iban }) => name === null && iban === null, [0.003, 0.06])).toBe(true);
  });

  it('has something of every kind in its table', () => {
    const thrown = new Set(made.payments.flatMap(({ noise }) => noise));
    const odd = Object.values(NOISE).flatMap((group) => (typeof group === 'number' ? [] : Object.keys(group)));
    const silent = [
      'exact',
      'never',
      'not taken',
      'in time',
      'too late',
      'rounded',
      'one by one',
      'monthly',
      'by card',
      'in a batch of a bank',
      'as in the ledger',
      'kept',
      'spelt',
      'bare',
      'capitals',
      'whole',
      'the same all year',
      'changed in the year',
      'none told',
      'mother pays',
      'one account',
    ];
    expect(odd.filter((word) => !thrown.has(word) && !silent.includes(word))).toEqual([]);
    for (const word of [
      'twice',
      'the second time',
      'oldest first',
      'for several of a group',
      'provider pays out',
      'batch without details',
      'discount too late',
      'less a credit note',
    ])
      expect([word, thrown.has(word)]).toEqual([word, true]);
  });

  it('has neighbours, namesakes, digits that two series share, and one price for many', () => {
    const documents = new Set(made.items.map(({ document }) => document));
    const twins = [...documents].filter((number) => /^\d{4}$/.test(number) && documents.has(`INV-00${number}`));
    expect(twins.length).toBeGreaterThan(300);
    const names = new Map<string, number>();
    for (const { name } of made.customers) names.set(name, (names.get(name) ?? 0) + 1);
    expect([...names.values()].filter((times) => times > 1).length).toBeGreaterThan(20);
    const prices = new Map<number, number>();
    for (const { amountMinor } of made.items) prices.set(amountMinor, (prices.get(amountMinor) ?? 0) + 1);
    expect(Math.max(...prices.values())).toBeGreaterThan(100);
  });
});
