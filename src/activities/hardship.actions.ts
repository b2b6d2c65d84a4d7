import { record } from '../audit/actions';
import { correctCustomer } from '../customers/actions';
import { customerById } from '../customers/store';
import { Refusal, WrongUse } from '../kernel/result';
import { asks } from '../languages/task-title';
import { within, type Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { logWithin } from './actions';
import { endHardships, insertHardship, type NewHardship } from './hardship.store';

/**
 * A customer is in hardship, as it declared itself or as somebody here learned: from then on it is written to in the friendliest words,
 * at twice the distance, after a person looked, without fees or interest, and nobody proposes to hand it over. Only a person ends it.
 */
const LONGEST_TEXT = 4_000;

export async function declareHardship(work: Work, told: NewHardship): Promise<number> {
  const { companyId, customerId, source, wantsCall } = told;
  const hard = told.hard.trim().slice(0, LONGEST_TEXT);
  const possible = told.possible.trim().slice(0, LONGEST_TEXT);
  return work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const customer = await customerById(tx, companyId, customerId);
    const id = await insertHardship(tx, inside, { ...told, hard, possible });
    const why = source === 'portal' ? 'declared in the portal' : 'recorded by a colleague';
    if (!customer.hardship) await correctCustomer(inside, { companyId, customerId, field: 'hardship', text: '1', why });
    // the words stay where only the collector reads them
    if (source === 'portal')
      await logWithin(tx, inside, { companyId, customerId, kind: 'reply', visibility: 'internal', note: DECLARED });
    const ref = aboutHardship(id);
    await openTasks(tx, inside, [
      {
        ...{ companyId, customerId, kind: 'hardship', key: ref, about: ref, dueOn: work.today },
        title: asks(wantsCall ? 'hardshipCall' : 'hardship', { customer: customer.name }),
        assignee: customer.collector,
      },
    ]);
    await record(tx, inside, { companyId, kind: 'hardship.declared', ref, payload: { customerId, source } });
    return id;
  });
}

const DECLARED = 'Hardship was declared in the portal.';
const aboutHardship = (id: number): string => `hardship/${id}`;

/** A person ends it, with the reason. Refuses where there is none. */
export async function endHardship(
  work: Work,
  {
    companyId,
    customerId,
    why: given,
  }: { readonly companyId: number; readonly customerId: number; readonly why: string },
): Promise<void> {
  const why = given.trim();
  if (why === '') throw new WrongUse('The reason is missing.', 'Say why it ends.');
  await work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const customer = await customerById(tx, companyId, customerId);
    if (!customer.hardship)
      throw new Refusal('no-hardship', 'The customer is not in hardship.', 'Nothing is left to do.');
    await correctCustomer(inside, { companyId, customerId, field: 'hardship', text: '0', why });
    const abouts = (await endHardships(tx, inside, { companyId, customerId, why })).map(aboutHardship);
    if (abouts.length > 0) await closeTasksAbout(tx, inside, { companyId, abouts, outcome: `ended: ${why}` });
    await record(tx, inside, { companyId, kind: 'hardship.ended', ref: `customer/${customerId}`, payload: { why } });
  });
}
