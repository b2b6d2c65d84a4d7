/**
 * The number of an entry whose source counts several under one: the second of a customer and kind is `OD 7/2`, in the order of the file, so
 * that it is the same one when the file comes again.
 */
export function ownNumber(taken: Map<string, number>, of: string, number: string): string {
  const key = `${of}\u0001${number}`;
  const turn = (taken.get(key) ?? 0) + 1;
  taken.set(key, turn);
  return turn === 1 ? number : `${number}/${turn}`;
}
