import { companyById } from '../../companies/store';
import { openDb } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { workOn } from '../../platform/testing/work';
import { deliver } from '../delivery.actions';
import { ALWAYS_SEND } from '../gate';
import { openPostRoom } from '../post.actions';

/** A process of its own that delivers a company's outbox, so that a test can kill it: database, home, company, provider. */
async function main([url = '', home = '', companyId = '', smtpUrl = '']: readonly string[]): Promise<void> {
  const db = openDb(url);
  const work = workOn(db, '2026-03-02', { files: diskFiles(`${home}/files`) });
  const post = openPostRoom({
    home,
    smtpUrl: smtpUrl === '' ? null : smtpUrl,
    askers: { reminder: { gate: () => ALWAYS_SEND } },
  });
  process.stdout.write('delivering\n');
  await deliver(work, post, await companyById(db.read, Number(companyId)));
  process.stdout.write('done\n');
}

void main(process.argv.slice(2));
