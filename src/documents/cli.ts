import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Option, type Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import type { Customer } from '../customers/customer';
import { findCustomer } from '../customers/store';
import { Refusal, WrongUse } from '../kernel/result';
import { BadFile, example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { attachDocument, checkSize, removeDocument } from './actions';
import type { Document } from './document';
import { DOCUMENT_KIND_NAMES, VISIBILITIES, type DocumentKind, type Visibility } from './kind';
import { readPaper } from './paper.cli';
import { documentsOf } from './store';
import { attachTranslation, originalDocument } from './translation.actions';

/** What the house hands to `duly attach`: rooms above know the customer's documents by number. */
export interface AttachDeps {
  /** The entry that a document number names. Refuses where there is none, or several. */
  findEntry(
    work: Work,
    whose: { readonly companyId: number; readonly customerId?: number },
    text: string,
  ): Promise<{ readonly about: string; readonly customerId: number }>;
  /** The message of a row number. Refuses where there is none. */
  findMessage(
    work: Work,
    companyId: number,
    id: number,
  ): Promise<{ readonly about: string; readonly customerId: number }>;
  /** Attaches a folder or ZIP of files by the document number in each name. */
  attachFolder(work: Work, shell: Shell, folder: Folder): Promise<FolderAttached>;
}

export interface Folder {
  readonly companyId: number;
  readonly path: string;
  readonly kind: DocumentKind;
  /** Only documents of this customer. */
  readonly customerId?: number;
}

export interface FolderAttached {
  readonly attached: number;
  /** Were there before. */
  readonly unchanged: number;
  /** No document carries the number in the name, or several do. */
  readonly unmatched: readonly string[];
}

/** A translation is filed with what it translates: `duly documents translate`. */
const KINDS = DOCUMENT_KIND_NAMES.filter((kind) => kind !== 'translation');

/** `duly attach` files a document; `duly documents` lists and removes them. */
export function documentCommands(program: Command, shell: Shell, deps: AttachDeps): void {
  example(
    common(program.command('attach <paths...>'))
      .description('file documents; a folder or ZIP of invoices is matched by the number in each name')
      .option('--customer <customer>', 'whose it is')
      .option('--item <document>', 'the invoice that it belongs to')
      .addOption(new Option('--kind <kind>', 'what it is').choices(KINDS))
      .option('--title <text>', 'otherwise as the kind says')
      .option('--dated-on <day>', 'the day it bears')
      .addOption(new Option('--visibility <who>', 'who may see it; otherwise as the kind says').choices(VISIBILITIES))
      .action((paths: string[], options: AttachOptions) => attach(shell, paths, options, deps)),
    'duly attach contract.pdf --customer 4711 --kind contract --dated-on 2025-01-15',
  );
  const group = program.command('documents').description('what was filed of a customer');
  example(
    common(group.command('list <customer>', { isDefault: true }))
      .description('the documents of a customer')
      .action((customer: string, options: Common) => list(shell, customer, options)),
    'duly documents 4711',
  );
  example(
    common(group.command('translate <original> <file>'))
      .description('file the translation of a document or message (by its id): it follows it in a recovery file')
      .requiredOption('--language <code>', 'into which, such as de')
      .requiredOption('--by <name>', 'who translated it')
      .option('--sworn', 'by a sworn translator')
      .option('--dated-on <day>', 'the day it bears')
      .action((original: string, file: string, options: TranslateOptions) =>
        translate(shell, { original, file }, options, deps),
      ),
    'duly documents translate DOCUMENT contract-de.pdf --language de --by "A. Weber" --sworn',
  );
  example(
    common(group.command('remove <document>'))
      .description('take a document out of sight; what was sent keeps it')
      .requiredOption('--why <text>')
      .action((document: string, options: Common & { why: string }) => remove(shell, document, options)),
    'duly documents remove DOCUMENT --why "another customer’s contract"',
  );
}

type TranslateOptions = Common & {
  readonly language: string;
  readonly by: string;
  readonly sworn?: boolean;
  readonly datedOn?: string;
};

async function translate(
  shell: Shell,
  named: { readonly original: string; readonly file: string },
  options: TranslateOptions,
  deps: AttachDeps,
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const messageId = work.ids.open('message', named.original);
  const original =
    messageId === undefined
      ? await originalDocument(work, company.id, work.ids.open('document', named.original))
      : {
          ...(await deps.findMessage(work, company.id, messageId)),
          companyId: company.id,
          visibility: 'court' as const,
        };
  const document = await attachTranslation(work, original, {
    ...(await readPaper(named.file)),
    ...{ language: options.language, translator: options.by, sworn: options.sworn === true },
    ...(options.datedOn === undefined ? {} : { datedOn: dayOption(options.datedOn) }),
  });
  if (options.json) shell.json(documentJson(document, work));
  else shell.print(line(document, work));
}

type AttachOptions = Common & {
  readonly customer?: string;
  readonly item?: string;
  readonly kind?: DocumentKind;
  readonly title?: string;
  readonly datedOn?: string;
  readonly visibility?: Visibility;
};

async function attach(shell: Shell, paths: readonly string[], options: AttachOptions, deps: AttachDeps): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer =
    options.customer === undefined
      ? undefined
      : await findCustomer(work.db.read, company.id, options.customer, work.ids);
  const told: unknown[] = [];
  for (const path of paths) {
    const file = await stat(path).catch(() => {
      throw new BadFile(`There is no file ${path}.`);
    });
    if (file.isDirectory() || extname(path).toLowerCase() === '.zip') {
      if (options.item !== undefined) {
        throw new WrongUse('--item is for one file.', 'The files of a folder find their documents by their names.');
      }
      const folder = { companyId: company.id, path, kind: options.kind ?? 'invoice' };
      const whose = customer === undefined ? {} : { customerId: customer.id };
      told.push(await attachFolder(shell, work, { ...folder, ...whose }, options, deps));
    } else {
      const place = await placeOf(work, company.id, customer, options, deps);
      checkSize(path, file.size);
      told.push(await attachFile(shell, work, { ...place, path }, options));
    }
  }
  if (options.json) shell.json(told.length === 1 ? told[0] : told);
}

async function attachFolder(
  shell: Shell,
  work: Work,
  folder: Folder,
  options: AttachOptions,
  deps: AttachDeps,
): Promise<unknown> {
  const done = await deps.attachFolder(work, shell, folder);
  if (options.json) return { path: folder.path, ...done };
  shell.print(`${folder.path}: ${done.attached} attached, ${done.unchanged} were there before.`);
  if (done.unmatched.length > 0) {
    shell.print(`${done.unmatched.length} match no document, or several:`);
    for (const name of done.unmatched) shell.print(`  ${name}`);
  }
  return undefined;
}

interface Place {
  readonly companyId: number;
  readonly customerId: number;
  readonly about: string;
}

async function placeOf(
  work: Work,
  companyId: number,
  customer: Customer | undefined,
  options: AttachOptions,
  deps: AttachDeps,
): Promise<Place> {
  if (options.item !== undefined) {
    const whose = customer === undefined ? { companyId } : { companyId, customerId: customer.id };
    return { companyId, ...(await deps.findEntry(work, whose, options.item)) };
  }
  if (customer) return { companyId, customerId: customer.id, about: `customer/${customer.id}` };
  throw new WrongUse('It is not said whose document it is.', 'Name the customer: --customer 4711');
}

async function attachFile(
  shell: Shell,
  work: Work,
  place: Place & { readonly path: string },
  options: AttachOptions,
): Promise<unknown> {
  const { path, ...whose } = place;
  if (options.kind === undefined) {
    throw new WrongUse('It is not said what the document is.', `Say so: --kind ${KINDS.join(' | ')}`);
  }
  const { document, isNew } = await attachDocument(work, {
    ...whose,
    kind: options.kind,
    fileName: basename(path),
    bytes: await readFile(path),
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.datedOn === undefined ? {} : { datedOn: dayOption(options.datedOn) }),
    ...(options.visibility === undefined ? {} : { visibility: options.visibility }),
  });
  if (options.json) return { ...documentJson(document, work), isNew };
  shell.print(`${line(document, work)}${isNew ? '' : '  (was there before)'}`);
  return undefined;
}

async function list(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const documents = await documentsOf(work.db.read, company.id, { customerId: customer.id });
  if (options.json) shell.json(documents.map((document) => documentJson(document, work)));
  else if (documents.length === 0)
    shell.print('Nothing is filed. File something: duly attach FILE --customer C --kind K');
  else for (const document of documents) shell.print(line(document, work));
}

async function remove(shell: Shell, text: string, options: Common & { readonly why: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const id = work.ids.open('document', text);
  if (id === undefined) {
    throw new Refusal(
      'no-such-document',
      `There is no document ${text}.`,
      'See which there are: duly documents CUSTOMER',
    );
  }
  const document = await removeDocument(work, company.id, id, options.why);
  if (options.json) shell.json(documentJson(document, work));
  else shell.print(`${document.fileName} is out of sight.`);
}

const documentJson = (document: Document, work: Work): Record<string, unknown> => ({
  document: work.ids.seal('document', document.id),
  kind: document.kind,
  title: document.title,
  fileName: document.fileName,
  mediaType: document.mediaType,
  bytes: document.bytes,
  sha256: document.sha256,
  datedOn: document.datedOn,
  visibility: document.visibility,
});

const line = (document: Document, work: Work): string =>
  [
    work.ids.seal('document', document.id),
    document.datedOn ?? '-',
    document.kind.replaceAll('_', ' '),
    document.title,
    document.fileName,
    `${Math.ceil(document.bytes / 1024)} kB`,
    document.visibility,
  ].join('  ');
