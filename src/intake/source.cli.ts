import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Common } from '../companies/common.cli';
import { WrongUse } from '../kernel/result';
import { INTAKE_WORDS } from '../languages/intake-words';
import { draftFrom, type Draft, type Typed } from './draft';
import { TAKES } from './intake';

/** A source as it is typed behind `duly intake add` and `duly intake change`. */
export interface SourceOptions extends Common {
  readonly folder?: string;
  readonly sftp?: string;
  readonly passwordFile?: string;
  readonly keyFile?: string;
  readonly passphraseFile?: string;
  readonly hostKey?: string;
  readonly pattern?: string;
  readonly source?: string;
  readonly takes?: string;
  readonly fileDay?: boolean;
  readonly required?: boolean;
  readonly rhythm?: string;
  readonly every?: string;
}

export const withOptions = (command: Command): Command =>
  command
    .option('--folder <path>', 'below the folder that this installation allows for the company (INTAKE_ROOT)')
    .option('--sftp <where>', 'user@host/path or user@host:port/path')
    .option('--password-file <file>', 'its first line is the password; - for standard input')
    .option('--key-file <file>', 'a private key')
    .option('--passphrase-file <file>', 'its first line is the passphrase of the key')
    .option('--host-key <fingerprint>', 'SHA256:…, as the operator of the server names it; otherwise: duly intake test')
    .option('--pattern <files>', 'such as "*.csv"; otherwise all')
    .option('--source <name>', 'the name under which imports remember how it writes its files')
    .option('--takes <what>', `${TAKES.join(', ')} (what stands in each file says it); otherwise ledger`)
    .option('--file-day', 'a file that does not say its day shows the day on which it was written')
    .option('--required', 'nothing is sent while it is late')
    .option('--rhythm <rhythm>', 'daily or weekly; otherwise daily')
    .option('--every <minutes>', 'how often it is looked at; otherwise 5');

/** Only what was said. */
export function typedFrom(options: SourceOptions): Typed {
  const { source, pattern, hostKey, takes, rhythm, every, folder, sftp, fileDay, required } = options;
  const flag = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? '1' : '');
  const said = {
    ...{ source, pattern, hostKey, takes, rhythm, everyMinutes: every },
    ...{ fileDay: flag(fileDay), required: flag(required) },
    ...(folder === undefined ? {} : { kind: 'folder', place: folder }),
    ...(sftp === undefined ? {} : server(sftp)),
    ...secrets(options),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

export function server(text: string): Typed {
  const found = /^([^@\s]+)@(\[[^\]]+\]|[^:/\s]+)(?::(\d{1,5}))?(\/.*)?$/.exec(text);
  if (!found) throw new WrongUse(`--sftp cannot be ${text}.`, 'Say USER@HOST/PATH, such as duly@sftp.example.com/out.');
  const [, user = '', host = '', port = '22', place = '.'] = found;
  return { kind: 'sftp', user, host: host.replace(/^\[|\]$/g, ''), port, place };
}

function secrets({ passwordFile, keyFile, passphraseFile }: SourceOptions): Typed {
  return {
    ...(passwordFile === undefined ? {} : { password: lineOf(passwordFile) }),
    ...(keyFile === undefined ? {} : { privateKey: textOf(keyFile) }),
    ...(passphraseFile === undefined ? {} : { passphrase: lineOf(passphraseFile) }),
  };
}

const textOf = (file: string): string => readFileSync(file === '-' ? 0 : file, 'utf8');
const lineOf = (file: string): string => textOf(file).split(/\r?\n/)[0] ?? '';

export function draftOf(typed: Typed, how: { readonly keepsSecret?: boolean }): Draft {
  const made = draftFrom(typed, how);
  if ('draft' in made) return made.draft;
  const w = INTAKE_WORDS.en;
  const said = Object.entries(made.wrong).map(([field, fault]) => `${field in w.field ? w.field[field as keyof typeof w.field] : w.kind.label}: ${w.wrong[fault]}`); // prettier-ignore
  throw new WrongUse(said.join('\n'), 'See: duly intake add --help');
}
