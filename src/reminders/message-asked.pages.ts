import type { Visit } from '../companies/visit.pages';
import { messageById, type MessageRow } from '../outbox/store';
import { NotFound } from '../platform/web/answer';

/** The message that the address names, of this company. */
export async function messageAsked({ asked, work, company }: Visit): Promise<MessageRow> {
  const id = work.ids.open('message', asked.params['message'] ?? '');
  const row = id === undefined ? undefined : await messageById(work.db.read, company.id, id);
  if (row === undefined) throw new NotFound();
  return row;
}
