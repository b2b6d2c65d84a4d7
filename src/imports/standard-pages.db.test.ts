import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** Ledgers of accounting systems at the desk: named, asked about, previewed, booked. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
});
afterAll(() => desk.close());

const IMPORTS = '/c/acme-sas/imports';
const fixture = (name: string): Buffer => readFileSync(join(__dirname, '../../fixtures/imports', name));

const said = ({ text }: Answered): string => text.slice(text.indexOf('<main')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '); // prettier-ignore
const versionOf = ({ text }: Answered): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

async function settled(path: string): Promise<Answered> {
  for (;;) {
    const page = await clerk.get(path);
    if (!said(page).includes('You may leave this page')) return page;
    await new Promise((waited) => setTimeout(waited, 100));
  }
}

const upload = (name: string, content: Buffer) => clerk.send(IMPORTS, {}, [{ name, content }]);

const inLanguage = (language: string) =>
  clerk.post('/account', { name: 'Anna', language, locale: { en: 'en-GB', fr: 'fr-FR', de: 'de-DE', sv: 'sv-SE' }[language] ?? '', theme: 'auto' }); // prettier-ignore

describe('a ledger at the desk', () => {
  it('is asked which accounts and terms hold, in the language of the reader, and booked with what settles what', async () => {
    const { location } = await upload('whatever.pdf.csv', fixture('fec/doubtful.txt'));
    const page = await settled(location);
    expect(said(page)).toMatch(/Which accounts of the ledger .*411 Clients: 0\.00 EUR \+ 416 Clients douteux: 1200\.00 EUR.*names no due date/); // prettier-ignore
    expect(page.text).toMatch(/name="accounts" value="411,416" required checked/);
    expect(page.text).toMatch(/name="termsDays"[^>]* value="30 days"/);
    for (const [language, asks] of [['fr', 'Quels comptes'], ['de', 'Auf welchen Konten'], ['sv', 'Vilka konton']] as const) {
      await inLanguage(language);
      expect(said(await clerk.get(location))).toContain(asks);
    }
    await inLanguage('en');
    const bad = { version: versionOf(page), debtorType: 'company', accounts: '411,416', termsDays: 'x' };
    expect((await clerk.post(location, bad)).status).toBe(422);
    expect((await clerk.post(location, { ...bad, termsDays: '45' })).status).toBe(303);
    const preview = await settled(location);
    expect(said(preview)).toMatch(/EUR 1,200\.00.*Receivables are what stands on 411000 Clients: 0\.00 EUR/);
    expect(said(preview)).toContain('each is computed from terms of payment: 45 days');
    expect(preview.text).toMatch(/name="accounts"[^>]* value="411, 416"/);
    expect(preview.text).not.toContain('name="column-0"');
    await clerk.post(`${location}/book`, { version: versionOf(preview) });
    await settled(location);
    const due = await rowsOf<{ due: string }>(database.db.read, `select i.due_on as due from v_open_item i join v_entry e on e.id = i.entry_id where e.document = 'FA 1'`); // prettier-ignore
    expect(due).toEqual([{ due: '2026-02-26' }]);
  }); // prettier-ignore

  it('of the audit file of Norway says what it is, whose terms hold and what is left out, in each language', async () => {
    const { location } = await upload('regnskap.xml', fixture('saft/no.xml'));
    const page = await settled(location);
    expect(said(page)).toMatch(/an audit file \(SAF-T\)/);
    for (const [language, format] of [['fr', 'fichier d’audit \\(SAF-T\\)'], ['de', 'Prüfungsdatei \\(SAF-T\\)'], ['sv', 'revisionsfil \\(SAF-T\\)']] as const) {
      await inLanguage(language);
      expect(said(await clerk.get(location)).replaceAll('&#x27;', '’')).toMatch(new RegExp(format));
    }
    await inLanguage('en');
    expect((await clerk.post(location, { version: versionOf(page), debtorType: 'company', termsDays: '30' })).status).toBe(303);
    const preview = await settled(location);
    expect(said(preview)).toMatch(/opening balances that name no invoice/);
    expect(said(preview)).toMatch(/of the due days are computed from the payment terms that the file holds/);
  }); // prettier-ignore

  it('is refused in words where it holds nobody’s debts, with the way out', async () => {
    const { location } = await upload('bok.se', fixture('sie/texts-only.si'));
    const page = await settled(location);
    expect(said(page)).toMatch(/customers owe 8100.00 SEK together. 1 of 1 rows say .*“Faktnr: 891, Namn: Åsa Öberg” \(891 · Åsa Öberg\).*Yes, as assumed/); // prettier-ignore
    expect(page.text).not.toMatch(/name="texts"[^>]* checked/);
    for (const [language, asks] of [
      ['fr', 'ensemble, les clients doivent'],
      ['de', 'zusammen schulden die Kunden'],
      ['sv', 'tillsammans är kunderna skyldiga'],
    ] as const) {
      await inLanguage(language);
      expect(said(await clerk.get(location))).toMatch(new RegExp(asks));
    }
    await inLanguage('en');
    const answer = { version: versionOf(page), debtorType: 'company', termsDays: '30' };
    for (const texts of [{}, { texts: 'perhaps' }]) expect((await clerk.post(location, { ...answer, ...texts })).status).toBe(422); // prettier-ignore
    expect((await clerk.post(location, { ...answer, texts: 'no' })).status).toBe(303);
    expect(said(await settled(location))).toMatch(/customers owe 8100.00 SEK together.*Export the list of open items/);
    const cash = await upload('livre.txt', fixture('fec/cash-basis.txt'));
    expect(said(await settled(cash.location))).toContain('money received and paid');
  });
});
