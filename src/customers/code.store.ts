import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** The numbers by which people know these customers of one company, by row number. One statement. */
export async function codesOf(
  q: Query,
  companyId: number,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    [...new Set(customerIds)].map((id) => ({ id })),
  );
  const rows = await rowsOf<{ id: number; code: string }>(
    q,
    `select id, code from customer where company_id = ? and id in (select id from ${wanted.sql} as wanted)`,
    [companyId, ...wanted.bindings],
  );
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** Customers of one company by the numbers by which people know them. One statement. */
export async function codesNamed(
  q: Query,
  companyId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: number; readonly name: string }>> {
  const wanted = tableOf(
    q,
    { code: 'text' },
    [...new Set(codes)].map((code) => ({ code })),
  );
  const rows = await rowsOf<{ id: number; code: string; name: string }>(
    q,
    `select coalesce(merged_into, id) as id, code, name from customer where company_id = ? and code in (select code from ${wanted.sql} as wanted)`,
    [companyId, ...wanted.bindings],
  );
  return new Map(rows.map(({ id, code, name }) => [code, { id, name }]));
}
