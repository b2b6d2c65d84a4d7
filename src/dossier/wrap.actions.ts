import { assert } from '../kernel/assert';
import type { Attachment } from '../platform/pdf/assemble';
import { appendSeal } from '../platform/pdf/seal';
import { writeZip, type ZipEntry } from '../platform/zip';
import { claimFile, supplementFile } from './claim-file';
import { canonicalJson, MANIFEST_NAME, sha256, type Manifest, type Piece } from './manifest';
import { SEAL_NAME, sealText, type Sealer } from './seal.actions';
import { effectOf } from './supplement';
import { spreadsheetsOf } from './spreadsheets.actions';
import { formFiles } from './routes/files.actions';
import { creditorName } from './telling';
import type { Edition } from './visibility';
import type { Binding, Matter, Volume } from './volumes.actions';

/**
 * A bundle as it leaves the house: the bound pages with the files that they carry, listed in a manifest and sealed; the
 * archive of untouched originals with the same manifest and seal; the claim for machines. Where there are several PDFs,
 * each has a manifest and a seal of its own, and the archive one over all.
 */
export interface Bundle {
  /** Stem for file names: `RF-2026-0007_v1`. */
  readonly name: string;
  readonly edition: Edition;
  /** The first PDF: in most bundles the only one. */
  readonly pdf: Buffer;
  readonly pdfs: readonly BundlePdf[];
  readonly zip: Buffer;
  readonly claimJson: Buffer;
  /** None of a supplement. */
  readonly claimCsv: Buffer | null;
  readonly claimXlsx: Buffer | null;
  readonly manifest: Manifest;
  /** The manifest as it travels, to the byte; its SHA-256 stands for the whole bundle. */
  readonly manifestJson: Buffer;
  /** Of all PDFs together. */
  readonly pages: number;
  readonly index: readonly {
    readonly piece: string;
    readonly title: string;
    readonly from: number;
    readonly to: number;
  }[];
}

export interface BundlePdf {
  /** With its ending: `RF-2026-0007_v1_2-of-3.pdf`. */
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly pages: number;
  /** SHA-256 of its own manifest. */
  readonly manifestSha: string;
}

const TAIL = { exhibits: '', instructions: '_instructions', supplement: '_supplement' } as const;

/** The bound pages with everything that travels with them. */
export async function wrap(matter: Matter, { volumes, alone }: Binding, sealer: Sealer): Promise<Bundle> {
  const { claim, edition, exhibits, opened } = matter;
  const name = `${claim.reference}_v${claim.version}${TAIL[edition]}${claim.supplement ? `-${claim.supplement.n}` : ''}`;
  const machine = machineFiles(matter);
  const singles = alone.map(({ exhibit, bytes }): FileOf => ({
    ...{ piece: `${exhibit.id}.pdf`, archive: exhibit.archiveName.replace(/^exhibits\/(.*)\.\w+$/, 'pieces/$1.pdf') },
    ...{ carried: null, mediaType: 'application/pdf', bytes },
  }));
  const pdfs: BundlePdf[] = [];
  let [manifest, seal]: [Manifest | undefined, string] = [undefined, ''];
  for (const [at, volume] of volumes.entries()) {
    const files = [...(at === 0 ? machine : []), ...(volumes.length === 1 ? singles : [])];
    manifest = manifestOf(matter, sealer, { volumes: [volume], files, of: volumes.length, first: 1 - volume.first });
    const manifestJson = Buffer.from(canonicalJson(manifest));
    const body = await volume.bound.save(matter.profile.plain ? [] : carriedBy(matter, volume, manifestJson, at === 0 ? machine : [])); // prettier-ignore
    seal = await sealOf(matter, sealer, manifestJson, { bytes: body.length, sha256: sha256(body) });
    const fileName = `${name}${volumes.length === 1 ? '' : `_${at + 1}-of-${volumes.length}`}.pdf`;
    const { pages } = volume.bound;
    pdfs.push({ fileName, bytes: appendSeal(body, seal), pages, manifestSha: sha256(manifestJson) });
  }
  if (volumes.length > 1) {
    manifest = manifestOf(matter, sealer, { volumes, files: [...machine, ...singles], of: 1, first: 0 });
    const all = pdfs.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const sealed = { bytes: all, sha256: sha256(pdfs.map(({ bytes }) => sha256(bytes)).join('\n')) };
    seal = await sealOf(matter, sealer, Buffer.from(canonicalJson(manifest)), sealed);
  }
  const [first] = pdfs;
  assert(first !== undefined && manifest !== undefined, 'a bundle without a page');
  const manifestJson = Buffer.from(canonicalJson(manifest));
  const entries: ZipEntry[] = [
    { name: MANIFEST_NAME, bytes: manifestJson },
    { name: SEAL_NAME, bytes: Buffer.from(seal) },
    ...machine.map(({ archive, bytes }) => ({ name: archive, bytes })),
    ...exhibits.map(({ id, archiveName }) => ({ name: archiveName, bytes: opened.files.get(id) ?? Buffer.alloc(0) })),
    ...singles.map(({ archive, bytes }) => ({ name: archive, bytes })),
  ];
  const [json, csv, xlsx] = machine.map(({ bytes }) => bytes);
  assert(json !== undefined, 'a claim for machines');
  return {
    ...{ name, edition, pdf: first.bytes, pdfs, zip: await writeZip(entries, claim.madeAt) },
    ...{ claimJson: json, claimCsv: csv ?? null, claimXlsx: xlsx ?? null, manifest, manifestJson },
    pages: pdfs.reduce((sum, { pages }) => sum + pages, 0),
    index: volumes.flatMap((volume) =>
      volume.parts.map(({ id, label }) => {
        const { from, to } = rangeIn(volume, id);
        return { piece: id, title: label, from: from + volume.first - 1, to: to + volume.first - 1 };
      }),
    ),
  };
}

/** A file that is no exhibit: data for machines, an exhibit as a PDF of its own. */
interface FileOf {
  readonly piece: string;
  readonly archive: string;
  readonly carried: string | null;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

function machineFiles({ claim, edition, added, interest, opened, profile }: Matter): FileOf[] {
  const { exhibits } = opened;
  const file = (name: string, bytes: Buffer, mediaType: string, isCarried = false): FileOf => ({
    ...{ piece: name, archive: name, carried: isCarried ? name : null, mediaType, bytes },
  });
  if (claim.supplement) {
    const data = Buffer.from(canonicalJson(supplementFile(claim, claim.supplement, exhibits)));
    return [file('supplement.json', data, 'application/json', !profile.plain)];
  }
  const json = Buffer.from(canonicalJson(claimFile(claim, edition, { added, interest, exhibits })));
  const { csv, xlsx } = spreadsheetsOf(claim, interest, exhibits);
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return [
    file('claim.json', json, 'application/json', !profile.plain),
    file('claim.csv', csv, 'text/csv'),
    file('claim.xlsx', xlsx, sheetType),
    ...(edition === 'exhibits' ? formFiles(claim) : []).map(({ name, bytes, mediaType }) =>
      file(name, bytes, mediaType, name === 'form.json' && !profile.plain),
    ),
  ];
}

const MACHINE: Readonly<Record<string, string>> = { 'form.json': 'The form for machines' };

function carriedBy(matter: Matter, { parts }: Volume, manifestJson: Buffer, machine: readonly FileOf[]): Attachment[] {
  const here = new Set(parts.map(({ id }) => id));
  const json = 'application/json';
  const claim = machine.filter(({ carried }) => carried !== null);
  return [
    { name: MANIFEST_NAME, bytes: manifestJson, mediaType: json, description: 'Fingerprints of every piece' },
    ...claim.map(({ archive, bytes }) => ({ name: archive, bytes, mediaType: json, description: MACHINE[archive] ?? 'The claim for machines' })),
    ...matter.exhibits.flatMap(({ id, carriedAs, name, mediaType }) =>
      carriedAs === null || !here.has(id)
        ? []
        : [{ name: carriedAs, bytes: matter.opened.files.get(id) ?? Buffer.alloc(0), mediaType, description: name }],
    ),
  ]; // prettier-ignore
}

const sealOf = (
  { claim, edition, profile }: Matter,
  sealer: Sealer,
  manifestJson: Buffer,
  pdf: { readonly bytes: number; readonly sha256: string },
): Promise<string> =>
  sealText(
    {
      ...{ reference: claim.reference, version: claim.version, edition, madeAt: claim.madeAt },
      ...{ creditor: creditorName(claim), manifest: sha256(manifestJson), pdf },
      ...(profile.plain ? { plain: true as const } : {}),
    },
    sealer,
  );

interface Listed {
  readonly volumes: readonly Volume[];
  readonly files: readonly FileOf[];
  /** How many PDFs there are, where it is the manifest of one of them. */
  readonly of: number;
  /** Added to the numbers that the pages bear. */
  readonly first: number;
}

function manifestOf(matter: Matter, sealer: Sealer, { volumes, files, first, of }: Listed): Manifest {
  const { claim, edition, added, interest, exhibits } = matter;
  const exhibitOf = new Map(exhibits.map((exhibit) => [exhibit.id, exhibit]));
  const digests = volumes.map(({ bound }) => bound.digest());
  const shown = volumes.flatMap((volume, at) =>
    volume.parts.map(({ id, label }): Piece => {
      const { from, to } = rangeIn(volume, id);
      const one = exhibitOf.get(id);
      const file = one
        ? {
            ...{ archive: one.archiveName, carried: one.carriedAs },
            ...{ mediaType: one.mediaType, bytes: one.bytes, sha256: one.sha256 },
          }
        : null;
      const moved = volume.first - 1 + first;
      const pages = { from: from + moved, to: to + moved, sha256: digests[at]?.pages.slice(from - 1, to) ?? [] };
      return { piece: id, title: label, pages, file };
    }),
  );
  const others = files.map(({ piece, archive, carried, mediaType, bytes }): Piece => {
    const file = { archive, carried, mediaType, bytes: bytes.length, sha256: sha256(bytes) };
    return { piece, title: piece, pages: null, file };
  });
  const [frame = ''] = digests.map((digest) => digest.frame);
  return {
    manifest: 1,
    reference: claim.reference,
    version: claim.version,
    edition,
    ...(of > 1 ? { volume: { first: volumes[0]?.first ?? 1, of } } : {}),
    sealedBy: sealer.fingerprint,
    keyDate: claim.keyDate,
    madeAt: claim.madeAt,
    currency: claim.currency,
    principalMinor: claim.supplement ? effectOf(claim.supplement).afterMinor : added.principalMinor,
    totalMinor: claim.supplement
      ? effectOf(claim.supplement).afterMinor
      : added.principalMinor + (interest?.totalMinor ?? 0) + added.chargesMinor,
    pdf: {
      pages: volumes.reduce((sum, { bound }) => sum + bound.pages, 0),
      frame: digests.length === 1 ? frame : sha256(digests.map((digest) => digest.frame).join('\n')),
    },
    pieces: [...shown, ...others],
  };
}

function rangeIn({ bound }: Volume, part: string): { from: number; to: number } {
  const range = bound.ranges.get(part);
  assert(range !== undefined, `${part} has no pages in the bundle`);
  return range;
}
