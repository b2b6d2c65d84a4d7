import { join } from 'node:path';
import type { Actor } from './kernel/actor';
import type { Day, Instant } from './kernel/day';
import type { Ids } from './kernel/ids';
import { openDb, type Db } from './platform/db';
import { diskFiles, type FileStore } from './platform/files';
import { installationIds } from './platform/installation';
import { migrate } from './platform/migrate';
import { closeBrowser } from './platform/pdf/browser';
import type { Work } from './platform/work';
import type { Config } from './config';

/**
 * The house, opened: its database (migrated), its files, its ids, and the work that rooms are handed. Whoever opens it
 * closes it.
 */
export interface House {
  readonly config: Config;
  readonly db: Db;
  readonly files: FileStore;
  readonly ids: Ids;
  /** Work for one action: the moment is given; the day is that of UTC until `onDay` puts the company's own. */
  work(actor: Actor, now: Instant): Work;
  close(): Promise<void>;
}

export async function openHouse(config: Config, now: Instant): Promise<House> {
  const db = openDb(config.databaseUrl);
  try {
    await migrate(db);
    const files = diskFiles(join(config.home, 'files'));
    const ids = await installationIds(db, now);
    return {
      config,
      db,
      files,
      ids,
      work: (actor, at) => ({ db, files, ids, actor, now: at, today: at.slice(0, 10) as Day }),
      close: () => closeHouse(db),
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function closeHouse(db: Db): Promise<void> {
  await closeBrowser();
  await db.close();
}
