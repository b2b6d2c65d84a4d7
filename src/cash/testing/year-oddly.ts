import { addDays, type Day } from '../../kernel/day';
import { share, toDecimal } from '../../kernel/money';
import type { Dice } from './year-dice';
import { onAccount, part, paying, workday, type Intention, type Rest } from './year-intention';
import type { Debtor } from './year-ledger';
import type { NOISE } from './year-noise';
import { FIRST_DAY, type YearItem } from './year-nouns';

/** One invoice and what is made of it: paid as it is, in parts, twice, too much, short, too early, in another currency, never. */
export interface One {
  readonly item: YearItem;
  readonly on: Day;
  readonly kind: keyof typeof NOISE.amounts;
}

export function oddly(payer: Debtor, one: One, dice: Dice): Intention {
  const { item, on, kind } = one;
  const owed = item.amountMinor;
  const base: Rest = {
    on,
    parts: [],
    items: [item],
    noise: kind === 'exact' ? [] : [kind],
    why: kind === 'exact' ? 'one invoice' : `one invoice, ${kind}`,
  };
  const later = (days: number): Day => workday(addDays(on, days));
  switch (kind) {
    case 'exact':
      return paying(payer, { ...base, parts: [part(item, owed)] });
    case 'in parts': {
      const times = dice.weigh([[2, 70], [3, 30]]); // prettier-ignore
      const each = dice.chance(0.6) ? Math.floor(owed / times / 100) * 100 : Math.floor(owed / times);
      if (each === 0) return [];
      const shares = Array.from({ length: times }, (_, at) => (at < times - 1 ? each : owed - each * (times - 1)));
      return shares.flatMap((minor, at) => paying(payer, { ...base, on: later(at * 30), parts: [part(item, minor)] }));
    }
    case 'twice': {
      const again = paying(payer, { ...base, on: later(dice.from(1, 30)), parts: [onAccount(item.customerId, owed)], why: 'paid a second time: on account', noise: ['twice', 'the second time'] }); // prettier-ignore
      return [...paying(payer, { ...base, parts: [part(item, owed)] }), ...again];
    }
    case 'before any invoice': {
      const early = workday(addDays(item.issuedOn, -dice.from(3, 20)));
      if (early < FIRST_DAY) return oddly(payer, { ...one, kind: 'exact' }, dice);
      return paying(payer, { ...base, on: early, items: [], parts: [onAccount(item.customerId, owed)], why: 'paid in advance: on account' }); // prettier-ignore
    }
    case 'never':
      return [];
    default:
      return anotherAmount(payer, { ...one, kind, base }, dice);
  }
}

interface Other extends One {
  readonly kind: Exclude<One['kind'], 'exact' | 'in parts' | 'twice' | 'before any invoice' | 'never'>;
  readonly base: Rest;
}

function anotherAmount(payer: Debtor, one: Other, dice: Dice): Intention {
  const { item, base } = one;
  const owed = item.amountMinor;
  switch (one.kind) {
    case 'too much': {
      const more = dice.pick([1000, 4000, 500, Math.max(1, Math.round(owed * 0.1)), 10_000]);
      return paying(payer, { ...base, parts: [part(item, owed), onAccount(item.customerId, more)] });
    }
    case 'charges eaten': {
      const fee = Math.min(dice.from(50, 250) * 10, Math.floor(owed / 4));
      return paying(payer, { ...base, parts: [part(item, owed - fee, owed)], bankFeeMinor: fee, chargesMinor: dice.chance(0.35) ? fee : null }); // prettier-ignore
    }
    case 'some cents less': {
      const less = dice.chance(0.5) ? owed % 100 || 1 : dice.from(1, 9);
      return paying(payer, { ...base, parts: [part(item, owed - less)], shortMinor: less });
    }
    case 'something deducted': {
      const less = Math.min(owed - 1, share(owed, BigInt(dice.from(3, 20)), 100n));
      return paying(payer, { ...base, parts: [part(item, owed - less)], shortMinor: less });
    }
    case 'some cents more':
      return paying(payer, { ...base, parts: [part(item, owed), onAccount(item.customerId, dice.from(1, 60))] });
    case 'amount mistyped':
      return mistypedAmount(payer, item, base);
    case 'round on account': {
      const round = Math.max(10_000, Math.floor(owed / 50_000) * 50_000);
      return paying(payer, {
        ...base,
        items: [],
        parts: [onAccount(item.customerId, round)],
        why: 'a round sum on account',
      });
    }
    case 'another currency': {
      if (payer.currency === 'EUR') return paying(payer, { ...base, parts: [part(item, owed)], noise: [], why: 'one invoice' }); // prettier-ignore
      const rate = { CHF: 106n, GBP: 116n, SEK: 9n, NOK: 8n }[payer.currency] ?? 100n;
      const euros = share(owed, rate * 1000n + BigInt(dice.below(900)), 100_000n);
      return paying(payer, { ...base, currency: 'EUR', parts: [{ ...part(item, euros, owed) }] });
    }
  }
}

function mistypedAmount(payer: Debtor, item: YearItem, base: Rest): Intention {
  const digits = toDecimal(item.amountMinor, 'EUR').replace('.', '');
  const swapped = Number(`${digits.slice(0, -4)}${digits.slice(-3, -2)}${digits.slice(-4, -3)}${digits.slice(-2)}`);
  const minor = digits.length >= 4 && swapped > 0 ? swapped : item.amountMinor;
  const short = item.amountMinor - minor;
  const parts = short >= 0 ? [part(item, minor)] : [part(item, item.amountMinor), onAccount(item.customerId, -short)];
  const why = short === 0 ? 'one invoice' : 'one invoice, two digits of the amount swapped';
  return paying(payer, {
    ...base,
    parts,
    why,
    noise: short === 0 ? [] : base.noise,
    ...(short > 0 ? { shortMinor: short } : {}),
  });
}
