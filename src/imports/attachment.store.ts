import { rowsOf, type Query } from '../platform/db';
import type { NamedDocument } from './attachment-match';

/** Invoices and credit notes whose number is wanted, read page by page so that a ledger of any size fits. */
export async function documentsNumbered(
  q: Query,
  companyId: number,
  wanted: (document: string) => boolean,
): Promise<NamedDocument[]> {
  const found: NamedDocument[] = [];
  for (let last = 0; ;) {
    const page = await rowsOf<NamedDocument>(
      q,
      `select e.id as "entryId", e.customer_id as "customerId", e.type, e.document, c.code as "customerCode"
       from v_entry e join v_customer c on c.id = e.customer_id
       where e.company_id = ? and e.id > ? and e.type in ('invoice', 'credit_note') order by e.id limit ${PAGE}`,
      [companyId, last],
    );
    found.push(...page.filter(({ document }) => wanted(document)));
    if (page.length < PAGE) return found;
    last = page.at(-1)?.entryId ?? last;
  }
}

const PAGE = 20_000;
