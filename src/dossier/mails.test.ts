import { closeBrowser } from '../platform/pdf/browser';
import { readBack } from '../platform/pdf/readback';
import { seePdf } from '../platform/testing/read-pdf';
import { makeBundle } from './bundle.actions';
import type { Exhibit } from './claim';
import { sha256 } from './manifest';
import { mailFile } from './testing/mails';
import { sampleClaim } from './testing/sample-claim';
import { sampleSealer } from './testing/sample-sealer';
import { verifyBytes } from './verify.actions';
import type { Bundle } from './wrap.actions';

const sealer = sampleSealer();
afterAll(closeBrowser);

/** A bundle whose only exhibits are mails, with what each of its pieces says. */
async function bundleOf(mails: readonly { readonly bytes: Buffer; readonly visibility?: Exhibit['visibility'] }[]) {
  const { claim } = await sampleClaim();
  const exhibits = mails.map(({ bytes, visibility = 'court' }, n): Exhibit => ({
    ...{
      key: `document/${n}`,
      visibility,
      kind: 'correspondence',
      title: `Mail ${n + 1}`,
      datedOn: null,
      document: null,
    },
    ...{ fileName: `mail-${n + 1}.eml`, mediaType: 'message/rfc822', sha256: sha256(bytes), bytes: bytes.length },
  }));
  const bytesOf = (sha: string): Promise<Buffer> =>
    Promise.resolve(mails.find(({ bytes }) => sha256(bytes) === sha)?.bytes ?? Buffer.alloc(0));
  const bundle = await makeBundle({ ...claim, exhibits }, bytesOf, { sealer });
  const { pages, bookmarks } = await seePdf(bundle.pdf);
  const said = (piece: string): string => {
    const found = bundle.index.find((one) => one.piece === piece);
    return found ? pages.slice(found.from - 1, found.to).join(' ') : `no ${piece}`;
  };
  return { bundle, said, bookmarks, exhibits: exhibitsIn(bundle) };
}

const exhibitsIn = ({ index }: Bundle): string[] =>
  index.filter(({ piece }) => piece.startsWith('exhibit-')).map(({ title }) => title);

it('tells a mail word for word and numbers the files in it below it', async () => {
  const { files } = await sampleClaim();
  const [pdf = Buffer.alloc(0)] = files.values();
  const inner = mailFile('Delivery', 'The pallets came on Tuesday.', [{ type: 'application/pdf', name: 'BL-77.pdf', bytes: pdf }]); // prettier-ignore
  const html = '<script>alert(1)</script><p>We will <b>not</b> pay.</p><table><tr><td>FA-2291</td><td>4 800,00</td></tr></table>See https://laluna.example/x?key=123456789'; // prettier-ignore
  const mail = mailFile('Re: FA-2291', html, [
    { type: 'application/pdf', name: 'Lieferschein é 12.pdf', bytes: pdf },
    { type: 'message/rfc822', bytes: inner },
    { type: 'application/ms-tnef', name: 'winmail.dat', bytes: Buffer.from('789f3e2201', 'hex') },
    { type: 'application/octet-stream', name: 'setup.exe', bytes: Buffer.from('MZ\0\0') },
    { type: 'application/zip', name: 'all.zip', bytes: Buffer.from('PK\x03\x04') },
    { type: 'application/octet-stream', name: 'Note.docx', bytes: Buffer.from('PK\x03\x04 word/document.xml') },
  ]);
  const { bundle, said, bookmarks, exhibits } = await bundleOf([{ bytes: mail }]);
  expect(exhibits).toEqual(['Exhibit 1 — Mail 1', 'Exhibit 1.1 — Lieferschein é 12', 'Exhibit 1.2 — Delivery', 'Exhibit 1.2.1 — BL-77', 'Exhibit 1.3 — all', 'Exhibit 1.4 — Note']); // prettier-ignore
  expect(said('exhibit-1')).toContain('"Élodie Garrigue" <e.garrigue@laluna.example>');
  expect(said('exhibit-1')).toContain('Thu, 19 Feb 2026 10:12:00 +0100');
  expect(said('exhibit-1')).toMatch(/We will not pay\. FA-2291\s+4 800,00/);
  expect(said('exhibit-1')).toContain('https://laluna.example/…');
  expect(said('exhibit-1')).not.toMatch(/alert|123456789/);
  expect(said('exhibit-1')).toMatch(/winmail\.dat a package that only Outlook opens/);
  expect(said('exhibit-1')).toMatch(/setup\.exe of a kind that is not handed over/);
  expect(said('exhibit-1-2')).toContain('The pallets came on Tuesday.');
  expect(said('exhibit-1-3')).toContain('It is an archive of other files.');
  expect(said('exhibit-1-4')).toContain('It is a document of a word processor');
  expect(bookmarks.find((mark) => mark.includes('1.2.1 — BL-77'))).toMatch(/^ {6}1\.2\.1/);
  const carried = (await readBack(bundle.pdf)).files;
  expect(carried.get('01_Mail_1.eml')?.equals(mail)).toBe(true);
  expect(carried.get('01-04_Note.docx')?.toString()).toContain('word/document.xml');
  expect([...carried.keys()].join()).not.toMatch(/setup|winmail/);
  expect(await verifyBytes(bundle.pdf)).toMatchObject({ ok: true });
  expect(await verifyBytes(bundle.zip)).toMatchObject({ ok: true });
});

it('shows what is in a mail to nobody but those who may see the mail', async () => {
  const file = { type: 'text/plain', name: 'secret.txt', bytes: Buffer.from('MARK-4471') };
  const { bundle, exhibits } = await bundleOf([
    { bytes: mailFile('For us', 'MARK-4471', [file]), visibility: 'internal' },
    { bytes: mailFile('For the agency', 'MARK-4471', [file]), visibility: 'partner' },
  ]);
  expect(exhibits).toEqual([]);
  expect(`${bundle.manifestJson.toString()}${bundle.claimJson.toString()}`).not.toContain('secret');
});

it('bounds a hostile mail and says what it left in it', async () => {
  const note = { type: 'text/plain', name: 'a.txt', bytes: Buffer.from('x') };
  const deep = [3, 2, 1].reduce((inside, n) => mailFile('x'.repeat(n), 'see', [{ type: 'message/rfc822', bytes: inside }]), mailFile('deepest', 'end')); // prettier-ignore
  const { said, exhibits } = await bundleOf([
    {
      bytes: mailFile(
        'many',
        'see',
        Array.from({ length: 70 }, () => note),
      ),
    },
    { bytes: deep },
    { bytes: mailFile('empty', '') },
  ]);
  expect(exhibits.filter((title) => title.startsWith('Exhibit 1.'))).toHaveLength(60);
  expect(said('exhibit-1')).toContain('10 further files are only in the mail itself.');
  expect(exhibits.filter((title) => title.startsWith('Exhibit 2'))).toHaveLength(3);
  expect(said('exhibit-2-1-1')).toContain('a mail in a mail in a mail; in the mail itself');
  expect(said('exhibit-3')).toContain('The mail has no text.');
});
