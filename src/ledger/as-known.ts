import type { Day } from '../kernel/day';
import type { OpenItem } from './open-item';

/** A change of a field that was not yet known: what stood there before, as text. `part` is empty for the entry itself. */
export interface LaterChange {
  readonly entryId: number;
  readonly part: number | null;
  /** The column's name, `due_on`. */
  readonly field: string;
  readonly before: string | null;
}

/**
 * The items as they were known before the changes, which are given newest first. What was open moves with the amount:
 * allocations stay what they are.
 */
export function asKnown(items: readonly OpenItem[], laterChanges: readonly LaterChange[]): OpenItem[] {
  const byEntry = new Map<number, LaterChange[]>();
  for (const change of laterChanges) {
    byEntry.set(change.entryId, [...(byEntry.get(change.entryId) ?? []), change]);
  }
  return items.map((item) =>
    (byEntry.get(item.entryId) ?? [])
      .filter((change) => change.part === item.part || (change.part === null && change.field !== 'amount_minor'))
      .reduce(before, item),
  );
}

/** The items that stood in the ledger on that day with something open. */
export const openOn = (items: readonly OpenItem[], asOn: Day): OpenItem[] =>
  items.filter((item) => item.issuedOn <= asOn && item.openMinor !== 0);

function before(item: OpenItem, change: LaterChange): OpenItem {
  const field = change.field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (field === 'amountMinor') {
    const amountMinor = Number(change.before ?? 0);
    return { ...item, amountMinor, openMinor: item.openMinor + amountMinor - item.amountMinor };
  }
  if (!(field in item)) return item;
  const value = change.before !== null && WHOLE_NUMBERS.has(field) ? Number(change.before) : change.before;
  return { ...item, [field]: value };
}

const WHOLE_NUMBERS: ReadonlySet<string> = new Set(['openingStep', 'parts']);
