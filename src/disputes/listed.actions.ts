import { asks } from '../languages/task-title';
import { record } from '../audit/actions';
import { appendEvents } from '../ledger/event.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { closedButListed, insertListed, voidListed, type ListedDispute } from './listed.store';

/** What an import does with disputes: raise what its list says, and take that back when it is undone. */

/**
 * Raises what a list calls disputed, inside the import's transaction. An item in a live dispute stays in that one; where
 * people have closed the dispute that an earlier list raised, a task says that the list does not agree. Returns how many are new.
 */
export async function raiseMany(tx: Tx, work: Work, rows: readonly ListedDispute[]): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const { companyId, importId } = first;
  const again = await closedButListed(tx, companyId, rows);
  const made = await insertListed(tx, work, companyId, rows);
  await openTasks(
    tx,
    work,
    again.map(({ disputeId, customerId, document }) => ({
      companyId,
      customerId,
      kind: 'dispute_listed_again',
      key: `dispute/${disputeId}/listed`,
      about: `dispute/${disputeId}`,
      title: asks('listedAgain', { document }),
      dueOn: work.today,
    })),
  );
  if (made.length === 0) return 0;
  const disputeIds = made.map((row) => row.disputeId);
  await record(tx, work, { companyId, kind: 'dispute.listed', ref: `import/${importId}`, payload: { disputeIds } });
  await appendEvents(
    tx,
    work,
    made.map((row) => ({
      companyId,
      customerId: row.customerId,
      kind: 'dispute.raised',
      subject: `dispute/${row.disputeId}`,
      occurredOn: work.today,
    })),
  );
  return made.length;
}

/** Takes back what an import raised, inside the transaction of its undo. Returns how many there were. */
export async function voidOfImport(tx: Tx, work: Work, companyId: number, importId: number): Promise<number> {
  const disputeIds = await voidListed(tx, work, companyId, importId);
  if (disputeIds.length === 0) return 0;
  const abouts = disputeIds.map((id) => `dispute/${id}`);
  await closeTasksAbout(tx, work, { companyId, abouts, outcome: 'the import was undone' });
  await record(tx, work, { companyId, kind: 'dispute.unlisted', ref: `import/${importId}`, payload: { disputeIds } });
  return disputeIds.length;
}
