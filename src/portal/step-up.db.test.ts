import { changeSetting } from '../companies/actions';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { attachDocument } from '../documents/actions';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { choicesIn, codeIn, codeMails, CODE_PAGE, knownContact, sentCode, stepUp } from './testing/step-up';

/** The one-time code before personal papers: to whom it may go, how often, how long, and that it is found nowhere. */
const open = testDatabase();
let desk: TestDesk;
let contact: number;
const STATEMENT = '/portal/account/papers/statement.xlsx';

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.write('customer').update({ language: 'en' });
  await open.db.write('contact').update({ ended_at: '2026-03-02T00:00:00.000Z' }); // those of the ledger
  contact = await knownContact(desk, '4711', 'marie@dupont.example');
  await knownContact(desk, '4711', 'Marie@Dupont.example', { role: 'invoice' });
  await knownContact(desk, '4711', 'bounced@dupont.example', { state: 'bounced' });
  await knownContact(desk, '4711', 'ended@dupont.example', { ended_at: '2026-02-01T09:00:00.000Z' });
  await knownContact(desk, '4711', 'later@dupont.example', { recorded_at: '2026-03-03T09:00:01.000Z' });
  await knownContact(desk, '4711', 'second@dupont.example', { role: 'query' });
});
afterAll(() => desk.close());

async function secretFor(code: string, contactId: number | null = null): Promise<string> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]);
  const about = `customer/${found?.id ?? 0}`;
  return giveVisit(desk.work(), { kind: 'portal', about, companyId: desk.company.id, days: 30, contactId });
}

async function entered(code: string, secret?: string): Promise<Visitor> {
  const who = desk.stranger();
  expect((await who.post(`/portal/${secret ?? (await secretFor(code))}`)).location).toBe('/portal/account');
  return who;
}

const audited = async (): Promise<string[]> =>
  (
    await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where kind like 'code.%' order by id`)
  ).map(({ kind }) => kind);

/** The same person comes by a new link each time, so that the limit of one test is not that of the next. */
async function onAnotherDay(days: number): Promise<void> {
  desk.setNow(new Date(Date.parse('2026-03-03T09:00:00.000Z') + days * 86_400_000).toISOString());
  await Promise.resolve();
}
afterEach(() => onAnotherDay(0));

describe('papers with figures', () => {
  it('C34 open after a code that goes to a mailbox known before the link, and the session is a new one', async () => {
    const who = await entered('4711');
    expect((await who.get(STATEMENT)).location).toBe(CODE_PAGE);
    const { text } = await who.get(CODE_PAGE);
    const masked = [...text.matchAll(/checked>? ?([^<]+@[^<]+)<|required> ([^<]+@[^<]+)</g)].map(([, a, b]) => (a ?? b ?? '').replace(/^> /, '')); // prettier-ignore
    expect(masked).toEqual(['m\u2022\u2022\u2022@dupont.example', 's\u2022\u2022\u2022@dupont.example']);
    for (const hidden of ['marie@', 'second@', 'bounced', 'ended', 'later', 'b\u2022', 'e\u2022', 'l\u2022'])
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    const code = await sentCode(desk, who);
    const mail = (await codeMails(desk)).at(-1);
    expect([mail?.from?.text, mail?.subject, code.length]).toEqual(['"ACME SAS" <ar@acme.example>', 'Your code for ACME SAS', 8]); // prettier-ignore
    expect(JSON.stringify(mail?.to)).toContain('marie@dupont.example');
    const before = who.session();
    expect((await who.post(CODE_PAGE, { code: `${code.slice(0, 4)} ${code.slice(4)}` })).location).toBe('/portal/account/papers'); // prettier-ignore
    expect(who.session()).not.toBe(before);
    expect((await who.get('/portal/account/papers')).text).toContain('Your papers are open');
    expect((await who.get(STATEMENT)).status).toBe(200);
    expect(await audited()).toEqual(['code.sent', 'code.right']);
  });

  it('need it in each visit: not another browser, not another link, not after leaving', async () => {
    await onAnotherDay(3);
    const secret = await secretFor('4711');
    const who = await entered('4711', secret);
    await stepUp(desk, who);
    expect((await who.get(STATEMENT)).status).toBe(200);
    expect((await (await entered('4711', secret)).get(STATEMENT)).location).toBe(CODE_PAGE);
    await who.post(`/portal/${await secretFor('4711')}`);
    expect((await who.get(STATEMENT)).location).toBe(CODE_PAGE);
  });

  it('are invoices too, unless the company lets the link open these', async () => {
    await onAnotherDay(6);
    const [entry] = await rowsOf<{ id: number; customerId: number }>(open.db.read, `select id, customer_id as "customerId" from v_entry where document = 'F-1001'`); // prettier-ignore
    const bytes = Buffer.from('%PDF-1.4\nF-1001\n%%EOF\n');
    await attachDocument(desk.work(), { companyId: desk.company.id, customerId: entry!.customerId, about: `entry/${entry!.id}`, kind: 'invoice', fileName: 'F-1001.pdf', bytes }); // prettier-ignore
    const who = await entered('4711');
    const [, path = ''] = /href="(\/portal\/account\/papers\/do_[^"]+)"/.exec((await who.get('/portal/account/papers')).text) ?? []; // prettier-ignore
    expect((await who.get(path)).location).toBe(CODE_PAGE);
    expect((await who.get('/portal/account/papers/all.zip')).location).toBe(CODE_PAGE);
    await changeSetting(desk.work(), desk.company.id, 'portalDocuments', 'link');
    expect((await who.get(path)).status).toBe(200);
    expect((await who.get(STATEMENT)).location).toBe(CODE_PAGE);
    await changeSetting(desk.work(), desk.company.id, 'portalDocuments', 'code');
  });
});

describe('the code', () => {
  it('can be tried five times, ten minutes long, once, and only where it was asked for', async () => {
    await onAnotherDay(9);
    const who = await entered('4711');
    const code = await sentCode(desk, who);
    const wrong = code === '00000000' ? '11111111' : '00000000';
    const tried = async (typed: string, by = who) => {
      const { status, location, text } = await by.post(CODE_PAGE, { code: typed });
      return location !== '' ? location : `${status} ${/class="wrong"[^>]*>([^<]*that we sent|That code can[^<]*)/.test(text) ? 'wrong' : '?'}`; // prettier-ignore
    };
    const other = await entered('4711');
    expect(await tried(code, other)).toBe('422 wrong');
    for (let n = 0; n < 5; n += 1) expect(await tried(n === 0 ? '' : wrong)).toBe('422 wrong');
    expect(await tried(code)).toBe('422 wrong');
    const next = await sentCode(desk, who);
    desk.setNow(new Date(Date.parse('2026-03-12T09:10:00.000Z')).toISOString());
    expect(await tried(next)).toBe('422 wrong');
    const third = await sentCode(desk, who);
    const right = (await audited()).filter((kind) => kind === 'code.right').length;
    const both = await Promise.all([tried(third), tried(third)]);
    expect(both.filter((one) => one.startsWith('/portal'))).not.toHaveLength(0);
    expect((await audited()).filter((kind) => kind === 'code.right')).toHaveLength(right + 1);
  });

  it('is sent six times a day by a link at most, whoever asks, and never to an address that was typed', async () => {
    await onAnotherDay(12);
    const secret = await secretFor('4711');
    const before = (await codeMails(desk)).length;
    for (let n = 0; n < 4; n += 1) await sentCode(desk, await entered('4711', secret));
    const who = await entered('4711', secret);
    const foreign = desk.house.ids.seal('contact', await knownContact(desk, '1007', 'else@brauhaus.example'));
    for (const typed of ['', 'x@evil.example', foreign, 'cn_00000000000'])
      expect((await who.post(`${CODE_PAGE}/send`, { contact: typed, email: 'x@evil.example' })).location).toBe(
        CODE_PAGE,
      );
    expect((await codeMails(desk)).length - before).toBe(4);
    for (let n = 0; n < 4; n += 1) await sentCode(desk, who);
    expect((await codeMails(desk)).length - before).toBe(6);
    expect((await who.get(CODE_PAGE)).text).not.toContain('evil');
    const told = await (async () => { await sentCode(desk, who); return (await who.get(CODE_PAGE)).text; })(); // prettier-ignore
    expect(told).toContain('eight digits');
  });

  it('lies nowhere but in its mail: not in a table, not in the desk', async () => {
    const codes = (await codeMails(desk)).map(codeIn);
    expect(codes.length).toBeGreaterThan(5);
    const tables = ['step_code', 'house_mail', 'audit_line', 'audit_payload', 'message', 'access_link', 'job'];
    const rows = await Promise.all(tables.map((table) => rowsOf(open.db.read, `select * from ${table}`)));
    const kept = JSON.stringify(rows);
    for (const code of codes) expect(kept).not.toContain(code);
  });

  it('goes to the contact that the link was sent to, also where that is another customer’s', async () => {
    await onAnotherDay(15);
    const who = await entered('1020', await secretFor('1020', contact));
    expect(choicesIn((await who.get(CODE_PAGE)).text)).toEqual([desk.house.ids.seal('contact', contact)]);
  });

  it('is nobody’s where we know no mailbox: it says so, and a person is asked to confirm one', async () => {
    const who = await entered('1020');
    const { text } = await who.get(CODE_PAGE);
    expect(text).toContain('We know no email address of yours');
    expect(await rowsOf(open.db.read, `select 1 from task where kind = 'confirm_contact'`)).toEqual([]);
    for (let n = 0; n < 2; n += 1) expect((await who.post(`${CODE_PAGE}/nobody`)).location).toBe(CODE_PAGE);
    expect(await rowsOf(open.db.read, `select title from task where kind = 'confirm_contact'`)).toHaveLength(1);
    expect((await (await entered('4711')).post(`${CODE_PAGE}/nobody`)).location).toBe(CODE_PAGE);
    expect(await rowsOf(open.db.read, `select title from task where kind = 'confirm_contact'`)).toHaveLength(1);
  });
});
