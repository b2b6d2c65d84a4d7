import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { example, type Shell } from '../platform/shell';
import { putSaidPaid } from './actions';
import { gather, namedItems } from './named.cli';

/** `duly hold said-paid`: the customer says that documents are paid; each waits five bank days, once. */
export function saidPaidCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('said-paid <customer>'))
      .description('the customer says that it is paid: held for five bank days, each document once')
      .requiredOption('--item <document>', 'which; may be repeated', gather, [])
      .option('--note <text>', 'what was said: how and when it was paid', 'the customer says that it is paid')
      .action((customer: string, options: SaidOptions) => said(shell, customer, options)),
    'duly hold said-paid 4711 --item F-1001 --note "transfer of 3 March"',
  );
}

type SaidOptions = Common & { readonly item: readonly string[]; readonly note: string };

async function said(shell: Shell, text: string, options: SaidOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const items = await namedItems(work, whose, options.item);
  const itemIds = items.map(({ item }) => item.itemId);
  const { held, until, before } = await putSaidPaid(work, { ...whose, itemIds, reason: options.note });
  if (options.json) {
    shell.json({ holds: held.map(({ id }) => work.ids.seal('hold', id)), until, saidBefore: before });
    return;
  }
  shell.print(`${count(held.length, 'document')} held until ${until}: the money has five bank days to arrive.`);
  if (before.length > 0) shell.print(`Said before, so not held again: ${before.join(', ')}. Ask for the proof.`);
}
