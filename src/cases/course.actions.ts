import type { Actor } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { personByEmail } from '../people/store';
import { mayAt } from '../people/rights';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { caseById, type CaseView } from './case.panel';
import { mayMove, STAGE_NAMES, stageAfter, waysOn, type Side, type Stage } from './course';
import { insertMove, movesOf, pausesOver, setWorked } from './course.store';
import { handlerFrom, type Handler } from './collector';
import { happen } from './happening.actions';

/**
 * A case moves on: by us, by its partner, by the clock. Each move is kept with its side, its day and why; what the table of moves
 * does not allow is refused. Who works it on either side, and until when it is placed nowhere else, is said here too.
 */
export const sideOf = ({ kind }: Actor): Side => (kind === 'partner' || kind === 'clock' ? kind : 'us');

/** A case that is with its partner. Refuses what is over; a case of another company is none. */
export async function openCase(tx: Tx, companyId: number, caseId: number): Promise<CaseView> {
  const found = await caseById(tx, companyId, caseId);
  if (found === undefined)
    throw new Refusal('no-such-case', 'There is no such case.', 'See which there are: duly case list');
  if (found.state !== 'with_partner')
    throw new Refusal('case-over', 'This case is not with the partner any more.', 'Ask the creditor where it stands.');
  return found;
}

export interface MoveAsked {
  readonly companyId: number;
  readonly caseId: number;
  readonly to: Stage;
  readonly why?: string | null;
  /** Of a pause: the day on which it goes on by itself. */
  readonly until?: Day | null;
}

/** False where it stands there already. */
export const moveStage = (work: Work, asked: MoveAsked): Promise<boolean> =>
  work.db.transaction(async (tx) => moveIn(tx, work, await openCase(tx, asked.companyId, asked.caseId), asked));

/** The same inside an open transaction, of a case that `openCase` gave. */
export async function moveIn(
  tx: Tx,
  work: Work,
  found: CaseView,
  { to, why = null, until = null }: Omit<MoveAsked, 'companyId' | 'caseId'>,
): Promise<boolean> {
  const from = found.stage;
  const side = sideOf(work.actor);
  if (from === to) return false;
  if (!mayMove(from, to, side)) throw cannotMove(from, to, side);
  const pause = to === 'paused';
  if (pause && (until === null || until <= work.today))
    throw new Refusal('pause-needs-day', 'A pause needs the day on which the case goes on, later than today.', 'Give that day.'); // prettier-ignore
  if (pause && (why ?? '').trim() === '')
    throw new Refusal('pause-needs-reason', 'A pause needs its reason.', 'Say why the case pauses.');
  const made = { companyId: found.companyId, caseId: found.id, from, to, side, why, until: pause ? until : null };
  if (!(await insertMove(tx, work, made)))
    throw new Refusal('case-moved', 'The case has moved meanwhile.', 'Look at it again, and decide anew.');
  await happen(tx, work, found, { kind: 'case.moved', payload: { from, to, side, why, until: made.until } });
  return true;
}

function cannotMove(from: Stage, to: Stage, side: Side): Refusal {
  const allowed = waysOn(from, side);
  const names = allowed.map((one) => STAGE_NAMES[one]).join(', ');
  return new Refusal(
    'stage-cannot-move',
    `A case that is “${STAGE_NAMES[from]}” cannot become “${STAGE_NAMES[to]}” from this side.`,
    `It may become: ${names}.`,
    { from, to, side, allowed },
  );
}

/** What it waited for is over: it goes on where it stood before. False where it does not wait for that. */
export async function goOn(tx: Tx, work: Work, found: CaseView, waiting: 'paused' | 'needs_info', why: string | null): Promise<boolean> {
  if (found.stage !== waiting) return false;
  const history = await movesOf(tx, found.companyId, [found.id]);
  return moveIn(tx, work, found, { to: stageAfter(waiting, history, sideOf(work.actor)), why });
} // prettier-ignore

/** The clock: pauses whose day has come. Returns how many cases went on. */
export async function endPauses(work: Work, companyId: number): Promise<number> {
  const over = await pausesOver(work.db.read, companyId, work.today);
  let moved = 0;
  for (const caseId of over)
    moved += await work.db.transaction(async (tx) => {
      const found = await openCase(tx, companyId, caseId);
      const due = found.pausedUntil !== null && found.pausedUntil <= work.today;
      return due && (await goOn(tx, work, found, 'paused', null)) ? 1 : 0;
    });
  return moved;
}

export interface Assigned {
  readonly companyId: number;
  readonly caseId: number;
  /** Null: nobody is named any more. */
  readonly handler: Handler | null;
  /** The partner's own number; null: none was given. */
  readonly partnerRef: string | null;
}

/** Who works it at the partner, and under which number there. False where that is known already. */
export async function assignHandler(work: Work, { companyId, caseId, handler, partnerRef }: Assigned): Promise<boolean> {
  return work.db.transaction(async (tx) => {
    const found = await openCase(tx, companyId, caseId);
    const before = handlerFrom(found.handler);
    if (JSON.stringify(before) === JSON.stringify(handler) && found.partnerRef === partnerRef) return false;
    const kept = handler === null ? null : JSON.stringify(handler);
    await setWorked(tx, companyId, caseId, { handler: kept, partner_ref: partnerRef });
    const payload = { name: handler?.name ?? null, before: before?.name ?? null, reference: partnerRef };
    await happen(tx, work, found, { kind: 'case.assigned', payload });
    return true;
  });
} // prettier-ignore

/** Who of us follows it; null: the collector of the customer. False where that is so already. */
export async function assignClerk(work: Work, companyId: number, caseId: number, email: string | null): Promise<boolean> {
  return work.db.transaction(async (tx) => {
    const found = await openCase(tx, companyId, caseId);
    if (found.clerk === email) return false;
    const person = email === null ? null : await personByEmail(tx, email);
    if (email !== null && (!person || !mayAt(person, companyId, 'work')))
      throw new Refusal('not-a-colleague', 'Nobody who works at this company has that email.', 'Choose a colleague of the list.'); // prettier-ignore
    await setWorked(tx, companyId, caseId, { clerk: email });
    await happen(tx, work, found, { kind: 'case.clerk', payload: { before: found.clerk, after: email }, internal: true });
    return true;
  });
} // prettier-ignore

/** Why a partner is promised more time: a debtor promised, agreed to instalments, paid; or we want it. */
export const EXTENSIONS = ['promise', 'agreement', 'payment', 'manual'] as const;
export type Extension = (typeof EXTENSIONS)[number];

export interface ExclusiveAsked {
  readonly companyId: number;
  readonly caseId: number;
  readonly until: Day;
  readonly reason: Extension;
  readonly why: string | null;
}

/** Until then the case is placed nowhere else. It is only ever made longer. False where it holds so long already. */
export const extendExclusive = (work: Work, asked: ExclusiveAsked): Promise<boolean> =>
  work.db.transaction(async (tx) => extendIn(tx, work, await openCase(tx, asked.companyId, asked.caseId), asked));

export async function extendIn(
  tx: Tx,
  work: Work,
  found: CaseView,
  { until, reason, why }: Omit<ExclusiveAsked, 'companyId' | 'caseId'>,
): Promise<boolean> {
  const before = found.exclusiveUntil;
  if (before === until) return false;
  if (until <= work.today || (before !== null && until < before))
    throw new Refusal('exclusive-not-later', 'What was promised to the partner is not made shorter.', 'Give a day after today and after the one that holds.'); // prettier-ignore
  if (reason === 'manual' && (why ?? '').trim() === '')
    throw new Refusal(
      'extension-needs-reason',
      'The extension needs its reason.',
      'Say why the partner keeps it longer.',
    );
  await setWorked(tx, found.companyId, found.id, { exclusive_until: until });
  await happen(tx, work, found, { kind: 'case.exclusive', payload: { before, until, reason, why } });
  return true;
}
