import { rowsOf, type Query } from '../platform/db';

/** What the editor of templates shows of a company: who is written to in which language, and what is on its way. */
export interface LanguageCount {
  /** As the ledger says it, such as `fr`. */
  readonly language: string;
  readonly n: number;
}

/** How many customers are written to in which language; those without one have that of the company. */
export async function languageCounts(q: Query, companyId: number, usual: string): Promise<LanguageCount[]> {
  return rowsOf<LanguageCount>(
    q,
    `select language, count(*) as n
     from (select lower(substr(coalesce(language, ?), 1, 2)) as language from v_customer where company_id = ?) as spoken
     group by language order by 2 desc, 1`,
    [usual, companyId],
  );
}

/** Customers in approved runs whose message was not issued yet and will be written with this template. */
export async function approvedWith(
  q: Query,
  companyId: number,
  code: string,
  wanted: readonly string[],
): Promise<number> {
  if (wanted.length === 0) return 0;
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(distinct d.customer_id) as n from run r join decision d on d.run_id = r.id
     where r.company_id = ? and r.state in ('approved', 'issuing') and d.outcome is null and d.what in ('send', 'approve')
       and d.carry like ? and (${wanted.map(() => 'd.carry like ?').join(' or ')})`,
    [companyId, `%"template":"${code}"%`, ...wanted.map((language) => `%"language":"${language}"%`)],
  );
  return row?.n ?? 0;
}

/** Three customers who try a wording hardest: the most owed, the most documents, the longest name. */
export async function tryingCustomers(q: Query, companyId: number): Promise<{ id: number; name: string }[]> {
  const of = (order: string): string =>
    `select id, name from (select c.id, c.name from v_balance b join v_customer c on c.id = b.customer_id
     where b.company_id = ? and b.open_minor > 0 and b.oldest_due_on is not null order by ${order}, c.id limit 3) as one`;
  const rows: { id: number; name: string }[] = [];
  for (const order of ['b.open_minor desc', 'b.open_count desc', 'length(c.name) desc']) {
    const found = await rowsOf<{ id: number; name: string }>(q, of(order), [companyId]);
    const fresh = found.find(({ id }) => rows.every((one) => one.id !== id));
    if (fresh) rows.push(fresh);
  }
  return rows;
}
