import { openTestDesk, type Answered, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { deliver } from '../outbox/delivery.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { eml, receive } from './testing/receive';

/** The inbox at the desk: a mail is shown without harm, given to a customer and taken back, answered, put aside; and what it seems to say. */
const open = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
const AT = '/c/acme-sas';
let n = 0;

beforeAll(async () => {
  desk = await openTestDesk(open);
  clerk = await desk.as('collector');
});
afterAll(() => desk.close());

const said = ({ text }: Answered): string =>
  text.slice(text.indexOf('<main')).replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, '’').replace(/&quot;/g, '"').replace(/\s+/g, ' '); // prettier-ignore
const rows = (sql: string): Promise<Record<string, unknown>[]> => rowsOf(open.db.read, sql);
async function came(from: string, subject: string, text: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const headers = { From: from, To: 'ar@acme.example', Subject: subject, 'Message-ID': `<${(n += 1)}@somewhere.example>`, ...more };
  await receive(desk.work(), desk.company.id, eml(headers, text));
  const [row] = await rows('select max(id) as id from inbox_mail');
  return `${AT}/inbox/${desk.work().ids.seal('mail', Number(row?.['id']))}`;
} // prettier-ignore
const plain = (text: string): string => text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
const act = async (path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  const answer = await clerk.post(path, fields);
  return said(answer.status === 303 ? await clerk.get(answer.location) : answer);
};

describe('the inbox', () => {
  it('shows what waits, gives it to a customer, asks for an answer, and takes all of that back', async () => {
    const mail = await came('new@clerk.example', 'Your letter', 'We have already paid F-1001.\nPlease look.');
    // a number that somebody names whom nobody knows is enough to find whose it is, and is marked as no more than that
    expect(said(await clerk.get(mail))).toContain('Found by a number that it names');
    expect(await act(`${mail}/back`)).toContain('It waits in the inbox again');
    expect(said(await clerk.get(`${AT}/inbox`))).toContain('Your letter');
    expect(said(await clerk.get(AT))).toContain('1 mail: whose is it?');
    expect((await clerk.post(`${mail}/give`, { customer: 'nobody at all' })).status).toBe(409);
    expect(await act(`${mail}/give`, { customer: '4711' })).toContain('It is Roux et Fils SARL’s now');
    expect(await rows('select kind, note from v_activity')).toEqual([{ kind: 'reply', note: 'Your letter\n\nWe have already paid F-1001.\nPlease look.' }]); // prettier-ignore
    const page = await clerk.get(mail);
    expect(said(page)).toContain('A person said whose it is.');
    expect(said(page)).toContain('Says that it is paid · F-1001');
    const customer = /href="(\/c\/acme-sas\/customers\/cu_[a-z0-9]+)"/.exec(page.text)?.[1] ?? '';
    expect(said(await clerk.get(customer))).toContain('We have already paid F-1001.');
    // the form begins with what the mail says, and nothing is recorded before a person sends it
    const hold = await clerk.get(/href="([^"]+\/hold\?[^"]+)"/.exec(plain(page.text))?.[1] ?? '');
    expect(hold.text).toContain('value="payment_in_transit" selected');
    expect([said(hold).includes('From a mail of'), /type="checkbox"[^>]* checked/.test(hold.text)]).toEqual([
      true,
      true,
    ]);
    expect(await rows('select id from hold')).toEqual([]);
    expect((await rows(`select done_at is null as open from task where about like 'mail/%' order by id`)).map(({ open: is }) => Number(is))).toEqual([0, 1]); // prettier-ignore
    expect(await act(`${mail}/back`)).toContain('nothing of it stays with anybody');
    expect([await rows('select id from v_activity'), said(await clerk.get(customer)).includes('already paid')]).toEqual([[], false]); // prettier-ignore
    expect((await rows(`select id from task where about like 'mail/%' and done_at is null`)).length).toBe(0);
    expect(await act(`${mail}/drop`)).toContain('It was put aside.');
    expect(said(await clerk.get(`${AT}/inbox?show=not_ours`))).toContain('Your letter');
  });

  it('answers in the thread of the mail, and asks nobody for an answer any more', async () => {
    const mail = await came('compta@roux.example', 'Question', 'Which bank account?');
    await act(`${mail}/give`, { customer: '4711' });
    const write = /href="([^"]+\/write\?mail=[^"]+)"/.exec(plain((await clerk.get(mail)).text))?.[1] ?? '';
    const form = await clerk.get(write);
    expect(form.text).toContain('value="Re: Question"');
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(form.text)?.[1] ?? '';
    const to = /<option value="(cn_[a-z0-9]+)"/.exec(form.text)?.[1] ?? '';
    const sent = await act(write.split('?')[0] ?? '', { once: field('once'), mail: field('mail'), to, language: 'fr', subject: 'Re: Question', text: 'The one on the invoice.', enclose: 'none' }); // prettier-ignore
    expect(sent).toContain('compta@roux.example');
    const [message] = await rows(`select blanks from message`);
    expect((JSON.parse(String(message?.['blanks'])) as { answers: string }).answers).toBe(`${n}@somewhere.example`);
    expect(await rows(`select outcome from task where about like 'mail/%' and outcome = 'answered'`)).toHaveLength(1);
  });

  it('leads from a wish for instalments to the form on which they are agreed, with what was read in it', async () => {
    const mail = await came(
      'compta@roux.example',
      'F-1001',
      'Could we settle F-1001 in 3 monthly payments, starting on 1 April 2026?',
    );
    await act(`${mail}/give`, { customer: '4711' });
    const page = await clerk.get(mail);
    expect(said(page)).toContain('Asks for instalments · 3 instalments · 1 Apr 2026 · F-1001');
    const form = await clerk.get(/href="([^"]+\/plan\?[^"]+)"/.exec(plain(page.text))?.[1] ?? '');
    expect(['name="count" value="3"', 'value="2026-04-01"', 'value="email" selected'].filter((one) => !form.text.includes(one))).toEqual([]); // prettier-ignore
  });

  it('is the return of a message that a person chooses among those to its address, where it does not say which', async () => {
    await deliver(desk.work(), desk.house.post(), desk.company);
    const report = [
      '--b',
      'Content-Type: text/plain',
      '',
      'Undeliverable.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.roux.example',
      '',
      'Final-Recipient: rfc822; Compta@roux.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
      '',
      '--b--',
    ];
    const mail = await came('MAILER-DAEMON@mx.roux.example', 'Undeliverable', report.join('\r\n'), {
      'Return-Path': '<>',
      'MIME-Version': '1.0',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="b"',
    });
    const page = await clerk.get(mail);
    expect(said(page)).toContain('Which message was it?');
    const message = /name="message" value="(me_[a-z0-9]+)"/.exec(page.text)?.[1] ?? '';
    expect((await clerk.post(`${mail}/message`, { message: 'me_00000000000' })).status).toBe(409);
    expect((await (await desk.as('reader')).post(`${mail}/message`, { message })).status).toBe(403);
    expect(await rows(`select state from message where state = 'failed'`)).toEqual([]);
    expect(await act(`${mail}/message`, { message })).toContain('counts as not delivered');
    expect(await rows(`select state from message where state = 'failed'`)).toHaveLength(1);
    expect(await rows(`select kind, state, "by" from inbox_mail where kind = 'bounce'`)).toEqual([{ kind: 'bounce', state: 'theirs', by: 'person' }]); // prettier-ignore
    expect(await rows(`select state from v_contact where state = 'bounced'`)).toHaveLength(1);
    expect((await clerk.post(`${mail}/message`, { message })).status).toBe(409);
  });

  it('says nothing of other companies, to nobody who may not see it, and changes nothing for readers', async () => {
    const mail = await came('x@y.example', 'Secret', 'for clerks');
    const reader = await desk.as('reader');
    expect([(await reader.get(mail)).status, (await reader.post(`${mail}/drop`)).status, (await reader.get(`${mail}/original`)).status]).toEqual([200, 403, 403]); // prettier-ignore
    expect((await desk.stranger().get(mail)).status).not.toBe(200);
    expect((await clerk.get(`${AT}/inbox/ml_00000000000`)).status).toBe(404);
    expect((await clerk.get(`${AT}/inbox?show=__proto__&page=-1`)).status).toBe(200);
  });

  it('shows a hostile mail as text, and its HTML without anything that runs or is fetched', async () => {
    const mail = await came(
      '"<script>alert(1)</script>" <Evil@X.example>',
      '=?utf-8?q?<img src=3Dx onerror=3Dalert(1)>?=',
      '<p onclick="alert(1)">Hello <a href="javascript:alert(1)">there</a><img src="http://spy.example/p.gif"><style>@import "http://spy.example"</style><form action="http://spy.example"><input></form><script>alert(1)</script><iframe src="http://spy.example"></iframe><svg><script>alert(1)</script></svg></p>',
      { 'Content-Type': 'text/html; charset=utf-8', 'MIME-Version': '1.0' },
    );
    const page = await clerk.get(mail);
    expect(page.text).not.toMatch(/<script>alert|<img src=x/);
    expect(page.text).toContain('sandbox=""');
    const sheet = await clerk.get(`${mail}/sheet?as=html`);
    expect(sheet.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(sheet.text).not.toMatch(/script|spy\.example|onclick|javascript|<form|<img|<iframe|<svg/);
    expect(sheet.text).toContain('Hello');
    const kept = await clerk.get(`${mail}/original`);
    expect([kept.headers.get('content-type'), kept.headers.get('content-disposition')?.startsWith('attachment')]).toEqual(['application/octet-stream', true]); // prettier-ignore
    expect(desk.failures).toEqual([]);
  });
});
