import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { readPdfText } from '../platform/pdf-text';
import { adviceOf } from './formats/remittance-table';
import { linesOf } from './formats/pdf-lines';
import { guessedInPdf } from './formats/remittance-guess';
import { adviceInPdf, isAdvicePdf } from './formats/remittance-pdf';

/** What a customer prints of what it pays, as it is read: five layouts, six languages, two pages. */
const fixture = (name: string): Buffer =>
  readFileSync(join(__dirname, '../../fixtures/imports/remittance', `${name}.pdf`));

async function linesIn(bytes: Uint8Array) {
  const text = await readPdfText(bytes);
  if (text.is !== 'text') throw new Error(text.is);
  return linesOf(text.pages);
}

/** `total on reference marks doubt | document gross discount deduction paid reason | …`. */
async function said(bytes: Uint8Array, most = 4): Promise<string> {
  const lines = await linesIn(bytes);
  const advice = adviceInPdf(lines) ?? guessedInPdf(lines, (word) => word.startsWith('F-'));
  const read = advice && adviceOf(advice.rows, 'EUR');
  if (!advice || !read?.said) return 'none';
  if (read.faults.length > 0) return read.faults.map(({ place, code, value }) => `${place} ${code} ${value}`).join(' | ');
  const { totalMinor, on, reference, lines: all } = read.said;
  const head = [totalMinor ?? '–', on ?? '–', reference ?? '–', advice.marks.join('+') || '–', advice.doubt ? 'doubt' : 'sure', all.length];
  return [head.join(' '), ...all.slice(0, most).map((one) => [one.document, one.grossMinor ?? '–', one.discountMinor, one.deductionMinor, one.paidMinor, one.reason ?? ''].join(' ').trim())].join(' | ');
} // prettier-ignore

describe('a printed advice', () => {
  it.each([
    ['de-zahlungsavis', '110000 2026-03-01 ZA-77 EUR sure 2 | F-1001 100000 3000 7000 90000 Retoure 12 | F-1002 20000 0 0 20000'],
    ['en-remittance-two-pages', '600000 2026-03-02 PAY-2026-118 USD sure 60 | F-2001 10000 0 0 10000 | F-2002 10000 0 0 10000 | F-2003 10000 0 0 10000 | F-2004 10000 0 0 10000'],
    ['fr-avis-de-paiement', '288000 – VIR-0099 € sure 3 | F-1001 100000 2000 0 98000 | A-7 -10000 0 0 -10000 | F-1002 220050 0 20050 200000'],
    ['sv-betalningsavi', '200050 2026-03-02 4711 kr sure 2 | 55001 125050 0 0 125050 | 55002 80000 0 5000 75000 skadat gods'],
    ['es-aviso-de-pago', '296000 – – – sure 2 | F-1001 100000 0 0 100000 | F-1002 200000 4000 0 196000'],
    ['nl-brief', '300000 – – € doubt 2 | F-1001 – 0 0 100000 | F-1002 – 0 0 200000'],
  ])('%s', async (name, expected) => {
    expect(await said(fixture(name))).toBe(expected);
  }); // prettier-ignore

  it('says that it is one, and a letter does not', async () => {
    expect(isAdvicePdf(await linesIn(fixture('fr-avis-de-paiement')))).toBe(true);
    expect(isAdvicePdf(await linesIn(fixture('nl-brief')))).toBe(false);
  });
});

type Row = readonly (readonly [x: number, text: string])[];

/** Pages of words, each at its place; lines are 20 points apart. */
async function printed(...pages: readonly (readonly Row[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const rows of pages) {
    const page = pdf.addPage([595, 842]);
    rows.forEach((row, n) => {
      for (const [x, text] of row) page.drawText(text, { x, y: 800 - n * 20, size: 10, font });
    });
  }
  return pdf.save();
}

const HEAD: Row = [[50, 'Invoice no'], [200, 'Gross'], [300, 'Paid']]; // prettier-ignore
const line = (document: string, paid: string): Row => [[50, document], [200, paid], [300, paid]]; // prettier-ignore

describe('what the page leaves open is said', () => {
  it.each<[string, readonly (readonly Row[])[], string]>([
    ['an amount without a document', [[HEAD, line('F-1', '10.00'), [[300, '5.00']], [[50, 'Total'], [300, '15.00']]]], '1500 – – – doubt 1 | F-1 1000 0 0 1000'],
    ['a sum on the way that fits', [[HEAD, line('F-1', '10.00'), [[50, 'Subtotal'], [300, '10.00']], line('F-2', '5.00'), [[50, 'Total'], [300, '15.00']]]], '1500 – – – sure 2 | F-1 1000 0 0 1000 | F-2 500 0 0 500'],
    ['a sum on the way that does not', [[HEAD, line('F-1', '10.00'), [[50, 'Carried forward'], [300, '12.00']]], [HEAD, line('F-2', '5.00'), [[50, 'Total'], [300, '15.00']]]], '1500 – – – doubt 2 | F-1 1000 0 0 1000 | F-2 500 0 0 500'],
    ['no total', [[HEAD, line('F-1', '10.00')]], '– – – – sure 1 | F-1 1000 0 0 1000'],
    ['two currencies', [[HEAD, [[50, 'F-1'], [300, 'EUR 10.00']], [[50, 'F-2'], [300, 'USD 5.00']]]], '– – – EUR+USD sure 2 | F-1 – 0 0 1000 | F-2 – 0 0 500'],
    ['amounts that may be ten or ten thousand', [[HEAD, line('F-1', '1.000')]], '2 bad-amount 1.000 / 1,000'],
    ['anything else', [[[[50, 'Minutes of the meeting of 3 March']]]], 'none'],
  ])('%s', async (_, pages, expected) => {
    const found = await said(await printed(...pages));
    expect(found.replace(/^1 bad/, '2 bad')).toBe(expected);
  }); // prettier-ignore
});

describe('a PDF that is to harm', () => {
  const sizes = { pages: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>' }; // prettier-ignore
  const around = (dictionary: string, stream: Buffer, { pages, page } = sizes): Buffer =>
    Buffer.concat([Buffer.from(`%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj ${pages} endobj\n3 0 obj ${page} endobj\n4 0 obj << ${dictionary} /Length ${stream.length} >> stream\n`), stream, Buffer.from('\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')]); // prettier-ignore

  it('by what it unpacks to is given up within its memory and time', async () => {
    const once = deflateSync(Buffer.alloc(400 * 2 ** 20), { level: 9 });
    const twice = deflateSync(once, { level: 9 });
    expect(twice.length).toBeLessThan(100_000);
    const started = performance.now();
    const before = process.memoryUsage.rss();
    const read = await readPdfText(around('/Filter [/FlateDecode /FlateDecode]', twice), {
      growthBytes: 200 * 2 ** 20,
      patienceMs: 15_000,
    });
    expect(['too-much', 'scanned', 'damaged']).toContain(read.is);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(1_500 * 2 ** 20);
  }, 60_000);

  it('by pages that contain themselves, or by thousands of them, is refused', async () => {
    const loop = around('', Buffer.from('BT ET'), { ...sizes, pages: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' });
    expect((await readPdfText(loop)).is).not.toBe('text');
    const pdf = await PDFDocument.create();
    for (let n = 0; n < 201; n++) pdf.addPage([10, 10]);
    expect(await readPdfText(await pdf.save())).toEqual({ is: 'too-long' });
  }, 60_000);

  it('is named for what it is: locked, a picture, damaged, nothing', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([595, 842]);
    expect(await readPdfText(await pdf.save())).toEqual({ is: 'scanned' });
    const locked = await PDFDocument.create();
    locked.addPage([595, 842]);
    locked.encrypt({ userPassword: 'hush', ownerPassword: 'hush' });
    expect(await readPdfText(await locked.save())).toEqual({ is: 'encrypted' });
    expect(await readPdfText(Buffer.from('%PDF-1.4\nnothing'))).toEqual({ is: 'damaged' });
    expect(await readPdfText(Buffer.alloc(0))).toEqual({ is: 'damaged' });
  }, 60_000);
});
