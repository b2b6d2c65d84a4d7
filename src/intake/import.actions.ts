import type { Company } from '../companies/company';
import type { TaskDeps } from '../imports/task.actions';
import { beginTask } from '../imports/task.actions';
import type { Found, ImportWork } from '../imports/upload';
import { isAbandoned, noteSaid, workById } from '../imports/upload.store';
import type { Work } from '../platform/work';
import type { Verdict } from './intake';

/**
 * A file that was taken in is imported exactly as a person at the desk would do it: read, previewed, and booked only where nobody has to
 * be asked anything. Everything else waits for a person, as it was left. Called again after a crash, it goes on where it was.
 */
export interface Driving {
  readonly company: Company;
  readonly workId: number;
  /** A file that does not say its day shows the day on which it was written. */
  readonly fileDay: boolean;
  /** The source seems to be back where it was before: a person says whether that is meant. */
  readonly mayBook: boolean;
}

export interface Driven {
  readonly verdict: Verdict;
  readonly importId: number | null;
  readonly found: Found | null;
}

/** Reading, saying the day, reading again, booking, and one of them twice after a crash. */
const MOST_STEPS = 6;

export async function drive(deps: TaskDeps, work: Work, driving: Driving): Promise<Driven> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const upload = await workById(work.db.read, driving.company.id, driving.workId);
    if (upload === undefined) return { verdict: 'left', importId: null, found: null };
    const next = nextOf(upload, driving, work);
    if (next === 'ended') return endedAs(upload);
    if (next === 'say') await work.db.transaction((tx) => noteSaid(tx, upload, withDay(upload)));
    const now = next === 'say' ? await workById(work.db.read, driving.company.id, upload.id) : upload;
    if (now === undefined) continue;
    const task = next === 'book' || next === 'match' ? next : 'read';
    const undertaking = await beginTask(deps, work, { company: driving.company, upload: now, task, at: work.now });
    await undertaking.over(LONGEST_MS);
  }
  const upload = await workById(work.db.read, driving.company.id, driving.workId);
  return upload ? endedAs(upload) : { verdict: 'left', importId: null, found: null };
}

/** A timer takes no more. */
const LONGEST_MS = 2_000_000_000;

type Next = 'read' | 'match' | 'say' | 'book' | 'ended';

function nextOf(upload: ImportWork, { fileDay, mayBook }: Driving, work: Work): Next {
  if (upload.state === 'done') return 'ended';
  // papers: what they belong to is found, and a person says whether that is right
  if (upload.kind === 'documents') return upload.result === null && upload.state === 'waiting' ? 'match' : 'ended';
  // what broke off in the middle of booking is looked at again first
  if (upload.state === 'working') return isAbandoned(upload, work.now) ? 'read' : 'ended';
  if (upload.result === null) return 'read';
  if (upload.result.is === 'asks' && fileDay && asksOnlyDay(upload.result)) return 'say';
  return mayBook && isClean(upload.result) ? 'book' : 'ended';
}

const asksOnlyDay = ({ questions, askMode, askDebtorType }: Found & { is: 'asks' }): boolean =>
  !askMode && !askDebtorType && questions.length > 0 && questions.every(({ about }) => about === 'asOf');

const withDay = ({ said, fileDay }: ImportWork): ImportWork['said'] => ({
  ...said,
  options: { ...said.options, asOf: fileDay },
});

/** Nothing in it needs a person: no line with a problem, no damaged number, and not so much missing that it must be confirmed. */
function isClean(found: Found): boolean {
  if (found.is !== 'previewed') return false;
  const { problemCount, missing, codes } = found.outcome;
  return problemCount === 0 && !missing.mustConfirm && codes.proposed.length === 0;
}

function endedAs({ state, importId, result }: ImportWork): Driven {
  if (state === 'done' && importId !== null) return { verdict: 'booked', importId, found: result };
  return { verdict: state === 'done' ? 'left' : 'waiting', importId: null, found: result };
}
