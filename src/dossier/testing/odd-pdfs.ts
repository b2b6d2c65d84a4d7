import { deflateSync } from 'node:zlib';
import {
  PDFBool,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  StandardFonts,
  degrees,
} from '@cantoo/pdf-lib';

/** PDFs as they come from customers and scanners, each odd in its own way, made by code. Each says its own name on its first page, where it has one. */
export async function oddPdfs(): Promise<ReadonlyMap<string, Buffer>> {
  const made = new Map<string, Buffer>();
  for (const [name, make] of Object.entries(ODD)) made.set(name, Buffer.from(await make(name)));
  return made;
}

type Make = (name: string) => Promise<Uint8Array> | Uint8Array;

const ODD: Readonly<Record<string, Make>> = {
  'locked by a password': (name) => locked(name, 'secret'),
  'restricted by its owner': (name) => locked(name, undefined),
  'turned by 90': (name) => changed(name, (pdf) => pdf.getPage(0).setRotation(degrees(90))),
  'turned by 180': (name) => changed(name, (pdf) => pdf.getPage(0).setRotation(degrees(180))),
  'turned by 270': (name) => changed(name, (pdf) => pdf.getPage(0).setRotation(degrees(270))),
  'turned by nonsense': (name) => changed(name, (pdf) => pdf.getPage(0).node.set(PDFName.of('Rotate'), pdf.context.obj(-450))), // prettier-ignore
  landscape: (name) => plain(name, [842, 595]),
  'as large as a wall': (name) => plain(name, [14_400, 9_000]),
  'as small as a stamp': (name) => plain(name, [120, 60], 8),
  'cropped outside of its page': (name) => changed(name, (pdf) => pdf.getPage(0).setCropBox(-900, -900, 100, 100)),
  'a form that was filled in': (name) => form(name),
  'a form without looks': (name) =>
    form(name, (pdf) => {
      for (const field of pdf.getForm().getFields()) for (const widget of field.acroField.getWidgets()) widget.dict.delete(PDFName.of('AP')); // prettier-ignore
    }),
  signed: (name) => signed(name),
  'a form of XFA with pages': (name) => changed(name, (pdf) => pdf.catalog.set(PDFName.of('AcroForm'), pdf.context.obj({ Fields: [], XFA: [] }))), // prettier-ignore
  'a form of XFA without pages of its own': (name) => changed(name, (pdf) => pdf.catalog.set(PDFName.of('NeedsRendering'), PDFBool.True)), // prettier-ignore
  'full of scripts': (name) => scripted(name),
  'with files inside': (name) => changed(name, async (pdf) => pdf.attach(Buffer.from('<Invoice/>'), 'factur-x.xml')),
  'with a wrong list of objects': async (name) => {
    const text = Buffer.from(await plain(name)).toString('latin1');
    return Buffer.from(text.replace(/startxref\s+\d+/, 'startxref\n7'), 'latin1');
  },
  'without its end': async (name) => {
    const text = Buffer.from(await plain(name)).toString('latin1');
    return Buffer.from(text.slice(0, text.lastIndexOf('xref') - 5), 'latin1');
  },
  'with rubbish before it': async (name) => Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), await plain(name)]),
  'cut in the middle': async (name) => (await plain(name)).subarray(0, 300),
  'a circle of pages': () => Buffer.from(CIRCLE),
  'a tree of pages that is its own trunk': () => Buffer.from(CIRCLE.replace('[3 0 R]', '[2 0 R]')),
  'without a page': () => Buffer.from(CIRCLE.replace('/Kids [3 0 R] /Count 1', '/Kids [] /Count 0')),
  'a page that is announced and not there': () => Buffer.from(CIRCLE.replace('3 0 obj <</Type /Pages /Count 1 /Parent 2 0 R /Kids [2 0 R]>> endobj', '')), // prettier-ignore
  'a page whose content is not there': (name) => changed(name, (pdf) => pdf.getPage(0).node.set(PDFName.of('Contents'), pdf.context.nextRef())), // prettier-ignore
  'content that unpacks to 50 MB': (name) =>
    changed(name, (pdf) => {
      const packed = deflateSync(Buffer.alloc(50_000_000, ' '));
      const stream = PDFRawStream.of(pdf.context.obj({ Filter: 'FlateDecode', Length: packed.length }), packed);
      pdf.getPage(0).node.addContentStream(pdf.context.register(stream));
    }),
};

async function plain(name: string, size: [number, number] = [595, 842], letters = 14): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.addPage(size).drawText(name, { x: 4, y: size[1] / 2, size: letters, font });
  return pdf.save({ useObjectStreams: false });
}

async function changed(name: string, change: (pdf: PDFDocument) => unknown): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await plain(name), { updateMetadata: false });
  await change(pdf);
  return pdf.save({ useObjectStreams: false, updateFieldAppearances: false });
}

const locked = (name: string, userPassword: string | undefined): Promise<Uint8Array> =>
  changed(name, (pdf) => {
    pdf.encrypt({ ownerPassword: 'owner', ...(userPassword === undefined ? {} : { userPassword }), permissions: { copying: false } }); // prettier-ignore
  });

const form = (name: string, change: (pdf: PDFDocument) => void = () => undefined): Promise<Uint8Array> =>
  changed(name, (pdf) => {
    const field = pdf.getForm().createTextField('amount');
    field.setText('filled in: 4711');
    field.addToPage(pdf.getPage(0), { x: 50, y: 700, width: 200, height: 20 });
    change(pdf);
  });

/** A field with a signature of no worth; that there is one is what counts. */
const signed = (name: string): Promise<Uint8Array> =>
  changed(name, (pdf) => {
    const { context } = pdf;
    const value = context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'adbe.pkcs7.detached', ByteRange: [0, 10, 20, 10] }); // prettier-ignore
    value.set(PDFName.of('Contents'), PDFHexString.of('00'.repeat(64)));
    const field = context.obj({ FT: 'Sig', Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 0, 0], V: context.register(value) }); // prettier-ignore
    field.set(PDFName.of('T'), PDFString.of('Signature1'));
    const ref = context.register(field);
    pdf.getPage(0).node.addAnnot(ref);
    pdf.catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: 3, Fields: [ref] }));
  });

const scripted = (name: string): Promise<Uint8Array> =>
  changed(name, (pdf) => {
    const { context } = pdf;
    const script = context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(4711)') });
    const launch = context.obj({ S: 'Launch', F: PDFString.of('calc.exe') });
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 99, 99], A: { S: 'URI', URI: PDFString.of('https://evil.example/') } }; // prettier-ignore
    pdf.catalog.set(PDFName.of('OpenAction'), script);
    pdf.catalog.set(PDFName.of('Names'), context.obj({ JavaScript: { Names: [PDFString.of('a'), script] } }));
    pdf.getPage(0).node.set(PDFName.of('AA'), context.obj({ O: launch, C: script }));
    pdf.getPage(0).node.addAnnot(context.register(context.obj(link)));
    pdf.getPage(0).node.addAnnot(context.register(context.obj({ ...link, Subtype: 'Screen', A: launch })));
  });

const CIRCLE = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Pages /Count 1 /Parent 2 0 R /Kids [2 0 R]>> endobj
trailer <</Root 1 0 R /Size 4>>
%%EOF`;
