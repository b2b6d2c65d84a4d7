import type { Db } from '../db';

/**
 * A database whose process ends like kill -9 at one point: before or after its n-th transaction, so that between any two steps it dies
 * once. `counted` says how many points there were, for a process that lived.
 */
export function dyingAt(db: Db, point: number): { readonly db: Db; readonly counted: { points: number } } {
  const counted = { points: 0 };
  const perhapsDie = (): void => {
    if ((counted.points += 1) === point) process.kill(process.pid, 'SIGKILL');
  };
  const transaction: Db['transaction'] = async (act) => {
    perhapsDie();
    const value = await db.transaction(act);
    perhapsDie();
    return value;
  };
  return { db: { ...db, transaction }, counted };
}
