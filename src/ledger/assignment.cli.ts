import type { Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { example, type Shell } from '../platform/shell';
import { assignClaims, takeClaimsBack } from './assignment.actions';
import { assignmentsOf } from './assignment.store';
import { gather, namedItems } from './named.cli';

/** `duly assigned`: claims that somebody else holds, and that are ours again. */
export function assignmentCommands(program: Command, shell: Shell): void {
  const group = program
    .command('assigned')
    .description('claims that a factor, bank or insurer holds, and that come back');
  example(
    common(group.command('to <customer> <holder>'))
      .description('documents of the customer are the holder’s from a day on; nobody asks for them any more')
      .requiredOption('--item <document>', 'may be repeated', gather, [])
      .option('--on <day>', 'assigned on; otherwise today')
      .option('--quiet', 'the customer was not told: we go on asking, and collect for the holder')
      .action((customer: string, holder: string, options: ToOptions) => to(shell, { customer, holder }, options)),
    'duly assigned to 4711 "Eurofactor SA" --item F-1001',
  );
  example(
    common(group.command('list <customer>', { isDefault: true }))
      .description('what of a customer is assigned')
      .action((customer: string, options: Common) => list(shell, customer, options)),
    'duly assigned 4711',
  );
  example(
    common(group.command('back <customer>'))
      .description('they are ours again; file the deed with duly attach FILE --customer C --kind assignment')
      .option('--item <document>', 'only this one; may be repeated', gather, [])
      .requiredOption('--why <text>')
      .action((customer: string, options: BackOptions) => back(shell, customer, options)),
    'duly assigned back 4711 --item F-1001 --why "re-assigned on 2 March"',
  );
}

type ToOptions = Common & { readonly item: readonly string[]; readonly on?: string; readonly quiet?: boolean };
type BackOptions = Common & { readonly item: readonly string[]; readonly why: string };

async function to(shell: Shell, named: { customer: string; holder: string }, options: ToOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, named.customer, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const items = await namedItems(work, whose, options.item);
  const on = options.on === undefined ? work.today : dayOption(options.on);
  const entryIds = items.map(({ item }) => item.entryId);
  await assignClaims(work, { ...whose, entryIds, holder: named.holder, on, notified: options.quiet !== true });
  await list(shell, named.customer, options);
}

async function list(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const rows = await assignmentsOf(work.db.read, { companyId: company.id, customerId: customer.id });
  if (options.json) {
    shell.json(rows.map(({ document, holder, on, notified }) => ({ customer: customer.code, document, holder, on, notified }))); // prettier-ignore
    return;
  }
  if (rows.length === 0) shell.print(`Nothing of ${customer.code} is assigned.`);
  for (const { document, holder, on, notified } of rows)
    shell.print(
      `${document}  ${holder}  since ${on}  ${notified ? 'the customer pays the holder' : 'the customer was not told'}`,
    );
}

async function back(shell: Shell, text: string, options: BackOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const only = new Set((await namedItems(work, whose, options.item)).map(({ item }) => item.entryId));
  const rows = (await assignmentsOf(work.db.read, whose)).filter(({ entryId }) => only.size === 0 || only.has(entryId));
  await takeClaimsBack(work, whose, { ids: rows.map(({ id }) => id), why: options.why, deedId: null });
  if (options.json) shell.json(rows.map(({ document }) => ({ customer: customer.code, document })));
  else for (const { document } of rows) shell.print(`${document}: ours again`);
}
