import { openDb, type Db } from '../../platform/db';
import { workOn } from '../../platform/testing/work';
import { importBankFile } from '../bank.actions';

/**
 * A process of its own that takes a file of the bank and ends itself like kill -9 at one point: before or after its n-th transaction.
 * Database, company, file, day, point; it prints how many points there were.
 */
async function main([url = '', companyId = '', path = '', day = '', point = '']: readonly string[]): Promise<void> {
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
  await importBankFile(workOn({ ...db, transaction }, day), { companyId: Number(companyId), path });
  await db.close();
  process.stdout.write(`${counted.points}`);
}

void main(process.argv.slice(2));
