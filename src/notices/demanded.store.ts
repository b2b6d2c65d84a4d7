import { addDays, type Day } from '../kernel/day';
import type { Demand } from '../law/demand';
import type { DemandSource } from '../law/demand-source';
import type { LimitationSource } from '../law/limitation-source';
import type { CustomerRange } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';
import { firstDemands } from '../reminders/demanded.store';
import { lastDayGiven } from '../reminders/stage';

/** Reminders and papers of law as demands: a formal notice begins default where the law waits for one, by the proof that it left or arrived. */
export const demandsOf =
  (q: Query): DemandSource =>
  async (range) => {
    const all = new Map<number, readonly Demand[]>(await firstDemands(q)(range));
    for (const one of await papersLeft(q, range)) {
      if (one.on <= one.dueOn) continue;
      const { on, channel, receivedOn, deadlineOn, writtenOn, paper } = one;
      const until = lastDayGiven(deadlineOn, writtenOn, on);
      all.set(one.itemId, [...(all.get(one.itemId) ?? []), { on, receivedOn, channel, until, formal: paper !== 'reminder' }]); // prettier-ignore
    }
    return all;
  };

/** What a paper of law does to limitation: a letter that left the house, a formal one where it is no reminder. */
export const paperEvents =
  (q: Query): LimitationSource =>
  async (range) =>
    (await papersLeft(q, range)).map(({ itemId, on, receivedOn, channel, paper, noticeId }) => ({
      itemId,
      event: {
        ...{ kind: paper === 'reminder' ? ('letter' as const) : ('formal_letter' as const), on },
        reachedOn: receivedOn ?? (channel === 'letter' ? addDays(on, POST_DAYS) : on),
        about: `notice/${noticeId}`,
      },
    }));

/** So long a letter is taken to travel. */
const POST_DAYS = 3;

interface PaperLeft {
  readonly itemId: number;
  readonly noticeId: number;
  readonly paper: string;
  readonly dueOn: Day;
  readonly writtenOn: Day;
  readonly deadlineOn: Day;
  readonly channel: 'email' | 'letter';
  readonly on: Day;
  readonly receivedOn: Day | null;
}

/** Those that left the house and did not come back: posted and not taken back, or taken by the mail server; not in test mode. */
function papersLeft(q: Query, range: CustomerRange): Promise<PaperLeft[]> {
  const whose = within('f.customer_id', range);
  return rowsOf<PaperLeft>(
    q,
    `select n.item_id as "itemId", f.id as "noticeId", f.paper, i.due_on as "dueOn", f.written_on as "writtenOn",
       f.deadline_on as "deadlineOn", m.channel, min(s.on_day) as "on",
       (select min(d.on_day) from v_message_step d where d.message_id = m.id and d.kind = 'delivered') as "receivedOn"
     from v_formal_notice f join v_formal_notice_item n on n.notice_id = f.id
     join v_open_item i on i.item_id = n.item_id
     join v_message m on m.id = f.message_id and m.state not in ('returned', 'refused', 'failed', 'withdrawn')
     join v_message_step s on s.message_id = m.id and s.kind in ('accepted', 'posted') and s.detail not like '%"testMode":true%'
     where f.company_id = ? and ${whose.sql} and not exists (
       select 1 from v_message_step u where u.message_id = m.id and u.kind = 'unposted' and u.id > s.id)
     group by n.item_id, f.id, f.paper, i.due_on, f.written_on, f.deadline_on, m.id, m.channel order by 8, 1`,
    [range.companyId, ...whose.bindings],
  );
}
