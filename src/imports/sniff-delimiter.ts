import { csvRecords } from './formats/csv';
import type { RawRow } from './formats/row';
import type { Found } from './reading';
import { findHeader } from './sniff-header';

/**
 * Which mark separates the cells. The header decides: the right mark is the one that makes headings which we know out of it; how
 * evenly the lines are cut decides where no heading is known.
 */
const MARKS = [',', ';', '\t', '|'] as const;
const NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

export const delimiterName = (mark: string): string => NAMES[mark] ?? `"${mark}"`;

/** `head` is the beginning of the text, some dozen kB, whole lines. */
export function sniffDelimiter(head: string): Found<string> {
  const said = /^"?sep=(.)"?\s*(?:\n|$)/i.exec(head);
  if (said) return { value: said[1] ?? ',', because: 'the line sep= says so', sure: true };
  const judged = MARKS.map((mark) => judge(head, mark)).sort((a, b) => b.score - a.score);
  const [best, second] = judged;
  if (best === undefined || best.even === 0)
    return { value: ',', because: 'no mark separates the lines evenly', sure: false };
  const because = best.hits > 1 ? `${best.hits} headings are known with it` : 'it cuts the lines most evenly';
  return { value: best.mark, because, sure: best.hits > (second?.hits ?? 0) || best.even > (second?.even ?? 0) };
}

interface Judged {
  readonly mark: string;
  readonly hits: number;
  readonly even: number;
  readonly score: number;
}

function judge(head: string, mark: string): Judged {
  const rows: RawRow[] = [];
  for (const row of csvRecords([head], { delimiter: mark, lineLength: 1_000_000, width: 0 })) {
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
    if (rows.length >= 200) break;
  }
  const hits = findHeader(rows)?.hits ?? 0;
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  const even = width > 1 && rows.length > 0 ? count / rows.length : 0;
  return { mark, hits, even, score: hits * 10 + even * 5 + Math.min(width, 20) * 0.05 };
}
