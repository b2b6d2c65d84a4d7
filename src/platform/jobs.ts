import { performance } from 'node:perf_hooks';
import { instant, type Instant } from '../kernel/day';
import { hasEnded } from './claimant';
import { rowsOf, type Db } from './db';

/**
 * The one list of jobs. A job is a name and a key (`morning`, `acme 2026-03-02`): however many processes ask for it, one
 * does it, once. Whoever claimed it and fell silent loses it after a while to the next who asks; a job that failed is tried
 * again by the next who asks after the same while.
 */
export interface Job {
  readonly name: string;
  /** What makes it this job and no other. */
  readonly key: string;
  /** Who asks: unique per process, so that a claim is never mistaken for one's own. */
  readonly by: string;
  readonly now: Instant;
  /** A claim, or a failure, older than this is taken over. Longer than the work can last. */
  readonly staleAfterMs: number;
}

/**
 * `done`: by this call · `elsewhere`: finished before, or somebody is at it · `lost`: it took so long that another process
 * took it over in the meantime, so the work was perhaps done twice and must bear it.
 */
export type Ran<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'elsewhere' }
  | { readonly state: 'lost'; readonly value: T };

/** Does the work if this call gets the claim. An error of the work is kept with the job and thrown on. */
export async function runOnce<T>(db: Db, job: Job, work: () => Promise<T>): Promise<Ran<T>> {
  const started = performance.now();
  const attempt = await claim(db, job);
  if (attempt === undefined) return { state: 'elsewhere' };
  const finish = (error: unknown): Promise<boolean> => {
    const at = instant(new Date(Date.parse(job.now) + Math.round(performance.now() - started)));
    return settle(db, job, { attempt, at, error: error === undefined ? null : textOf(error) });
  };
  let value: T;
  try {
    value = await work();
  } catch (error) {
    await finish(error ?? 'unknown');
    throw error;
  }
  return { state: (await finish(undefined)) ? 'done' : 'lost', value };
}

/**
 * Gives back what processes of this machine had claimed that are certainly no more: the next who asks carries on at once.
 * Returns how many jobs.
 */
export async function releaseEnded(db: Db): Promise<number> {
  const claimed = await rowsOf<{ by: string }>(
    db.read,
    `select distinct claimed_by as by from job where state = 'claimed'`,
  );
  const ended = claimed.map(({ by }) => by).filter(hasEnded);
  if (ended.length === 0) return 0;
  const rows = await db.transaction((tx) =>
    rowsOf<{ id: number }>(
      tx,
      `update job set state = 'waiting', claimed_by = null
       where state = 'claimed' and claimed_by in (${ended.map(() => '?').join(', ')}) returning id`,
      ended,
    ),
  );
  return rows.length;
}

/** Is somebody at it? */
export async function isClaimed(db: Db, { name, key }: Pick<Job, 'name' | 'key'>): Promise<boolean> {
  const claimed = await rowsOf(db.read, `select id from job where name = ? and key = ? and state = 'claimed'`, [name, key]); // prettier-ignore
  return claimed.length > 0;
}

/** The number of the attempt, or undefined where it is not ours to do. */
async function claim(db: Db, job: Job): Promise<number | undefined> {
  const stale = instant(new Date(Date.parse(job.now) - job.staleAfterMs));
  return db.transaction(async (tx) => {
    await tx.raw(`insert into job (name, key) values (?, ?) on conflict (name, key) do nothing`, [job.name, job.key]);
    const [claimed] = await rowsOf<{ attempts: number }>(
      tx,
      `update job set state = 'claimed', claimed_by = ?, claimed_at = ?, finished_at = null, error = null,
         attempts = attempts + 1
       where name = ? and key = ? and (state = 'waiting' or (state = 'claimed' and claimed_at <= ?)
         or (state = 'failed' and finished_at <= ?))
       returning attempts`,
      [job.by, job.now, job.name, job.key, stale, stale],
    );
    return claimed?.attempts;
  });
}

interface End {
  readonly attempt: number;
  readonly at: Instant;
  readonly error: string | null;
}

/** False where the claim was lost in the meantime: then the job is another's to end. */
async function settle(db: Db, job: Job, end: End): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await rowsOf<{ id: number }>(
      tx,
      `update job set state = ?, finished_at = ?, error = ?
       where name = ? and key = ? and state = 'claimed' and claimed_by = ? and attempts = ? returning id`,
      [end.error === null ? 'finished' : 'failed', end.at, end.error, job.name, job.key, job.by, end.attempt],
    );
    return rows.length === 1;
  });
}

const LONGEST_ERROR = 2_000;

const textOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, LONGEST_ERROR);
