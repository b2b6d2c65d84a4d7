import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { companyById } from '../../companies/store';
import type { Day } from '../../kernel/day';
import { plantCompany } from '../../ledger/testing/plant';
import { rowsOf, type Db } from '../../platform/db';
import { workOn } from '../../platform/testing/work';
import type { Work } from '../../platform/work';
import { importFile } from '../actions';
import type { Outcome } from '../outcome';
import type { ImportRequest } from '../request';

/** A ledger of its own to import small files into, one after the other, and to read back as a text table. */
export interface TestLedger {
  readonly companyId: number;
  work(today?: string): Work;
  /** Imports a CSV text; `name` may carry the day, `list-2026-03-01.csv`. */
  csv(text: string, more?: Partial<ImportRequest> & { name?: string; today?: string }): Promise<Outcome>;
  /** `customer document type amount open`, one item a line, ordered; what is presumed settled has a `?`. */
  items(): Promise<string[]>;
}

let planted = 0;

export async function testLedger(db: Db): Promise<TestLedger> {
  const { companyId } = await plantCompany(db, `imports${++planted}`);
  const company = await companyById(db.read, companyId);
  const folder = mkdtempSync(join(tmpdir(), 'duly-import-'));
  let files = 0;
  const work = (today = '2026-06-30'): Work =>
    workOn(db, today, { now: new Date(Date.parse(`${today}T09:00:00.000Z`) + ++files).toISOString() as Work['now'] });
  return {
    companyId,
    work,
    csv: async (text, more = {}) => {
      const { name = `list${++files}.csv`, today, ...request } = more;
      const path = join(folder, name);
      writeFileSync(path, text);
      return importFile(work(today), {
        company,
        path,
        options: {},
        fileDay: (today ?? '2026-06-30') as Day,
        yes: true,
        ...request,
      });
    },
    items: async () => {
      const rows = await rowsOf<Row>(
        db.read,
        `select c.code, v.document, v.part, v.parts, v.type, v.amount_minor as amount, v.open_minor as open, v.presumed_settled_on as presumed
         from v_open_item v join customer c on c.id = v.customer_id where v.company_id = ? and v.amount_minor <> 0
         order by c.code, v.document, v.part, v.type desc, v.item_id`,
        [companyId],
      );
      return rows.map((row) => {
        const document = row.parts > 1 ? `${row.document}/${row.part}` : row.document || '-';
        return `${row.code} ${document} ${row.type} ${row.amount} ${row.open}${row.presumed === null ? '' : '?'}`;
      });
    },
  };
}

interface Row {
  readonly code: string;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly type: string;
  readonly amount: number;
  readonly open: number;
  readonly presumed: string | null;
}
