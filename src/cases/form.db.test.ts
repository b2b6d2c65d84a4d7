import { setTimeout as later } from 'node:timers/promises';
import { seat } from '../desk/testing/browse';
import { rowsOf } from '../platform/db';
import { readZip } from '../platform/zip';

/** The ways that are open to a claim and their forms, as a clerk finds, mends and fills them. */
const at = seat('collector', {
  before: (_, db) =>
    db.transaction((tx) =>
      tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH', legal_form: 'GmbH', debtor_type: 'company' }),
    ),
}); // prettier-ignore

let recovery: string;
let form: string;

beforeAll(async () => {
  const [row] = await rowsOf<{ id: number }>(at.database.db.read, `select id from customer where code = ?`, ['1007']);
  recovery = `/c/${at.desk.company.code}/customers/${at.desk.house.ids.seal('customer', row?.id ?? 0)}/recovery`;
  form = `${recovery}/form/de-mahnantrag`;
});

const ME = { name: 'The collector', locale: 'en-GB', theme: 'auto' };

describe('the ways in the wizard', () => {
  it('says which are open, and why the others are not', async () => {
    await at.who.go(recovery);
    await at.who.click('Ways and forms: 4 of 16 are open');
    const said = await at.who.said();
    expect(said).toContain('Open Germany: order for payment (Mahnantrag)');
    expect(said).toContain('Country of the debtor: Germany, not France.');
    expect(said).toContain('Open European order for payment, Form A');
  });

  it('makes the file with the form that was chosen', async () => {
    await at.who.go(recovery);
    await at.who.fill({ route: 'de-mahnantrag', facts: 'They never answered.' });
    await at.who.press('Look again');
    const said = await at.who.said();
    expect(said).toContain('The form lacks, or does not take: ');
    expect(said).toContain('Katalog-Nr, ');
    await at.who.go(form);
  });
});

describe('the form', () => {
  it('has every box in its own words and in ours, and leads to where it is mended', async () => {
    await at.who.go(form);
    const said = await at.who.said();
    expect(said).toContain('Antrag auf Erlass eines Mahnbescheids');
    expect(said).toContain('Zuständiges Mahngericht Court that is addressed · must be filled · 200 characters');
    expect(said).toContain(
      'Katalog-Nr. (Catalogue number of the kind of claim) Nothing is known here, and the form must have it.',
    );
    const leads = await at.who.page.$$eval('#findings a', (links) =>
      links.map((one) => one.getAttribute('href') ?? ''),
    );
    expect(leads.length).toBeGreaterThan(3);
    for (const href of leads) expect(href).toMatch(/^(#box-[a-z-]+|\/c\/)/);
  });

  it('keeps what is written for this customer and way, and takes it back', async () => {
    await at.who.go(form);
    await at.who.fill({ 'a_catalogue-no': '11', a_court: 'Amtsgericht Wedding <script>alert(1)</script>' });
    await at.who.press('Save');
    expect(await at.who.said()).toContain('2 answers are kept.');
    expect(await at.who.page.$eval('[name=a_court]', (one) => (one as unknown as { value: string }).value)).toBe('Amtsgericht Wedding <script>alert(1)</script>'); // prettier-ignore
    expect(await at.who.said('#findings')).not.toContain('Katalog-Nr.');
    await at.who.go(`${recovery}/form/fr-injonction`);
    expect(await at.who.page.$eval('[name=a_court]', (one) => (one as unknown as { value: string }).value)).toBe('');
    await at.who.go(form);
    await at.who.fill({ a_court: '' });
    await at.who.press('Save');
    expect(await at.count('form_answer')).toBe(2);
    expect(await rowsOf(at.database.db.read, `select box, value from v_form_answer`)).toEqual([{ box: 'catalogue-no', value: '11' }]); // prettier-ignore
  });

  it('takes no answer of a box that it does not ask, and no form that there is not', async () => {
    const collector = await at.desk.as('collector');
    const before = await at.count('form_answer');
    const answered = await collector.post(form, {
      'a_debtor-name': 'Somebody else',
      a_principal: '1',
      'a_second-name': 'x',
    });
    expect(answered.status).toBe(303);
    expect(await at.count('form_answer')).toBe(before);
    expect((await collector.post(form, { a_court: 'x'.repeat(20_000) })).status).toBe(409);
    expect((await collector.get(`${recovery}/form/xx-nothing`)).status).toBe(404);
    expect((await collector.get(`${recovery}/form/__proto__`)).status).toBe(404);
    expect((await (await at.desk.as('reader')).get(form)).status).toBe(403);
    const sheet = await collector.get(`${form}/sheet`);
    expect(JSON.parse(sheet.text)).toMatchObject({ route: 'de-mahnantrag', data: { claim: { 'catalogue-no': '11' } } });
  });

  it('goes with the file that is made on its way, and with none on a way that is not open', async () => {
    const collector = await at.desk.as('collector');
    const { text } = await collector.get(recovery);
    const once = /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
    const item = [...text.matchAll(/name="item" value="([^"]+)"/g)].map(([, id]) => id ?? '');
    const typed = { once, item, key_date: '2026-03-03', language: 'en', partner: '', interest: '', interest_source: '', facts: '' }; // prettier-ignore
    expect((await collector.post(recovery, { ...typed, route: 'fr-injonction' })).status).toBe(422);
    expect(await at.count('dossier')).toBe(0);
    await collector.post(recovery, { ...typed, route: 'de-mahnantrag' });
    for (let tries = 0; (await at.count('dossier')) === 0 && tries < 300; tries += 1) await later(200);
    const [made] = await rowsOf<{ route: string; claim: string; readiness: string; zip: string }>(at.database.db.read, `select route, claim, readiness, zip_sha as zip from dossier`); // prettier-ignore
    expect(made?.route).toBe('de-mahnantrag');
    expect(JSON.parse(made?.claim ?? '')).toMatchObject({ route: 'de-mahnantrag', answers: { 'catalogue-no': '11' } });
    expect(made?.readiness).toContain('The form lacks, or does not take: ');
    const names: string[] = [];
    for await (const entry of readZip(at.desk.work().files.path(made?.zip ?? ''))) names.push(entry.name);
    expect(names).toEqual(expect.arrayContaining(['form.json', 'claim.json']));
    expect(names.some((name) => name.startsWith('pieces/') || name.endsWith('.csv'))).toBe(true);
  });

  it.each(['fr', 'de', 'sv'])('is explained in %s', async (language) => {
    const collector = await at.desk.as('collector');
    await collector.post('/account', { ...ME, language });
    const { text, status } = await collector.get(form);
    expect(status).toBe(200);
    expect(text).toContain('Zuständiges Mahngericht');
    expect(text).not.toContain('Court that is addressed');
    await collector.post('/account', { ...ME, language: 'en' });
  });
});
