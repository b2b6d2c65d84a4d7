import type { Company } from '../companies/company';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { isRefused, type Figures, type Told, type Total } from './told';

/** The figures of what came of a file, by a statement or two, however much was in it. */
export async function resultOf(work: Work, company: Company, told: Told): Promise<Figures> {
  const q = work.db.read;
  if (told.is === 'remittances') {
    const made = told.remittances.map((id) => work.ids.seal('remittance', id));
    return { told, made, totals: await totalsOfAdvices(q, company.id, told.remittances) };
  }
  const ids = told.parts.flatMap((part) => (isRefused(part) ? [] : part.statements));
  const made = ids.map((id) => work.ids.seal('bank_statement', id));
  return { told, made, totals: await totalsOfStatements(q, company.id, ids) };
}

const given = (q: Query, ids: readonly number[]) => tableOf(q, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore

async function totalsOfStatements(q: Query, companyId: number, ids: readonly number[]): Promise<Total[]> {
  if (ids.length === 0) return [];
  const among = given(q, ids);
  return rowsOf<Total>(
    q,
    `select currency, count(*) as lines, sum(case when amount_minor > 0 then amount_minor else 0 end) as "inMinor",
       sum(case when amount_minor < 0 then -amount_minor else 0 end) as "outMinor"
     from v_bank_line where company_id = ? and statement_id in (select id from ${among.sql} as given)
     group by currency order by currency`,
    [companyId, ...among.bindings],
  );
}

async function totalsOfAdvices(q: Query, companyId: number, ids: readonly number[]): Promise<Total[]> {
  if (ids.length === 0) return [];
  const among = given(q, ids);
  return rowsOf<Total>(
    q,
    `select r.currency, sum((select count(*) from v_remittance_line l where l.remittance_id = r.id)) as lines,
       sum(r.total_minor) as "inMinor", 0 as "outMinor"
     from v_remittance r where r.company_id = ? and r.id in (select id from ${among.sql} as given)
     group by r.currency order by r.currency`,
    [companyId, ...among.bindings],
  );
}
