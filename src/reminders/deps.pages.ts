import type { Visit } from '../companies/visit.pages';
import type { Instant } from '../kernel/day';
import type { HoldSource } from '../ledger/hold';
import type { PostRoom } from '../outbox/post.actions';
import type { Behind } from '../platform/behind';
import type { Query } from '../platform/db';
import type { PaperMaker } from './papers.actions';
import type { Planning } from './plan.actions';

/** What the house hands to the pages of this room. */
export interface ReminderPagesDeps {
  readonly behind: Behind;
  holdSources(q: Query): readonly HoldSource[];
  readonly papers: PaperMaker;
  post(): PostRoom;
}

export const planningOf = (visit: Visit, deps: ReminderPagesDeps): Planning => ({
  company: visit.company,
  holds: (q) => deps.holdSources(q),
  papers: deps.papers,
});

/** The post room on the clock of the visit: a company that lives on one day sends on that day. */
export function postFor(visit: Visit, deps: ReminderPagesDeps): PostRoom {
  const began = performance.now();
  const now = (): Instant =>
    new Date(Date.parse(visit.work.now) + Math.round(performance.now() - began)).toISOString() as Instant;
  return { ...deps.post(), clock: now };
}
