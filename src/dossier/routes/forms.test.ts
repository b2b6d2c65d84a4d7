import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeBrowser } from '../../platform/pdf/browser';
import { renderBatch } from '../../platform/pdf/render';
import { seePdf } from '../../platform/testing/read-pdf';
import { openViews, TEMPLATES } from '../../platform/views';
import type { Claim } from '../claim';
import { routeClaim } from '../testing/route-claims';
import { inOwnWords } from '../testing/route-words';
import { formSheet } from './form-sheet';
import type { RouteKey } from './keys';
import { ROUTES } from './routes';

/**
 * The sheet of each form in each of its languages, read back from the PDF and compared with the text that is kept.
 * After a wanted change: `DULY_UPDATE_FORMS=1 npm test -- src/dossier/routes/forms`, and read the difference aloud.
 */
const FOLDER = join('fixtures', 'forms');
const update = process.env['DULY_UPDATE_FORMS'] === '1';

/** The languages of each form, and a private debtor where the form asks more of one. */
const SHEETS: readonly (readonly [RouteKey, string, Claim['debtor']['type']])[] = [
  ...(['en', 'fr', 'de', 'sv', 'nl'] as const).map((language) => ['agency', language, 'company'] as const),
  ...(['fr-petites-creances', 'fr-injonction', 'fr-refere', 'fr-assignation'] as const).map((key) => [key, 'fr', 'company'] as const),
  ['fr-injonction', 'fr', 'consumer'],
  ['uk-letter-of-claim', 'en', 'company'],
  ['uk-letter-of-claim', 'en', 'sole_trader'],
  ['uk-money-claim', 'en', 'company'],
  ['uk-n1', 'en', 'company'],
  ['de-inkasso', 'de', 'consumer'],
  ['de-mahnantrag', 'de', 'company'],
  ['se-inkassokrav', 'sv', 'company'],
  ['se-betalningsforelaggande', 'sv', 'company'],
  ['se-stamning', 'sv', 'company'],
  ['nl-dagvaarding', 'nl', 'consumer'],
  ['be-1394-20', 'nl', 'company'],
  ['be-1394-20', 'fr', 'company'],
  ...(['en', 'fr', 'de'] as const).map((language) => ['eu-form-a', language, 'company'] as const),
]; // prettier-ignore

const nameOf = ([key, language, type]: (typeof SHEETS)[number]): string =>
  `${key}.${language}${type === 'company' ? '' : `.${type}`}`;

const printed = new Map<string, string>();

beforeAll(async () => {
  const views = openViews(TEMPLATES, ['dossier']);
  const bodies: string[] = [];
  for (const [key, language, type] of SHEETS) {
    const claim = await routeClaim(key);
    const asked = inOwnWords({ ...claim, language, debtor: { ...claim.debtor, type } });
    const route = ROUTES.find((one) => one.key === key)!;
    bodies.push(views.render('dossier/form', { ...formSheet(asked, route) }));
  }
  const style = readFileSync(join(TEMPLATES, 'dossier', 'style.css'), 'utf8');
  const { pdf, ranges } = await renderBatch({ style, language: 'en', bodies });
  if (process.env['DULY_FORMS_PDF']) writeFileSync(process.env['DULY_FORMS_PDF'], pdf);
  const { pages } = await seePdf(pdf);
  SHEETS.forEach((sheet, n) => {
    const { from, to } = ranges[n]!;
    printed.set(nameOf(sheet), pages.slice(from - 1, to).join('\n'));
  });
});
afterAll(closeBrowser);

it.each(SHEETS.map((sheet) => [nameOf(sheet)]))('%s reads as it is kept', (name) => {
  const golden = join(FOLDER, `${name}.txt`);
  const text = `${(printed.get(name) ?? '').replace(/(.{1,110})(?: |$)/g, '$1\n').trim()}\n`;
  if (update) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(golden, text);
  }
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

it('has every form that there is in every language that it has', async () => {
  for (const route of ROUTES) {
    const claim = await routeClaim(route.key);
    const own = new Set(['en', 'fr', 'de', 'sv', 'nl'].map((language) => route.language({ ...claim, language })));
    for (const language of own) expect(SHEETS.map(nameOf).map((one) => one.split('.').slice(0, 2).join('.'))).toContain(`${route.key}.${language}`); // prettier-ignore
  }
});

it('is marked as a draft where a professional must check it, and nowhere else', () => {
  const drafts = [...printed].filter(([, text]) => /PROJET –|DRAFT –|ENTWURF –|UTKAST –|CONCEPT –/.test(text));
  expect([...new Set(drafts.map(([name]) => name.split('.')[0]))].sort()).toEqual(['fr-assignation', 'fr-refere', 'nl-dagvaarding', 'se-stamning', 'uk-n1']); // prettier-ignore
});
