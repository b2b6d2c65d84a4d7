import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { format } from '../kernel/money';
import { example, type Shell } from '../platform/shell';
import type { Priced } from './invoice-line';
import { linesOf } from './invoice-line.store';
import { findItems } from './store';

/** `duly items lines`: the lines of an invoice, as its source has them. */
export function linesCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('lines <document>'))
      .description('the lines of an invoice, where its source has them, each with its tax')
      .option('--customer <customer>', 'where several have that number')
      .action((document: string, options: Options) => lines(shell, document, options)),
    'duly items lines F-1001',
  );
}

type Options = Common & { readonly customer?: string };

async function lines(shell: Shell, text: string, options: Options): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const whose =
    options.customer === undefined
      ? {}
      : { customerId: (await findCustomer(q, company.id, options.customer, work.ids)).id };
  const [item] = await findItems(q, { companyId: company.id, text, ids: work.ids, among: 'all', ...whose });
  if (!item) return;
  const { document, currency } = item;
  const known = (await linesOf(q, company.id, [item.entryId])).get(item.entryId);
  if (options.json) {
    shell.json({ document, currency, tax: known?.tax ?? null, lines: known?.lines ?? [] });
    return;
  }
  if (known === undefined) {
    shell.print(`The lines of ${document} are not known: its source named none.`);
    return;
  }
  for (const line of known.lines) {
    const minor = line.grossMinor ?? line.amountMinor;
    const amount = minor === null ? '–' : format({ minor, currency }, company.language);
    const quantity = [line.quantity, line.price].filter((part) => part !== null).join(' × ');
    const order = line.orderLine === null ? '' : `order line ${line.orderLine}`;
    shell.print(
      `${line.no.padStart(4)}  ${amount.padStart(14)}  ${[line.text, quantity, order].filter(Boolean).join(' · ')}`,
    );
  }
  shell.print(TAX[known.tax]);
}

const TAX: Readonly<Record<Priced['tax'], string>> = {
  in_line: 'The lines add up to the invoice as they stand.',
  of_line: 'Each line includes its own tax.',
  shared: 'The tax of the invoice is shared out over its lines in proportion.',
  unknown: 'The lines do not add up to the invoice: whoever disputes one names the amount.',
};
