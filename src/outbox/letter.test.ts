import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { closeBrowser } from '../platform/pdf/browser';
import { renderPdf } from '../platform/pdf/render';
import { addressLines } from './address';
import { letter } from './testing/press';
import { line, sample, section, type Spoken } from './samples';

/** Where text stands on a sheet, in millimetres from its upper left corner, read back by another library. */
interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The base line. */
  readonly down: number;
}

const MM = 25.4 / 72;

async function placedText(pdf: Buffer, page = 1): Promise<Placed[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(pdf), isEvalSupported: false, verbosity: 0 });
  const sheet = await (await loading.promise).getPage(page);
  const content = await sheet.getTextContent();
  const height = sheet.getViewport({ scale: 1 }).height;
  const placed = content.items.flatMap((piece) => {
    if (!('str' in piece) || piece.str.trim() === '') return [];
    const [, , , , x = 0, y = 0] = piece.transform as number[];
    return [{ text: piece.str, left: x * MM, right: (x + piece.width) * MM, down: (height - y) * MM }];
  });
  await loading.destroy();
  return placed;
}

afterAll(closeBrowser);

const LONGEST = addressLines(
  {
    name: 'WASSERWIRTSCHAFTLICHE GESELLSCHAFT FÜR ABWASSERWESEN WÜRTTEMBERG MBH & CO. KG',
    address: {
      street: 'Im Gewerbepark Nord 117 a\nGebäude 4, Aufgang B',
      postcode: '70173',
      city: 'STUTTGART-ZUFFENHAUSEN',
      region: null,
      country: 'DE',
    },
  },
  { country: 'FR', language: 'fr' },
);

const print = async (language: Spoken, layout: 'din5008b' | 'nf', lines?: readonly string[]): Promise<Buffer> => {
  const facts = sample('reminder-firm', 'firm', language, 'letter');
  const parties = {
    ...facts.parties,
    recipient: { ...facts.parties.recipient, lines: lines ?? facts.parties.recipient.lines },
  };
  return renderPdf(letter({ ...facts, parties }, 'reminder-firm', layout).numbered, { tagged: false });
};

describe('a letter', () => {
  it.each([
    // DIN 5008 form B: the zone of the address, 62.7 to 90 mm down, in a window from 20 to 105 mm
    ['din5008b', 'de', { left: 25, right: 105, from: 62.7, to: 90 }],
    // both French windows, 35 × 100 and 45 × 100 mm, wherever the sheet lies in the envelope
    ['nf', 'fr', { left: 100, right: 190, from: 55, to: 79 }],
  ] as const)('in layout %s shows the address in the window, also six long lines', async (layout, language, window) => {
    const placed = await placedText(await print(language, layout, LONGEST));
    expect(LONGEST).toHaveLength(6);
    for (const shown of LONGEST) {
      const found = placed.find(({ text, down }) => text === shown && down < 95);
      expect(found).toBeDefined();
      expect(found!.left).toBeGreaterThanOrEqual(window.left - 0.1);
      expect(found!.right).toBeLessThanOrEqual(window.right);
      expect(found!.down).toBeGreaterThan(window.from);
      expect(found!.down).toBeLessThan(window.to);
    }
    const strangers = placed.filter(
      ({ left, right, down }) => right > window.left && left < window.right && down > window.from && down < window.to,
    );
    expect(strangers.map(({ text }) => text).filter((text) => !LONGEST.includes(text) && layout === 'nf')).toEqual([]);
  });

  it.each([
    ['din5008b', [105, 148.5, 210]],
    ['nf', [99, 148.5, 198]],
  ] as const)('in layout %s is marked where it is folded', (layout, places) => {
    const { style } = letter(sample('reminder-firm', 'firm', 'en', 'letter'), 'reminder-firm', layout);
    const top = (mark: string): number =>
      Number(new RegExp(`${mark} { (?:width: 6mm; )?top: ([\\d.]+)mm`).exec(style)?.[1]) + 16;
    expect([top(`\\.${layout} \\.mark\\.first`), top('\\.mark\\.hole'), top(`\\.${layout} \\.mark\\.second`)]).toEqual(
      places,
    );
  });

  it('begins its text below the first fold’s field, keeps its margins, and has its footer on every page', async () => {
    const many = Array.from({ length: 60 }, (_, n) => line(`FA-${3000 + n}`, 12_345, n + 1, { poNo: `45000${n}` }));
    const facts = sample('reminder-firm', 'firm', 'de', 'letter');
    const full = { ...facts, content: { ...facts.content, sections: [section('EUR', { items: many })] } };
    const pdf = await renderPdf(letter(full, 'reminder-firm').numbered, { tagged: false });
    const pages = (await PDFDocument.load(pdf)).getPageCount();
    expect(pages).toBeGreaterThanOrEqual(3);
    for (let page = 1; page <= pages; page += 1) {
      const placed = await placedText(pdf, page);
      expect(placed.map(({ text }) => text).join(' ')).toContain('Nordlicht Beleuchtung GmbH');
      expect(placed.some(({ text }) => text.includes('USt-IdNr'))).toBe(true);
      expect(Math.min(...placed.map(({ left }) => left))).toBeGreaterThanOrEqual(24.9);
      expect(Math.max(...placed.map(({ right }) => right))).toBeLessThanOrEqual(200);
      const numbered = placed.some(
        ({ text }) => text.replace(/\s+/g, ' ').includes(`Seite ${page} von ${pages}`) || text.includes(`${page} von`),
      );
      expect(numbered).toBe(page > 1);
      if (page > 1) expect(placed.some(({ text }) => text === 'Rechnung')).toBe(page <= 3); // the head of the table again
    }
    const first = await placedText(pdf);
    expect(first.find(({ text }) => text.startsWith('Überfällig: 60'))?.down).toBeGreaterThan(95);
  });

  it('carries its fonts with it', async () => {
    const pdf = await PDFDocument.load(await print('fr', 'nf'));
    const fonts = pdf.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter(
        (object): object is PDFDict =>
          object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'),
      );
    expect(fonts.length).toBeGreaterThan(0);
    const embedded = fonts.filter((font) =>
      ['FontFile', 'FontFile2', 'FontFile3'].some((name) => font.has(PDFName.of(name))),
    );
    expect(embedded).toHaveLength(fonts.length);
    expect(fonts.every((font) => String(font.get(PDFName.of('FontName'))).includes('Inter'))).toBe(true);
  });
});
