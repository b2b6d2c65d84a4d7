/**
 * What hangs on a customer and comes along when two records of one customer become one. Each room says it of its own tables; a test
 * reads the schema and fails where a table that names a customer stands in no list.
 */
export interface Move {
  readonly table: string;
  /** The column that names the customer; else `customer_id`. */
  readonly column?: string;
  /** How the column names a customer where it is not the row number, as SQL of `:who`. */
  readonly written?: string;
  /** The whole numbers that a row is known by; else `id`. */
  readonly keys?: readonly [string] | readonly [string, string];
  /** Rows `r` of the one that goes of which this is true stay with it; `:winner` and `:loser` are the two. */
  readonly unless?: string;
  /** Columns that name the customer too, as SQL of `:from` and `:to`; there and back alike. */
  readonly rewrites?: Readonly<Record<string, string>>;
  /** A column that gives way where both have the same: its new value, and back to what it was. */
  readonly shifts?: readonly [string, string];
  /**
   * What a row `r` that was made later is about, as a selection of open items: it goes back with them where all of them do. `whole`: the
   * rows of which this is true cannot be torn, and keep the two together while they are about items of both.
   */
  readonly items?: string;
  readonly whole?: string;
}

/** What names a customer and stays where it is, with the reason: it says what was, or is made anew. */
export interface Stay {
  readonly table: string;
  readonly column?: string;
  readonly because: string;
}

/** In `customer_moved`: the table, with the column where it is not `customer_id`. */
export const placeOf = ({ table, column }: Pick<Move, 'table' | 'column'>): string =>
  column === undefined ? table : `${table}.${column}`;

const beside = (table: string, same: string): string =>
  `exists (select 1 from ${table} o where o.customer_id = :winner and o.ended_at is null and ${same})`;

export const CUSTOMER_MOVES: readonly Move[] = [
  { table: 'customer', column: 'merged_into' },
  { table: 'customer', column: 'parent_id' },
  { table: 'customer', column: 'payer_id' },
  {
    table: 'contact',
    unless: `r.ended_at is not null or ${beside('contact', `o.role = r.role and coalesce(lower(o.email), '') = coalesce(lower(r.email), '') and coalesce(o.phone, '') = coalesce(r.phone, '')`)}`,
  },
  { table: 'address', unless: `r.ended_at is not null or ${beside('address', 'o.role = r.role')}` },
  { table: 'credit_cover', unless: `r.ended_at is not null or ${beside('credit_cover', '1 = 1')}` },
  {
    table: 'cover_report',
    unless: `r.ended_at is null and ${beside('cover_report', 'o.due_on = r.due_on and o.kind = r.kind')}`,
  },
];

export const CUSTOMER_STAYS: readonly Stay[] = [
  { table: 'customer_change', because: 'says what the record itself once said' },
  { table: 'portfolio_customer', because: 'says whose collector was changed, and takes it back there' },
  { table: 'customer_merge', column: 'winner_id', because: 'is the merge itself' },
  { table: 'customer_merge', column: 'loser_id', because: 'is the merge itself' },
  { table: 'customer_alike', column: 'one_id', because: 'is looked for anew' },
  { table: 'customer_alike', column: 'other_id', because: 'is looked for anew' },
  { table: 'customer_apart', column: 'one_id', because: 'was said of these two' },
  { table: 'customer_apart', column: 'other_id', because: 'was said of these two' },
];
