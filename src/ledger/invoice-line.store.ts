import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { linesFrom, pricedLines, type Priced } from './invoice-line';

/** The lines of these entries, each with what it is worth of its invoice; entries without lines are not there. One statement. */
export async function linesOf(
  q: Query,
  companyId: number,
  entryIds: readonly number[],
): Promise<ReadonlyMap<number, Priced>> {
  if (entryIds.length === 0) return new Map();
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    entryIds.map((id) => ({ id })),
  );
  const rows = await rowsOf<Kept>(
    q,
    `select id, lines, amount_minor as "amountMinor", net_minor as "netMinor", vat_minor as "vatMinor" from v_entry
     where company_id = ? and lines is not null and id in (select id from ${wanted.sql} as wanted)`,
    [companyId, ...wanted.bindings],
  );
  return new Map(rows.map(({ id, lines, ...whole }) => [id, pricedLines(linesFrom(lines), whole)]));
}

interface Kept {
  readonly id: number;
  readonly lines: string;
  readonly amountMinor: number;
  readonly netMinor: number | null;
  readonly vatMinor: number | null;
}
