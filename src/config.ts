import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { WrongUse } from './kernel/result';

/**
 * The settings of the installation: read once, typed, explained. They come from the environment, and from the file `.env`
 * of the current folder where the environment says nothing. What belongs to a company (its hour, its limits, test mode) is
 * no setting of the installation: see `duly company settings`.
 */
export interface Config {
  /** The path of an SQLite file, or `postgres://…`. */
  readonly databaseUrl: string;
  /** The folder of files, outbox and backups; absolute. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  /** Null: nothing leaves by mail, also where a company has switched its test mode off. */
  readonly smtpUrl: string | null;
  readonly scheduler: boolean;
  readonly logLevel: LogLevel;
  /** The folder in which watched folders may lie, a part of it for each company; absolute. */
  readonly intakeRoot: string;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const address = (...protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));

const accepted = z.object({
  DATABASE_URL: z
    .string()
    .refine((text) => !text.includes('://') || (URL.canParse(text) && /^postgres(ql)?:/.test(text)))
    .optional(),
  DULY_HOME: z.string().default('.duly'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: address('http:', 'https:').optional(),
  SMTP_URL: address('smtp:', 'smtps:').optional(),
  SMTP_CA: z.string().optional(), // read by platform/smtp
  MAIL_PACE: z.string().optional(), // read by platform/pace
  DULY_SCHEDULER: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  PUPPETEER_EXECUTABLE_PATH: z.string().optional(), // read by platform/pdf
  OUTBOUND_HOSTS: z.string().optional(), // read by platform/outbound
  DNS_SERVER: z.string().optional(), // read by platform/dns
  TIME_STAMP_ROOTS: z.string().optional(), // read by platform/time-stamp-roots
  INTAKE_ROOT: z.string().optional(),
});

/** What each setting accepts, in words. `.env.example` and the README explain the same list; a test holds them together. */
export const SETTINGS: Readonly<Record<keyof typeof accepted.shape, string>> = {
  DATABASE_URL: 'the path of an SQLite file, or postgres://user:password@host:5432/database',
  DULY_HOME: 'a folder that may be written to',
  HOST: 'an address to listen on, 0.0.0.0 for all of this machine',
  PORT: 'a port number from 1 to 65535, or 0 for any that is free',
  PUBLIC_URL: 'an address such as https://duly.example.com',
  SMTP_URL: 'smtp://user:password@host:587, or smtps:// for TLS from the first byte',
  SMTP_CA: 'a file with certificates as PEM',
  MAIL_PACE: 'mails a minute and at once for each domain, such as gmail.com=20/2,*=600/10',
  DULY_SCHEDULER: 'on or off',
  LOG_LEVEL: LOG_LEVELS.join(', '),
  PUPPETEER_EXECUTABLE_PATH: 'the program of a Chrome or Chromium',
  OUTBOUND_HOSTS: 'names of hosts, separated by commas',
  DNS_SERVER: 'the address of a DNS server, with its port where that is another than 53',
  TIME_STAMP_ROOTS: 'a file with certificates as PEM',
  INTAKE_ROOT: 'a folder that may be written to',
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of this process: its environment, filled up from the `.env` of the current folder. Throws WrongUse. */
export function readConfig(folder = process.cwd()): Config {
  for (const [name, value] of Object.entries(envFile(folder))) process.env[name] ??= value;
  return configFrom(process.env, folder);
}

/** Throws WrongUse that names every setting that is wrong, what it is, and what was expected. */
export function configFrom(environment: Environment, folder: string): Config {
  const read = accepted.safeParse(withoutBlanks(environment));
  if (!read.success) throw wrong(environment, [...new Set(read.error.issues.map((issue) => String(issue.path[0])))]);
  const { DATABASE_URL, DULY_HOME, HOST, PORT, PUBLIC_URL, ...rest } = read.data;
  const home = resolve(folder, DULY_HOME);
  return {
    databaseUrl: databaseUrl(DATABASE_URL, home, folder),
    home,
    host: HOST,
    port: PORT,
    publicUrl: (PUBLIC_URL ?? `http://${HOST === '0.0.0.0' ? 'localhost' : HOST}:${PORT}`).replace(/\/+$/, ''),
    smtpUrl: rest.SMTP_URL ?? null,
    scheduler: rest.DULY_SCHEDULER === 'on',
    logLevel: rest.LOG_LEVEL,
    intakeRoot: rest.INTAKE_ROOT === undefined ? join(home, 'intake') : resolve(folder, rest.INTAKE_ROOT),
  };
}

function databaseUrl(given: string | undefined, home: string, folder: string): string {
  if (given === undefined) return join(home, 'duly.sqlite');
  return given.includes('://') ? given : resolve(folder, given);
}

function wrong(environment: Environment, names: readonly string[]): WrongUse {
  const lines = names.map((name) => {
    const expected = SETTINGS[name as keyof typeof SETTINGS];
    return `${name} is ${masked(environment[name] ?? '')}; expected ${expected}.`;
  });
  return new WrongUse(lines.join('\n'), 'Correct it in the environment or in the file .env of the current folder.');
}

/** A wrong address is shown without its password. */
const masked = (value: string): string => JSON.stringify(value.replace(/:\/\/[^@/]*@/, '://…@'));

/** `NAME=` in an .env file or a compose file means: not set. */
const withoutBlanks = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));

function envFile(folder: string): Environment {
  try {
    return parseEnv(readFileSync(join(folder, '.env'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
