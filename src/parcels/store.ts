import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { hasEnded } from '../platform/claimant';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Enclosed, Parcel, ParcelKind, ParcelState, ParcelWay } from './parcel';

/** Parcels: rows in, rows out. One process is at a parcel at a time, and says so here. */
const COLUMNS = `p.id, p.company_id as "companyId", p.case_id as "caseId", p.key, p.kind, p.n, p.why, p.state, p.attempts, p.round,
  p.next_at as "nextAt", p.way, p.sent_to as "sentTo", p.enclosed, p.said, p.name, p.claimed_by as "claimedBy",
  p.claimed_at as "claimedAt", p.done_at as "doneAt", p.recorded_at as "recordedAt"`;
const PARCEL = `select ${COLUMNS} from parcel p`;

export interface NewParcel {
  readonly companyId: number;
  readonly caseId: number;
  readonly key: string;
  readonly kind: ParcelKind;
  readonly n: number | null;
  readonly why: string | null;
}

/** Each once for its case. Returns how many are new. */
export async function insertParcels(tx: Tx, work: Work, made: readonly NewParcel[]): Promise<number> {
  let many = 0;
  for (let from = 0; from < made.length; from += 50) {
    const rows = await tx('parcel')
      .insert(
        made.slice(from, from + 50).map((one) => ({
          ...{ company_id: one.companyId, case_id: one.caseId, key: one.key, kind: one.kind, n: one.n, why: one.why },
          ...{ state: 'waiting', next_at: work.now, recorded_at: work.now, recorded_by: actorText(work.actor) },
        })),
      )
      .onConflict(['case_id', 'key'])
      .ignore()
      .returning<{ id: number }[]>('id');
    many += rows.length;
  }
  return many;
}

export interface CaseEvent {
  readonly id: number;
  readonly kind: string;
  /** JSON. */
  readonly payload: string;
  readonly caseId: number;
  /** Of the partner, as it is now. */
  readonly channel: string;
  /** 1: something of the case went there, or perhaps did; the recall did, and nothing since that it goes on. */
  readonly reached: number;
  readonly recalled: number;
}

/** Of a parcel: it arrived, or nobody can say that it did not. */
const arrived = (b: string): string =>
  `(${b}.state in ('sent', 'sending') or (${b}.state in ('waiting', 'withdrawn') and (${b}.attempts > 0 or ${b}.round > 1)))`;
const ARRIVED = `exists (select 1 from parcel b where b.case_id = k.id and b.kind in ('file', 'supplement') and ${arrived('b')})`;
/** The last that was heard of its end. */
const RECALLED = `exists (select 1 from parcel b where b.case_id = k.id and b.kind = 'recall' and ${arrived('b')} and not exists (
  select 1 from parcel c where c.case_id = k.id and c.kind = 'reopened' and c.id > b.id and ${arrived('c')}))`;

/** What these events say of cases, with the way of the partner. */
export async function casesOfEvents(q: Query, companyId: number, ids: readonly number[]): Promise<CaseEvent[]> {
  const rows: CaseEvent[] = [];
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500);
    rows.push(
      ...(await rowsOf<CaseEvent>(
        q,
        `select e.id, e.kind, e.payload, k.id as "caseId", p.channel,
           case when ${ARRIVED} then 1 else 0 end as reached, case when ${RECALLED} then 1 else 0 end as recalled
         from v_event e join v_case k on e.subject = 'case/' || k.id join v_partner p on p.id = k.partner_id
         where e.company_id = ? and k.company_id = e.company_id and e.id in (${some.map(() => '?').join(', ')}) order by e.id`,
        [companyId, ...some],
      )),
    );
  }
  return rows;
}

export async function parcelById(q: Query, companyId: number, id: number): Promise<Parcel | undefined> {
  const [row] = await rowsOf<Parcel>(q, `${PARCEL} where p.company_id = ? and p.id = ?`, [companyId, id]);
  return row;
}

/** In the order in which they were made. */
export const parcelsOfCase = (q: Query, companyId: number, caseId: number): Promise<Parcel[]> =>
  rowsOf<Parcel>(q, `${PARCEL} where p.company_id = ? and p.case_id = ? order by p.id`, [companyId, caseId]);

/** Longer than an attempt can last: a claim of another machine that is older is taken over. */
const LOST_MS = 30 * 60_000;

/** What is due, also what a process was at that is no more; of each case the oldest first, and none before one that is not done. */
export async function dueParcels(q: Query, companyId: number, now: Instant, most: number): Promise<Parcel[]> {
  const lost = new Date(Date.parse(now) - LOST_MS).toISOString();
  const rows = await rowsOf<Parcel>(
    q,
    `${PARCEL} where p.company_id = ? and p.state in ('waiting', 'sending') and p.next_at <= ?
       and not exists (select 1 from parcel b where b.case_id = p.case_id and b.id < p.id and b.state in ('waiting', 'sending'))
     order by p.next_at, p.id limit ?`,
    [companyId, now, most],
  );
  return rows.filter(
    ({ state, claimedBy, claimedAt }) =>
      state === 'waiting' || claimedBy === null || hasEnded(claimedBy) || (claimedAt ?? '') < lost,
  );
}

/** False where another process took it since it was read. */
export async function claimParcel(tx: Tx, { id, state, claimedBy }: Parcel, by: string, at: Instant): Promise<boolean> {
  const many = await tx('parcel')
    .where({ id, state, claimed_by: claimedBy })
    .update({ state: 'sending', claimed_by: by, claimed_at: at });
  return many === 1;
}

export interface Settled {
  readonly state: Exclude<ParcelState, 'sending'>;
  /** An attempt that counts. */
  readonly tried: boolean;
  /** Of one that waits. */
  readonly nextAt: Instant | null;
  readonly way: ParcelWay | null;
  readonly sentTo: string | null;
  readonly enclosed: Enclosed | null;
  readonly name: string | null;
  readonly said: string | null;
}

/** Its claimant says what came of it. False where it is somebody else's by now. */
export async function settleParcel(tx: Tx, id: number, by: string, at: Instant, to: Settled): Promise<boolean> {
  const many = await tx('parcel')
    .where({ id, claimed_by: by })
    .update({
      ...{ state: to.state, claimed_by: null, claimed_at: null, way: to.way, sent_to: to.sentTo, said: to.said },
      ...{ enclosed: to.enclosed, name: to.name },
      ...(to.tried && { attempts: tx.raw('attempts + 1') }),
      ...(to.nextAt === null ? { done_at: at } : { next_at: to.nextAt }),
    });
  return many === 1;
}

/** It is sent once more, from now on. False where it is on its way already. */
export async function resetParcel(tx: Tx, work: Work, id: number): Promise<boolean> {
  const many = await tx('parcel')
    .where({ id })
    .whereIn('state', ['sent', 'failed', 'withdrawn'])
    .update({
      state: 'waiting',
      attempts: 0,
      round: tx.raw('round + 1'),
      next_at: work.now,
      done_at: null,
      fetched_at: null,
    });
  return many === 1;
}

/** It came back: what was sent has failed. False where somebody said so before, or it is on its way again. */
export async function failSent(tx: Tx, id: number, said: string): Promise<boolean> {
  return (await tx('parcel').where({ id, state: 'sent' }).update({ state: 'failed', said })) === 1;
}

export async function markFetched(tx: Tx, id: number, at: Instant): Promise<boolean> {
  return (await tx('parcel').where({ id, state: 'sent' }).whereNull('fetched_at').update({ fetched_at: at })) === 1;
}

/** By partner, what lies in its folder for all we know; what lies there for months is not looked at any more. */
export async function lyingParcels(q: Query, companyId: number): Promise<ReadonlyMap<number, Parcel[]>> {
  const rows = await rowsOf<Parcel & { readonly partnerId: number }>(
    q,
    `select x.*, k.partner_id as "partnerId" from (${PARCEL} where p.company_id = ? and p.state = 'sent' and p.way = 'sftp'
       and p.name is not null and p.fetched_at is null order by p.id desc limit 500) x join v_case k on k.id = x."caseId" order by x.id`,
    [companyId],
  );
  return grouped(rows, ({ partnerId }) => partnerId);
}

export interface ShownParcel extends Parcel {
  readonly number: string;
  readonly version: number;
  readonly fetchedAt: Instant | null;
  /** Of a supplement, on the partner's page. */
  readonly openedAt: Instant | null;
  /** Of the file: the partner said so. */
  readonly receivedAt: Instant | null;
}

const SHOWN = `select x.*, d.number, d.version, s.opened_at as "openedAt",
    (select min(r.recorded_at) from v_case_report r where r.case_id = k.id and r.kind = 'received' and x.kind = 'file') as "receivedAt"
  from (select ${COLUMNS}, p.fetched_at as "fetchedAt" from parcel p where p.company_id = ?) x
    join v_case k on k.id = x."caseId" join v_dossier d on d.id = k.dossier_id
    left join v_supplement s on x.kind = 'supplement' and s.case_id = k.id and s.n = x.n`;

/** The newest first. */
export const shownOfCase = (q: Query, companyId: number, caseId: number): Promise<ShownParcel[]> =>
  rowsOf<ShownParcel>(q, `${SHOWN} where k.id = ? order by x.id desc`, [companyId, caseId]);

export const shownOfPartner = (q: Query, companyId: number, partnerId: number, most: number): Promise<ShownParcel[]> =>
  rowsOf<ShownParcel>(q, `${SHOWN} where k.partner_id = ? order by x.id desc limit ?`, [companyId, partnerId, most]);
