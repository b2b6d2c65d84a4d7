import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { Refusal } from '../kernel/result';
import { awaitNoMore, awaitSource } from '../ledger/freshness.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Draft } from './draft';
import { noteSeen, type TakenFile } from './file.store';
import { makeFolder } from './folder.actions';
import { tellsOf, type Intake } from './intake';
import { endIntake, insertIntake, intakesOf, pauseIntake, rhythmRequired, trustHostKey } from './store';

/** Sources are added, confirmed, paused and removed by an administrator. Each time one line in the record, never with a secret in it. */
export async function addIntake(work: Work, company: Company, draft: Draft, root: string): Promise<number> {
  if (draft.kind === 'folder') await makeFolder(root, company, draft.place);
  const secret = draft.secret === null ? null : `intake-${randomBytes(12).toString('hex')}.json`;
  if (secret !== null) await work.files.secrets.put(secret, Buffer.from(JSON.stringify(draft.secret)));
  try {
    return await work.db.transaction(async (tx) => {
      const id = await insertIntake(tx, work, { ...draft, companyId: company.id, secret });
      if (id === 0) throw taken(draft.name);
      await requireAsSaid(tx, work, company.id, draft);
      await note(tx, work, 'added', { companyId: company.id, id }, { ...withoutSecret(draft) });
      return id;
    });
  } catch (error) {
    if (secret !== null) await work.files.secrets.remove(secret);
    throw error;
  }
}

export const withoutSecret = ({ secret: _, ...draft }: Draft): Omit<Draft, 'secret'> => draft;

export const taken = (name: string): Refusal =>
  new Refusal('intake-taken', `There is a source ${name} already.`, 'Give it another name, or remove the other one.');

/** The source of that name. Throws Refusal `intake-unknown`. */
export async function intakeNamed(work: Work, companyId: number, name: string): Promise<Intake> {
  const found = (await intakesOf(work.db.read, companyId)).find((one) => one.name === name);
  if (found) return found;
  throw new Refusal('intake-unknown', `There is no source ${name}.`, 'See which there are: duly intake list');
}

/** A person has compared the key with what the operator of the server says. */
export const trustServer = (work: Work, intake: Intake, hostKey: string): Promise<void> =>
  work.db.transaction(async (tx) => {
    await trustHostKey(tx, intake, hostKey);
    await note(tx, work, 'trusted', intake, { name: intake.name, host: intake.host, hostKey, before: intake.hostKey });
  });

export const setPaused = (work: Work, intake: Intake, paused: boolean): Promise<void> =>
  work.db.transaction(async (tx) => {
    if ((intake.pausedAt !== null) === paused) return;
    await pauseIntake(tx, intake, paused ? work.now : null);
    await note(tx, work, paused ? 'paused' : 'resumed', intake, { name: intake.name });
  });

/** What it delivered stays; nothing waits for its word any more, and its secret is gone. */
export async function removeIntake(work: Work, intake: Intake): Promise<void> {
  await work.db.transaction(async (tx) => {
    await endIntake(tx, work, intake);
    await requireAsSaid(tx, work, intake.companyId, intake);
    await note(tx, work, 'removed', intake, { name: intake.name, source: intake.source, required: intake.required });
  });
  if (intake.secret !== null) await work.files.secrets.remove(intake.secret);
}

/** The problems of a file are dealt with: it stands on Today no more. False: they were already. */
export const markSeen = (work: Work, file: TakenFile): Promise<boolean> =>
  work.db.transaction(async (tx) => {
    if (!(await noteSeen(tx, work, file))) return false;
    const payload = { file: file.name, sha256: file.sha256 };
    await record(tx, work, { companyId: file.companyId, kind: 'intake.seen', ref: `intake_file/${file.id}`, payload });
    return true;
  });

/** The gate of the runs hears which sources are required. */
export async function requireAsSaid(
  tx: Tx,
  work: Work,
  companyId: number,
  { source, takes }: Pick<Intake, 'source' | 'takes'>,
): Promise<void> {
  const tells = tellsOf(takes);
  if (tells === undefined) return;
  const rhythm = await rhythmRequired(tx, companyId, source, tells);
  if (rhythm === undefined) await awaitNoMore(tx, work, { companyId, source, tells });
  else await awaitSource(tx, work, { companyId, source, tells, rhythm });
}

const note = (
  tx: Tx,
  work: Work,
  did: string,
  { companyId, id }: Pick<Intake, 'companyId' | 'id'>,
  payload: unknown,
): Promise<void> => record(tx, work, { companyId, kind: `intake.${did}`, ref: `intake/${id}`, payload });
