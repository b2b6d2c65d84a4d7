import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Instant } from '../src/kernel/day';
import { Binder, type Part } from '../src/platform/pdf/assemble';
import { report } from './measure';

/**
 * A recovery file of 200 exhibits, 600 pages: stamped, numbered, bookmarked, fingerprinted, against qpdf, which merges the
 * same files and sets a bookmark to each (where it is not installed: against a plain merge by pdf-lib, without a target).
 * `tsx bench/merge.ts [exhibits]`
 */
const PAGES = 3;

async function exhibit(n: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= PAGES; page += 1) {
    const sheet = pdf.addPage();
    for (let line = 0; line < 40; line += 1) {
      sheet.drawText(`Exhibit ${n}, page ${page}, line ${line}: delivered as ordered`, {
        x: 50,
        y: 780 - line * 18,
        size: 10,
        font,
      });
    }
  }
  return pdf.save();
}

async function ours(exhibits: readonly Uint8Array[]): Promise<Buffer> {
  const binder = await Binder.create();
  const parts: Part[] = [];
  for (const [n, bytes] of exhibits.entries()) {
    const taken = await binder.take(bytes);
    if (taken.merged) parts.push({ id: `exhibit-${n}`, label: `Exhibit ${n + 1}`, reduced: true, pages: taken.pages });
  }
  const bound = await binder.bind({
    parts,
    bookmarks: parts.map(({ id, label }) => ({ title: label, part: id })),
    running: 'RF-2026-0001',
    numbering: (page, of) => `${page} / ${of}`,
    title: 'Benchmark',
    author: 'Duly',
    subject: 'Benchmark',
    language: 'en',
    madeAt: '2026-06-30T12:00:00.000Z' as Instant,
  });
  bound.digest();
  return bound.save([]);
}

/** Seconds of qpdf's merge with a bookmark for each exhibit, or of a plain merge by pdf-lib where qpdf is not installed. */
async function floor(exhibits: readonly Uint8Array[]): Promise<{ seconds: number; by: 'qpdf' | 'pdf-lib' }> {
  const folder = mkdtempSync(join(tmpdir(), 'duly-merge-'));
  try {
    const paths = exhibits.map((bytes, n) => {
      const path = join(folder, `${n}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const started = performance.now();
    if (qpdfMerge(folder, paths)) return { seconds: (performance.now() - started) / 1000, by: 'qpdf' };
    const again = performance.now();
    const merged = await PDFDocument.create();
    for (const bytes of exhibits) {
      const one = await PDFDocument.load(bytes);
      for (const page of await merged.copyPages(one, one.getPageIndices())) merged.addPage(page);
    }
    await merged.save();
    return { seconds: (performance.now() - again) / 1000, by: 'pdf-lib' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** False where there is no qpdf. It merges pages and drops bookmarks; they are put in by its JSON, as its manual says. */
function qpdfMerge(folder: string, paths: readonly string[]): boolean {
  const [plain, outline, marked] = ['plain.pdf', 'outline.json', 'marked.pdf'].map((name) => join(folder, name));
  const qpdf = (...args: readonly (string | undefined)[]): string =>
    execFileSync('qpdf', args.map(String), { encoding: 'utf8', maxBuffer: 1 << 28 });
  try {
    qpdf('--empty', '--pages', ...paths, '--', plain);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const known = JSON.parse(qpdf('--json', '--json-key=pages', '--json-key=qpdf', '--json-object=1', plain)) as Known;
  writeFileSync(String(outline), JSON.stringify(outlineOf(known, paths.length)));
  qpdf(plain, `--update-from-json=${String(outline)}`, marked);
  return true;
}

/** What qpdf tells of its own merge, whose catalog is always its first object. */
interface Known {
  readonly pages: readonly { readonly object: string }[];
  readonly qpdf: readonly [{ readonly maxobjectid: number }, { readonly 'obj:1 0 R': { readonly value: object } }];
}

/** The update that gives the catalog bookmarks, one to the first page of each exhibit. */
function outlineOf({ pages, qpdf: [head, objects] }: Known, count: number): object {
  const first = head.maxobjectid + 1;
  const mark = (n: number): string => `${first + 1 + n} 0 R`;
  const marks = Array.from({ length: count }, (_, n) => [
    `obj:${mark(n)}`,
    {
      value: {
        '/Title': `u:Exhibit ${n + 1}`,
        '/Parent': `${first} 0 R`,
        '/Dest': [pages[n * PAGES]?.object, '/Fit'],
        ...(n > 0 ? { '/Prev': mark(n - 1) } : {}),
        ...(n < count - 1 ? { '/Next': mark(n + 1) } : {}),
      },
    },
  ]);
  const outlines = { '/Type': '/Outlines', '/First': mark(0), '/Last': mark(count - 1), '/Count': count };
  const changed = {
    [`obj:${first} 0 R`]: { value: outlines },
    ...Object.fromEntries(marks),
    'obj:1 0 R': { value: { ...objects['obj:1 0 R'].value, '/Outlines': `${first} 0 R` } },
  };
  return { version: 2, qpdf: [{ ...head, calledgetallpages: false, maxobjectid: first + count }, changed] };
}

async function main(count: number): Promise<void> {
  const exhibits: Uint8Array[] = [];
  for (let n = 0; n < count; n += 1) exhibits.push(await exhibit(n));
  await ours(exhibits.slice(0, 5));
  const { seconds: floorSeconds, by } = await floor(exhibits);
  const started = performance.now();
  await ours(exhibits);
  const seconds = (performance.now() - started) / 1000;
  const against = by === 'qpdf' ? 'merge with bookmarks by qpdf' : 'plain merge by pdf-lib, as qpdf is not installed';
  const what = `recovery file of ${count} exhibits, ${count * PAGES} pages (floor: ${against})`;
  report([{ what, seconds, floorSeconds, ...(by === 'qpdf' ? { target: 3 } : {}) }]);
}

void main(Number(process.argv[2] ?? 200));
