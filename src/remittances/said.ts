import { format, formatAmount } from '../kernel/money';
import { dayText, fill } from '../languages/said';
import type { RemittedWords } from '../languages/remitted-words.en';
import type { Collected } from './collected-rows';
import type { FileProblem, ReadLine } from './remittance-file';
import { netOf, totalsOf } from './remittance';
import { cell, number, tableOf, type MoneyCell, type MoneyTable } from './table';

/** What stands in tables of money that came in, for both faces, in the words of who reads it. */
export interface Reader {
  readonly w: RemittedWords;
  readonly locale: string;
}

export function problemsTable({ w, locale }: Reader, problems: readonly FileProblem[], currency: string): unknown {
  const expected = ({ expectedMinor, expectedDay }: FileProblem): string =>
    expectedDay !== undefined ? dayText(expectedDay, locale) : expectedMinor === undefined ? '' : format({ minor: expectedMinor, currency }, locale); // prettier-ignore
  const rows = problems.map((one) => [
    number(String(one.row)),
    cell(one.column === null ? '' : w.fields[one.column]),
    cell(one.value),
    cell(fill(w.problems[one.code], { expected: expected(one) })),
  ]);
  const title = fill(w.wrongTitle, { n: problems.length });
  return { title, table: tableOf(title, [`#${w.row}`, w.column, w.value, w.wrong], rows) };
}

const orDash = (minor: number | null, amount: (minor: number) => string): string => (minor === null ? '–' : amount(minor)); // prettier-ignore

export function linesTable({ w, locale }: Reader, lines: readonly ReadLine[], currency: string): MoneyTable {
  const amount = (minor: number): string => formatAmount({ minor, currency }, locale);
  const rows = lines.map((line) => [
    ...[cell(line.number), cell(dayText(line.on, locale)), number(amount(line.grossMinor))],
    ...[line.commissionMinor, line.vatMinor, line.costsMinor].map((minor) => number(orDash(minor, amount))),
    number(amount(netOf(line))),
  ]);
  const all = totalsOf(lines);
  const foot = [cell(w.total), cell(''), ...[all.grossMinor, all.commissionMinor, all.vatMinor, all.costsMinor, all.netMinor].map((minor) => number(amount(minor)))]; // prettier-ignore
  const head = [w.case, w.paidOn, `#${w.gross} ${currency}`, `#${w.commission}`, `#${w.vat}`, `#${w.costs}`, `#${w.net}`]; // prettier-ignore
  return tableOf(w.previewTitle, head, rows, foot);
}

/** What came in for a case, by whichever way; null: nothing did. */
export function collectedTable({ w, locale }: Reader, rows: readonly Collected[], caption: string): MoneyTable | null {
  const [first] = rows;
  if (first === undefined) return null;
  const amount = (minor: number): string => formatAmount({ minor, currency: first.currency }, locale);
  const known = rows.every(({ feeModelId }) => feeModelId !== null);
  const fee = (row: Collected, minor: number): MoneyCell => number(row.feeModelId === null ? w.notAgreed : amount(minor)); // prettier-ignore
  const total = (of: (row: Collected) => number): string => amount(rows.reduce((sum, row) => sum + of(row), 0));
  const feeTotal = (of: (row: Collected) => number): string => (known ? total(of) : w.notAgreed);
  return tableOf(
    caption,
    [w.paidOn, w.way, `#${w.gross} ${first.currency}`, `#${w.commission}`, `#${w.vat}`, `#${w.net}`],
    rows.map((row) => [
      cell(dayText(row.on, locale)),
      cell(w.ways[row.way]),
      number(amount(row.grossMinor)),
      fee(row, row.commissionMinor),
      fee(row, row.vatMinor),
      fee(row, row.netMinor),
    ]),
    [
      ...[cell(w.total), cell(''), number(total((row) => row.grossMinor))],
      number(feeTotal((row) => row.commissionMinor)),
      number(feeTotal((row) => row.vatMinor)),
      number(feeTotal((row) => row.netMinor)),
    ],
  );
}
