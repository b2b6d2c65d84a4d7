import { addDays, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { InterestLine } from '../law/policy';
import type { Owed } from '../law/owed';
import { chargeState, type KeptCharge } from '../ledger/kept-charge';

/**
 * What is claimed in a proceeding as of its opening day: of each frozen document its principal as it stood then, interest to the day
 * before and costs. What rests on a rule that nobody verified is counted apart and claimed only if a person says to have checked it.
 */
export interface FrozenItem {
  readonly itemId: number;
  readonly entryId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly currency: string;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly suppliedOn: Day;
  readonly amountMinor: number;
  /** Now. */
  readonly openMinor: number;
  /** What was applied to it after the opening, less what of it was applied to others. */
  readonly laterMinor: number;
  /** Of that: credit notes written after the opening. They correct the claim. */
  readonly creditedMinor: number;
  /** Copies of the invoice that are kept. */
  readonly copies: number;
}

export const WITH = ['none', 'sure', 'all'] as const;
/** Which interest and costs are claimed: none, what rests on verified rules, or all because somebody checked it. */
export type With = (typeof WITH)[number];

export interface ClaimLine {
  readonly item: FrozenItem;
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly costsMinor: number;
  /** Interest and costs that rest on a rule that nobody verified, and are not claimed. */
  readonly leftOutMinor: number;
  /** How the interest is counted; empty: none is claimed, or it was claimed before and is taken as it stands. */
  readonly counted: readonly InterestLine[];
}

export interface ClaimTotal {
  readonly currency: string;
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly costsMinor: number;
  readonly totalMinor: number;
  readonly leftOutMinor: number;
}

/** Interest is claimed for the days before the opening: its own day is the court's. */
export const lastDayOf = (openedOn: Day): Day => addDays(openedOn, -1);

/**
 * As it stood at the end of the opening day: what was paid later does not lower it, a credit note that was written later does. Of what
 * was written later for a supply before, the whole.
 */
function principalAt(item: FrozenItem, openedOn: Day): number {
  if (item.issuedOn <= openedOn) return item.openMinor + item.laterMinor - item.creditedMinor;
  return item.amountMinor < 0 ? item.openMinor : item.amountMinor - item.creditedMinor;
}

export interface Beside {
  readonly owed: ReadonlyMap<number, Owed>;
  /** By entry; all that were ever claimed. */
  readonly charges: ReadonlyMap<number, readonly KeptCharge[]>;
  readonly openedOn: Day;
  readonly with: With;
}

export function claimLines(items: readonly FrozenItem[], beside: Beside): ClaimLine[] {
  const first = new Map<number, number>();
  for (const { entryId, itemId } of items) if (!first.has(entryId)) first.set(entryId, itemId);
  return items.map((item) => {
    const own = (beside.charges.get(item.entryId) ?? []).filter(
      ({ itemId, reversedAt, aroseOn }) =>
        reversedAt === null &&
        aroseOn <= beside.openedOn &&
        (itemId ?? first.get(item.entryId)) === item.itemId,
    );
    return claimLine(item, own, beside);
  });
} // prettier-ignore

function claimLine(item: FrozenItem, charges: readonly KeptCharge[], { owed, openedOn, with: asked }: Beside): ClaimLine {
  const principalMinor = principalAt(item, openedOn);
  if (asked === 'none') return { item, principalMinor, interestMinor: 0, costsMinor: 0, leftOutMinor: 0, counted: [] };
  const found = owed.get(item.itemId);
  const interest = interestOf(found, charges, openedOn);
  const costs = costsOf(found, charges);
  const taken = ({ minor, isSure }: Fresh): number => (isSure || asked === 'all' ? minor : 0);
  const [more, fresh] = [taken(interest.fresh), taken(costs.fresh)];
  return {
    ...{ item, principalMinor, interestMinor: interest.kept + more, costsMinor: costs.kept + fresh },
    leftOutMinor: interest.fresh.minor - more + costs.fresh.minor - fresh,
    counted: more === interest.fresh.minor ? interest.counted : [],
  };
} // prettier-ignore

/** Not claimed from the customer yet. */
interface Fresh {
  readonly minor: number;
  readonly isSure: boolean;
}

interface Asked {
  /** Claimed before and open: a person has answered for it. */
  readonly kept: number;
  readonly fresh: Fresh;
}

const NOTHING: Fresh = { minor: 0, isSure: true };

/** What was paid of it, or given up, is claimed no more. */
function interestOf(
  owed: Owed | undefined,
  all: readonly KeptCharge[],
  openedOn: Day,
): Asked & { readonly counted: readonly InterestLine[] } {
  const before = all.filter(({ kind, toOn, aroseOn }) => kind === 'interest' && (toOn ?? aroseOn) < openedOn);
  const kept = sum(before.filter((one) => chargeState(one) === 'open').map(({ openMinor }) => openMinor));
  const why = owed?.claimable.interest.why ?? null;
  if (!owed?.found || (why !== null && why !== 'claimed' && why !== 'claimed_more'))
    return { kept, fresh: NOTHING, counted: [] };
  const gone = sum(before.map((one) => one.amountMinor - (chargeState(one) === 'open' ? one.openMinor : 0)));
  const minor = Math.max(0, owed.found.interestMinor - gone - kept);
  const lines = (owed.found.claims[0]?.lines ?? []).filter(({ held }) => held === null);
  return { kept, fresh: { minor, isSure: owed.claimable.interest.doubts.length === 0 }, counted: lines };
}

/** Fees and fixed sums: what stands is claimed, and a fixed sum that the law gives and nobody claimed yet. */
function costsOf(owed: Owed | undefined, all: readonly KeptCharge[]): Asked {
  const standing = all.filter((one) => one.kind !== 'interest' && chargeState(one) === 'open');
  const { amountMinor = 0, why = 'other_law', doubts = [] } = owed?.claimable.fixed ?? {};
  const fresh = why === null ? { minor: amountMinor, isSure: doubts.length === 0 } : NOTHING;
  return { kept: sum(standing.map(({ openMinor }) => openMinor)), fresh };
}

/** By currency, in the order in which they come. */
export function claimTotals(lines: readonly ClaimLine[]): ClaimTotal[] {
  const currencies = [...new Set(lines.map(({ item }) => item.currency))];
  return currencies.map((currency) => {
    const own = lines.filter(({ item }) => item.currency === currency);
    const principalMinor = sum(own.map((one) => one.principalMinor));
    const interestMinor = sum(own.map((one) => one.interestMinor));
    const costsMinor = sum(own.map((one) => one.costsMinor));
    const totalMinor = principalMinor + interestMinor + costsMinor;
    const leftOutMinor = sum(own.map((one) => one.leftOutMinor));
    return { currency, principalMinor, interestMinor, costsMinor, totalMinor, leftOutMinor };
  });
}
