import type { Customer } from '../customers/customer';
import { rowsOf, type Query } from '../platform/db';

/** The group of a customer: whom it belongs to, and its own entities with what each owes, per currency, as of now. */
export interface Group {
  readonly parent: { readonly id: number; readonly code: string; readonly name: string } | null;
  /** The customer itself first; empty where it has no entities. */
  readonly entities: readonly Entity[];
}

export interface Entity {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** Null with the amount: it owes nothing. */
  readonly currency: string | null;
  /** Minor units, + owes. */
  readonly openMinor: number | null;
}

/** At most so many rows are shown and added up one by one. */
const MOST_ENTITIES = 200;

export async function groupOf(q: Query, { id, companyId, parentId }: Customer): Promise<Group> {
  const [parent] =
    parentId === null
      ? []
      : await rowsOf<{ id: number; code: string; name: string }>(
          q,
          `select id, code, name from v_customer where company_id = ? and id = ?`,
          [companyId, parentId],
        );
  const entities = await rowsOf<Entity>(
    q,
    `select c.id, c.code, c.name, b.currency, b.open_minor as "openMinor"
     from v_customer c left join v_balance b on b.customer_id = c.id and b.open_minor <> 0
     where c.company_id = ? and (c.parent_id = ? or c.id = ?)
     order by case when c.id = ? then 0 else 1 end, c.name, c.id, b.currency limit ?`,
    [companyId, id, id, id, MOST_ENTITIES],
  );
  return { parent: parent ?? null, entities: entities.some((one) => one.id !== id) ? entities : [] };
}

export interface GroupSum {
  readonly currency: string;
  readonly openMinor: number;
}

/** What the group owes together, per currency: of all its entities, also of those that are not shown. */
export async function groupSums(q: Query, { id, companyId }: Customer): Promise<GroupSum[]> {
  return rowsOf<GroupSum>(
    q,
    `select b.currency, sum(b.open_minor) as "openMinor" from v_customer c join v_balance b on b.customer_id = c.id
     where c.company_id = ? and (c.parent_id = ? or c.id = ?) and b.open_minor <> 0 group by b.currency order by b.currency`,
    [companyId, id, id],
  );
}
