import { holdSources } from '../app';
import { handOver, undoHandOver } from '../cases/actions';
import { customerById } from '../customers/store';
import { openTestDesk, PASSWORD, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { makeDossier } from '../dossier/actions';
import { endVisits, giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** The partner's page: one case by a link that opens once, what is told there, and nothing besides. */
const open = testDatabase();
let desk: TestDesk;
let caseId: number;
let otherId: number;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.transaction((tx) =>
    tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' }),
  );
  caseId = await handedOver(['F-1003'], 'Agence Delmas');
  otherId = await handedOver(['F-1004'], 'Another Agency');
});
afterAll(() => desk.close());

async function handedOver(items: readonly string[], partner: string): Promise<number> {
  const work = desk.work();
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '1007'`);
  const customer = await customerById(open.db.read, desk.company.id, row?.id ?? 0);
  const asked = {
    ...{ company: desk.company, customer, items, currency: null, keyDate: work.today, language: 'en' },
    ...{ interest: null, recipient: partner, facts: null },
  };
  const { number } = await makeDossier(work, asked, holdSources);
  return handOver(work, { companyId: desk.company.id, number, partner, partnerKind: 'agency' });
}

const link = (about: number, days = 90): Promise<string> =>
  giveVisit(desk.work(), { kind: 'partner', about: `case/${about}`, companyId: desk.company.id, days });

/** Somebody who came by a link. */
async function entered(about = caseId): Promise<Visitor> {
  const who = desk.stranger();
  const secret = await link(about);
  expect((await who.post(`/partner/${secret}`)).location).toBe('/partner/case');
  return who;
}

const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';

describe('the link', () => {
  it('changes nothing when it is looked at, and opens once', async () => {
    const secret = await link(caseId);
    const [scanner, partner, thief] = [desk.stranger(), desk.stranger(), desk.stranger()];
    for (const who of [scanner, partner]) {
      const door = await who.get(`/partner/${secret}`);
      expect([door.status, door.text.includes('A case from ACME SAS')]).toEqual([200, true]);
      expect(door.headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect((await partner.post(`/partner/${secret}`)).location).toBe('/partner/case');
    expect((await partner.get(`/partner/${secret}`)).location).toBe('/partner/case');
    const late = await thief.post(`/partner/${secret}`);
    expect([late.status, late.text.includes('does not open any more')]).toEqual([410, true]);
    expect((await thief.get(`/partner/${secret}`)).status).toBe(410);
    expect((await thief.get('/partner/case')).status).toBe(410);
    expect((await thief.get('/partner/case/file?as=pdf')).status).toBe(410);
  });

  it('stays open where it was opened, without anybody coming for days, until it ends', async () => {
    const secret = await link(caseId, 30);
    const partner = desk.stranger();
    await partner.post(`/partner/${secret}`);
    for (const [day, status] of [
      ['06', 200],
      ['20', 200],
      ['31', 200],
    ] as const) {
      desk.setNow(`2026-03-${day}T09:00:00.000Z`);
      expect([day, (await partner.get('/partner/case')).status]).toEqual([day, status]);
    }
    desk.setNow('2026-04-03T09:00:00.000Z');
    expect((await partner.get('/partner/case')).status).toBe(410);
    desk.setNow('2026-03-03T09:00:00.000Z');
    const spare = desk.stranger(); // a colleague who tries the link out is still signed out in the night
    await spare.signIn('reader@acme.example', PASSWORD);
    await spare.post(`/partner/${await link(caseId, 30)}`);
    desk.setNow('2026-03-04T09:00:00.000Z');
    expect((await spare.get('/partner/case')).status).toBe(410);
    expect((await spare.get(`/c/${desk.company.code}/customers`)).location).toContain('/sign-in');
    desk.setNow('2026-03-03T09:00:00.000Z');
  });

  it('of one case leaves that of another open: each leads back to its own, and no form of one tells of the other', async () => {
    const [first, other] = [await link(caseId), await link(otherId)];
    const [partner, thief] = [desk.stranger(), desk.stranger()];
    await partner.post(`/partner/${first}`);
    const atFirst = await partner.get('/partner/case');
    await partner.post(`/partner/${other}`);
    expect((await partner.get('/partner/case')).text).toContain('F-1004');
    expect((await partner.get(`/partner/${other}`)).location).toBe('/partner/case');
    const door = await partner.get(`/partner/${first}`);
    expect([door.status, door.text.includes('A case from ACME SAS')]).toEqual([200, true]);
    expect((await partner.get('/partner/case')).text).toContain('F-1004'); // a look changes nothing
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(atFirst.text)?.[1] ?? '';
    const body = new URLSearchParams({ _csrf, once: onceIn(atFirst.text), kind: 'received' });
    expect((await partner.get('/partner/case/report', { method: 'POST', body })).status).toBe(410);
    expect((await partner.post(`/partner/${first}`)).location).toBe('/partner/case');
    const back = (await partner.get('/partner/case')).text;
    expect([back.includes('F-1003'), back.includes('F-1004')]).toEqual([true, false]);
    for (const secret of [first, other]) expect((await thief.post(`/partner/${secret}`)).status).toBe(410);
    await endVisits(desk.work(), 'partner', `case/${otherId}`);
    expect([(await partner.post(`/partner/${other}`)).status, (await partner.get('/partner/case')).status]).toEqual([
      410, 200,
    ]);
  });

  it('is good for one of several who press at once', async () => {
    const secret = await link(caseId);
    const all = await Promise.all([1, 2, 3].map(() => desk.stranger().post(`/partner/${secret}`)));
    expect(all.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
  });

  it('is nobody’s sign-in to the desk, and the desk is no way to a case', async () => {
    const partner = await entered();
    expect((await partner.get(`/c/${desk.company.code}/customers`)).location).toContain('/sign-in');
    expect((await (await desk.as('administrator')).get('/partner/case')).status).toBe(410);
  });

  it('ends for whoever is in when it is revoked, replaced or expires', async () => {
    const one = await entered();
    await endVisits(desk.work(), 'partner', `case/${caseId}`);
    expect((await one.get('/partner/case')).status).toBe(410);
    const two = await entered();
    await entered();
    expect((await two.get('/partner/case')).status).toBe(410);
    const secret = await link(caseId, 1);
    desk.setNow('2026-03-05T09:00:00.000Z');
    expect((await desk.stranger().get(`/partner/${secret}`)).status).toBe(410);
    desk.setNow('2026-03-03T09:00:00.000Z');
  });
});

describe('the case', () => {
  it('is on one page: number, amount and next day, debtor, documents, what happened', async () => {
    const partner = await entered();
    const { status, text } = await partner.get('/partner/case');
    expect(status).toBe(200);
    for (const said of ['RF-2026-0001', '€2,310.00', 'Agence Delmas confirms the file by 5 Mar 2026', 'Brauhaus Nord GmbH', 'Hafenstr. 4', 'F-1003', 'Chronology'])
      expect(text).toContain(said); // prettier-ignore
    expect(text).toMatch(/Time left<\/span> · F-1003: last day .+, file by .+ \([\d,]+ days left\)/);
    expect(text).toMatch(/\((not )?verified/);
    for (const other of ['F-1004', 'Another Agency', 'Roux', 'manager@acme']) expect(text).not.toContain(other);
    for (const [as, start] of [['pdf', '%PDF'], ['zip', 'PK'], ['csv', 'reference'], ['json', '{']])
      expect((await partner.get(`/partner/case/file?as=${as}`)).text.replace('\ufeff', '')).toMatch(new RegExp(`^${start}`)); // prettier-ignore
    expect((await partner.get('/partner/case/file?as=exe')).status).toBe(404);
    const french = await partner.get('/partner/case', { headers: { 'accept-language': 'fr-FR' } });
    expect(french.text).toContain('Ce qui vous est demandé');
    expect(french.text).toContain('<html lang="fr">');
  });

  it('keeps what the partner tells, once, and asks a person of ours', async () => {
    const partner = await entered();
    const tell = async (fields: Record<string, string>) => {
      const once = onceIn((await partner.get('/partner/case')).text);
      await partner.post('/partner/case/report', { once, ...fields });
      return partner.post('/partner/case/report', { once, ...fields });
    };
    await tell({ kind: 'received' });
    expect((await partner.get('/partner/case')).text).not.toContain('confirms the file by');
    await tell({ kind: 'paid', amount: '500.00', day: '2026-03-02' });
    await tell({ kind: 'closed', outcome: 'returned' });
    const wrong = await tell({ kind: 'paid', amount: '0', day: '2026-04-01' });
    expect([wrong.status, wrong.text.includes('amount above nothing'), wrong.text.includes('up to today')]).toEqual([422, true, true]); // prettier-ignore
    const rows = await rowsOf(open.db.read, `select kind, amount_minor as minor, outcome, recorded_by as "by" from case_report where case_id = ? order by id`, [caseId]); // prettier-ignore
    expect(rows).toEqual([
      { kind: 'received', minor: null, outcome: null, by: 'partner:Agence Delmas' },
      { kind: 'paid', minor: 50_000, outcome: null, by: 'partner:Agence Delmas' },
      { kind: 'closed', minor: null, outcome: 'returned', by: 'partner:Agence Delmas' },
    ]);
    expect(await rowsOf(open.db.read, `select 1 from task where kind = 'case_report'`)).toHaveLength(2);
    expect(await rowsOf(open.db.read, `select state from recovery_case where id = ?`, [caseId])).toEqual([{ state: 'with_partner' }]); // prettier-ignore
  });

  it('takes each of the forms of a page once, also after going back', async () => {
    const partner = await entered();
    const once = onceIn((await partner.get('/partner/case')).text);
    const told = () => rowsOf(open.db.read, `select kind from case_report where case_id = ?`, [caseId]);
    const before = (await told()).length;
    const paid = { once, kind: 'paid', amount: '20.00', day: '2026-03-02' };
    await Promise.all([1, 2].map(() => partner.post('/partner/case/report', paid)));
    await partner.post('/partner/case/report', { once, kind: 'closed', outcome: 'paid' });
    expect(await told()).toHaveLength(before + 2);
    await partner.get('/partner/case');
    await partner.post('/partner/case/report', { ...paid, amount: '30.00' });
    expect((await partner.get('/partner/case')).text).toContain('That form was sent already');
    expect(await told()).toHaveLength(before + 2);
  });

  it('cannot be told of without the token of its session', async () => {
    const partner = await entered();
    const forged = await partner.get('/partner/case/report', {
      method: 'POST',
      body: new URLSearchParams({ kind: 'received' }),
    });
    expect(forged.status).toBe(410);
    const none = await partner.post('/partner/case/report', { kind: 'received', once: 'x' });
    expect(none.status).toBe(404);
  });

  it('says so when it was taken back', async () => {
    const partner = await entered(otherId);
    await undoHandOver(desk.work(), desk.company.id, 'RF-2026-0002');
    expect((await partner.get('/partner/case')).text).toContain('taken back on the side of ACME SAS');
    expect((await partner.get('/partner/case/file?as=pdf')).status).toBe(404);
    const told = await partner.post('/partner/case/report', { kind: 'received', once: 'a'.repeat(32) });
    expect([told.status, told.text.includes('Back to the case')]).toEqual([409, true]);
  });

  it('can be left', async () => {
    const partner = await entered();
    expect((await partner.post('/partner/leave')).text).toContain('You have left');
    expect((await partner.get('/partner/case')).status).toBe(410);
  });
});
