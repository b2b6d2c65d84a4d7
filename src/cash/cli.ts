import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import { gather } from '../ledger/named.cli';
import { example, type Shell } from '../platform/shell';
import { decideCommands } from './decide.cli';
import { forgetAccount } from './learnt.actions';
import { learntAccounts } from './learnt.store';
import { matchReceipts } from './matching.actions';
import { refundCommands } from './refund.cli';
import { reported, type ReportOptions } from './report.cli';
import { appliedLines, lineNamed, listed, shownLine, type ListOptions } from './told.cli';

/** `duly cash`: money that came in, what is proposed for it, and what was decided; advices of what is paid stand beside it. */
export function cashCommands(program: Command, shell: Shell): void {
  const there = program.commands.find((one) => one.name() === 'cash') ?? program.command('cash');
  const group = there.description('money that came in: what waits, and what is to be done with it');
  example(
    common(group.command('list', { isDefault: true }))
      .description('what waits for a decision, the surest first, each with what is proposed and why')
      .option('--text <text>', 'only what has that in it')
      .option('--most <n>', 'at most so many', '50')
      .action((options: ListOptions) => listed(shell, options)),
    'duly cash',
  );
  example(
    common(group.command('match'))
      .description('match what waits anew; what leaves no doubt is applied where the company says so')
      .action((options: Common) => match(shell, options)),
    'duly cash match',
  );
  example(
    common(group.command('show <line>'))
      .description('all that the bank says of it, what is proposed, and what was done')
      .action((line: string, options: Common) => shownLine(shell, line, options)),
    'duly cash show LINE',
  );
  decideCommands(group, shell, { gather, lineNamed });
  example(
    common(group.command('applied'))
      .description('what was applied or set aside, the latest first')
      .option('--all', 'also what was taken back')
      .option('--most <n>', 'at most so many', '50')
      .action((options: ListOptions) => appliedLines(shell, options)),
    'duly cash applied',
  );
  example(
    common(group.command('report'))
      .description('how much was matched by the rule, and how much of that stands')
      .option('--from <day>', 'first day of the bank; otherwise a year back')
      .option('--to <day>', 'last day; otherwise today')
      .action((options: ReportOptions) => reported(shell, options)),
    'duly cash report',
  );
  example(
    common(group.command('accounts'))
      .description('from which accounts customers are known to pay')
      .action((options: Common) => accounts(shell, options)),
    'duly cash accounts',
  );
  example(
    common(group.command('forget <iban> <customer>'))
      .description('an account is no longer taken for that customer’s; its next payment may teach it again')
      .action((iban: string, customer: string, options: Common) => forget(shell, { iban, customer }, options)),
    'duly cash forget IBAN 4711',
  );
  refundCommands(group, shell);
}

async function match(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const matched = await matchReceipts(work, company);
  if (options.json) shell.json(matched);
  else shell.print(`${count(matched.receipts, 'payment')} matched: ${matched.applied} applied, ${matched.waiting} waiting for a decision.`); // prettier-ignore
}

const MOST = 10_000;

async function accounts(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const rows = await learntAccounts(work.db.read, { companyId: company.id, limit: MOST, offset: 0 });
  if (options.json) {
    shell.json(rows.map(({ customerId, ...row }) => ({ ...row, customer: work.ids.seal('customer', customerId) })));
    return;
  }
  if (rows.length === 0) shell.print('No account was learned yet.');
  for (const row of rows)
    shell.print(`${row.iban}  ${row.customerCode} ${row.customerName}  ${count(row.times, 'payment')} since ${row.since.slice(0, 10)}`); // prettier-ignore
}

async function forget(shell: Shell, named: { iban: string; customer: string }, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const iban = named.iban.replace(/\s/g, '').toUpperCase();
  if (iban === '') throw new WrongUse('No account is named.', 'Name it as it stands in: duly cash accounts');
  const customer = await findCustomer(work.db.read, company.id, named.customer, work.ids);
  await forgetAccount(work, company.id, iban, customer.id);
  if (options.json) shell.json({ forgotten: iban, customer: work.ids.seal('customer', customer.id) });
  else shell.print(`${iban} is no longer taken for an account of ${customer.name}.`);
}
