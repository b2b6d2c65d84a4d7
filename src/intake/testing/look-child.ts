import { pino } from 'pino';
import { undoDeps } from '../../app';
import { companyById } from '../../companies/store';
import type { Instant } from '../../kernel/day';
import { openBehind } from '../../platform/behind';
import { openDb, type Db } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { workOn } from '../../platform/testing/work';
import { lookAt } from '../look.actions';

/**
 * A process of its own that looks at a source and ends itself like kill -9 at one point: before or after its n-th transaction, so that
 * between any two steps on the disk and in the database it dies once. Database, home, company, source, moment, point.
 */
async function main([
  url = '',
  home = '',
  companyId = '',
  intakeId = '',
  now = '',
  point = '',
]: readonly string[]): Promise<void> {
  const db = openDb(url);
  const counted = { points: 0 };
  const perhapsDie = (): void => {
    if ((counted.points += 1) === Number(point)) process.kill(process.pid, 'SIGKILL');
  };
  const transaction: Db['transaction'] = async (act) => {
    perhapsDie();
    const value = await db.transaction(act);
    perhapsDie();
    return value;
  };
  const log = pino({ level: 'silent' });
  const deps = { behind: openBehind(log), log, home, root: `${home}/intake`, undoDeps };
  const work = workOn({ ...db, transaction }, now.slice(0, 10), {
    now: now as Instant,
    files: diskFiles(`${home}/files`),
  });
  await lookAt(deps, work, await companyById(db.read, Number(companyId)), Number(intakeId));
  await db.close();
  process.stdout.write(`${counted.points}`);
}

void main(process.argv.slice(2));
