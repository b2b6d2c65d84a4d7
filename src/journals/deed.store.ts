import { dayIn, type Day, type Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { kindOfEntry, MADE_HERE, type Deed, type DeedElsewhere, type DeedKind } from './deed';

/** What there is to tell the books, and the rates to tell it by: read only. Every question is one company's. */
interface DeedRow extends Omit<Deed, 'endedOn' | 'isPosted' | 'isKnownOtherwise' | 'kind'> {
  readonly kind: string;
  /** A moment, or the day of a reversal. */
  readonly ended: string | null;
  readonly posted: number;
  readonly otherwise: number;
}

/** Whose days these are. */
export interface Whose {
  readonly id: number;
  readonly zone: string;
}

/** Of each deed: whether the books know it, and what of it they know to be taken back. */
const withPostings = (otherwise: string): string =>
  `, known as (
     select d.*, case when p.id is null then 0 else 1 end as posted,
       case when d.ended is null then 0 else (select count(*) from journal_posting b where ${IS_BACK}) end as backs,
       case when d.ended is null then 0 else cast(coalesce((
         select 0 - sum(l.amount_minor) from journal_posting b join journal_line l on l.posting_id = b.id and l.place = 0
         where ${IS_BACK}), 0) as bigint) end as back_minor
     from deeds d left join journal_posting p on p.company_id = d.company_id and p.key = d.key and p.ended_at is null)
   select d.key, d.subject, d.kind, d.customer_id as "customerId", c.code as "customerCode", c.name as "customerName", d.document,
     d.currency, d.minor, d.on_day as "on", d.ended, d.ended_minor as "endedMinor", d.posted, d.backs, d.back_minor as "backMinor",
     ${otherwise} as otherwise
   from known d join v_customer c on c.id = d.customer_id
   where d.posted = 0 or (d.ended is not null and d.ended_minor <> d.back_minor)`;

const IS_BACK = `b.company_id = d.company_id and b.subject = d.subject and b.back = 1 and b.ended_at is null
         and b.key like d.key || '/back%'`;

/** Charges as they were claimed. What is waived of one is what nobody had paid of it. */
async function claimedCharges(q: Query, companyId: number): Promise<DeedRow[]> {
  return rowsOf<DeedRow>(
    q,
    `with deeds as (
       select 'charge/' || h.id as key, 'charge/' || h.id as subject, h.company_id, h.kind, h.customer_id, e.document, h.currency,
         h.amount_minor as minor, h.arose_on as on_day, h.waived_at as ended, h.open_minor as ended_minor
       from v_charge_ever h join v_document_ever e on e.id = h.entry_id where h.company_id = ?)${withPostings(`case when exists (select 1 from journal_posting o where o.company_id = d.company_id and o.subject = d.subject
       and o.key <> o.subject and o.back = 0 and o.ended_at is null) then 1 else 0 end`)}`,
    [companyId],
  );
}

/** What was paid of charges, payment by payment. */
async function paidCharges(q: Query, companyId: number): Promise<DeedRow[]> {
  return rowsOf<DeedRow>(
    q,
    `with deeds as (
       select 'allocation/' || a.id as key, 'charge/' || h.id as subject, h.company_id, h.kind, h.customer_id, e.document, h.currency,
         a.amount_minor as minor, a.allocated_on as on_day, r.recorded_at as ended, a.amount_minor as ended_minor
       from v_allocation a join v_charge_ever h on h.id = a.to_charge_id join v_document_ever e on e.id = h.entry_id
       left join v_allocation r on r.reverses_id = a.id
       where a.company_id = ? and a.to_charge_id is not null and a.reverses_id is null)${withPostings(`case when exists (select 1 from journal_posting o where o.company_id = d.company_id and o.key = d.subject
       and o.ended_at is null) then 1 else 0 end`)}`,
    [companyId],
  );
}

/** The payment that went back was booked here, or told to the books before a list adopted it. */
const RETURN_OF_OURS = `exists (
  select 1 from v_open_item_ever ri join v_allocation a on a.to_item_id = ri.item_id
  join v_open_item_ever pi on pi.item_id = a.from_item_id
  where ri.entry_id = e.id and (
    exists (select 1 from v_entry_made_here pe where pe.id = pi.entry_id and pe.identity like 'bank|%')
    or exists (select 1 from journal_posting o where o.company_id = e.company_id and o.key = 'entry/' || pi.entry_id and o.ended_at is null)))`;

/** Entries that are booked here and in no list: write-offs, differences, payments from the bank and what of them went back. */
async function entriesMadeHere(q: Query, companyId: number): Promise<DeedRow[]> {
  const begins = Object.keys(MADE_HERE).map((beginning) => `${beginning}|%`);
  return rowsOf<DeedRow>(
    q,
    `with deeds as (
       select 'entry/' || e.id as key, 'entry/' || e.id as subject, e.company_id, e.identity as kind, e.customer_id, e.document,
         e.currency, e.amount_minor as minor, e.issued_on as on_day, e.cancelled_at as ended, e.amount_minor as ended_minor
       from v_entry_made_here e where e.company_id = ? and e.amount_minor <> 0
         and (${begins.map(() => 'e.identity like ?').join(' or ')})
         and (e.identity not like 'return|%' or ${RETURN_OF_OURS}))${withPostings('0')}`,
    [companyId, ...begins],
  );
}

interface ToldOf {
  readonly key: string;
  readonly posted: number;
  /** As it was told. */
  readonly minor: number;
  readonly backs: number;
  readonly backMinor: number;
}

/** What the books heard of deeds that other rooms know. */
async function toldOf(q: Query, companyId: number, deeds: readonly DeedElsewhere[]): Promise<ToldOf[]> {
  const given = tableOf(q, { key: 'text', subject: 'text' }, deeds.map(({ key, subject }) => ({ key, subject }))); // prettier-ignore
  return rowsOf<ToldOf>(
    q,
    `select given.key, max(case when p.back = 0 then 1 else 0 end) as posted, cast(sum(p.back) as bigint) as backs,
       cast(coalesce(sum(case when p.back = 0 then l.amount_minor else 0 end), 0) as bigint) as minor,
       cast(coalesce(sum(case when p.back = 1 then 0 - l.amount_minor else 0 end), 0) as bigint) as "backMinor"
     from ${given.sql} as given join journal_posting p on p.company_id = ? and p.subject = given.subject and p.ended_at is null
       and (p.key = given.key or (p.back = 1 and p.key like given.key || '/back%'))
     join journal_line l on l.posting_id = p.id and l.place = 0
     group by given.key`,
    [...given.bindings, companyId],
  );
}

/** What is taken back is what was told, whatever is known of it by now. */
async function deedsElsewhere(q: Query, { id, zone }: Whose, deeds: readonly DeedElsewhere[]): Promise<Deed[]> {
  const told = new Map((await toldOf(q, id, deeds)).map((one) => [one.key, one]));
  return deeds.flatMap(({ ended, ...deed }): Deed[] => {
    const { posted = 0, minor = 0, backs = 0, backMinor = 0 } = told.get(deed.key) ?? {};
    const isPosted = posted === 1;
    if (!isPosted && deed.minor === 0) return [];
    const stands = { endedOn: ended === null ? null : dayIn(zone, ended), endedMinor: isPosted ? minor : deed.minor };
    return [{ ...deed, ...stands, isPosted, isKnownOtherwise: false, backs, backMinor }];
  });
}

/** Everything that the books may have to be told, of any day; with what rooms above know of. */
export async function deedsOf(q: Query, whose: Whose, elsewhere: readonly DeedElsewhere[]): Promise<Deed[]> {
  const { id, zone } = whose;
  const charges = [...(await claimedCharges(q, id)), ...(await paidCharges(q, id))];
  const entries = (await entriesMadeHere(q, id)).flatMap((row) => {
    const kind = kindOfEntry(row.kind);
    return kind === undefined ? [] : [{ ...row, kind }];
  });
  const here = [...charges, ...entries].map(({ ended, posted, otherwise, ...row }) => ({
    ...row,
    kind: row.kind as DeedKind,
    endedOn: ended === null ? null : dayIn(zone, ended as Instant),
    isPosted: posted === 1,
    isKnownOtherwise: otherwise === 1,
  }));
  return [...here, ...(await deedsElsewhere(q, whose, elsewhere))];
}

export interface DatedRate {
  readonly on: Day;
  readonly currency: string;
  readonly rate: string;
}

/** Rates into a currency up to a day, the oldest first. */
export async function ratesUpTo(q: Query, to: string, until: Day): Promise<DatedRate[]> {
  return rowsOf<DatedRate>(
    q,
    `select on_day as "on", from_currency as currency, rate from v_fx_rate where to_currency = ? and on_day <= ?
     order by on_day`,
    [to, until],
  );
}
