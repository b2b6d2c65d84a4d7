import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { nameHandlers, unnameHandlers } from './handled.actions';
import { handlersOf } from './handled.store';
import type { OpenItem } from './open-item';
import { findItems } from './store';

/** `duly items handler`: who at the customer handles an invoice; shown, said, taken back. */
export function handlerCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('handler <documents...>'))
      .description(
        'who at the customer handles these invoices and gets what is said of them; without more, it is shown',
      )
      .option('--customer <customer>', 'where several have that number')
      .option('--email <address>', 'this one; none: nobody of its own')
      .option('--name <name>', 'of a new contact')
      .option('--why <reason>', 'kept with it')
      .option('--source', 'take the word of the source again')
      .action((documents: string[], options: Options) => handler(shell, documents, options)),
    'duly items handler F-1001 --email site.lyon@example.com --why "told us on the phone"',
  );
}

type Options = Common & {
  readonly customer?: string;
  readonly email?: string;
  readonly name?: string;
  readonly why?: string;
  readonly source?: boolean;
};

async function handler(shell: Shell, documents: readonly string[], options: Options): Promise<void> {
  const { email, name = null, why, source = false } = options;
  if (source && email !== undefined)
    throw new WrongUse('The source says who it is, or you do.', 'Leave out --source, or --email.');
  if (email !== undefined && why === undefined)
    throw new WrongUse('It is kept with the reason.', 'Say it with --why "told us on the phone".');
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const whose =
    options.customer === undefined
      ? {}
      : { customerId: (await findCustomer(q, company.id, options.customer, work.ids)).id };
  const items: OpenItem[] = [];
  for (const text of documents)
    items.push(...(await findItems(q, { companyId: company.id, text, ids: work.ids, among: 'all', ...whose })));
  if (source) await unnameHandlers(work, company.id, items);
  else if (email !== undefined)
    await nameHandlers(work, {
      companyId: company.id,
      items,
      email: email === 'none' ? '' : email,
      name,
      why: why ?? '',
    });
  const now = await handlersOf(q, company.id, items.map(({ entryId }) => entryId)); // prettier-ignore
  const shown = [...new Map(items.map(({ entryId, document }) => [entryId, document]))].map(([entryId, document]) => ({
    document,
    handler: now.get(entryId) ?? null,
  }));
  if (options.json) shell.json(shown);
  else for (const one of shown) shell.print(`${one.document}: ${one.handler ?? 'nobody of its own'}`);
}
