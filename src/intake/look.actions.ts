import type { Company } from '../companies/company';
import type { TaskDeps } from '../imports/task.actions';
import { Refusal } from '../kernel/result';
import { claimant } from '../platform/claimant';
import type { Work } from '../platform/work';
import type { Drop } from './drop';
import { stayingFiles, unfinishedFiles } from './file.store';
import { makeFolder, openFolder } from './folder.actions';
import { companionsOf, sortEntries, type Entry, type Intake, type Sorted, type Trouble, type Verdict } from './intake';
import { openSftp } from './sftp.actions';
import { claimIntake, finishLook, intakeById, type Looked } from './store';
import { goOn, takeNew } from './take.actions';
import type { Taking } from './taking.actions';

/** One look at a source: what broke off goes on, what is complete is taken. One process looks at a time, the others pass by. */
export interface IntakeDeps extends TaskDeps {
  /** The folder of this installation in which watched folders may lie; each company has a part of its own in it. */
  readonly root: string;
}

export interface Look {
  /** elsewhere: another process is at it. */
  readonly state: 'done' | 'elsewhere' | 'trouble';
  readonly taken: readonly { readonly name: string; readonly verdict: Verdict }[];
  readonly unsettled: readonly string[];
  readonly refused: Sorted['refused'];
  /** Complete, and their turn has not come yet. */
  readonly ahead: number;
  readonly trouble: Trouble | null;
}

const NOTHING: Look = { state: 'done', taken: [], unsettled: [], refused: [], ahead: 0, trouble: null };
/** So many at one look; the others come with the next. */
const MOST_FILES = 20;

export async function lookAt(deps: IntakeDeps, work: Work, company: Company, intakeId: number): Promise<Look> {
  const by = claimant();
  try {
    const intake = await intakeById(work.db.read, company.id, intakeId);
    if (intake === undefined) return { ...NOTHING, state: 'elsewhere' };
    const claimed = await work.db.transaction((tx) => claimIntake(tx, intake, by.name, work.now));
    if (!claimed) return { ...NOTHING, state: 'elsewhere' };
    const { look, seen } = await looked(deps, work, company, intake);
    const end: Looked = { by: by.name, at: work.now, trouble: look.trouble, seen };
    await work.db.transaction((tx) => finishLook(tx, intake, end));
    return look;
  } finally {
    by.end();
  }
}

interface Seen {
  readonly look: Look;
  readonly seen: Looked['seen'];
}

async function looked(deps: IntakeDeps, work: Work, company: Company, intake: Intake): Promise<Seen> {
  const opened: { drop?: Drop } = {};
  try {
    const drop = (opened.drop = await openDrop(deps, work, company, intake));
    return await lookedInto({ deps, work, company, intake, drop });
  } catch (error) {
    const { code, message, remedy } = refusalFrom(error);
    const trouble: Trouble = { code, message, remedy };
    if (code === 'intake-failed') deps.log.error({ err: error, company: company.code }, 'a look at a source failed');
    return { look: { ...NOTHING, state: 'trouble', trouble }, seen: undefined };
  } finally {
    await opened.drop?.close();
  }
}

const openDrop = (deps: Pick<IntakeDeps, 'root'>, work: Work, company: Company, intake: Intake): Promise<Drop> =>
  intake.kind === 'folder' ? openFolder(deps.root, company, intake) : openSftp(work, intake);

function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const said = /^[A-Z_]{3,30}$/.test(code) ? code : 'unknown';
  return new Refusal(
    'intake-failed',
    `The source could not be looked at (${said}).`,
    'It is tried again by itself. Where it stays so, test the connection and look at the rights in the folder.',
  );
}

async function lookedInto(taking: Taking): Promise<Seen> {
  const { work, intake, drop } = taking;
  const taken: { name: string; verdict: Verdict }[] = [];
  for (const file of await unfinishedFiles(work.db.read, intake.id)) {
    const driven = await goOn(taking, file);
    if (driven) taken.push({ name: file.name, verdict: driven.verdict });
  }
  const all = await unread(taking, await drop.list());
  const { ready, unsettled, refused, looks } = sortEntries(all, { ...intake, now: work.now });
  for (const entry of ready.slice(0, MOST_FILES)) {
    const driven = await takeNew(taking, entry);
    if (!driven) continue;
    taken.push({ name: entry.name, verdict: driven.verdict });
    for (const { name } of companionsOf(entry.name, all)) await drop.discard(name);
  }
  const ahead = Math.max(0, ready.length - MOST_FILES);
  return { look: { ...NOTHING, taken, unsettled, refused, ahead }, seen: { looks, refused, ahead } };
}

/** Without what was taken already and lies there because we may not move it. */
async function unread({ work, intake }: Taking, all: readonly Entry[]): Promise<readonly Entry[]> {
  const staying = await stayingFiles(work.db.read, intake.id);
  return all.filter(({ name, bytes, modifiedAt }) => !staying.has(`${name} ${bytes} ${modifiedAt}`));
}

/** Can it be reached and read? Says how many files lie there. Throws Refusal where not. */
export async function testIntake(
  deps: Pick<IntakeDeps, 'root'>,
  work: Work,
  company: Company,
  intake: Intake,
): Promise<number> {
  if (intake.kind === 'folder') await makeFolder(deps.root, company, intake.place);
  const drop = await openDrop(deps, work, company, intake);
  try {
    const { ready, unsettled } = sortEntries(await drop.list(), { ...intake, now: work.now });
    return ready.length + unsettled.length;
  } catch (error) {
    throw refusalFrom(error);
  } finally {
    await drop.close();
  }
}
