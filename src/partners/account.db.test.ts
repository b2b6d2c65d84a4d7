import { Secret, TOTP } from 'otpauth';
import { beginAnew, endSeat, inviteToSeat } from '../mandates/account.actions';
import { openCompany } from '../companies/actions';
import { addPartner } from '../mandates/partner.actions';
import { PASSWORD, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openCaseDesk, type CaseDesk } from './testing/case-desk';

/** People at partners with an account: who gets in, what they see, and what nobody gets by somebody else's invitation. */
const open = testDatabase();
let at: CaseDesk;
let clock = Date.parse('2026-03-03T09:00:00.000Z');

beforeAll(async () => {
  at = await openCaseDesk(open);
});
afterAll(() => at.desk.close());

/** Each code is good once: time goes on. */
function later(seconds = 60): void {
  clock += seconds * 1000;
  at.desk.setNow(new Date(clock).toISOString());
}

const secretOf = async (email: string): Promise<string> =>
  (await rowsOf<{ s: string }>(open.db.read, 'select totp_secret as s from partner_account where email = ?', [email]))[0]?.s ?? ''; // prettier-ignore
async function codeOf(email: string): Promise<string> {
  later();
  return new TOTP({ secret: Secret.fromBase32(await secretOf(email)) }).generate({ timestamp: clock });
}

const invited = (email: string, partnerId = at.partnerId, companyId = at.desk.company.id) =>
  inviteToSeat(at.desk.work(), { companyId, partnerId, email, name: 'Marie Durand', language: 'en' });

async function came(email: string, secret: string): Promise<Visitor> {
  const who = at.desk.stranger();
  const answer = await who.post(`/partner/invitation/${secret}`, { name: 'Marie Durand', password: PASSWORD, code: await codeOf(email) }); // prettier-ignore
  expect(answer.location).toBe('/partner/cases');
  return who;
}

const inAs = async (
  email: string,
  password = PASSWORD,
): Promise<{ who: Visitor; status: number; location: string }> => {
  const who = at.desk.stranger();
  const { status, location } = await who.post('/partner/sign-in', { email, password, code: await codeOf(email) });
  return { who, status, location };
};

describe('an account', () => {
  it('comes about by an invitation from the desk, with a password and a code', async () => {
    const manager = await at.desk.as('manager');
    const path = `/c/${at.desk.company.code}/recovery/partners/${at.desk.work().ids.seal('partner', at.partnerId)}/accounts`;
    expect((await (await at.desk.as('collector')).get(path)).status).toBe(403);
    const wrong = await manager.post(path, { name: 'Marie', email: 'no address', language: 'en' });
    expect([wrong.status, wrong.text.includes('Give an e-mail address')]).toEqual([422, true]);
    await manager.post(path, { name: 'Marie Durand', email: 'Marie@delmas.example', language: 'en' });
    const shown = (await manager.get(path)).text;
    const secret = /\/partner\/invitation\/([\w-]{43})/.exec(shown)?.[1] ?? '';
    expect([secret.length, (await manager.get(path)).text.includes(secret)]).toEqual([43, false]);
    const who = at.desk.stranger();
    const door = await who.get(`/partner/invitation/${secret}`);
    expect([door.status, door.text.includes('QR code with the key')]).toEqual([200, true]);
    const link = `/partner/invitation/${secret}`;
    const short = await who.post(link, { name: 'M', password: 'short', code: '000000' });
    expect([short.status, short.text.includes('12 characters or more')]).toEqual([422, true]);
    const noCode = await who.post(link, { name: 'M', password: PASSWORD, code: '000000' });
    expect([noCode.status, noCode.text.includes('not the code')]).toEqual([422, true]);
    const inside = await came('marie@delmas.example', secret);
    expect((await at.desk.stranger().get(link)).status).toBe(410);
    const list = (await inside.get('/partner/cases')).text;
    expect([list.includes('RF-2026-0001'), list.includes('RF-2026-0002'), list.includes('Brauhaus Nord')]).toEqual([true, false, true]); // prettier-ignore
  });

  it('is let in by all three together, each code once, and after wrong tries not at all for a while', async () => {
    const email = 'marie@delmas.example';
    expect((await inAs(email)).location).toBe('/partner/cases');
    const code = await codeOf(email);
    const [one, two] = [at.desk.stranger(), at.desk.stranger()];
    expect((await one.post('/partner/sign-in', { email, password: PASSWORD, code })).location).toBe('/partner/cases');
    const again = await two.post('/partner/sign-in', { email, password: PASSWORD, code });
    expect([again.status, again.text.includes('did not fit together'), again.text.includes(email)]).toEqual([422, true, true]); // prettier-ignore
    expect((await inAs(email, 'not the password at all')).status).toBe(422);
    expect((await two.post('/partner/sign-in', { email: 'nobody@x.example', password: PASSWORD, code })).status).toBe(
      422,
    );
    for (let n = 0; n < 6; n += 1) await inAs(email, 'not the password at all');
    expect((await inAs(email)).status).toBe(422);
    later(3_700);
    expect((await inAs(email)).location).toBe('/partner/cases');
  });

  it('opens its cases and no other, by the same page as a link', async () => {
    const { who } = await inAs('marie@delmas.example');
    const seal = (id: number): string => at.desk.work().ids.seal('case', id);
    const own = `/partner/cases/${seal(at.caseId)}`;
    const text = (await who.get(own)).text;
    expect([text.includes('Brauhaus Nord GmbH'), text.includes('All cases'), text.includes('"/partner/case/')]).toEqual([true, true, false]); // prettier-ignore
    const once = /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
    expect((await who.post(`${own}/report`, { once, kind: 'received' })).location).toBe(own);
    const [told] = await rowsOf<{ by: string }>(open.db.read, `select recorded_by as "by" from case_report where case_id = ?`, [at.caseId]); // prettier-ignore
    expect(told?.by).toBe('partner:Agence Delmas, marie@delmas.example');
    expect((await who.send(`${own}/papers`, { paper: 'other' }, [{ name: 'a.pdf', content: '%PDF-1.4\n' }])).location).toBe(own); // prettier-ignore
    for (const other of [seal(at.otherId), 'ca_00000000000', 'x', '..%2f..'])
      for (const path of ['', '/file?as=pdf', '/papers/do_00000000000', '/supplement?n=1'])
        expect((await who.get(`/partner/cases/${other}${path}`)).status).toBe(404);
    for (const path of ['report', 'message', 'withdraw', 'read'])
      expect((await who.post(`/partner/cases/${seal(at.otherId)}/${path}`, { once, kind: 'received', text: 'x' })).status).toBe(404); // prettier-ignore
    const stranger = at.desk.stranger();
    for (const path of ['', `/${seal(at.caseId)}`, `/${seal(at.caseId)}/file?as=pdf`])
      expect((await stranger.get(`/partner/cases${path}`)).status).toBe(410);
    expect((await who.get(`/c/${at.desk.company.code}/customers`)).location).toContain('/sign-in');
  });

  it('takes the list in its own columns', async () => {
    const manager = await at.desk.as('manager');
    const path = `/c/${at.desk.company.code}/recovery/partners/${at.desk.work().ids.seal('partner', at.partnerId)}/columns`;
    const { who } = await inAs('marie@delmas.example');
    expect((await who.get('/partner/cases.csv')).text).toContain('reference,partner-reference,handed-over-on');
    const bad = await manager.post(path, {
      header: ['Dossier', 'dossier', ''],
      field: ['reference', 'principal', 'total'],
    });
    expect([bad.status, bad.text.includes('has this name already'), bad.text.includes('Give the column its name')]).toEqual([422, true, true]); // prettier-ignore
    await manager.post(path, { header: ['Dossier', '=Montant', ''], field: ['reference', 'principal', ''] });
    const csv = (await who.get('/partner/cases.csv')).text;
    expect(csv.replace('\ufeff', '')).toBe(`Dossier,'=Montant\nRF-2026-0001,2310.00\n`);
    expect((await who.get('/partner/cases.xlsx')).bytes.subarray(0, 2).toString()).toBe('PK');
    expect((await manager.get(`${path}/list?as=csv`)).text).toBe(csv);
    expect((await manager.get(`${path}/list?as=exe`)).status).toBe(404);
    expect((await at.desk.stranger().get('/partner/cases.csv')).status).toBe(410);
  });

  it('finds its cases again by what is known of them, and shows of closed ones that they are', async () => {
    const { who } = await inAs('marie@delmas.example');
    const asked = async (query: string): Promise<string> => (await who.get(`/partner/cases?${query}`)).text;
    expect(await asked('q=brauhaus')).toContain('RF-2026-0001');
    expect(await asked('')).toContain('<td class="wide">Agence Delmas sends the first letter by 5 Mar 2026.</td>');
    for (const none of ['q=%25', 'q=_', 'q=RF-2026-0002', `q=${encodeURIComponent(`' or 1=1 --`)}`]) expect(await asked(none)).toContain('No case fits.'); // prettier-ignore
    expect(await asked('which=closed')).toContain('No case of yours is closed.');
  });
});

describe('an invitation', () => {
  it('of one company shows nobody the cases of the next', async () => {
    const second = await openCompany(at.desk.work(), { name: 'Beta GmbH', country: 'DE', currency: 'EUR', email: 'ar@beta.example' }, { currency: 'EUR', iban: 'DE89370400440532013000', holder: 'Beta GmbH' }); // prettier-ignore
    const theirs = await addPartner(at.desk.work(), second.id, { name: 'Agence Delmas', kind: 'agency', email: null });
    // Beta invites somebody first and keeps the link: the account is now in Beta's hands
    const taken = await invited('paul@delmas.example', theirs, second.id);
    const betas = await came('paul@delmas.example', taken.secret);
    const { secret } = await invited('paul@delmas.example');
    expect((await betas.get('/partner/cases')).text).not.toContain('RF-2026-0001');
    const stranger = at.desk.stranger();
    const link = `/partner/invitation/${secret}`;
    expect((await stranger.get(link)).text).not.toContain('QR code');
    const refused = await stranger.post(link, { password: 'another password of mine', code: await codeOf('paul@delmas.example') }); // prettier-ignore
    expect([refused.status, refused.text.includes('do not belong to this account')]).toEqual([422, true]);
    expect((await stranger.post(link, { password: PASSWORD, code: await codeOf('paul@delmas.example') })).location).toBe('/partner/cases'); // prettier-ignore
    expect((await stranger.get('/partner/cases')).text).toContain('RF-2026-0001');
    const [seat] = await rowsOf<{ id: number }>(open.db.read, 'select s.id from partner_seat s join partner_account a on a.id = s.account_id where a.email = ? and s.company_id = ?', ['paul@delmas.example', at.desk.company.id]); // prettier-ignore
    await expect(beginAnew(at.desk.work(), at.desk.company.id, seat!.id)).rejects.toThrow('other creditors too');
    await expect(endSeat(at.desk.work(), second.id, seat!.id)).rejects.toThrow('no such account');
  });

  it('begins anew where a phone was lost: nobody is in any more', async () => {
    const { who } = await inAs('marie@delmas.example');
    const [seat] = await rowsOf<{ id: number }>(open.db.read, 'select s.id from partner_seat s join partner_account a on a.id = s.account_id where a.email = ?', ['marie@delmas.example']); // prettier-ignore
    const { secret } = await beginAnew(at.desk.work(), at.desk.company.id, seat!.id);
    expect((await who.get('/partner/cases')).status).toBe(410);
    expect((await inAs('marie@delmas.example')).status).toBe(422);
    const again = await came('marie@delmas.example', secret);
    expect((await again.get('/partner/cases')).status).toBe(200);
    await again.post('/partner/sign-out-everywhere');
    expect((await again.get('/partner/cases')).status).toBe(410);
    const { who: back } = await inAs('marie@delmas.example');
    await endSeat(at.desk.work(), at.desk.company.id, seat!.id);
    expect((await back.get('/partner/cases')).status).toBe(410);
    expect((await back.get(`/partner/cases/${at.desk.work().ids.seal('case', at.caseId)}`)).status).toBe(410);
  });

  it('is refused for a partner of another company, and for whoever is in already', async () => {
    await expect(invited('x@y.example', at.partnerId, 999)).rejects.toThrow('no such partner');
    await expect(invited('paul@delmas.example')).rejects.toThrow('has an account here already');
  });
});
