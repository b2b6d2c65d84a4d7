import { format } from '../kernel/money';

/** What the demo did, as a table for a terminal. */
export interface Row {
  readonly what: string;
  readonly values: readonly (string | number)[];
}

/** Columns as wide as their widest cell, figures to the right. */
export function table(head: readonly string[], rows: readonly Row[]): string {
  const cells = [['', ...head], ...rows.map((row) => [row.what, ...row.values.map(String)])];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => (line[column] ?? '').length))) ?? [];
  const line = (one: readonly string[]): string =>
    one
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  const [first = [], ...rest] = cells;
  return [line(first), '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...rest.map(line)].join('\n');
}

export const sums = (byCurrency: ReadonlyMap<string, number>): string =>
  [...byCurrency].map(([currency, minor]) => format({ minor, currency }, 'en-GB')).join(' + ');
