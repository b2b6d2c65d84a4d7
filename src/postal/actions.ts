import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { makeFolder } from '../intake/folder.actions';
import { Refusal } from '../kernel/result';
import { letGo } from '../outbox/held.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Draft } from './draft';
import { confirmed, takenBack } from './drop.actions';
import { dropById, dropsInDoubt, lettersGiven, unfinishedDrops } from './drop.store';
import { holderOf, type PostalService } from './postal';
import type { PostalDeps } from './run.actions';
import { changeService, endService, insertService, pauseService, putHostKey, serviceOf } from './store';

/** The postal service is added, confirmed, changed and removed by an administrator; each time one line in the record, no secret in it. */
export async function addService(work: Work, company: Company, draft: Draft, root: string): Promise<void> {
  if (draft.kind === 'folder') await makeFolder(root, company, `${draft.place}/out`);
  await withSecret(work, draft, null, (secret) =>
    work.db.transaction(async (tx) => {
      const id = await insertService(tx, work, company.id, { ...draft, secret });
      if (id === 0) throw thereIsOne();
      await note(tx, work, 'added', { companyId: company.id, id }, withoutSecret(draft));
    }),
  );
}

/** A server that is another one gets no password that was meant for the one before, and shows its key to a person first. */
export async function editService(
  work: Work,
  company: Company,
  service: PostalService,
  to: { readonly draft: Draft; readonly root: string },
): Promise<void> {
  const { draft, root } = to;
  const elsewhere = draft.kind !== service.kind || draft.host !== service.host || draft.port !== service.port || draft.user !== service.user; // prettier-ignore
  const moves = elsewhere || draft.place !== service.place;
  if (elsewhere && draft.kind === 'sftp' && draft.secret === null) throw secretAgain();
  if (moves && (await unfinishedDrops(work.db.read, service)).length > 0) throw busy(service.name);
  if (draft.kind === 'folder') await makeFolder(root, company, `${draft.place}/out`);
  const hostKey = draft.kind === 'folder' ? null : (draft.hostKey ?? (elsewhere ? null : service.hostKey));
  const kept = draft.kind === 'folder' ? null : service.secret;
  await withSecret(work, draft, kept, (secret) =>
    work.db.transaction(async (tx) => {
      if (!(await changeService(tx, service, { ...draft, hostKey, secret }))) throw busy(service.name);
      await note(tx, work, 'changed', service, { ...withoutSecret(draft), hostKey, newSecret: draft.secret !== null });
    }),
  );
  if (service.secret !== null && (draft.secret !== null || kept === null)) await work.files.secrets.remove(service.secret); // prettier-ignore
}

async function withSecret(
  work: Work,
  { secret }: Draft,
  kept: string | null,
  act: (name: string | null) => Promise<void>,
): Promise<void> {
  if (secret === null) return act(kept);
  const name = `postal-${randomBytes(12).toString('hex')}.json`;
  await work.files.secrets.put(name, Buffer.from(JSON.stringify(secret)));
  try {
    await act(name);
  } catch (error) {
    await work.files.secrets.remove(name);
    throw error;
  }
}

const withoutSecret = ({ secret: _, ...draft }: Draft): Omit<Draft, 'secret'> => draft;

/** The service of the company. Throws Refusal `no-postal-service`. */
export async function theService(work: Work, companyId: number): Promise<PostalService> {
  const found = await serviceOf(work.db.read, companyId);
  if (found) return found;
  throw new Refusal(
    'no-postal-service',
    'No postal service takes the letters of this company.',
    'Add one: duly post add',
  );
}

/** A person has compared the key with what the operator of the server says. */
export const trustService = (work: Work, service: PostalService, hostKey: string): Promise<void> =>
  work.db.transaction(async (tx) => {
    await putHostKey(tx, service, hostKey);
    await note(tx, work, 'trusted', service, { host: service.host, hostKey, before: service.hostKey });
  });

export const setPaused = (work: Work, service: PostalService, paused: boolean): Promise<void> =>
  work.db.transaction(async (tx) => {
    if ((service.pausedAt !== null) === paused) return;
    await pauseService(tx, service, paused ? work.now : null);
    await note(tx, work, paused ? 'paused' : 'resumed', service, { name: service.name });
  });

/** What it was given stays with it, and of what it has not posted a person says what became; a drop under way must be over first. */
export async function removeService(work: Work, service: PostalService): Promise<void> {
  await work.db.transaction(async (tx) => {
    if ((await unfinishedDrops(tx, service)).length > 0) throw busy(service.name);
    if ((await dropsInDoubt(tx, service)).length > 0) throw inDoubt(service.name);
    await letGo(tx, service.companyId, await lettersGiven(tx, service), holderOf(service));
    await endService(tx, work, service);
    await note(tx, work, 'removed', service, { name: service.name });
  });
  if (service.secret !== null) await work.files.secrets.remove(service.secret);
}

/** A person has asked the service about a drop in doubt: it has it, or its letters go with the next. */
export async function settleDrop(
  work: Work,
  deps: Pick<PostalDeps, 'post'>,
  companyId: number,
  { dropId, has }: { readonly dropId: number; readonly has: boolean },
): Promise<void> {
  const service = await theService(work, companyId);
  await work.db.transaction(async (tx) => {
    const drop = await dropById(tx, companyId, dropId);
    if (drop?.state !== 'doubtful') {
      throw new Refusal(
        'drop-not-in-doubt',
        'This drop is not in doubt.',
        'See which drops there are: duly post drops',
      );
    }
    const settling = { work, post: deps.post(), service };
    if (has) await confirmed(tx, settling, drop, 'doubtful');
    else await takenBack(tx, settling, drop);
  });
}

const note = (
  tx: Tx,
  work: Work,
  did: string,
  { companyId, id }: Pick<PostalService, 'companyId' | 'id'>,
  payload: unknown,
): Promise<void> => record(tx, work, { companyId, kind: `postal.${did}`, ref: `postal_service/${id}`, payload });

const thereIsOne = (): Refusal =>
  new Refusal('postal-taken', 'A postal service takes the letters of this company already.', 'Change it, or remove it first.'); // prettier-ignore

const busy = (name: string): Refusal =>
  new Refusal('postal-busy', `Letters are being given to ${name} right now: nothing was changed.`, 'Try again when they are there.'); // prettier-ignore

const inDoubt = (name: string): Refusal =>
  new Refusal('postal-doubt', `Nobody knows yet whether ${name} has a drop: nothing was changed.`, 'Ask the service, and say whether it has the drop.'); // prettier-ignore

const secretAgain = (): Refusal =>
  new Refusal(
    'intake-secret-again',
    'It is another server or user: the password or key is not sent there unseen.',
    'Give the password or the private key again.',
  );
