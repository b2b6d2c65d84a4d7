import { currencyOf } from './currency-mark';
import type { PdfLine } from './pdf-lines';
import { isAmount, type PdfAdvice } from './remittance-pdf';
import { isTotal } from './remittance-words';
import type { RawRow } from './row';

/** An advice that is a letter: no headings, but lines that name a document of ours and an amount. A person always looks at it. */
export function guessedInPdf(lines: readonly PdfLine[], isKnown: (word: string) => boolean): PdfAdvice | undefined {
  const rows: RawRow[] = [];
  const marks = new Set<string>();
  for (const { line, cells } of lines) {
    const words = cells.map(({ text }) => text);
    const amount = words.flatMap((text) => amountIn(text, marks)).at(-1);
    if (amount === undefined) continue;
    const document = words.flatMap((text) => tokens(text)).find((word) => word !== amount && isKnown(word));
    const label = words.find((text) => isTotal(text));
    if (document !== undefined) rows.push({ line, cells: [document, amount] });
    else if (label !== undefined) rows.push({ line, cells: [label, amount] });
  }
  const documents = rows.filter(({ cells }) => !isTotal(String(cells[0]))).length;
  if (documents === 0) return undefined;
  return { rows: [{ line: 1, cells: ['Invoice number', 'Paid'] }, ...rows], documents, marks: [...marks], doubt: true };
}

/** Without its label and its currency, which is remembered. */
function amountIn(text: string, marks: Set<string>): string[] {
  const behind = text.replace(/^.*[:=]\s*/, '');
  const found = /^(\p{Sc}|[A-Z]{3})?\s*(\S.*?)\s*(\p{Sc}|[A-Z]{3})?$/u.exec(behind);
  const [, before, bare = behind, after] = found ?? [];
  const mark = before ?? after;
  if (!isAmount(bare)) return isAmount(behind) ? [behind] : [];
  if (mark !== undefined && currencyOf(mark) !== undefined) marks.add(mark);
  return [bare];
}

/** Words of it that may be the number of a document. */
export const wordsIn = (lines: readonly PdfLine[]): string[] =>
  [...new Set(lines.flatMap(({ cells }) => cells.flatMap(({ text }) => tokens(text))))].slice(0, MOST_WORDS);

const tokens = (text: string): string[] =>
  text.split(/[\s,;()]+/).filter((word) => /\d/.test(word) && word.length <= LONGEST_WORD);
const MOST_WORDS = 5_000;
const LONGEST_WORD = 40;
