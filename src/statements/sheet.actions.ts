import type { Day } from '../kernel/day';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { inLanguage } from '../languages/said';
import { labelOf, type OpenItem } from '../ledger/open-item';
import type { Statement } from '../ledger/statement';
import { amountCell, dayCell, type Cell, type Sheet } from '../platform/sheet';
import { lateBy, statementWords, type StatementWords } from './paper';

/** A statement of account for a spreadsheet: amounts and days stay what they are, so that they can be added up and sorted. */

/** One sheet per currency, and beside each what of it is open. */
export function statementSheets(made: readonly Statement[], open: readonly OpenItem[], language: string): Sheet[] {
  const w = statementWords(language);
  const head = [w.day, w.what, w.document, w.due, w.debit, w.credit, w.balance];
  if (made.length === 0) return [{ name: w.title, head, rows: [] }];
  const entry = inLanguage(CODE_WORDS, language).entry;
  return made.flatMap((one) => [accountSheet(w, entry, one, head), openSheet(w, entry, one, open)]);
}

function accountSheet(
  w: StatementWords,
  entry: Readonly<Record<string, string>>,
  made: Statement,
  head: readonly string[],
): Sheet {
  const { currency } = made;
  const money = (minor: number): Cell => amountCell(minor, currency);
  const total = (on: Day, label: string, minor: number): Cell[] => [
    dayCell(on),
    label,
    null,
    null,
    null,
    null,
    money(minor),
  ];
  return {
    name: currency,
    head,
    rows: [
      ...(made.from === null ? [] : [total(made.from, w.opening, made.openingMinor)]),
      ...made.lines.map((line): Cell[] => [
        ...[dayCell(line.on), codeText(entry, line.type), line.document, dayCell(line.dueOn)],
        line.amountMinor > 0 ? money(line.amountMinor) : null,
        line.amountMinor < 0 ? money(-line.amountMinor) : null,
        money(line.balanceMinor),
      ]),
      [dayCell(made.to), w.sums, null, null, money(made.debitMinor), money(-made.creditMinor), null],
      total(made.to, w.closing, made.closingMinor),
    ],
  };
}

function openSheet(
  w: StatementWords,
  entry: Readonly<Record<string, string>>,
  { currency, to }: Statement,
  open: readonly OpenItem[],
): Sheet {
  const mine = open.filter((item) => item.currency === currency);
  return {
    name: `${currency} ${w.open.sheet}`,
    head: [w.day, w.what, w.document, w.due, w.open.amount, w.open.open, w.open.late],
    rows: mine.map((item): Cell[] => [
      ...[dayCell(item.issuedOn), codeText(entry, item.type), labelOf(item), dayCell(item.dueOn)],
      ...[amountCell(item.amountMinor, currency), amountCell(item.openMinor, currency)],
      lateBy(item, to) > 0 ? lateBy(item, to) : null,
    ]),
  };
}
