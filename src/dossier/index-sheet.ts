import { titleOf } from './exhibits';
import {
  column,
  exhibitWord,
  row,
  shortDay,
  type PlacedExhibit,
  type RowView,
  type TableView,
  type Telling,
} from './telling';
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
      exhibit.label,
      { text: exhibit.name, second: remarks(telling, exhibit), part: exhibit.id },
      shortDay(telling, exhibit.datedOn),
      { text: telling.pageOf(exhibit.id), second: volume(telling, exhibit.id), part: exhibit.id },
    ]),
  );
  return {
    title: words.sheet.index,
    tables: [
      { title: words.index.sheets, columns, rows: ours },
      { title: words.exhibits[telling.edition], columns, rows: theirs },
    ].filter(({ rows }) => rows.length > 0),
  };
}

function volume({ words, volumeOf }: Telling, part: string): string | null {
  const n = volumeOf(part);
  return n === null ? null : fill(words.index.volume, { n: String(n) });
}

/** Every exhibit by the word and number that it bears, for whoever files them one by one. */
export function listSheet(telling: Telling): { title: string; tables: TableView[] } | null {
  const { words, exhibits } = telling;
  if (exhibits.length === 0) return null;
  const columns = [
    column('', 'text', '34mm'),
    column(words.index.piece),
    column(words.index.date, 'day', '26mm'),
    column(words.index.pages, 'num', '16mm'),
    column(words.index.page, 'num', '14mm'),
  ];
  const rows = exhibits.map(({ id, label, name, datedOn }) =>
    row(columns, [
      { text: exhibitWord(telling, label), part: id },
      { text: name, part: id },
      shortDay(telling, datedOn),
      telling.pagesIn(id),
      { text: telling.pageOf(id), second: volume(telling, id), part: id },
    ]),
  );
  return { title: words.sheet.list, tables: [{ title: null, columns, rows }] };
}

/** A, B … Z, then AA: our own sheets are lettered, exhibits are numbered. */
const letter = (n: number): string => (n < 26 ? String.fromCharCode(65 + n) : `A${String.fromCharCode(65 + n - 26)}`);

/** Of a translation: of what, into which language, by whom, and whether it is sworn. */
function translatedText(telling: Telling, { translates }: PlacedExhibit): string[] {
  if (translates === undefined) return [];
  const { translation: w } = telling.words.index;
  const { of, on, sworn, translator } = translates;
  const original = telling.exhibits.find(({ key }) => key === of);
  const piece = original && `${exhibitWord(telling, original.label)}, ${original.name}`;
  const language = languageText(translates.language, telling.claim.language);
  return [
    ...(piece === undefined ? [] : [fill(w.of, { piece })]),
    ...(on === null ? [] : [fill(w.ofMessage, { day: shortDay(telling, on) })]),
    fill(sworn ? w.sworn : w.plain, { language, translator }),
  ];
}

const languageText = (code: string, reader: string): string =>
  new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code;

function remarks(telling: Telling, exhibit: PlacedExhibit): string | null {
  const { words } = telling;
  const title = exhibit.document === null ? undefined : titleOf(exhibit);
  const said = [...(title === undefined ? [] : [title]), ...translatedText(telling, exhibit)];
  if (exhibit.why !== null) {
    const where = exhibit.carriedAs === null ? words.index.wholeApart : words.index.whole;
    return [...said, fill(where, { page: telling.pageOf(exhibit.id) })].join(' · ');
  }
  const carried = exhibit.carries.map((what) => words.index.carries[what]);
  const parts = [
    ...said,
    ...(exhibit.searchable ? [] : [words.index.noText]),
    ...carried,
    ...(exhibit.carriedAs === null ? [] : [words.index.carriedHere]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}
