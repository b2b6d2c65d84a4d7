import { rowsOf, type Query } from '../platform/db';
import type { KnownCustomer } from './party-match';
import type { PartyNamed } from './reading';

/** Parties per statement: their numbers stand in one binding. */
const AT_ONCE = 200;

/** Customers of the company that have the number, the VAT number or the register number of one of the parties. */
export async function customersLike(
  q: Query,
  companyId: number,
  parties: readonly PartyNamed[],
): Promise<KnownCustomer[]> {
  const found = new Map<string, KnownCustomer>();
  for (let at = 0; at < parties.length; at += AT_ONCE) {
    const some = parties.slice(at, at + AT_ONCE);
    const lists = [some.map(({ code }) => code), numbers(some.map(({ vatNo }) => vatNo)), numbers(some.map(({ registerNo }) => registerNo))]; // prettier-ignore
    const [codes = '', vats = '', registers = ''] = lists.map((list) => list.map(() => '?').join(', '));
    const rows = await rowsOf<KnownCustomer>(
      q,
      `select code, name, vat_no as "vatNo", register_no as "registerNo" from v_customer
       where company_id = ? and (code in (${codes}) or ${bare('vat_no')} in (${vats}) or ${bare('register_no')} in (${registers}))
       order by code`,
      [companyId, ...lists.flat()],
    );
    for (const row of rows) found.set(row.code, row);
  }
  return [...found.values()];
}

/** Never none: an empty list is no SQL, and no customer has the number of nothing. */
const numbers = (list: readonly string[]): string[] => {
  const filled = list.filter((number) => number !== '');
  return filled.length === 0 ? ['-'] : filled;
};

/** As `bareNumber` makes it of what people write. */
const bare = (column: string): string =>
  `upper(replace(replace(replace(replace(${column}, ' ', ''), '.', ''), '-', ''), '/', ''))`;

/** The entries that an import knows by these numbers, each with its customer. */
export async function entriesOfPapers(
  q: Query,
  companyId: number,
  documents: readonly string[],
): Promise<PaperEntry[]> {
  if (documents.length === 0) return [];
  return rowsOf<PaperEntry>(
    q,
    `select e.id as "entryId", e.customer_id as "customerId", e.type, e.document, c.code as "customerCode"
     from v_entry e join v_customer c on c.id = e.customer_id
     where e.company_id = ? and e.type in ('invoice', 'credit_note') and e.document in (${documents.map(() => '?').join(', ')})`,
    [companyId, ...documents],
  );
}

export interface PaperEntry {
  readonly entryId: number;
  readonly customerId: number;
  readonly type: 'invoice' | 'credit_note';
  readonly document: string;
  readonly customerCode: string;
}
