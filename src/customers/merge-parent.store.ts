import { rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import { settleFields, type FieldMerge, type OvertakenCustomer, type Stamp } from './merge-fields.store';

/**
 * To whose group customers belong, and who pays for them, as a source says by number, or by the name of one customer. Both have one
 * level: where the source has more, everybody belongs to the top. Who is said to be their own is the top.
 */
export interface Above {
  readonly field: 'parent_id' | 'payer_id';
  readonly said: 'parent_code' | 'payer_code';
}
export const PARENT: Above = { field: 'parent_id', said: 'parent_code' };
export const PAYER: Above = { field: 'payer_id', said: 'payer_code' };

/** A customer of whom it cannot be told: nobody, or more than one, is what it names; or it would be a circle, or a second level. */
export interface NotAbove {
  readonly code: string;
  /** What the source says. */
  readonly said: string;
  readonly why: 'nobody' | 'circle' | 'second_level';
}

export async function mergeAbove(
  tx: Tx,
  stamp: Stamp,
  merge: FieldMerge & { readonly fields: ReadonlySet<string> },
  above: Above,
): Promise<{ readonly overtaken: readonly OvertakenCustomer[]; readonly unknown: readonly NotAbove[] }> {
  if (!merge.fields.has(above.said)) return { overtaken: [], unknown: [] };
  const said = await rowsOf<Said>(
    tx,
    `select b.customer_id as "customerId", c.${above.field} as "before", c.code, l.${above.said} as "aboveCode"
     from customer_line l join booking_customer b on b.code = l.code and b.fresh < 2 join customer c on c.id = b.customer_id
     where l.${above.said} is not null order by l.n`,
  );
  if (said.length === 0) return { overtaken: [], unknown: [] };
  const ids = await aboveIds(tx, merge.companyId, above);
  const tops = new Map(said.map((one) => [one.customerId, ids(one.aboveCode)]));
  const standing = await standingGroups(tx, merge.companyId, above);
  const moves: Move[] = [];
  const unknown: NotAbove[] = [];
  for (const { customerId, code, aboveCode, before } of said) {
    const after = topOf(customerId, tops, standing.aboveOf);
    const second = after !== null && after !== undefined && hasOthersBelow(customerId, tops, standing.below);
    const why = tops.get(customerId) === undefined ? 'nobody' : second ? 'second_level' : 'circle';
    if (after === undefined || second) unknown.push({ code, said: aboveCode, why });
    else if (after !== before) moves.push({ customerId, before, after });
  }
  const overtaken = await settleFields(tx, stamp, merge, () => collect(tx, above, moves));
  return { overtaken, unknown };
}

interface Said {
  readonly customerId: number;
  readonly code: string;
  readonly before: number | null;
  readonly aboveCode: string;
}

interface Move {
  readonly customerId: number;
  readonly before: number | null;
  readonly after: number | null;
}

/** The number wins; a name is one only where a single customer has it. */
async function aboveIds(tx: Tx, companyId: number, { said }: Above): Promise<(text: string) => number | undefined> {
  const rows = await rowsOf<{ id: number; code: string; name: string; twice: number }>(
    tx,
    `select coalesce(c.merged_into, c.id) as id, c.code, lower(c.name) as name from customer c where c.company_id = ${companyId} and (
       c.code in (select ${said} from customer_line) or lower(c.name) in (select lower(${said}) from customer_line))`,
  );
  const byCode = new Map(rows.map(({ id, code }) => [code, id]));
  const byName = new Map<string, number | undefined>();
  for (const { id, name } of rows) byName.set(name, byName.has(name) && byName.get(name) !== id ? undefined : id);
  return (text) => byCode.get(text) ?? byName.get(text.toLowerCase());
}

interface Groups {
  readonly aboveOf: ReadonlyMap<number, number>;
  readonly below: ReadonlyMap<number, readonly number[]>;
}

async function standingGroups(tx: Tx, companyId: number, { field }: Above): Promise<Groups> {
  const rows = await rowsOf<{ id: number; aboveId: number }>(
    tx,
    `select id, ${field} as "aboveId" from customer where company_id = ${companyId} and ${field} is not null`,
  );
  const below = new Map<number, number[]>();
  for (const { id, aboveId } of rows) below.set(aboveId, [...(below.get(aboveId) ?? []), id]);
  return { aboveOf: new Map(rows.map(({ id, aboveId }) => [id, aboveId])), below };
}

/** null: it is the top itself. undefined: the one it names is nobody here. What the source says now wins over what stands. */
function topOf(
  customerId: number,
  said: ReadonlyMap<number, number | undefined>,
  standing: ReadonlyMap<number, number>,
): number | null | undefined {
  let top = customerId;
  for (let level = 0; level < DEEPEST; level++) {
    const next = said.get(top) ?? (level === 0 ? undefined : standing.get(top));
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

async function collect(tx: Tx, { field }: Above, moves: readonly Move[]): Promise<void> {
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
    await tx.raw(`insert into customer_field select customer_id, '${field}', before, after from ${rows.sql} as given`, [
      ...rows.bindings,
    ]);
  }
}
