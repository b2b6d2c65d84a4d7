import { record } from '../audit/actions';
import { putAddressIn } from '../customers/actions';
import type { NewAddress } from '../customers/contact.store';
import { customerById } from '../customers/store';
import { addDays, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks, reopenTasksAbout } from '../tasks/actions';
import { tasksOf } from '../tasks/store';
import { insertLookup, insertTrace, storeEnd, storeResumed, tracesOf, type Whose } from './store';
import { LONGEST_REASON, type Lookup, type Trace, type TraceEnd } from './trace';

/**
 * A search for a customer is a task with a day: begun by a person with a reason, each thing looked up written down, ended with the new
 * address or with the word that there is none. Each is one transaction with one line in the audit, besides that of the address.
 */
const USUAL_DAYS = 14;
export const usualDue = (today: Day): Day => addDays(today, USUAL_DAYS);

export interface Starting {
  readonly reason: string;
  readonly dueOn: Day;
  readonly assignee?: string | null;
}

const refOf = (id: number): string => `trace/${id}`;

/** Returns its row number. Refuses where one stands. */
export async function startTrace(work: Work, whose: Whose, { reason, dueOn, assignee }: Starting): Promise<number> {
  const why = worded(reason);
  if (dueOn < work.today)
    throw new Refusal('trace-due', 'A search is to be done by a day that is still to come.', 'Give a later day.');
  return work.db.transaction(async (tx) => {
    const { companyId } = whose;
    const { id: customerId, code, collector } = await customerById(tx, companyId, whose.customerId);
    const id = await insertTrace(tx, work, { companyId, customerId }, { reason: why, dueOn });
    if (id === undefined)
      throw new Refusal('trace-there', 'A search for this customer is under way already.', 'Write down there what was looked up.'); // prettier-ignore
    await openTasks(tx, work, [
      {
        ...{ companyId, customerId, kind: 'trace', key: refOf(id), about: refOf(id), dueOn },
        ...{ title: asks('traceCustomer', { customer: code, reason: why }), assignee: assignee ?? collector },
      },
    ]);
    await record(tx, work, {
      companyId,
      kind: 'trace.started',
      ref: `customer/${customerId}`,
      payload: { trace: id, dueOn },
    });
    return id;
  });
}

function worded(text: string): string {
  const said = text.trim();
  if (said === '') throw new WrongUse('The reason is missing.', 'Say why: --why "…"');
  if (said.length > LONGEST_REASON)
    throw new WrongUse(`This is longer than ${LONGEST_REASON} characters.`, 'Make it shorter.');
  return said;
}

async function underWay(q: Query, { companyId, customerId }: Whose): Promise<Trace> {
  const [last] = await tracesOf(q, companyId, customerId);
  if (last?.endedOn === null) return last;
  throw new Refusal('no-trace', 'No search for this customer is under way.', 'Begin one: duly trace start CUSTOMER');
}

export async function noteLookup(work: Work, whose: Whose, lookup: Lookup): Promise<void> {
  const said = { ...lookup, what: worded(lookup.what), result: worded(lookup.result) };
  await work.db.transaction(async (tx) => {
    const { id } = await underWay(tx, whose);
    if (said.on > work.today)
      throw new Refusal('lookup-ahead', 'Nothing can have been looked up on a day to come.', 'Correct the day.');
    await insertLookup(tx, work, id, said);
    const { companyId, customerId } = whose;
    await record(tx, work, { companyId, kind: 'trace.looked', ref: `customer/${customerId}`, payload: { trace: id, on: said.on } }); // prettier-ignore
  });
}

/** The new address takes the place of the one before in its role; what asked for an address is asked for no more. */
export async function foundAddress(
  work: Work,
  whose: Whose,
  found: { readonly address: Omit<NewAddress, 'companyId' | 'customerId'>; readonly why: string },
): Promise<void> {
  const { companyId, customerId } = whose;
  const why = found.why.trim() === '' ? null : worded(found.why);
  await work.db.transaction(async (tx) => {
    const { id } = await underWay(tx, whose);
    const addressId = await putAddressIn(tx, work, { companyId, customerId, ...found.address });
    await storeEnd(tx, work, id, { outcome: 'found', why, addressId });
    const asked = (await tasksOf(tx, { companyId, customerId })).filter(({ kind }) => kind === 'find_address');
    const abouts = [...new Set(asked.map(({ about }) => about))];
    await closeTasksAbout(tx, work, { companyId, abouts, kind: 'find_address', outcome: 'a new address was found' });
    await over(tx, work, whose, { id, outcome: 'found' });
  });
}

/** There is no new address: nobody finds it, or nobody looks any more. */
export async function endTrace(work: Work, whose: Whose, end: { outcome: TraceEnd; why: string }): Promise<void> {
  const why = worded(end.why);
  await work.db.transaction(async (tx) => {
    const { id } = await underWay(tx, whose);
    await storeEnd(tx, work, id, { outcome: end.outcome, why });
    await over(tx, work, whose, { id, outcome: end.outcome });
  });
}

async function over(
  tx: Tx,
  work: Work,
  { companyId, customerId }: Whose,
  { id, outcome }: { readonly id: number; readonly outcome: Trace['outcome'] },
): Promise<void> {
  await closeTasksAbout(tx, work, { companyId, abouts: [refOf(id)], outcome: `ended: ${outcome ?? ''}` });
  await record(tx, work, {
    companyId,
    kind: 'trace.ended',
    ref: `customer/${customerId}`,
    payload: { trace: id, outcome },
  });
}

/** The last search goes on, with its task: it was ended too early. One that found an address stays ended. */
export async function resumeTrace(work: Work, whose: Whose): Promise<void> {
  const { companyId, customerId } = whose;
  await work.db.transaction(async (tx) => {
    const [last] = await tracesOf(tx, companyId, customerId);
    if (last === undefined || last.endedOn === null || last.outcome === 'found')
      throw new Refusal('no-trace-to-resume', 'There is no search that could go on.', 'Begin one: duly trace start CUSTOMER'); // prettier-ignore
    await storeResumed(tx, last.id);
    await reopenTasksAbout(tx, { companyId, abouts: [refOf(last.id)], outcome: `ended: ${last.outcome ?? ''}` });
    await record(tx, work, {
      companyId,
      kind: 'trace.resumed',
      ref: `customer/${customerId}`,
      payload: { trace: last.id },
    });
  });
}
