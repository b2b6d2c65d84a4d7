import { closeBrowser } from '../platform/pdf/browser';
import { readBack } from '../platform/pdf/readback';
import { seePdf } from '../platform/testing/read-pdf';
import { makeBundle } from './bundle.actions';
import type { Exhibit } from './claim';
import { sha256 } from './manifest';
import { shownText } from './shown-text';
import { PROFILES } from './profile';
import { sampleClaim } from './testing/sample-claim';
import { sampleSealer } from './testing/sample-sealer';

/** Texts and tables of text among the exhibits are printed as pages, whatever is in them, and carried whole. */
afterAll(closeBrowser);

const shown = (text: string | Buffer) => shownText(Buffer.from(text as string));

describe('a text as it is shown', () => {
  it.each([
    ['line ends of every kind', 'a\r\nb\rc\fd', 'a\nb\nc\nd'],
    ['a byte order mark', '\ufeffa', 'a'],
    ['tabs, so that columns stand below each other', 'a\tb\nlonger one\tc', 'a       b\nlonger one      c'],
    ['controls and marks that turn what is read', 'pay\u202e05\u0007', 'pay\ufffd05\ufffd'],
    ['nothing', ' \n\n', ''],
  ])('has %s', (_, text, seen) => {
    expect(shown(text)).toEqual({ text: seen, cut: false });
  });

  it('is read as Western Europe wrote it where it is no UTF-8', () => {
    expect(shownText(Buffer.from('Stra\xdfe 5 \x80', 'latin1')).text).toBe('Straße 5 €');
  });

  it.each([
    ['lines', 'x\n'.repeat(5_000)],
    ['letters', 'x'.repeat(900_000)],
    ['a line', `${'y'.repeat(2_001)}\nend`],
  ])('ends somewhere, and says so: too many %s', (_, text) => {
    const { text: seen, cut } = shown(text);
    expect(cut).toBe(true);
    expect(seen.length).toBeLessThanOrEqual(210_000);
  });
});

describe('a text in the bundle', () => {
  const files = new Map<string, Buffer>();
  const exhibit = (fileName: string, text: string): Exhibit => {
    const bytes = Buffer.from(text);
    files.set(sha256(bytes), bytes);
    return {
      ...{ key: `document/${files.size}`, visibility: 'court', kind: 'correspondence', title: fileName, datedOn: null },
      ...{ document: null, fileName, mediaType: 'text/plain', sha256: sha256(bytes), bytes: bytes.length },
    };
  };
  const hostile = '<script>alert(1)</script><img src="file:///etc/passwd"> {{csrf}} </pre><h1>x</h1>';
  const exhibits = [
    exhibit('ledger.csv', `number;amount\nF-1;100,00\n${'F-2;200,00\n'.repeat(150)}F-LAST;1,00`),
    exhibit('note.txt', `${hostile}\nsee https://pay.example.com/d/9XkQ2mPp7rT4vLw8ZsYb`),
    exhibit('empty.txt', ' \n'),
  ];
  const originals = (sha: string) => Promise.resolve(files.get(sha) ?? Buffer.alloc(0));

  it('is printed whole over its pages, word for word, with the file embedded', async () => {
    const { claim } = await sampleClaim();
    const bundle = await makeBundle({ ...claim, exhibits }, originals, { sealer: sampleSealer() });
    const { pages } = await seePdf(bundle.pdf);
    const said = (title: string): { text: string; pages: number } => {
      const found = bundle.index.find((one) => one.title.endsWith(title))!;
      return { text: pages.slice(found.from - 1, found.to).join(' '), pages: found.to - found.from + 1 };
    };
    const ledger = said('ledger.csv');
    expect([ledger.text.includes('F-1;100,00'), ledger.text.includes('F-LAST;1,00'), ledger.pages > 1]).toEqual([true, true, true]); // prettier-ignore
    const note = said('note.txt').text;
    expect(note).toContain('<script>alert(1)</script>');
    expect(note).toContain('{{csrf}}');
    expect(note).not.toContain('9XkQ2mPp7rT4vLw8ZsYb');
    expect(said('empty.txt').text).toContain('The file has no text.');
    const carried = [...(await readBack(bundle.pdf)).files.values()].map(sha256);
    for (const { sha256: sha } of exhibits) expect(carried).toContain(sha);
  });

  it('is printed too where nothing may be embedded', async () => {
    const { claim } = await sampleClaim();
    const bundle = await makeBundle({ ...claim, exhibits }, originals, { sealer: sampleSealer(), profile: PROFILES.plain }); // prettier-ignore
    expect((await seePdf(bundle.pdf)).pages.join(' ')).toContain('is in the archive that belongs to this file');
  });
});
