import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { amountCell, csvOf, dayCell, xlsxOf, type Cell, type Sheet } from '../platform/sheet';
import { example, type Shell } from '../platform/shell';
import { statements, type Statement } from './statement';
import { postingsOf } from './statement.store';

/** `duly statement`: a customer's account, entry by entry, with the balance after each. */
export function statementCommand(program: Command, shell: Shell): void {
  const command = common(program.command('statement <customer>'))
    .description('a customer’s account, entry by entry, with the balance after each')
    .option('--from <day>', 'what stood before becomes the opening balance')
    .option('--to <day>', 'otherwise today')
    .option('--csv', 'as CSV on standard output')
    .option('--xlsx <file>', 'as an Excel workbook, one sheet per currency')
    .action((customer: string, options: Options) => statement(shell, customer, options));
  example(command, 'duly statement 4711 --from 2026-01-01');
}

type Options = Common & {
  readonly from?: string;
  readonly to?: string;
  readonly csv?: boolean;
  readonly xlsx?: string;
};

async function statement(shell: Shell, text: string, options: Options): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const from = options.from === undefined ? null : dayOption(options.from);
  const to = options.to === undefined ? work.today : dayOption(options.to);
  if (from !== null && from > to) throw new WrongUse(`${from} is after ${to}.`, 'Give --from before --to.');
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const made = statements(await postingsOf(work.db.read, company.id, customer.id), from, to);
  if (options.xlsx !== undefined) {
    const sheets = made.length === 0 ? [{ name: 'Statement', head: HEAD, rows: [] }] : made.map(sheetOf);
    await writeFile(options.xlsx, xlsxOf(sheets));
  }
  if (options.json) {
    const lines = made.map((one) => ({
      ...one,
      lines: one.lines.map(({ entryId, ...line }) => ({ entry: work.ids.seal('entry', entryId), ...line })),
    }));
    shell.json({ company: company.code, customer: customer.code, name: customer.name, statements: lines });
  } else if (options.csv) {
    shell.print(csvOf({ name: 'Statement', head: HEAD, rows: made.flatMap((one) => sheetOf(one).rows) }).trimEnd());
  } else if (options.xlsx !== undefined) {
    shell.print(`Written: ${options.xlsx}`);
  } else {
    shell.print(`${customer.code}  ${customer.name}`);
    if (made.length === 0) shell.print('Nothing was ever booked on this account.');
    for (const one of made) print(shell, one, company.language);
  }
}

const HEAD = ['day', 'type', 'document', 'due', 'currency', 'amount', 'balance'];

/** Ready for a spreadsheet: the opening balance, the lines, the closing balance. */
function sheetOf(statement: Statement): Sheet {
  const { currency, from, to, openingMinor, closingMinor, lines } = statement;
  const total = (on: Cell, label: string, minor: number): Cell[] => [
    on,
    label,
    null,
    null,
    currency,
    null,
    amountCell(minor, currency),
  ];
  return {
    name: currency,
    head: HEAD,
    rows: [
      ...(from === null ? [] : [total(dayCell(from), 'opening balance', openingMinor)]),
      ...lines.map((line): Cell[] => [
        dayCell(line.on),
        line.type,
        line.document,
        dayCell(line.dueOn),
        currency,
        amountCell(line.amountMinor, currency),
        amountCell(line.balanceMinor, currency),
      ]),
      total(dayCell(to), 'closing balance', closingMinor),
    ],
  };
}

function print(shell: Shell, statement: Statement, locale: string): void {
  const { currency, from, to, openingMinor, closingMinor, lines } = statement;
  const money = (minor: number): string => format({ minor, currency }, locale).padStart(16);
  if (from !== null) shell.print(`${from}  opening balance ${money(openingMinor)}`);
  for (const line of lines) {
    const known = line.basis === 'booked' ? '' : ` (${line.basis})`;
    shell.print(
      `${line.on}  ${line.type.replace('_', ' ')}${known} ${line.document} ${money(line.amountMinor)} ${money(line.balanceMinor)}`,
    );
  }
  shell.print(`${to}  closing balance ${money(closingMinor)}`);
}
