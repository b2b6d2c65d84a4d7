import type { Command } from 'commander';
import { pino } from 'pino';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { UndoDeps } from '../imports/undo.actions';
import { count } from '../kernel/count';
import { instant } from '../kernel/day';
import { WrongUse } from '../kernel/result';
import { INTAKE_WORDS } from '../languages/intake-words';
import { openBehind } from '../platform/behind';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { addIntake, intakeNamed, removeIntake, setPaused, trustServer } from './actions';
import { changeCommand } from './change.cli';
import { isHostKey } from './draft';
import { lastFiles } from './file.store';
import { filesCommand } from './files.cli';
import { SETTLE_MS, type Intake } from './intake';
import { lookAt, testIntake, type IntakeDeps, type Look } from './look.actions';
import { hostKeyOf } from './sftp.actions';
import { draftOf, typedFrom, withOptions, type SourceOptions } from './source.cli';
import { intakesOf } from './store';

/** `duly intake`: sources that deliver by themselves. */
export interface IntakeCliDeps {
  root(): string;
  undoDeps(work: Work): UndoDeps;
}

export function intakeCommands(program: Command, shell: Shell, deps: IntakeCliDeps): void {
  const group = program
    .command('intake')
    .description('sources that deliver by themselves: watched folders and SFTP servers');
  const add = withOptions(common(group.command('add')))
    .argument('<name>')
    .description('take in files from a folder or a server; lists are read like those of a source that a person imported before')
    .action((name: string, options: SourceOptions) => addOne(shell, deps, name, options));
  example(add, 'duly intake add erp --folder erp --source erp --file-day');
  changeCommand(group, shell, deps);
  filesCommand(group, shell);
  const list = common(group.command('list'))
    .description('the sources, when they were looked at, and what came of their last files')
    .action((options: Common) => listAll(shell, options));
  example(list, 'duly intake list');
  const test = common(group.command('test'))
    .argument('<name>')
    .description('can it be reached and read? of a server: which key it shows; --trust confirms it')
    .option('--trust <fingerprint>', 'the key, compared with what the operator of the server names')
    .action((name: string, options: TestOptions) => testOne(shell, deps, name, options));
  example(test, 'duly intake test erp');
  const run = common(group.command('run'))
    .argument('[name]', 'otherwise all that are not paused')
    .description('look now, twice, and take what is complete')
    .action((name: string | undefined, options: Common) => runSome(shell, deps, name, options));
  example(run, 'duly intake run erp');
  for (const [verb, about] of [['pause', 'take nothing for now'], ['resume', 'go on']] as const) {
    const command = common(group.command(verb)).argument('<name>').description(about);
    command.action((name: string, options: Common) => pauseOne(shell, name, options, verb === 'pause'));
    example(command, `duly intake ${verb} erp`);
  }
  const remove = common(group.command('remove'))
    .argument('<name>')
    .description('take nothing more from it; what it delivered stays')
    .action((name: string, options: Common) => removeOne(shell, name, options));
  example(remove, 'duly intake remove erp');
} // prettier-ignore

async function addOne(shell: Shell, deps: IntakeCliDeps, name: string, options: SourceOptions): Promise<void> {
  if (options.source === undefined) throw new WrongUse('The name of the source is missing.', 'Say --source NAME: the name under which imports remember how it writes its files.'); // prettier-ignore
  if ((options.folder === undefined) === (options.sftp === undefined)) {
    throw new WrongUse('Name a folder or a server.', 'Say --folder PATH, or --sftp USER@HOST/PATH.');
  }
  const draft = draftOf({ ...typedFrom(options), name }, {});
  const { work, company } = await atCompany(shell, options);
  await addIntake(work, company, draft, deps.root());
  if (options.json) shell.json(shown(await intakeNamed(work, company.id, draft.name)));
  else shell.print(`${draft.name} was added. Test it: duly intake test ${draft.name}`);
}

const shown = ({ name, kind, place, host, port, user, hostKey, pattern, source, takes, required, rhythm, everyMinutes, pausedAt, lookedAt, trouble, refused, ahead }: Intake) =>
  ({ name, kind, place, host, port, user, hostKey, pattern, source, takes, required, rhythm, everyMinutes, pausedAt, lookedAt, trouble, refused, ahead }); // prettier-ignore

const MANY = 5;

async function listAll(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const all = await intakesOf(work.db.read, company.id);
  const files = new Map<number, Awaited<ReturnType<typeof lastFiles>>>();
  for (const { id } of all) files.set(id, await lastFiles(work.db.read, id, MANY));
  const of = ({ id }: Intake) =>
    (files.get(id) ?? []).map(({ name, verdict, recordedAt, importId }) => ({
      file: name,
      verdict,
      at: recordedAt,
      import: importId === null ? null : work.ids.seal('import', importId),
    }));
  if (options.json) {
    shell.json(all.map((intake) => ({ ...shown(intake), files: of(intake) })));
    return;
  }
  const w = INTAKE_WORDS.en;
  if (all.length === 0) shell.print(w.none);
  for (const intake of all) {
    const { name, kind, user, host, place, pattern, source, takes, pausedAt, hostKey, lookedAt, trouble, refused, ahead } = intake; // prettier-ignore
    const where = kind === 'folder' ? place : `${user ?? ''}@${host ?? ''}:${place}`;
    const state = pausedAt !== null ? w.state.paused : kind === 'sftp' && hostKey === null ? w.state.unconfirmed : (lookedAt ?? w.state.never); // prettier-ignore
    shell.print(
      `${name}  ${where}  ${pattern}  ${source} (${w.takes[takes]})${intake.required ? ', required' : ''}  ${state}`,
    );
    if (trouble !== null) shell.print(`  ${trouble.message} ${trouble.remedy}`);
    for (const one of refused) shell.print(`  ${one.name}: ${w.fault[one.fault]}`);
    if (ahead > 0) shell.print(`  ${count(ahead, 'file')} more to be taken.`);
    for (const one of of(intake))
      shell.print(`  ${one.at.slice(0, 16)}  ${one.file}: ${w.verdict[one.verdict ?? 'open']}`);
  }
}

type TestOptions = Common & { readonly trust?: string };

async function testOne(shell: Shell, deps: IntakeCliDeps, name: string, options: TestOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const intake = await intakeNamed(work, company.id, name);
  const shows = intake.kind === 'sftp' ? await hostKeyOf(intake) : null;
  if (options.trust !== undefined) {
    if (!isHostKey(options.trust) || options.trust !== shows) {
      throw new WrongUse(`The server shows ${shows ?? 'no key'}, not ${options.trust}.`, 'Ask its operator which key is right.');
    } // prettier-ignore
    await trustServer(work, intake, options.trust);
  }
  const now = await intakeNamed(work, company.id, name);
  const confirmed = now.kind === 'folder' || now.hostKey === shows;
  if (!confirmed) {
    if (options.json) shell.json({ hostKey: shows, confirmed, files: null });
    else shell.print(`${INTAKE_WORDS.en.shows} ${shows ?? ''}\n${INTAKE_WORDS.en.compare} duly intake test ${name} --trust ${shows ?? ''}`); // prettier-ignore
    return;
  }
  const files = await testIntake({ root: deps.root() }, work, company, now);
  if (options.json) shell.json({ hostKey: shows, confirmed, files });
  else shell.print(INTAKE_WORDS.en.tested[files === 1 ? 'one' : 'other'].replace('{n}', String(files)));
}

async function runSome(shell: Shell, deps: IntakeCliDeps, name: string | undefined, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const all = await intakesOf(work.db.read, company.id);
  const some =
    name === undefined ? all.filter(({ pausedAt }) => pausedAt === null) : [await intakeNamed(work, company.id, name)];
  const log = pino({ level: 'silent' });
  const used: IntakeDeps = { behind: openBehind(log), log, home: shell.env.home, root: deps.root(), undoDeps: deps.undoDeps }; // prettier-ignore
  const looks: (Look & { name: string })[] = [];
  for (const intake of some) {
    const first = await lookAt(used, work, company, intake.id);
    const second = first.unsettled.length === 0 ? undefined : await later(() => lookAt(used, after(work), company, intake.id)); // prettier-ignore
    looks.push({ name: intake.name, ...(second ?? first), taken: [...first.taken, ...(second?.taken ?? [])] });
  }
  if (options.json) shell.json(looks);
  else for (const look of looks) tell(shell, look);
}

const after = (work: Work): Work => ({ ...work, now: instant(new Date(Date.parse(work.now) + SETTLE_MS)) });
const later = <T>(act: () => Promise<T>): Promise<T> =>
  new Promise((passed) => setTimeout(passed, SETTLE_MS)).then(act);

function tell(shell: Shell, { name, state, taken, unsettled, refused, ahead, trouble }: Look & { name: string }): void {
  const w = INTAKE_WORDS.en;
  if (state === 'elsewhere') shell.print(`${name}: ${w.elsewhere}`);
  if (trouble !== null) shell.print(`${name}: ${trouble.message} ${trouble.remedy}`);
  for (const one of taken) shell.print(`${name}: ${one.name}: ${w.verdict[one.verdict]}`);
  if (ahead > 0)
    shell.print(`${name}: ${count(ahead, 'file')} more to be taken; run it again, or let the server go on.`);
  for (const file of unsettled) shell.print(`${name}: ${file}: still being written`);
  for (const one of refused) shell.print(`${name}: ${one.name}: ${w.fault[one.fault]}`);
  if (state === 'done' && taken.length + unsettled.length + refused.length === 0) shell.print(`${name}: nothing new.`);
}

async function pauseOne(shell: Shell, name: string, options: Common, paused: boolean): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await setPaused(work, await intakeNamed(work, company.id, name), paused);
  if (options.json) shell.json({ name, paused });
  else shell.print(INTAKE_WORDS.en[paused ? 'paused' : 'resumed'].replace('{name}', () => name));
}

async function removeOne(shell: Shell, name: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await removeIntake(work, await intakeNamed(work, company.id, name));
  if (options.json) shell.json({ name, removed: true });
  else shell.print(INTAKE_WORDS.en.removed.replace('{name}', () => name));
}
