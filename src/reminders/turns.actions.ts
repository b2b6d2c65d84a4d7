import { nextTurn } from '../platform/turn';

/**
 * Long work in stretches: after each, the database's answers are looked at and its next question is asked, so that both work at
 * the same time.
 */
export async function inStretches<From, To>(rows: readonly From[], each: (row: From) => readonly To[]): Promise<To[]> {
  const made: To[] = [];
  for (let from = 0; from < rows.length; from += AT_A_STRETCH) {
    for (const row of rows.slice(from, from + AT_A_STRETCH)) made.push(...each(row));
    await nextTurn();
  }
  return made;
}

/** Customers. */
const AT_A_STRETCH = 20;
