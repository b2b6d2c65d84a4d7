import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { makeFolder } from '../intake/folder.actions';
import { NOT_LET_IN } from '../intake/sftp.actions';
import type { Trouble } from '../intake/intake';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { PostRoom } from '../outbox/post.actions';
import { claimant } from '../platform/claimant';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { takeAnswers, type Answered } from './answer.actions';
import { dropLetters, type Dropped } from './drop.actions';
import { openPlace, type PostalPlace } from './place.actions';
import type { PostalService } from './postal';
import { claimService, finishLook, pauseService, serviceOf } from './store';

/** One visit to the postal service: what waits is given to it, and what it answers is taken. One process goes at a time. */
export interface PostalDeps {
  /** The folder of this installation in which folders of services may lie; each company has a part of its own in it. */
  readonly root: string;
  post(): PostRoom;
}

export interface Visited {
  /** elsewhere: another process is at it. */
  readonly state: 'done' | 'elsewhere' | 'trouble';
  readonly dropped: Dropped;
  readonly answered: Pick<Answered, 'files' | 'moved' | 'problems'>;
  readonly trouble: Trouble | null;
}

const NOTHING: Visited = {
  state: 'done',
  dropped: { drops: 0, letters: 0, withdrawn: 0, doubtful: 0 },
  answered: { files: 0, moved: 0, problems: 0 },
  trouble: null,
};

/** `now`: a person wants a drop, however long ago the last one was. */
export async function visitService(
  deps: PostalDeps,
  work: Work,
  company: Company,
  how: { readonly now?: boolean } = {},
): Promise<Visited> {
  const by = claimant();
  try {
    const found = await serviceOf(work.db.read, company.id);
    if (found === undefined) return { ...NOTHING, state: 'elsewhere' };
    if (!(await work.db.transaction((tx) => claimService(tx, found, by.name, work.now))))
      return { ...NOTHING, state: 'elsewhere' };
    const service = (await serviceOf(work.db.read, company.id)) ?? found;
    const { visited, looks } = await visit(deps, work, company, { service, now: how.now === true });
    await work.db.transaction(async (tx) => {
      await finishLook(tx, service, { by: by.name, at: work.now, trouble: visited.trouble, looks });
      if (visited.trouble?.code === NOT_LET_IN) await rest(tx, work, service);
      else if (visited.trouble === null && service.trouble?.code === NOT_LET_IN) await pauseService(tx, service, null);
      if (visited.trouble !== null) await openTasks(tx, work, [troubleTask(work, service, visited.trouble)]);
    });
    return visited;
  } finally {
    by.end();
  }
}

async function visit(
  deps: PostalDeps,
  work: Work,
  company: Company,
  { service, now }: { readonly service: PostalService; readonly now: boolean },
): Promise<{ readonly visited: Visited; readonly looks: Answered['looks'] | undefined }> {
  const opened: { place?: PostalPlace } = {};
  try {
    const place = (opened.place = await openPlace(work, deps.root, company, service));
    const dropping = { work, post: deps.post(), company, service, place };
    const dropped = await dropLetters(dropping, { now });
    const { looks, ...answered } = await takeAnswers(dropping);
    return { visited: { ...NOTHING, dropped, answered }, looks };
  } catch (error) {
    const { code, message, remedy } = refusalFrom(error);
    return { visited: { ...NOTHING, state: 'trouble', trouble: { code, message, remedy } }, looks: undefined };
  } finally {
    await opened.place?.close();
  }
}

/** What went wrong there in words; a fault of ours is none of them. */
function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code } = error as { readonly code?: unknown };
  if (code === undefined) throw error;
  const said = typeof code === 'string' && /^[A-Z_]{3,30}$/.test(code) ? code : 'unknown';
  return new Refusal(
    'postal-failed',
    `The postal service could not be visited (${said}).`,
    'It is tried again by itself. Where it stays so, test the connection and look at the rights in the folder.',
  );
}

/** The server does not know us, and will not by itself: nobody knocks again until a person has changed the service, or says so. */
async function rest(tx: Tx, work: Work, service: PostalService): Promise<void> {
  if (service.pausedAt !== null) return;
  await pauseService(tx, service, work.now);
  const { companyId, id, name } = service;
  await record(tx, work, { companyId, kind: 'postal.paused', ref: `postal_service/${id}`, payload: { name } });
}

/** The same trouble is one task a day. */
const troubleTask = (work: Work, service: PostalService, { code, message, remedy }: Trouble) => ({
  ...{ companyId: service.companyId, customerId: null, kind: 'postal_trouble' },
  key: `postal_service/${service.id}/${work.today}/${code}`,
  about: `postal_service/${service.id}`,
  title: asks('postalTrouble', { service: service.name, why: message, remedy: { remedy } }),
  dueOn: work.today,
});

const TRIAL = 'duly-test';

/** Can it be reached, written to and read? A file is put there and taken away again. Throws Refusal where not. */
export async function testService(
  deps: Pick<PostalDeps, 'root'>,
  work: Work,
  company: Company,
  service: PostalService,
): Promise<void> {
  const opened: { place?: PostalPlace } = {};
  try {
    if (service.kind === 'folder') await makeFolder(deps.root, company, `${service.place}/out`);
    const place = (opened.place = await openPlace(work, deps.root, company, service));
    await place.remove(TRIAL);
    await place.write(TRIAL, Buffer.from('A test by Duly. It may be removed.\r\n'));
    await place.name(TRIAL);
    const lies = await place.look(TRIAL);
    await place.remove(TRIAL);
    await place.answers();
    if (lies !== 'whole') throw Object.assign(new Error('not there'), { code: 'GONE' });
  } catch (error) {
    throw refusalFrom(error);
  } finally {
    await opened.place?.close();
  }
  await work.db.transaction(
    (tx) =>
    record(tx, work, { companyId: company.id, kind: 'postal.tested', ref: `postal_service/${service.id}`, payload: { name: service.name } }), // prettier-ignore
  );
}
