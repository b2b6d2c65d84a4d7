import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { CustomerRange } from '../ledger/hold';
import { customerRanges } from '../ledger/store';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { confirmedAt } from './confirmation.actions';
import type { EventKind } from './country-rules';
import type { LimitationSource } from './limitation-source';
import { endEvents, insertEvents, keepLimitations, limitationsOf, type ItemLimitation } from './limitation.store';

/** Limitation is counted, of one customer for a page and of all for the clock, and people note what moves it: each in one transaction with its audit line. */
export type LimitationSources = (q: Query) => readonly LimitationSource[];

/** As it is now, of a range of customers. */
export async function limitationsNow(
  work: Work,
  company: Company,
  range: CustomerRange,
  sources: LimitationSources,
): Promise<ItemLimitation[]> {
  const q = work.db.read;
  const settings = await settingsOf(q, company.id);
  const confirmed = await confirmedAt(q, work, company.id);
  return limitationsOf(q, { company, settings, range, confirmed, sources: sources(q) });
}

/** The clock's, each morning, and whoever changed what it depends on: counts all open items anew, a thousand customers at a time. */
export async function countLimitations(
  work: Work,
  company: Company,
  sources: LimitationSources,
  ranges?: readonly CustomerRange[],
): Promise<number> {
  let count = 0;
  for (const range of ranges ?? (await customerRanges(work.db.read, company.id))) {
    const counted = await limitationsNow(work, company, range, sources);
    await work.db.transaction((tx) => keepLimitations(tx, work, range, counted));
    count += counted.length;
  }
  return count;
}

export interface NotedEvent {
  readonly companyId: number;
  readonly customerId: number;
  readonly itemIds: readonly number[];
  readonly kind: EventKind;
  readonly on: Day;
  readonly until: Day | null;
  readonly why: string;
}

/** A person notes what interrupts or suspends limitation. Refuses a day to come, and an end before the beginning. */
export async function noteEvent(work: Work, noted: NotedEvent): Promise<void> {
  const { companyId, customerId, itemIds, kind, on, until, why } = noted;
  if (itemIds.length === 0)
    throw new Refusal('nothing-open', 'There is no open invoice that it could be about.', 'Look at the open items of the customer.'); // prettier-ignore
  if (on > work.today || (until !== null && until < on)) {
    throw new Refusal(
      'event-day',
      on > work.today ? `${on} has not come yet.` : `It cannot end on ${String(until)}, before it began.`,
      'Give the day on which it happened, and the last day where it has ended.',
    );
  }
  await work.db.transaction(async (tx) => {
    await insertEvents(tx, work, companyId, { itemIds, kind, on, until, why });
    const payload = { event: kind, on, until, items: itemIds, why };
    await record(tx, work, { companyId, kind: 'limitation.event_noted', ref: `customer/${customerId}`, payload });
  });
}

export async function takeBackEvent(
  work: Work,
  companyId: number,
  customerId: number,
  ids: readonly number[],
): Promise<void> {
  await work.db.transaction(async (tx) => {
    if ((await endEvents(tx, work, companyId, ids)) === 0)
      throw new Refusal('no-such-event', 'This was taken back already.', 'Look at the page of the customer again.');
    await record(tx, work, { companyId, kind: 'limitation.event_ended', ref: `customer/${customerId}`, payload: { events: ids } }); // prettier-ignore
  });
}
