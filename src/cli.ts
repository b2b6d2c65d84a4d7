import { userInfo } from 'node:os';
import { Command, CommanderError } from 'commander';
import type { House } from './app';
import type { Config } from './config';
import { instant, type Instant } from './kernel/day';
import { WrongUse } from './kernel/result';
import { ROOMS } from './commands';
import type { Room } from './room';
import { failureFrom } from './platform/failure';
import type { Shell } from './platform/shell';
import { endedReader, printJson, progressOn, sentenceOf, tellFailure, type Terminal } from './platform/terminal';

/**
 * The `duly` command. It knows which room has which command and loads only that room; it opens the house when a command
 * asks for it and closes it again; it turns whatever happened into words and an exit code: 0 done, 1 refused, 2 wrong use,
 * 3 bad input file, 70 our fault.
 */
/* eslint-disable @typescript-eslint/no-require-imports -- the house is loaded when a command asks for it */
const app = () => require('./app') as typeof import('./app');

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
    // prettier-ignore
    env: { get home() { return around.config().home; } },
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
  const name = commandOf(args);
  const known = name !== undefined && roomsFor(args).length > 0;
  return new WrongUse(sentenceOf(error.message), `See: duly ${known ? `${name} ` : ''}--help`);
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
