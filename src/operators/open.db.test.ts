import { handsOf } from '../desk/testing/hands';
import { partnersAreKnown } from '../desk/testing/states-partners';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { endPartner } from '../mandates/partner.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { setOffer } from './offer.actions';
import { offerOf } from './offer.store';
import { pageIs } from './testing/open-page';

/** Quotes for whoever asks: switched on by the company, worked out from its own prices, kept under an address that nobody can guess. */
const database = testDatabase();
const opened: { desk?: TestDesk } = {};
const desk = (): TestDesk => {
  if (opened.desk === undefined) throw new Error('not open');
  return opened.desk;
};

beforeAll(async () => {
  opened.desk = await openTestDesk(database);
  await partnersAreKnown(handsOf(await desk().as('manager')), 'acme-sas');
});
afterAll(() => opened.desk?.close());

const AT = '/c/acme-sas/recovery/operator';
const PAGE = '/quote/acme-sas';
const ASKED = { name: 'Brasserie du Port SARL', country: 'FR', debtor_country: 'BE', kind: 'company', amount: '1,000.00', currency: 'EUR', age: '40', lang: 'en' }; // prettier-ignore

/** A browser of somebody whom nobody knows, with the token of the form that it has seen. */
async function ask(visitor: Visitor, fields: Readonly<Record<string, string>>) {
  const { text } = await visitor.get(PAGE);
  const [, _csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(text) ?? [];
  const body = new URLSearchParams({ _csrf, ...fields });
  return visitor.get(PAGE, { method: 'POST', body });
}

const kept = () => rowsOf<{ id: number }>(database.db.read, 'select id from open_quote');

test('until somebody switches it on there is no page; without terms it cannot be switched on', async () => {
  const stranger = desk().stranger();
  expect((await stranger.get(PAGE)).status).toBe(404);
  expect((await stranger.get('/quote/nobody')).status).toBe(404);
  expect((await stranger.get('/quote/nobody')).text).toBe((await stranger.get('/quote/nobody')).text);
  const administrator = handsOf(await desk().as('administrator'));
  await expect(administrator.fills(AT, { is_open: 'yes' })).rejects.toThrow(/no terms that could be accepted/);
  await administrator.fills(AT, { language: 'en', text: 'You pay what was quoted.\r\nWe pass on what comes in.' }, { to: `${AT}/terms` }); // prettier-ignore
  await pageIs(administrator, AT, 'Atlas Recouvrement', { is_open: 'yes', days: '14' });
  expect((await stranger.get(PAGE)).status).toBe(200);
});

test('readers and collectors do not see it; managers see it and change nothing', async () => {
  expect((await (await desk().as('collector')).get(AT)).status).toBe(403);
  const manager = await desk().as('manager');
  expect((await manager.get(AT)).text).not.toContain('name="days"');
  expect((await manager.post(AT, { days: '20' })).status).toBe(403);
});

test('a quote is worked out from the prices, shown to whoever has its address, and to nobody else', async () => {
  const stranger = desk().stranger();
  const answer = await ask(stranger, ASKED);
  expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/quote\/acme-sas\/[\w-]{43}$/)]);
  const { text } = await desk().stranger().get(answer.location);
  // set-up 25, commission 12.5 % of 1,000.00, VAT 20 %: 150.00 + 30.00
  for (const said of ['Brasserie du Port SARL', '€25.00', '12.5%', '€150.00', '€30.00', '€820.00', '−€30.00', 'Letter before action', '17 Mar 2026'])
    expect(text.replaceAll('-€', '−€')).toContain(said); // prettier-ignore
  expect(text).not.toContain('Your own cases');
  const [kept] = await rowsOf<{ token_sha: string }>(database.db.read, 'select token_sha from open_quote');
  const token_sha = kept?.token_sha ?? '';
  expect(answer.location).not.toContain(token_sha);
  expect((await stranger.get(`${PAGE}/${token_sha}`)).status).toBe(404);
  expect((await stranger.get(`${PAGE}/${'A'.repeat(43)}`)).status).toBe(404);
  const pdf = await stranger.get(`${answer.location}/pdf?lang=nl`);
  expect([pdf.headers.get('content-type'), pdf.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
  for (const [lang, said] of [['fr', 'Il vous reste'], ['de', 'Ihnen bleibt'], ['sv', 'Ni behåller'], ['nl', 'U houdt over'], ['es', 'Le queda']] as const)
    expect((await stranger.get(`${answer.location}?lang=${lang}`)).text).toContain(said); // prettier-ignore
});

test('the same form sent twice keeps one quote; a form that a machine fills keeps none', async () => {
  const before = (await kept()).length;
  const stranger = desk().stranger();
  const once = { ...ASKED, once: 'a'.repeat(32) };
  const [first, second] = [await ask(stranger, once), await ask(stranger, once)];
  expect(second.location).toBe(first.location);
  expect((await ask(desk().stranger(), { ...ASKED, website: 'https://spam.example' })).status).toBe(200);
  expect((await kept()).length).toBe(before + 1);
});

test('what is not understood is said field by field and nothing typed is lost; nothing hostile is kept or run', async () => {
  const before = (await kept()).length;
  const stranger = desk().stranger();
  const hostile = '<script>alert(1)</script>';
  const wrong = await ask(stranger, { ...ASKED, name: hostile, country: 'XX', kind: 'planet', amount: '-5', currency: 'EURO', age: '1e9' }); // prettier-ignore
  expect(wrong.status).toBe(422);
  for (const said of ['Choose the country of your company', 'Say whether', 'An amount above zero', 'Three letters', 'Whole days']) expect(wrong.text).toContain(said); // prettier-ignore
  expect(wrong.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(wrong.text).not.toContain(hostile);
  for (const amount of ['0', '99999999999999999999', 'NaN', '1.2.3', '=1+1', ' ']) expect((await ask(stranger, { ...ASKED, amount })).status).toBe(422); // prettier-ignore
  expect((await stranger.get(PAGE, { method: 'POST', body: new URLSearchParams(ASKED) })).status).toBe(410);
  expect((await kept()).length).toBe(before);
  const named = await ask(stranger, { ...ASKED, name: `=cmd|' /C calc'!A0\n\u202e${hostile}` });
  const { text } = await stranger.get(named.location);
  expect(text).not.toContain(hostile);
  expect(desk().failures).toEqual([]);
});

test('where it does not work or has no prices it says so, and keeps nothing', async () => {
  const before = (await kept()).length;
  const stranger = desk().stranger();
  expect((await ask(stranger, { ...ASKED, debtor_country: 'JP' })).text).toContain('does not work in the country');
  expect((await ask(stranger, { ...ASKED, currency: 'SEK' })).text).toContain('has no prices in SEK');
  expect((await kept()).length).toBe(before);
});

test('who asks too often is told so', async () => {
  const stranger = desk().stranger();
  const statuses: number[] = [];
  for (let n = 0; n < 25; n += 1) statuses.push((await ask(stranger, { ...ASKED, amount: '0' })).status);
  expect(statuses).toContain(429);
  desk().setNow('2026-03-03T10:00:00.000Z');
});

test('switched off, what was given stays readable; after its days it is expired', async () => {
  const answer = await ask(desk().stranger(), ASKED);
  const administrator = handsOf(await desk().as('administrator'));
  expect((await administrator.visitor.get(AT)).text).toContain('Brasserie du Port SARL (FR)');
  await pageIs(administrator, AT, 'Atlas Recouvrement', { is_open: [], days: '14' });
  expect((await desk().stranger().get(PAGE)).status).toBe(404);
  expect((await desk().stranger().get(answer.location)).text).not.toContain('This quote stood');
  desk().setNow('2026-03-30T09:00:00.000Z');
  expect((await desk().stranger().get(answer.location)).text).toContain('This quote stood until 17 Mar 2026');
});

test('saved as it is nothing is written; whose partner has ended, the page can be closed and not opened', async () => {
  desk().setNow('2026-03-03T10:30:00.000Z');
  const administrator = handsOf(await desk().as('administrator'));
  const { id: companyId } = desk().company;
  const written = async () => (await rowsOf(database.db.read, `select id from audit_line where kind = 'open_offer.set'`)).length; // prettier-ignore
  await pageIs(administrator, AT, 'Atlas Recouvrement', { is_open: 'yes', days: '14' });
  const before = await written();
  await pageIs(administrator, AT, 'Atlas Recouvrement', { is_open: 'yes', days: '14' });
  expect(await written()).toBe(before);
  const offer = (await offerOf(database.db.read, companyId))!;
  await endPartner(desk().work(), { companyId, partnerId: offer.partnerId }, () => Promise.resolve(0));
  await setOffer(desk().work(), companyId, { ...offer, isOpen: false });
  expect((await desk().stranger().get(PAGE)).status).toBe(404);
  await expect(setOffer(desk().work(), companyId, offer)).rejects.toMatchObject({ code: 'no-such-partner' });
});
