import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { example, type Shell } from '../platform/shell';
import { releaseDeliveries, stopDeliveries } from './stop.actions';

/** `duly stop`: deliveries to a customer, stopped and released by a person. */
export function stopCommand(program: Command, shell: Shell): void {
  const group = program.command('stop').description('deliveries to a customer: stopped, and released');
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
}

type Options = Common & { readonly why: string };

async function change(shell: Shell, text: string, options: Options, to: 'stopped' | 'released'): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id: customerId, name } = await findCustomer(work.db.read, company.id, text, work.ids);
  const act = to === 'stopped' ? stopDeliveries : releaseDeliveries;
  await act(work, { companyId: company.id, customerId, reason: options.why });
  if (options.json) shell.json({ customer: text, deliveries: to });
  else shell.print(`Deliveries to ${name} are ${to}.`);
}
