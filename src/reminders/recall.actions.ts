import { anythingSince, lastLine } from '../audit/store';
import { anythingHappened, lastEvent } from '../ledger/event.store';
import { whileNobodyAppends } from '../platform/appending';
import type { Query, Tx } from '../platform/db';
import { REMINDED, type Judged } from './carry.actions';
import { deedAgain } from './deed';
import { dueDecisions, dueFrom, dueIds, type Span } from './due.store';
import type { CompanyRules } from './facts';
import type { Known, Run } from './run';
import { inStretches } from './turns.actions';

/**
 * The decisions of a run as they were kept, ready to be carried out without deciding again. They are only right where nothing
 * was recorded since they were taken: every change writes its audit line in its own transaction, so one look there tells. What
 * leaves is judged once more by the gate in any case.
 */
export interface Recalled {
  readonly judged: readonly Judged[];
  readonly ids: readonly number[];
}

/** Undefined where they have to be decided again: an earlier version of the program kept less of them. */
export async function recall(
  q: Query,
  { run, rules }: { readonly run: Run; readonly rules: CompanyRules },
  range: Span,
): Promise<Recalled | undefined> {
  const due = await dueDecisions(q, run.id, range);
  const judged = await inStretches(due, (row): Judged[] => {
    const { customer, writtenTo, ...kept } = dueFrom(row);
    const decision = deedAgain(kept);
    const letterbox = writtenTo === undefined ? {} : { letterbox: { customer: writtenTo } };
    return decision ? [{ same: true, kept, decision, facts: { rules, customer: { customer, ...letterbox } } }] : [];
  });
  return judged.length === due.length ? { judged, ids: due.map(({ id }) => id) } : undefined;
}

export interface Recalling {
  readonly run: Run;
  /** Up to where nothing has changed for certain; none: that is not known. */
  readonly known: Known | null;
  readonly range: Span;
}

/** Asked under the company's lock: is this still what is to be done there, all of it, and was nothing recorded since? */
export async function isRecalled(tx: Tx, { run, known, range }: Recalling, recalled: Recalled): Promise<boolean> {
  if (known === null || (await changedSince(tx, run, known))) return false;
  const due = await dueIds(tx, run.id, range);
  return due.length === recalled.ids.length && due.every((id, at) => id === recalled.ids[at]);
}

/** With it, a run can tell later that nothing changed. To be asked before anything is read. */
export async function knownNow(tx: Tx, companyId: number): Promise<Known | null> {
  const read = async (): Promise<Known> => ({ line: await lastLine(tx), event: await lastEvent(tx, companyId) });
  return (await whileNobodyAppends(tx, [companyId, null], read)) ?? null;
}

/** What is said of the run itself, and the reminders that come of it, change nothing of what it decided. */
async function changedSince(tx: Tx, { id, companyId }: Run, { line, event }: Known): Promise<boolean> {
  return (
    (await anythingSince(tx, { companyId, line, notAbout: `run/${id}` })) ||
    (await anythingHappened(tx, { companyId, after: event, notKind: REMINDED }))
  );
}
