import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { example, type Shell } from '../platform/shell';
import { askPrepayment, deliverOnAccount, releaseDeliveries, stopDeliveries } from './stop.actions';

/** `duly stop`: deliveries to a customer, stopped and released by a person, or made against prepayment only. */
export function stopCommand(program: Command, shell: Shell): void {
  const group = program.command('stop').description('deliveries to a customer: stopped, released, against prepayment');
  example(
    common(group.command('put <customer>', { isDefault: true }))
      .description('nothing is delivered until a person releases it')
      .requiredOption('--why <text>', 'the reason, shown with the customer')
      .action((customer: string, options: Options) => change(shell, customer, options, 'stopped')),
    'duly stop put 4711 --why "three invoices over 60 days"',
  );
  example(
    common(group.command('release <customer>'))
      .description('deliveries go on')
      .requiredOption('--why <text>', 'the reason')
      .action((customer: string, options: Options) => change(shell, customer, options, 'released')),
    'duly stop release 4711 --why "paid"',
  );
  example(
    common(group.command('prepay <customer>'))
      .description('deliveries against prepayment only')
      .requiredOption('--why <text>', 'the reason, shown with the customer')
      .action((customer: string, options: Options) => change(shell, customer, options, 'against prepayment')),
    'duly stop prepay 4711 --why "case RF-2026-0001 ended without payment"',
  );
  example(
    common(group.command('on-account <customer>'))
      .description('deliveries on account again')
      .requiredOption('--why <text>', 'the reason')
      .action((customer: string, options: Options) => change(shell, customer, options, 'on account')),
    'duly stop on-account 4711 --why "paid three orders in advance"',
  );
}

type Options = Common & { readonly why: string };

const ACTS = {
  stopped: stopDeliveries,
  released: releaseDeliveries,
  'against prepayment': askPrepayment,
  'on account': deliverOnAccount,
};

async function change(shell: Shell, text: string, options: Options, to: keyof typeof ACTS): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id: customerId, name } = await findCustomer(work.db.read, company.id, text, work.ids);
  await ACTS[to](work, { companyId: company.id, customerId, reason: options.why });
  if (options.json) shell.json({ customer: text, deliveries: to });
  else shell.print(`Deliveries to ${name} are ${to}.`);
}
