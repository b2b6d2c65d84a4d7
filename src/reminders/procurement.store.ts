import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { LookDays, LookState, PortalTerms } from './procurement';

/** Procurement portals of customers and what was read there: rows in, rows out. */
export interface ProcurementPortal extends PortalTerms {
  readonly id: number;
  readonly customerId: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

const PORTAL = `p.id, p.customer_id as "customerId", p.name, p.link, p.supplier_no as "supplierNo",
  p.recorded_at as "recordedAt", p.recorded_by as "recordedBy"`;

/** The one in force. */
export async function portalOf(
  q: Query,
  companyId: number,
  customerId: number,
): Promise<ProcurementPortal | undefined> {
  const sql = `select ${PORTAL} from procurement_portal p where p.company_id = ? and p.customer_id = ? and p.ended_at is null`;
  return (await rowsOf<ProcurementPortal>(q, sql, [companyId, customerId]))[0];
}

export interface ListedPortal extends ProcurementPortal {
  readonly code: string;
  readonly customer: string;
  /** When somebody looks again, as said at the last look. */
  readonly nextOn: Day | null;
}

export async function portalsOf(q: Query, companyId: number): Promise<ListedPortal[]> {
  return rowsOf(
    q,
    `select ${PORTAL}, c.code, c.name as customer, (
       select l.next_on from portal_look l where l.portal_id = p.id order by l.id desc limit 1) as "nextOn"
     from procurement_portal p join v_customer c on c.id = p.customer_id
     where p.company_id = ? and p.ended_at is null order by c.code`,
    [companyId],
  );
}

interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

export async function insertPortal(tx: Tx, work: Work, whose: Whose, terms: PortalTerms): Promise<number> {
  const [made] = await tx('procurement_portal')
    .insert({
      ...{ company_id: whose.companyId, customer_id: whose.customerId },
      ...{ name: terms.name, link: terms.link, supplier_no: terms.supplierNo },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

/** The one that was in force, if there was one. */
export async function endPortal(tx: Tx, work: Work, { companyId, customerId }: Whose): Promise<number | undefined> {
  const [ended] = await tx('procurement_portal')
    .where({ company_id: companyId, customer_id: customerId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) })
    .returning<{ id: number }[]>('id');
  return ended?.id;
}

export interface NewLook extends LookDays {
  readonly companyId: number;
  readonly portalId: number;
  readonly itemIds: readonly number[];
  readonly state: LookState;
  readonly note: string | null;
}

/** One row for each item; returns the number of the last. */
export async function insertLooks(tx: Tx, work: Work, look: NewLook): Promise<number> {
  const given = tableOf(
    tx,
    { item_id: 'bigint' },
    look.itemIds.map((id) => ({ item_id: id })),
  );
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into portal_look (company_id, portal_id, item_id, state, on_day, next_on, note, recorded_at, recorded_by)
     select ?, ?, g.item_id, ?, ?, cast(? as text), cast(? as text), ?, ? from ${given.sql} as g where true returning id`,
    [
      ...[look.companyId, look.portalId, look.state, look.onDay, look.nextOn, look.note],
      ...[work.now, actorText(work.actor), ...given.bindings],
    ],
  );
  return Math.max(0, ...made.map(({ id }) => id));
}

/** What was read of a document last. */
export interface PortalLook {
  readonly itemId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly state: LookState;
  readonly onDay: Day;
  readonly nextOn: Day | null;
  readonly note: string | null;
  readonly recordedBy: string;
}

/** The last look at each document, those looked at last first. */
export async function looksOf(q: Query, portalId: number, most: number): Promise<PortalLook[]> {
  return rowsOf(
    q,
    `select l.item_id as "itemId", i.document, i.part, i.parts, l.state, l.on_day as "onDay", l.next_on as "nextOn", l.note,
       l.recorded_by as "recordedBy"
     from portal_look l join v_open_item_ever i on i.item_id = l.item_id
     where l.portal_id = ? and l.id = (select max(m.id) from portal_look m where m.portal_id = l.portal_id and m.item_id = l.item_id)
     order by l.id desc limit ?`,
    [portalId, most],
  );
}

/** Why somebody has to look: an obstacle that was recorded, a reminder that went out, since the portal was last looked at. */
export interface LookCause {
  readonly portalId: number;
  readonly customerId: number;
  readonly name: string;
  /** `hold/12`, `reminder/7`: the last. */
  readonly cause: string;
  /** The last look there, 0 before the first: after another one the same cause may ask again, for what was not looked at. */
  readonly lastLookId: number;
  readonly document: string | null;
}

/** The moment of the last look at the document of that column; of an obstacle without one, at any. */
const lookedAt = (item: string): string => `coalesce((select max(l.recorded_at) from portal_look l
  where l.portal_id = p.id and (${item} is null or l.item_id = ${item})), '')`;
const NOT_ASKED = `not exists (select 1 from v_task t where t.company_id = p.company_id and t.kind = 'portal_look'
  and t.about = 'portal/' || p.id and t.done_at is null and t.due_on <= ?)`;

/** Two statements, whatever the number of customers. `customerId`: only this one's. */
export async function causesToLook(
  q: Query,
  {
    companyId,
    customerId,
    today,
  }: { readonly companyId: number; readonly customerId: number | null; readonly today: Day },
): Promise<LookCause[]> {
  const one = customerId === null ? '' : ' and p.customer_id = ?';
  const whose = `p.company_id = ? and p.ended_at is null${one} and ${NOT_ASKED}`;
  const bindings = customerId === null ? [companyId, today] : [companyId, customerId, today];
  const head = `p.id as "portalId", p.customer_id as "customerId", p.name,
    (select coalesce(max(l.id), 0) from portal_look l where l.portal_id = p.id) as "lastLookId"`;
  const holds = await rowsOf<LookCause>(
    q,
    `select ${head}, 'hold/' || h.id as cause,
       (select i.document from v_open_item_ever i where i.item_id = h.item_id) as document
     from procurement_portal p join v_hold h on h.company_id = p.company_id and h.customer_id = p.customer_id
     where ${whose} and h.kind = 'obstacle' and h.ended_at is null
       and h.cause in ('obstacle/wrong_portal', 'obstacle/not_registered') and h.recorded_at > ${lookedAt('h.item_id')}
     order by p.id, h.id`,
    bindings,
  );
  const reminders = await rowsOf<LookCause>(
    q,
    `select ${head}, 'reminder/' || r.id as cause, i.document
     from procurement_portal p join reminder r on r.company_id = p.company_id and r.customer_id = p.customer_id
     join reminder_item ri on ri.reminder_id = r.id join v_open_item i on i.item_id = ri.item_id
     where ${whose} and r.state = 'issued' and r.kind in ('reminder', 'final', 'formal_notice') and r.recorded_at > p.recorded_at
       and i.open_minor > 0 and r.recorded_at > ${lookedAt('ri.item_id')} order by p.id, r.id, i.document`,
    bindings,
  );
  return [...holds, ...reminders];
}

/** When somebody looks again at what of each document that is still open, as said at its last look; earliest first. */
export async function looksComing(q: Query, portalId: number): Promise<{ nextOn: Day; document: string }[]> {
  return rowsOf(
    q,
    `select l.next_on as "nextOn", i.document from portal_look l join v_open_item i on i.item_id = l.item_id
     where l.portal_id = ? and l.next_on is not null and i.open_minor > 0
       and l.id = (select max(m.id) from portal_look m where m.portal_id = l.portal_id and m.item_id = l.item_id)
     order by l.next_on, i.document`,
    [portalId],
  );
}
