import { openDb } from '../../platform/db';
import { dyingAt } from '../../platform/testing/dying';
import { workOn } from '../../platform/testing/work';
import { importBankFile } from '../bank.actions';

/**
 * A process of its own that takes a file of the bank and ends itself like kill -9 at one point: before or after its n-th transaction.
 * Database, company, file, day, point; it prints how many points there were.
 */
async function main([url = '', companyId = '', path = '', day = '', point = '']: readonly string[]): Promise<void> {
  const db = openDb(url);
  const { db: dying, counted } = dyingAt(db, Number(point));
  await importBankFile(workOn(dying, day), { companyId: Number(companyId), path });
  await db.close();
  process.stdout.write(`${counted.points}`);
}

void main(process.argv.slice(2));
