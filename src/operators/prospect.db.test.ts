import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCompany } from '../companies/actions';
import { settingsOf } from '../companies/store';
import { mailWays } from '../app';
import { handsOf } from '../desk/testing/hands';
import { partnersAreKnown } from '../desk/testing/states-partners';
import { openTestDesk, PASSWORD, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { agreementsOf } from '../mandates/agreement.store';
import { feesOf } from '../mandates/fee.store';
import { registerOf } from '../mandates/partner.store';
import { acceptInvitation, disable, invite, setRoles } from '../people/actions';
import { listedPerson } from '../people/store';
import type { Role } from '../people/rights';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { accept } from './finish.actions';
import { acceptProspect } from './operation.actions';
import { followSeats } from './seats.actions';
import { pageIs } from './testing/open-page';

/** From a quote to a company: who registers, confirms, is accepted or refused; who may go where then; and the end of it. */
const database = testDatabase();
const opened: { desk?: TestDesk } = {};
const desk = (): TestDesk => {
  if (opened.desk === undefined) throw new Error('not open');
  return opened.desk;
};

const AT = '/c/acme-sas/recovery/operator';
const PAGE = '/quote/acme-sas';
const ASKED = { name: 'Brasserie du Port SARL', country: 'FR', debtor_country: 'BE', kind: 'company', amount: '1,000.00', currency: 'EUR', age: '40', lang: 'en' }; // prettier-ignore
const ANNA = { person: 'Anna Port', email: 'Anna@port.example', legal_name: 'Brasserie du Port SARL', vat_no: 'FR 12 552 100 554', street: '1 quai Nord', postcode: '44000', city: 'Nantes', iban: 'FR76 3000 6000 0112 3456 7890 189', accept: 'yes', lang: 'en' }; // prettier-ignore

async function colleague(email: string, companyId: number, role: Role): Promise<Visitor> {
  const { secret } = await invite(desk().work(), { email, name: email, language: 'en', roles: [{ companyId, role }] });
  await acceptInvitation(desk().work(), secret, { name: email, password: PASSWORD });
  const visitor = desk().stranger();
  await visitor.signIn(email, PASSWORD);
  return visitor;
}

const people: { zoe?: Visitor; bob?: Visitor; olaf?: Visitor; anna?: Visitor } = {};

beforeAll(async () => {
  opened.desk = await openTestDesk(database);
  await partnersAreKnown(handsOf(await desk().as('manager')), 'acme-sas');
  const administrator = handsOf(await desk().as('administrator'));
  await administrator.fills(AT, { language: 'en', text: 'You pay what was quoted.' }, { to: `${AT}/terms` });
  await pageIs(administrator, AT, 'Atlas Recouvrement', { is_open: 'yes', days: '14' });
  const other = await openCompany(desk().work(), { name: 'Other GmbH', country: 'DE', currency: 'EUR' });
  people.zoe = await colleague('zoe@acme.example', desk().company.id, 'administrator');
  people.bob = await colleague('bob@acme.example', desk().company.id, 'reader');
  people.olaf = await colleague('olaf@other.example', other.id, 'administrator');
});
afterAll(() => opened.desk?.close());

async function sends(visitor: Visitor, page: string, fields: Readonly<Record<string, string>>, to = page) {
  const { text } = await visitor.get(page);
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? '';
  const body = new URLSearchParams({ _csrf: hidden('_csrf'), ...(hidden('terms') && { terms: hidden('terms') }), ...fields }); // prettier-ignore
  return visitor.get(to, { method: 'POST', body });
}

function mails(): string[] {
  const folder = join(desk().house.config.home, 'outbox', 'house');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml')).sort(); // prettier-ignore
  return files.map((name) => readFileSync(join(folder, name), 'utf8').replace(/=\r\n/g, '').replaceAll('=3D', '='));
}
const linkIn = (path: RegExp, to: string): string =>
  mails().flatMap((mail) => (mail.includes(to) ? (path.exec(mail)?.[0] ?? []) : [])).at(-1) ?? ''; // prettier-ignore

/** Answers with the address of the link in the mail. */
async function registers(given: Readonly<Record<string, string>>, asked: Readonly<Record<string, string>> = ASKED) {
  const visitor = desk().stranger();
  const { location } = await sends(visitor, PAGE, asked);
  const answer = await sends(visitor, `${location}/register`, given);
  return { visitor, location, answer };
}

const prospects = async (visitor: Visitor): Promise<string[]> =>
  [...(await visitor.get('/c/acme-sas/recovery/prospects')).text.matchAll(/href="([^"]+prospects\/pc_\w+)"/g)].map(([, to = '']) => to); // prettier-ignore

test('what is wrong is said at each field and nothing is lost; without a tick nothing is accepted', async () => {
  const hostile = { ...ANNA, email: 'anna@port.example\r\nBcc: all@port.example', vat_no: 'DE123456789', iban: 'FR7630006000011234567890188', accept: '' }; // prettier-ignore
  const { answer } = await registers(hostile);
  expect(answer.status).toBe(422);
  for (const said of ['Write it as name@company.example', 'no VAT number of France', 'no IBAN', 'Without it nothing can go on']) expect(answer.text).toContain(said); // prettier-ignore
  expect(answer.text).toContain('value="1 quai Nord"');
  const changed = await registers({ ...ANNA, terms: 'f'.repeat(64) });
  expect([changed.answer.status, changed.answer.text]).toEqual([422, expect.stringContaining('The terms have changed')]); // prettier-ignore
  expect(await rowsOf(database.db.read, 'select id from prospect')).toEqual([]);
});

test('who registers waits only after the link of the mail was pressed; a look at it is not enough', async () => {
  const { visitor, location, answer } = await registers(ANNA);
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('A mail went to anna@port.example')]);
  const zoe = people.zoe as Visitor;
  expect(await prospects(zoe)).toEqual([]);
  const link = linkIn(/\/quote\/acme-sas\/confirm\/[\w-]{43}/, 'anna@port.example');
  expect((await visitor.get(link)).text).toContain('Brasserie du Port SARL registers with ACME SAS');
  expect(await prospects(zoe)).toEqual([]);
  await sends(visitor, link, {});
  await sends(visitor, link, {});
  expect(await prospects(zoe)).toHaveLength(1);
  expect((await visitor.get(`${PAGE}/confirm/${'B'.repeat(43)}`)).status).toBe(410);
  expect((await sends(visitor, PAGE, ANNA, `${location}/register`)).location).toBe(location);
  const tasks = await rowsOf<{ title: string }>(database.db.read, `select title from task where kind = 'prospect'`);
  expect(tasks).toEqual([{ title: 'Brasserie du Port SARL registered and waits: accept or refuse' }]);
  const [terms] = await rowsOf<{ sha256: string }>(database.db.read, 'select sha256 from open_terms');
  expect((await zoe.get((await prospects(zoe))[0] ?? '')).text).toContain(terms?.sha256);
});

test('only who may approve decides; accepted, there is a company with its person, colleagues, prices and an agreement', async () => {
  const [one = ''] = await prospects(people.zoe as Visitor);
  expect((await (people.bob as Visitor).post(`${one}/accept`)).status).toBe(403);
  expect((await (people.olaf as Visitor).post(`${one}/accept`)).status).toBe(404);
  const accepted = await (people.zoe as Visitor).post(`${one}/accept`);
  expect([accepted.status, accepted.location]).toEqual([303, one]);
  expect((await (people.zoe as Visitor).post(`${one}/accept`)).status).toBe(409);
  const { read } = database.db;
  const [made] = await rowsOf<{ id: number; code: string }>(read, `select id, code from company where legal_name = 'Brasserie du Port SARL'`); // prettier-ignore
  const id = made?.id ?? 0;
  const roles = async (email: string) => (await listedPerson(read, { email }))?.roles.filter(({ companyId }) => companyId === id).map(({ role }) => role); // prettier-ignore
  expect(await roles('anna@port.example')).toEqual(['administrator']);
  expect(await roles('zoe@acme.example')).toEqual(['manager']);
  expect([await roles('bob@acme.example'), await roles('olaf@other.example')]).toEqual([[], []]);
  const [partner] = await registerOf(read, id);
  expect([partner?.name, partner?.legalName, partner?.note]).toEqual(['Atlas Recouvrement', 'Atlas Recouvrement SAS', null]); // prettier-ignore
  const [fees] = await feesOf(read, id, partner?.id ?? 0);
  expect([fees?.name, fees?.model.setUp.feeMinor]).toEqual(['Standard', 2500]);
  const [agreement] = await agreementsOf(read, id);
  expect([agreement?.kind, agreement?.origin, agreement?.signedOn, agreement?.feeModelId]).toEqual(['collection', 'generated', null, fees?.id]); // prettier-ignore
  expect((await settingsOf(read, id)).operator?.name).toBe('ACME SAS');
  const lines = await rowsOf<{ kind: string; company_id: number }>(read, `select kind, company_id from audit_line where kind in ('prospect.accepted', 'operation.begun') order by id`); // prettier-ignore
  expect(lines).toEqual([{ kind: 'prospect.accepted', company_id: desk().company.id }, { kind: 'operation.begun', company_id: id }]); // prettier-ignore
});

test('each side sees its own company and no other; the agency does not administer that of the creditor', async () => {
  const secret = /invitation\/([\w-]{43})/.exec(linkIn(/\/invitation\/[\w-]{43}/, 'anna@port.example'))?.[1] ?? '';
  await acceptInvitation(desk().work(), secret, { name: 'Anna Port', password: PASSWORD });
  const anna = desk().stranger();
  await anna.signIn('anna@port.example', PASSWORD);
  people.anna = anna;
  const mine = '/c/brasserie-du-port-sarl';
  const status = async (visitor: Visitor | undefined, path: string) => (await (visitor as Visitor).get(path)).status;
  expect([await status(anna, mine), await status(people.zoe, mine), await status(people.bob, mine), await status(people.olaf, mine)]).toEqual([200, 200, 404, 404]); // prettier-ignore
  for (const path of [
    '',
    '/customers',
    '/recovery/prospects',
    '/recovery/operated',
    '/recovery/operator',
    '/recovery/partners',
  ]) {
    expect([path, await status(anna, `/c/acme-sas${path}`), await status(anna, `/c/other-gmbh${path}`)]).toEqual([path, 404, 404]); // prettier-ignore
  }
  expect(await status(anna, (await prospects(people.zoe as Visitor))[0] ?? '')).toBe(404);
  expect((await (people.zoe as Visitor).post(`${mine}/settings/bank`, { iban: 'DE02120300000000202051' })).status).toBe(403); // prettier-ignore
  const operated = (await (people.zoe as Visitor).get('/c/acme-sas/recovery/operated')).text;
  expect(operated).toContain('Brasserie du Port SARL');
  expect((await (people.bob as Visitor).get('/c/acme-sas/recovery/operated')).text).not.toContain('Brasserie');
  expect((await anna.get(`${mine}/recovery/operated`)).text).toContain('ACME SAS works here for you since');
  expect((await (people.olaf as Visitor).get('/c/other-gmbh/recovery/operated')).text).not.toContain('Brasserie');
});

test('who joins the agency later gets a seat too, who leaves it loses that, and whom the creditor sent away stays away', async () => {
  const { read } = database.db;
  const [made] = await rowsOf<{ id: number }>(read, `select id from company where code = 'brasserie-du-port-sarl'`);
  const companyId = made?.id ?? 0;
  const acme = desk().company.id;
  const follow = () => followSeats(desk().work(), acme);
  expect(await follow()).toBe(0);
  await colleague('zed@acme.example', acme, 'collector');
  const zed = (await listedPerson(read, { email: 'zed@acme.example' }))!;
  const at = async () => (await listedPerson(read, { id: zed.id }))!.roles.filter((grant) => grant.companyId === companyId).map(({ role }) => role); // prettier-ignore
  expect([await follow(), await follow(), await at()]).toEqual([1, 0, ['collector']]);
  const operated = async () => (await (people.zoe as Visitor).get(await handsOf(people.zoe as Visitor).link('/c/acme-sas/recovery/operated', /\/end$/))).text; // prettier-ignore
  expect(await operated()).toContain('zed@acme.example');
  await setRoles(desk().work(), zed.id, [{ companyId, role: 'collector' }]);
  expect([await follow(), await at()]).toEqual([1, []]);
  await setRoles(desk().work(), zed.id, [{ companyId: acme, role: 'manager' }]);
  expect([await follow(), await at()]).toEqual([1, ['manager']]);
  await setRoles(desk().work(), zed.id, [{ companyId: acme, role: 'manager' }]);
  expect([await follow(), await at()]).toEqual([0, []]);
  await disable(desk().work(), zed.id);
  expect([await follow(), await follow()]).toEqual([1, 0]);
  expect(await operated()).not.toContain('zed@acme.example');
  const lines = await rowsOf<{ company: number }>(read, `select company_id as company from audit_line where kind = 'operation.seats' order by id`); // prettier-ignore
  expect(lines.map(({ company }) => company)).toEqual([companyId, companyId, companyId, companyId]);
  expect(await follow()).toBe(0);
});

test('ended, with a reason, the seats of the agency are gone and all else stays; the creditor’s person is in as before', async () => {
  const zoe = people.zoe as Visitor;
  const list = '/c/acme-sas/recovery/operated';
  const end = await handsOf(zoe).link(list, /\/end$/);
  expect((await (people.olaf as Visitor).get(end.replace('acme-sas', 'other-gmbh'))).status).toBe(404);
  expect((await (people.olaf as Visitor).post(end.replace('acme-sas', 'other-gmbh'), { why: 'mine' })).status).toBe(
    404,
  );
  expect((await zoe.post(end, { why: ' ' })).status).toBe(422);
  expect((await zoe.get(end)).text).toContain('zoe@acme.example');
  await handsOf(zoe).fills(end, { why: 'The contract has ended.' });
  expect((await zoe.get(list)).text).toContain('The contract has ended.');
  expect((await zoe.get('/c/brasserie-du-port-sarl')).status).toBe(404);
  expect((await zoe.get('/c/acme-sas')).status).toBe(200);
  const anna = people.anna as Visitor;
  expect((await anna.get('/c/brasserie-du-port-sarl/recovery/partners')).text).toContain('Atlas Recouvrement');
});

test('from one quote a few mails leave and no more, whoever they are for', async () => {
  desk().setNow('2026-03-03T09:20:00.000Z');
  const visitor = desk().stranger();
  const { location } = await sends(visitor, PAGE, ASKED);
  const before = mails().length;
  const statuses: number[] = [];
  for (let n = 0; n < 7; n += 1) statuses.push((await sends(visitor, `${location}/register`, { ...ANNA, email: `stranger${n}@spam.example` })).status); // prettier-ignore
  expect(statuses).toEqual([200, 200, 200, 200, 200, 422, 422]);
  expect(mails().length).toBe(before + 5);
  desk().setNow('2026-03-03T09:40:00.000Z');
});

test('accepted again, what broke off is done: the agreement is drawn up once, the mail goes until one is taken', async () => {
  desk().setNow('2026-03-03T10:40:00.000Z');
  const { visitor } = await registers({
    ...ANNA,
    email: 'rita@quai.example',
    legal_name: 'Λιμάνι ΑΕ',
    vat_no: '',
  });
  await sends(visitor, linkIn(/\/quote\/acme-sas\/confirm\/[\w-]{43}/, 'rita@quai.example'), {});
  const zoe = people.zoe as Visitor;
  const [one = ''] = await prospects(zoe);
  const id =
    desk()
      .work()
      .ids.open('prospect', one.split('/').at(-1) ?? '') ?? 0;
  await acceptProspect(desk().work(), desk().company, id); // and then the process ended
  const [company] = await rowsOf<{ id: number }>(database.db.read, `select id from company where legal_name = 'Λιμάνι ΑΕ'`); // prettier-ignore
  const agreements = async () => (await agreementsOf(database.db.read, company?.id ?? 0)).length;
  const links = () => mails().filter((mail) => mail.includes('rita@quai.example') && mail.includes('/invitation/')).length; // prettier-ignore
  expect([await agreements(), links()]).toEqual([0, 0]);
  const ways = mailWays(desk().house);
  const deaf: typeof ways = async (companyId) => {
    const way = await ways(companyId);
    const send = () => Promise.resolve({ outcome: 'refused' as const, answer: '550 no', recipient: true });
    return { ...way, mailer: { ...way.mailer, send } };
  };
  expect(await accept(desk().work(), deaf, desk().company, id)).toMatchObject({ told: false });
  expect([await agreements(), links()]).toEqual([1, 0]);
  expect((await zoe.get(one)).text).toContain('Finish and tell Anna Port');
  // somebody is at it, and that somebody broke off
  await database.db.write('prospect').where({ id }).update({ finishing_at: desk().work().now });
  expect([(await zoe.get(one)).text.includes('Finish and tell'), (await zoe.post(`${one}/accept`)).status]).toEqual([false, 409]); // prettier-ignore
  desk().setNow('2026-03-03T10:46:00.000Z');
  expect((await zoe.post(`${one}/accept`)).location).toBe(one);
  expect([await agreements(), links()]).toEqual([1, 1]);
  const secret = /invitation\/([\w-]{43})/.exec(linkIn(/\/invitation\/[\w-]{43}/, 'rita@quai.example'))?.[1] ?? '';
  await acceptInvitation(desk().work(), secret, { name: 'Rita', password: PASSWORD });
  expect([(await zoe.post(`${one}/accept`)).status, await agreements(), links()]).toEqual([409, 1, 1]);
  expect((await zoe.get(one)).text).not.toContain('Finish and tell');
});

test('refused, the creditor reads why, and there is no company', async () => {
  const { visitor } = await registers({ ...ANNA, email: 'carl@hafen.example', legal_name: 'Hafen & Söhne GmbH', vat_no: '' }); // prettier-ignore
  await sends(visitor, linkIn(/\/quote\/acme-sas\/confirm\/[\w-]{43}/, 'carl@hafen.example'), {});
  const zoe = people.zoe as Visitor;
  const [one = ''] = await prospects(zoe);
  expect((await zoe.post(`${one}/refuse`, { reason: '' })).status).toBe(422);
  await handsOf(zoe).fills(one, { reason: 'No claims against breweries.' }, { to: '/refuse' });
  expect((await zoe.get(one)).text).toContain('No claims against breweries.');
  expect(mails().some((mail) => mail.includes('No claims against breweries.'))).toBe(true);
  expect((await zoe.post(`${one}/accept`)).status).toBe(409);
  expect(await rowsOf(database.db.read, `select id from company where legal_name like 'Hafen%'`)).toEqual([]);
  expect(desk().failures).toEqual([]);
});
