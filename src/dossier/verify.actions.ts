import type { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { wrongWithBody } from '../platform/pdf/body';
import { sealedBody } from '../platform/pdf/seal';
import { kindOf } from '../platform/pdf/source';
import { readBack, type ReadBack } from '../platform/pdf/readback';
import type { Stamped } from '../platform/time-stamp';
import { readZip } from '../platform/zip';
import { MANIFEST_NAME, manifestFrom, sha256, type Manifest } from './manifest';
import { readSeal, SEAL_NAME } from './seal.actions';

/**
 * Is this bundle still the one that was made? Every page, every file it carries, the way it opens and that it is one body
 * are compared with the manifest inside it, and the whole with its seal, to the byte; nothing is asked of a network or a
 * database. What it proves: that the owner of a key made it so. Whose key that is, its fingerprint says, which the maker
 * gives by another way: give it as `key`.
 */
export interface Verified {
  readonly ok: boolean;
  readonly kind: 'pdf' | 'zip' | 'unknown';
  /** From the manifest; empty where there is none that can be read. */
  readonly reference: string | null;
  readonly version: number | null;
  /** SHA-256 of the manifest: stands for the whole bundle. */
  readonly manifest: string | null;
  /** Who sealed it, as far as there is a seal that its own key made. */
  readonly seal: SealedBy | null;
  /** How many pieces were compared. */
  readonly pieces: number;
  readonly differences: readonly Difference[];
}

export interface SealedBy {
  readonly fingerprint: string;
  readonly creditor: string;
  readonly madeAt: Instant;
  /** When an authority stamped it, and which. */
  readonly stamped: Stamped | null;
}

export interface Difference {
  /** `exhibit-4`, `claim.json`, `pdf`, `seal`. */
  readonly piece: string;
  readonly what: 'unreadable' | 'missing' | 'changed' | 'added' | 'other-manifest' | 'other-key' | 'other-root';
  readonly expected: string;
  readonly found: string;
}

/** What the maker gives by another way. */
export interface Expected {
  /** SHA-256 of the manifest. */
  readonly manifest?: string | undefined;
  /** Certificates that are trusted for the time. */
  readonly roots?: readonly X509Certificate[] | undefined;
  /** Fingerprints of the maker's keys: any of them. */
  readonly keys?: readonly string[] | undefined;
}

/** Verifies a bundle's PDF or archive. */
export async function verifyFile(path: string, expected: Expected = {}): Promise<Verified> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      'no-such-file',
      `The file ${path} cannot be read (${error.code ?? 'unknown reason'}).`,
      'Check the path.',
    );
  });
  return verifyBytes(bytes, expected);
}

export async function verifyBytes(bytes: Buffer, expected: Expected = {}): Promise<Verified> {
  if (kindOf(bytes) === 'pdf') return verifyPdf(bytes, expected);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return verifyZip(bytes, expected);
  return unreadable('unknown', {
    piece: 'file',
    what: 'unreadable',
    expected: 'a PDF or ZIP of a recovery file',
    found: 'another kind of file',
  });
}

async function verifyPdf(bytes: Buffer, expected: Expected): Promise<Verified> {
  const sealed = sealedBody(bytes);
  const body = sealed?.body ?? bytes;
  try {
    const pdf = await readBack(body);
    const plain = sealed && !pdf.files.has(MANIFEST_NAME) ? verifyPlain(sealed.seal, body, expected) : undefined;
    if (plain) return plain;
    const compare = (manifest: Manifest): Compared => comparePdf(manifest, pdf, body);
    return against(pdf.files.get(MANIFEST_NAME), { kind: 'pdf', expected, seal: sealed?.seal, body, compare });
  } catch (error) {
    return unreadable('pdf', {
      piece: 'pdf',
      what: 'unreadable',
      expected: 'a PDF that can be read',
      found: reason(error),
    });
  }
}

/** A PDF without files has no manifest in it: its seal covers every byte. Undefined where its seal does not say so. */
function verifyPlain(text: string, body: Buffer, expected: Expected): Verified | undefined {
  const said = readSeal(text)?.statement;
  if (said?.plain !== true) return undefined;
  const sealedBy = { sealedBy: said.key.fingerprint };
  const { seal, differences } = compareSeal(sealedBy, said.manifest, { kind: 'pdf', expected, seal: text, body });
  const all = [...otherManifest(expected, said.manifest), ...differences];
  const { reference, version, manifest } = said;
  return { ok: all.length === 0, kind: 'pdf', reference, version, manifest, seal, pieces: 1, differences: all };
}

async function verifyZip(bytes: Buffer, expected: Expected): Promise<Verified> {
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
  const seal = files.get(SEAL_NAME)?.toString('latin1');
  const compare = (manifest: Manifest): Compared => {
    const listed = manifest.pieces.flatMap(({ piece, file }) =>
      file?.archive ? [{ piece, name: file.archive, sha256: file.sha256 }] : [],
    );
    return { pieces: listed.length, differences: compareFiles(listed, files) };
  };
  return against(files.get(MANIFEST_NAME), { kind: 'zip', expected, seal, body: null, compare });
}

interface Compared {
  readonly pieces: number;
  readonly differences: readonly Difference[];
}

interface Comparison {
  readonly kind: 'pdf' | 'zip';
  readonly expected: Expected;
  /** The text of the seal; undefined: none, or not as it was written. */
  readonly seal: string | undefined;
  /** What the seal is over; null: the files of an archive, each by the manifest. */
  readonly body: Buffer | null;
  readonly compare: (manifest: Manifest) => Compared;
}

function against(text: Buffer | undefined, comparison: Comparison): Verified {
  const { kind, expected, compare } = comparison;
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
  const { seal, differences: unsealed } = compareSeal(manifest, fingerprint, comparison);
  const all = [...otherManifest(expected, fingerprint), ...differences, ...unsealed];
  const { reference, version } = manifest;
  return { ok: all.length === 0, kind, reference, version, manifest: fingerprint, seal, pieces, differences: all };
}

function otherManifest(expected: Expected, fingerprint: string): Difference[] {
  const given = expected.manifest?.toLowerCase() ?? fingerprint;
  if (given === fingerprint) return [];
  return [{ piece: MANIFEST_NAME, what: 'other-manifest', expected: given, found: fingerprint }];
}

/** A file from before there were seals has none; somebody must vouch for its manifest then. */
function compareSeal(
  manifest: Pick<Manifest, 'sealedBy'>,
  fingerprint: string,
  { seal: text, body, expected }: Omit<Comparison, 'compare'>,
): { seal: SealedBy | null; differences: Difference[] } {
  const differs = (what: Difference['what'], wanted: string, found: string): Difference => ({
    ...{ piece: 'seal', what, expected: wanted, found },
  });
  if (text === undefined) {
    const never = manifest.sealedBy === undefined && expected.manifest !== undefined;
    const found = 'none, or not as it was written';
    return { seal: null, differences: never ? [] : [differs('missing', 'the seal of its maker', found)] };
  }
  const read = readSeal(text, expected.roots);
  if (read === undefined) {
    return { seal: null, differences: [differs('changed', 'a seal as Duly writes it', 'another text')] };
  }
  const { statement, stamped, wrong } = read;
  const { key, creditor, madeAt } = statement;
  if (wrong !== '') return { seal: null, differences: [differs('changed', 'a seal made with its key', wrong)] };
  const seal = { fingerprint: key.fingerprint, creditor, madeAt, stamped };
  const differences: Difference[] = [];
  if (stamped?.trust === 'other-root')
    differences.push(differs('other-root', 'a time stamp that leads to a trusted root', stamped.by));
  if (statement.manifest !== fingerprint)
    differences.push(differs('changed', `manifest ${statement.manifest}`, fingerprint));
  if (body && (body.length !== statement.pdf.bytes || sha256(body) !== statement.pdf.sha256))
    differences.push({ piece: 'pdf', what: 'changed', expected: `every byte under the seal ${statement.pdf.sha256}`, found: sha256(body) }); // prettier-ignore
  if (manifest.sealedBy !== key.fingerprint)
    differences.push(differs('other-key', manifest.sealedBy ?? 'none', key.fingerprint));
  const keys = expected.keys?.map((one) => one.replaceAll(/\s/g, '').toLowerCase());
  if (keys && !keys.includes(key.fingerprint))
    differences.push(differs('other-key', keys.join(' or '), key.fingerprint));
  return { seal, differences };
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
  const known = new Set([MANIFEST_NAME, SEAL_NAME, ...listed.map(({ name }) => name)]);
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
  seal: null,
  pieces: 0,
  differences: [difference],
});

const reason = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 200) : 'unknown reason');
