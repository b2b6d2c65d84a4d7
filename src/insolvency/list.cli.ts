import { basename } from 'node:path';
import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { INSOLVENCY_LIST_WORDS } from '../languages/insolvency-list-words';
import { fill } from '../languages/said';
import { example, type Shell } from '../platform/shell';
import { checkList, notThisOne } from './list.actions';
import { openMatches } from './list.store';

/** `duly insolvency check`: a list of announced proceedings is compared with the customers; what fits waits for a person. */
export function listCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('check <file>'))
      .description('compare a list of announced proceedings with the customers; nothing is recorded by it')
      .option('--country <code>', 'whose register it follows; the company’s own if not said')
      .action((file: string, options: Checking) => check(shell, file, options)),
    'duly insolvency check announced.csv',
  );
  example(
    common(group.command('found'))
      .description('customers that a row of a list fits, until somebody says whether it is them')
      .action((options: Common) => found(shell, options)),
    'duly insolvency found',
  );
  example(
    common(group.command('not-this <customer>'))
      .description('the rows of lists that wait for a customer are somebody else; remembered')
      .action((customer: string, options: Common) => notThis(shell, customer, options)),
    'duly insolvency not-this 4711',
  );
}

interface Checking extends Common {
  readonly country?: string;
}

async function check(shell: Shell, file: string, options: Checking): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const country = (options.country ?? company.country).toUpperCase();
  const checked = await checkList(work, { companyId: company.id, country, path: file, name: basename(file) });
  if (options.json) {
    shell.json({ file: basename(file), country, ...checked });
    return;
  }
  shell.print(`rows read: ${checked.rows}; new proposals: ${checked.found}`);
  for (const { row, code, value } of checked.problems)
    shell.print(`${basename(file)}:${row}: ${fill(INSOLVENCY_LIST_WORDS.en.problems[code], { value })}`);
  if (checked.found > 0) shell.print('look at them: duly insolvency found');
}

async function found(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const matches = await openMatches(work.db.read, company.id);
  if (options.json) {
    shell.json(matches.map(({ code, name, by, list, on, facts }) => ({ customer: code, name, by, list, on, row: facts === null ? null : (JSON.parse(facts) as object) }))); // prettier-ignore
    return;
  }
  if (matches.length === 0) shell.print('No row of a list waits to be looked at.');
  for (const { code, name, by, list, on } of matches)
    shell.print(`${code}  ${name}  by ${by}  ${list}${on === null ? '' : `  ${on}`}`);
}

async function notThis(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const rows = await notThisOne(work, company.id, { customerId: customer.id });
  if (options.json) shell.json({ customer: customer.code, rows });
  else shell.print(`${customer.code}: not this customer; rows remembered: ${rows}`);
}
