import type { Command } from 'commander';
import { amountOption, atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { format } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { allocate, reverse } from './actions';
import { spread, type Allocation } from './allocation';
import { allocationsOf } from './allocation.store';
import type { OpenItem } from './open-item';
import { returnCommands } from './return.cli';
import { findItems, openItemsOf } from './store';

/** `duly allocate`: apply a payment or credit note to documents by hand, and take that back. */
export function allocateCommands(program: Command, shell: Shell): void {
  const group = program.command('allocate').description('apply payments and credit notes to documents by hand');
  example(
    common(group.command('apply <payment>', { isDefault: true }))
      .description('apply what is left of a payment or credit note')
      .requiredOption('--to <document>', 'may be repeated: in this order', gather, [])
      .option('--amount <amount>', 'otherwise as much as is left and open')
      .option('--customer <customer>', 'where several have such numbers')
      .action((payment: string, options: ApplyOptions) => apply(shell, payment, options)),
    'duly allocate P-77 --to F-1001',
  );
  example(
    common(group.command('list <document>'))
      .description('what was applied to a document, or from a payment')
      .option('--customer <customer>', 'where several have such numbers')
      .action((document: string, options: DocumentOptions) => list(shell, document, options)),
    'duly allocate list F-1001',
  );
  example(
    common(group.command('reverse <allocation>'))
      .description('applied by mistake: what it paid is open, and the money may be applied to something else')
      .requiredOption('--reason <text>', 'wrong invoice …')
      .action((allocation: string, options: ReverseOptions) => takeBack(shell, allocation, options)),
    'duly allocate reverse ALLOCATION --reason "wrong invoice"',
  );
  returnCommands(group, shell);
}

const gather = (value: string, before: readonly string[]): string[] => [...before, value];

type DocumentOptions = Common & { readonly customer?: string };
type ApplyOptions = DocumentOptions & { readonly to: readonly string[]; readonly amount?: string };

async function apply(shell: Shell, payment: string, options: ApplyOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const [credit] = await itemsNamed(work, company, payment, { ...options, among: 'credits' });
  if (!credit) return;
  const targets: OpenItem[] = [];
  for (const document of options.to) targets.push(...(await itemsNamed(work, company, document, options)));
  const wished = options.amount === undefined ? -credit.openMinor : amountOption(options.amount, credit.currency);
  const parts = spread(wished, targets);
  if (parts.length === 0) {
    throw new Refusal(
      'nothing-to-apply',
      `Nothing is left of ${payment}, or nothing is open of what it should pay.`,
      'See what is open: duly items',
    );
  }
  const made = await allocate(
    work,
    parts.map(({ item, amountMinor }) => ({
      companyId: company.id,
      fromItemId: credit.itemId,
      to: { itemId: item.itemId },
      amountMinor,
      allocatedOn: credit.issuedOn,
      basis: 'manual',
    })),
  );
  tell(shell, options, made, { work, company, currency: credit.currency });
}

async function list(shell: Shell, document: string, options: DocumentOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const items = await itemsNamed(work, company, document, { ...options, among: 'all' });
  const found = await allocationsOf(
    work.db.read,
    company.id,
    items.map((item) => item.itemId),
  );
  tell(shell, options, found, { work, company, currency: items[0]?.currency ?? company.currency });
}

type ReverseOptions = Common & { readonly reason: string };

async function takeBack(shell: Shell, text: string, options: ReverseOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const id = work.ids.open('allocation', text);
  if (id === undefined)
    throw new Refusal('no-such-allocation', `${text} is no allocation.`, 'See them: duly allocate list DOCUMENT');
  const made = await reverse(work, company.id, [id], options.reason);
  const [item] = await openItemsOf(
    work.db.read,
    company.id,
    made.map((one) => one.fromItemId),
  );
  tell(shell, options, made, { work, company, currency: item?.currency ?? company.currency });
}

type Named = DocumentOptions & { readonly among?: 'credits' | 'all' };

async function itemsNamed(work: Work, company: Company, text: string, options: Named): Promise<OpenItem[]> {
  const q = work.db.read;
  const customer =
    options.customer === undefined ? undefined : await findCustomer(q, company.id, options.customer, work.ids);
  return findItems(q, {
    companyId: company.id,
    text,
    ids: work.ids,
    ...(customer ? { customerId: customer.id } : {}),
    ...(options.among ? { among: options.among } : {}),
  });
}

interface Telling {
  readonly work: Work;
  readonly company: Company;
  readonly currency: string;
}

function tell(shell: Shell, options: Common, made: readonly Allocation[], { work, company, currency }: Telling): void {
  const rows = made.map((one) => ({
    allocation: work.ids.seal('allocation', one.id),
    from: work.ids.seal('item', one.fromItemId),
    to: one.toItemId === null ? null : work.ids.seal('item', one.toItemId),
    currency,
    amountMinor: one.amountMinor,
    allocatedOn: one.allocatedOn,
    basis: one.basis,
    reverses: one.reversesId === null ? null : work.ids.seal('allocation', one.reversesId),
    reason: one.reason,
  }));
  if (options.json) shell.json(rows);
  else if (rows.length === 0) shell.print('Nothing is applied.');
  for (const row of options.json ? [] : rows) {
    const amount = format({ minor: row.amountMinor, currency }, company.language);
    shell.print(
      `${row.allocation}  ${row.allocatedOn}  ${amount}  ${row.basis}${row.reason === null ? '' : ` (${row.reason})`}`,
    );
  }
}
