import type { Actor } from '../kernel/actor';
import { dayIn, type Day, type Instant } from '../kernel/day';
import type { Ids } from '../kernel/ids';
import type { Db, Tx } from './db';
import type { FileStore } from './files';

/** What every action is handed: the house it works in, who asks, and when it is. Actions never look at a clock. */
export interface Work {
  readonly db: Db;
  readonly files: FileStore;
  readonly ids: Ids;
  readonly actor: Actor;
  /** The moment that is recorded: the second clock, "known at". */
  readonly now: Instant;
  /** The day it is for the company, in its zone: the first clock, "as on". */
  readonly today: Day;
}

/** The same work on the company's own day: the day given, else the day it is now in its zone. */
export function onDay(work: Work, zone: string, asOf?: Day): Work {
  return { ...work, today: asOf ?? dayIn(zone, work.now) };
}

/** The same work inside a transaction that is open: what several actions do then stands or falls together. */
export const within = (work: Work, tx: Tx): Work => ({
  ...work,
  db: { ...work.db, read: tx, transaction: (act) => act(tx) },
});
