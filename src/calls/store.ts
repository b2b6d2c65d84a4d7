import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { CallAppointment, CallOutcome, CallSource } from './appointment';
import { spansFrom, type CallHours } from './hours';
import type { Booked } from './slots';

/** Hours in which calls can be agreed, and the calls: rows in, rows out. */
interface HoursRow {
  company_id: number;
  person_id: number;
  hours: string;
  slot_minutes: number;
  ahead_days: number;
  most_a_day: number;
}

export async function hoursOf(q: Query, companyId: number): Promise<CallHours[]> {
  const rows = await q<HoursRow>('call_hours')
    .where('company_id', companyId)
    .whereNull('ended_at')
    .orderBy('person_id');
  return rows.map((row) => ({
    companyId: row.company_id,
    personId: row.person_id,
    spans: spansFrom(row.hours),
    slotMinutes: row.slot_minutes,
    aheadDays: row.ahead_days,
    mostADay: row.most_a_day,
  }));
}

/** What was offered before ends; without a span nothing is offered. */
export async function storeHours(tx: Tx, work: Work, hours: CallHours): Promise<void> {
  const whose = { company_id: hours.companyId, person_id: hours.personId };
  const by = actorText(work.actor);
  await tx('call_hours').where(whose).whereNull('ended_at').update({ ended_at: work.now, ended_by: by });
  if (hours.spans.length === 0) return;
  await tx('call_hours').insert({
    ...whose,
    hours: JSON.stringify(hours.spans),
    ...{ slot_minutes: hours.slotMinutes, ahead_days: hours.aheadDays, most_a_day: hours.mostADay },
    ...{ recorded_at: work.now, recorded_by: by },
  });
}

/** What these people have agreed from a moment on, at whatever company: everybody has one telephone. */
export async function bookedOf(
  q: Query,
  personIds: readonly number[],
  from: Instant,
): Promise<(Booked & { readonly id: number; readonly personId: number })[]> {
  if (personIds.length === 0) return [];
  return rowsOf(
    q,
    `select id, person_id as "personId", starts_at as "startsAt", ends_at as "endsAt" from call_appointment
     where ended_at is null and ends_at > ? and person_id in (${personIds.map(() => '?').join(', ')})`,
    [from, ...personIds],
  );
}

export type NewAppointment = Omit<CallAppointment, 'id' | 'recordedAt' | 'endedAt' | 'outcome'>;

/** Undefined: somebody was faster. */
export async function insertAppointment(tx: Tx, work: Work, made: NewAppointment): Promise<number | undefined> {
  const [row] = await rowsOf<{ id: number }>(
    tx,
    `insert into call_appointment (company_id, customer_id, person_id, starts_at, ends_at, on_day, stops_until, phone, about, source,
       first_on, moved, recorded_at, recorded_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id`,
    [
      ...[made.companyId, made.customerId, made.personId, made.startsAt, made.endsAt, made.onDay, made.stopsUntil],
      ...[made.phone, made.about, made.source, made.firstOn, made.moved, work.now, actorText(work.actor)],
    ],
  );
  return row?.id;
}

/** Returns whether it was still open. */
export async function endAppointment(tx: Tx, work: Work, id: number, outcome: CallOutcome): Promise<boolean> {
  const ended = await tx('call_appointment')
    .where({ id })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor), outcome });
  return ended > 0;
}

interface Row {
  id: number;
  company_id: number;
  customer_id: number;
  person_id: number;
  starts_at: Instant;
  ends_at: Instant;
  on_day: Day;
  stops_until: Day;
  phone: string;
  about: string;
  source: CallSource;
  first_on: Day;
  moved: number;
  recorded_at: Instant;
  ended_at: Instant | null;
  outcome: CallOutcome | null;
}

const fromRow = (row: Row): CallAppointment => ({
  id: row.id,
  companyId: row.company_id,
  customerId: row.customer_id,
  personId: row.person_id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  onDay: row.on_day,
  stopsUntil: row.stops_until,
  phone: row.phone,
  about: row.about,
  source: row.source,
  firstOn: row.first_on,
  moved: row.moved,
  recordedAt: row.recorded_at,
  endedAt: row.ended_at,
  outcome: row.outcome,
});

interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

/** The call that is agreed with the customer and has not ended; the first where there are several. */
export async function openAppointment(
  q: Query,
  { companyId, customerId }: Whose,
): Promise<CallAppointment | undefined> {
  const row = await q<Row>('call_appointment')
    .where({ company_id: companyId, customer_id: customerId, ended_at: null })
    .orderBy('starts_at')
    .first();
  return row && fromRow(row);
}

export async function appointmentById(q: Query, companyId: number, id: number): Promise<CallAppointment | undefined> {
  const row = await q<Row>('call_appointment').where({ company_id: companyId, id }).first();
  return row && fromRow(row);
}

/** When a call was first agreed that has not been held since; undefined: none was, or long ago. */
export async function firstAgreed(q: Query, { companyId, customerId }: Whose, since: Day): Promise<Day | undefined> {
  const [row] = await rowsOf<{ first: Day | null }>(
    q,
    `select min(a.first_on) as first from call_appointment a
     where a.company_id = ? and a.customer_id = ? and a.source = 'portal' and a.first_on >= ? and a.outcome <> 'held'
       and not exists (select 1 from call_appointment h where h.company_id = a.company_id and h.customer_id = a.customer_id
         and h.outcome = 'held' and h.id > a.id)`,
    [companyId, customerId, since],
  );
  return row?.first ?? undefined;
}

/** Calls of these days with the names of customers, in order; `ended`: those too that are over. */
export interface ListedCall extends CallAppointment {
  readonly customer: string;
  readonly customerCode: string;
}

export async function listedCalls(
  q: Query,
  asked: { readonly companyId: number; readonly from: Day; readonly until: Day; readonly personId?: number },
): Promise<ListedCall[]> {
  const rows = await rowsOf<Row & { customer: string; customer_code: string }>(
    q,
    `select a.*, c.name as customer, c.code as customer_code from call_appointment a join v_customer c on c.id = a.customer_id
     where a.company_id = ? and a.on_day between ? and ? and coalesce(a.outcome, '') not in ('moved', 'cancelled')
       and a.person_id = coalesce(cast(? as bigint), a.person_id)
     order by a.starts_at, a.id`,
    [asked.companyId, asked.from, asked.until, asked.personId ?? null],
  );
  return rows.map((row) => ({ ...fromRow(row), customer: row.customer, customerCode: row.customer_code }));
}

/** Calls whose time has come by a moment and that have not ended, with when we last called the customer that day. One statement. */
export async function dueCalls(
  q: Query,
  companyId: number,
  by: Instant,
): Promise<(CallAppointment & { readonly calledAt: Instant | null })[]> {
  const rows = await rowsOf<Row & { called_at: Instant | null }>(
    q,
    `select a.*, (select max(v.recorded_at) from v_activity v where v.company_id = a.company_id and v.customer_id = a.customer_id
         and v.kind in ('call', 'appointment') and v.direction = 'out' and v.on_day = a.on_day) as called_at
     from call_appointment a where a.company_id = ? and a.ended_at is null and a.starts_at <= ?`,
    [companyId, by],
  );
  return rows.map((row) => ({ ...fromRow(row), calledAt: row.called_at }));
}
