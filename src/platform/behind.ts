import type { Log } from './log';

/**
 * Work that outlives the request that asked for it: begun once however often it is asked for, told how far it is, and
 * remembered for a while when it has ended. Only this process knows of it: what must survive a crash is written to the
 * database by the work itself, and a page reads it from there.
 */
export interface Behind {
  /** Under a key that is under way the work is not begun again. */
  begin<T>(key: string, work: (tell: Tell) => Promise<T>): Undertaking<T>;
  /** Under way, or ended not long ago. */
  find(key: string): Undertaking | undefined;
  /** Waits for all that is under way. */
  ended(): Promise<void>;
}

export type Tell = (done: number, total: number) => void;

export interface Undertaking<T = unknown> {
  readonly state: 'under way' | 'ended' | 'failed';
  readonly done: number;
  readonly total: number;
  /** What came of it; undefined until it has ended. */
  readonly value: T | undefined;
  readonly error: unknown;
  /** Settles when it is over, well or not; or after so many milliseconds. */
  over(patienceMs: number): Promise<void>;
}

/** So many that have ended are remembered. */
const REMEMBERED = 50;

export function openBehind(log: Log): Behind {
  const known = new Map<string, Started>();
  return {
    begin: <T>(key: string, work: (tell: Tell) => Promise<T>) => {
      const before = known.get(key);
      if (before?.state === 'under way') return before as Undertaking<T>;
      const started = start(key, work, log);
      known.delete(key);
      known.set(key, started);
      for (const [old, { state }] of known) {
        if (known.size <= REMEMBERED) break;
        if (state !== 'under way') known.delete(old);
      }
      return started as Undertaking<T>;
    },
    find: (key) => known.get(key),
    ended: async () => {
      await Promise.all([...known.values()].map(({ finished }) => finished));
    },
  };
}

interface Started extends Undertaking {
  readonly finished: Promise<void>;
}

function start(key: string, work: (tell: Tell) => Promise<unknown>, log: Log): Started {
  const now = { state: 'under way', done: 0, total: 0, value: undefined, error: undefined } as {
    state: Undertaking['state'];
    done: number;
    total: number;
    value: unknown;
    error: unknown;
  };
  const tell: Tell = (done, total) => Object.assign(now, { done, total });
  const finished = work(tell).then(
    (value) => void Object.assign(now, { state: 'ended', value }),
    (error: unknown) => {
      Object.assign(now, { state: 'failed', error });
      log.warn({ key, err: error }, 'work behind a page failed');
    },
  );
  return Object.assign(now, {
    finished,
    over: (patienceMs: number) => {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((tired) => (timer = setTimeout(tired, patienceMs)));
      return Promise.race([finished, patience]).finally(() => clearTimeout(timer));
    },
  });
}
