import { addDays, type Day } from '../kernel/day';
import { sameMoney, type Told } from '../ledger/same-money';

/**
 * A remittance booked a payment of the debtor, and accounting tells of a payment too. It is certainly the same money where customer and
 * currency are the same and
 *
 * 1. the amount is the gross, within five bank days of the day on which the debtor paid or on which the bank had the money; or
 * 2. the amount is, to the last unit, what of it reached our bank, within five bank days of the bank: accounting read the statement.
 *
 * One to one, in the order of days. Anything else that may be it (an amount that pays nothing, the right amount on another day) is
 * held for a person, who sees both: what is not certain is neither dropped nor believed.
 */
export interface OurMoney {
  /** Of what came in. */
  readonly id: number;
  readonly customerId: number;
  readonly currency: string;
  readonly grossMinor: number;
  /** What the partner kept of it: commission, VAT and costs. */
  readonly keptMinor: number;
  /** The debtor paid. */
  readonly on: Day;
  /** The bank had it; null: nothing was to come. */
  readonly bankedOn: Day | null;
}

export interface TheirMoney extends Told {
  /** Of the payment, what pays nothing. */
  readonly freeMinor: number;
}

/** Which payment of accounting each of ours is. */
export function certainly(ours: readonly OurMoney[], theirs: readonly TheirMoney[]): Map<number, number> {
  const found = new Map<number, number>();
  const faces: readonly ((one: OurMoney) => Face)[] = [
    ({ grossMinor, on }) => ({ amountMinor: grossMinor, on }),
    ({ grossMinor, bankedOn }) => ({ amountMinor: grossMinor, on: bankedOn }),
    ({ grossMinor, keptMinor, bankedOn }) => ({ amountMinor: keptMinor > 0 ? grossMinor - keptMinor : 0, on: bankedOn }), // prettier-ignore
  ];
  for (const face of faces) {
    const taken = new Set(found.values());
    const asked = ours.flatMap((one): Told[] => {
      const { amountMinor, on } = face(one);
      const { id, customerId, currency } = one;
      return found.has(id) || on === null || amountMinor <= 0 ? [] : [{ id, customerId, currency, amountMinor, on }];
    });
    const pairs = sameMoney(asked, theirs.filter(({ id }) => !taken.has(id))); // prettier-ignore
    for (const [id, other] of pairs) found.set(id, other);
  }
  return found;
}

interface Face {
  readonly amountMinor: number;
  readonly on: Day | null;
}

/** Accounting is so early, and so late, with money of partners. */
const DAYS_BEFORE = 12;
const DAYS_AFTER = 45;

export interface Perhaps {
  readonly ourId: number;
  readonly theirId: number;
}

/** What is left of both, and may be the same. */
export function perhaps(
  ours: readonly OurMoney[],
  theirs: readonly TheirMoney[],
  certain: ReadonlyMap<number, number>,
): Perhaps[] {
  const taken = new Set(certain.values());
  const left = theirs.filter(({ id }) => !taken.has(id));
  return ours
    .filter(({ id }) => !certain.has(id))
    .flatMap((one) => left.filter((other) => mayBe(one, other)).map(({ id }) => ({ ourId: one.id, theirId: id })));
}

function mayBe({ customerId, currency, grossMinor, keptMinor, on, bankedOn }: OurMoney, other: TheirMoney): boolean {
  if (other.customerId !== customerId || other.currency !== currency || other.amountMinor > grossMinor) return false;
  if (other.on < addDays(on, -DAYS_BEFORE) || other.on > addDays(bankedOn ?? on, DAYS_AFTER)) return false;
  return other.freeMinor > 0 || [grossMinor, grossMinor - keptMinor].includes(other.amountMinor);
}
