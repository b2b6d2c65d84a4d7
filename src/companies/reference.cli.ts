import type { Command } from 'commander';
import { isCurrency } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { atCompany, common, type Common } from './common.cli';
import { printedIban } from './iban';
import { agreeReferences } from './reference-agreement.actions';
import { isScheme, printedIn, referenceIn, SCHEMES, type Agreement } from './reference-scheme';

/** `duly company reference`: which references the account of a currency takes, with one of them as it would be printed. */
type Options = Common & { readonly currency?: string; readonly length?: string; readonly prefix?: string };

export function referenceCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('reference <scheme>'))
      .description(`the references that the account takes, as agreed with its bank (${SCHEMES.join(', ')})`)
      .option('--currency <code>', 'whose account; otherwise the currency of the company')
      .option('--length <digits>', 'of the whole reference, where the agreement fixes it')
      .option('--prefix <digits>', 'that it begins with, where the bank gave some')
      .action((scheme: string, options: Options) => agree(shell, scheme, options)),
    'duly company reference rf',
  );
}

/** A number that stands for any. */
const SAMPLE_NUMBER = 1234;

async function agree(shell: Shell, scheme: string, options: Options): Promise<void> {
  if (!isScheme(scheme)) throw new WrongUse(`${scheme} is no scheme.`, `Known are: ${SCHEMES.join(', ')}.`);
  const length = options.length === undefined ? null : Number(options.length);
  if (length !== null && !Number.isSafeInteger(length)) {
    throw new WrongUse(`${options.length ?? ''} is no length.`, 'Write a number of digits, such as 15.');
  }
  const { work, company } = await atCompany(shell, options);
  const currency = (options.currency ?? company.currency).toUpperCase();
  if (!isCurrency(currency)) throw new WrongUse(`${currency} is no currency.`, 'Write it as EUR or SEK.');
  const agreement: Agreement = { scheme, length, prefix: options.prefix ?? '' };
  const { iban } = await agreeReferences(work, company.id, { currency, agreement });
  const sample = printedIn(scheme, referenceIn(agreement, SAMPLE_NUMBER) ?? '');
  if (options.json) shell.json({ currency, iban, ...agreement, sample });
  else
    shell.print(`References to ${printedIban(iban)} from now on: ${sample} (number ${SAMPLE_NUMBER}, as an example)`);
}
