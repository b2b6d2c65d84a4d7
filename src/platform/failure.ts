import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refusal, WrongUse } from '../kernel/result';
import { BadFile } from './shell';

/**
 * What went wrong, as whoever asked should hear it: what happened, what to do about it, and whose fault it is. The stack of
 * an error is for the log; a person's mistake never shows one.
 */
export interface Failure {
  /** 1 refused · 2 wrong use · 3 bad input file · 70 our fault. */
  readonly exit: 1 | 2 | 3 | 70;
  /** Stable word for machines. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** What a script gets beside the error. */
  readonly answer?: Readonly<Record<string, unknown>>;
}

/** `named` are the words of the command line: a missing file is the asker's only where the asker named it. */
export function failureFrom(error: unknown, named: readonly string[] = []): Failure {
  if (error instanceof Refusal) return { exit: 1, ...wordsOf(error), code: error.code, facts: error.facts };
  if (error instanceof WrongUse) return { exit: 2, ...wordsOf(error), code: 'wrong-use' };
  if (error instanceof BadFile) return { exit: 3, code: 'bad-file', ...wordsOf(error), answer: error.answer };
  return namedFile(error, named) ?? machine(error) ?? ourFault(error);
}

const wordsOf = ({ message, remedy }: Refusal | WrongUse | BadFile): { message: string; remedy: string } => ({
  message,
  remedy,
});

function namedFile(error: unknown, named: readonly string[]): Failure | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException;
  const message = NOWHERE[code] ?? (isNamed(path, named) ? placeInWords(code, path) : undefined);
  if (message === undefined) return undefined;
  return {
    exit: 3,
    code: 'bad-file',
    message,
    remedy: 'Name a file that can be read, or a place in a folder that exists.',
  };
}

/** Of these the name alone is at fault, and whoever asked gave it. */
const NOWHERE: Readonly<Record<string, string>> = { ENAMETOOLONG: 'That is too long to be the name of a file.' };

/** Also as `--out=recovery`. */
function isNamed(path: string | undefined, named: readonly string[]): boolean {
  if (path === undefined) return true; // reading of what was opened already: only a folder opens and cannot be read
  const words = named.flatMap((word) => (word.startsWith('--') ? [word.slice(word.indexOf('=') + 1)] : [word]));
  return words.some((word) => resolve(word) === resolve(path));
}

function placeInWords(code: string, path: string | undefined): string | undefined {
  if (path === undefined) return code === 'EISDIR' ? 'A folder was named where a file is needed.' : undefined;
  if (path === '') return 'The name of the file is empty.';
  if (code === 'ENOENT' && !existsSync(dirname(resolve(path)))) return `There is no folder ${dirname(path)}.`;
  return { ENOENT: `There is no ${path}.`, EISDIR: `${path} is a folder.`, ENOTDIR: `${path} is no folder.` }[code];
}

/** What the machine around us refuses, neither a mistake of the asker nor ours: by codes of Node, SQLite, PostgreSQL. */
function machine(error: unknown): Failure | undefined {
  const { code, path } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : MACHINE[code];
  if (known === undefined) return undefined;
  const [message, remedy] = known;
  return {
    exit: 1,
    code: `machine-${String(code).toLowerCase()}`,
    message: message.replace('%', path ?? 'a file'),
    remedy,
  };
}

const SERVER = 'Look whether PostgreSQL runs and whether DATABASE_URL is right: duly doctor';
const MACHINE: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  EEXIST: ['% is in the way: it is no folder.', 'Correct DULY_HOME or DATABASE_URL.'],
  ENOTDIR: ['% is no folder.', 'Correct DULY_HOME or DATABASE_URL.'],
  EADDRINUSE: ['Something listens on that port already.', 'Set PORT to another one, or end the other process.'],
  EACCES: ['Duly may not open %.', 'Give the user that runs Duly the right to it.'],
  EPERM: ['Duly may not change %.', 'Give the user that runs Duly the right to it.'],
  EROFS: ['% lies on a disk that cannot be written to.', 'Set DULY_HOME to a folder that can.'],
  ENOSPC: ['The disk is full.', 'Make room and do the same again: nothing was half done.'],
  SQLITE_FULL: ['The disk is full.', 'Make room and do the same again: nothing was half done.'],
  SQLITE_NOTADB: [
    'The file that DATABASE_URL names is no SQLite database.',
    'Name another, or restore it from a backup.',
  ],
  SQLITE_CORRUPT: ['The database file is damaged.', 'Restore it from a backup (README, Operations).'],
  SQLITE_CANTOPEN: ['The database file cannot be opened.', 'Look whether its folder exists and may be written to.'],
  SQLITE_READONLY: ['The database file may not be written to.', 'Give the user that runs Duly the right to it.'],
  SQLITE_BUSY: ['Another process has been writing for too long.', 'Do the same again when it has finished.'],
  ECONNREFUSED: ['The database server does not answer.', SERVER],
  ENOTFOUND: ['The machine that DATABASE_URL names is not known.', SERVER],
  ETIMEDOUT: ['The database server does not answer.', SERVER],
  '28P01': ['The database server does not accept the password.', 'Correct DATABASE_URL.'],
  '28000': ['The database server does not accept the user.', 'Correct DATABASE_URL.'],
  '3D000': ['There is no such database on the server.', 'Make it (createdb duly), or correct DATABASE_URL.'],
  '53300': ['The database server has no connection left.', 'Raise max_connections, or end other processes.'],
  '57P01': ['The database server was stopped.', SERVER],
};

function ourFault(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  return {
    exit: 70,
    code: 'our-fault',
    message: `Something is broken in Duly: ${name}: ${message.slice(-LONGEST)}`,
    remedy: 'Nothing was half done. Please report it together with what follows.',
  };
}

/** A database error quotes its whole statement; what went wrong stands at the end. */
const LONGEST = 600;
