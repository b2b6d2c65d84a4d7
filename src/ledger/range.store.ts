import type { CustomerRange } from './hold';

/** The customers of a range as a condition on the column that holds their row numbers. */
export function within(
  column: string,
  { first, last, only }: CustomerRange,
): { readonly sql: string; readonly bindings: readonly number[] } {
  if (only === undefined) return { sql: `${column} between ? and ?`, bindings: [first, last] };
  return { sql: `${column} in (${only.map(() => '?').join(', ')})`, bindings: only };
}
