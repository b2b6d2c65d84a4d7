import { Option, type Command } from 'commander';
import { atCompany, common, dayOption, withAsOf, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { labelOf } from '../ledger/open-item';
import { gather, namedItems } from '../ledger/named.cli';
import { example, type Shell } from '../platform/shell';
import { LOOK_STATES, portalCalled, type LookState } from './procurement';
import { dropPortal, looked, setPortal } from './procurement.actions';
import { portalsOf } from './procurement.store';

/** `duly procurement`: the portals through which customers take invoices, and what was read there. */
export function procurementCommand(program: Command, shell: Shell): void {
  const group = program.command('procurement').description('procurement portals of customers, and what was read there');
  example(
    common(group.command('list', { isDefault: true }))
      .description('which customers take invoices through a portal, and when somebody looks there again')
      .action((options: Common) => list(shell, options)),
    'duly procurement',
  );
  example(
    common(group.command('set <customer>'))
      .description('the customer takes its invoices there: after each reminder somebody is asked to look')
      .requiredOption('--name <name>', 'ariba, coupa, chorus_pro, or as you call it')
      .requiredOption('--link <address>', 'its page')
      .option('--supplier-no <number>', 'our number there')
      .action((customer: string, options: SetOptions) => set(shell, customer, options)),
    'duly procurement set 4711 --name ariba --link https://service.ariba.com/Supplier.aw',
  );
  example(
    withAsOf(group.command('looked <customer>'))
      .description('what stands there of its documents: the state of their e-invoices from now on')
      .option('--item <document>', 'of which it was read; may be repeated', gather, [])
      .addOption(new Option('--state <state>', 'what stands there').choices(LOOK_STATES).makeOptionMandatory())
      .option('--on <day>', 'when it was read; otherwise today')
      .option('--next <day>', 'when somebody looks again; otherwise as the state says')
      .option('--note <text>', 'what else stands there')
      .action((customer: string, options: LookedOptions) => look(shell, customer, options)),
    'duly procurement looked 4711 --item F-1001 --state approved',
  );
  example(
    common(group.command('end <customer>'))
      .description('the customer takes its invoices otherwise')
      .action((customer: string, options: Common) => end(shell, customer, options)),
    'duly procurement end 4711',
  );
}

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const portals = await portalsOf(work.db.read, company.id);
  if (options.json) {
    shell.json(
      portals.map(({ code, customer, name, link, supplierNo, nextOn }) => ({
        ...{ customer: code, customerName: customer, portal: name, link, supplierNo, nextLookOn: nextOn },
      })),
    );
    return;
  }
  if (portals.length === 0) shell.print('No customer takes its invoices through a portal.');
  for (const { code, customer, name, link, nextOn } of portals) {
    shell.print([code, customer, portalCalled(name), link, nextOn === null ? '' : `looked at again on ${nextOn}`].join('  ').trimEnd()); // prettier-ignore
  }
}

type SetOptions = Common & { readonly name: string; readonly link: string; readonly supplierNo?: string };

async function set(shell: Shell, text: string, options: SetOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const { name, link, supplierNo = null } = options;
  const made = await setPortal(work, { companyId: company.id, customerId: customer.id }, { name, link, supplierNo });
  if (options.json) shell.json({ customer: customer.code, portal: made.name, link: made.link });
  else shell.print(`${customer.name} takes its invoices through ${portalCalled(made.name)}: ${made.link}`);
}

async function end(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  await dropPortal(work, { companyId: company.id, customerId: customer.id });
  if (options.json) shell.json({ customer: customer.code, portal: null });
  else shell.print(`${customer.name} takes its invoices through no portal any more.`);
}

type LookedOptions = Common & {
  readonly item: readonly string[];
  readonly state: LookState;
  readonly on?: string;
  readonly next?: string;
  readonly note?: string;
};

async function look(shell: Shell, text: string, options: LookedOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id: customerId } = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId };
  const named = await namedItems(work, whose, options.item);
  const { items, onDay, nextOn } = await looked(work, {
    ...whose,
    itemIds: named.map(({ item }) => item.itemId),
    state: options.state,
    ...(options.on === undefined ? {} : { on: dayOption(options.on) }),
    ...(options.next === undefined ? {} : { next: dayOption(options.next) }),
    ...(options.note === undefined ? {} : { note: options.note }),
  });
  const documents = items.map(labelOf);
  if (options.json) {
    shell.json({ documents, state: options.state, onDay, nextLookOn: nextOn });
    return;
  }
  const next = nextOn === null ? 'There is nothing more to be read.' : `Somebody looks again on ${nextOn}.`;
  shell.print(`${documents.join(', ')}: ${options.state.replaceAll('_', ' ')} on ${onDay}. ${next}`);
}
