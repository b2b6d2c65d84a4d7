import { schedule } from 'node-cron';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { claimant } from './claimant';
import type { Db } from './db';
import { releaseEnded, runOnce } from './jobs';
import type { Log } from './log';

/**
 * The clock of a server: each minute it asks what is due and does it, one thing after the other. What has a key is done once
 * for that key by whichever process is first; what has none may be done by several at once and must bear it. One that fails
 * stops nothing else; it is tried again later.
 */
export interface Due {
  /** What it is, for the log: `run`, `deliver`. */
  readonly name: string;
  /** Of which company, for the log. */
  readonly company: string;
  /** Done once for it, such as `acme 2026-03-02`; null: each minute. */
  readonly key: string | null;
  /** Answers with what is worth a line in the log, or nothing. */
  work(now: Instant): Promise<Readonly<Record<string, unknown>> | undefined>;
}

export interface ClockParts {
  readonly db: Db;
  readonly log: Log;
  now(): Instant;
  due(now: Instant): Promise<readonly Due[]>;
}

export interface Clock {
  /** Does what is due now; called by itself each minute. Never throws. */
  tick(): Promise<void>;
  /** Starts nothing new and waits for what is being done. */
  stop(): Promise<void>;
  /** When it last went through all that was due; null before the first time. */
  lastTickAt(): Instant | null;
}

/** Work that failed, or whose process fell silent on another machine, is taken up again after an hour. */
const STALE_MS = 3_600_000;

export function startClock(parts: ClockParts): Clock {
  const by = claimant();
  let stopping = false;
  let ticking: Promise<void> | undefined;
  let last: Instant | null = null;
  const goThrough = async (): Promise<void> => {
    const now = parts.now();
    try {
      await releaseEnded(parts.db);
      for (const due of await parts.due(now)) {
        if (stopping) return;
        await doOne(parts, due, by.name);
      }
      last = now;
    } catch (err) {
      parts.log.error({ err }, 'the clock could not see what is due');
    }
  };
  const tick = (): Promise<void> => (ticking ??= goThrough().finally(() => (ticking = undefined)));
  const task = schedule('* * * * *', () => void tick());
  return {
    tick,
    lastTickAt: () => last,
    stop: async () => {
      stopping = true;
      await task.destroy();
      await ticking;
      by.end();
    },
  };
}

async function doOne({ db, log, now }: ClockParts, due: Due, by: string): Promise<void> {
  const { name, company, key } = due;
  const started = performance.now();
  const at = now();
  try {
    if (key === null) {
      told(await due.work(at));
      return;
    }
    const ran = await runOnce(db, { name, key, by, now: at, staleAfterMs: STALE_MS }, () => due.work(at));
    if (ran.state !== 'elsewhere') told({ key, ...ran.value });
  } catch (err) {
    if (err instanceof Refusal) log.warn({ job: name, company, refused: err.code }, 'refused');
    else log.error({ job: name, company, err }, 'failed; it is tried again');
  }
  function told(result: Readonly<Record<string, unknown>> | undefined): void {
    if (result !== undefined) log.info({ job: name, company, ms: Math.round(performance.now() - started), ...result });
  }
}
