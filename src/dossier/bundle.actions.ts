import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import { speechOf } from '../outbox/speech';
import { Binder, type Attachment, type Bound, type Mark, type Part, type Taken } from '../platform/pdf/assemble';
import { writeZip, type ZipEntry } from '../platform/zip';
import { addUp, type AddedUp } from './adds-up';
import type { Claim } from './claim';
import { claimFile } from './claim-file';
import { nameOf, numberedExhibits, type NumberedExhibit } from './exhibits';
import { interestTable, type InterestTable } from './interest';
import { layOut, type Layout } from './layout.actions';
import { canonicalJson, MANIFEST_NAME, sha256, type Manifest, type Piece } from './manifest';
import type { Sheet } from './sheets';
import { spreadsheetsOf } from './spreadsheets.actions';
import { creditorName, debtorName, exhibitWord, type PlacedExhibit } from './telling';
import { forEdition, type Edition } from './visibility';
import { dossierWords, fill, type DossierWords } from './words';

/**
 * A claim becomes a bundle: one PDF with index, bookmarks, working links and numbered pages; an archive of the untouched
 * originals; and the claim for machines. The same claim and files give the same bytes. Nothing is dropped: an exhibit
 * that cannot be shown has a slip that says why, and the PDF carries it whole.
 */
export interface Bundle {
  /** Stem for file names: `RF-2026-0007_v1`. */
  readonly name: string;
  readonly edition: Edition;
  readonly pdf: Buffer;
  readonly zip: Buffer;
  readonly claimJson: Buffer;
  readonly claimCsv: Buffer;
  readonly claimXlsx: Buffer;
  readonly manifest: Manifest;
  /** The manifest as it travels, to the byte; its SHA-256 stands for the whole bundle. */
  readonly manifestJson: Buffer;
  readonly pages: number;
  readonly index: readonly {
    readonly piece: string;
    readonly title: string;
    readonly from: number;
    readonly to: number;
  }[];
}

/** The bytes of an exhibit by its SHA-256: the file store's `get`. */
export type Originals = (sha256: string) => Promise<Buffer>;

/**
 * Throws Refusal `claim-does-not-add-up`, `exhibit-changed` where bytes are not those that were recorded, and what printing
 * may refuse (`no-browser`, `print-too-slow`). Whether the claim is ready is not asked here: see `readiness`.
 */
export async function makeBundle(claim: Claim, originals: Originals, edition: Edition = 'exhibits'): Promise<Bundle> {
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
  const layout = await layOut({ claim: shown, edition, words, speech, ...facts, exhibits: placed }, exhibitPages);
  const parts = await partsOf(binder, layout, placed, { taken, words, edition });
  const bound = await binder.bind({
    ...description(shown, edition, words),
    parts,
    bookmarks: bookmarksOf(layout.sheets, placed, words.exhibits[edition]),
  });
  return wrap(shown, edition, { ...facts, placed, files, parts, bound });
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

interface Contents {
  readonly added: AddedUp;
  readonly interest: InterestTable | null;
  readonly exhibits: readonly NumberedExhibit[];
  readonly placed: readonly PlacedExhibit[];
  readonly files: ReadonlyMap<string, Buffer>;
  readonly parts: readonly Part[];
  readonly bound: Bound;
}

/** The bound pages with everything that travels with them. */
async function wrap(claim: Claim, edition: Edition, contents: Contents): Promise<Bundle> {
  const { added, interest, exhibits, placed, files, parts, bound } = contents;
  const claimJson = Buffer.from(canonicalJson(claimFile(claim, edition, { added, interest, exhibits })));
  const { csv, xlsx } = spreadsheetsOf(claim, interest, exhibits);
  const machine: Machine[] = [
    { name: 'claim.json', bytes: claimJson, mediaType: 'application/json', carried: true },
    { name: 'claim.csv', bytes: csv, mediaType: 'text/csv', carried: false },
    {
      name: 'claim.xlsx',
      bytes: xlsx,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      carried: false,
    },
  ];
  const manifest = manifestOf(claim, edition, { ...contents, machine });
  const manifestJson = Buffer.from(canonicalJson(manifest));
  const fileOf = (id: string): Buffer => files.get(id) ?? Buffer.alloc(0);
  const attachments: Attachment[] = [
    {
      name: MANIFEST_NAME,
      bytes: manifestJson,
      mediaType: 'application/json',
      description: 'Fingerprints of every piece',
    },
    { name: 'claim.json', bytes: claimJson, mediaType: 'application/json', description: 'The claim for machines' },
    ...placed.flatMap(({ id, carriedAs, name, mediaType }) =>
      carriedAs === null ? [] : [{ name: carriedAs, bytes: fileOf(id), mediaType, description: name }],
    ),
  ];
  const entries: ZipEntry[] = [
    { name: MANIFEST_NAME, bytes: manifestJson },
    ...machine.map(({ name, bytes }) => ({ name, bytes })),
    ...placed.map(({ id, archiveName }) => ({ name: archiveName, bytes: fileOf(id) })),
  ];
  return {
    name: `${claim.reference}_v${claim.version}${edition === 'instructions' ? '_instructions' : ''}`,
    edition,
    pdf: await bound.save(attachments),
    zip: await writeZip(entries, claim.madeAt),
    claimJson,
    claimCsv: csv,
    claimXlsx: xlsx,
    manifest,
    manifestJson,
    pages: bound.pages,
    index: parts.map(({ id, label }) => ({ piece: id, title: label, ...rangeOf(bound, id) })),
  };
}

interface Machine {
  readonly name: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly carried: boolean;
}

function manifestOf(claim: Claim, edition: Edition, contents: Contents & { machine: readonly Machine[] }): Manifest {
  const { added, interest, placed, parts, bound, machine } = contents;
  const digest = bound.digest();
  const exhibitOf = new Map(placed.map((exhibit) => [exhibit.id, exhibit]));
  const shown = parts.map(({ id, label }): Piece => {
    const { from, to } = rangeOf(bound, id);
    const exhibit = exhibitOf.get(id);
    const file = exhibit
      ? {
          archive: exhibit.archiveName,
          carried: exhibit.carriedAs,
          mediaType: exhibit.mediaType,
          bytes: exhibit.bytes,
          sha256: exhibit.sha256,
        }
      : null;
    return { piece: id, title: label, pages: { from, to, sha256: digest.pages.slice(from - 1, to) }, file };
  });
  const forMachines = machine.map(({ name, bytes, mediaType, carried }): Piece => {
    const file = {
      archive: name,
      carried: carried ? name : null,
      mediaType,
      bytes: bytes.length,
      sha256: sha256(bytes),
    };
    return { piece: name, title: name, pages: null, file };
  });
  return {
    manifest: 1,
    reference: claim.reference,
    version: claim.version,
    edition,
    keyDate: claim.keyDate,
    madeAt: claim.madeAt,
    currency: claim.currency,
    principalMinor: added.principalMinor,
    totalMinor: added.principalMinor + (interest?.totalMinor ?? 0) + added.chargesMinor,
    pdf: { pages: bound.pages, frame: digest.frame },
    pieces: [...shown, ...forMachines],
  };
}

function rangeOf(bound: Bound, part: string): { from: number; to: number } {
  const range = bound.ranges.get(part);
  assert(range !== undefined, `${part} has no pages in the bundle`);
  return range;
}
