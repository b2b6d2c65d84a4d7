import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dayFrom, type Day, type Instant } from '../kernel/day';

/**
 * The list of everything that a bundle is made of, each piece with its fingerprint. It travels with the bundle, so that
 * anybody can see, without us and without a network, whether a page or a file is still the one that was sent.
 */
export interface Manifest {
  /** Version of this list's own shape. */
  readonly manifest: 1;
  readonly reference: string;
  readonly version: number;
  readonly edition: 'exhibits' | 'instructions' | 'supplement';
  /** Of one of several PDFs: the number that its first page bears, and how many PDFs there are. */
  readonly volume?: { readonly first: number; readonly of: number } | undefined;
  /** Fingerprint of the key that sealed it; missing in files that were made before there were seals. */
  readonly sealedBy?: string | undefined;
  readonly keyDate: Day;
  readonly madeAt: Instant;
  readonly currency: string;
  readonly principalMinor: number;
  readonly totalMinor: number;
  readonly pdf: {
    readonly pages: number;
    /** Fingerprint of bookmarks, title, layers and what happens on opening. */
    readonly frame: string;
  };
  readonly pieces: readonly Piece[];
}

/** A sheet of ours, an exhibit, or data for machines. */
export interface Piece {
  /** `cover`, `exhibit-4`, `claim.json`. */
  readonly piece: string;
  readonly title: string;
  /** Where it is shown, and a fingerprint of each of its pages; empty for data. */
  readonly pages: { readonly from: number; readonly to: number; readonly sha256: readonly string[] } | null;
  /** The file that it is, whole; empty for a sheet. */
  readonly file: PieceFile | null;
}

export interface PieceFile {
  /** Its name in the archive. */
  readonly archive: string | null;
  /** Its name among the files that the PDF carries. */
  readonly carried: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

export const MANIFEST_NAME = 'manifest.json';

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** JSON with sorted keys, two blanks of indent and a line break at the end: the same facts give the same bytes. */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

const Sha = z.string().regex(/^[0-9a-f]{64}$/);
const PageNumber = z.number().int().positive();

const Shape = z.object({
  manifest: z.literal(1),
  reference: z.string(),
  version: z.number().int(),
  edition: z.enum(['exhibits', 'instructions', 'supplement']),
  volume: z.object({ first: PageNumber, of: PageNumber }).optional(),
  sealedBy: Sha.optional(),
  keyDate: z.custom<Day>((value) => typeof value === 'string' && dayFrom(value) !== undefined),
  madeAt: z.custom<Instant>((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)),
  currency: z.string(),
  principalMinor: z.number().int(),
  totalMinor: z.number().int(),
  pdf: z.object({ pages: PageNumber, frame: Sha }),
  pieces: z.array(
    z.object({
      piece: z.string(),
      title: z.string(),
      pages: z.object({ from: PageNumber, to: PageNumber, sha256: z.array(Sha) }).nullable(),
      file: z
        .object({
          archive: z.string().nullable(),
          carried: z.string().nullable(),
          mediaType: z.string(),
          bytes: z.number().int(),
          sha256: Sha,
        })
        .nullable(),
    }),
  ),
});

/** The manifest that a file carries, or undefined where it is none, or not written as we write it. */
export function manifestFrom(text: string): Manifest | undefined {
  try {
    const manifest: Manifest = Shape.parse(JSON.parse(text));
    return canonicalJson(manifest) === text ? manifest : undefined;
  } catch {
    return undefined;
  }
}
