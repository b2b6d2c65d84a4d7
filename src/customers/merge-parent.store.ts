import { rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import { settleFields, type FieldMerge, type OvertakenCustomer, type Stamp } from './merge-fields.store';

/**
 * To whose group customers belong, as a source says by number, or by the name of one customer. A group has one level: where the
 * source has more, everybody belongs to the top. Who is said to be their own parent is the top.
 */
export async function mergeParents(
  tx: Tx,
  stamp: Stamp,
  merge: FieldMerge & { readonly fields: ReadonlySet<string> },
): Promise<{ readonly overtaken: readonly OvertakenCustomer[]; readonly unknown: number }> {
  if (!merge.fields.has('parent_code')) return { overtaken: [], unknown: 0 };
  const said = await rowsOf<Said>(
    tx,
    `select b.customer_id as "customerId", c.parent_id as "before", c.code, l.parent_code as "parentCode"
     from customer_line l join booking_customer b on b.code = l.code join customer c on c.id = b.customer_id
     where l.parent_code is not null`,
  );
  if (said.length === 0) return { overtaken: [], unknown: 0 };
  const ids = await parentIds(tx, merge.companyId);
  const parents = new Map(said.map((one) => [one.customerId, ids(one.parentCode)]));
  const standing = await standingGroups(tx, merge.companyId);
  const moves: Move[] = [];
  let unknown = 0;
  for (const { customerId, before } of said) {
    const after = topOf(customerId, parents, standing.parentOf);
    const second = after !== null && after !== undefined && hasOthersBelow(customerId, parents, standing.below);
    if (after === undefined || second) unknown++;
    else if (after !== before) moves.push({ customerId, before, after });
  }
  const overtaken = await settleFields(tx, stamp, merge, () => collect(tx, moves));
  return { overtaken, unknown };
}

interface Said {
  readonly customerId: number;
  readonly before: number | null;
  readonly parentCode: string;
}

interface Move {
  readonly customerId: number;
  readonly before: number | null;
  readonly after: number | null;
}

/** The number wins; a name is one only where a single customer has it. */
async function parentIds(tx: Tx, companyId: number): Promise<(text: string) => number | undefined> {
  const rows = await rowsOf<{ id: number; code: string; name: string; twice: number }>(
    tx,
    `select c.id, c.code, lower(c.name) as name from customer c where c.company_id = ${companyId} and (
       c.code in (select parent_code from customer_line) or lower(c.name) in (select lower(parent_code) from customer_line))`,
  );
  const byCode = new Map(rows.map(({ id, code }) => [code, id]));
  const byName = new Map<string, number | undefined>();
  for (const { id, name } of rows) byName.set(name, byName.has(name) ? undefined : id);
  return (text) => byCode.get(text) ?? byName.get(text.toLowerCase());
}

interface Groups {
  readonly parentOf: ReadonlyMap<number, number>;
  readonly below: ReadonlyMap<number, readonly number[]>;
}

async function standingGroups(tx: Tx, companyId: number): Promise<Groups> {
  const rows = await rowsOf<{ id: number; parentId: number }>(
    tx,
    `select id, parent_id as "parentId" from customer where company_id = ${companyId} and parent_id is not null`,
  );
  const below = new Map<number, number[]>();
  for (const { id, parentId } of rows) below.set(parentId, [...(below.get(parentId) ?? []), id]);
  return { parentOf: new Map(rows.map(({ id, parentId }) => [id, parentId])), below };
}

/** null: it is the top itself. undefined: its parent is nobody here. What the source says now wins over what stands. */
function topOf(
  customerId: number,
  said: ReadonlyMap<number, number | undefined>,
  standing: ReadonlyMap<number, number>,
): number | null | undefined {
  let top = customerId;
  for (let level = 0; level < DEEPEST; level++) {
    const next = said.has(top) ? said.get(top) : standing.get(top);
    if (next === undefined) return top === customerId ? undefined : top;
    if (next === top) break;
    top = next;
    if (top === customerId) return undefined; // a circle
  }
  return top === customerId ? null : top;
}

const DEEPEST = 20;

/** Somebody stands below it of whom the source says nothing: moving it would leave them on a second level. */
const hasOthersBelow = (
  customerId: number,
  said: ReadonlyMap<number, number | undefined>,
  below: ReadonlyMap<number, readonly number[]>,
): boolean => (below.get(customerId) ?? []).some((entity) => !said.has(entity));

/** Rows of one statement: they stand in its bindings. */
const AT_ONCE = 5_000;

async function collect(tx: Tx, moves: readonly Move[]): Promise<void> {
  for (let at = 0; at < moves.length; at += AT_ONCE) {
    const rows = tableOf(
      tx,
      { customer_id: 'bigint', before: 'text', after: 'text' },
      moves.slice(at, at + AT_ONCE).map(({ customerId, before, after }) => ({
        customer_id: customerId,
        before: before === null ? null : String(before),
        after: after === null ? null : String(after),
      })),
    );
    await tx.raw(
      `insert into customer_field select customer_id, 'parent_id', before, after from ${rows.sql} as given`,
      [...rows.bindings],
    );
  }
}
