/** A question to a list under a name: what is filtered, looked for and in which order; never a page, a day or columns. */
export interface ListView {
  readonly id: number;
  readonly personId: number;
  readonly name: string;
  /** As in the address of the list. */
  readonly query: string;
  /** All of the company see it. */
  readonly shared: boolean;
}

/** What is kept for one person of one list. */
export interface ListMemory {
  /** Their own views and those of the company, by name. */
  readonly views: readonly ListView[];
  /** Keys of the columns in their order; empty: the usual ones. */
  readonly columns: string;
  /** The view that the list opens with. */
  readonly first: ListView | null;
}

export const NAME_LENGTH = 60;
/** Of one person on one list; more tabs than this nobody reads. */
export const MOST_VIEWS = 30;
const LONGEST_QUERY = 1_500;
/** Shows everything where a list would open with a view; says nothing to the list itself. */
export const EVERYTHING = 'view';
const NOT_OF_A_VIEW: readonly string[] = ['page', 'on', 'cols', 'own-cols', 'as', EVERYTHING];

/** The question in a query, always in the same order, so that two that ask the same are the same text. */
export function viewQuery(query: URLSearchParams): string {
  const parts = [...query].filter(([name, value]) => value !== '' && !NOT_OF_A_VIEW.includes(name));
  parts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = new URLSearchParams(parts).toString();
  return text.length > LONGEST_QUERY ? '' : text;
}

/** Its owner changes a view; one of the company also whoever approves there. */
export const mayChangeView = (view: ListView, personId: number, approves: boolean): boolean =>
  view.personId === personId || (view.shared && approves);

/** Columns as they are kept: known by their keys only, at most so many. */
export const columnKeys = (keys: readonly string[]): string =>
  [...new Set(keys)]
    .filter((key) => /^[a-z][\w-]{0,30}$/i.test(key))
    .slice(0, 40)
    .join(',');
