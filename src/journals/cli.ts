import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ACCOUNT_ROLES, type AccountRole } from '../companies/accounting';
import { changeSetting } from '../companies/actions';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { count } from '../kernel/count';
import { format } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { en as w } from '../languages/journal-words.en';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { exportJournal, journalFile, previewJournal, undoJournal, type JournalDeps } from './actions';
import type { JournalFault } from './books';
import { chartByCode, chartsFor } from './charts';
import { faultText } from './fault-text';
import { totalsOf } from './posting';
import { exportBy, exportsOf, type JournalExport } from './store';

/** `duly journal`: back to accounting. */
export function journalCommands(program: Command, shell: Shell, deps: JournalDeps): void {
  const group = program
    .command('journal')
    .description('back to accounting: fees, interest, write-offs, differences and what partners cost');
  const until = '--until <day>';
  const untilText = 'up to and including that day; otherwise today';
  example(
    common(group.command('settings'))
      .description('format, first day and accounts; --set accounts.interest=763100, --accept what a chart proposes')
      .option('--set <name=value...>', 'format=fec beginsOn=2026-01-01 charges=claimed accounts.fee=758000 …')
      .option('--accept <chart>', 'take what is proposed where nothing is set: pcg, skr03, skr04 or bas')
      .action((options: SettingOptions) => settings(shell, options)),
    'duly journal settings --accept pcg --set format=fec beginsOn=2026-01-01 charges=claimed',
  );
  example(
    common(group.command('preview'))
      .description('what is to be exported, with its sums, and what stands in the way')
      .option(until, untilText)
      .action((options: Until) => preview(shell, options, deps)),
    'duly journal preview',
  );
  example(
    common(group.command('export'))
      .description('export it: each once; --out writes the file')
      .option(until, untilText)
      .option('--out <file>', 'where to write it')
      .action((options: Until & Out) => exported(shell, options, deps)),
    'duly journal export --until 2026-03-03 --out journal.txt',
  );
  example(
    common(group.command('list', { isDefault: true }))
      .description('the exports, the newest first')
      .action((options: Common) => list(shell, options)),
    'duly journal list',
  );
  example(
    common(group.command('file <number>'))
      .description('an export once more, byte for byte')
      .requiredOption('--out <file>', 'where to write it')
      .action((number: string, options: Common & Out) => again(shell, number, options)),
    'duly journal file 1 --out again.txt',
  );
  example(
    common(group.command('undo <number>'))
      .description('take the last export back: the next one tells the same once more')
      .action((number: string, options: Common) => undo(shell, number, options)),
    'duly journal undo 1',
  );
}

type Until = Common & { readonly until?: string };
interface Out {
  readonly out?: string;
}
type SettingOptions = Common & { readonly set?: readonly string[]; readonly accept?: string };

const LOCALE = 'en-GB';
const inWords = (fault: JournalFault) => {
  const { text, remedy } = faultText(fault, w, LOCALE);
  return { text, remedy: remedy.replace(/the settings, Accounting/g, 'duly journal settings') };
};

async function settings(shell: Shell, options: SettingOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { accounting: before } = await settingsOf(work.db.read, company.id);
  const given = { ...before, accounts: { ...accepted(options.accept), ...before.accounts } };
  for (const one of options.set ?? []) put(given, one);
  if (options.set !== undefined || options.accept !== undefined)
    await changeSetting(work, company.id, 'accounting', JSON.stringify(given));
  const { accounting } = await settingsOf(work.db.read, company.id);
  if (options.json) {
    shell.json(accounting);
    return;
  }
  const { accounts, ...others } = accounting;
  for (const [name, value] of Object.entries(others)) shell.print(`${name}: ${JSON.stringify(value)}`);
  const [chart] = chartsFor(company.country);
  for (const role of ACCOUNT_ROLES) shell.print(accountLine(role, accounts[role], chart?.accounts[role]));
  if (chart) shell.print(`Proposed: ${chart.name}. ${chart.source}. Nobody has checked it: take it with --accept ${chart.code}.`); // prettier-ignore
}

function accountLine(role: AccountRole, account: string | undefined, proposed?: { account: string; name: string }): string {
  if (account !== undefined) return `accounts.${role}: ${account}`;
  return `accounts.${role}: missing${proposed ? ` (proposed: ${proposed.account} ${proposed.name})` : ''}`;
} // prettier-ignore

function accepted(code: string | undefined): Partial<Record<AccountRole, string>> {
  if (code === undefined) return {};
  const chart = chartByCode(code);
  if (!chart) throw new WrongUse(`There is no chart ${code}.`, 'Use one of: pcg, skr03, skr04, bas.');
  return Object.fromEntries(Object.entries(chart.accounts).map(([role, { account }]) => [role, account]));
}

/** `name=value`, also below: `accounts.fee=7588`, `datev={"consultant":1001,…}`; empty takes an account away. */
function put(given: Record<string, unknown>, text: string): void {
  const [, name = '', below, value = ''] = /^(\w+)(?:\.(\w+))?=(.*)$/s.exec(text) ?? [];
  if (name === '') throw new WrongUse(`${text} is no setting.`, 'Write name=value, such as accounts.interest=763100.');
  if (below === undefined) {
    given[name] = valueOf(name, value);
  } else {
    if (name !== 'accounts') throw new WrongUse(`${name}.${below} is no setting.`, 'Only accounts have names below.');
    const others = Object.entries(given['accounts'] as object).filter(([role]) => role !== below);
    given['accounts'] = Object.fromEntries([...others, ...(value === '' ? [] : [[below, value] as const])]);
  }
}

/** Texts stay texts, though they be of digits. */
function valueOf(name: string, value: string): unknown {
  if (name === 'journal' || name === 'series') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

const dayOf = (options: Until, work: Work) => (options.until === undefined ? work.today : dayOption(options.until));

async function preview(shell: Shell, options: Until, deps: JournalDeps): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const shown = await previewJournal(work.db.read, work, company, { until: dayOf(options, work), ...deps });
  const { accounting: _, ...facts } = shown;
  if (options.json) {
    shell.json({ ...facts, totals: totalsOf(shown.postings) });
    return;
  }
  shell.print(`${shown.from} to ${shown.until}: ${count(shown.postings.length, 'posting')}, ${w.format[shown.format]}`);
  for (const { account, role, currency, debitMinor, creditMinor } of totalsOf(shown.postings)) {
    const amount = (minor: number): string => format({ minor, currency }, LOCALE);
    shell.print(
      `  ${account || '–'} ${w.labels.role[role]}: debit ${amount(debitMinor)}, credit ${amount(creditMinor)}`,
    );
  }
  if (shown.late > 0) shell.print(`${count(shown.late, 'posting')} of days that were exported before: posted on ${shown.from}.`); // prettier-ignore
  for (const { currency, count: n } of shown.unrated) shell.print(`${count(n, 'posting')} in ${currency} left out: no rate is known.`); // prettier-ignore
  const { count: discounts, law, percent } = shown.vatToCheck;
  if (discounts > 0) shell.print(`${count(discounts, 'cash discount')}: VAT may have to be corrected (${law ?? ''}); ${percent === null ? 'none is taken out of them' : `${percent} % are taken out of them`}. To be checked in the books.`); // prettier-ignore
  if (shown.keptOut > 0) shell.print(`${count(shown.keptOut, 'charge')} claimed and not paid: not in the books until paid.`); // prettier-ignore
  for (const fault of shown.faults) shell.print(`${inWords(fault).text} ${inWords(fault).remedy}`.trim());
}

async function exported(shell: Shell, options: Until & Out, deps: JournalDeps): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const made = await exportJournal(work, company, { until: dayOf(options, work), ...deps }, inWords);
  if (options.out !== undefined) await writeFile(options.out, await journalFile(work, made));
  told(shell, options, work, made);
}

function told(shell: Shell, options: Common & Out, work: Work, made: JournalExport): void {
  if (options.json) {
    shell.json(jsonOf(work, made));
    return;
  }
  shell.print(lineOf(made));
  if (options.out !== undefined) shell.print(`Written to ${options.out}.`);
}

const jsonOf = (work: Work, { id, ...one }: JournalExport): object => ({
  journal: work.ids.seal('journal_export', id),
  ...one,
});

const lineOf = (one: JournalExport): string =>
  `${one.number}  ${one.from} to ${one.until}  ${w.format[one.format]}  ${count(one.postings, 'posting')}  ${format({ minor: one.debitMinor, currency: one.currency }, LOCALE)}  ${one.endedAt === null ? 'exported' : 'taken back'}  ${one.sha256.slice(0, 16)}`;

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const all = await exportsOf(work.db.read, company.id, 1_000);
  if (options.json) {
    shell.json(all.map((one) => jsonOf(work, one)));
    return;
  }
  for (const one of all) shell.print(lineOf(one));
  if (all.length === 0) shell.print('No journal yet.');
}

async function numbered(work: Work, company: Company, text: string): Promise<JournalExport> {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  const found = Number.isNaN(number) ? undefined : await exportBy(work.db.read, company.id, { number });
  if (!found) throw new Refusal('no-such-journal', `There is no journal ${text}.`, 'See them: duly journal list');
  return found;
}

async function again(shell: Shell, number: string, options: Common & Out): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const one = await numbered(work, company, number);
  if (options.out !== undefined) await writeFile(options.out, await journalFile(work, one));
  told(shell, options, work, one);
}

async function undo(shell: Shell, number: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id } = await numbered(work, company, number);
  const undone = await undoJournal(work, company.id, id);
  if (options.json) {
    shell.json(jsonOf(work, undone));
    return;
  }
  shell.print(`Journal ${undone.number} was taken back; its file is kept. The next one tells the same once more.`);
}
