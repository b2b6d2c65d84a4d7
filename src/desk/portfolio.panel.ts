import { ofPortfolio, type Portfolio } from '../customers/portfolio.store';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** What would go along with a portfolio, in figures. */
export interface PortfolioFigures {
  readonly customers: number;
  readonly tasks: number;
  readonly sums: readonly { readonly currency: string; readonly items: number; readonly openMinor: number }[];
}

export async function portfolioFigures(
  q: Query,
  portfolio: Portfolio,
  names: readonly string[],
): Promise<PortfolioFigures> {
  const { sql: where, bindings } = ofPortfolio(portfolio);
  const [counted] = await rowsOf<{ n: number }>(q, `select count(*) as n from v_customer c where ${where}`, bindings);
  const sums = await rowsOf<PortfolioFigures['sums'][number]>(
    q,
    `select b.currency, sum(b.open_count) as items, sum(b.open_minor) as "openMinor"
     from v_balance b join v_customer c on c.id = b.customer_id where ${where} group by b.currency order by b.currency`,
    bindings,
  );
  const named = tableOf(q, { name: 'text' }, names.map((name) => ({ name: name.toLowerCase() }))); // prettier-ignore
  const [tasks] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from v_task t join v_customer c on c.id = t.customer_id
     where ${where} and t.done_at is null and lower(t.assignee) in (select name from ${named.sql} as named)`,
    [...bindings, ...named.bindings],
  );
  return {
    customers: counted?.n ?? 0,
    tasks: tasks?.n ?? 0,
    sums,
  };
}
