import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { attachDocument } from '../documents/actions';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import { BadFile, example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { listMessages, lettersToPrint } from './list.store';
import { batchOption, messageNamed } from './named.cli';
import type { PostRoom } from './post.actions';
import { recordPosted, recordPostalNews, takeBackPosted } from './posting.actions';
import { printLetters } from './show.actions';
import type { MessageRow } from './store';

/** The commands for letters: print them, say that they were posted, say what came of it. */
export function letterCommands(group: Command, shell: Shell, post: () => Promise<PostRoom>): void {
  example(
    common(group.command('print'))
      .description('the letters that wait for the post as one PDF, ready to print')
      .option('--run <run>', 'only those of this run')
      .requiredOption('--out <file>', 'where to write the PDF')
      .option('--duplex', 'each letter begins on the front of a sheet')
      .action((options: PrintOptions) => print(shell, options)),
    'duly outbox print --out letters.pdf',
  );
  example(
    withPost(group.command('posted [letters...]'))
      .description('letters were posted; named by their ids or by their customers, or all of a run')
      .option('--run <run>', 'all letters of this run')
      .requiredOption('--service <name>', 'who carries them, such as "La Poste"')
      .option('--number <number>', 'of registered mail')
      .action((texts: string[], options: PostedOptions) => posted(shell, post, texts, options)),
    'duly outbox posted 1007 --service "La Poste"',
  );
  example(
    common(group.command('unposted [letters...]'))
      .description('letters were not posted after all; named by their ids or by their customers, or all of a run')
      .option('--run <run>', 'all letters of this run that are in the post')
      .option('--why <text>', 'kept with each of them')
      .action((texts: string[], options: UnpostedOptions) => unposted(shell, texts, options)),
    'duly outbox unposted 1007 --why "still on the desk"',
  );
  example(
    withPost(group.command('delivered <letter>'))
      .description('a posted letter arrived')
      .action((text: string, options: NewsOptions) => news(shell, post, text, { ...options, is: 'delivered' })),
    'duly outbox delivered 1007',
  );
  example(
    withPost(group.command('returned <letter>'))
      .description('a posted letter came back: its address is no longer used, and somebody looks for the right one')
      .option('--refused', 'the recipient did not take it; the address is right')
      .action((text: string, { refused, ...options }: NewsOptions & { readonly refused?: boolean }) =>
        news(shell, post, text, { ...options, is: refused ? 'refused' : 'returned' }),
      ),
    'duly outbox returned 1007 --note "moved away"',
  );
}

const withPost = (command: Command): Command =>
  common(command)
    .option('--on <day>', 'when; otherwise today')
    .option('--proof <file>', 'a receipt, kept as a document')
    .option('--note <text>');

type PrintOptions = Common & { readonly run?: string; readonly out: string; readonly duplex?: boolean };

async function print(shell: Shell, options: PrintOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const batch = options.run === undefined ? null : batchOption(work, options.run);
  const { pdf, letters, pages, messageIds } = await printLetters(work, company, {
    batch,
    duplex: options.duplex === true,
  });
  await writeFile(options.out, pdf);
  const messages = messageIds.map((id) => work.ids.seal('message', id));
  if (options.json) shell.json({ file: options.out, letters, pages, messages });
  else {
    shell.print(`${count(letters, 'letter')} on ${count(pages, 'page')}: ${options.out}`);
    shell.print('A printed letter is not a sent letter: duly outbox posted, when they are in the post.');
  }
}

interface AboutPost extends Common {
  readonly on?: string;
  readonly proof?: string;
  readonly note?: string;
}

type PostedOptions = AboutPost & { readonly run?: string; readonly service: string; readonly number?: string };

async function posted(
  shell: Shell,
  post: () => Promise<PostRoom>,
  texts: readonly string[],
  options: PostedOptions,
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const messageIds = await lettersMeant(work, company.id, texts, options.run);
  const [first] = messageIds;
  const room = await post();
  await recordPosted(work, room, {
    companyId: company.id,
    messageIds,
    on: options.on === undefined ? work.today : dayOption(options.on),
    service: options.service,
    number: options.number ?? null,
    proofId: first === undefined ? null : await proofOf(work, company.id, first, options.proof),
  });
  const messages = messageIds.map((id) => work.ids.seal('message', id));
  if (options.json) shell.json({ messages, state: 'posted' });
  else shell.print(`${messages.length} ${messages.length === 1 ? 'letter is' : 'letters are'} in the post.`);
}

async function lettersMeant(work: Work, companyId: number, texts: readonly string[], run?: string): Promise<number[]> {
  if (run !== undefined) {
    const letters = await lettersToPrint(work.db.read, companyId, batchOption(work, run));
    if (letters.length > 0) return letters.map(({ id }) => id);
    throw new WrongUse('No letter of this run waits for the post.', 'See: duly outbox list --channel letter');
  }
  if (texts.length === 0) throw new WrongUse('Which letters were posted?', 'Name them, or give --run RUN.');
  const rows: MessageRow[] = [];
  for (const text of texts) rows.push(await messageNamed(work, companyId, text, { channel: 'letter', state: 'made' }));
  return rows.map(({ id }) => id);
}

type UnpostedOptions = Common & { readonly run?: string; readonly why?: string };

async function unposted(shell: Shell, texts: readonly string[], options: UnpostedOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const messageIds = await lettersInPost(work, company.id, texts, options.run);
  await takeBackPosted(work, { companyId: company.id, messageIds, why: options.why ?? null });
  const messages = messageIds.map((id) => work.ids.seal('message', id));
  if (options.json) shell.json({ messages, state: 'made' });
  else
    shell.print(`${count(messages.length, 'letter')} ${messages.length === 1 ? 'waits' : 'wait'} for the post again.`);
}

async function lettersInPost(work: Work, companyId: number, texts: readonly string[], run?: string): Promise<number[]> {
  const only = { channel: 'letter', state: 'posted' } as const;
  if (run !== undefined) {
    const letters = await listMessages(work.db.read, { companyId, batch: batchOption(work, run), most: 100_000, ...only }); // prettier-ignore
    if (letters.length > 0) return letters.map(({ id }) => id);
    throw new WrongUse('No letter of this run is in the post.', 'See: duly outbox list --channel letter');
  }
  if (texts.length === 0) throw new WrongUse('Which letters were not posted?', 'Name them, or give --run RUN.');
  const rows: MessageRow[] = [];
  for (const text of texts) rows.push(await messageNamed(work, companyId, text, only));
  return rows.map(({ id }) => id);
}

type NewsOptions = AboutPost;

async function news(
  shell: Shell,
  post: () => Promise<PostRoom>,
  text: string,
  options: NewsOptions & { readonly is: 'delivered' | 'returned' | 'refused' },
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const row = await messageNamed(work, company.id, text, { channel: 'letter', state: 'posted' });
  const room = await post();
  await recordPostalNews(work, room, {
    companyId: company.id,
    messageId: row.id,
    on: options.on === undefined ? work.today : dayOption(options.on),
    is: options.is,
    note: options.note ?? null,
    proofId: await proofOf(work, company.id, row.id, options.proof),
  });
  const message = work.ids.seal('message', row.id);
  if (options.json) shell.json({ message, state: options.is });
  else shell.print(`Recorded: the letter to ${row.to_name ?? row.recipient} was ${options.is}.`);
}

/** Keeps the receipt as a document about the message, and answers with its row number. */
async function proofOf(work: Work, companyId: number, messageId: number, path?: string): Promise<number | null> {
  if (path === undefined) return null;
  const bytes = await readFile(path).catch(() => {
    throw new BadFile(`${path} cannot be read.`, 'Check the path of the receipt.');
  });
  const row = await messageNamed(work, companyId, work.ids.seal('message', messageId));
  const { document } = await attachDocument(work, {
    companyId,
    customerId: row.customer_id,
    about: `message/${messageId}`,
    kind: 'proof',
    fileName: basename(path),
    bytes,
  });
  return document.id;
}
