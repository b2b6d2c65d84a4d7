import { rowsOf, type Query } from '../platform/db';
import type { LetterboxAs } from './letterbox';
import type { Range } from './store';

/** Who is written to in place of whom: rows out. */
export interface WrittenTo {
  readonly customerId: number;
  readonly writtenToId: number;
  readonly as: LetterboxAs;
}

/** Of a customer `c` and its parent `h`: whom one writes to. */
const WRITTEN_TO = `case when c.payer_id is not null then c.payer_id
  when h.group_messages = 1 and c.written_apart = 0 then h.id else c.id end`;

/** Of a range of customers, those who are not written to for themselves alone. */
export async function writtenToInRange(q: Query, { companyId, first, last }: Range): Promise<WrittenTo[]> {
  const through = await rowsOf<WrittenTo>(
    q,
    `select c.id as "customerId", ${WRITTEN_TO} as "writtenToId",
       case when c.payer_id is not null then 'payer' else 'parent' end as "as"
     from customer c left join customer h on h.id = c.parent_id
     where c.company_id = ? and c.id between ? and ?
       and (c.payer_id is not null or (h.group_messages = 1 and c.written_apart = 0))`,
    [companyId, first, last],
  );
  const taken = new Set(through.map(({ customerId }) => customerId));
  const heads = await rowsOf<{ id: number }>(
    q,
    `select payer_id as id from customer where company_id = ? and payer_id between ? and ?
     union select h.id from customer h where h.company_id = ? and h.id between ? and ? and h.group_messages = 1`,
    [companyId, first, last, companyId, first, last],
  );
  const own = heads.filter(({ id }) => !taken.has(id));
  return [...through, ...own.map(({ id }): WrittenTo => ({ customerId: id, writtenToId: id, as: 'itself' }))];
}

/** For whom a customer is written to besides itself, by name. */
export async function writtenThrough(
  q: Query,
  companyId: number,
  customerId: number,
): Promise<{ id: number; code: string; name: string; as: 'payer' | 'parent' }[]> {
  return rowsOf(
    q,
    `select c.id, c.code, c.name, case when c.payer_id is not null then 'payer' else 'parent' end as "as"
     from customer c left join customer h on h.id = c.parent_id
     where c.company_id = ? and (c.payer_id = ? or (c.parent_id = ? and c.payer_id is null and h.group_messages = 1 and c.written_apart = 0))
     order by c.name, c.id`,
    [companyId, customerId, customerId],
  );
}

/** What is chosen about the messages of a group: of its head, one for all; of an entity, that it is taken out. */
export interface GroupChoice {
  readonly groupMessages: boolean;
  readonly writtenApart: boolean;
}

export async function groupChoiceOf(q: Query, companyId: number, customerId: number): Promise<GroupChoice> {
  const [row] = await rowsOf<{ groupMessages: number; writtenApart: number }>(
    q,
    `select group_messages as "groupMessages", written_apart as "writtenApart" from customer where company_id = ? and id = ?`,
    [companyId, customerId],
  );
  return { groupMessages: row?.groupMessages === 1, writtenApart: row?.writtenApart === 1 };
}

export async function paysForOthers(q: Query, companyId: number, customerId: number): Promise<boolean> {
  const rows = await rowsOf(q, `select id from customer where company_id = ? and payer_id = ? limit 1`, [
    companyId,
    customerId,
  ]);
  return rows.length > 0;
}
