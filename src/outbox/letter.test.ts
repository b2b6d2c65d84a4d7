import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { LETTER_LAYOUTS, letterLayoutOf, type LetterLayout } from '../companies/letter-layout';
import { closeBrowser } from '../platform/pdf/browser';
import { renderPdf } from '../platform/pdf/render';
import { addressLines } from './address';
import { SHEETS, shownBy, type Box } from './letter-sheet';
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

const print = async (language: Spoken, layout: LetterLayout, lines?: readonly string[]): Promise<Buffer> => {
  const facts = sample('reminder-firm', 'firm', language, 'letter');
  const parties = {
    ...facts.parties,
    recipient: { ...facts.parties.recipient, lines: lines ?? facts.parties.recipient.lines },
  };
  return renderPdf(letter({ ...facts, parties }, 'reminder-firm', layout).numbered, { tagged: false });
};

/** Where the window of an envelope can come to lie on the sheet. */
function windowsOf(layout: LetterLayout): Box[] {
  const sheet = SHEETS[layout];
  return sheet.envelopes.flatMap((envelope) =>
    envelope.right.flatMap((right) => envelope.up.map((up) => shownBy(envelope, sheet, right, up))),
  );
}

/** How high the letters of a line of 10 points stand above its base line, and how far they hang below it. */
const [ABOVE, BELOW] = [2.6, 0.9];

const inside = ({ left, right, down }: Placed, box: Box, margin: number): boolean =>
  left >= box.left + margin &&
  right <= box.left + box.width - margin &&
  down - ABOVE >= box.top &&
  down + BELOW <= box.top + box.height;

const touches = ({ left, right, down }: Placed, box: Box): boolean =>
  right > box.left && left < box.left + box.width && down > box.top && down - ABOVE < box.top + box.height;

describe('a letter', () => {
  it.each(LETTER_LAYOUTS)(
    'in layout %s shows six long lines of address in its window, and nothing else',
    async (layout) => {
      const placed = await placedText(await print(layout === 'nf' ? 'fr' : 'de', layout, LONGEST));
      expect(LONGEST).toHaveLength(6);
      const lines = LONGEST.map((shown) => placed.find(({ text, down }) => text === shown && down < 95));
      const others = placed.filter((one) => !lines.includes(one));
      for (const window of windowsOf(layout)) {
        for (const [at, line] of lines.entries()) {
          const where =
            line && `${LONGEST[at]}: ${line.left.toFixed(1)}-${line.right.toFixed(1)} × ${line.down.toFixed(1)}`;
          expect([where, line !== undefined && inside(line, window, 0.5)]).toEqual([where, true]);
        }
        const seen = others.filter((one) => touches(one, window)).map(({ text }) => text);
        // the line that says where it comes from stands above the address, in the window, where DIN has it
        expect(seen.filter((text) => SHEETS[layout].sender === null || !text.includes(' · '))).toEqual([]);
      }
    },
  );

  it('is folded where the sheet says, with a mark at its edge', () => {
    for (const layout of LETTER_LAYOUTS) {
      const { style } = letter(sample('reminder-firm', 'firm', 'en', 'letter'), 'reminder-firm', layout);
      const top = (mark: string): number =>
        Number(new RegExp(`\\.mark\\.${mark} { (?:width: 6mm; )?top: ([\\d.]+)mm`).exec(style)?.[1]) + 16;
      expect([layout, top('first'), top('hole'), top('second')]).toEqual([layout, SHEETS[layout].folds[0], 148.5, SHEETS[layout].folds[1]]); // prettier-ignore
    }
  });

  it('has the layout of the company’s country', () => {
    expect(['DE', 'FR', 'GB', 'CH', 'SE', 'NL', 'ES', 'US'].map(letterLayoutOf)).toEqual([
      'din5008b', 'nf', 'gb', 'sn_left', 'se', 'nl', 'es', 'din5008b',
    ]); // prettier-ignore
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

  it('has the day alone where the creditor has named no town', () => {
    const dated = (language: Spoken, city: string | null): string => {
      const facts = sample('reminder-firm', 'firm', language, 'letter');
      const parties = { ...facts.parties, creditor: { ...facts.parties.creditor, city } };
      const { numbered } = letter({ ...facts, parties }, 'reminder-firm', 'nf');
      return /class="dateline">([^<]*)</.exec(numbered)?.[1]?.replace(/\u00a0/g, ' ') ?? '';
    };
    expect(dated('fr', 'Lyon')).toBe('Lyon, le 20 novembre 2026');
    expect(['fr', 'de', 'sv', 'en'].map((language) => dated(language as Spoken, null))).toEqual(['le 20 novembre 2026', 'den 20. November 2026', 'den 20 november 2026', '20 November 2026']); // prettier-ignore
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
