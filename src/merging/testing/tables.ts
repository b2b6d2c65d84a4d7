import { rowsOf, type Query } from '../../platform/db';
import { readSource } from '../../platform/testing/sources';

/** All rows of all tables but those that are only added to, as text and in an order of their own: what an undo must bring back. */
const ADDED_TO = [
  ...['audit_line', 'audit_payload', 'event', 'event_ahead', 'event_served', 'customer_change', 'knex_migrations'],
  ...['customer_merge', 'customer_moved', 'customer_alike', 'customer_look', 'cash_proposal', 'job'],
];

export async function tablesOf(q: Query): Promise<Readonly<Record<string, readonly string[]>>> {
  const names = [...readSource('fixtures/schema.sql').matchAll(/^create table `(\w+)`/gim)].map(([, name]) => name!);
  const kept: Record<string, readonly string[]> = {};
  for (const name of names.filter((one) => !ADDED_TO.includes(one))) {
    const rows = await rowsOf(q, `select * from ${name}`);
    kept[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return kept;
}

/** What differs, table by table: short enough to be read. */
export function differing(
  before: Readonly<Record<string, readonly string[]>>,
  after: Readonly<Record<string, readonly string[]>>,
): string[] {
  return Object.keys(before).flatMap((table) => {
    const [was, is] = [before[table] ?? [], after[table] ?? []];
    const gone = was.filter((row) => !is.includes(row)).map((row) => `- ${table} ${row}`);
    return [...gone, ...is.filter((row) => !was.includes(row)).map((row) => `+ ${table} ${row}`)];
  });
}
