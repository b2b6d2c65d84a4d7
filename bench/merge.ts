import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Instant } from '../src/kernel/day';
import { Binder, type Part } from '../src/platform/pdf/assemble';
import { report } from './measure';

/**
 * A recovery file of 200 exhibits, 600 pages: stamped, numbered, bookmarked, fingerprinted, against a plain merge of the same
 * files by qpdf (where it is not installed: by pdf-lib). The aim is three times qpdf with bookmarks, which costs 3.2 times
 * qpdf's plain merge. `tsx bench/merge.ts [exhibits]`
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

/** Seconds of a plain merge, and what made it. */
async function floor(exhibits: readonly Uint8Array[]): Promise<{ seconds: number; by: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'duly-merge-'));
  try {
    const paths = exhibits.map((bytes, n) => {
      const path = join(folder, `${n}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const started = performance.now();
    execFileSync('qpdf', ['--empty', '--pages', ...paths, '--', join(folder, 'merged.pdf')]);
    return { seconds: (performance.now() - started) / 1000, by: 'qpdf' };
  } catch {
    const started = performance.now();
    const merged = await PDFDocument.create();
    for (const bytes of exhibits) {
      const one = await PDFDocument.load(bytes);
      for (const page of await merged.copyPages(one, one.getPageIndices())) merged.addPage(page);
    }
    await merged.save();
    return { seconds: (performance.now() - started) / 1000, by: 'pdf-lib' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(count: number): Promise<void> {
  const exhibits: Uint8Array[] = [];
  for (let n = 0; n < count; n += 1) exhibits.push(await exhibit(n));
  await ours(exhibits.slice(0, 5));
  const { seconds: floorSeconds, by } = await floor(exhibits);
  const started = performance.now();
  await ours(exhibits);
  const seconds = (performance.now() - started) / 1000;
  const what = `recovery file of ${count} exhibits, ${count * PAGES} pages (floor: plain merge by ${by})`;
  report([{ what, seconds, floorSeconds, ...(by === 'qpdf' ? { target: 9.7 } : {}) }]);
}

void main(Number(process.argv[2] ?? 200));
