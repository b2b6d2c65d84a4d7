import type { Day } from '../kernel/day';
import { covering, IS_EXACT, spreadOver } from './covering';
import { covered, creditsOf, customersOf, unpaired, type Found, type Looking } from './finding';
import type { Doubt, Naming } from './proposal';
import type { Payable } from './receipt';
import { byChance, sumsTo } from '../kernel/sums';

/** What an amount alone may mean among the items of somebody. */
/** All that a set of items allows by the amount: all of them, what is due, one, several in one way only; else the oldest. */
export function byAmount(naming: Naming, items: readonly Payable[], looking: Looking): Found[] {
  if (items.length === 0) return [];
  const { receipt } = looking;
  const due = items.filter((item) => item.dueOn !== null && item.dueOn <= receipt.bookedOn);
  const sets = [items, due].filter((set) => set.length > 1).map((set) => covered(naming, set, looking));
  const exact = sets.filter((found) => IS_EXACT.has(found.covering.fit));
  const single = singles(items, looking).map((item) => covered(naming, [item], looking));
  const few =
    exact.length + single.length > 0 ? [] : several(items, looking).map((set) => severalCovered(naming, set, looking));
  const found = [...exact, ...single, ...few];
  return found.length > 0 ? found : [oldestFirst(naming, items, looking)];
}

/** Items whose amount, or amount less discount, came. */
export const singles = (items: readonly Payable[], looking: Looking): Payable[] =>
  items.filter((item) => IS_EXACT.has(covering([item], looking.receipt).fit));

const MOST_ADDED = 60;

/** Several that come to the amount, and what speaks against their being meant. */
export interface Several {
  readonly items: readonly Payable[];
  readonly doubts: readonly Doubt[];
}

export const several = (items: readonly Payable[], { receipt }: Looking): Several[] =>
  addingUp(items, receipt.amountMinor, 15);

/** That one of the sets comes to the amount by chance must be no likelier than this. */
const MOST_BY_CHANCE = 0.001;

/** In one way or two; a search that was given up, or sets so many that one had to fit, leave a doubt. */
export function addingUp(items: readonly Payable[], minor: number, size: number): Several[] {
  const addends = items.slice(0, MOST_ADDED).map((item) => ({ minor: item.openMinor }));
  const { found, complete } = sumsTo(addends, minor, { size, most: 2 });
  return found.map((places) => {
    const sure = (complete || found.length > 1) && byChance(addends.length, places.length, minor) <= MOST_BY_CHANCE;
    return { items: places.flatMap((at) => items[at] ?? []), doubts: sure ? [] : ['rival'] };
  });
}

export function severalCovered(naming: Naming, { items, doubts }: Several, looking: Looking, telling = true): Found {
  const found = covered(naming, items, looking, telling);
  return { ...found, doubts: [...found.doubts, ...doubts] };
}

function oldestFirst(naming: Naming, items: readonly Payable[], { receipt }: Looking): Found {
  const parts = spreadOver(items, receipt.amountMinor);
  const paid = items.filter((item) => parts.some((part) => part.itemId === item.itemId));
  const total = parts.reduce((sum, part) => sum + part.minor, 0);
  const overMinor = receipt.amountMinor - total;
  const shortMinor = paid.reduce((sum, item) => sum + item.openMinor, 0) - total;
  const fit = overMinor > 0 ? 'over' : shortMinor > 0 ? 'short' : 'exact';
  return { naming, items: paid, covering: { fit, parts, overMinor, shortMinor }, telling: false, doubts: ['rival'] };
}

export function byAmountAlone(items: readonly Payable[], looking: Looking): Found[] {
  const { receipt, doubts } = looking;
  const due = items.filter((item) => isDue(item, receipt.bookedOn));
  const sets = allOrDue(items, due, looking);
  const exact = sets.filter((found) => IS_EXACT.has(found.covering.fit));
  const ones = singles(items, looking).map((item) => covered('one', [item], looking));
  if (ones.some((found) => found.covering.fit === 'discount'))
    ones.push(...discountedLate(items, looking).map((item) => covered('one', [item], looking)));
  const close = items.length === 1 && ones.length === 0 ? [covered('one', items, looking)] : [];
  const few =
    exact.length + ones.length > 0 ? [] : several(items, looking).map((set) => severalCovered('several', set, looking));
  const found = [...ones, ...exact, ...close, ...few];
  const alone = found.length > 0 ? found : [oldestFirst('oldest', items, looking)];
  return alone.map((one) => ({ ...one, doubts: [...one.doubts, ...doubts] }));
}

/** Which the same amount would pay less a discount that came too late. */
const discountedLate = (items: readonly Payable[], { receipt }: Looking): Payable[] =>
  items.filter((item) => covering([item], receipt).fit === 'late_discount');

/** All that is due, all that is open: without what a credit of the same amount had undone, and then with it. */
function allOrDue(items: readonly Payable[], due: readonly Payable[], looking: Looking): Found[] {
  const found: Found[] = [];
  for (const [naming, set] of [
    ['all_due', due],
    ['all_open', items],
  ] as const) {
    if (set.length === 0 || (naming === 'all_due' && due.length === items.length)) continue;
    const { left, credits } = unpaired(set, creditsOf(customersOf(set), looking));
    if (left.length > 1 || (left.length === 1 && left.length < set.length))
      found.push({
        naming,
        items: left,
        covering: covering(left, looking.receipt, credits),
        telling: true,
        doubts: [],
      });
    if (left.length < set.length && set.length > 1 && !found.some((one) => IS_EXACT.has(one.covering.fit)))
      found.push(covered(naming, set, looking));
  }
  return found;
}

const isDue = ({ dueOn }: Payable, day: Day): boolean => dueOn !== null && dueOn <= day;
