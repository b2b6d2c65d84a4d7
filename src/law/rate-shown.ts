import { RATE_FIELDS } from './rate-given';
import type { RateRow } from './rates';

/** Rates as a file that can be added again: what it says is what stands in the table. */
export function ratesCsv(rows: readonly RateRow[]): string {
  const lines = rows.map(({ series, from, value, status, source, certainTo }) =>
    [series, from, value, status, source.title, source.url ?? '', source.readOn ?? '', certainTo ?? '']
      .map(cell)
      .join(','),
  );
  return `${[RATE_FIELDS.join(','), ...lines].join('\n')}\n`;
}

/** What a spreadsheet would take for a formula stands as text; a rate below zero is a number. */
function cell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
