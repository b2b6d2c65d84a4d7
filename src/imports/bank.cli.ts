import type { Command } from 'commander';
import { undoStatement } from '../cash/actions';
import type { BankFault } from '../cash/bank-line';
import { breaksOf, type Break } from '../cash/continuity';
import { doubtCommands } from '../cash/doubts.cli';
import { linesOfStatement, statementById, statementsOf, type BankStatement, type KeptLine } from '../cash/store';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { printedIban } from '../companies/iban';
import { count } from '../kernel/count';
import { format } from '../kernel/money';
import { WrongUse, type Refusal } from '../kernel/result';
import { BANK_LIST_WORDS } from '../languages/bank-list-words';
import { inLanguage } from '../languages/said';
import { BadFile, example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { importBankFiles, type TakenBankFile } from './bank.actions';
import { asksInWords, listAnswersOf, withListOptions, type ListOptions } from './bank-list.cli';

/** `duly bank`: what the bank says. */
export function bankCommands(program: Command, shell: Shell): void {
  const group = program.command('bank').description('statements of the bank: what came in');
  example(
    withListOptions(common(group.command('import <file>')))
      .description(
        'CAMT.052, .053 and .054, MT940, CODA, CFONB 120 or OFX, a list as CSV or Excel, or a ZIP of them; what was there before is not taken twice',
      )
      .action((file: string, options: Common & ListOptions) => take(shell, file, options)),
    'duly bank import bank.xml',
  );
  example(
    common(group.command('list', { isDefault: true }))
      .description('statements, the latest first, and where one is missing between them')
      .action((options: Common) => list(shell, options)),
    'duly bank list',
  );
  example(
    common(group.command('show <statement>'))
      .description('the lines that a statement added')
      .action((statement: string, options: Common) => show(shell, statement, options)),
    'duly bank show STATEMENT',
  );
  example(
    common(group.command('undo <statement>'))
      .description('take a statement back, with the lines that it added')
      .option('--reason <text>', 'why')
      .action((statement: string, options: Undo) => undo(shell, statement, options)),
    'duly bank undo STATEMENT --reason "of another company"',
  );
  doubtCommands(group, shell);
}

async function take(shell: Shell, path: string, options: Common & ListOptions): Promise<void> {
  const list = listAnswersOf(options);
  const { work, company } = await atCompany(shell, options);
  for await (const { taken, refusal } of importBankFiles(work, { companyId: company.id, path, list })) {
    if (refusal) throw badFile(refusal);
    if (taken) await sayTaken(shell, { work, company }, taken, options);
  }
}

function badFile(refusal: Refusal): Error {
  if (refusal.code === 'bank-list-asks') return asksInWords(refusal);
  if (refusal.code !== 'bank-file-faults' && refusal.code !== 'no-bank-file') return refusal;
  const faults = (refusal.facts['faults'] ?? []) as readonly BankFault[];
  const text = [refusal.message, ...faults.map((fault) => `  ${faultText(fault)}`)].join('\n');
  return new BadFile(text, refusal.remedy, { code: refusal.code, faults });
}

async function sayTaken(
  shell: Shell,
  { work, company }: { readonly work: Work; readonly company: Company },
  taken: TakenBankFile,
  options: Common,
): Promise<void> {
  const { statementIds, repeated, lines, added, twins, notices, matched } = taken;
  if (options.json) {
    const statements = statementIds.map((id) => work.ids.seal('bank_statement', id));
    shell.json({
      format: taken.format,
      statements,
      repeated,
      lines,
      added,
      twins,
      joined: taken.joined,
      notices,
      matched,
    });
    return;
  }
  shell.print(
    `${taken.format}: ${count(statementIds.length, 'statement')} added, ${added} of ${count(lines, 'line')} new`,
  );
  if (repeated > 0) shell.print(`${count(repeated, 'statement')} had been taken before.`);
  if (taken.joined > 0) shell.print(`${count(taken.joined, 'line')} in another kind of file too: they count once.`);
  if (twins > 0)
    shell.print(`${count(twins, 'line')} perhaps in another kind of file too. Say what is so: duly bank doubts`);
  for (const notice of notices) shell.print(`  ${faultText(notice)}`);
  if (matched.receipts > 0) shell.print(`${count(matched.receipts, 'payment')} matched: ${matched.applied} applied, ${matched.waiting} waiting for a decision (duly cash).`); // prettier-ignore
  const fresh = new Set(statementIds);
  for (const one of await brokenOf(work, company)) if (fresh.has(one.broken.id)) shell.print(breakText(one, company));
}

const FAULTS: Readonly<Record<BankFault['code'], string>> = inLanguage(BANK_LIST_WORDS, 'en').faults;

const faultText = ({ place, value, code }: BankFault): string =>
  `${place}: ${value === '' ? '' : `"${value}" `}${FAULTS[code]}`;

interface Broken {
  readonly broken: Break;
  readonly statement: BankStatement;
}

async function brokenOf(work: Work, company: Company): Promise<Broken[]> {
  return brokenIn(await statementsOf(work.db.read, company.id));
}

function brokenIn(statements: readonly BankStatement[]): Broken[] {
  const accounts = new Set(statements.map(accountKey));
  const byId = new Map(statements.map((one) => [one.id, one]));
  const breaks = [...accounts].flatMap((key) => breaksOf(statements.filter((one) => accountKey(one) === key)));
  return breaks.flatMap((broken) => {
    const statement = byId.get(broken.id);
    return statement ? [{ broken, statement }] : [];
  });
}

const accountKey = ({ accountId, currency }: BankStatement): string => `${accountId}/${currency}`;

function breakText({ broken, statement }: Broken, { language }: Company): string {
  const { currency, iban, closingOn } = statement;
  const amount = (minor: number): string => format({ minor, currency }, language);
  const [expected, said] = [amount(broken.expectedMinor), amount(broken.saidMinor)];
  if (broken.is === 'sum') {
    return `${printedIban(iban)}, to ${closingOn ?? '?'}: the lines come to ${expected}, the statement says ${said}.`;
  }
  const off = amount(broken.saidMinor - broken.expectedMinor);
  return `${printedIban(iban)}: a statement is missing after ${broken.after ?? '?'}: it ended with ${expected}, the next begins with ${said} (${off}).`;
}

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const statements = await statementsOf(work.db.read, company.id);
  const breaks = brokenIn(statements);
  if (options.json) {
    shell.json(
      statements.map((one) => ({
        ...asJson(work, one),
        breaks: breaks.flatMap(({ broken: { id, ...broken } }) => (id === one.id ? [broken] : [])),
      })),
    );
    return;
  }
  if (statements.length === 0) shell.print('No bank statements yet.');
  for (const one of statements) {
    const { currency, closingMinor, closingOn, iban, number, lines, added } = one;
    const closing = closingMinor === null ? '–' : format({ minor: closingMinor, currency }, company.language);
    shell.print(
      `${work.ids.seal('bank_statement', one.id)}  ${printedIban(iban)}  ${closingOn ?? one.recordedAt.slice(0, 10)}  ${number ?? '–'}  ${closing}  ${count(lines, 'line')}, ${added} new`,
    );
  }
  for (const one of breaks) shell.print(breakText(one, company));
}

const asJson = (work: Work, { id, accountId: _, goesOn: _g, ...rest }: BankStatement): object => ({
  statement: work.ids.seal('bank_statement', id),
  ...rest,
});

async function named(work: Work, company: Company, text: string): Promise<BankStatement> {
  const id = work.ids.open('bank_statement', text);
  const found = id === undefined ? undefined : await statementById(work.db.read, company.id, id);
  if (!found) throw new WrongUse(`${text} is no bank statement.`, 'See them: duly bank list');
  return found;
}

const AT_ONCE = 1_000;

async function show(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const statement = await named(work, company, text);
  const lines: KeptLine[] = [];
  for (let offset = 0; ; offset += AT_ONCE) {
    const some = await linesOfStatement(work.db.read, company.id, statement.id, { most: AT_ONCE, offset });
    if (!options.json) for (const line of some) shell.print(lineText(line, company));
    else lines.push(...some);
    if (some.length < AT_ONCE) break;
  }
  if (options.json)
    shell.json({ ...asJson(work, statement), lines: lines.map(({ id: _, counts, doubtful, toldBy, partOf, ...rest }) => ({ ...rest, counts: counts === 1, perhapsTwice: doubtful === 1 })) }); // prettier-ignore
  else if (statement.added === 0) shell.print('It added no lines.');
}

function lineText(line: KeptLine, { language }: Company): string {
  const { bookedOn, amountMinor, currency, reference, name, text, returned, counts, doubtful } = line;
  const said = [reference, name, text].filter((part) => part !== null && part !== '').join(' · ');
  const marks = `${returned === null ? '' : ` (came back: ${returned})`}${doubtful === 1 ? ' (perhaps told twice)' : counts === 0 ? ' (told in another file too: does not count)' : ''}`;
  return `${bookedOn}  ${format({ minor: amountMinor, currency }, language).padStart(14)}  ${said}${marks}`;
}

type Undo = Common & { readonly reason?: string };

async function undo(shell: Shell, text: string, options: Undo): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const statement = await named(work, company, text);
  await undoStatement(work, company.id, statement.id, options.reason ?? '');
  if (options.json) shell.json({ undone: text });
  else shell.print(`${text} is taken back, with ${count(statement.added, 'line')}.`);
}
