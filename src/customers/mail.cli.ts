import { Option, type Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { writtenThrough, writtenToInRange } from './letterbox.store';
import { mailChoiceOf, setMail } from './mail.actions';
import { customerById, findCustomer } from './store';

/** `duly customers mail`: who gets the messages about a customer, and for whom else it gets them. */
export function mailCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('mail <customer>'))
      .description('who gets the messages about a customer: its payer, the head of its group, or itself')
      .option('--payer <customer>', 'who pays for it; none: it pays for itself')
      .addOption(new Option('--group <messages>', 'of the head of a group').choices(['one', 'each']))
      .addOption(
        new Option('--apart <whether>', 'an entity taken out of the message of its group').choices(['yes', 'no']),
      )
      .action((text: string, options: Options) => mail(shell, text, options)),
    'duly customers mail 4711',
  );
}

type Options = Common & { readonly payer?: string; readonly group?: 'one' | 'each'; readonly apart?: 'yes' | 'no' };

async function mail(shell: Shell, text: string, options: Options): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const { id } = await findCustomer(q, company.id, text, work.ids);
  const { payer, group, apart } = options;
  if (payer === '') throw new WrongUse('The payer is empty.', 'Name a customer, or none.');
  const payerId =
    payer === undefined || payer === 'none' ? null : (await findCustomer(q, company.id, payer, work.ids)).id;
  await setMail(
    work,
    { companyId: company.id, customerId: id },
    {
      ...(payer === undefined ? {} : { payerId }),
      ...(group === undefined ? {} : { groupMessages: group === 'one' }),
      ...(apart === undefined ? {} : { writtenApart: apart === 'yes' }),
    },
  );
  const customer = await customerById(q, company.id, id);
  const [found] = await writtenToInRange(q, { companyId: company.id, first: id, last: id });
  const to = await customerById(q, company.id, found?.writtenToId ?? id);
  const others = await writtenThrough(q, company.id, id);
  const { groupMessages, writtenApart } = await mailChoiceOf(q, customer);
  if (options.json) {
    const through = found?.as ?? 'itself';
    shell.json({ customer: customer.code, messagesTo: to.code, through, groupMessages, writtenApart, others: others.map(({ code }) => code) }); // prettier-ignore
    return;
  }
  const why = found?.as === 'payer' ? ', who pays for it' : found?.as === 'parent' ? ', the head of its group' : '';
  shell.print(`Messages about ${customer.name} go to ${to.id === id ? 'itself' : `${to.name} (${to.code})`}${why}.`);
  for (const { code, name } of others) shell.print(`  It gets those about ${name} (${code}) too.`);
  if (groupMessages) shell.print('  Its group gets one message.');
  if (writtenApart) shell.print('  It is taken out of the message of its group.');
}
