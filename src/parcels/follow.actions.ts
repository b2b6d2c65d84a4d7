import { follow } from '../ledger/follow.actions';
import type { Work } from '../platform/work';
import { casesOfEvents, insertParcels, type CaseEvent, type NewParcel } from './store';

/**
 * What happened in cases becomes parcels, where the partner has a way that somebody must walk: each event once, in the transaction that
 * takes it from the log. Which way it goes is asked when it leaves.
 */
const SUBSCRIBER = 'parcels.make';
const KINDS = ['case.handed_over', 'case.supplement_made', 'case.withdrawn', 'case.reopened', 'case.undone'] as const;

/** Returns how many parcels were made; where nothing happened, nothing is written. */
export async function makeParcels(work: Work, companyId: number): Promise<number> {
  let made = 0;
  await follow(work, { subscriber: SUBSCRIBER, companyId, kinds: KINDS }, async (tx, events) => {
    const rows = await casesOfEvents(tx, companyId, events.map(({ id }) => id)); // prettier-ignore
    made += await insertParcels(tx, work, rows.flatMap((row) => parcelOf(work, companyId, row))); // prettier-ignore
  });
  return made;
}

function parcelOf(
  { ids }: Work,
  companyId: number,
  { id, kind, payload, caseId, channel, reached, recalled }: CaseEvent,
): NewParcel[] {
  if (channel !== 'mail' && channel !== 'sftp') return [];
  const { n, why } = JSON.parse(payload) as { readonly n?: number; readonly why?: string };
  const of = { companyId, caseId };
  const note = (what: 'recall' | 'reopened' | 'undone'): NewParcel => ({ ...of, kind: what, key: `${what}/${ids.seal('event', id)}`, n: null, why: why ?? null }); // prettier-ignore
  if (kind === 'case.handed_over') return [{ ...of, kind: 'file', key: 'file', n: null, why: null }];
  if (kind === 'case.withdrawn') return [note('recall')];
  // who heard nothing of the one is told nothing of the other
  if (kind === 'case.reopened') return recalled === 1 ? [note('reopened')] : [];
  if (kind === 'case.undone') return reached === 1 ? [note('undone')] : [];
  return n === undefined ? [] : [{ ...of, kind: 'supplement', key: `supplement/${n}`, n, why: null }];
}
