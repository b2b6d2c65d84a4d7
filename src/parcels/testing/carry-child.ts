import { companyById } from '../../companies/store';
import type { Instant } from '../../kernel/day';
import { openPostRoom } from '../../outbox/post.actions';
import { openDb } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { installationIds } from '../../platform/installation';
import { dyingAt } from '../../platform/testing/dying';
import { workOn } from '../../platform/testing/work';
import { carryParcels } from '../jobs';

/**
 * A process of its own that carries parcels and ends itself like kill -9 before or after its n-th transaction. Database, home, company,
 * moment, mail server, point.
 */
async function main([url = '', home = '', companyId = '', now = '', smtpUrl = '', point = '']: readonly string[]): Promise<void> {
  const db = openDb(url);
  const { db: dying, counted } = dyingAt(db, Number(point));
  const given = { now: now as Instant, files: diskFiles(`${home}/files`) };
  const work = { ...workOn(dying, now.slice(0, 10), given), ids: await installationIds(db, given.now) };
  const company = await companyById(db.read, Number(companyId));
  const post = openPostRoom({ home, smtpUrl, askers: {} });
  await carryParcels(work, { post: () => post, publicUrl: 'http://127.0.0.1' }, company);
  await post.mailer.close();
  await db.close();
  process.stdout.write(`${counted.points}`);
} // prettier-ignore

void main(process.argv.slice(2));
