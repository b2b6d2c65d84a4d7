import type { Log } from './log';

/**
 * What may come thousands of times a minute, as one line a minute in the log: the first at once, the others counted until the minute is
 * over. A flood fills no disk, and is seen.
 */
const MINUTE_MS = 60_000;

export function openTally(log: Log, said: string, clock: () => number): (kind: string) => void {
  const counts = new Map<string, { n: number; since: number }>();
  return (kind) => {
    const now = clock();
    const known = counts.get(kind) ?? { n: 0, since: -Infinity };
    const n = known.n + 1;
    if (now - known.since < MINUTE_MS) {
      counts.set(kind, { ...known, n });
      return;
    }
    counts.set(kind, { n: 0, since: now });
    log.warn({ kind, n }, said);
  };
}
