import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { printedIban } from '../companies/iban';
import { knowBankAccount } from '../companies/known-account.actions';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { stateAlias } from './alias.actions';
import { answerDoubt, takeBackAnswer } from './telling.actions';
import { answeredPairs, openDoubts, type Pair } from './telling.store';

/** `duly bank doubts`: what is perhaps told twice, and what was said of it. */
export function doubtCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('doubts'))
      .description('money that two files perhaps tell, and what was said of it')
      .action((options: Common) => doubts(shell, options)),
    'duly bank doubts',
  );
  for (const answer of ['same', 'other'] as const) {
    example(
      common(group.command(`${answer} <doubt>`))
        .description(answer === 'same' ? 'say that both are the same money' : 'say that both came in')
        .action((doubt: string, options: Common) => say(shell, answer, doubt, options)),
      `duly bank ${answer} DOUBT`,
    );
  }
  example(
    common(group.command('unsay <answer>'))
      .description('take back what was said of two lines')
      .action((answer: string, options: Common) => unsay(shell, answer, options)),
    'duly bank unsay ANSWER',
  );
  example(
    common(group.command('also <number>'))
      .description('state another number of an account, as files write it: a QR-IBAN, the bank’s own')
      .requiredOption('--iban <iban>', 'the account')
      .action((number: string, options: Common & { readonly iban: string }) => also(shell, number, options)),
    'duly bank also CH4431999123000889012 --iban CH9300762011623852957',
  );
  example(
    common(group.command('own <iban>'))
      .description('add an account of ours of which statements come; customers are not asked to pay there')
      .requiredOption('--currency <code>', 'in which it is kept')
      .action((iban: string, options: Common & { readonly currency: string }) => own(shell, iban, options)),
    'duly bank own NL91ABNA0417164300 --currency EUR',
  );
}

const MOST = 500;

async function doubts(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const open = await openDoubts(work.db.read, company.id, MOST);
  const answered = await answeredPairs(work.db.read, company.id, { most: MOST });
  if (options.json) {
    const plain = ({ id: _, accountId: _a, aId: _b, bId: _c, aStatement: _d, bStatement: _e, ...rest }: Pair): object =>
      rest;
    shell.json({
      open: open.map((one) => ({ doubt: work.ids.seal('bank_doubt', one.id), ...plain(one) })),
      answered: answered.map((one) => ({ saidAs: work.ids.seal('bank_answer', one.id), ...plain(one) })),
    });
    return;
  }
  if (open.length === 0) shell.print('Nothing is in doubt.');
  for (const one of open)
    for (const line of linesOf(work.ids.seal('bank_doubt', one.id), one, company)) shell.print(line);
  for (const one of answered) {
    const said = one.answer === 'same' ? 'the same' : 'both came in';
    for (const line of linesOf(`${work.ids.seal('bank_answer', one.id)}: ${said}`, one, company)) shell.print(line);
  }
}

function linesOf(head: string, one: Pair, { language }: Company): string[] {
  const line = (on: string, minor: number, said: readonly (string | null)[], telling: string): string =>
    `  ${on}  ${format({ minor, currency: one.currency }, language).padStart(14)}  ${said.filter((part) => part !== null && part !== '').join(' · ')} (${telling})`;
  return [
    head,
    line(one.aOn, one.aMinor, [one.aReference, one.aName, one.aText], one.aTelling),
    line(one.bOn, one.bMinor, [one.bReference, one.bName, one.bText], one.bTelling),
  ];
}

async function say(shell: Shell, answer: 'same' | 'other', text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const id = work.ids.open('bank_doubt', text);
  if (id === undefined) throw new WrongUse(`${text} is no question.`, 'See them: duly bank doubts');
  await answerDoubt(work, company.id, id, answer);
  if (options.json) shell.json({ doubt: text, answer });
  else shell.print(answer === 'same' ? 'It counts once.' : 'Both count.');
}

async function unsay(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const id = work.ids.open('bank_answer', text);
  if (id === undefined) throw new WrongUse(`${text} is no answer.`, 'See them: duly bank doubts');
  await takeBackAnswer(work, company.id, id);
  if (options.json) shell.json({ unsaid: text });
  else shell.print('It is taken back.');
}

async function also(shell: Shell, given: string, options: Common & { readonly iban: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const number = await stateAlias(work, company.id, { number: given, iban: options.iban });
  if (options.json) shell.json({ number });
  else shell.print(`${number} is that account too.`);
}

async function own(shell: Shell, given: string, options: Common & { readonly currency: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const iban = await knowBankAccount(work, company.id, { iban: given, currency: options.currency });
  if (options.json) shell.json({ iban });
  else shell.print(`${printedIban(iban)} is an account of the company: statements of it are taken.`);
}
