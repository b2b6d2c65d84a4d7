import { daysBetween, type Day } from '../kernel/day';
import { UNKEPT, type Judged } from './promise';

/**
 * The level of a promise: the how-many-th it is on an item since one was last kept. The first, if it is near, pauses the
 * reminders by itself; a longer or a later one only where a person decides so.
 */
export function levelOf(history: readonly Judged[], itemIds: readonly number[]): number {
  return 1 + Math.max(0, ...itemIds.map((itemId) => unkeptOn(history, itemId)));
}

/**
 * Promises on the item that were not kept, or that a later one replaced before their day, since the last that was kept. One
 * that is still open is about to be replaced by the promise that is asked about.
 */
function unkeptOn(history: readonly Judged[], itemId: number): number {
  let count = 0;
  for (const { promise, verdict } of [...history].sort((a, b) => a.promise.id - b.promise.id)) {
    const part = promise.parts.find((one) => one.itemId === itemId);
    if (!part) continue;
    if (verdict.state === 'kept' && part.replacedOn === null) count = 0;
    else if (UNKEPT.has(verdict.state) || verdict.state === 'open' || part.replacedOn !== null) count += 1;
  }
  return count;
}

/** Does a promise pause the reminders unless somebody decides otherwise? `longestDays` is the company's setting. */
export function pausesByItself(
  promise: { readonly level: number; readonly givenOn: Day; readonly promisedOn: Day },
  longestDays: number,
): boolean {
  return promise.level === 1 && daysBetween(promise.givenOn, promise.promisedOn) <= longestDays;
}
