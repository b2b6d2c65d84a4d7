import { Command } from 'commander';
import { day, type Instant } from '../../kernel/day';
import { createIds } from '../../kernel/ids';
import type { Db } from '../db';
import type { Shell } from '../shell';
import type { Work } from '../work';

/** Work as an action is handed it, on a day of the test's choosing at nine in the morning; `more` sets the rest. */
export function workOn(db: Db, today: string, more: Partial<Work> = {}): Work {
  return {
    db,
    files: {} as Work['files'],
    ids: createIds(1n),
    actor: { kind: 'user', name: 'maria' },
    now: `${today}T09:00:00.000Z` as Instant,
    today: day(today),
    ...more,
  };
}

export interface Spoken {
  readonly text: string;
  /** What was printed with `--json`. */
  readonly json: unknown;
}

/** Runs a command line as `duly` would, against the given work, and returns what it said; what it throws passes through. */
export async function duly(
  work: Work,
  commands: (program: Command, shell: Shell) => void,
  args: readonly string[],
): Promise<Spoken> {
  const lines: string[] = [];
  let json: unknown;
  const program = new Command('duly').exitOverride().configureOutput({ writeOut: (text) => lines.push(text) });
  commands(program, {
    open: () => Promise.resolve(work),
    print: (text) => void lines.push(text),
    json: (value) => {
      json = JSON.parse(JSON.stringify(value));
    },
    progress: () => ({ at: () => undefined, end: () => undefined }),
    env: { home: '' },
  });
  await program.parseAsync(args, { from: 'user' });
  return { text: lines.join('\n'), json };
}
