import { titleOf } from './exhibits';
import { column, row, shortDay, type PlacedExhibit, type RowView, type TableView, type Telling } from './telling';
import { fill } from './words';

/** What is in the bundle, and on which page. */
export function indexSheet(
  telling: Telling,
  sheets: readonly { readonly id: string; readonly title: string }[],
): { title: string; tables: TableView[] } {
  const { words } = telling;
  const columns = [
    column(words.index.number, 'text', '14mm'),
    column(words.index.piece),
    column(words.index.date, 'day', '26mm'),
    column(words.index.page, 'num', '14mm'),
  ];
  const ours: RowView[] = sheets.map(({ id, title }, n) =>
    row(columns, [letter(n), { text: title, part: id }, '', { text: telling.pageOf(id), part: id }]),
  );
  const theirs = telling.exhibits.map((exhibit) =>
    row(columns, [
      String(exhibit.number),
      { text: exhibit.name, second: remarks(telling, exhibit), part: exhibit.id },
      shortDay(telling, exhibit.datedOn),
      { text: telling.pageOf(exhibit.id), part: exhibit.id },
    ]),
  );
  return {
    title: words.sheet.index,
    tables: [
      { title: words.index.sheets, columns, rows: ours },
      ...(theirs.length > 0 ? [{ title: words.exhibits[telling.edition], columns, rows: theirs }] : []),
    ],
  };
}

/** A, B … Z, then AA: our own sheets are lettered, exhibits are numbered. */
const letter = (n: number): string => (n < 26 ? String.fromCharCode(65 + n) : `A${String.fromCharCode(65 + n - 26)}`);

function remarks(telling: Telling, exhibit: PlacedExhibit): string | null {
  const { words } = telling;
  const title = exhibit.document === null ? undefined : titleOf(exhibit);
  const said = title === undefined ? [] : [title];
  if (exhibit.why !== null) return [...said, fill(words.index.whole, { page: telling.pageOf(exhibit.id) })].join(' · ');
  const carried = exhibit.carries.map((what) => words.index.carries[what]);
  const parts = [
    ...said,
    ...(exhibit.searchable ? [] : [words.index.noText]),
    ...carried,
    ...(exhibit.carriedAs === null ? [] : [words.index.carriedHere]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}
