import { assert } from '../kernel/assert';
import type { Attachment, Bound, Part } from '../platform/pdf/assemble';
import { appendSeal } from '../platform/pdf/seal';
import { writeZip, type ZipEntry } from '../platform/zip';
import type { AddedUp } from './adds-up';
import type { Claim } from './claim';
import { claimFile } from './claim-file';
import type { NumberedExhibit } from './exhibits';
import type { InterestTable } from './interest';
import { canonicalJson, MANIFEST_NAME, sha256, type Manifest, type Piece } from './manifest';
import { SEAL_NAME, sealText, type Sealer } from './seal.actions';
import { spreadsheetsOf } from './spreadsheets.actions';
import { creditorName, type PlacedExhibit } from './telling';
import type { Edition } from './visibility';

/**
 * A bundle as it leaves the house: the bound pages with the files that they carry, listed in a manifest and sealed; the
 * archive of untouched originals with the same manifest and seal; the claim for machines.
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

/** What was bound, and from what. */
export interface Contents {
  readonly added: AddedUp;
  readonly interest: InterestTable | null;
  readonly exhibits: readonly NumberedExhibit[];
  readonly placed: readonly PlacedExhibit[];
  readonly files: ReadonlyMap<string, Buffer>;
  readonly parts: readonly Part[];
  readonly bound: Bound;
  readonly sealer: Sealer;
}

/** The bound pages with everything that travels with them. */
export async function wrap(claim: Claim, edition: Edition, contents: Contents): Promise<Bundle> {
  const { added, interest, exhibits, placed, files, parts, bound, sealer } = contents;
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
  const body = await bound.save(attachments);
  const seal = await sealText(
    {
      ...{ reference: claim.reference, version: claim.version, edition, madeAt: claim.madeAt },
      creditor: creditorName(claim),
      manifest: sha256(manifestJson),
      pdf: { bytes: body.length, sha256: sha256(body) },
    },
    sealer,
  );
  const entries: ZipEntry[] = [
    { name: MANIFEST_NAME, bytes: manifestJson },
    { name: SEAL_NAME, bytes: Buffer.from(seal) },
    ...machine.map(({ name, bytes }) => ({ name, bytes })),
    ...placed.map(({ id, archiveName }) => ({ name: archiveName, bytes: fileOf(id) })),
  ];
  return {
    name: `${claim.reference}_v${claim.version}${edition === 'instructions' ? '_instructions' : ''}`,
    edition,
    pdf: appendSeal(body, seal),
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
  const { added, interest, placed, parts, bound, machine, sealer } = contents;
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
    sealedBy: sealer.fingerprint,
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
