import type { Day } from '../kernel/day';
import { accountWords } from '../languages/account-words';
import type { AccountWords } from '../languages/account-words.en';
import { codeText } from '../languages/code-words';
import { othersWords } from '../languages/statement-others-words';
import type { ClaimedCharge } from '../ledger/charge';
import { labelOf, type OpenItem } from '../ledger/open-item';
import type { Statement } from '../ledger/statement';
import { amountCell, dayCell, type Cell, type Sheet } from '../platform/sheet';
import { besideSheets } from './beside.actions';
import { lateBy } from './paper';

/** A statement of account for a spreadsheet: amounts and days stay what they are, so that they can be added up and sorted. */

interface Sheeted {
  readonly made: readonly Statement[];
  readonly open: readonly OpenItem[];
  readonly charges: readonly ClaimedCharge[];
  readonly others: readonly OtherAccount[];
}

/** One sheet per currency, and beside each what of it is open; interest and costs on sheets of their own. */
export function statementSheets({ made, open, charges, others }: Sheeted, language: string): Sheet[] {
  const w = accountWords(language);
  const head = [w.day, w.what, w.document, w.due, w.debit, w.credit, w.balance];
  const beside = [
    ...besideSheets({ made, charges }, language),
    ...(others.length === 0 ? [] : [othersSheet(others, language)]),
  ];
  if (made.length === 0) return [{ name: w.title, head, rows: [] }, ...beside];
  return [...made.flatMap((one) => [accountSheet(w, one, head), openSheet(w, one, open)]), ...beside];
}

/** What is open of another customer in a currency. */
export interface OtherAccount {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly openMinor: number;
}

function othersSheet(others: readonly OtherAccount[], language: string): Sheet {
  const w = othersWords(language);
  return {
    name: w.sheet,
    head: [w.number, w.customer, '', w.open],
    rows: others.map(({ code, name, currency, openMinor }) => [code, name, currency, amountCell(openMinor, currency)]),
  };
}

function accountSheet(w: AccountWords, made: Statement, head: readonly string[]): Sheet {
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
        ...[dayCell(line.on), codeText(w.entry, line.type), line.document, dayCell(line.dueOn)],
        line.amountMinor > 0 ? money(line.amountMinor) : null,
        line.amountMinor < 0 ? money(-line.amountMinor) : null,
        money(line.balanceMinor),
      ]),
      [dayCell(made.to), w.sums, null, null, money(made.debitMinor), money(-made.creditMinor), null],
      total(made.to, w.closing, made.closingMinor),
    ],
  };
}

function openSheet(w: AccountWords, { currency, to }: Statement, open: readonly OpenItem[]): Sheet {
  const mine = open.filter((item) => item.currency === currency);
  return {
    name: `${currency} ${w.open.sheet}`,
    head: [w.day, w.what, w.document, w.due, w.open.amount, w.open.open, w.open.late],
    rows: mine.map((item): Cell[] => [
      ...[dayCell(item.issuedOn), codeText(w.entry, item.type), labelOf(item), dayCell(item.dueOn)],
      ...[amountCell(item.amountMinor, currency), amountCell(item.openMinor, currency)],
      lateBy(item, to) > 0 ? lateBy(item, to) : null,
    ]),
  };
}
