import { randomBytes } from 'node:crypto';
import { encode } from 'jpeg-js';
import { closeBrowser } from '../platform/pdf/browser';
import { readBack } from '../platform/pdf/readback';
import { seePdf } from '../platform/testing/read-pdf';
import { readZip } from '../platform/zip';
import { makeBundle } from './bundle.actions';
import type { Exhibit } from './claim';
import { sha256 } from './manifest';
import { PROFILES, type Profile } from './profile';
import { sampleClaim } from './testing/sample-claim';
import { sampleSealer } from './testing/sample-sealer';
import { verifyBytes } from './verify.actions';

const sealer = sampleSealer();
afterAll(closeBrowser);

/** A photograph of noise, which nothing packs: about `side`² × 1.6 bytes. */
const photograph = (side: number): Buffer =>
  Buffer.from(encode({ data: randomBytes(side * side * 4), width: side, height: side }, 85).data);

/** A bundle of a small claim with the claim's first papers and these photographs. */
async function bundleOf(photographs: readonly Buffer[], profile: Profile) {
  const { claim, originals } = await sampleClaim();
  const scans = photographs.map((bytes, n): Exhibit => ({
    ...{
      key: `document/s${n}`,
      visibility: 'court',
      kind: 'proof',
      title: `Scan ${n + 1}`,
      datedOn: null,
      document: null,
    },
    ...{ fileName: `scan-${n + 1}.jpg`, mediaType: 'image/jpeg', sha256: sha256(bytes), bytes: bytes.length },
  }));
  const locked = claim.exhibits.filter(({ kind }) => kind === 'correspondence');
  const bytesOf = async (sha: string): Promise<Buffer> =>
    photographs.find((bytes) => sha256(bytes) === sha) ?? (await originals(sha));
  return makeBundle({ ...claim, exhibits: [...locked, ...scans], reminders: [] }, bytesOf, { sealer, profile });
}

it('comes in numbered parts no larger than the recipient takes; what no part can take is in the archive', async () => {
  const photographs = [...[0, 1, 2].map(() => photograph(520)), photograph(1_000)];
  const made = await bundleOf(photographs, { ...PROFILES.standard, largestMb: 1 });
  expect(made.pdfs.map(({ fileName }) => fileName)).toEqual([1, 2, 3].map((n) => `RF-2026-0007_v1_${n}-of-3.pdf`));
  expect(made.pdfs.every(({ bytes }) => bytes.length <= 1_000_000)).toBe(true);
  const seen = await Promise.all(made.pdfs.map(async ({ bytes }) => (await seePdf(bytes)).pages));
  const all = seen.flat();
  expect(all).toHaveLength(made.pages);
  all.forEach((text, n) => { expect(text).toContain(`${n + 1} / ${made.pages}`); }); // prettier-ignore
  const second = made.index.find(({ piece }) => piece === 'exhibit-3');
  expect(all[1]).toMatch(new RegExp(`Scan 2 .*?${second?.from ?? 0} ?part 2`));
  expect(seen[1]?.[0]).toContain('part 2 of 3');
  expect(all.at(-1)).toContain('It is larger than the recipient takes.');
  for (const { bytes, manifestSha } of made.pdfs)
    expect(await verifyBytes(bytes, { manifest: manifestSha })).toMatchObject({ ok: true, differences: [] });
  expect(await verifyBytes(made.zip)).toMatchObject({ ok: true, differences: [] });
  const [first, other] = made.pdfs;
  expect((await verifyBytes(first?.bytes ?? Buffer.alloc(0), { manifest: other?.manifestSha })).ok).toBe(false);
});

it('carries no file where the recipient takes none, and is sealed all the same', async () => {
  const made = await bundleOf([photograph(60)], PROFILES.france);
  expect((await readBack(made.pdf)).files.size).toBe(0);
  const { pages, bookmarks } = await seePdf(made.pdf);
  expect(bookmarks.join('\n')).toContain('List of exhibits');
  expect(pages.join(' ')).toContain('Pièce n° 1 — Letter of the debtor');
  expect(pages.join(' ')).toContain('in the archive that belongs to this file, whole and unchanged');
  const expected = { manifest: sha256(made.manifestJson) };
  expect(await verifyBytes(made.pdf, expected)).toMatchObject({ ok: true, reference: 'RF-2026-0007', version: 1 });
  const changed = Buffer.from(made.pdf);
  const at = Math.floor(changed.length / 2);
  changed[at] = (changed[at] ?? 0) ^ 1;
  expect((await verifyBytes(changed)).ok).toBe(false);
  expect((await verifyBytes(made.pdf, { manifest: '0'.repeat(64) })).differences).toMatchObject([
    { what: 'other-manifest' },
  ]);
  const names: string[] = [];
  for await (const { name } of readZip(made.zip)) names.push(name);
  expect(names.filter((name) => name.startsWith('pieces/'))).toEqual(['pieces/01_Letter_of_the_debtor_locked_by_its_sender.pdf', 'pieces/02_Scan_1.pdf']); // prettier-ignore
});
