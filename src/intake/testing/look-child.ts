import { pino } from 'pino';
import { undoDeps } from '../../app';
import { companyById } from '../../companies/store';
import type { Instant } from '../../kernel/day';
import { openBehind } from '../../platform/behind';
import { openDb } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { dyingAt } from '../../platform/testing/dying';
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
  const { db: dying, counted } = dyingAt(db, Number(point));
  const log = pino({ level: 'silent' });
  const deps = { behind: openBehind(log), log, home, root: `${home}/intake`, undoDeps };
  const work = workOn(dying, now.slice(0, 10), {
    now: now as Instant,
    files: diskFiles(`${home}/files`),
  });
  await lookAt(deps, work, await companyById(db.read, Number(companyId)), Number(intakeId));
  await db.close();
  process.stdout.write(`${counted.points}`);
}

void main(process.argv.slice(2));
