import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { pino } from 'pino';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import { MAILBOX_WORDS } from '../languages/mailbox-words';
import type { PostRoom } from '../outbox/post.actions';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { lookInto, type Look } from './look.actions';
import { addMailbox, mailboxNamed, removeMailbox, setMailboxPaused, testMailbox } from './mailbox.actions';
import { draftFrom, type Typed } from './mailbox-draft';
import { mailboxesOf } from './mailbox.store';
import { mailLines, VIEWS, type View } from './panel';
import { backToInbox, giveToCustomer, mailOf, notOurs } from './settle.actions';

/** `duly inbox`: mailboxes that are read, and what came in. */
export interface InboxCliDeps {
  post(): Promise<PostRoom>;
}

export function inboxCommands(program: Command, shell: Shell, deps: InboxCliDeps): void {
  const group = program.command('inbox').description('mail that comes in, and whose it is');
  addCommands(group, shell);
  const fetch = common(group.command('fetch'))
    .argument('[name]')
    .description('read the mailboxes now, or one of them; --try: only say whether one can be read')
    .option('--try', 'nothing is taken')
    .action((name: string | undefined, options: FetchOptions) => fetchNow(shell, deps, name, options));
  example(fetch, 'duly inbox fetch');
  mailCommands(group, shell);
} // prettier-ignore

function addCommands(group: Command, shell: Shell): void {
  const add = common(group.command('add'))
    .argument('<name>')
    .description('read a mailbox: answers, and mail that comes back')
    .requiredOption('--imap <where>', 'user@example.com@imap.example.com, with :port at its end where it is not the usual one')
    .requiredOption('--password-file <file>', 'its first line is the password; - for standard input')
    .option('--security <how>', 'tls or starttls; otherwise tls')
    .option('--certificate <file>', 'of the server or its authority (PEM), where no public authority vouches for it')
    .option('--folder <name>', 'otherwise INBOX')
    .option('--move-to <folder>', 'where a mail goes once it was taken; otherwise it stays')
    .option('--every <minutes>', 'how often it is read; otherwise 5')
    .option('--shared', 'mail of every company comes here')
    .action((name: string, options: AddOptions) => addOne(shell, name, options));
  example(add, 'duly inbox add replies --imap ar@acme.example@imap.acme.example --password-file password.txt');
  const list = common(group.command('list')).description('the mailboxes, and when each was read').action((options: Common) => listAll(shell, options));
  example(list, 'duly inbox list');
  for (const [word, paused, what] of [['pause', true, 'leave it unread for now'], ['resume', false, 'read it again']] as const) {
    const one = common(group.command(word)).argument('<name>').description(what).action((name: string, options: Common) => pauseOne(shell, name, options, paused));
    example(one, `duly inbox ${word} replies`);
  }
  const end = common(group.command('end')).argument('<name>').description('read it no more; what was taken stays').action((name: string, options: Common) => endOne(shell, name, options));
  example(end, 'duly inbox end replies');
} // prettier-ignore

interface AddOptions extends Common {
  readonly imap: string;
  readonly passwordFile: string;
  readonly security?: string;
  readonly certificate?: string;
  readonly folder?: string;
  readonly moveTo?: string;
  readonly every?: string;
  readonly shared?: boolean;
}

async function addOne(shell: Shell, name: string, options: AddOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const found = /^(.+)@(\[[^\]]+\]|[^@:/\s]+)(?::(\d{1,5}))?$/.exec(options.imap);
  if (!found) throw new WrongUse(`--imap cannot be ${options.imap}.`, 'Say USER@HOST, such as ar@acme.example@imap.acme.example.');
  const [, user = '', host = '', port] = found;
  const { security, certificate, folder, moveTo, every, shared } = options;
  const typed: Typed = {
    ...{ name, user, host: host.replace(/^\[|\]$/g, ''), password: lineOf(options.passwordFile) },
    port: port ?? (security === 'starttls' ? '143' : '993'),
    ...(security === undefined ? {} : { security }),
    ...(certificate === undefined ? {} : { certificate: readFileSync(certificate, 'utf8') }),
    ...(folder === undefined ? {} : { folder }),
    ...(moveTo === undefined ? {} : { moveTo }),
    ...(every === undefined ? {} : { everyMinutes: every }),
    ...(shared === true ? { shared: '1' } : {}),
  };
  const made = draftFrom(typed);
  if ('wrong' in made) {
    const w = MAILBOX_WORDS.en;
    const said = Object.entries(made.wrong).map(([field, fault]) => `${w.field[field as keyof typeof w.field]}: ${w.wrong[fault]}`);
    throw new WrongUse(said.join('\n'), 'See: duly inbox add --help');
  }
  const id = await addMailbox(work, company, made.draft);
  if (options.json) shell.json({ mailbox: work.ids.seal('mailbox', id), name });
  else shell.print(`${name} was added. Try it: duly inbox fetch ${name} --try`);
} // prettier-ignore

const lineOf = (file: string): string => readFileSync(file === '-' ? 0 : file, 'utf8').split(/\r?\n/)[0] ?? '';

async function listAll(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const all = await mailboxesOf(work.db.read, company.id);
  if (options.json) {
    shell.json(all.map(({ name, host, port, user, folder, moveTo, shared, lookedAt, readAt, pausedAt, trouble }) => ({ name, host, port, user, folder, moveTo, shared, lookedAt, readAt, paused: pausedAt !== null, trouble })));
    return;
  }
  if (all.length === 0) shell.print('No mailbox is read.');
  for (const one of all) {
    const state = one.pausedAt !== null ? 'paused' : one.readAt === null ? 'not read yet' : `read at ${one.readAt}`;
    shell.print(`${one.name}  ${one.user} at ${one.host}:${one.port}, ${one.folder}  ${state}${one.shared ? '  for every company' : ''}`);
    if (one.trouble !== null) shell.print(`  ${one.trouble.message} ${one.trouble.remedy}`);
  }
} // prettier-ignore

interface FetchOptions extends Common {
  readonly try?: boolean;
}

async function tryOne(shell: Shell, name: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const n = await testMailbox(work, await mailboxNamed(work, company.id, name));
  if (options.json) shell.json({ name, waiting: n });
  else shell.print(`It can be read: ${count(n, 'mail')} to be taken.`);
}

async function fetchNow(
  shell: Shell,
  deps: InboxCliDeps,
  name: string | undefined,
  options: FetchOptions,
): Promise<void> {
  if (options.try === true) {
    if (name === undefined)
      throw new WrongUse('It is not said which mailbox.', 'Name one: duly inbox fetch NAME --try');
    return tryOne(shell, name, options);
  }
  const { work, company } = await atCompany(shell, options);
  const all = await mailboxesOf(work.db.read, company.id);
  const some = name === undefined ? all.filter(({ pausedAt }) => pausedAt === null) : [await mailboxNamed(work, company.id, name)]; // prettier-ignore
  const post = await deps.post();
  const used = { log: pino({ level: 'silent' }), post: () => post };
  const looks: (Look & { name: string })[] = [];
  for (const one of some) looks.push({ name: one.name, ...(await lookInto(used, work, company.id, one.id)) });
  if (options.json) shell.json(looks);
  else for (const look of looks) tell(shell, look);
}

function tell(shell: Shell, { name, state, taken, waiting, ahead, trouble }: Look & { name: string }): void {
  if (state === 'elsewhere') shell.print(`${name}: another process is reading it.`);
  else if (trouble !== null) shell.print(`${name}: ${trouble.message} ${trouble.remedy}`);
  else {
    const whose = waiting === 0 ? '' : `; of ${waiting} nobody knows whose: duly inbox mails`;
    shell.print(`${name}: ${count(taken, 'mail')} taken${whose}.${ahead ? ' More lies there: run it again.' : ''}`);
  }
}

async function pauseOne(shell: Shell, name: string, options: Common, paused: boolean): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await setMailboxPaused(work, await mailboxNamed(work, company.id, name), paused);
  if (options.json) shell.json({ name, paused });
  else shell.print(paused ? `${name} is left unread.` : `${name} is read again.`);
}

async function endOne(shell: Shell, name: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await removeMailbox(work, await mailboxNamed(work, company.id, name));
  if (options.json) shell.json({ name, ended: true });
  else shell.print(`${name} is read no more. What was taken stays.`);
}

function mailCommands(group: Command, shell: Shell): void {
  const mails = common(group.command('mails'))
    .description('what came in, the newest first; without a choice those of which nobody knows whose they are')
    .option('--show <which>', VIEWS.join(', '), 'waiting')
    .action((options: Common & { readonly show: string }) => listMails(shell, options));
  example(mails, 'duly inbox mails --show all');
  const give = common(group.command('give'))
    .argument('<mail>')
    .argument('<customer>')
    .description('say whose a mail is')
    .action((mail: string, customer: string, options: Common) => giveOne(shell, mail, customer, options));
  example(give, 'duly inbox give MAIL 4711');
  const drop = common(group.command('drop'))
    .argument('<mail>')
    .description('a mail is nothing of ours; --back: nobody knows whose it is, again')
    .option('--back')
    .action((mail: string, options: Common & { readonly back?: boolean }) => dropOne(shell, mail, options));
  example(drop, 'duly inbox drop MAIL');
}

async function listMails(shell: Shell, options: Common & { readonly show: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const view = VIEWS.find((one): one is View => one === options.show);
  if (view === undefined) throw new WrongUse(`--show cannot be ${options.show}.`, `Use one of: ${VIEWS.join(', ')}.`);
  const lines = await mailLines(work.db.read, company.id, { view, most: 200, offset: 0 });
  const told = lines.map(({ id, customerId, caseId, ...line }) => ({ mail: work.ids.seal('mail', id), ...line }));
  if (options.json) shell.json(told);
  else if (told.length === 0) shell.print('Nothing.');
  else for (const one of told) shell.print(`${one.mail}  ${one.arrivedAt.slice(0, 10)}  ${one.kind}  ${one.fromAddress}  ${one.subject}${one.customer === null ? '' : `  (${one.customer})`}`); // prettier-ignore
}

const opened = (work: Work, companyId: number, text: string) => mailOf(work, companyId, work.ids.open('mail', text));

async function giveOne(shell: Shell, text: string, named: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, named, work.ids);
  await giveToCustomer(work, await opened(work, company.id, text), customer.id);
  if (options.json) shell.json({ mail: text, customer: customer.code });
  else shell.print(`It is ${customer.name}’s now, and waits there for an answer.`);
}

async function dropOne(shell: Shell, text: string, options: Common & { readonly back?: boolean }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const mail = await opened(work, company.id, text);
  await (options.back === true ? backToInbox(work, mail) : notOurs(work, mail));
  if (options.json) shell.json({ mail: text, state: options.back === true ? 'waiting' : 'not_ours' });
  else shell.print(options.back === true ? 'It waits in the inbox again.' : 'It is nothing of ours.');
}
