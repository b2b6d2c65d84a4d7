import { userInfo } from 'node:os';
import { Command, CommanderError } from 'commander';
import type { House } from './app';
import type { Config } from './config';
import { instant, type Instant } from './kernel/day';
import { WrongUse } from './kernel/result';
import { failureFrom } from './platform/failure';
import type { Shell } from './platform/shell';
import { endedReader, printJson, progressOn, tellFailure, type Terminal } from './platform/terminal';

/**
 * The `duly` command. It knows which room has which command and loads only that room; it opens the house when a command
 * asks for it and closes it again; it turns whatever happened into words and an exit code: 0 done, 1 refused, 2 wrong use,
 * 3 bad input file, 70 our fault.
 */
/* eslint-disable @typescript-eslint/no-require-imports -- a room is loaded when its command is asked for, not before */
interface Room {
  /** Its commands and what each is for. A test holds these words to those of the room. */
  readonly commands: Readonly<Record<string, string>>;
  /** Loads the room and adds its commands to the program. */
  add(program: Command, shell: Shell, near: Near): void;
}

/** What a room's commands may need of the house before or while they run. */
interface Near {
  house(): Promise<House>;
  config(): Config;
  now(): Instant;
}

const app = () => require('./app') as typeof import('./app');
const smtpUrl = () => (require('./config') as typeof import('./config')).readConfig().smtpUrl;
const told = () => require('./tasks/bank-told.actions') as typeof import('./tasks/bank-told.actions');
const holds = { holdSources: (q: import('./platform/db').Query) => app().holdSources(q) };
const postOf = (near: Near) => async () => (await near.house()).post();

/** In the order of the journey, which is that of the help. */
export const ROOMS: readonly Room[] = [
  {
    commands: {
      init: 'open a company to collect for',
      company: 'who claims: its facts, settings and bank accounts',
    },
    add: (program, shell) => {
      const room = require('./companies/cli') as typeof import('./companies/cli');
      room.companyCommands(program, shell, {
        settingChanged: (...given) => app().settingChanged(smtpUrl())(...given),
        bankTold: (...given) => told().bankChangeTold(...given),
      });
    },
  },
  {
    commands: {
      import: 'a file of receivables into the ledger',
      bank: 'statements of the bank: what came in',
      cash: 'money that came in: what waits, and what is to be done with it',
      intake: 'sources that deliver by themselves: watched folders and SFTP servers',
      pay: 'the provider with which customers may pay online',
    },
    add: (program, shell, near) => {
      const undoDeps = (work: import('./platform/work').Work) => app().undoDeps(work);
      (require('./imports/cli') as typeof import('./imports/cli')).importCommands(program, shell, undoDeps);
      const from = { root: () => near.config().intakeRoot, undoDeps };
      (require('./intake/cli') as typeof import('./intake/cli')).intakeCommands(program, shell, from);
      (require('./cash/cli') as typeof import('./cash/cli')).cashCommands(program, shell);
      (require('./checkout/cli') as typeof import('./checkout/cli')).checkoutCommands(program, shell, near);
    },
  },
  {
    commands: {
      attach: 'file documents; a folder or ZIP of invoices is matched by the number in each name',
      documents: 'what was filed of a customer',
    },
    add: (program, shell) => {
      const room = require('./documents/cli') as typeof import('./documents/cli');
      const { findMessage } = require('./outbox/named.cli') as typeof import('./outbox/named.cli');
      const many = require('./imports/attach-many.actions') as typeof import('./imports/attach-many.actions');
      room.documentCommands(program, shell, { findEntry, attachFolder: many.attachFolder, findMessage });
    },
  },
  {
    commands: { customers: 'who owes: look up, export, correct, merge' },
    add: (...to) =>
      (require('./desk/customers.cli') as typeof import('./desk/customers.cli')).customersCommands(to[0], to[1]),
  },
  {
    commands: {
      items: 'what is open, as of any day; correct a document',
      statement: 'a customer’s account, entry by entry, with the balance after each',
      ageing: 'what is open per customer and currency, by how late it is',
      hold: 'a reason not to chase: put it, end it, list them',
      allocate: 'apply payments and credit notes to documents by hand',
      assigned: 'claims that a factor, bank or insurer holds, and that come back',
    },
    add: (program, shell) => {
      const room = require('./ledger/cli') as typeof import('./ledger/cli');
      room.ledgerCommands(program, shell, { ...holds, bankTold: (...given) => told().bankChangeTold(...given) });
    },
  },
  {
    commands: { dispute: 'what customers object to: raise, answer, settle', short: 'short payments: decide on rests' },
    add: (...to) => (require('./disputes/cli') as typeof import('./disputes/cli')).disputeCommands(to[0], to[1], holds),
  },
  {
    commands: {
      promise: 'what customers promised to pay, and whether they did',
      plan: 'instalment plans: draft, offer, accept, cancel, see which instalments are paid',
    },
    add: (program, shell) => {
      const room = require('./promises/cli') as typeof import('./promises/cli');
      const { disputeHolds } = require('./disputes/store') as typeof import('./disputes/store');
      room.promiseCommands(program, shell, { disputeHolds });
    },
  },
  {
    commands: { tasks: 'what people must do, and by when' },
    add: (...to) => (require('./tasks/cli') as typeof import('./tasks/cli')).taskCommands(to[0], to[1]),
  },
  {
    commands: {
      strategy: 'schedules of reminders: see them, choose, write one',
      simulate: 'what a run would do that day: the run itself, rolled back',
      run: 'the day’s run: decide, issue and send reminders',
      explain: 'why a customer is, was or will be chased or not, on any day',
      drill: 'a fire drill: every message, call and task of the coming days; nothing is written or sent',
      stop: 'deliveries to a customer: stopped, and released',
      script: 'what to say to a customer on the telephone, in its language and with its figures',
      procurement: 'procurement portals of customers, and what was read there',
      log: 'log a call, visit, appointment, reply or note; without one, show what was logged',
    },
    add: (program, shell, near) => {
      const room = require('./reminders/cli') as typeof import('./reminders/cli');
      room.reminderCommands(program, shell, { holdSources: (q) => app().holdSources(q), post: postOf(near) });
    },
  },
  {
    commands: { statements: 'statements of account to many at once, by email or on paper' },
    add: (program, shell, near) => {
      const room = require('./statements/cli') as typeof import('./statements/cli');
      room.statementsCommands(program, shell, { holdSources: (q) => app().holdSources(q), post: postOf(near) });
    },
  },
  {
    commands: { journal: 'back to accounting: fees, interest, write-offs and differences' },
    add: (...to) => (require('./journals/cli') as typeof import('./journals/cli')).journalCommands(to[0], to[1]),
  },
  {
    commands: { outbox: 'messages on their way and what left the house' },
    add: (...to) =>
      (require('./outbox/cli') as typeof import('./outbox/cli')).outboxCommands(to[0], to[1], postOf(to[2])),
  },
  {
    commands: {
      dossier: 'the recovery file: everything a partner needs, in one PDF',
      case: 'recovery files in the hands of a partner',
    },
    add: (program, shell) => {
      const cases = require('./cases/cli') as typeof import('./cases/cli');
      (require('./dossier/cli') as typeof import('./dossier/cli')).dossierCommands(program, shell, () =>
        Promise.resolve(cases.dossierDeps(app().holdSources)),
      );
      cases.caseCommands(program, shell);
    },
  },
  {
    commands: { people: 'who works here: let in, give roles, disable' },
    add: (program, shell, near) => {
      const { peopleCommands } = require('./people/cli') as typeof import('./people/cli');
      const { allCompanies } = require('./companies/store') as typeof import('./companies/store');
      peopleCommands(program, shell, { companies: allCompanies, publicUrl: () => near.config().publicUrl });
    },
  },
  {
    commands: { audit: 'who did what, when; with --verify: is the record as it was written?' },
    add: (program, shell) => {
      const { auditCommands } = require('./audit/cli') as typeof import('./audit/cli');
      const { theCompany } = require('./companies/store') as typeof import('./companies/store');
      auditCommands(program, shell, { companyOf: theCompany });
    },
  },
  {
    commands: {
      backup: 'write database and kept files into one archive, while everything runs',
      restore: 'make an installation of a backup, where DATABASE_URL and DULY_HOME say; only into an empty one',
      doctor: 'is this machine fit for Duly, and what to install or change',
    },
    add: (program, shell, near) => {
      const config = () => ({ ...near.config(), now: near.now() });
      (require('./platform/cli') as typeof import('./platform/cli')).houseCommands(program, shell, config);
    },
  },
];

const findEntry: import('./documents/cli').AttachDeps['findEntry'] = async (work, whose, text) => {
  const { findItems } = require('./ledger/store') as typeof import('./ledger/store');
  const [item] = await findItems(work.db.read, { ...whose, text, ids: work.ids, among: 'all' });
  if (item === undefined) throw new WrongUse(`There is no document ${text}.`, 'See what is open: duly items');
  return { about: `entry/${item.entryId}`, customerId: item.customerId };
};

/** What surrounds one call of the command: a real terminal and clock, or those of a test. */
export interface Surroundings {
  readonly terminal: Terminal;
  config(): Config;
  now(): Instant;
}

/** Runs one command line (without `node` and `duly`) and answers with its exit code. */
export async function duly(args: readonly string[], around: Surroundings): Promise<number> {
  const opened: { house?: Promise<House>; answered?: boolean } = {};
  const house = (): Promise<House> => (opened.house ??= app().openHouse(around.config(), () => around.now()));
  const { terminal } = around;
  const shell: Shell = {
    open: async () => (await house()).work({ kind: 'shell', name: userInfo().username }, around.now()),
    print: (text) => terminal.out(`${text}\n`),
    json: (value) => {
      opened.answered = true;
      printJson(terminal, value);
    },
    progress: (label, total, unit) => progressOn(terminal, label, { total, unit }),
    env: {
      get home() {
        return around.config().home;
      },
    },
  };
  try {
    const program = programFor(args, terminal);
    for (const room of roomsFor(args)) room.add(program, shell, { ...around, house });
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return 0;
  } catch (error) {
    return tell(error, args, { terminal, json: args.includes('--json') && !opened.answered });
  } finally {
    await (await opened.house?.catch(() => undefined))?.close();
  }
}

/** The command named on the line; `duly help import` means `duly import --help`. */
const commandOf = (args: readonly string[]): string | undefined =>
  args.find((word) => !word.startsWith('-') && word !== 'help');

function roomsFor(args: readonly string[]): Room[] {
  const name = commandOf(args);
  return name === undefined ? [] : ROOMS.filter((room) => Object.hasOwn(room.commands, name));
}

/** A program without its room's commands yet. The help of `duly` itself names all of them without loading any. */
function programFor(args: readonly string[], terminal: Terminal): Command {
  const { version } = require('../package.json') as { version: string };
  const program = new Command('duly')
    .description('Duly gets invoices paid: politely first, then firmly, then with a file a court can read.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: () => undefined,
    });
  if (roomsFor(args).length > 0) return program;
  for (const room of ROOMS) {
    for (const [name, about] of Object.entries(room.commands)) program.command(name).description(about);
  }
  return program.addHelpText('after', '\nEach command explains itself: duly import --help');
}

/** A result that was printed as JSON is the answer, also of a command that then ends with 1 or 3: nothing is added to it. */
function tell(error: unknown, args: readonly string[], how: { terminal: Terminal; json: boolean }): number {
  if (error instanceof CommanderError && SHOWN.has(error.code)) return error.exitCode === 0 ? 0 : 2;
  const failure = failureFrom(error instanceof CommanderError ? wrongUse(error, args) : error, args);
  tellFailure(how.terminal, failure, how.json);
  if (failure.exit === 70 && error instanceof Error) how.terminal.err(`${error.stack ?? ''}\n`);
  return failure.exit;
}

const SHOWN: ReadonlySet<string> = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

function wrongUse(error: CommanderError, args: readonly string[]): WrongUse {
  const message = error.message.replace(/^error: /, '');
  const name = commandOf(args);
  const known = name !== undefined && roomsFor(args).length > 0;
  return new WrongUse(
    message.charAt(0).toUpperCase() + message.slice(1) + (message.endsWith('.') ? '' : '.'),
    `See: duly ${known ? `${name} ` : ''}--help`,
  );
}

/** The real thing. The exit code is set, not forced, so that everything printed arrives. */
export async function main(): Promise<void> {
  const read: { config?: Config } = {};
  process.stdout.on('error', endedReader);
  process.exitCode = await duly(process.argv.slice(2), {
    terminal: {
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      watched: process.stderr.isTTY,
    },
    config: () => (read.config ??= (require('./config') as typeof import('./config')).readConfig()),
    now: () => instant(new Date()),
  });
}
