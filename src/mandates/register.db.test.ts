import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdSources } from '../app';
import { handOver } from '../cases/actions';
import { endCase } from '../cases/closing.actions';
import { noticeMandates } from '../cases/mandate.actions';
import { findCustomer } from '../customers/store';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { makeDossier } from '../dossier/actions';
import { rowsOf } from '../platform/db';
import { readPdfText } from '../platform/pdf-text';
import { testDatabase } from '../platform/testing/database';
import { noticeAgreements } from './agreement.actions';
import { agreementsOf } from './agreement.store';
import { feesOf } from './fee.store';
import { partnerNamed } from './partner.store';

/** The register of partners in the desk: from adding one to a mandate that runs out under a case. */
const open = testDatabase();
let desk: TestDesk;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}/recovery/partners`;
  const named = { legal_name: 'Brauhaus Nord GmbH' };
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update(named));
});
afterAll(() => desk.close());

const DELMAS = { name: 'Agence Delmas', kind: 'agency', legal_name: 'Delmas Recouvrement SAS', register_no: '552 100 554', street: '12 rue du Port', postcode: '44000', city: 'Nantes', country: 'fr', language: 'fr', countries: 'FR, be', languages: 'fr en', districts: 'Nantes, Rennes', email: 'files@delmas.example', note: 'pays late <b>' }; // prettier-ignore
const delmas = async () => (await partnerNamed(open.db.read, desk.company.id, 'Agence Delmas'))!;
const page = async (below = ''): Promise<string> =>
  `${at}/${desk.house.ids.seal('partner', (await delmas()).id)}${below}`;
const agreements = async () => agreementsOf(open.db.read, desk.company.id, (await delmas()).id);

it('adds a partner with all that is said of it, once, and takes nothing that is none', async () => {
  const manager = await desk.as('manager');
  expect((await manager.get(at)).text).toContain('No partner is known yet.');
  for (const wrong of [{ name: '' }, { kind: 'bank' }, { country: 'Frankreich' }, { countries: 'FR, XX1' }, { language: 'klingon' }, { email: 'delmas' }, { name: 'x'.repeat(300) }, { legal_name: 'x'.repeat(300) }, { note: 'x'.repeat(5_000) }])
    expect([wrong, (await manager.post(`${at}/new`, { ...DELMAS, ...wrong })).status]).toEqual([wrong, 422]); // prettier-ignore
  const again = await manager.post(`${at}/new`, { ...DELMAS, country: 'Frankreich' });
  expect(again.text).toContain('value="12 rue du Port"');
  expect((await manager.post(`${at}/new`, { ...DELMAS, once: 'one' })).status).toBe(303);
  expect((await manager.post(`${at}/new`, { ...DELMAS, once: 'one' })).status).toBe(303);
  expect((await manager.post(`${at}/new`, { ...DELMAS, once: 'two' })).text).toContain('There is a partner named Agence Delmas already.'); // prettier-ignore
  const { text } = await manager.get(await page());
  for (const said of [
    'Delmas Recouvrement SAS',
    '12 rue du Port, 44000 Nantes',
    'France, Belgium',
    'Nantes, Rennes',
    'pays late &lt;b&gt;',
  ])
    expect(text).toContain(said);
  const reader = await desk.as('reader');
  expect((await reader.post(`${at}/new`, DELMAS)).status).toBe(403);
  expect((await reader.get(await page())).text).not.toContain('/change"');
});

it('names who answers there, and by which way things reach it; a password is never shown', async () => {
  const [manager, administrator] = [await desk.as('manager'), await desk.as('administrator')];
  const lea = { name: 'Léa Roux', role: 'collector', email: 'lea@delmas.example', language: 'fr' };
  expect((await manager.post(await page('/contacts/new'), { ...lea, email: 'lea' })).status).toBe(422);
  await manager.post(await page('/contacts/new'), lea);
  const contact = /href="([^"]+\/contacts\/pt_\w+)"/.exec((await manager.get(await page())).text)?.[1] ?? '';
  await manager.post(contact, { ...lea, phone: '+33 2 40 00 00 00' });
  const now = /href="([^"]+\/contacts\/pt_\w+)"/.exec((await manager.get(await page())).text)?.[1] ?? '';
  expect((await manager.get(await page())).text).toContain('+33 2 40 00 00 00');
  await manager.post(`${now}/end`);
  expect((await manager.get(await page())).text).not.toContain('+33 2 40 00 00 00');
  await manager.post(`${now}/again`);
  expect((await manager.get(await page())).text).toContain('+33 2 40 00 00 00');
  const drop = { channel: 'sftp', host: 'sftp.delmas.example', port: '22', user: 'acme', path: 'in', password: 'hush hush' }; // prettier-ignore
  expect((await manager.post(await page('/channel'), drop)).status).toBe(403);
  expect((await administrator.post(await page('/channel'), { ...drop, password: '' })).status).toBe(422);
  const wrong = await administrator.post(await page('/channel'), { ...drop, host: 'a b', password: 'hush hush' });
  expect([wrong.status, wrong.text.includes('hush hush')]).toEqual([422, false]);
  expect((await administrator.post(await page('/channel'), drop)).status).toBe(303);
  const { channelTo } = await delmas();
  expect(channelTo).toMatchObject({ host: 'sftp.delmas.example', port: 22, user: 'acme', path: 'in' });
  expect(JSON.stringify(channelTo)).not.toContain('hush');
  expect((await desk.house.files.secrets.get(channelTo.secretRef ?? ''))?.toString()).toBe('{"password":"hush hush"}');
  expect((await administrator.post(await page('/channel'), { ...drop, host: 'other.example', password: '' })).status).toBe(409);
  const lines = await rowsOf(open.db.read, `select payload from audit_payload`, []).catch(() => []);
  expect(JSON.stringify(lines)).not.toContain('hush');
  await administrator.post(await page('/channel'), { channel: 'link' });
  expect(await desk.house.files.secrets.get(channelTo.secretRef ?? '')).toBeUndefined();
}); // prettier-ignore

const FEES = { name: 'Standard', valid_from: '2026-03-03', currency: 'EUR', by: 'whole', of: 'principal', direct: '50', vat: 'standard', vat_rate: '20', set_up: '25', b0_age_to: '90', b0_rate: '12.5', b1_age_from: '90', b1_amount_to: '1,000.00', b1_rate: '25', b1_least: '40', b2_age_from: '90', b2_amount_from: '1,000.00', b2_rate: '18', s0_label: 'Letter before action', s0_fee: '60' }; // prettier-ignore

it('keeps fees only where every claim has one price, shows them on a claim of one’s own, and dates them', async () => {
  const manager = await desk.as('manager');
  const path = await page('/fees/new');
  const told = async (more: Record<string, string>) => manager.post(path, { ...FEES, ...more });
  expect((await told({ b1_age_from: '91' })).text).toContain('After row 1 there is a gap');
  expect((await told({ b1_age_from: '80' })).text).toContain('Rows 1 and 2 overlap');
  expect((await told({ b0_age_from: '90' })).text).toContain('Row 1: the age ends before it begins.');
  expect((await told({ b0_rate: '120' })).text).toContain('Row 1: a commission cannot be more than 100 %.');
  for (const wrong of [{ b0_rate: '12,5,5' }, { b1_least: 'much' }, { currency: 'Euro' }, { valid_from: '2026-02-31' }, { vat_rate: '' }, { s0_fee: '' }, { b0_age_to: '1e9' }])
    expect([wrong, (await told(wrong)).status]).toEqual([wrong, 422]); // prettier-ignore
  expect(await feesOf(open.db.read, desk.company.id, (await delmas()).id)).toEqual([]);
  const tried = await told({ do: 'example', example_amount: '2,000.00', example_age: '120' });
  // 18 % of 2,000.00 = 360.00; VAT of 385.00 = 77.00; stays 2,000.00 - 25.00 - 360.00 - 77.00
  for (const cell of ['2,000.00', '25.00', '360.00', '77.00', '1,538.00'])
    expect(tried.text).toContain(`<td class="num">${cell}</td>`);
  expect((await told({ do: 'more', rows: '6' })).text).toContain('name="b8_rate"');
  expect((await told({ do: 'keep' })).location).toBe(await page());
  await told({ do: 'keep', name: 'From May', valid_from: '2026-05-01', b0_rate: '15' });
  const kept = async () => (await feesOf(open.db.read, desk.company.id, (await delmas()).id)).map((one) => [one.name, one.validFrom, one.validUntil]); // prettier-ignore
  expect(await kept()).toEqual([['From May', '2026-05-01', null], ['Standard', '2026-03-03', '2026-04-30']]); // prettier-ignore
  const [may] = await feesOf(open.db.read, desk.company.id, (await delmas()).id);
  const newest = await page(`/fees/${desk.house.ids.seal('fee_model', may!.id)}`);
  expect((await manager.get(newest)).text).toContain('Letter before action');
  expect((await manager.get(`${path}?like=${desk.house.ids.seal('fee_model', may!.id)}`)).text).toContain('value="12.5"'.replace('12.5', '15')); // prettier-ignore
  await manager.post(`${newest}/end`);
  expect(await kept()).toEqual([['Standard', '2026-03-03', null]]);
}); // prettier-ignore

/** What a printed agreement says, read back from the PDF. */
async function printed(kind: string, language: string, keep = ''): Promise<string> {
  const manager = await desk.as('manager');
  const [fees] = await feesOf(open.db.read, desk.company.id, (await delmas()).id);
  const terms = { guarantee: 'Mutuelle Trézac, no. 77', remit_days: '30', notice_days: '90', fees: desk.house.ids.seal('fee_model', fees!.id) }; // prettier-ignore
  const answered = await manager.post(await page('/agreements/draw'), { kind, language, valid_from: '2026-03-03', valid_until: '2026-12-31', ...terms }); // prettier-ignore
  expect(answered.status).toBe(303);
  const [newest] = (await agreements()).sort((a, b) => b.id - a.id);
  const path = `/c/${desk.company.code}/documents/${desk.house.ids.seal('document', newest?.documentId ?? 0)}`;
  const { bytes } = await manager.get(path);
  const shots = process.env['DULY_AGREEMENTS_TO'];
  if (shots !== undefined && keep !== '') {
    mkdirSync(shots, { recursive: true });
    writeFileSync(join(shots, `${keep}.pdf`), bytes);
  }
  const read = await readPdfText(bytes);
  return read.is === 'text' ? read.pages.flat().map(({ text }) => text).join('').replace(/\s+/g, '') : read.is; // prettier-ignore
}

it('draws agreements up as PDFs; that of a French agency has the four items of CPCE R124-3', async () => {
  const french = (await printed('collection', 'fr', 'collection-fr'));
  for (const said of ['R124-3, 1°', 'R124-3, 2°', 'R124-3, 3°', 'R124-3, 4°', 'Mutuelle Trézac, no. 77', 'Delmas Recouvrement SAS', 'ACME SAS', '12,5', 'FR1420041010050500013M02606', 'Annexe'])
    expect(french).toContain(said.replace(/\s+/g, ''));
  const german = (await printed('pricing', 'de', 'pricing-de'));
  for (const said of ['Preisanhang', 'unter 90 Tagen', '25,00', 'Letter before action', '31. Dez. 2026']) expect(german).toContain(said.replace(/\s+/g, '')); // prettier-ignore
  expect(await printed('power_of_attorney', 'sv', 'power-sv')).toContain('Fullmakt');
  expect(await printed('collection', 'en', 'collection-en')).toContain('Debtcollectionagreement(France)');
  const manager = await desk.as('manager');
  const none = await manager.post(await page('/agreements/draw'), { kind: 'pricing', language: 'en', valid_from: '2026-03-03', remit_days: '30', notice_days: '90' }); // prettier-ignore
  expect([none.status, none.text.includes('Choose the fees that the appendix prints.')]).toEqual([422, true]);
  // an appendix of prices does not print the days, so that none are agreed by it
  expect((await agreements()).filter(({ terms }) => terms.remitDays === null).map(({ kind }) => kind)).toEqual(['pricing']);
  expect((await agreements()).map(({ terms }) => terms.remitDays).sort()).toEqual([30, 30, 30, null]);
  for (const one of await agreements()) await manager.post(await page(`/agreements/${desk.house.ids.seal('agreement', one.id)}/end`)); // prettier-ignore
  expect(await agreements()).toEqual([]);
}); // prettier-ignore

it('hands nothing over to a French agency without a signed agreement, and tells when it runs out under a case', async () => {
  const { company, house } = desk;
  const customer = await findCustomer(open.db.read, company.id, '1007', house.ids);
  const made = await makeDossier(desk.work(), { company, customer, items: [], currency: null, keyDate: desk.work().today, language: 'en', interest: null, recipient: 'Agence Delmas', facts: null }, holdSources); // prettier-ignore
  const give = () => handOver(desk.work(), { companyId: company.id, number: made.number, partner: 'Agence Delmas', partnerKind: 'agency' }); // prettier-ignore
  await expect(give()).rejects.toMatchObject({ code: 'mandate-missing' });
  const manager = await desk.as('manager');
  const file = async (fields: Record<string, string>, content: string, name = 'agreement.pdf') => manager.send(await page('/agreements/new'), { kind: 'collection', valid_from: '2026-01-01', valid_until: '2026-03-20', ...fields }, [{ name, content }]); // prettier-ignore
  expect((await file({}, '<html><script>x</script></html>')).status).toBe(409);
  expect((await file({}, 'just text', 'a.txt')).status).toBe(409);
  expect((await file({ valid_until: '2025-01-01' }, '%PDF-1.4 a')).status).toBe(409);
  expect((await file({ signed_on: '2026-03-09', signed_by: 'both' }, '%PDF-1.4 a')).status).toBe(409);
  expect((await file({ signed_on: '2026-03-01' }, '%PDF-1.4 a')).status).toBe(422);
  for (const remit_days of ['366', '-1', '1.5', 'soon', '1e2']) {
    const answered = await file({ remit_days }, '%PDF-1.4 a');
    expect([answered.status, answered.text.includes(`value="${remit_days}"`)]).toEqual([422, true]);
  }
  expect(await agreements()).toEqual([]);
  expect((await file({ remit_days: '14' }, '%PDF-1.4 b')).status).toBe(303);
  expect((await agreements()).map(({ terms }) => terms.remitDays)).toEqual([14]);
  await manager.post(await page(`/agreements/${house.ids.seal('agreement', (await agreements())[0]!.id)}/end`));
  expect((await file({}, '%PDF-1.4 a')).status).toBe(303);
  expect((await agreements()).map(({ terms }) => terms.remitDays)).toEqual([null]);
  await expect(give()).rejects.toMatchObject({ code: 'mandate-unsigned' });
  const sign = await page(`/agreements/${house.ids.seal('agreement', (await agreements())[0]!.id)}/signed`);
  const signature = { signed_on: '2026-03-02', signed_by: 'Léa Roux, Marie Delmas', valid_until: '2026-03-20' };
  await manager.send(sign, signature, [{ name: 'signed.pdf', content: '%PDF-1.4 signed' }]);
  const kase = await give();
  expect((await manager.get(await page())).text).toContain('ends soon');
  const tasks = async () => (await rowsOf<{ title: string }>(open.db.read, `select title from v_task where about like 'partner/%' and done_at is null order by id`)).map(({ title }) => title); // prettier-ignore
  expect([await noticeAgreements(desk.work(), company.id), await noticeAgreements(desk.work(), company.id)]).toEqual([1, 0]); // prettier-ignore
  expect(await tasks()).toEqual(['The collection agreement with Agence Delmas ends on 2026-03-20: renew it, or say that it ends']); // prettier-ignore
  expect(await noticeMandates(desk.work(), company.id)).toBe(0);
  const refused = await manager.post(await page('/end'));
  expect([refused.status, refused.text.includes('Agence Delmas has open cases.')]).toEqual([409, true]);
  const shown = `/c/${company.code}/cases/${house.ids.seal('case', kase)}`;
  expect((await manager.get(shown)).text).not.toContain('The agreement ended on');
  await manager.send(sign, { ...signature, valid_until: '2026-03-02' }, []);
  expect([await noticeMandates(desk.work(), company.id), await noticeMandates(desk.work(), company.id)]).toEqual([1, 0]); // prettier-ignore
  expect((await tasks()).at(-1)).toContain('Agence Delmas has open cases (1) and no agreement that holds: The agreement with Agence Delmas ended on 2026-03-02.'); // prettier-ignore
  expect((await manager.get(shown)).text).toContain('The agreement ended on 2 Mar 2026.');
  expect((await manager.get(await page())).text).toContain('Nothing can be handed over to it until then.');
  await manager.send(sign, { ...signature, valid_until: '2026-12-31' }, []);
  expect((await manager.get(shown)).text).not.toContain('The agreement ended on');
  expect(await tasks()).toEqual([]);
  await manager.send(sign, { ...signature, valid_until: '2026-03-01' }, []);
  expect(await noticeMandates(desk.work(), company.id)).toBe(1);
  expect((await tasks()).some((title) => title.includes('no agreement that holds'))).toBe(true);
  await endCase(desk.work(), company.id, made.number, { outcome: 'returned' });
  expect(await noticeMandates(desk.work(), company.id)).toBe(0);
  expect((await tasks()).filter((title) => title.includes('no agreement that holds'))).toEqual([]);
  expect((await manager.post(await page('/end'))).status).toBe(303);
}); // prettier-ignore

it('another company’s partner, contact, fees or agreement is nothing here', async () => {
  const manager = await desk.as('manager');
  for (const below of ['/pa_00000000000', '/pa_00000000000/change', '/pa_00000000000/fees/new', '/x/agreements/new'])
    expect([below, (await manager.get(`${at}${below}`)).status]).toEqual([below, 404]);
});
