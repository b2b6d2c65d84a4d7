import type { Day } from '../kernel/day';
import type { Hold, HoldKind } from './hold';

/**
 * Open items whose due day was computed from terms that are others by now, and what moving them means. Only what is still open moves, never a day
 * that was given, never by itself, and nothing that stands in papers of others.
 */
export interface StandingItem {
  readonly itemId: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly beforeOn: Day;
  readonly beforeBy: string;
  /** The terms that hold now. */
  readonly afterBy: string;
  readonly code: string;
  /** The day from which they count. */
  readonly from: Day;
}

export interface MovingItem extends StandingItem {
  readonly afterOn: Day;
}

/** While these hold an item its due day stands in an agreement, in a file of a partner or before a court. */
const STAYS: ReadonlySet<HoldKind> = new Set<HoldKind>(['plan', 'legal', 'insolvency', 'moratorium', 'with_partner']);

export const staysAsItIs = (item: Pick<StandingItem, 'itemId' | 'customerId'>, holds: readonly Hold[]): boolean =>
  holds.some(
    ({ kind, itemId, customerId }) =>
      STAYS.has(kind) && (itemId === item.itemId || (itemId === null && customerId === item.customerId)),
  );

export interface MoveFigures {
  readonly items: number;
  /** Of them to another day; of the others only where the day comes from is another. */
  readonly moved: number;
  readonly later: number;
  /** Not overdue any more, and overdue from now on. */
  readonly relieved: number;
  readonly overdue: number;
}

export function figuresOf(items: readonly Pick<MovingItem, 'beforeOn' | 'afterOn'>[], today: Day): MoveFigures {
  const count = (fits: (item: Pick<MovingItem, 'beforeOn' | 'afterOn'>) => boolean): number =>
    items.filter(fits).length;
  return {
    items: items.length,
    moved: count(({ beforeOn, afterOn }) => beforeOn !== afterOn),
    later: count(({ beforeOn, afterOn }) => afterOn > beforeOn),
    relieved: count(({ beforeOn, afterOn }) => beforeOn < today && afterOn >= today),
    overdue: count(({ beforeOn, afterOn }) => beforeOn >= today && afterOn < today),
  };
}

/** What a person saw before agreeing: another look shows something else where it is not the same. */
export const seenOf = ({ items, moved, later }: MoveFigures, companyBy: string): string =>
  [items, moved, later, companyBy].join(' ');
