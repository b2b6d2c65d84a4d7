import type { Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { customerById } from '../customers/store';
import { NotFound } from '../platform/web/answer';

/** The customer whose money alone is asked for by `?of=`; null: everybody's. One of another company is not there. */
export async function ofCustomer({ asked, work, company }: Visit): Promise<number | null> {
  const of = asked.query.get('of') ?? '';
  if (of === '') return null;
  const id = work.ids.open('customer', of);
  if (id === undefined) throw new NotFound();
  try {
    return (await customerById(work.db.read, company.id, id)).id;
  } catch (error) {
    if (error instanceof Refusal) throw new NotFound();
    throw error;
  }
}
