import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer';
import { printAll, type Letter } from '../src/outbox/letter.actions';
import { openPress } from '../src/outbox/press.actions';
import { renderLetter, type RenderedLetter } from '../src/outbox/render';
import { readTemplate } from '../src/outbox/template';
import { shippedTemplates } from '../src/outbox/template.actions';
import { line, sample, section } from '../src/outbox/samples';
import { qrMatrix, qrSvg } from '../src/platform/qr';
import { closeBrowser, onPage } from '../src/platform/pdf/browser';
import { renderPdf } from '../src/platform/pdf/render';
import { report } from './measure';

/**
 * A letter of one page from its facts to its PDF, alone and in a batch, against its floor: the finished page printed by a
 * bare browser page that is used again and again, with a code to scan, and in the batch cut into one file a letter. `tsx bench/letters.ts [letters]`
 */
const press = openPress();
const template = readTemplate(
  'reminder-firm',
  shippedTemplates().find(({ code, language }) => code === 'reminder-firm' && language === 'de')?.source ?? '',
);

/** Each letter differs, as real ones do: nothing can be remembered from the one before. */
function write(n: number): RenderedLetter {
  const facts = sample('reminder-firm', 'firm', 'de', 'letter');
  const items = [line(`FA-${n}-1`, 120_000 + n, 34), line(`FA-${n}-2`, 55_000 + n, 21), line(`FA-${n}-3`, 9_900, 9)];
  const content = { ...facts.content, sections: [section('EUR', { items })] };
  return renderLetter({ ...facts, content }, template, 'din5008b', press);
}

const letterOf = (n: number): Letter => ({
  message: {
    id: n,
    customerId: 1,
    contactId: null,
    about: 'bench/1',
    recipient: '',
    state: 'queued',
    claimedBy: null,
    attempts: 1,
  },
  rendered: write(n),
  language: 'de',
});

const printed = (page: Page): Promise<Uint8Array> =>
  page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true, tagged: false });

/** What no letter with a code to scan can do without. */
const code = (n: number): string =>
  qrSvg(
    qrMatrix(
      Buffer.from(`BCD\n002\n1\nSCT\n\nHolder\nFR7630006000011234567890189\nEUR${n + 1}\n\nRF18539007547034`),
      13,
    ),
  );

async function bareLetters(pages: readonly string[]): Promise<void> {
  await onPage(async (page) => {
    for (const [n, html] of pages.entries()) {
      code(n);
      await page.setContent(html);
      await printed(page);
    }
  }, 600_000);
}

/** All as one document, then one file a letter. */
async function bareBatch(html: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) code(n);
  const pdf = await onPage(async (page) => {
    await page.setContent(html);
    return printed(page);
  }, 600_000);
  const whole = await PDFDocument.load(pdf, { updateMetadata: false });
  for (let n = 0; n < count; n += 1) {
    const single = await PDFDocument.create({ updateMetadata: false });
    for (const page of await single.copyPages(whole, [n])) single.addPage(page);
    await single.save();
  }
}

/** Seconds per letter. */
async function timed(count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000 / count;
}

async function main(count: number): Promise<void> {
  const pages = Array.from({ length: count }, (_, n) => write(n).html);
  const whole = `<style>${write(0).style} article { break-before: page }</style>${Array.from({ length: count }, (_, n) => write(n).body).join('')}`;
  await bareLetters(pages.slice(0, 5));
  const floorSeconds = await timed(count, () => bareLetters(pages));
  const floorInBatch = await timed(count, () => bareBatch(whole, count));

  await renderPdf(write(0).html, { tagged: false });
  const seconds = await timed(count, async () => {
    for (let n = 0; n < count; n += 1) await renderPdf(write(n).html, { tagged: false });
  });
  const inBatch = await timed(count, () => printAll(Array.from({ length: count }, (_, n) => letterOf(n))));
  await closeBrowser();
  report([
    { what: `letter of one page, ${count} one by one`, seconds, floorSeconds, target: 1.3 },
    { what: `letter of one page, in a batch of ${count}`, seconds: inBatch, floorSeconds: floorInBatch, target: 1.5 },
  ]);
}

void main(Number(process.argv[2] ?? 100));
