import { join } from 'node:path';
import type { Instant } from '../../kernel/day';
import { openDb } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { dyingAt } from '../../platform/testing/dying';
import { workOn } from '../../platform/testing/work';
import { lookInto } from '../look.actions';

/**
 * A process of its own that looks into a mailbox and ends itself like kill -9 before or after its n-th transaction. Database, home,
 * company, mailbox, moment, point.
 */
async function main([url = '', home = '', companyId = '', mailboxId = '', now = '', point = '']: readonly string[]) {
  const db = openDb(url);
  const { db: dying, counted } = dyingAt(db, Number(point));
  const files = diskFiles(join(home, 'files'));
  const work = workOn(dying, now.slice(0, 10), { now: now as Instant, files });
  const post = (): never => {
    throw new Error('no bounce is in this mailbox');
  };
  await lookInto({ log: { error: () => undefined }, post }, work, Number(companyId), Number(mailboxId));
  await db.close();
  process.stdout.write(`${counted.points}`);
}

void main(process.argv.slice(2));
