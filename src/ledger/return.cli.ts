import type { Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { format } from '../kernel/money';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { allocationsById } from './allocation.store';
import { labelOf, type OpenItem } from './open-item';
import { returnPayment, undoReturn, type ReturnRequest } from './return.actions';
import { findItems } from './store';

/** `duly allocate return`: the bank or we sent money back; and the undo, where that turns out to be wrong. */
export function returnCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('return <payment>'))
      .description(
        'the money went back: what it paid is open again, and a refund uses the payment up; named by its number, or by an allocation',
      )
      .requiredOption('--reason <text>', 'direct debit returned, cheque refused …')
      .option('--of <document>', 'only what it paid of this; may be repeated', gather, [])
      .option('--on <day>', 'the day on which it went back; otherwise today')
      .option('--customer <customer>', 'where several have such numbers')
      .action((payment: string, options: ReturnOptions) => giveBack(shell, payment, options)),
    'duly allocate return P-77 --reason "direct debit returned"',
  );
  example(
    common(group.command('undo-return <refund>'))
      .description('it did not go back after all: the payment pays again what it had paid')
      .requiredOption('--reason <text>', 'how that came about')
      .option('--customer <customer>', 'where several have such numbers')
      .action((refund: string, options: UndoOptions) => undo(shell, refund, options)),
    'duly allocate undo-return P-77-R --reason "the bank was wrong"',
  );
}

const gather = (value: string, before: readonly string[]): string[] => [...before, value];

type UndoOptions = Common & { readonly customer?: string; readonly reason: string };
type ReturnOptions = UndoOptions & { readonly of: readonly string[]; readonly on?: string };

async function giveBack(shell: Shell, text: string, options: ReturnOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const whose = { work, companyId: company.id, customer: options.customer };
  const named: OpenItem[] = [];
  for (const document of options.of) named.push(...(await itemsNamed({ ...whose, among: 'owing' }, document)));
  const ofItems = named.map((item) => item.itemId);
  const made = await returnPayment(work, {
    companyId: company.id,
    ...((await ofAllocation(work, company.id, text)) ?? { paymentItemId: await paymentNamed(whose, text), ofItems }),
    on: options.on === undefined ? work.today : dayOption(options.on),
    reason: options.reason,
  });
  const { document, currency, amountMinor, reopened } = made;
  if (options.json) {
    const items = reopened.map((item) => ({ document: labelOf(item), openMinor: item.openMinor }));
    shell.json({ refund: work.ids.seal('item', made.refundItemId), document, currency, amountMinor, reopened: items });
    return;
  }
  const inWords = (minor: number): string => format({ minor, currency }, company.language);
  shell.print(`${document}: ${inWords(amountMinor)} went back.`);
  for (const item of reopened) shell.print(`${labelOf(item)} is open again: ${inWords(item.openMinor)}`);
}

/** Money without a number is named by what it paid: an allocation of `duly allocate list`. */
async function ofAllocation(work: Work, companyId: number, text: string): Promise<Given | undefined> {
  const id = work.ids.open('allocation', text);
  const [found] = id === undefined ? [] : await allocationsById(work.db.read, companyId, [id]);
  return found && { paymentItemId: found.fromItemId, ofItems: found.toItemId === null ? [] : [found.toItemId] };
}

type Given = Pick<ReturnRequest, 'paymentItemId' | 'ofItems'>;

const paymentNamed = async (whose: Omit<Named, 'among'>, text: string): Promise<number> =>
  (await itemsNamed({ ...whose, among: 'credits' }, text))[0]?.itemId ?? 0;

async function undo(shell: Shell, text: string, options: UndoOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const named = { work, companyId: company.id, customer: options.customer, among: 'owing' } as const;
  const [refund] = await itemsNamed(named, text);
  await undoReturn(work, company.id, refund?.itemId ?? 0, options.reason);
  if (options.json) shell.json({ undone: text });
  else shell.print(`${text} is cancelled: the payment counts again.`);
}

interface Named {
  readonly work: Work;
  readonly companyId: number;
  readonly customer: string | undefined;
  readonly among: 'credits' | 'owing';
}

async function itemsNamed({ work, companyId, customer, among }: Named, text: string): Promise<OpenItem[]> {
  const q = work.db.read;
  const whose = customer === undefined ? undefined : await findCustomer(q, companyId, customer, work.ids);
  return findItems(q, { companyId, text, ids: work.ids, among, ...(whose ? { customerId: whose.id } : {}) });
}
