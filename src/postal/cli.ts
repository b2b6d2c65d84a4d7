import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { isHostKey } from '../intake/draft';
import { hostKeyOf } from '../intake/sftp.actions';
import { server } from '../intake/source.cli';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import { INTAKE_WORDS } from '../languages/intake-words';
import { POSTAL_WORDS } from '../languages/postal-words';
import { fill } from '../languages/said';
import { example, type Shell } from '../platform/shell';
import { addService, removeService, setPaused, settleDrop, theService, trustService } from './actions';
import { draftFrom, type Draft, type Typed } from './draft';
import { lastAnswers, lastDrops } from './drop.store';
import type { PostalService } from './postal';
import { testService, visitService, type PostalDeps } from './run.actions';
import { serviceOf } from './store';

/** `duly post`: the service that prints and posts the letters. */
export interface PostalCliDeps {
  root(): string;
  post(): Promise<ReturnType<PostalDeps['post']>>;
}

const W = POSTAL_WORDS.en;

export function postalCommands(program: Command, shell: Shell, deps: PostalCliDeps): void {
  const group = program.command('post').description('the service that prints and posts the letters');
  const add = common(group.command('add'))
    .argument('<name>', 'who carries the letters')
    .description('letters are put into a folder or on a server as PDF, with a list of them')
    .option('--folder <path>', 'below the folder that this installation allows for the company (INTAKE_ROOT)')
    .option('--sftp <where>', 'user@host/path or user@host:port/path')
    .option('--password-file <file>', 'its first line is the password; - for standard input')
    .option('--key-file <file>', 'a private key')
    .option('--host-key <fingerprint>', 'SHA256:…, as the operator of the server names it; otherwise: duly post test')
    .option('--every <minutes>', 'a drop at most so often; otherwise 15')
    .option('--registered <which>', 'never, final or always; otherwise never')
    .option('--counts <when>', 'dropped: posted when the drop is there; said: when the service says so', 'dropped')
    .option('--colour', 'print in colour')
    .option('--duplex', 'print on both sides')
    .action((name: string, options: AddOptions) => addOne(shell, deps, name, options));
  example(add, 'duly post add "La Poste hybride" --folder post --duplex');
  example(common(group.command('show')).description('the service, its last drops and answers').action((options: Common) => showOne(shell, options)), 'duly post show');
  const test = common(group.command('test'))
    .description('can it be reached, written to and read? of a server: which key it shows; --trust confirms it')
    .option('--trust <fingerprint>', 'the key, compared with what the operator of the server names')
    .action((options: TestOptions) => testOne(shell, deps, options));
  example(test, 'duly post test');
  const run = common(group.command('run')).description('give it what waits, and take its answers');
  example(run.action((options: Common) => runNow(shell, deps, options)), 'duly post run');
  const settle = common(group.command('settle'))
    .argument('<drop>', 'one that is in doubt, by its id or its name')
    .option('--has', 'the service has it')
    .option('--has-not', 'it does not have it: the letters go with the next drop')
    .description('say what became of a drop of which nobody knows whether the service has it')
    .action((drop: string, options: SettleOptions) => settleOne(shell, deps, drop, options));
  example(settle, 'duly post settle DROP --has');
  for (const [verb, about] of [['pause', 'give it nothing for now'], ['resume', 'go on']] as const) {
    const command = common(group.command(verb)).description(about);
    example(command.action((options: Common) => pauseOne(shell, options, verb === 'pause')), `duly post ${verb}`);
  }
  const remove = common(group.command('remove')).description('give it nothing more; what it was given stays with it');
  example(remove.action((options: Common) => removeOne(shell, options)), 'duly post remove');
} // prettier-ignore

interface AddOptions extends Common {
  readonly folder?: string;
  readonly sftp?: string;
  readonly passwordFile?: string;
  readonly keyFile?: string;
  readonly hostKey?: string;
  readonly every?: string;
  readonly registered?: string;
  readonly counts?: string;
  readonly colour?: boolean;
  readonly duplex?: boolean;
}

async function addOne(shell: Shell, deps: PostalCliDeps, name: string, options: AddOptions): Promise<void> {
  if ((options.folder === undefined) === (options.sftp === undefined)) {
    throw new WrongUse('Name a folder or a server.', 'Say --folder PATH, or --sftp USER@HOST/PATH.');
  }
  const draft = draftOf({ ...typedFrom(options), name });
  const { work, company } = await atCompany(shell, options);
  await addService(work, company, draft, deps.root());
  if (options.json) shell.json(shown(await theService(work, company.id)));
  else shell.print(`${fill(W.added, { name })} Test it: duly post test`);
}

function typedFrom(options: AddOptions): Typed {
  const { folder, sftp, passwordFile, keyFile, hostKey, every, registered, counts, colour, duplex } = options;
  const said: Record<string, string | undefined> = {
    ...(sftp === undefined ? { kind: 'folder', place: folder ?? '' } : server(sftp)),
    password: passwordFile === undefined ? undefined : (textOf(passwordFile).split(/\r?\n/)[0] ?? ''),
    privateKey: keyFile === undefined ? undefined : textOf(keyFile),
    ...{ hostKey, everyMinutes: every, registered, counts },
    ...{ colour: colour === true ? '1' : '', duplex: duplex === true ? '1' : '' },
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

const textOf = (file: string): string => readFileSync(file === '-' ? 0 : file, 'utf8');

function draftOf(typed: Typed): Draft {
  const made = draftFrom(typed);
  if ('draft' in made) return made.draft;
  const said = Object.entries(made.wrong).map(([field, fault]) => `${field in W.field ? W.field[field as keyof typeof W.field] : W.kind.label}: ${INTAKE_WORDS.en.wrong[fault]}`); // prettier-ignore
  throw new WrongUse(said.join('\n'), 'See: duly post add --help');
}

const shown = ({ name, kind, place, host, port, user, hostKey, everyMinutes, colour, duplex, registered, counts, pausedAt, lookedAt, trouble }: PostalService) =>
  ({ name, kind, place, host, port, user, hostKey, everyMinutes, colour, duplex, registered, counts, pausedAt, lookedAt, trouble }); // prettier-ignore

const MANY = 10;

async function showOne(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const service = await serviceOf(work.db.read, company.id);
  const drops = await lastDrops(work.db.read, company.id, MANY);
  const answers = await lastAnswers(work.db.read, company.id, MANY);
  if (options.json) {
    const of = drops.map(({ id, ...drop }) => ({ id: work.ids.seal('postal_drop', id), ...drop }));
    shell.json({ service: service === undefined ? null : shown(service), drops: of, answers });
    return;
  }
  if (service === undefined) shell.print(W.none);
  else {
    const where = service.kind === 'folder' ? service.place : `${service.user ?? ''}@${service.host ?? ''}:${service.place}`; // prettier-ignore
    const state = service.pausedAt !== null ? W.state.paused : service.kind === 'sftp' && service.hostKey === null ? W.state.unconfirmed : (service.lookedAt ?? W.state.never); // prettier-ignore
    shell.print(`${service.name}  ${where}  ${W.counts[service.counts]}  ${state}`);
    if (service.trouble !== null) shell.print(`  ${service.trouble.message} ${service.trouble.remedy}`);
  }
  for (const { id, name, day, letters, state, states } of drops) {
    const became = Object.entries(states).map(([of, n]) => fill(W.letterState[of as keyof typeof W.letterState], { n })); // prettier-ignore
    shell.print(`${work.ids.seal('postal_drop', id)}  ${name}  ${day}  ${count(letters, 'letter')}  ${W.dropState[state]}  ${became.join(', ')}`); // prettier-ignore
  }
  for (const { name, recordedAt, lines, problems } of answers) {
    shell.print(`${recordedAt.slice(0, 16)}  ${name}  ${count(lines, 'line')}`);
    for (const { line, fault } of problems) shell.print(`  ${fill(W.problem, { n: line, why: W.fault[fault] })}`);
  }
}

type TestOptions = Common & { readonly trust?: string };

async function testOne(shell: Shell, deps: PostalCliDeps, options: TestOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const service = await theService(work, company.id);
  const shows = service.kind === 'sftp' ? await hostKeyOf(service) : null;
  if (options.trust !== undefined) {
    if (!isHostKey(options.trust) || options.trust !== shows) {
      throw new WrongUse(`The server shows ${shows ?? 'no key'}, not ${options.trust}.`, 'Ask its operator which key is right.'); // prettier-ignore
    }
    await trustService(work, service, options.trust);
  }
  const now = await theService(work, company.id);
  const confirmed = now.kind === 'folder' || now.hostKey === shows;
  if (confirmed) await testService({ root: deps.root() }, work, company, now);
  if (options.json) shell.json({ hostKey: shows, confirmed, tested: confirmed });
  else if (confirmed) shell.print(W.tested);
  else shell.print(`${W.shows} ${shows ?? ''}\n${W.compare} duly post test --trust ${shows ?? ''}`);
}

async function runNow(shell: Shell, deps: PostalCliDeps, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await theService(work, company.id);
  const room = await deps.post();
  const came = await visitService({ root: deps.root(), post: () => room }, work, company, { now: true });
  if (options.json) shell.json(came);
  else if (came.trouble !== null) shell.print(`${came.trouble.message} ${came.trouble.remedy}`);
  else if (came.state === 'elsewhere') shell.print(W.elsewhere);
  else {
    const { dropped, answered } = came;
    shell.print(`${count(dropped.letters, 'letter')} given, ${count(answered.files, 'answer')} taken, ${count(answered.problems, 'problem')}.`); // prettier-ignore
    if (dropped.withdrawn > 0) shell.print(`${count(dropped.withdrawn, 'letter')} not right any more: withdrawn.`);
    if (dropped.doubtful > 0) shell.print(`${count(dropped.doubtful, 'drop')} in doubt. See: duly post show`);
  }
}

type SettleOptions = Common & { readonly has?: boolean; readonly hasNot?: boolean };

async function settleOne(shell: Shell, deps: PostalCliDeps, text: string, options: SettleOptions): Promise<void> {
  if ((options.has === true) === (options.hasNot === true)) throw new WrongUse('Does the service have it?', 'Say --has or --has-not.'); // prettier-ignore
  const { work, company } = await atCompany(shell, options);
  const drops = await lastDrops(work.db.read, company.id, 1_000);
  const dropId = work.ids.open('postal_drop', text) ?? drops.find(({ name }) => name === text)?.id ?? 0;
  const room = await deps.post();
  await settleDrop(work, { post: () => room }, company.id, { dropId, has: options.has === true });
  if (options.json) shell.json({ drop: work.ids.seal('postal_drop', dropId), has: options.has === true });
  else shell.print(W.settled[options.has === true ? 'has' : 'hasNot']);
}

async function pauseOne(shell: Shell, options: Common, paused: boolean): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const service = await theService(work, company.id);
  await setPaused(work, service, paused);
  if (options.json) shell.json({ name: service.name, paused });
  else shell.print(fill(paused ? W.paused : W.resumed, { name: service.name }));
}

async function removeOne(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const service = await theService(work, company.id);
  await removeService(work, service);
  if (options.json) shell.json({ name: service.name, removed: true });
  else shell.print(fill(W.removed, { name: service.name }));
}
