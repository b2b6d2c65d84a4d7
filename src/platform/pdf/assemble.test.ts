import { PDFDocument, PDFName, PDFString, StandardFonts, degrees } from '@cantoo/pdf-lib';
import type { Instant } from '../../kernel/day';
import { seePdf } from '../testing/read-pdf';
import { Binder, type Binding, type Part, type Taken } from './assemble';
import { closeBrowser } from './browser';
import { digestDocument } from './digest';
import { readBack } from './readback';
import { renderBatch } from './render';

afterAll(closeBrowser);

const AT = '2026-06-30T08:00:00.000Z' as Instant;

const JPEG_1X1 =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=';

describe('what somebody gave us', () => {
  const refused = async (bytes: Uint8Array | string): Promise<string> => {
    const taken = await (await Binder.create()).take(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
    return taken.merged ? `${taken.pages.length} pages` : taken.why;
  };

  it('says why it cannot be shown, whatever it is', async () => {
    const invoice = await text(['Invoice FA-1']);
    const outcomes = {
      'a text file': await refused('Dear Sirs'),
      'an empty file': await refused(''),
      'a PDF cut off in the middle': await refused(invoice.subarray(0, invoice.length / 2)),
      'a PDF of rubbish': await refused('%PDF-1.7\nrubbish'),
      'a page tree that runs in a circle': await refused(CIRCULAR),
      'a PDF without pages': await refused(NO_PAGES),
      'one that needs a password': await refused(await locked(invoice, 'secret')),
      'one that its owner restricted': await refused(await locked(invoice, undefined)),
      'a picture that unpacks to gigabytes': await refused(pngHeader(60_000, 60_000)),
      'a JPEG that is none': await refused(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])),
      'a photograph': await refused(Buffer.from(JPEG_1X1, 'base64')),
      'an invoice': await refused(invoice),
    };
    expect(outcomes).toEqual({
      'a text file': 'not-a-page',
      'an empty file': 'not-a-page',
      'a PDF cut off in the middle': 'broken',
      'a PDF of rubbish': 'broken',
      'a page tree that runs in a circle': 'broken',
      'a PDF without pages': 'no-pages',
      'one that needs a password': 'needs-password',
      'one that its owner restricted': '1 pages',
      'a picture that unpacks to gigabytes': 'too-large',
      'a JPEG that is none': 'broken',
      'a photograph': '1 pages',
      'an invoice': '1 pages',
    });
  });

  it('tells what only the original carries', async () => {
    const pdf = await PDFDocument.load(await text(['Factur-X']));
    await pdf.attach(Buffer.from('<xml/>'), 'factur-x.xml');
    const taken = await (await Binder.create()).take(await pdf.save());
    expect(taken).toMatchObject({ merged: true, carries: ['files'], searchable: true });
  });
});

describe('a bundle', () => {
  it('numbers, stamps, bookmarks and links its pages', async () => {
    const seen = await seePdf((await bundle()).file);
    expect(seen.pages).toEqual([
      'RF-1 Index 1 / 4 Index To exhibit 1 To exhibit 2',
      'RF-1 Exhibit 1 — Invoice FA-1 2 / 4 first page',
      'RF-1 Exhibit 1 — Invoice FA-1 3 / 4 second page',
      'RF-1 Exhibit 2 — Łódź, Ελλάδα 4 / 4 contract',
    ]);
    expect(seen.bookmarks).toEqual(['Index → 1', 'Exhibits → 2', '  FA-1 → 2', '  Contract → 4']);
    expect(seen.links).toEqual([[2, 4], [], [], []]);
  });

  it('is the same to the byte when made twice', async () => {
    const [one, two] = [await bundle(), await bundle()];
    expect(one.file.equals(two.file)).toBe(true);
  });

  it('carries files whole', async () => {
    const { files } = await readBack((await bundle()).file);
    expect([...files].map(([name, bytes]) => `${name}: ${bytes.toString()}`)).toEqual(['claim.json: {"total":1}']);
  });

  it('has one digest before and after it was written', async () => {
    const { file, digest } = await bundle();
    expect((await readBack(file)).digest()).toEqual(digest);
  });

  it('shows a change of one digit by another digest of that page alone', async () => {
    const { digest } = await bundle();
    const other = await bundle({ second: 'second pagE' });
    const changed = digest.pages.map((page, n) => (page === other.digest.pages[n] ? '' : n + 1)).filter(Boolean);
    expect(changed).toEqual([3]);
    expect(other.digest.frame).toBe(digest.frame);
  });

  it('turns pages as their document shows them', async () => {
    const seen = new Map<number, string>();
    for (const turn of [0, 90, 180, 270]) {
      const pdf = await PDFDocument.load(await text(['turned']));
      pdf.getPage(0).setRotation(degrees(turn));
      const made = await PDFDocument.load(await onlyPart(await pdf.save()));
      const { width, height } = made.getPage(0).getSize();
      seen.set(turn, width > height ? 'landscape' : 'portrait');
      expect(made.getPage(0).getRotation().angle).toBe(0);
    }
    expect([...seen]).toEqual([[0, 'portrait'], [90, 'landscape'], [180, 'portrait'], [270, 'landscape']]); // prettier-ignore
  });

  it('leaves scripts, actions, links and fields behind but shows what fields say', async () => {
    const hostile = await PDFDocument.create();
    const page = hostile.addPage();
    const field = hostile.getForm().createTextField('name');
    field.setText('Alice Field');
    field.addToPage(page, { x: 50, y: 700, width: 200, height: 20 });
    const js = hostile.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
    page.node.set(PDFName.of('AA'), hostile.context.obj({ O: js }));
    hostile.catalog.set(PDFName.of('OpenAction'), js);
    field.acroField.dict.set(PDFName.of('AA'), hostile.context.obj({ K: js }));
    const made = await onlyPart(await hostile.save());
    expect((await seePdf(made)).pages[0]).toContain('Alice Field');
    const inside = await PDFDocument.load(made);
    const objects = inside.context.enumerateIndirectObjects().map(([, object]) => object.toString());
    expect(objects.filter((object) => /JavaScript|\/AA|OpenAction|\/Widget|AcroForm/.test(object))).toEqual([]);
  });

  it('keeps hidden what a layer hides', async () => {
    const pdf = await PDFDocument.load(await text(['visible']));
    const layer = pdf.context.register(pdf.context.obj({ Type: 'OCG', Name: PDFString.of('Draft') }));
    pdf.catalog.set(PDFName.of('OCProperties'), pdf.context.obj({ OCGs: [layer], D: { OFF: [layer] } }));
    const made = await PDFDocument.load(await onlyPart(await pdf.save()));
    const groups = made.getOptionalContentGroups();
    expect(groups.map(({ name, visible }) => ({ name, visible }))).toEqual([{ name: 'Draft', visible: false }]);
  });
});

describe('the digest', () => {
  it('covers what happens on opening', async () => {
    const { file, digest } = await bundle();
    const pdf = await PDFDocument.load(file, { updateMetadata: false });
    pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }));
    const changed = digestDocument(pdf);
    expect(changed.frame).not.toBe(digest.frame);
    expect(changed.pages).toEqual(digest.pages);
  });
});

async function bundle({ second = 'second page' } = {}) {
  const binder = await Binder.create();
  const sheets = await renderBatch({
    style: 'body { font-family: Inter } @page { margin: 25mm 20mm }',
    language: 'en',
    bodies: ['<h1>Index</h1><a href="duly:e1">To exhibit 1</a> <a href="duly:e2">To exhibit 2</a>'],
  });
  const parts: Part[] = [
    { id: 'index', label: 'Index', reduced: false, pages: shown(await binder.take(sheets.pdf)) },
    {
      id: 'e1',
      label: 'Exhibit 1 — Invoice FA-1',
      reduced: true,
      pages: shown(await binder.take(await text(['first page', second]))),
    },
    {
      id: 'e2',
      label: 'Exhibit 2 — Łódź, Ελλάδα',
      reduced: true,
      pages: shown(await binder.take(await text(['contract']))),
    },
  ];
  const bound = await binder.bind(binding(parts));
  const digest = bound.digest();
  const claim = {
    name: 'claim.json',
    bytes: Buffer.from('{"total":1}'),
    mediaType: 'application/json',
    description: 'The claim',
  };
  return { digest, file: await bound.save([claim]) };
}

function binding(parts: readonly Part[]): Binding {
  return {
    parts,
    bookmarks: [
      { title: 'Index', part: 'index' },
      { title: 'Exhibits', part: 'e1', children: [{ title: 'FA-1', part: 'e1' }, { title: 'Contract', part: 'e2' }] }, // prettier-ignore
    ],
    running: 'RF-1',
    numbering: (page, of) => `${page} / ${of}`,
    title: 'Recovery file RF-1',
    author: 'Atelier Nord SAS',
    subject: 'Claim',
    language: 'en',
    madeAt: AT,
  };
}

async function onlyPart(bytes: Uint8Array): Promise<Buffer> {
  const binder = await Binder.create();
  const pages = shown(await binder.take(bytes));
  const bound = await binder.bind({
    ...binding([{ id: 'e1', label: 'Exhibit', reduced: true, pages }]),
    bookmarks: [],
  });
  return bound.save([]);
}

function shown(taken: Taken) {
  if (!taken.merged) throw new Error(taken.why);
  return taken.pages;
}

async function text(pages: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const line of pages) pdf.addPage([595, 842]).drawText(line, { x: 60, y: 700, size: 14, font });
  return pdf.save();
}

async function locked(bytes: Uint8Array, userPassword: string | undefined): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes);
  pdf.encrypt({
    ownerPassword: 'owner',
    ...(userPassword === undefined ? {} : { userPassword }),
    permissions: { copying: false },
  });
  return pdf.save();
}

function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  header.write('\x89PNG\r\n\x1a\n', 'latin1');
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}

const CIRCULAR = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Count 1 /Kids [3 0 R]>> endobj
3 0 obj <</Type /Pages /Count 1 /Parent 2 0 R /Kids [2 0 R]>> endobj
trailer <</Root 1 0 R /Size 4>>
%%EOF`;

const NO_PAGES = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Count 0 /Kids []>> endobj
trailer <</Root 1 0 R /Size 3>>
%%EOF`;
