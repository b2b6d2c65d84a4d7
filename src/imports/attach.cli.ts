import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { attachDocument } from '../documents/actions';
import { DOCUMENT_KIND_NAMES, isDocumentKind, type DocumentKind } from '../documents/kind';
import { WrongUse } from '../kernel/result';
import { findItems } from '../ledger/store';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { attachFolder, type AttachedMany } from './attach-many.actions';

/** `duly attach`: a folder or ZIP of invoice PDFs by their names, or one file to one document or customer. */
export function attachCommands(program: Command, shell: Shell): void {
  const command = common(program.command('attach <path>'))
    .description('PDFs of invoices in bulk, by the number in their name; or any one file')
    .option('--to <document>', 'attach this one file to that document')
    .option('--customer <customer>', 'attach this one file to that customer; with --to, whose document it is')
    .option('--kind <kind>', `what the one file is: ${DOCUMENT_KIND_NAMES.join(', ')}`)
    .option('--title <title>', 'what to call it in a recovery file')
    .option('--dated-on <day>', 'the day on it')
    .action((path: string, options: Options) => attach(shell, path, options));
  example(command, 'duly attach invoices/');
}

interface Options extends Common {
  readonly to?: string;
  readonly customer?: string;
  readonly kind?: string;
  readonly title?: string;
  readonly datedOn?: string;
}

async function attach(shell: Shell, path: string, options: Options): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  if (options.to !== undefined || options.customer !== undefined) {
    await attachOne(shell, work, company.id, { path, options });
    return;
  }
  if (!statSync(path).isDirectory() && !/\.zip$/i.test(path)) {
    throw new WrongUse(`${path} is one file.`, 'Say what it belongs to: --to DOCUMENT or --customer CUSTOMER, and --kind.');
  }
  const bar = shell.progress('attaching');
  const result = await attachFolder(work, company.id, path, (done) => bar.at(done)).finally(() => bar.end());
  if (options.json) shell.json(result);
  else tell(shell, result);
}

async function attachOne(
  shell: Shell,
  work: Work,
  companyId: number,
  { path, options }: { readonly path: string; readonly options: Options },
): Promise<void> {
  const kind = kindFrom(options.kind);
  const q = work.db.read;
  const customer =
    options.customer === undefined ? undefined : await findCustomer(q, companyId, options.customer, work.ids);
  const [item] =
    options.to === undefined
      ? []
      : await findItems(q, {
          companyId,
          text: options.to,
          ids: work.ids,
          among: 'all',
          ...(customer === undefined ? {} : { customerId: customer.id }),
        });
  const { document, isNew } = await attachDocument(work, {
    companyId,
    customerId: item?.customerId ?? customer?.id ?? null,
    about: item === undefined ? `customer/${customer?.id ?? 0}` : `entry/${item.entryId}`,
    kind,
    fileName: basename(path),
    bytes: await readFile(path),
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.datedOn === undefined ? {} : { datedOn: dayOption(options.datedOn) }),
  });
  if (options.json) shell.json({ document: work.ids.seal('document', document.id), isNew, sha256: document.sha256 });
  else shell.print(isNew ? `${document.fileName} is attached.` : `${document.fileName} was attached before.`);
}

function kindFrom(text: string | undefined): DocumentKind {
  if (text !== undefined && isDocumentKind(text)) return text;
  throw new WrongUse(
    text === undefined ? 'What the file is was not said.' : `--kind cannot be ${text}.`,
    `Say one of: ${DOCUMENT_KIND_NAMES.join(', ')}.`,
  );
}

function tell(shell: Shell, { attached, already, unmatched, ambiguous, refused }: AttachedMany): void {
  shell.print(`${attached} attached, ${already} were attached before.`);
  for (const file of unmatched) shell.print(`No document fits: ${file}`);
  for (const { file, candidates } of ambiguous) {
    const fits = candidates.map(({ document, type, customerCode }) => `${document} (${type}, ${customerCode})`);
    shell.print(`Several documents fit: ${file}: ${fits.join(', ')}`);
  }
  for (const { file, why } of refused) shell.print(`Not taken: ${file}: ${why}`);
}
