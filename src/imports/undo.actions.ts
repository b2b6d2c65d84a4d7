import { record } from '../audit/actions';
import { undoCustomers } from '../customers/merge.store';
import { voidOfImport } from '../disputes/listed.actions';
import { removeOfImport } from '../documents/store';
import { Refusal } from '../kernel/result';
import { closePresumedBy } from '../ledger/book-missing.store';
import { noteStatistics } from '../ledger/book.store';
import { undoLines, type UndoneLines } from '../ledger/book-undo.store';
import type { Dependent, DependentSource } from '../ledger/dependents';
import { appendEvents } from '../ledger/event.store';
import { forgetFreshness } from '../ledger/freshness.store';
import { openBulk } from '../platform/bulk';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import type { StopSource } from './stops.actions';
import { importById, laterImports, markUndone, type Import } from './store';

/** An import taken back as a unit, with what it had caused and has not left the house yet. */
export interface UndoDeps {
  /** Rooms that build on entries: what of theirs the import caused. */
  readonly dependents: readonly DependentSource[];
  /** Takes back, inside the undo's transaction, those whose effect is `withdraw`. */
  /** Rooms that let messages leave: which of them an import stops. */
  readonly stops?: StopSource;
  readonly withdraw: (tx: Tx, work: Work, companyId: number, dependents: readonly Dependent[]) => Promise<void>;
}

export interface Undone extends UndoneLines {
  readonly import: Import;
  readonly withdrawn: readonly Dependent[];
  /** Left the house because of it: a recall can be offered. */
  readonly sent: readonly Dependent[];
  /** Files imported since: they may have confirmed what is now cancelled, and should be imported again. */
  readonly later: readonly Import[];
}

/** What an undo would touch, before it is done. */
export interface UndoTouches {
  readonly import: Import;
  readonly withdrawn: readonly Dependent[];
  readonly sent: readonly Dependent[];
  /** While there is one, it cannot be undone. */
  readonly blocks: readonly Dependent[];
}

/** Refuses where the import is not known or was undone (`already-undone`). */
export async function touchedByUndo(
  work: Work,
  deps: UndoDeps,
  { companyId, importId }: { companyId: number; importId: number },
): Promise<UndoTouches> {
  const undone = await standing(work, companyId, importId);
  const found = (await Promise.all(deps.dependents.map((source) => source({ companyId, importId })))).flat();
  const having = (wanted: Dependent['effect']): Dependent[] => found.filter(({ effect }) => effect === wanted);
  return { import: undone, withdrawn: having('withdraw'), sent: having('sent'), blocks: having('blocks') };
}

/** Refuses where it is not known or was undone (`already-undone`), and where something stands on it (`undo-blocked`). */
export async function undoImport(
  work: Work,
  deps: UndoDeps,
  which: { companyId: number; importId: number },
): Promise<Undone> {
  const { companyId, importId } = which;
  const { import: undone, withdrawn, sent, blocks } = await touchedByUndo(work, deps, which);
  if (blocks.length > 0) throw blocked(blocks);
  const bulk = await openBulk(work.db);
  try {
    await noteStatistics(bulk.query);
    const lines = await bulk.transaction(async (tx) => {
      await waitForCompany(tx, companyId);
      if (!(await markUndone(tx, work, importId))) throw alreadyUndone(undone);
      await deps.withdraw(tx, work, companyId, withdrawn);
      return takeBack(tx, work, undone);
    });
    const later = await laterImports(work.db.read, companyId, importId);
    return { ...lines, import: undone, withdrawn, sent, later };
  } finally {
    await bulk.close();
  }
}

async function takeBack(tx: Tx, work: Work, undone: Import): Promise<UndoneLines> {
  const { id: importId, companyId, recordedAt } = undone;
  await voidOfImport(tx, work, companyId, importId);
  const lines = await undoLines(tx, work, { companyId, importId, recordedAt });
  await undoCustomers(tx, work, { companyId, importId, recordedAt });
  await removeOfImport(tx, work, companyId, importId);
  await forgetFreshness(tx, companyId, importId);
  await closeTasksAbout(tx, work, { companyId, abouts: [`import/${importId}`], outcome: 'the import was undone' });
  const subject = `import/${importId}`;
  await appendEvents(tx, work, [
    { companyId, customerId: null, kind: 'undone', subject, payload: { ...lines }, occurredOn: work.today },
  ]);
  await record(tx, work, { companyId, kind: 'import.undone', ref: subject, payload: { ...lines } });
  return lines;
}

/** A person closes what one import found missing. Returns how many items were closed. */
export async function closeWhatWasMissing(work: Work, companyId: number, importId: number): Promise<number> {
  await standing(work, companyId, importId);
  const bulk = await openBulk(work.db);
  try {
    return await bulk.transaction(async (tx) => {
      await waitForCompany(tx, companyId);
      const closed = await closePresumedBy(tx, work, { companyId, importId });
      await closeTasksAbout(tx, work, { companyId, abouts: [`import/${importId}`], outcome: 'closed by a person' });
      const subject = `import/${importId}`;
      await appendEvents(tx, work, [
        { companyId, customerId: null, kind: 'settled', subject, payload: { items: closed }, occurredOn: work.today },
      ]);
      await record(tx, work, { companyId, kind: 'import.missing-closed', ref: subject, payload: { items: closed } });
      return closed;
    });
  } finally {
    await bulk.close();
  }
}

async function standing(work: Work, companyId: number, importId: number): Promise<Import> {
  const found = await importById(work.db.read, companyId, importId);
  if (!found)
    throw new Refusal('no-such-import', `There is no import ${importId}.`, 'See which there are: duly import list');
  if (found.state === 'undone') throw alreadyUndone(found);
  return found;
}

const alreadyUndone = (undone: Import): Refusal =>
  new Refusal(
    'already-undone',
    `Import ${undone.id} of ${undone.fileName} is undone already.`,
    'Import the file again if it should count after all.',
    { undoneAt: undone.undoneAt, undoneBy: undone.undoneBy },
  );

const blocked = (blocks: readonly Dependent[]): Refusal =>
  new Refusal(
    'undo-blocked',
    `It cannot be undone: ${blocks.map(({ what }) => what).join('; ')}.`,
    'Take those back first, or correct single entries instead.',
    { blocks },
  );
