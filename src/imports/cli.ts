import type { Command } from 'commander';
import { bankCommands } from './bank.cli';
import { remittanceCommands } from './remittance.cli';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { dayIn, instant } from '../kernel/day';
import { format, isCurrency } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { termsCode } from '../kernel/terms';
import { termsIn } from '../kernel/terms-said';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { importFile } from './actions';
import { codesCommand } from './codes.cli';
import { codesInWords, diffInWords } from './diff';
import { KNOWN_TYPES } from '../customers/customer';
import { FIELDS, plain } from './headers';
import { closeCommand, listCommand, undoCommand } from './history.cli';
import type { DateOrder, DecimalMark, Encoding, ReadOptions } from './mapping-profile';
import type { FileKind } from './mapping';
import { outcomeJson, type Outcome } from './outcome';
import { sentence } from './problem';
import type { ImportRequest } from './request';
import { scopeFrom, type Mode } from './scope';
import { oneFile, type OneFile } from './years.actions';
import type { UndoDeps } from './undo.actions';

/** `duly import FILE`, and what can be done with an import afterwards. */
export function importCommands(program: Command, shell: Shell, deps: (work: Work) => UndoDeps): void {
  const group = program
    .command('import')
    .argument(
      '[files...]',
      'CSV, a workbook (.xlsx, .xls, .ods), a ledger (FEC, SIE 4 or 5, DATEV, SAF-T), or e-invoices (XML, PDF, ZIP); several: the FEC of several years',
    )
    .description('a file of receivables into the ledger');
  common(group)
    .option(
      '--column <field=heading>',
      'which column is which, such as "dueOn=Zahlbar bis"; several times',
      severalTimes,
    )
    .option(
      '--code <number=number>',
      'which customer a damaged number means, such as 4711=004711, kept for the next file; the number itself: a customer of its own; several times',
      severalTimes,
    )
    .option('--ignore <heading>', 'a column to leave alone; several times', severalTimes)
    .option(
      '--kind <kind>',
      'items (what is open), invoices, payments, customers or allocations (which payment paid what); otherwise recognised',
    )
    .option('--mode <mode>', 'delta: what the file does not name is unchanged; snapshot: it is settled')
    .option('--scope <scope>', 'what a snapshot covers: all | currency=EUR,account=4711,overdue')
    .option('--as-of <day>', 'the day that the list shows')
    .option('--source <name>', 'remember how this source writes its files')
    .option('--currency <code>', 'for rows that name none')
    .option('--date-order <order>', 'dmy, mdy or ymd')
    .option('--decimal <mark>', '"." or ","')
    .option(
      '--debtor-type <type>',
      'what customers are of whom the file does not say it: company, sole_trader, public_body or consumer',
    )
    .option('--terms <terms>', 'for rows without a due day: 30, "45 jours fin de mois", "net 45 EOM", eom+45@10')
    .option(
      '--accounts <numbers>',
      'of a ledger: the accounts that hold what customers owe, such as 411,416; each may be only how it begins',
    )
    .option('--texts <answer>', 'of a ledger whose rows name no customers: yes to book what their texts say, or no')
    .option('--sheet <name>', 'of a workbook')
    .option('--header-line <n>', 'line of the headings: chooses one table of several')
    .option('--encoding <name>', 'utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15, cp850 or cp437')
    .option('--delimiter <mark>', 'such as ; or tab')
    .option('--drafts', 'take drafts too')
    .option('--good-rows', 'leave out the lines with problems and take the others')
    .option('--yes', 'take the likelier answers, and confirm what must be confirmed')
    .option('--dry-run', 'show what would happen, and do nothing')
    .action((files: readonly string[], options: Options) => run(shell, deps, files, options));
  example(group, 'duly import ledger.csv --as-of 2026-03-02');
  undoCommand(group, shell, deps);
  listCommand(group, shell);
  closeCommand(group, shell);
  codesCommand(group, shell);
  bankCommands(program, shell);
  remittanceCommands(program, shell);
}

interface Options extends Common {
  readonly column?: readonly string[];
  readonly code?: readonly string[];
  readonly ignore?: readonly string[];
  readonly kind?: string;
  readonly mode?: string;
  readonly scope?: string;
  readonly source?: string;
  readonly currency?: string;
  readonly dateOrder?: string;
  readonly debtorType?: string;
  readonly decimal?: string;
  readonly terms?: string;
  readonly accounts?: string;
  readonly texts?: string;
  readonly sheet?: string;
  readonly headerLine?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly drafts?: boolean;
  readonly goodRows?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

async function run(
  shell: Shell,
  deps: (work: Work) => UndoDeps,
  [file, ...more]: readonly string[],
  options: Options,
): Promise<void> {
  if (file === undefined) throw new WrongUse('No file was named.', 'Say which: duly import ledger.csv');
  const one = await oneFile([file, ...more]);
  try {
    await runOne(shell, deps, { ...one, options });
  } finally {
    one.remove();
  }
}

interface Asked extends OneFile {
  readonly options: Options;
}

async function runOne(
  shell: Shell,
  deps: (work: Work) => UndoDeps,
  { file, day, options, fileName }: Asked,
): Promise<void> {
  const mode = options.mode === undefined ? undefined : oneOf('--mode', options.mode, MODES);
  const scope = options.scope === undefined ? undefined : scopeFrom(options.scope);
  const readOptions = { ...readOptionsFrom(options), ...(fileName === undefined ? {} : { fileName }) };
  const { asOf: _, ...place } = options;
  const { work, company } = await atCompany(shell, place);
  const request: ImportRequest = {
    company,
    path: file,
    options: readOptions,
    fileDay: dayIn(company.zone, instant(day)),
    source: options.source,
    mode,
    scope,
    debtorType: options.debtorType === undefined ? undefined : oneOf('--debtor-type', options.debtorType, KNOWN_TYPES),
    yes: options.yes === true,
    goodRows: options.goodRows === true,
    dryRun: options.dryRun === true,
  };
  const outcome = await watched(shell, { work, stops: deps(work).stops }, request);
  const id = outcome.importId === null ? null : work.ids.seal('import', outcome.importId);
  if (options.json) shell.json(outcomeJson(outcome, id));
  else tell(shell, outcome, company);
}

async function watched(
  shell: Shell,
  { work, stops }: { readonly work: Work; readonly stops: UndoDeps['stops'] },
  request: ImportRequest,
): Promise<Outcome> {
  const bar = shell.progress('reading', 100, 'rows');
  try {
    const watch: ImportRequest['watch'] = ({ rows, taken, of }) =>
      bar.at(of === 0 ? 0 : (taken * 100) / of, taken >= of ? 'booking' : '', rows);
    return await importFile(work, { ...request, watch }, undefined, stops);
  } finally {
    bar.end();
  }
}

/** An option that may stand several times on the line. */
const severalTimes = (one: string, before: readonly string[] = []): readonly string[] => [...before, one];

const KINDS = ['items', 'invoices', 'payments', 'customers', 'allocations'] as const satisfies readonly FileKind[];
const MODES = ['delta', 'snapshot'] as const satisfies readonly Mode[];
const ORDERS = ['dmy', 'mdy', 'ymd'] as const satisfies readonly DateOrder[];
const MARKS = ['.', ','] as const satisfies readonly DecimalMark[];
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'cp850', 'cp437'] as const satisfies readonly Encoding[]; // prettier-ignore

function readOptionsFrom(options: Options): ReadOptions {
  const { kind, asOf, currency, dateOrder, decimal, terms, accounts, sheet, headerLine, encoding, delimiter, drafts } =
    options;
  return {
    ...(kind === undefined ? {} : { kind: oneOf('--kind', kind, KINDS) }),
    ...(asOf === undefined ? {} : { asOf: dayOption(asOf) }),
    ...(currency === undefined ? {} : { currency: currencyOption(currency) }),
    ...(dateOrder === undefined ? {} : { dateOrder: oneOf('--date-order', dateOrder, ORDERS) }),
    ...(decimal === undefined ? {} : { decimalMark: oneOf('--decimal', decimal, MARKS) }),
    ...(terms === undefined ? {} : { termsDays: termsOption(terms) }),
    ...(accounts === undefined ? {} : { accounts: accountsOption(accounts) }),
    ...(options.texts === undefined ? {} : { texts: oneOf('--texts', options.texts, ['yes', 'no']) === 'yes' }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerLine === undefined ? {} : { headerLine: wholeOption('--header-line', headerLine) }),
    ...(encoding === undefined ? {} : { encoding: oneOf('--encoding', encoding.toLowerCase(), ENCODINGS) }),
    ...(delimiter === undefined ? {} : { delimiter: delimiterOption(delimiter) }),
    ...(drafts === true ? { drafts } : {}),
    ...(options.column === undefined ? {} : { columns: columnsOption(options.column) }),
    ...(options.ignore === undefined ? {} : { ignore: options.ignore }),
    ...(options.code === undefined ? {} : { codes: codesOption(options.code) }),
  };
}

function columnsOption(named: readonly string[]): NonNullable<ReadOptions['columns']> {
  return Object.fromEntries(
    named.map((text) => {
      const [name = '', ...rest] = text.split('=');
      const field = FIELDS.find((one) => plain(one) === plain(name));
      const heading = rest.join('=').trim();
      if (field === undefined || heading === '') {
        throw new WrongUse(`--column cannot be ${text}.`, `Say FIELD=HEADING; the fields are: ${FIELDS.join(', ')}.`);
      }
      return [field, heading];
    }),
  );
}

function codesOption(named: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    named.map((text) => {
      const [code = '', meant = '', ...rest] = text.split('=').map((part) => part.trim());
      if (code === '' || meant === '' || rest.length > 0) {
        throw new WrongUse(`--code cannot be ${text}.`, 'Say NUMBER=NUMBER, such as --code 4711=004711.');
      }
      return [code, meant];
    }),
  );
}

function accountsOption(text: string): readonly string[] {
  const accounts = text.split(/[,;\s]+/).filter((account) => account !== '');
  if (accounts.length === 0)
    throw new WrongUse(`--accounts cannot be ${text}.`, 'Say numbers of accounts, such as --accounts 411,416.');
  return accounts;
}

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new WrongUse(`${option} cannot be ${text}.`, `Say one of: ${known.join(', ')}.`);
  return found;
}

function currencyOption(text: string): string {
  const code = text.toUpperCase();
  if (!isCurrency(code)) throw new WrongUse(`${text} is no currency.`, 'Give the ISO code, such as EUR.');
  return code;
}

function termsOption(text: string): string {
  const terms = termsIn(text);
  if (terms !== undefined) return termsCode(terms);
  throw new WrongUse(`--terms cannot be ${text}.`, 'Say days such as 30, or terms such as "45 jours fin de mois" or eom+45@10.');
} // prettier-ignore

function wholeOption(option: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new WrongUse(`${option} cannot be ${text}.`, 'Give a whole number, such as 30.');
  return Number(text);
}

function delimiterOption(text: string): string {
  const mark = text === 'tab' || text === '\\t' ? '\t' : text;
  if (mark.length !== 1) throw new WrongUse(`--delimiter cannot be ${text}.`, 'Give one character, or tab.');
  return mark;
}

function tell(shell: Shell, outcome: Outcome, company: Company): void {
  const { recognised, skipped, totals, problems, assumptions, notices } = outcome;
  if (outcome.state === 'previewed') shell.print('Nothing was changed. This is what would happen:');
  const named = outcome.importId === null ? '' : `Import ${outcome.importId}: `;
  const asOf = `as of ${outcome.asOf}${outcome.asOfAssumed ? ' (assumed)' : ''}`;
  shell.print(`${named}${recognised.file}, ${recognised.format}, ${outcome.kind}, ${asOf}`);
  for (const line of diffInWords(outcome, company.language)) shell.print(line);
  for (const [currency, sums] of Object.entries(totals)) {
    const money = (minor: number): string => format({ minor, currency }, company.language);
    shell.print(
      `${currency}: invoices ${money(sums.invoicesMinor)}, credit notes ${money(sums.creditNotesMinor)}, payments ${money(sums.paymentsMinor)}, open ${money(sums.openMinor)}`,
    );
  }
  for (const { sentence: why, count } of skipped) shell.print(`Left out: ${count}. ${why}`);
  for (const problem of problems) shell.print(sentence(problem));
  for (const line of codesInWords(outcome)) shell.print(line);
  for (const assumption of assumptions) shell.print(`Assumed: ${assumption}`);
  for (const notice of notices) shell.print(notice);
  if (outcome.missing.mustConfirm && outcome.state === 'previewed')
    shell.print('So much is missing that it must be confirmed: --yes');
}
