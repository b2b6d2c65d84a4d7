import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { assert } from '../kernel/assert';
import { format, toDecimal } from '../kernel/money';
import { NOTE_LANGUAGES } from '../languages/interest-note-words';
import { example, type Shell } from '../platform/shell';
import type { NoticeDeps } from './cli';
import { makeNote, notePdf, sendNote } from './interest-note.actions';
import { wayOf, waysTo } from './recipient.actions';

/** `duly charges note`: what is claimed beside a customer's invoices, as a paper that names each invoice and counts every day. */
interface NoteOptions extends Common {
  readonly lang?: string;
  readonly currency?: string;
  readonly by: 'letter' | 'email';
  readonly out?: string;
  readonly send?: boolean;
}

export function noteCommand(program: Command, shell: Shell, deps: Pick<NoticeDeps, 'holdSources'>): void {
  const group = program.commands.find((one) => one.name() === 'charges');
  assert(group !== undefined, 'duly charges stands before its note');
  example(
    common(group.command('note <customer>'))
      .description(
        'an interest note of what is claimed and open: printed to a file, or with --send put into the outbox',
      )
      .addOption(
        new Option('--lang <language>', 'otherwise the customer’s own, where there is one').choices([
          ...NOTE_LANGUAGES,
        ]),
      )
      .option('--currency <code>', 'where something is claimed in several')
      .addOption(new Option('--by <way>', 'how it is sent').choices(['letter', 'email']).default('email'))
      .option('--out <file>', 'write it as PDF')
      .option('--send', 'queue it')
      .action((customer: string, options: NoteOptions) => note(shell, deps, customer, options)),
    'duly charges note 4711 --out note.pdf',
  );
}

async function note(
  shell: Shell,
  deps: Pick<NoticeDeps, 'holdSources'>,
  text: string,
  options: NoteOptions,
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const about = { company, customer, holds: (q: Parameters<NoticeDeps['holdSources']>[0]) => deps.holdSources(q) };
  const asked = { language: options.lang ?? null, currency: options.currency?.toUpperCase() ?? null };
  const made = await makeNote(work, about, asked);
  if (options.out !== undefined) await writeFile(options.out, await notePdf(work, about, made));
  const sent = options.send === true;
  if (sent) await sendNote(work, about, made, wayOf(await waysTo(work, company, customer), options.by));
  const { currency, totalMinor, language, invoices } = made;
  if (options.json) {
    shell.json({ customer: customer.code, currency, total: toDecimal(totalMinor, currency), language, documents: invoices.map(({ label }) => label), sent }); // prettier-ignore
    return;
  }
  for (const { label, interest, plain } of invoices) {
    const minor = (interest?.askedMinor ?? 0) + plain.reduce((all, one) => all + one.minor, 0);
    shell.print(`${label}  ${format({ minor, currency }, 'en')}${interest === null ? '' : `, of which interest to ${interest.to} ${format({ minor: interest.askedMinor, currency }, 'en')}`}`); // prettier-ignore
  }
  shell.print(`All together ${format({ minor: totalMinor, currency }, 'en')}.`);
  if (options.out !== undefined) shell.print(`written: ${options.out}`);
  if (sent) shell.print('queued: it leaves with the outbox');
}
