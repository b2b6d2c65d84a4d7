import type { Command } from 'commander';
import type { House } from './app';
import type { Config } from './config';
import type { Instant } from './kernel/day';
import type { Shell } from './platform/shell';

/** How a room tells of its commands before it is loaded, and what it may need of the house. */
/* eslint-disable @typescript-eslint/no-require-imports -- a room is loaded when its command is asked for, not before */
export interface Room {
  /** Its commands and what each is for. A test holds these words to those of the room. */
  readonly commands: Readonly<Record<string, string>>;
  /** Loads the room and adds its commands to the program. */
  add(program: Command, shell: Shell, near: Near): void;
}

/** What a room's commands may need of the house before or while they run. */
export interface Near {
  house(): Promise<House>;
  config(): Config;
  now(): Instant;
}

export const app = () => require('./app') as typeof import('./app');
export const holds = { holdSources: (q: import('./platform/db').Query) => app().holdSources(q) };
export const postOf = (near: Near) => async () => (await near.house()).post();
