import { companyById } from '../../companies/store';
import type { Instant } from '../../kernel/day';
import { ALWAYS_SEND } from '../../outbox/gate';
import { openPostRoom } from '../../outbox/post.actions';
import { openDb } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { dyingAt } from '../../platform/testing/dying';
import { workOn } from '../../platform/testing/work';
import { dropLetters } from '../drop.actions';
import { openPlace, type PostalPlace } from '../place.actions';
import { serviceOf } from '../store';

/**
 * A process of its own that gives letters to a postal service and ends itself like kill -9 at one point: before or after its n-th
 * transaction, or before or after its n-th act in the folder. Database, home, company, moment, point.
 */
async function main([url = '', home = '', companyId = '', now = '', point = '']: readonly string[]): Promise<void> {
  const db = openDb(url);
  const { db: dying, counted } = dyingAt(db, Number(point));
  const work = workOn(dying, now.slice(0, 10), { now: now as Instant, files: diskFiles(`${home}/files`) });
  const company = await companyById(db.read, Number(companyId));
  const service = (await serviceOf(db.read, company.id))!;
  const place = await openPlace(work, `${home}/intake`, company, service);
  const perhapsDie = (): void => {
    if ((counted.points += 1) === Number(point)) process.kill(process.pid, 'SIGKILL');
  };
  const around =
    <Given extends unknown[]>(act: (...given: Given) => Promise<void>) =>
    async (...given: Given): Promise<void> => {
      perhapsDie();
      await act(...given);
      perhapsDie();
    };
  const fragile: PostalPlace = { ...place, write: around(place.write), name: around(place.name) };
  const post = openPostRoom({ home, smtpUrl: null, askers: { reminder: { gate: () => ALWAYS_SEND } } });
  await dropLetters({ work, post, company, service, place: fragile }, { now: true });
  await db.close();
  process.stdout.write(`${counted.points}`);
}

void main(process.argv.slice(2));
