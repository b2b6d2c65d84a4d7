import { assert } from '../kernel/assert';
import type { Speech } from '../outbox/speech';
import { Binder, type Bound, type Mark, type Part, type Taken } from '../platform/pdf/assemble';
import { layOut, type Layout } from './layout.actions';
import type { OpenedExhibits } from './opened.actions';
import { creditorName, debtorName, exhibitWord, type PlacedExhibit, type Telling } from './telling';
import { fill } from './words';

/**
 * The pages of a bundle, bound: in one PDF, or in numbered parts where that would be larger than the recipient takes. Pages
 * are numbered through all parts; our own sheets stand in the first, no exhibit lies in two.
 */
export interface Matter extends Omit<Telling, 'pageOf' | 'pagesIn' | 'volumeOf' | 'chronologyLines'> {
  readonly speech: Speech;
  readonly opened: OpenedExhibits;
}

export interface Volume {
  readonly parts: readonly Part[];
  readonly bound: Bound;
  /** The number that its first page bears. */
  readonly first: number;
}

export interface Binding {
  readonly volumes: readonly Volume[];
  /** One PDF for each exhibit, where the recipient takes them so. */
  readonly alone: readonly { readonly exhibit: PlacedExhibit; readonly bytes: Buffer }[];
}

/** Everything in one PDF. `binder` holds the opened exhibits. */
export async function bindTogether(matter: Matter, binder: Binder): Promise<Binding> {
  const layout = await layOut({ ...matter, volumeOf: () => null }, pagesOf(matter));
  const parts = await partsOf(binder, layout, matter, matter.opened.taken);
  const bound = await binder.bind({ ...description(matter), parts, bookmarks: bookmarksOf(layout, matter, parts) });
  return { volumes: [{ parts, bound, first: 1 }], alone: await aloneOf(matter, layout) };
}

/** In parts: each begins with the exhibit that had no more room in the one before. */
export async function bindApart(
  whole: Matter,
  sizes: ReadonlyMap<string, number>,
  room: number,
): Promise<{ readonly exhibits: readonly PlacedExhibit[]; readonly binding: Binding }> {
  const most = room - SHEET_BYTES;
  const matter: Matter = {
    ...whole,
    exhibits: whole.exhibits.map((one) =>
      (sizes.get(one.id) ?? 0) > most ? { ...one, why: 'over-limit' as const, mail: null, carriedAs: null } : one,
    ),
  };
  const places = shared(matter, sizes, room);
  const count = Math.max(1, ...places.values());
  const layout = await layOut({ ...matter, volumeOf: (part) => places.get(part) ?? 1 }, pagesOf(matter));
  const total = [...pagesOf(matter).values(), ...layout.ranges.map(({ from, to }) => to - from + 1)].reduce((sum, n) => sum + n, 0); // prettier-ignore
  const volumes: Volume[] = [];
  let first = 1;
  for (let n = 1; n <= count; n++) {
    const inside = (id: string): boolean => (places.get(id) ?? 1) === n;
    const volume = await bindVolume(matter, layout, { inside, first, total, n, count });
    volumes.push(volume);
    first += volume.bound.pages;
  }
  return { exhibits: matter.exhibits, binding: { volumes, alone: await aloneOf(matter, layout) } };
}

/** What our own sheets and the data for machines may take. */
const OWN_ROOM = 600_000;
/** Of a slip or of a mail as a sheet tells it. */
const SHEET_BYTES = 60_000;

/** What each exhibit takes in a PDF, in bytes, with what is carried of it. */
export async function sizesOf(matter: Matter): Promise<Map<string, number>> {
  const { opened, exhibits } = matter;
  const sizes = new Map<string, number>();
  for (const { id, carriedAs, bytes } of exhibits) {
    const binder = await Binder.create();
    const one = await binder.take(opened.files.get(id) ?? Buffer.alloc(0));
    const carried = carriedAs === null ? 0 : bytes;
    if (!one.merged) {
      sizes.set(id, SHEET_BYTES + carried);
      continue;
    }
    const part = { id, label: id, reduced: true, pages: one.pages };
    const bound = await binder.bind({ ...description(matter), parts: [part], bookmarks: [] });
    sizes.set(id, (await bound.save([])).length + carried);
  }
  return sizes;
}

/** The number of the part in which each exhibit lies. */
function shared({ exhibits }: Matter, sizes: ReadonlyMap<string, number>, room: number): Map<string, number> {
  let [n, used] = [1, OWN_ROOM];
  return new Map(
    exhibits.map(({ id, why }) => {
      const size = why === 'over-limit' ? SHEET_BYTES : (sizes.get(id) ?? SHEET_BYTES);
      if (used + size > room) [n, used] = [n + 1, 0];
      used += size;
      return [id, n];
    }),
  );
}

interface Place {
  readonly inside: (part: string) => boolean;
  readonly first: number;
  readonly total: number;
  readonly n: number;
  readonly count: number;
}

async function bindVolume(matter: Matter, layout: Layout, place: Place): Promise<Volume> {
  const { inside, first, total, n, count } = place;
  const binder = await Binder.create();
  const taken = new Map<string, Taken>();
  for (const { id, why } of matter.exhibits)
    if (inside(id) && why !== 'over-limit')
      taken.set(id, await binder.take(matter.opened.files.get(id) ?? Buffer.alloc(0)));
  const parts = await partsOf(binder, layout, matter, taken, inside);
  const told = description(matter);
  const volume = fill(matter.words.volume, { n: String(n), of: String(count) });
  const bound = await binder.bind({
    ...{ ...told, running: `${told.running} · ${volume}`, title: `${told.title}, ${volume}` },
    ...{ parts, bookmarks: bookmarksOf(layout, matter, parts), within: { first, total } },
  });
  return { parts, bound, first };
}

/** How many pages each exhibit has that is shown as it is. */
const pagesOf = ({ exhibits, opened }: Matter): Map<string, number> =>
  new Map(
    exhibits.flatMap(({ id, why }) => {
      const one = opened.taken.get(id);
      return one?.merged && why === null ? [[id, one.pages.length]] : [];
    }),
  );

/** Our sheets, then exhibits by number; a sheet of ours stands where an exhibit has no pages. */
async function partsOf(
  binder: Binder,
  { sheets, pdf, ranges }: Layout,
  { exhibits, ...telling }: Matter,
  taken: ReadonlyMap<string, Taken>,
  inside: (part: string) => boolean = () => true,
): Promise<Part[]> {
  const ours = await binder.take(pdf);
  assert(ours.merged, 'the sheets that were just printed cannot be read');
  const labels = new Map(exhibits.map((one) => [one.id, `${exhibitWord(telling, one.label)} — ${one.name}`]));
  const printed = sheets.map(({ id, title }, n): Part => {
    const range = ranges[n];
    assert(range !== undefined, `sheet ${id} was not printed`);
    return { id, label: labels.get(id) ?? title, reduced: false, pages: ours.pages.slice(range.from - 1, range.to) };
  });
  const instead = new Map(printed.map((part) => [part.id, part]));
  const shown = exhibits
    .filter(({ id }) => inside(id))
    .map(({ id }): Part => {
      const one = taken.get(id);
      const own = instead.get(id);
      const part =
        own ?? (one?.merged ? { id, label: labels.get(id) ?? id, reduced: true, pages: one.pages } : undefined);
      assert(part !== undefined, `${id} has neither pages nor a slip`);
      return part;
    });
  return [...printed.filter(({ id }) => !labels.has(id) && inside(id)), ...shown];
}

/** To what is in it; the exhibits stand under a heading of their own, files of a mail under the mail. */
function bookmarksOf({ sheets }: Layout, { exhibits, words, edition }: Matter, parts: readonly Part[]): Mark[] {
  const here = new Set(parts.map(({ id }) => id));
  const placed = exhibits.filter(({ id }) => here.has(id));
  const ids = new Set(exhibits.map(({ id }) => id));
  const ours = sheets.filter(({ id }) => here.has(id) && !ids.has(id));
  const marksWithin = (sheet: string | null): Mark[] =>
    ours.filter(({ within }) => within === sheet).map(({ id, title }): Mark => ({ title, part: id }));
  const own = marksWithin(null).map((mark): Mark => ({ ...mark, children: marksWithin(mark.part) }));
  const above = (one: PlacedExhibit): string | null =>
    one.within !== null && here.has(one.within) ? one.within : null;
  const found = (mail: string | null): Mark[] =>
    placed
      .filter((one) => above(one) === mail)
      .map(({ id, label, name }): Mark => ({ title: `${label} — ${name}`, part: id, children: found(id) }));
  const children = found(null);
  const [first] = children;
  return first ? [...own, { title: words.exhibits[edition], part: first.part, children }] : own;
}

/** Each exhibit as a PDF of its own, with its own pages numbered. */
async function aloneOf(matter: Matter, layout: Layout): Promise<Binding['alone']> {
  if (!matter.profile.each) return [];
  const alone: { exhibit: PlacedExhibit; bytes: Buffer }[] = [];
  for (const exhibit of matter.exhibits) {
    const binder = await Binder.create();
    const part = await onlyPart(binder, layout, matter, exhibit);
    const parts = [part];
    const told = description(matter);
    const [title, total] = [part.label, part.pages.length];
    const bound = await binder.bind({ ...told, title, parts, bookmarks: [], within: { first: 1, total } });
    alone.push({ exhibit, bytes: await bound.save([]) });
  }
  return alone;
}

async function onlyPart(binder: Binder, { sheets, pdf, ranges }: Layout, matter: Matter, exhibit: PlacedExhibit) {
  const { id, name, label: number } = exhibit;
  const label = `${exhibitWord(matter, number)} — ${name}`;
  const at = sheets.findIndex((sheet) => sheet.id === id);
  const range = ranges[at];
  const taken = await binder.take(range ? pdf : (matter.opened.files.get(id) ?? Buffer.alloc(0)));
  assert(taken.merged, `${id} has neither pages nor a slip`);
  const pages = range ? taken.pages.slice(range.from - 1, range.to) : taken.pages;
  return { id, label, reduced: range === undefined, pages };
}

function description({ claim, edition, words }: Pick<Matter, 'claim' | 'edition' | 'words'>) {
  const parties = { reference: claim.reference, creditor: creditorName(claim), debtor: debtorName(claim) };
  return {
    running: fill(words.running[edition], parties),
    numbering: (page: number, of: number) => fill(words.numbering, { page: String(page), of: String(of) }),
    title: `${words.edition[edition]} ${claim.reference}`,
    author: parties.creditor,
    subject: `${parties.creditor} / ${parties.debtor}`,
    language: claim.language,
    madeAt: claim.madeAt,
  };
}
