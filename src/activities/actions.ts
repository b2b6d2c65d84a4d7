import { record } from '../audit/actions';
import { customerById } from '../customers/store';
import { assert } from '../kernel/assert';
import { appendEvents } from '../ledger/event.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Activity } from './activity';
import { noted, type Contact } from './logging';
import { activityById, endActivity, insertActivity } from './store';

/**
 * Logs a call, visit, appointment, reply or note. Where it counts as a contact by a person, the next reminder keeps its
 * distance from it. Refuses days that have not come (but for appointments) and customers of another company.
 */
export async function logActivity(work: Work, contact: Contact): Promise<Activity> {
  return work.db.transaction((tx) => logWithin(tx, work, contact));
}

/** The same inside the caller's transaction. */
export async function logWithin(tx: Tx, work: Work, contact: Contact): Promise<Activity> {
  const { companyId, customerId } = contact;
  const checked = noted(contact, work.today);
  await customerById(tx, companyId, customerId);
  const id = await insertActivity(tx, work, { ...checked, companyId, customerId, about: contact.about ?? null });
  const ref = `activity/${id}`;
  await record(tx, work, { companyId, kind: 'activity.logged', ref, payload: checked });
  await appendEvents(tx, work, [
    { companyId, customerId, kind: 'activity.logged', subject: ref, occurredOn: checked.onDay },
  ]);
  const activity = await activityById(tx, companyId, id);
  assert(activity, 'an activity that was written is there');
  return activity;
}

/** What a customer seemed to write was somebody else's: it is taken off their timeline, inside the caller's transaction. */
export async function withdrawActivity(
  tx: Tx,
  work: Work,
  companyId: number,
  activityId: number,
  why: string,
): Promise<void> {
  if (!(await endActivity(tx, work, companyId, activityId))) return;
  await record(tx, work, { companyId, kind: 'activity.withdrawn', ref: `activity/${activityId}`, payload: { why } });
}
