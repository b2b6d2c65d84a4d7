import type { Bytes } from '../formats/bytes';
import { emptyRow, type LedgerRow, type StageColumn } from '../mapping';
import type { ReadOptions } from '../mapping-profile';
import { sentence } from '../problem';
import type { Batch, Totals } from '../reading';
import { readContent, type ContentReading } from '../reading-content';

/** A text read to its end, as tests look at it. */
interface TextRead {
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

/** The bytes of a file that is nowhere on a disk. */
export function bytesOf(content: Uint8Array): Bytes {
  return { size: content.length, read: (offset, length) => content.subarray(offset, offset + length) };
}

/** The rows of a batch as objects again. */
export function rowsIn(batch: Batch, columns: readonly StageColumn[]): LedgerRow[] {
  const rows = JSON.parse(batch.json) as unknown[][];
  return rows.map((values) => {
    const named = Object.fromEntries(columns.map((column, at) => [column, values[at]]));
    return { ...emptyRow(0, 'customer'), ...named };
  });
}
