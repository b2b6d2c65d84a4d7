import { join } from 'node:path';
import { caseDependents, caseHolds } from './cases/store';
import type { Config } from './config';
import { disputeDependents } from './disputes/clock.store';
import { disputeHolds } from './disputes/store';
import type { UndoDeps } from './imports/undo.actions';
import type { Actor } from './kernel/actor';
import { CLOCK } from './kernel/actor';
import type { Day, Instant } from './kernel/day';
import type { Ids } from './kernel/ids';
import type { HoldSource } from './ledger/hold';
import { ledgerHolds } from './ledger/store';
import { ALWAYS_SEND } from './outbox/gate';
import { closePostRoom, openPostRoom, type Askers, type PostRoom } from './outbox/post.actions';
import { loadShippedTemplates } from './outbox/template.actions';
import { openDb, type Db, type Query } from './platform/db';
import { diskFiles, type FileStore } from './platform/files';
import { installationIds } from './platform/installation';
import { migrate } from './platform/migrate';
import { closeBrowser } from './platform/pdf/browser';
import type { Work } from './platform/work';
import { promiseHolds } from './promises/store';
import { promiseDependents } from './promises/undo.store';

/**
 * The house, opened: its database (migrated), its files, its ids, the post room, and the work that rooms are handed. What
 * rooms below need of rooms above (holds, gates, dependents) is wired here and nowhere else. Whoever opens it closes it.
 */
export interface House {
  readonly config: Config;
  readonly db: Db;
  readonly files: FileStore;
  readonly ids: Ids;
  /** Opened when it is first asked for. */
  post(): PostRoom;
  /** Work for one action: the moment is given; the day is that of UTC until `onDay` puts the company's own. */
  work(actor: Actor, now: Instant): Work;
  close(): Promise<void>;
}

export async function openHouse(config: Config, clock: () => Instant): Promise<House> {
  const db = openDb(config.databaseUrl);
  try {
    await migrate(db);
    const house = furnish(config, db, await installationIds(db, clock()), clock);
    await loadShippedTemplates(house.work(CLOCK, clock()));
    return house;
  } catch (error) {
    await db.close();
    throw error;
  }
}

function furnish(config: Config, db: Db, ids: Ids, clock: () => Instant): House {
  const files = diskFiles(join(config.home, 'files'));
  const opened: { post?: PostRoom } = {};
  return {
    config,
    db,
    files,
    ids,
    post: () => (opened.post ??= openPostRoom({ home: config.home, smtpUrl: config.smtpUrl, askers, clock })),
    work: (actor, now) => ({ db, files, ids, actor, now, today: now.slice(0, 10) as Day }),
    close: async () => {
      if (opened.post) await closePostRoom(opened.post);
      await closeBrowser();
      await db.close();
    },
  };
}

/** Everything that may hold a customer, an item or a part of an amount. */
export const holdSources = (q: Query): readonly HoldSource[] => [
  ledgerHolds(q),
  disputeHolds(q),
  promiseHolds(q),
  caseHolds(q),
];

/** What an undo of an import would touch, and how it is taken back. */
export const undoDeps = ({ db }: Work): UndoDeps => ({
  dependents: [disputeDependents(db.read), promiseDependents(db.read), caseDependents(db.read)],
  withdraw: () => Promise.resolve(),
});

/** The rooms that ask for messages, by the kind of their `about`. */
const askers: Askers = { dispute: { gate: () => ALWAYS_SEND } };
