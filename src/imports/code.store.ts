import { dialectOf, rowsOf, type Query } from '../platform/db';
import type { Named } from './code-alike';

/** Customers by their numbers: those of the company, and those that only the staged file knows. */
export const customersKnown = (q: Query, companyId: number): Promise<Named[]> =>
  rowsOf<Named>(q, 'select code, name from v_customer where company_id = ? order by code', [companyId]);

export const hasNoCustomers = async (q: Query, companyId: number): Promise<boolean> =>
  (await rowsOf(q, 'select 1 from v_customer where company_id = ? limit 1', [companyId])).length === 0;

/** So many new numbers are compared: a list of ten thousand new customers is no list with damaged numbers. */
const MOST = 2_000;

/** Numbers of staged rows that no customer of the company has, each with the name of its first row. */
export async function codesUnknown(
  q: Query,
  companyId: number,
  otherCompanies: readonly string[],
): Promise<readonly Named[]> {
  const marks = otherCompanies.map(() => '?').join(', ');
  const ours = marks === '' ? '' : `and (s.company is null or lower(s.company) not in (${marks}))`;
  const firsts =
    dialectOf(q) === 'sqlite'
      ? 'customer_first'
      : '(select customer_code as code, min(n) as n from staged group by customer_code)';
  const found = await rowsOf<Named>(
    q,
    `select f.code, s.customer_name as name from ${firsts} f join staged s on s.n = f.n
     where not exists (select 1 from v_customer c where c.company_id = ? and c.code = f.code) ${ours}
     order by f.code limit ${MOST + 1}`,
    [companyId, ...otherCompanies],
  );
  return found.length > MOST ? [] : found;
}
