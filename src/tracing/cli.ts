import { Option, type Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { ADDRESS_ROLES, type AddressRole } from '../customers/customer';
import { findCustomer } from '../customers/store';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { endTrace, foundAddress, noteLookup, resumeTrace, startTrace, usualDue } from './actions';
import { tracesOf, type Whose } from './store';
import { ENDS, type Trace, type TraceEnd } from './trace';

/** `duly trace`: the search for a customer whose address no longer holds. */
export function tracingCommands(program: Command, shell: Shell): void {
  const group = program.command('trace').description('the search for a customer whose address no longer holds');
  example(
    common(group.command('start <customer>'))
      .description('begin a search: a task with a day')
      .requiredOption('--why <text>', 'what shows that the address no longer holds')
      .option('--due <day>', 'by when; otherwise in two weeks')
      .option('--assignee <who>', 'whose task; otherwise the collector’s')
      .action((customer: string, options: Starting) => start(shell, customer, options)),
    'duly trace start 4711 --why "two letters came back"',
  );
  example(
    common(group.command('look <customer>'))
      .description('what was looked up, with its result')
      .requiredOption('--what <text>', 'where')
      .requiredOption('--result <text>', 'what it said')
      .option('--on <day>', 'on which day; otherwise today')
      .action((customer: string, options: Looking) => look(shell, customer, options)),
    'duly trace look 4711 --what "register of companies" --result "the seat is still there"',
  );
  example(
    common(group.command('found <customer>'))
      .description('the new address: it is kept in its role, and the search ends')
      .addOption(new Option('--role <role>', 'of the address').choices(ADDRESS_ROLES).default('registered'))
      .option('--name <text>', 'first line where it differs from the customer’s name')
      .requiredOption('--street <text>', 'street and number')
      .option('--postcode <text>')
      .requiredOption('--city <text>')
      .option('--country <code>', 'two letters; otherwise the customer’s')
      .option('--why <text>', 'where it was found', '')
      .action((customer: string, options: Found) => found(shell, customer, options)),
    'duly trace found 4711 --street "12 rue des Lilas" --postcode 69003 --city Lyon --why "town hall"',
  );
  example(
    common(group.command('end <customer>'))
      .description('end it without an address')
      .addOption(new Option('--outcome <outcome>', 'how').choices(ENDS).makeOptionMandatory())
      .requiredOption('--why <text>', 'what is to be remembered')
      .action((customer: string, options: Ending) => end(shell, customer, options)),
    'duly trace end 4711 --outcome untraceable --why "struck off, nobody knows the manager"',
  );
  example(
    common(group.command('resume <customer>'))
      .description('a search that was ended without an address goes on')
      .action((customer: string, options: Common) => resume(shell, customer, options)),
    'duly trace resume 4711',
  );
  example(
    common(group.command('list [customer]'))
      .description('all searches, the latest first, with what was looked up')
      .action((customer: string | undefined, options: Common) => list(shell, customer, options)),
    'duly trace list',
  );
}

type Starting = Common & { readonly why: string; readonly due?: string; readonly assignee?: string };
type Looking = Common & { readonly what: string; readonly result: string; readonly on?: string };
type Ending = Common & { readonly outcome: TraceEnd; readonly why: string };
interface Found extends Common {
  readonly role: AddressRole;
  readonly name?: string;
  readonly street: string;
  readonly postcode?: string;
  readonly city: string;
  readonly country?: string;
  readonly why: string;
}

interface At {
  readonly work: Work;
  readonly whose: Whose;
  readonly code: string;
  readonly country: string | null;
}

async function at(shell: Shell, text: string, options: Common): Promise<At> {
  const { work, company } = await atCompany(shell, options);
  const { id, code, country } = await findCustomer(work.db.read, company.id, text, work.ids);
  return { work, whose: { companyId: company.id, customerId: id }, code, country };
}

async function start(shell: Shell, text: string, options: Starting): Promise<void> {
  const { work, whose, code } = await at(shell, text, options);
  const dueOn = options.due === undefined ? usualDue(work.today) : dayOption(options.due);
  await startTrace(work, whose, { reason: options.why, dueOn, assignee: options.assignee ?? null });
  if (options.json) shell.json({ customer: code, started: true, dueOn });
  else shell.print(`${code}: a search is under way, to be done by ${dueOn}`);
}

async function look(shell: Shell, text: string, options: Looking): Promise<void> {
  const { work, whose, code } = await at(shell, text, options);
  const on = options.on === undefined ? work.today : dayOption(options.on);
  const { what, result } = options;
  await noteLookup(work, whose, { what, on, result });
  if (options.json) shell.json({ customer: code, what, on, result });
  else shell.print(`${code}: ${on} ${what}: ${result}`);
}

async function found(shell: Shell, text: string, options: Found): Promise<void> {
  const { work, whose, code, country } = await at(shell, text, options);
  const { role, name = null, street, postcode = null, city } = options;
  const address = { ...{ role, name, street, postcode, city }, region: null, country: options.country?.toUpperCase() ?? country }; // prettier-ignore
  await foundAddress(work, whose, { address, why: options.why });
  if (options.json) shell.json({ customer: code, outcome: 'found', address });
  else shell.print(`${code}: found; its ${role} address is ${[street, postcode, city].filter(Boolean).join(', ')}`);
}

async function end(shell: Shell, text: string, options: Ending): Promise<void> {
  const { work, whose, code } = await at(shell, text, options);
  await endTrace(work, whose, { outcome: options.outcome, why: options.why });
  if (options.json) shell.json({ customer: code, outcome: options.outcome });
  else shell.print(`${code}: the search ended (${options.outcome})`);
}

async function resume(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, whose, code } = await at(shell, text, options);
  await resumeTrace(work, whose);
  if (options.json) shell.json({ customer: code, resumed: true });
  else shell.print(`${code}: the search goes on`);
}

async function list(shell: Shell, text: string | undefined, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = text === undefined ? undefined : await findCustomer(q, company.id, text, work.ids);
  const all = await tracesOf(q, company.id, customer?.id);
  if (options.json) shell.json(all.map(({ id: _, customerId: __, ...one }) => one));
  else if (all.length === 0) shell.print('Nobody was searched for.');
  else for (const one of all) tell(shell, one);
}

function tell(shell: Shell, { customer, reason, dueOn, endedOn, outcome, endWhy, lookups }: Trace): void {
  const how = endedOn === null ? `by ${dueOn}` : `${endedOn} ${outcome ?? ''}${endWhy === null ? '' : `: ${endWhy}`}`;
  shell.print(`${customer}  ${reason}  ${how}`);
  for (const { what, on, result } of lookups) shell.print(`  ${on} ${what}: ${result}`);
}
