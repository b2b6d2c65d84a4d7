import { Option, type Command } from 'commander';
import { amountOption, atCompany, dayOption, withAsOf, type Common } from '../companies/common.cli';
import { codesOf } from '../customers/code.store';
import { findCustomer } from '../customers/store';
import { isCurrency } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { gather } from '../ledger/named.cli';
import { example, type Shell } from '../platform/shell';
import type { DisputeHolds, Recorded } from './actions';
import { CHANNELS, type Channel } from './recording';
import { promiseJson, recordedLines } from './told.cli';
import { promiseTogether } from './together.actions';

/** `duly promise together`: whoever pays for several customers promises once for all of them. */
export function togetherCommand(group: Command, shell: Shell, deps: { readonly disputeHolds: DisputeHolds }): void {
  example(
    withAsOf(group.command('together <payer>'))
      .description('whoever pays for several customers promises once: a promise of each, all of them or none')
      .requiredOption('--of <customer=amount>', 'of whom how much, 4711=300.00; may be repeated', gather, [])
      .requiredOption('--on <day>', 'the day of the payment')
      .option('--currency <code>', 'of the amounts; otherwise that of the company')
      .option('--by <name>', 'who promised')
      .addOption(new Option('--channel <channel>', 'how').choices(CHANNELS).default('phone'))
      .option('--note <text>')
      .action((payer: string, options: Options) => together(shell, payer, options, deps.disputeHolds)),
    'duly promise together 4711 --of 4711=300.00 --on 2026-07-08 --as-of 2026-06-30',
  );
}

type Options = Common & {
  readonly of: readonly string[];
  readonly on: string;
  readonly currency?: string;
  readonly by?: string;
  readonly channel: Channel;
  readonly note?: string;
};

async function together(shell: Shell, text: string, options: Options, disputes: DisputeHolds): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const payer = await findCustomer(q, company.id, text, work.ids);
  const currency = (options.currency ?? company.currency).toUpperCase();
  if (!isCurrency(currency)) throw new WrongUse(`${currency} is no currency.`, 'Use a code such as EUR.');
  const amounts = new Map<number, number>();
  for (const one of options.of) {
    const [, code, amount] = /^(.+)=([^=]+)$/.exec(one) ?? [];
    if (code === undefined || amount === undefined) {
      throw new WrongUse(`${one} names no amount.`, 'Write the customer and the amount: --of 4711=300.00');
    }
    const { id } = await findCustomer(q, company.id, code, work.ids);
    if (amounts.has(id)) throw new WrongUse(`${code} is named twice.`, 'Name each customer once.');
    amounts.set(id, amountOption(amount, currency));
  }
  const terms = {
    promisedOn: dayOption(options.on),
    channel: options.channel,
    ...(options.by === undefined ? {} : { byWhom: options.by }),
    ...(options.note === undefined ? {} : { note: options.note }),
  };
  const promises = [...amounts].map(([customerId, totalMinor]) => ({
    customerId,
    of: { totalMinor, currency },
    ...terms,
  }));
  const made = await promiseTogether(work, { companyId: company.id, payerId: payer.id, promises }, disputes);
  const codes = await codesOf(q, company.id, [...amounts.keys()]);
  const code = ({ promise }: Recorded): string => codes.get(promise.customerId) ?? '';
  if (options.json) shell.json(made.map((one) => promiseJson(one, code(one), work.ids)));
  else for (const one of made) for (const line of recordedLines(one, code(one), work.ids)) shell.print(line);
}
