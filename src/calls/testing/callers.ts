import type { Db } from '../../platform/db';
import { setHours } from '../actions';
import { spansTyped, USUAL_HOURS, type CallHours } from '../hours';
import type { Work } from '../../platform/work';

/** Somebody who works at the company, with a password, and takes calls on weekdays from nine to ten. */
export async function plantCaller(db: Db, work: Work, companyId: number, name: string): Promise<number> {
  const email = `${name}${companyId}@acme.example`;
  const [made] = await db
    .write('person')
    .insert({
      ...{ email, name, language: 'en', locale: 'en-GB', theme: 'auto', epoch: 0, password_hash: 'x' },
      ...{ recorded_at: work.now, recorded_by: 'test' },
    })
    .returning<{ id: number }[]>('id');
  const id = made?.id ?? 0;
  const role = { person_id: id, company_id: companyId, role: 'collector' };
  await db.write('person_role').insert({ ...role, recorded_at: work.now, recorded_by: 'test' });
  await setHours(work, hoursOf(companyId, id));
  return id;
}

export const hoursOf = (companyId: number, personId: number, more: Partial<CallHours> = {}): CallHours => ({
  ...{ companyId, personId, ...USUAL_HOURS },
  spans: [1, 2, 3, 4, 5].flatMap((on) => spansTyped(on, '9-10') ?? []),
  ...more,
});
