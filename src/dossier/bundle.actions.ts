import { printedFingerprint } from '../companies/company-key';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import { speechOf } from '../outbox/speech';
import { Binder, type Mark, type Part, type Taken } from '../platform/pdf/assemble';
import { addUp } from './adds-up';
import type { Claim } from './claim';
import { nameOf, numberedExhibits, type NumberedExhibit } from './exhibits';
import { interestTable } from './interest';
import { layOut, type Layout } from './layout.actions';
import { sha256 } from './manifest';
import type { Sealer } from './seal.actions';
import type { Sheet } from './sheets';
import { creditorName, debtorName, exhibitWord, type PlacedExhibit } from './telling';
import { forEdition, type Edition } from './visibility';
import { dossierWords, fill, type DossierWords } from './words';
import { wrap, type Bundle } from './wrap.actions';

/**
 * A claim becomes a bundle: one PDF with index, bookmarks, working links and numbered pages; an archive of the untouched
 * originals; and the claim for machines. The same claim and files give the same bytes. Nothing is dropped: an exhibit
 * that cannot be shown has a slip that says why, and the PDF carries it whole.
 */
export interface Making {
  readonly sealer: Sealer;
  readonly edition?: Edition;
}

/** The bytes of an exhibit by its SHA-256: the file store's `get`. */
export type Originals = (sha256: string) => Promise<Buffer>;

/**
 * Throws Refusal `claim-does-not-add-up`, `exhibit-changed` where bytes are not those that were recorded, and what printing
 * may refuse (`no-browser`, `print-too-slow`). Whether the claim is ready is not asked here: see `readiness`.
 */
export async function makeBundle(
  claim: Claim,
  originals: Originals,
  { sealer, edition = 'exhibits' }: Making,
): Promise<Bundle> {
  const shown = forEdition(claim, edition);
  const facts = { added: addUp(shown), interest: interestTable(shown), exhibits: numberedExhibits(shown) };
  const words = dossierWords(shown.language);
  const binder = await Binder.create();
  const files = new Map<string, Buffer>();
  const taken = new Map<string, Taken>();
  for (const exhibit of facts.exhibits) {
    const bytes = await recorded(exhibit, originals);
    files.set(exhibit.id, bytes);
    taken.set(exhibit.id, await binder.take(bytes));
  }
  const placed = facts.exhibits.map((exhibit) => placedExhibit(exhibit, taken.get(exhibit.id), words));
  const exhibitPages = new Map([...taken].flatMap(([id, one]) => (one.merged ? [[id, one.pages.length]] : [])));
  const speech = speechOf(shown.language);
  const fingerprint = printedFingerprint(sealer.fingerprint);
  const layout = await layOut(
    { claim: shown, edition, words, speech, fingerprint, ...facts, exhibits: placed },
    exhibitPages,
  );
  const parts = await partsOf(binder, layout, placed, { taken, words, edition });
  const bound = await binder.bind({
    ...description(shown, edition, words),
    parts,
    bookmarks: bookmarksOf(layout.sheets, placed, words.exhibits[edition]),
  });
  return wrap(shown, edition, { ...facts, placed, files, parts, bound, sealer });
}

async function recorded(exhibit: NumberedExhibit, originals: Originals): Promise<Buffer> {
  const bytes = await originals(exhibit.sha256);
  if (sha256(bytes) === exhibit.sha256) return bytes;
  throw new Refusal(
    'exhibit-changed',
    `The file of ${exhibit.title} (${exhibit.fileName}) is not the one that was recorded.`,
    'Restore the file from the backup, or attach the right one and make the file again.',
    { sha256: exhibit.sha256 },
  );
}

function placedExhibit(exhibit: NumberedExhibit, taken: Taken | undefined, words: DossierWords): PlacedExhibit {
  assert(taken !== undefined, `exhibit ${exhibit.number} was not opened`);
  const carries = taken.merged ? taken.carries : [];
  const whole = !taken.merged || carries.length > 0;
  return {
    ...exhibit,
    name: nameOf(exhibit, words.documentKind),
    why: taken.merged ? null : taken.why,
    searchable: taken.merged && taken.searchable,
    carries,
    carriedAs: whole ? exhibit.archiveName.replace(/^.*\//, '') : null,
  };
}

/** Our sheets, then exhibits by number; a slip stands where its exhibit would. */
async function partsOf(
  binder: Binder,
  { sheets, pdf, ranges }: Layout,
  placed: readonly PlacedExhibit[],
  { taken, words, edition }: { taken: ReadonlyMap<string, Taken>; words: DossierWords; edition: Edition },
): Promise<Part[]> {
  const ours = await binder.take(pdf);
  assert(ours.merged, 'the sheets that were just printed cannot be read');
  const exhibit = new Map(
    placed.map((one) => [one.id, `${exhibitWord({ words, edition }, one.number)} — ${one.name}`]),
  );
  const printed = sheets.map(({ id, title }, n): Part => {
    const range = ranges[n];
    assert(range !== undefined, `sheet ${id} was not printed`);
    return { id, label: exhibit.get(id) ?? title, reduced: false, pages: ours.pages.slice(range.from - 1, range.to) };
  });
  const slips = new Map(printed.map((part) => [part.id, part]));
  const shown = placed.map(({ id }): Part => {
    const one = taken.get(id);
    const part = one?.merged ? { id, label: exhibit.get(id) ?? id, reduced: true, pages: one.pages } : slips.get(id);
    assert(part !== undefined, `${id} has neither pages nor a slip`);
    return part;
  });
  return [...printed.filter(({ id }) => !exhibit.has(id)), ...shown];
}

function bookmarksOf(sheets: readonly Sheet[], placed: readonly PlacedExhibit[], heading: string): Mark[] {
  const exhibits = new Map(placed.map((one) => [one.id, `${one.number} — ${one.name}`]));
  const ours = sheets.filter(({ id }) => !exhibits.has(id));
  const marksWithin = (sheet: string | null): Mark[] =>
    ours.filter(({ within }) => within === sheet).map(({ id, title }): Mark => ({ title, part: id }));
  const own = marksWithin(null).map((mark): Mark => ({ ...mark, children: marksWithin(mark.part) }));
  const children = [...exhibits].map(([part, title]): Mark => ({ title, part }));
  const [first] = children;
  return first ? [...own, { title: heading, part: first.part, children }] : own;
}

function description(claim: Claim, edition: Edition, words: DossierWords) {
  const parties = { reference: claim.reference, creditor: creditorName(claim), debtor: debtorName(claim) };
  const title = `${words.edition[edition]} ${claim.reference}`;
  return {
    running: fill(words.running[edition], parties),
    numbering: (page: number, of: number) => fill(words.numbering, { page: String(page), of: String(of) }),
    title,
    author: parties.creditor,
    subject: `${parties.creditor} / ${parties.debtor}`,
    language: claim.language,
    madeAt: claim.madeAt,
  };
}
