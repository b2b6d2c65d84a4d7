import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { RemittanceTotals } from './remittance';

/** Remittances of partners: rows in, rows out. Every question is one company's. */
export interface Remittance extends RemittanceTotals {
  readonly id: number;
  readonly partnerId: number;
  readonly partner: string;
  /** The partner's own. */
  readonly reference: string;
  readonly on: Day;
  readonly currency: string;
  readonly documentId: number | null;
  readonly bankLineId: number | null;
  readonly bankMinor: number | null;
  readonly bankedOn: Day | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly confirmedAt: Instant | null;
  readonly confirmedBy: string | null;
  readonly lines: number;
}

const REMITTANCE = `select r.id, r.partner_id as "partnerId", p.name as partner, r.reference, r.on_day as "on", r.currency,
  r.gross_minor as "grossMinor", r.commission_minor as "commissionMinor", r.vat_minor as "vatMinor", r.costs_minor as "costsMinor",
  r.net_minor as "netMinor", r.document_id as "documentId", r.bank_line_id as "bankLineId", b.amount_minor as "bankMinor",
  b.booked_on as "bankedOn", r.recorded_at as "recordedAt", r.recorded_by as "recordedBy", r.confirmed_at as "confirmedAt",
  r.confirmed_by as "confirmedBy", (select count(*) from collected c where c.remittance_id = r.id and c.ended_at is null) as lines
  from partner_remittance r join v_partner p on p.id = r.partner_id left join v_bank_line b on b.id = r.bank_line_id`;

export interface RemittanceSearch {
  readonly partnerId?: number;
  readonly state?: 'told' | 'found' | 'booked';
  /** Those that follow this one. */
  readonly after?: { readonly on: Day; readonly id: number };
  readonly most: number;
}

const IN_STATE = {
  told: 'and r.bank_line_id is null and r.confirmed_at is null',
  found: 'and r.bank_line_id is not null and r.confirmed_at is null',
  booked: 'and r.confirmed_at is not null',
};

/** Those that stand, the latest first. */
export async function remittancesOf(
  q: Query,
  companyId: number,
  { partnerId, state, after, most }: RemittanceSearch,
): Promise<Remittance[]> {
  const ofPartner = partnerId === undefined ? '' : 'and r.partner_id = ?';
  const inState = state === undefined ? '' : IN_STATE[state];
  return rowsOf<Remittance>(
    q,
    `${REMITTANCE} where r.company_id = ? and r.ended_at is null ${ofPartner} ${inState}
       ${after === undefined ? '' : 'and (r.on_day < ? or (r.on_day = ? and r.id < ?))'} order by r.on_day desc, r.id desc limit ?`,
    [
      companyId,
      ...(partnerId === undefined ? [] : [partnerId]),
      ...(after ? [after.on, after.on, after.id] : []),
      most,
    ],
  );
}

/** Undefined where there is none, or where it was taken back. */
export async function remittanceById(q: Query, companyId: number, id: number): Promise<Remittance | undefined> {
  const [row] = await rowsOf<Remittance>(
    q,
    `${REMITTANCE} where r.company_id = ? and r.id = ? and r.ended_at is null`,
    [companyId, id],
  );
  return row;
}

export interface NewRemittance extends RemittanceTotals {
  readonly companyId: number;
  readonly partnerId: number;
  readonly reference: string;
  readonly on: Day;
  readonly currency: string;
  readonly documentId: number | null;
  readonly key: string;
}

/** Undefined: it is there already. */
export async function insertRemittance(tx: Tx, work: Work, made: NewRemittance): Promise<number | undefined> {
  const [row] = await tx('partner_remittance')
    .insert({
      ...{ company_id: made.companyId, partner_id: made.partnerId, reference: made.reference, on_day: made.on },
      ...{ currency: made.currency, gross_minor: made.grossMinor, commission_minor: made.commissionMinor },
      ...{ vat_minor: made.vatMinor, costs_minor: made.costsMinor, net_minor: made.netMinor },
      ...{ document_id: made.documentId, key: made.key, recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return row?.id;
}

export interface Known {
  readonly id: number;
  readonly key: string;
}

/** One of that partner that stands, by the key under which it came or by its reference. */
export async function knownRemittance(
  q: Query,
  { companyId, partnerId, key, reference }: Pick<NewRemittance, 'companyId' | 'partnerId' | 'key' | 'reference'>,
): Promise<Known | undefined> {
  const [row] = await rowsOf<Known>(
    q,
    `select id, key from partner_remittance where company_id = ? and partner_id = ? and ended_at is null
       and (key = ? or reference = ?) order by case when key = ? then 0 else 1 end limit 1`,
    [companyId, partnerId, key, reference, key],
  );
  return row;
}

/** Its key is free again: what was taken back by mistake may come once more. */
export async function endRemittance(tx: Tx, work: Work, id: number, why: string): Promise<void> {
  await rowsOf(
    tx,
    `update partner_remittance set ended_at = ?, ended_by = ?, ended_why = ?, key = key || '#' || id where id = ?`,
    [work.now, actorText(work.actor), why, id],
  );
  await tx('collected')
    .where({ remittance_id: id, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor), ended_why: why });
}

export async function setBankLine(tx: Tx, id: number, lineId: number | null): Promise<void> {
  await tx('partner_remittance').where({ id }).update({ bank_line_id: lineId });
}

export async function setConfirmed(tx: Tx, work: Work, id: number, isBooked: boolean): Promise<void> {
  const by = isBooked ? { confirmed_at: work.now, confirmed_by: actorText(work.actor) } : { confirmed_at: null, confirmed_by: null }; // prettier-ignore
  await tx('partner_remittance').where({ id }).update(by);
}

/** Whose money is that line of the bank already? */
export async function remittanceOfLine(q: Query, companyId: number, lineId: number): Promise<string | undefined> {
  const [row] = await rowsOf<{ reference: string }>(
    q,
    `select reference from partner_remittance where company_id = ? and bank_line_id = ? and ended_at is null limit 1`,
    [companyId, lineId],
  );
  return row?.reference;
}

/** From which the partner's money came before. */
export async function ibansOfPartner(q: Query, companyId: number, partnerId: number): Promise<string[]> {
  const rows = await rowsOf<{ iban: string }>(
    q,
    `select distinct b.iban from partner_remittance r join v_bank_line b on b.id = r.bank_line_id
     where r.company_id = ? and r.partner_id = ? and r.ended_at is null and b.iban is not null limit 20`,
    [companyId, partnerId],
  );
  return rows.map(({ iban }) => iban);
}

export interface NamedCase {
  readonly caseId: number;
  readonly number: string;
  readonly partnerRef: string | null;
  readonly currency: string;
  readonly state: string;
  readonly handedOverOn: Day;
}

/** All cases that this partner has or had, the newest first: nothing of another partner's. */
export async function casesOfPartner(
  q: Query,
  companyId: number,
  partnerId: number,
  undone = false,
): Promise<NamedCase[]> {
  return rowsOf<NamedCase>(
    q,
    `select k.id as "caseId", d.number, k.partner_ref as "partnerRef", d.currency, k.state, k.handed_over_on as "handedOverOn"
     from v_case k join v_dossier d on d.id = k.dossier_id
     where k.company_id = ? and k.partner_id = ? and (k.state <> 'undone' or ? = 1) order by k.id desc`,
    [companyId, partnerId, undone ? 1 : 0],
  );
}

export interface OpenOfCase {
  readonly caseId: number;
  readonly customerId: number;
  readonly currency: string;
  readonly itemId: number;
  readonly entryId: number;
  readonly openMinor: number;
  /** What lists took for paid since the hand-over: the payment itself takes the place of that. */
  readonly settledMinor: number;
  readonly dueOn: Day | null;
  readonly issuedOn: Day;
}

/** What is still owed of what these cases are about. */
export async function openOfCases(q: Query, companyId: number, caseIds: readonly number[]): Promise<OpenOfCase[]> {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(caseIds)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf<OpenOfCase>(
    q,
    `select ci.case_id as "caseId", i.customer_id as "customerId", i.currency, i.item_id as "itemId", i.entry_id as "entryId",
       i.open_minor as "openMinor", i.due_on as "dueOn", i.issued_on as "issuedOn",
       coalesce((select sum(a.amount_minor) from v_allocation a where a.to_item_id = i.item_id and a.basis in ('reported', 'presumed')
         and a.allocated_on >= k.handed_over_on), 0) as "settledMinor"
     from ${given.sql} as given join v_case k on k.id = given.id join v_case_item ci on ci.case_id = given.id join v_open_item i on i.item_id = ci.item_id
     where i.company_id = ? order by ci.case_id, i.due_on, i.item_id`,
    [...given.bindings, companyId],
  );
}
