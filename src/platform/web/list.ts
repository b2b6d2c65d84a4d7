import { fill } from '../../languages/said';
import { filterBlanks, type Filter } from './list-filter';

/**
 * Every list of the desk is the same list: sentence-like filters, sorting, columns to choose, fifty rows, a selection that
 * can reach over all pages, totals that come after the rows, exports. The address holds its whole state, so that it can be
 * sent to a colleague and the way back works. A room gives the columns and the rows; nothing here knows what they mean.
 */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly numeric?: boolean;
  /** May be sorted by; the room's store has an allow-list of the same keys. */
  readonly sortable?: boolean;
  /** Text without end: it is broken wherever it must be. */
  readonly long?: boolean;
  /** Cut to a few lines until its row is the current one. */
  readonly cut?: boolean;
  /** Not shown until chosen. */
  readonly optional?: boolean;
  /** Left out where the window is as narrow as a phone: what matters more then fits. */
  readonly wide?: boolean;
  cell(row: Row): Cell;
}

export type { Filter } from './list-filter';

export interface Cell {
  readonly text: string;
  readonly href?: string;
  /** Below the text, smaller. */
  readonly note?: string;
  /** bad: wrong and needs a person · wait: waiting · good: money that came in · quiet: less important. */
  readonly tone?: 'bad' | 'wait' | 'good' | 'quiet';
}

export interface ListSpec<Row> {
  /** The address of the list, with the chosen day if there is one. */
  readonly path: string;
  readonly columns: readonly Column<Row>[];
  readonly filters: readonly Filter[];
  /** A key of a sortable column, `-key` for the largest first. */
  readonly sort: string;
}

/** What the address asks for, with everything unknown left out. */
export interface ListAsked {
  readonly text: string;
  readonly sort: string;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
  readonly filters: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  /** The columns are what the person always has here: no address needs to say them. */
  readonly usualColumns: boolean;
}

/** In the query of a page: the columns that its reader keeps for the list; an address that names columns stands above it. */
export const OWN_COLUMNS = 'own-cols';

export const ROWS_A_PAGE = 50;

export function readList<Row>(query: URLSearchParams, spec: ListSpec<Row>): ListAsked {
  const sortable = spec.columns.filter((column) => column.sortable).map(({ key }) => key);
  const wanted = query.get('sort') ?? '';
  const sort = sortable.includes(wanted.replace(/^-/, '')) ? wanted : spec.sort;
  const named = (name: string): string[] =>
    (query.get(name) ?? '').split(',').filter((key) => spec.columns.some((column) => column.key === key));
  const chosen = named('cols');
  const own = named(OWN_COLUMNS);
  const usual = own.length > 0 ? own : spec.columns.filter(({ optional }) => !optional).map(({ key }) => key);
  const filters = Object.fromEntries(
    spec.filters.flatMap((filter) => {
      const value = query.get(filter.name)?.trim() ?? '';
      const known = filter.options === undefined || filter.options.some((option) => option.value === value);
      return value === '' || value === filter.usual || !known ? [] : [[filter.name, value.slice(0, LONGEST)] as const];
    }),
  );
  const page = Number(query.get('page') ?? '1');
  return {
    text: (query.get('q') ?? '').trim().slice(0, LONGEST),
    sort: sort.replace(/^-/, ''),
    descending: sort.startsWith('-'),
    page: Number.isSafeInteger(page) && page >= 1 ? Math.min(page, FURTHEST) : 1,
    filters,
    columns: chosen.length > 0 ? chosen : usual,
    usualColumns: chosen.length === 0,
  };
}

const LONGEST = 200;
const FURTHEST = 100_000;

/** The same list with something changed; a change of anything but the page begins at the first page. */
export function listHref<Row>(
  spec: ListSpec<Row>,
  asked: ListAsked,
  change: Readonly<Record<string, string | null>> = {},
): string {
  const [path = '', own = ''] = spec.path.split('?');
  const query = new URLSearchParams(own);
  const now: Record<string, string> = { ...asked.filters };
  if (asked.text !== '') now['q'] = asked.text;
  const sort = `${asked.descending ? '-' : ''}${asked.sort}`;
  if (sort !== spec.sort) now['sort'] = sort;
  if (asked.page > 1 && Object.keys(change).length === 0) now['page'] = String(asked.page);
  if (!asked.usualColumns) now['cols'] = asked.columns.join();
  for (const [name, value] of Object.entries({ ...now, ...change }))
    if (value !== null && value !== '') query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The words around every list; a room says the rest. */
export interface ListWords {
  readonly search: string;
  readonly filter: string;
  /** What the filters are folded under in a narrow window. */
  readonly filters: string;
  /** What those are folded under that few people need. */
  readonly moreFilters: string;
  /** A filter in use: `{label}: {value}`; and what is searched for. */
  readonly chip: string;
  readonly quoted: string;
  readonly clear: string;
  readonly any: string;
  readonly columns: string;
  readonly apply: string;
  readonly remove: string;
  readonly selectAll: string;
  readonly selectRow: string;
  readonly previous: string;
  readonly next: string;
  readonly export: string;
  readonly total: string;
  readonly selected: string;
  readonly allPages: string;
}

export interface ListParts<Row> {
  readonly spec: ListSpec<Row>;
  readonly asked: ListAsked;
  /** At most one more than a page: it says that there is a next one. */
  readonly rows: readonly Row[];
  readonly words: ListWords;
  /** For screen readers: what the table shows. */
  readonly caption: string;
  /** The value of the box of a row; without it rows cannot be selected. */
  idOf?(row: Row): string;
  /** What can be done with a row, each on its key; a button posts `only`, a link leads on. */
  actsOf?(row: Row): readonly RowAct[];
  /** What can be done with the selection: buttons that post it. */
  readonly bulk?: readonly { readonly label: string; readonly path: string }[];
  readonly exports?: readonly { readonly label: string; readonly href: string }[];
  /** Where the totals of the whole list come from, after the rows. */
  readonly totals?: string;
  readonly views?: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  /** What is said where nothing fits, and the one next step. */
  readonly empty: { readonly text: string; readonly action?: { readonly label: string; readonly href: string } };
}

/** `only`: null for a link. */
export type RowAct = Readonly<Record<'label' | 'key' | 'path', string>> & { readonly only: string | null };

/** Everything that `partials/list.hbs` needs. */
export function listBlanks<Row>(parts: ListParts<Row>): Readonly<Record<string, unknown>> {
  const { spec, asked, words, rows } = parts;
  const shown = asked.columns.flatMap((key) => spec.columns.filter((column) => column.key === key));
  const [path = '', own = ''] = spec.path.split('?');
  return {
    words,
    caption: parts.caption,
    path,
    kept: [...new URLSearchParams(own)].map(([name, value]) => ({ name, value })),
    text: asked.text,
    ...filterBlanks(spec.filters, asked.filters, words.any),
    chips: chipBlanks(spec, asked, words),
    clear: spec.path,
    views: parts.views ?? [],
    keeping: null,
    heads: shown.map((column) => headBlanks(spec, asked, column)),
    choices: spec.columns.map(({ key, label }) => ({ key, label, shown: asked.columns.includes(key) })),
    selectable: parts.idOf !== undefined,
    acting: parts.actsOf !== undefined,
    rows: rows.slice(0, ROWS_A_PAGE).map((row) => ({
      id: parts.idOf?.(row) ?? '',
      cells: shown.map((column) => cellBlanks(column, row)),
      acts: parts.actsOf?.(row) ?? [],
    })),
    isEmpty: rows.length === 0,
    empty: { text: parts.empty.text, action: parts.empty.action ?? null },
    bulk: parts.bulk ?? [],
    exports: parts.exports ?? [],
    totals: parts.totals ?? '',
    state: listHref(spec, asked).split('?')[1] ?? '',
    pages: pageBlanks(spec, asked, rows.length),
    width: shown.length + Number(parts.idOf !== undefined) + Number(parts.actsOf !== undefined),
  };
}

/** `Country: France`, each with the way to take it away. */
function chipBlanks<Row>(spec: ListSpec<Row>, asked: ListAsked, words: ListWords): unknown[] {
  const named = spec.filters.flatMap((filter) => {
    const value = asked.filters[filter.name];
    if (value === undefined) return [];
    const said = filter.options?.find((option) => option.value === value)?.label ?? value;
    return [
      {
        label: fill(words.chip, { label: filter.label, value: said }),
        href: listHref(spec, asked, { [filter.name]: null }),
      },
    ];
  });
  return asked.text === ''
    ? named
    : [{ label: fill(words.quoted, { text: asked.text }), href: listHref(spec, asked, { q: null }) }, ...named];
}

function headBlanks<Row>(spec: ListSpec<Row>, asked: ListAsked, column: Column<Row>): unknown {
  const sorted = asked.sort === column.key;
  const turned = sorted ? !asked.descending : column.numeric === true;
  return {
    label: column.label,
    wide: column.wide ?? false,
    numeric: column.numeric ?? false,
    href: column.sortable ? listHref(spec, asked, { sort: `${turned ? '-' : ''}${column.key}` }) : '',
    order: sorted ? (asked.descending ? 'descending' : 'ascending') : 'none',
    mark: sorted ? (asked.descending ? '↓' : '↑') : '',
  };
}

function cellBlanks<Row>(column: Column<Row>, row: Row): unknown {
  const { text, href = '', note = '', tone = '' } = column.cell(row);
  const whole = text.length <= SHORT;
  return {
    text,
    href,
    note: note === text ? '' : note,
    tone,
    whole,
    wide: column.wide ?? false,
    long: column.long ?? false,
    cut: column.cut ?? false,
    numeric: column.numeric ?? false,
  };
}

/** As long as a day with its hour: it stays on one line. */
const SHORT = 20;

function pageBlanks<Row>(spec: ListSpec<Row>, asked: ListAsked, found: number): unknown {
  const first = (asked.page - 1) * ROWS_A_PAGE;
  return {
    from: found === 0 ? 0 : first + 1,
    to: first + Math.min(found, ROWS_A_PAGE),
    previous: asked.page > 1 ? listHref(spec, asked, { page: String(asked.page - 1) }) : '',
    next: found > ROWS_A_PAGE ? listHref(spec, asked, { page: String(asked.page + 1) }) : '',
  };
}

/** The first row of the page and how many to ask for: one more than a page tells whether there is another. */
export const pageOf = (asked: ListAsked): { readonly offset: number; readonly limit: number } => ({
  offset: (asked.page - 1) * ROWS_A_PAGE,
  limit: ROWS_A_PAGE + 1,
});

/**
 * What was selected: the boxes that were ticked, or every row of the list as its address describes it.
 */
export type Selection =
  | { readonly kind: 'rows'; readonly ids: readonly string[] }
  | { readonly kind: 'all'; readonly query: URLSearchParams };

export function readSelection(form: URLSearchParams): Selection {
  if (form.get('all') === '1') return { kind: 'all', query: new URLSearchParams(form.get('state') ?? '') };
  return { kind: 'rows', ids: [...new Set(form.getAll('id'))] };
}
