import type { Command } from 'commander';
import type { Work } from './work';

/**
 * What a room's `cli.ts` is handed. A command asks for `open()` only when it runs, prints through `print` (for people) or
 * `json` (for scripts), and throws: Refusal ends with 1, WrongUse with 2, BadFile with 3, anything else with 70.
 */
export interface Shell {
  /** Opens the database (migrated) and the files. `today` is the UTC day until `onDay` puts the company's own. */
  open(): Promise<Work>;
  print(text: string): void;
  json(value: unknown): void;
  /** Progress on standard error, only when a person is watching. */
  /** With a `unit` the total is 100 %, and what is counted beside it (rows) tells the speed. */
  progress(label: string, total?: number, unit?: string): Progress;
  readonly env: ShellEnv;
}

export interface ShellEnv {
  /** DULY_HOME: files, outbox, backups. */
  readonly home: string;
}

export interface Progress {
  at(done: number, note?: string, counted?: number): void;
  end(): void;
}

/** The file that was read cannot be used: exit code 3. */
export class BadFile extends Error {
  override readonly name = 'BadFile';

  constructor(
    message: string,
    readonly remedy = '',
    /** What a script gets beside the error: with `--json` a command answers once, also when it fails. */
    readonly answer: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** An example in a command's help. A test runs each, in the order of the journey, on a small ledger of its own. */
export function example(command: Command, line: string): Command {
  examples.push(line);
  return command.addHelpText('after', `\nExample:\n  $ ${line}\n`);
}

const examples: string[] = [];
/** Every example declared so far. */
export const declaredExamples = (): readonly string[] => examples;
