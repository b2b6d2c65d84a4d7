import { closeBrowser } from '../platform/pdf/browser';
import { splitPdf } from '../platform/pdf/render';
import { judgePdf } from '../platform/testing/judge-pdf';
import { keptPages, pageLines, putAside } from '../platform/testing/read-golden';
import { makeBundle } from './bundle.actions';
import { ROUTES } from './routes/routes';
import { routeClaim } from './testing/route-claims';
import { inOwnWords } from './testing/route-words';
import { sampleClaim } from './testing/sample-claim';
import { sampleSealer } from './testing/sample-sealer';
import { DOSSIER_LANGUAGES } from './words';
import type { Bundle } from './wrap.actions';

/** The sheets of a recovery file that a reader computes again, in each of its languages, and the form of each route as it stands in a file: read back from the bound PDF. */
const sealer = sampleSealer();
const SHEETS = ['adds-up', 'claim', 'interest', 'statement'] as const;

afterAll(closeBrowser);

async function sheetOf({ pdf, index }: Bundle, piece: string): Promise<Buffer> {
  const found = index.find((one) => one.piece === piece);
  if (found === undefined) throw new Error(`no ${piece}`);
  const [sheet] = await splitPdf(pdf, [found]);
  return sheet ?? Buffer.alloc(0);
}

it.each(DOSSIER_LANGUAGES)(
  'what adds up, the claim, its interest and the account in %s read as they are kept',
  async (language) => {
    const { claim, originals } = await sampleClaim(language);
    const bundle = await makeBundle(claim, originals, { sealer });
    for (const piece of SHEETS) {
      const sheet = await sheetOf(bundle, piece);
      putAside(`dossier-${piece}.${language}`, sheet);
      const { pages, faults } = await judgePdf(sheet, { number: null });
      expect({ piece, faults }).toEqual({ piece, faults: [] });
      const { read, kept } = keptPages(`dossier/${piece}.${language}`, pageLines(pages));
      expect(read).toBe(kept);
    }
  },
);

const FORMS = ROUTES.flatMap((route) => DOSSIER_LANGUAGES.map((language) => ({ route, key: route.key, language })));

it.each(FORMS)('the form $key of a file in $language has no fault', async ({ route, key, language }) => {
  const claim = await routeClaim(key);
  const own = route.language({ ...claim, language });
  const { originals } = await sampleClaim();
  const asked = { ...inOwnWords({ ...claim, language: own }), language };
  const form = await sheetOf(await makeBundle(asked, originals, { sealer }), 'form');
  putAside(`form-${key}.${own}`, form);
  expect((await judgePdf(form, { number: null })).faults).toEqual([]);
});
