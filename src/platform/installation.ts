import { createHmac, randomBytes } from 'node:crypto';
import type { Instant } from '../kernel/day';
import { createIds, type Ids } from '../kernel/ids';
import { assert } from '../kernel/assert';
import { rowsOf, type Db } from './db';

/**
 * The installation itself, one row: its key, drawn once, turns row numbers into public ids. It lies in the database, so that
 * ids that were given away still open after a restore.
 */
export async function installationIds(db: Db, now: Instant): Promise<Ids> {
  const key = (await keyOf(db)) ?? (await drawKey(db, now));
  return createIds(BigInt(`0x${key}`));
}

/** A secret of this installation for one purpose, the same in every process of it. */
export async function installationSecret(db: Db, purpose: string): Promise<string> {
  return createHmac('sha256', (await keyOf(db)) ?? '')
    .update(purpose)
    .digest('hex');
}

async function keyOf(db: Db): Promise<string | undefined> {
  const [row] = await rowsOf<{ id_key: string }>(db.read, 'select id_key from installation where id = 1');
  return row?.id_key;
}

/** Two processes may start at once on a new database: the first key stays. */
async function drawKey(db: Db, now: Instant): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.raw(`insert into installation (id, id_key, created_at) values (1, ?, ?) on conflict (id) do nothing`, [
      randomBytes(8).toString('hex'),
      now,
    ]);
    const [row] = await rowsOf<{ id_key: string }>(tx, 'select id_key from installation where id = 1');
    assert(row, 'the installation has no row');
    return row.id_key;
  });
}
