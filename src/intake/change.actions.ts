import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { requireAsSaid, taken, withoutSecret } from './actions';
import type { Draft } from './draft';
import { unfinishedFiles } from './file.store';
import { makeFolder } from './folder.actions';
import type { Intake } from './intake';
import { changeIntake } from './store';

/**
 * A source is changed by an administrator: what it delivered stays its own. Where its files lie elsewhere from now on, none may be half
 * taken; a server that is another one gets no password that was meant for the one before, and shows its key to a person first.
 */
export async function editIntake(
  work: Work,
  company: Company,
  intake: Intake,
  draft: Draft,
  root: string,
): Promise<void> {
  if (draft.kind !== intake.kind) throw otherKind(intake.name);
  const moves = isElsewhere(intake, draft);
  const elsewhere = isOtherServer(intake, draft);
  if (elsewhere && draft.secret === null) throw secretAgain();
  if (moves && (await unfinishedFiles(work.db.read, intake.id)).length > 0) throw busy(intake.name);
  if (draft.kind === 'folder') await makeFolder(root, company, draft.place);
  const secret = draft.secret === null ? intake.secret : `intake-${randomBytes(12).toString('hex')}.json`;
  if (draft.secret !== null && secret !== null) await work.files.secrets.put(secret, Buffer.from(JSON.stringify(draft.secret))); // prettier-ignore
  const hostKey = draft.hostKey ?? (elsewhere ? null : intake.hostKey);
  const { kind: _, secret: __, ...rest } = draft;
  try {
    await work.db.transaction(async (tx) => {
      const how = await changeIntake(tx, intake, { ...rest, secret, hostKey });
      if (how === 'taken') throw taken(draft.name);
      if (how === 'busy') throw busy(intake.name);
      await requireAsSaid(tx, work, company.id, intake);
      await requireAsSaid(tx, work, company.id, draft);
      const payload = changedIn(intake, { ...withoutSecret(draft), hostKey }, draft.secret !== null);
      await record(tx, work, { companyId: company.id, kind: 'intake.changed', ref: `intake/${intake.id}`, payload });
    });
  } catch (error) {
    if (secret !== null && secret !== intake.secret) await work.files.secrets.remove(secret);
    throw error;
  }
  if (intake.secret !== null && intake.secret !== secret) await work.files.secrets.remove(intake.secret);
}

const isOtherServer = (intake: Intake, { host, port, user }: Draft): boolean =>
  intake.kind === 'sftp' && (intake.host !== host || (intake.port ?? 22) !== (port ?? 22) || intake.user !== user);

const isElsewhere = (intake: Intake, draft: Draft): boolean =>
  intake.place !== draft.place || isOtherServer(intake, draft);

/** Field by field what was and what is; of a secret only that it is another. */
function changedIn(intake: Intake, now: Omit<Draft, 'secret'>, newSecret: boolean): object {
  const fields = (Object.keys(now) as (keyof typeof now)[]).filter((field) => intake[field] !== now[field]);
  const before = Object.fromEntries(fields.map((field) => [field, intake[field]]));
  const after = Object.fromEntries(fields.map((field) => [field, now[field]]));
  return { name: intake.name, before, after, ...(newSecret && { secret: 'changed' }) };
}

const busy = (name: string): Refusal =>
  new Refusal(
    'intake-busy',
    `A file of ${name} is being taken right now: nothing was changed.`,
    'Try again when the look is over.',
  );

const secretAgain = (): Refusal =>
  new Refusal(
    'intake-secret-again',
    'It is another server or user: the password or key is not sent there unseen.',
    'Give the password or the private key again.',
  );

const otherKind = (name: string): Refusal =>
  new Refusal('intake-other-kind', `${name} cannot become a source of another kind.`, 'Remove it and add a new one.');
