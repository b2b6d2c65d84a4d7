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

/**
 * Numbers of entries begin anew with each year of the books: the month tells one from that of another year, so that neither takes the
 * other's place. A number that holds the year itself stays. The day is `20260207` or `2026-02-07`; without one the number stays too.
 */
export function numberInYear(number: string, day: string): string {
  const [, year = '', month = ''] = /^(\d{4})-?(\d{2})-?\d{2}$/.exec(day) ?? [];
  return year === '' || number.includes(year) ? number : `${number}/${year}-${month}`;
}
