import { readFile } from 'node:fs/promises';
import { Refusal } from '../kernel/result';
import { wrongWithBody } from '../platform/pdf/body';
import { kindOf } from '../platform/pdf/source';
import { readBack, type ReadBack } from '../platform/pdf/readback';
import { readZip } from '../platform/zip';
import { MANIFEST_NAME, manifestFrom, sha256, type Manifest } from './manifest';

/**
 * Is this bundle still the one that was made? Every page, every file it carries, the way it opens and that it is one body
 * are compared with the manifest inside it; nothing is asked of a network or a database. What it proves: that the bundle
 * agrees with its own manifest. Who made that manifest is shown by its fingerprint, which the maker keeps: give it as
 * `expected`.
 */
export interface Verified {
  readonly ok: boolean;
  readonly kind: 'pdf' | 'zip' | 'unknown';
  /** From the manifest; empty where there is none that can be read. */
  readonly reference: string | null;
  readonly version: number | null;
  /** SHA-256 of the manifest: stands for the whole bundle. */
  readonly manifest: string | null;
  /** How many pieces were compared. */
  readonly pieces: number;
  readonly differences: readonly Difference[];
}

export interface Difference {
  /** `exhibit-4`, `claim.json`, `pdf`. */
  readonly piece: string;
  readonly what: 'unreadable' | 'missing' | 'changed' | 'added' | 'other-manifest';
  readonly expected: string;
  readonly found: string;
}

/** Verifies a bundle's PDF or archive. `expected`: the SHA-256 that its maker gives for the manifest. */
export async function verifyFile(path: string, expected?: string): Promise<Verified> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      'no-such-file',
      `The file ${path} cannot be read (${error.code ?? 'unknown reason'}).`,
      'Check the path.',
    );
  });
  return verifyBytes(bytes, expected);
}

export async function verifyBytes(bytes: Buffer, expected?: string): Promise<Verified> {
  if (kindOf(bytes) === 'pdf') return verifyPdf(bytes, expected);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return verifyZip(bytes, expected);
  return unreadable('unknown', {
    piece: 'file',
    what: 'unreadable',
    expected: 'a PDF or ZIP of a recovery file',
    found: 'another kind of file',
  });
}

async function verifyPdf(bytes: Buffer, expected?: string): Promise<Verified> {
  try {
    const pdf = await readBack(bytes);
    const text = pdf.files.get(MANIFEST_NAME);
    return against(text, { kind: 'pdf', expected, compare: (manifest) => comparePdf(manifest, pdf, bytes) });
  } catch (error) {
    return unreadable('pdf', {
      piece: 'pdf',
      what: 'unreadable',
      expected: 'a PDF that can be read',
      found: reason(error),
    });
  }
}

async function verifyZip(bytes: Buffer, expected?: string): Promise<Verified> {
  const files = new Map<string, Buffer>();
  try {
    for await (const { name, bytes: content } of readZip(bytes))
      files.set(files.has(name) ? `${name} (again)` : name, content);
  } catch (error) {
    return unreadable('zip', {
      piece: 'zip',
      what: 'unreadable',
      expected: 'an archive that can be read',
      found: reason(error),
    });
  }
  return against(files.get(MANIFEST_NAME), {
    kind: 'zip',
    expected,
    compare: (manifest) => {
      const listed = manifest.pieces.flatMap(({ piece, file }) =>
        file?.archive ? [{ piece, name: file.archive, sha256: file.sha256 }] : [],
      );
      return { pieces: listed.length, differences: compareFiles(listed, files) };
    },
  });
}

interface Compared {
  readonly pieces: number;
  readonly differences: readonly Difference[];
}

interface Comparison {
  readonly kind: 'pdf' | 'zip';
  readonly expected: string | undefined;
  readonly compare: (manifest: Manifest) => Compared;
}

function against(text: Buffer | undefined, { kind, expected, compare }: Comparison): Verified {
  if (text === undefined) {
    return unreadable(kind, {
      piece: MANIFEST_NAME,
      what: 'missing',
      expected: 'the manifest of a recovery file',
      found: 'none',
    });
  }
  const manifest = manifestFrom(text.toString('utf8'));
  const fingerprint = sha256(text);
  if (manifest === undefined) {
    return {
      ...unreadable(kind, {
        piece: MANIFEST_NAME,
        what: 'unreadable',
        expected: 'a manifest as Duly writes it',
        found: fingerprint,
      }),
      manifest: fingerprint,
    };
  }
  const { pieces, differences } = compare(manifest);
  const other: Difference[] =
    expected === undefined || expected.toLowerCase() === fingerprint
      ? []
      : [{ piece: MANIFEST_NAME, what: 'other-manifest', expected, found: fingerprint }];
  const all = [...other, ...differences];
  return {
    ok: all.length === 0,
    kind,
    reference: manifest.reference,
    version: manifest.version,
    manifest: fingerprint,
    pieces,
    differences: all,
  };
}

function comparePdf(manifest: Manifest, pdf: ReadBack, bytes: Buffer): Compared {
  const digest = pdf.digest();
  const differences: Difference[] = [];
  const wrong = wrongWithBody(bytes);
  if (wrong !== undefined)
    differences.push({ piece: 'pdf', what: 'changed', expected: 'one body, as it was written', found: wrong });
  if (pdf.pages !== manifest.pdf.pages) {
    differences.push({
      piece: 'pdf',
      what: 'changed',
      expected: `${manifest.pdf.pages} pages`,
      found: `${pdf.pages} pages`,
    });
  }
  if (digest.frame !== manifest.pdf.frame) {
    differences.push({
      piece: 'pdf',
      what: 'changed',
      expected: `bookmarks, title and opening ${manifest.pdf.frame}`,
      found: digest.frame,
    });
  }
  const shown = manifest.pieces.filter(({ pages }) => pages !== null);
  for (const { piece, pages } of shown) {
    pages?.sha256.forEach((expected, n) => {
      const page = pages.from + n;
      const found = digest.pages[page - 1];
      if (found === expected) return;
      differences.push({
        piece,
        what: found === undefined ? 'missing' : 'changed',
        expected: `page ${page}: ${expected}`,
        found: found ?? 'no such page',
      });
    });
  }
  const carried = manifest.pieces.flatMap(({ piece, file }) =>
    file?.carried ? [{ piece, name: file.carried, sha256: file.sha256 }] : [],
  );
  return { pieces: shown.length + carried.length, differences: [...differences, ...compareFiles(carried, pdf.files)] };
}

/** Files that must be there, to the byte, and no others. */
function compareFiles(
  listed: readonly { readonly piece: string; readonly name: string; readonly sha256: string }[],
  files: ReadonlyMap<string, Buffer>,
): Difference[] {
  const differences: Difference[] = [];
  for (const { piece, name, sha256: expected } of listed) {
    const bytes = files.get(name);
    const found = bytes && sha256(bytes);
    if (found === undefined)
      differences.push({ piece, what: 'missing', expected: `${name} ${expected}`, found: 'no such file' });
    else if (found !== expected) differences.push({ piece, what: 'changed', expected: `${name} ${expected}`, found });
  }
  const known = new Set([MANIFEST_NAME, ...listed.map(({ name }) => name)]);
  for (const name of files.keys()) {
    if (!known.has(name)) differences.push({ piece: name, what: 'added', expected: 'no such file', found: name });
  }
  return differences;
}

const unreadable = (kind: Verified['kind'], difference: Difference): Verified => ({
  ok: false,
  kind,
  reference: null,
  version: null,
  manifest: null,
  pieces: 0,
  differences: [difference],
});

const reason = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 200) : 'unknown reason');
