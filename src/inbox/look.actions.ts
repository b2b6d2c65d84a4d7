import { record } from '../audit/actions';
import { asks } from '../languages/task-title';
import { Refusal } from '../kernel/result';
import { ADDRESS_SECRET } from '../outbox/bounce-address';
import type { PostRoom } from '../outbox/post.actions';
import { claimant } from '../platform/claimant';
import { installationSecret } from '../platform/installation';
import type { Log } from '../platform/log';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { openBox, type Box } from './imap.actions';
import { isLasting, type Mailbox, type Trouble } from './mailbox';
import { claimMailbox, finishLook, mailboxById } from './mailbox.store';
import { bouncesInWait, mailsToMove, markMoved } from './store';
import { followLate, takeClosed, takeMail, type Taken, type Taking } from './take.actions';
import { allCompanyIds } from './whose.store';

/** One look into a mailbox: what is new is taken, in order. One process looks at a time, the others pass by. */
export interface InboxDeps {
  readonly log: Pick<Log, 'error'>;
  post(): PostRoom;
}

export interface Look {
  /** elsewhere: another process is at it. */
  readonly state: 'done' | 'elsewhere' | 'trouble';
  readonly taken: number;
  /** Of those, whose nobody knows. */
  readonly waiting: number;
  /** More lies there; its turn comes with the next look. */
  readonly ahead: boolean;
  readonly trouble: Trouble | null;
}

const NOTHING: Look = { state: 'done', taken: 0, waiting: 0, ahead: false, trouble: null };
/** So much at one look; the rest comes with the next. */
const MOST_MAILS = 100;
const MOST_BYTES = 100 * 1024 * 1024;

export async function lookInto(deps: InboxDeps, work: Work, companyId: number, mailboxId: number): Promise<Look> {
  const by = claimant();
  try {
    const mailbox = await mailboxById(work.db.read, companyId, mailboxId);
    if (mailbox === undefined) return { ...NOTHING, state: 'elsewhere' };
    if (!(await work.db.transaction((tx) => claimMailbox(tx, mailbox, by.name, work.now))))
      return { ...NOTHING, state: 'elsewhere' };
    // between reading and claiming another process may have read on
    const claimed = (await mailboxById(work.db.read, companyId, mailboxId)) ?? mailbox;
    const look = await looked(deps, work, claimed);
    await work.db.transaction(async (tx) => {
      const { ahead, trouble } = look;
      await finishLook(tx, claimed, { by: by.name, at: work.now, ahead, trouble });
      const about = `mailbox/${claimed.id}`;
      const since = claimed.troubleSince;
      if (trouble === null) await closeTasksAbout(tx, work, { companyId, abouts: [about], outcome: 'it is read again' });
      else if (since !== null && isLasting(since, work.now)) await askFor(tx, work, claimed, { trouble, since });
    });
    return look;
  } finally {
    by.end();
  }
} // prettier-ignore

async function looked(deps: InboxDeps, work: Work, mailbox: Mailbox): Promise<Look> {
  const opened: { box?: Box } = {};
  try {
    const box = (opened.box = await openBox(work, mailbox));
    return await lookedInto(deps, work, mailbox, box);
  } catch (error) {
    const { code, message, remedy } = refusalFrom(error);
    if (code === 'mailbox-failed') deps.log.error({ err: error }, 'a look into a mailbox failed');
    return { ...NOTHING, state: 'trouble', trouble: { code, message, remedy } };
  } finally {
    await opened.box?.close();
  }
}

function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(
    'mailbox-failed',
    'The mailbox could not be read.',
    'It is tried again by itself. Where it stays so, look into the log of the server.',
  );
}

async function lookedInto(deps: InboxDeps, work: Work, mailbox: Mailbox, box: Box): Promise<Look> {
  const { uidValidity } = box;
  const companyIds = mailbox.shared ? await allCompanyIds(work.db.read) : [mailbox.companyId];
  const secret = await installationSecret(work.db, ADDRESS_SECRET);
  const taking: Taking = { work, mailbox, uidValidity, companyIds, secret, post: () => deps.post() };
  for (const mail of await bouncesInWait(work.db.read, mailbox.id)) await followLate(taking, mail);
  // the server counts anew: what was taken before is known by what it says
  const from = mailbox.uidValidity === uidValidity ? mailbox.lastUid : 0;
  const above = await box.above(from, mailbox.fromOn);
  const listed = await box.sizes(above.slice(0, MOST_MAILS));
  const taken: Taken[] = [];
  let bytes = 0;
  let left = above.length > MOST_MAILS;
  for (const one of listed) {
    if (bytes > MOST_BYTES) {
      left = true;
      break;
    }
    const fetched = await box.fetch(one);
    if (fetched === undefined) continue;
    bytes += fetched.raw.length;
    taken.push(
      await takeMail(taking, fetched).catch((error: unknown) => {
        // one mail must not stand in the way of all that come after it
        deps.log.error({ err: error, uid: fetched.uid }, 'a mail could not be taken apart');
        return takeClosed(taking, fetched);
      }),
    );
  }
  await moveTaken(work, mailbox, box);
  const fresh = taken.flatMap((one) => (one === 'known' ? [] : [one]));
  return { ...NOTHING, taken: fresh.length, waiting: fresh.filter(({ state }) => state === 'waiting').length, ahead: left };
} // prettier-ignore

/** What was taken, also before a crash, goes where it is wanted; where the server cannot do that in one step it stays. */
async function moveTaken(work: Work, mailbox: Mailbox, box: Box): Promise<void> {
  if (mailbox.moveTo === null) return;
  const uids = await mailsToMove(work.db.read, mailbox.id, box.uidValidity);
  if (uids.length === 0 || !(await box.move(uids, mailbox.moveTo))) return;
  await work.db.transaction((tx) => markMoved(tx, mailbox.id, box.uidValidity, uids));
}

async function askFor(
  tx: Parameters<typeof openTasks>[0],
  work: Work,
  { id, companyId, name }: Mailbox,
  { trouble, since }: { readonly trouble: Trouble; readonly since: string },
): Promise<void> {
  const about = `mailbox/${id}`;
  const title = asks('mendMailbox', { name, reason: trouble.message });
  const opened = await openTasks(tx, work, [
    { ...{ companyId, customerId: null, kind: 'mailbox_trouble', about, title, dueOn: work.today }, key: `${about}/${since}` },
  ]);
  if (opened > 0) await record(tx, work, { companyId, kind: 'mailbox.trouble', ref: about, payload: { code: trouble.code } });
} // prettier-ignore
