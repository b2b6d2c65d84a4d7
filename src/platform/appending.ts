import { dialectOf, rowsOf, type Tx } from './db';

/**
 * Logs that others read to the end of: events, audit. On PostgreSQL a transaction may commit a lower row number after a
 * higher one was read, so "everything up to here" is only known in a moment in which nobody who has added to a company's log
 * is still underway. Who adds says so until the transaction ends; who reads asks for such a moment and never waits for it.
 * On SQLite the immediate transaction is the only writer: every moment is one.
 */
const LOCK_SPACE = 0xd018;

/** Said before the row numbers are taken. Empty: the installation's own log. */
export async function sayAppending(tx: Tx, companyIds: readonly (number | null)[]): Promise<void> {
  if (dialectOf(tx) === 'sqlite') return;
  for (const id of [...new Set(companyIds.map((one) => one ?? 0))].sort((a, b) => a - b)) {
    await tx.raw('select pg_advisory_xact_lock_shared(?, ?)', [LOCK_SPACE, id]);
  }
}

/**
 * What `read` finds is then complete: whoever adds later gets higher row numbers. Undefined where somebody is underway.
 * Nobody is kept waiting for longer than `read` takes, because going back to the savepoint gives up the lock.
 */
export async function whileNobodyAppends<T>(
  tx: Tx,
  companyIds: readonly (number | null)[],
  read: () => Promise<T>,
): Promise<T | undefined> {
  if (dialectOf(tx) === 'sqlite') return read();
  await tx.raw('savepoint nobody_appends');
  let still = true;
  for (const id of companyIds) still &&= await tryLock(tx, id ?? 0);
  const found = still ? await read() : undefined;
  await tx.raw('rollback to savepoint nobody_appends');
  await tx.raw('release savepoint nobody_appends');
  return found;
}

async function tryLock(tx: Tx, companyId: number): Promise<boolean> {
  const [answer] = await rowsOf<{ got: boolean }>(tx, 'select pg_try_advisory_xact_lock(?, ?) as got', [
    LOCK_SPACE,
    companyId,
  ]);
  return answer?.got === true;
}
