import { listBlanks, listHref, readList, readSelection, type ListSpec } from './list';

/** The one list of the desk: what its address asks for, and what it says of itself. */
interface Row {
  readonly name: string;
  readonly open: number;
}
const spec: ListSpec<Row> = {
  path: '/c/acme/items?on=2026-03-31',
  columns: [
    { key: 'name', label: 'Name', sortable: true, cell: ({ name }) => ({ text: name, href: `/x/${name}` }) },
    { key: 'open', label: 'Open', numeric: true, sortable: true, cell: ({ open }) => ({ text: String(open) }) },
    { key: 'note', label: 'Note', optional: true, cell: () => ({ text: '' }) },
  ],
  filters: [
    { name: 'age', label: 'Age', kind: 'select', options: [{ value: 'old', label: 'old' }] },
    { name: 'country', label: 'Country', kind: 'text', rare: true },
  ],
  sort: '-open',
};
const asked = (query: string) => readList(new URLSearchParams(query), spec);
const words = {
  ...{
    search: 's',
    filter: 'f',
    ...{ filters: 'f', moreFilters: 'm' },
    chip: '{label}: {value}',
    quoted: '“{text}”',
    clear: 'c',
    any: 'any',
    columns: 'c',
    apply: 'a',
    remove: 'r',
    selectAll: 'a',
  },
  ...{ selectRow: 's', previous: 'p', next: 'n', export: 'e', total: 't', selected: 's', allPages: 'a' },
};
const shown = (query: string, rows: readonly Row[]) =>
  listBlanks({ spec, asked: asked(query), rows, words, caption: 'All', empty: { text: 'Nothing fits.' } });

describe('a list', () => {
  it.each([
    ['', 'open desc 1 {} name,open'],
    ['sort=name&page=3', 'name asc 3 {} name,open'],
    ['sort=password&page=-1', 'open desc 1 {} name,open'],
    ['sort=note', 'open desc 1 {} name,open'],
    ['page=1e99&age=new&country=%20FR%20', 'open desc 1 {"country":"FR"} name,open'],
    ['age=old&cols=note,name,evil', 'open desc 1 {"age":"old"} note,name'],
    ['page=99999999', 'open desc 100000 {} name,open'],
  ])('%s asks for %s', (query, expected) => {
    const { sort, descending, page, filters, columns } = asked(query);
    const said = `${sort} ${descending ? 'desc' : 'asc'} ${page} ${JSON.stringify(filters)} ${columns.join()}`;
    expect(said).toBe(expected);
  });

  it('keeps its state in its address, and begins anew when something else is asked for', () => {
    const now = asked('q=roux&age=old&page=2&sort=name');
    expect(listHref(spec, now)).toBe('/c/acme/items?on=2026-03-31&age=old&q=roux&sort=name&page=2');
    expect(listHref(spec, now, { age: null })).toBe('/c/acme/items?on=2026-03-31&q=roux&sort=name');
    expect(asked(listHref(spec, now).split('?')[1]!)).toEqual(now);
  });

  it('shows a page of fifty and says that there is another', () => {
    const rows = Array.from({ length: 51 }, (_, open) => ({ name: `R${open}`, open }));
    const full = shown('', rows) as { rows: unknown[]; pages: { from: number; to: number; next: string } };
    expect([full.rows.length, full.pages.from, full.pages.to]).toEqual([50, 1, 50]);
    expect(full.pages.next).toContain('page=2');
    expect(shown('page=2', rows.slice(50))).toMatchObject({ pages: { from: 51, to: 51, next: '' } });
    expect(shown('', [])).toMatchObject({ isEmpty: true, pages: { from: 0, to: 0 } });
  });

  it('turns the order of the column that is sorted, and begins with the largest of numbers', () => {
    const { heads } = shown('', []) as { heads: { href: string; order: string }[] };
    expect(heads.map(({ order }) => order)).toEqual(['none', 'descending']);
    expect(heads.map(({ href }) => new URLSearchParams(href.split('?')[1]).get('sort'))).toEqual(['name', 'open']);
  });

  it('reads the boxes that were ticked, or all that the address describes', () => {
    expect(readSelection(new URLSearchParams('id=a&id=b&id=a'))).toEqual({ kind: 'rows', ids: ['a', 'b'] });
    const all = readSelection(new URLSearchParams({ all: '1', id: 'a', state: 'age=old' }));
    expect(all.kind === 'all' && all.query.get('age')).toBe('old');
  });
});

it('folds the rare filters away until one of them is in use', () => {
  const names = (all: unknown) => (all as readonly { readonly name: string }[]).map(({ name }) => name);
  const { filters, rare, rare_open: open } = shown('age=old', []);
  expect([names(filters), names(rare), open]).toEqual([['age'], ['country'], false]);
  expect(shown('country=FR', [])).toMatchObject({ rare: [{ value: 'FR' }], rare_open: true });
});
