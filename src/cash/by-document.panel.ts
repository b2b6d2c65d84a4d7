import { escaped } from '../customers/sought';
import { rowsOf, type Query } from '../platform/db';

/** Who owes a document of that number, or of one that ends so: `174` is FA-2026-0174 to whoever reads a transfer. */
export interface OwingCustomer {
  readonly id: number;
  /** With the document. */
  readonly code: string;
  readonly name: string;
}

const SHORTEST = 3;

export async function customersOwing(
  q: Query,
  companyId: number,
  text: string,
  most: number,
): Promise<OwingCustomer[]> {
  if (text.length < SHORTEST || !/\d/.test(text)) return [];
  const rows = await rowsOf<OwingCustomer & { readonly document: string }>(
    q,
    `select c.id, c.code, c.name, min(v.document) as document from v_open_item v join v_customer c on c.id = v.customer_id
     where v.company_id = ? and v.open_minor > 0 and lower(v.document) like ? escape '\\'
     group by c.id, c.code, c.name order by document, c.id limit ?`,
    [companyId, `%${escaped(text.toLowerCase())}`, most],
  );
  return rows.map(({ id, code, name, document }) => ({ id, name, code: `${code} · ${document}` }));
}
