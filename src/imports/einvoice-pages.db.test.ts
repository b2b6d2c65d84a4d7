import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** E-invoices at the desk: several together are one import, named in the language of the reader; what is not ours is said. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
});
afterAll(() => desk.close());

const IMPORTS = '/c/acme-sas/imports';
const fixture = (name: string): string =>
  readFileSync(join(__dirname, '../../fixtures/imports/einvoice', name), 'utf8');
/** As the company of the test desk would have written it. */
const ours = (name: string): Buffer =>
  Buffer.from(fixture(name).replaceAll('Atelier Lumen SAS', 'ACME SAS').replaceAll('FR40303265045', ''));

const said = ({ text }: Answered): string => text.slice(text.indexOf('<main')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '); // prettier-ignore
const versionOf = ({ text }: Answered): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

async function settled(path: string): Promise<Answered> {
  for (;;) {
    const page = await clerk.get(path);
    if (!said(page).includes('You may leave this page')) return page;
    await new Promise((waited) => setTimeout(waited, 100));
  }
}

async function asPdf(xml: Buffer): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('Rechnung');
  await pdf.attach(xml, 'factur-x.xml', { mimeType: 'text/xml', afRelationship: AFRelationship.Alternative });
  return Buffer.from(await pdf.save());
}

const inLanguage = (language: string) =>
  clerk.post('/account', { name: 'Anna', language, locale: { en: 'en-GB', fr: 'fr-FR', de: 'de-DE', sv: 'sv-SE' }[language] ?? '', theme: 'auto' }); // prettier-ignore

it('takes several together, names their formats, and keeps the PDF with its invoice', async () => {
  const { location } = await clerk.send(IMPORTS, {}, [
    { name: 'f.xml', content: ours('ubl-invoice.xml') },
    { name: 'f.xml', content: ours('ubl-credit.xml') },
    { name: 're-100.pdf', content: await asPdf(ours('cii-invoice.xml')) },
  ]);
  let page = await settled(location);
  if (page.text.includes('name="debtorType"') && !page.text.includes('/book')) {
    await clerk.post(location, { version: versionOf(page), debtorType: 'company' });
    page = await settled(location);
  }
  for (const [language, name] of [['fr', 'factures électroniques de plusieurs formats'], ['de', 'E-Rechnungen in mehreren Formaten'], ['sv', 'e-fakturor i flera format'], ['en', 'e-invoices of several formats']] as const) {
    await inLanguage(language);
    expect(said(await clerk.get(location))).toContain(name);
  }
  expect(said(page)).toContain('paid in part before they were written');
  expect(page.text).not.toContain('name="accounts"');
  await clerk.post(`${location}/book`, { version: versionOf(page) });
  await settled(location);
  const entries = await rowsOf(database.db.read, `select document, type from v_entry where document in ('F-2026/001', 'A-2026/001', 'RE-100') order by document`); // prettier-ignore
  expect(entries).toEqual([{ document: 'A-2026/001', type: 'credit_note' }, { document: 'F-2026/001', type: 'invoice' }, { document: 'RE-100', type: 'invoice' }]);
  expect(await rowsOf(database.db.read, `select file_name as file from v_document where title = 'RE-100'`)).toEqual([{ file: 're-100.pdf' }]); // prettier-ignore
}); // prettier-ignore

it('says in each language that an invoice is not ours, and takes PDFs without data as papers', async () => {
  const { location } = await clerk.send(IMPORTS, {}, [{ name: 'other.xml', content: Buffer.from(fixture('ubl-terms.xml')) }]); // prettier-ignore
  let page = await settled(location);
  if (page.text.includes('name="debtorType"') && !said(page).includes('wrote this invoice')) {
    await clerk.post(location, { version: versionOf(page), debtorType: 'company' });
    page = await settled(location);
  }
  expect(said(page)).toContain('wrote this invoice, not ACME SAS');
  for (const [language, words] of [['fr', 'émise par une autre société'], ['de', 'anderes Unternehmen geschrieben'], ['sv', 'annat företag skrivit']] as const) {
    await inLanguage(language);
    expect(said(await clerk.get(location))).toContain(words);
  }
  await inLanguage('en');
  const pdf = await PDFDocument.create();
  pdf.addPage();
  const paper = await clerk.send(IMPORTS, {}, [{ name: 'RE-100.pdf', content: Buffer.from(await pdf.save()) }]);
  expect(said(await settled(paper.location))).toContain('RE-100');
}); // prettier-ignore
