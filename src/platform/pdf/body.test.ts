import { inflateSync, deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { wrongWithBody } from './body';

let pdf: Buffer;
let text: string;

beforeAll(async () => {
  const made = await PDFDocument.create();
  for (let n = 0; n < 3; n += 1) made.addPage();
  await made.attach(Buffer.from('a file that says endobj and startxref'), 'a.txt');
  pdf = Buffer.from(await made.save());
  text = pdf.toString('latin1');
});

describe('the body of a PDF', () => {
  it('is right as it was written', () => {
    expect(wrongWithBody(pdf)).toBeUndefined();
  });

  it('is not right when any byte of its list of objects is another', () => {
    const at = Number(/startxref\s+(\d+)/.exec(text)?.[1]);
    const from = text.indexOf('stream', at) + 7;
    const length = Number(/\/Length (\d+)/.exec(text.slice(at))?.[1]);
    const list = inflateSync(pdf.subarray(from, from + length));
    const width = (/\/W \[ (\d) (\d) (\d) \]/.exec(text)?.slice(1) ?? []).reduce((sum, one) => sum + Number(one), 0);
    for (let n = 0; n < list.length; n += 1) {
      const other = Buffer.from(list);
      other[n] = (other[n] ?? 0) ^ 1;
      const packed = deflateSync(other);
      const dictionary = text.slice(at, from).replace(/\/Length \d+/, `/Length ${packed.length}`);
      const forged = Buffer.concat([pdf.subarray(0, at), Buffer.from(dictionary, 'latin1'), packed, Buffer.from(text.slice(from + length), 'latin1')]); // prettier-ignore
      if (n > 0 && n < width) continue; // the entry of object 0 leads nowhere
      expect({ n, wrong: wrongWithBody(forged) !== undefined }).toEqual({ n, wrong: true });
    }
  });

  it.each([
    ['a later addition', () => `${text}\n9 0 obj\n<< /Type /Page >>\nendobj\nstartxref\n9\n%%EOF\n`],
    ['an object between two others', () => text.replace('endobj', 'endobj\n9 0 obj\n<< /Hidden true >>\nendobj')],
    ['an object before the first', () => text.replace(/^(%PDF.*\n)/, '$1 9 0 obj << >> endobj ')],
    ['something after its end', () => `${text}more`],
    ['half of it', () => text.slice(0, text.length / 2)],
  ])('shows %s', (_, forged) => {
    expect(wrongWithBody(Buffer.from(forged(), 'latin1'))).toEqual(expect.any(String));
  });
});
