import { PDFDocument } from '@cantoo/pdf-lib';
import { closeBrowser } from '../platform/pdf/browser';
import { readBack } from '../platform/pdf/readback';
import { seePdf } from '../platform/testing/read-pdf';
import { makeBundle } from './bundle.actions';
import type { Exhibit } from './claim';
import { sha256 } from './manifest';
import { oddPdfs } from './testing/odd-pdfs';
import { sampleClaim } from './testing/sample-claim';
import { sampleSealer } from './testing/sample-sealer';
import { verifyBytes } from './verify.actions';
import { dossierWords } from './words';

/** Whatever PDF is among the exhibits, the file is made: each is bound as it looks, or has a slip that says why, and then travels whole. */
afterAll(closeBrowser);

it('binds every odd PDF as it looks, or says on a slip why it cannot and carries it whole', async () => {
  const odd = await oddPdfs();
  const { claim } = await sampleClaim();
  const exhibits = [...odd].map(([title, bytes], n): Exhibit => ({
    ...{ key: `document/${n}`, visibility: 'court', kind: 'other', title, datedOn: null, document: null },
    ...{ fileName: `${title} #${n} é.pdf`, mediaType: 'application/pdf', sha256: sha256(bytes), bytes: bytes.length },
  }));
  const bytesOf = (sha: string): Promise<Buffer> =>
    Promise.resolve([...odd.values()].find((bytes) => sha256(bytes) === sha) ?? Buffer.alloc(0));
  const bundle = await makeBundle({ ...claim, exhibits }, bytesOf, { sealer: sampleSealer() });
  const [{ pages }, { files }, made] = [
    await seePdf(bundle.pdf),
    await readBack(bundle.pdf),
    await PDFDocument.load(bundle.pdf, { updateMetadata: false }),
  ];
  const { why } = dossierWords('en').slip;
  const whole = new Set([...files.values()].map(sha256));
  const outcomes = [...odd].map(([title, bytes]) => {
    const found = bundle.index.find((one) => one.title.endsWith(`— ${title}`));
    if (!found) return `${title}: lost`;
    const said = pages.slice(found.from - 1, found.to).join(' ');
    const slip = Object.entries(why).find(([, sentence]) => said.includes(sentence))?.[0];
    const { width, height } = made.getPage(found.from - 1).getSize();
    const lies = width > height ? 'lying' : 'upright';
    const shown = said.split(title).length > 2 ? 'shown' : 'blank'; // once in the stamp, once on its page
    return `${title}: ${slip === undefined ? `${shown}, ${lies}` : `slip, ${slip}`}${whole.has(sha256(bytes)) ? ', whole' : ''}`; // prettier-ignore
  });
  expect(outcomes).toEqual([
    'locked by a password: slip, needs-password, whole',
    'restricted by its owner: shown, upright',
    'turned by 90: shown, lying',
    'turned by 180: shown, upright',
    'turned by 270: shown, lying',
    'turned by nonsense: shown, lying',
    'landscape: shown, lying',
    'as large as a wall: shown, lying',
    'as small as a stamp: shown, lying',
    'cropped outside of its page: shown, upright',
    'a form that was filled in: shown, upright',
    'a form without looks: shown, upright',
    'signed: shown, upright, whole',
    'a form of XFA with pages: shown, upright, whole',
    'a form of XFA without pages of its own: slip, dynamic-form, whole',
    'full of scripts: shown, upright',
    'with files inside: shown, upright, whole',
    'with a wrong list of objects: shown, upright',
    'without its end: shown, upright',
    'with rubbish before it: shown, upright',
    'cut in the middle: slip, no-pages, whole',
    'a circle of pages: slip, broken, whole',
    'a tree of pages that is its own trunk: slip, broken, whole',
    'without a page: slip, no-pages, whole',
    'a page that is announced and not there: slip, no-pages, whole',
    'a page whose content is not there: slip, broken, whole',
    'content that unpacks to 50 MB: shown, upright',
  ]);
  const says = (text: string): boolean => pages.some((page) => page.includes(text));
  expect([says('filled in: 4711'), says('app.alert')]).toEqual([true, false]);
  expect(pages.filter((page) => page.includes('filled in: 4711'))).toHaveLength(2);
  for (const page of made.getPages()) {
    const { width, height } = page.getSize();
    expect([Math.round(Math.min(width, height)), Math.round(Math.max(width, height))]).toEqual([595, 842]);
    expect(page.getRotation().angle).toBe(0);
  }
  const objects = made.context.enumerateIndirectObjects().map(([, object]) => object.toString());
  expect(objects.filter((object) => /JavaScript|\/Launch|\/AA\b|evil\.example|\/Widget|\/AcroForm/.test(object))).toEqual([]); // prettier-ignore
  expect(await verifyBytes(bundle.pdf)).toMatchObject({ ok: true });
  expect(await verifyBytes(bundle.zip)).toMatchObject({ ok: true });
});
