import type { LedgerRow, StageColumn } from './mapping';

/**
 * Rows as the JSON text that a database stages: an array of arrays of values in a given order. The arrays are filled from their
 * beginning, because one with holes is written several times as slowly.
 */
export function rowsToJson(rows: readonly LedgerRow[], columns: readonly StageColumn[]): string {
  const values: unknown[][] = [];
  for (const row of rows) {
    const cells: unknown[] = [];
    for (const column of columns) cells.push(row[column]);
    values.push(cells);
  }
  return JSON.stringify(values);
}
