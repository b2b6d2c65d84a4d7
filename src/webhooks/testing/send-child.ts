import { companyById } from '../../companies/store';
import type { Instant } from '../../kernel/day';
import { openDb } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { dyingAt } from '../../platform/testing/dying';
import { workOn } from '../../platform/testing/work';
import { followCases, sendDue } from '../send.actions';

/**
 * A process of its own that tells webhooks and ends itself like kill -9 before or after its n-th transaction. Database, home, company,
 * moment, point.
 */
async function main([url = '', home = '', companyId = '', now = '', point = '']: readonly string[]): Promise<void> {
  const db = openDb(url);
  const { db: dying, counted } = dyingAt(db, Number(point));
  const work = workOn(dying, now.slice(0, 10), { now: now as Instant, files: diskFiles(`${home}/files`) });
  const company = await companyById(db.read, Number(companyId));
  await followCases(work, company.id);
  await sendDue(work, company);
  await db.close();
  process.stdout.write(`${counted.points}`);
}

void main(process.argv.slice(2));
