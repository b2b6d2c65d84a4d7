import { bytesOf } from '../formats/bytes';
import type { LedgerRow } from '../mapping';
import type { ReadOptions } from '../mapping-profile';
import { sentence } from '../problem';
import type { Batch, Totals } from '../reading';
import { readContent, rowsIn, type ContentReading } from '../reading-content';

/** A text read to its end, as tests look at it. */
export interface TextRead {
  readonly reading: ContentReading;
  readonly rows: readonly LedgerRow[];
  readonly problems: readonly string[];
  readonly totals: Totals;
  readonly batches: readonly Batch[];
}

export function readText(text: string, options: ReadOptions = {}): TextRead {
  const reading = readContent('list.csv', bytesOf(Buffer.from(text)), options);
  const batches = reading.questions.length > 0 ? [] : [...reading.batches()];
  const totals = reading.totals();
  return {
    reading,
    rows: batches.flatMap((batch) => rowsIn(batch, reading.columns)),
    problems: totals.problems.map((problem) => sentence(problem)),
    totals,
    batches,
  };
}

/** The rows of a text table, `| a | b |`, as arrays of trimmed cells; the line of dashes is left out. */
export function textTable(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim()))
    .filter((cells) => !cells.every((cell) => /^-+$/.test(cell))); // prettier-ignore
}
