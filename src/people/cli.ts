import type { Command } from 'commander';
import { Refusal, WrongUse } from '../kernel/result';
import { LANGUAGES } from '../languages/said';
import type { Query } from '../platform/db';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { disable, invite, inviteAgain, setRoles } from './actions';
import { makeResetLink } from './password.actions';
import { emailFrom, type ListedPerson } from './person';
import { PEOPLE_PATHS } from './paths';
import { endSecondFactor } from './second-factor.actions';
import { isRole, ROLES, type Grant } from './rights';
import { listedPerson, peopleOf } from './store';

/** This room stands below the companies: who opens the house says which there are, and where people reach it. */
export interface PeopleCliDeps {
  companies(q: Query): Promise<readonly { readonly id: number; readonly code: string }[]>;
  publicUrl(): string;
}

/** `duly people`: who works here. Whoever has the shell is administrator, and is recorded as such. */
export function peopleCommands(program: Command, shell: Shell, deps: PeopleCliDeps): void {
  const group = program.command('people').description('who works here: let in, give roles, disable');
  example(
    json(group.command('list', { isDefault: true }))
      .description('everybody, with their roles')
      .action((options: Options) => list(shell, options, deps)),
    'duly people',
  );
  example(
    json(roleOptions(group.command('add <email>')))
      .description('invite somebody; prints the link that lets them in')
      .requiredOption('--name <name>')
      .option('--language <code>', `of the pages: ${LANGUAGES.join(', ')}`, 'en')
      .action((email: string, options: AddOptions) => add(shell, email, options, deps)),
    'duly people add lea@acme.example --name "Léa Roux" --role collector',
  );
  example(
    json(roleOptions(group.command('roles <email>')))
      .description('give the role at the company, or everywhere; the role none takes it')
      .action((email: string, options: RoleOptions) => roles(shell, email, options, deps)),
    'duly people roles lea@acme.example --role manager',
  );
  example(
    json(group.command('reset <email>'))
      .description('print a link for a new password; for somebody who has not come yet, another invitation')
      .option('--second-factor', 'also end the second factor: the phone is lost')
      .action((email: string, options: Options & { secondFactor?: boolean }) => reset(shell, email, options, deps)),
    'duly people reset lea@acme.example',
  );
  example(
    json(group.command('disable <email>'))
      .description('they sign in no more; to let them in again, add them again')
      .action((email: string, options: Options) => end(shell, email, options, deps)),
    'duly people disable lea@acme.example',
  );
}

interface Options {
  readonly json?: boolean;
}
interface RoleOptions extends Options {
  readonly role: string;
  readonly company?: string;
}
interface AddOptions extends RoleOptions {
  readonly name: string;
  readonly language: string;
}

const json = (command: Command): Command => command.option('--json', 'for scripts');
const roleOptions = (command: Command): Command =>
  command.requiredOption('--role <role>', ROLES.join(', ')).option('--company <code>', 'otherwise at every company');

async function list(shell: Shell, options: Options, deps: PeopleCliDeps): Promise<void> {
  const work = await shell.open();
  const people = await peopleOf(work.db.read);
  const codes = await codesOf(work, deps);
  if (options.json) shell.json(people.map((person) => personJson(person, codes)));
  else if (people.length === 0)
    shell.print('Nobody yet. The server prints a link for the first administrator when it starts.');
  else for (const person of people) shell.print(line(person, codes));
}

async function add(shell: Shell, email: string, options: AddOptions, deps: PeopleCliDeps): Promise<void> {
  const work = await shell.open();
  const grants = [await grantOf(work, options, deps)].flatMap((grant) => grant ?? []);
  const { name, language } = options;
  const { personId, secret } = await invite(work, { email, name, language, roles: grants });
  await tell(shell, work, { id: personId }, { options, deps, link: PEOPLE_PATHS.invitation(secret) });
}

async function roles(shell: Shell, email: string, options: RoleOptions, deps: PeopleCliDeps): Promise<void> {
  const work = await shell.open();
  const person = await theirs(work, email);
  const companyId = await companyOf(work, options.company, deps);
  const grant = await grantOf(work, options, deps);
  const others = person.roles.filter((one) => one.companyId !== companyId);
  await setRoles(work, person.id, grant === undefined ? others : [...others, grant]);
  await tell(shell, work, person, { options, deps });
}

async function reset(
  shell: Shell,
  email: string,
  options: Options & { readonly secondFactor?: boolean },
  deps: PeopleCliDeps,
): Promise<void> {
  const work = await shell.open();
  const person = await theirs(work, email);
  const link = person.invited
    ? PEOPLE_PATHS.invitation(await inviteAgain(work, person.id))
    : PEOPLE_PATHS.resetWith(await makeResetLink(work, person.id));
  if (options.secondFactor) await endSecondFactor(work, person.id);
  await tell(shell, work, person, { options, deps, link });
}

async function end(shell: Shell, email: string, options: Options, deps: PeopleCliDeps): Promise<void> {
  const work = await shell.open();
  const person = await theirs(work, email);
  await disable(work, person.id);
  await tell(shell, work, person, { options, deps });
}

async function theirs(work: Work, text: string): Promise<ListedPerson> {
  const email = emailFrom(text);
  const person = email === undefined ? undefined : await listedPerson(work.db.read, { email });
  if (!person) throw new Refusal('no-such-person', `There is no ${text} here.`, 'See who there is: duly people');
  return person;
}

/** Undefined: no role. */
async function grantOf(work: Work, options: RoleOptions, deps: PeopleCliDeps): Promise<Grant | undefined> {
  const { role, company } = options;
  if (role === 'none') return undefined;
  if (!isRole(role)) throw new WrongUse(`There is no role ${role}.`, `Known are: ${ROLES.join(', ')}, and none.`);
  return { companyId: await companyOf(work, company, deps), role };
}

async function companyOf(work: Work, code: string | undefined, deps: PeopleCliDeps): Promise<number | null> {
  if (code === undefined) return null;
  const all = await deps.companies(work.db.read);
  const found = all.find((one) => one.code === code.toLowerCase());
  if (found) return found.id;
  const known = all.map((one) => one.code).join(', ');
  throw new Refusal('no-such-company', `There is no company ${code}.`, `Known are: ${known === '' ? 'none' : known}.`);
}

type Codes = ReadonlyMap<number, string>;

const codesOf = async ({ db }: Work, deps: PeopleCliDeps): Promise<Codes> =>
  new Map((await deps.companies(db.read)).map((one) => [one.id, one.code]));

interface Telling {
  readonly options: Options;
  readonly deps: PeopleCliDeps;
  /** The path of a link that was made. */
  readonly link?: string;
}

async function tell(
  shell: Shell,
  work: Work,
  which: { readonly id: number },
  { options, deps, link }: Telling,
): Promise<void> {
  const person = await listedPerson(work.db.read, { id: which.id });
  if (!person) return;
  const codes = await codesOf(work, deps);
  const whole = link === undefined ? undefined : `${deps.publicUrl()}${link}`;
  if (options.json) {
    shell.json({ ...personJson(person, codes), ...(whole === undefined ? {} : { link: whole }) });
    return;
  }
  shell.print(line(person, codes));
  if (whole !== undefined) shell.print(`Give them this link; it opens once and is not shown again:\n${whole}`);
}

const rolesOf = (person: ListedPerson, codes: Codes): { role: string; company: string | null }[] =>
  person.roles.map(({ companyId, role }) => ({
    role,
    company: companyId === null ? null : (codes.get(companyId) ?? null),
  }));

const personJson = (person: ListedPerson, codes: Codes): Record<string, unknown> => ({
  email: person.email,
  name: person.name,
  language: person.language,
  roles: rolesOf(person, codes),
  secondFactor: person.hasSecondFactor,
  invited: person.invited,
  signedInAt: person.signedInAt,
  askedResetAt: person.askedResetAt,
  disabledAt: person.disabledAt,
});

function line(person: ListedPerson, codes: Codes): string {
  const held = rolesOf(person, codes).map(({ role, company }) => (company === null ? role : `${role} at ${company}`));
  const notes = [
    ...(person.hasSecondFactor ? ['second factor'] : []),
    ...(person.invited ? ['has not come yet'] : []),
    ...(person.askedResetAt === null ? [] : ['asked for a new password']),
    ...(person.disabledAt === null ? [] : [`disabled ${person.disabledAt.slice(0, 10)}`]),
  ];
  const note = notes.length === 0 ? '' : `  (${notes.join(', ')})`;
  return `${person.email}  ${person.name}  ${held.length === 0 ? 'no role' : held.join(', ')}${note}`;
}
