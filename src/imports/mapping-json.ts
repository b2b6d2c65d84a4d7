import type { LedgerRow, StageColumn } from './mapping';

/** Rows as the JSON text that a database stages: an array of arrays of values in a given order. */
export function rowsToJson(rows: readonly LedgerRow[], columns: readonly StageColumn[]): string {
  const width = columns.length;
  const values = new Array<unknown[]>(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as LedgerRow;
    const cells = new Array<unknown>(width);
    for (let column = 0; column < width; column++) cells[column] = row[columns[column] as StageColumn];
    values[at] = cells;
  }
  return JSON.stringify(values);
}
