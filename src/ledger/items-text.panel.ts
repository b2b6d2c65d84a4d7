import { escaped, holding, wordsOf } from '../customers/sought';
import type { Day } from '../kernel/day';
import { dialectOf, rowsOf, type Query } from '../platform/db';
import { BUCKETS, dueBetween } from './ageing';
import { BEFORE_NUMBER, coreOf } from './document-number';

/** Which items `i` a text finds: by the numbers of documents, and by the names and numbers of customers. */
interface TextQuestion {
  readonly companyId: number;
  readonly text: string;
  /** A past day to look at; null: as it is now. */
  readonly past: Day | null;
}

export interface Condition {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** Found on the sides of customers and of documents, each over an index, before an item is looked at. */
const customersWith = (named: string): string => `select c.id from v_customer c where c.company_id = ? and ${named}`;
const DOCUMENTS_WITH_TEXT = `select e.id from entry e where e.company_id = ? and lower(e.document) like ? escape '\\'`;
const openOf = (named: string, documents: string): string =>
  `i.id in (select n.id from open_item n where n.company_id = ? and n.open_minor <> 0 and n.customer_id in (${customersWith(named)})
    union select n.id from open_item n where n.entry_id in (${documents}))`;

/** A name so long, or a number of so many digits, is meant whole: what the indexes know of it is what is looked for. */
const WHOLE_NAME = 4;
const WHOLE_NUMBER = 5;
/** The items of more customers than this, each with something open, are met soon by walking them in their order. */
const MANY = 500;
/** Customers whose own number begins like it, over its index. */
const numbered = (q: Query): string => {
  const code = dialectOf(q) === 'postgres' ? 'c.code collate "C"' : 'c.code';
  return `${code} >= ? and ${code} < ?`;
};
const WITH_OPEN_ITEMS = `exists (select 1 from v_balance b where b.customer_id = c.id and b.open_count > 0)`;
/** Asked of one item after the other, only of those that are walked past: PostgreSQL would turn an `exists` into a join with all. */
const itsCustomerHas = (named: string): string =>
  `(select 1 from v_customer c where c.id = i.customer_id and c.company_id = ? and ${named}) = 1`;

/**
 * Where the text must be found: anywhere in the numbers of documents and in the names and numbers of customers. A walk over
 * all documents is left out for a name that customers bear; for a number that open documents begin with, so is one over all customers.
 * `walked`: a page is wanted in the order of an index, so that few items are looked at.
 */
export async function textCondition(
  q: Query,
  { companyId, text, past }: TextQuestion,
  walked = false,
): Promise<Condition | undefined> {
  if (text === '') return undefined;
  const named = holding(wordsOf(text), 'c.sought');
  const customers = [companyId, ...named.bindings];
  const documents = [companyId, `%${escaped(text.toLowerCase())}%`];
  if (past !== null)
    return {
      sql: `(i.customer_id in (${customersWith(named.sql)}) or i.entry_id in (${DOCUMENTS_WITH_TEXT}))`,
      bindings: [...customers, ...documents],
    };
  const core = coreOf(text);
  if (core === '' && text.length >= WHOLE_NAME) {
    const some = await rowsOf(q, `${customersWith(named.sql)} and ${WITH_OPEN_ITEMS} limit ?`, [
      ...customers,
      MANY + 1,
    ]);
    const many = some.length > MANY;
    if (many && walked) return { sql: itsCustomerHas(named.sql), bindings: customers };
    if (some.length > 0)
      return { sql: `${many ? '+' : ''}i.customer_id in (${customersWith(named.sql)})`, bindings: customers };
  }
  if (core.length >= WHOLE_NUMBER) {
    const begins = `${DOCUMENTS_WITH_TEXT} and ${numberSql(q)} >= ? and ${numberSql(q)} < ?`;
    const bindings = [...documents, core, `${core}\u{10ffff}`];
    const some = await rowsOf(
      q,
      `select i.id from open_item i where i.open_minor <> 0 and i.entry_id in (${begins}) limit 1`,
      bindings,
    );
    const itsNumber = [companyId, text, `${text}\u{10ffff}`];
    if (some.length > 0) return { sql: openOf(numbered(q), begins), bindings: [companyId, ...itsNumber, ...bindings] };
  }
  return { sql: openOf(named.sql, DOCUMENTS_WITH_TEXT), bindings: [companyId, ...customers, ...documents] };
}

/** The number of an entry `e` without what stands before it, letter by letter, as its index has it. */
export const numberSql = (q: Query): string =>
  `ltrim(lower(e.document), '${BEFORE_NUMBER}') ${dialectOf(q) === 'postgres' ? 'collate "C"' : 'collate binary'}`;

export type Add = (condition: string, ...values: readonly unknown[]) => void;

/** How late the items must be: overdue · not_due · credit · no_due, or the name of a bucket of the ageing. */
export function addAge({ age, today }: { readonly age: string; readonly today: Day }, add: Add): void {
  if (age === 'overdue') add('i.open_minor > 0 and i.due_on < ?', today);
  if (age === 'not_due') add('i.open_minor > 0 and i.due_on >= ?', today);
  if (age === 'credit') add('i.open_minor < 0');
  if (age === 'no_due') add('i.open_minor > 0 and i.due_on is null');
  const bucket = BUCKETS.find(({ name }) => name === age);
  if (bucket === undefined) return;
  const { first, last } = dueBetween(bucket, today);
  add('i.open_minor > 0');
  if (first !== null) add('i.due_on >= ?', first);
  if (last !== null) add('i.due_on <= ?', last);
}
