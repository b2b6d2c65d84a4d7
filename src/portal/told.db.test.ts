import { PDFDocument } from '@cantoo/pdf-lib';
import { answerQuestion } from '../activities/question.actions';
import { decideProposal } from '../activities/proposal.actions';
import { followSaidPaid } from '../activities/said-paid.actions';
import { judgeWrongPerson } from '../activities/wrong-person.actions';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { attachDocument } from '../documents/actions';
import { deliver } from '../outbox/delivery.actions';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** What a customer may say in the portal besides paying: done once, held exactly as the policy says, told back, and somebody's task. */
const open = testDatabase();
let desk: TestDesk;
const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF';

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.write('customer').whereIn('code', ['4711', '1007', '1020']).update({ language: 'en' });
});
afterAll(() => desk.close());

const sql = <T>(text: string, bindings: readonly unknown[] = []): Promise<T[]> =>
  rowsOf<T>(open.db.read, text, bindings);
const idOf = async (code: string): Promise<number> =>
  (await sql<{ id: number }>(`select id from customer where code = ?`, [code]))[0]?.id ?? 0;
const itemOf = async (document: string): Promise<string> => {
  const found = await sql<{ id: number }>(`select item_id as id from v_open_item where document = ?`, [document]);
  return desk.house.ids.seal('item', found[0]?.id ?? 0);
};
async function secretOf(code: string): Promise<string> {
  const about = `customer/${await idOf(code)}`;
  return giveVisit(desk.work(), { kind: 'portal', about, companyId: desk.company.id, days: 30 });
}
async function entered(code: string): Promise<Visitor> {
  const who = desk.stranger();
  expect((await who.post(`/portal/${await secretOf(code)}`)).location).toBe('/portal/account');
  return who;
}
const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
const fresh = async (who: Visitor, page: string): Promise<string> =>
  onceIn((await who.get(`/portal/account/${page}`)).text);
const tasks = (kind: string): Promise<{ title: string; on: string; who: string | null }[]> =>
  sql(`select title, due_on as "on", assignee as who from v_task where kind = ? and done_at is null order by id`, [
    kind,
  ]);
const receipts = (): Promise<{ title: string; mails: number }[]> =>
  sql(`select count(*) as mails from message where about like 'receipt/%'`);
const mails = async (): Promise<number> => (await receipts())[0]?.mails ?? 0;
const replies = async (code: string): Promise<string[]> =>
  (await sql<{ note: string }>(`select note from v_activity where customer_id = ? and kind = 'reply' order by id`, [await idOf(code)])).map(({ note }) => note); // prettier-ignore

describe('a question', () => {
  it('is asked once, answered by a day that is said, and its answer stands below it; nothing else does', async () => {
    const who = await entered('4711');
    const once = await fresh(who, 'ask');
    const item = await itemOf('F-1001');
    const form = { once, form: 'question', text: 'Which order is <b>this</b>?', item };
    const sent = await Promise.all([0, 1].map(() => who.send('/portal/account/question', form, [{ name: 'a.pdf', content: PDF }]))); // prettier-ignore
    expect(sent.map(({ location }) => location)).toEqual(['/portal/account/ask', '/portal/account/ask']);
    const page = (await who.get('/portal/account/ask')).text;
    for (const part of [
      'We answer your question by 5 Mar 2026',
      'number re_',
      'Which order is &lt;b&gt;this&lt;/b&gt;?',
    ])
      expect(page).toContain(part);
    expect(await sql(`select count(*) as n from question`)).toEqual([{ n: 1 }]);
    expect(await tasks('answer')).toMatchObject([
      { on: '2026-03-05', title: expect.stringContaining('asked something') },
    ]);
    expect(await replies('4711')).toEqual(['Which order is <b>this</b>?']);
    expect(await sql(`select about, title from document where title = 'Sent by the customer'`)).toHaveLength(1);
    const [question] = await sql<{ id: number }>(`select id from question`);
    const whose = { companyId: desk.company.id, customerId: await idOf('4711'), questionId: question?.id ?? 0 };
    await expect(answerQuestion(desk.work(), { ...whose, customerId: await idOf('1007') }, null)).rejects.toMatchObject({ code: 'question-answered' }); // prettier-ignore
    await answerQuestion(desk.work(), whose, null);
    expect(await tasks('answer')).toEqual([]);
    expect((await who.get('/portal/account/ask')).text).toContain('A person here dealt with it.');
    expect((await (await entered('1007')).get('/portal/account/ask')).text).not.toContain('Which order');
  });

  it.each([
    ['no text', { text: '  ' }, [], 'Write your question'],
    ['too much of it', { text: 'x'.repeat(4_001) }, [], 'Write your question'],
    ['an invoice of somebody else', { text: 'Hm', item: 'F-1003' }, [], 'Choose at least one invoice'],
    [
      'a web page called a PDF',
      { text: 'Hm' },
      [{ name: 'a.pdf', content: '<html><script>1</script>' }],
      'We take up to 3',
    ],
  ])('is refused with %s, and what was typed stays', async (_, typed, files, says) => {
    const who = await entered('4711');
    const item = 'item' in typed ? await itemOf(typed.item) : '';
    const form = { once: await fresh(who, 'ask'), form: 'question', ...typed, item };
    const answer = await who.send('/portal/account/question', form, files);
    expect([answer.status, answer.text.includes(says)]).toEqual([422, true]);
    expect(await sql(`select count(*) as n from question`)).toEqual([{ n: 1 }]);
  });
});

describe('"it is paid already"', () => {
  it('holds five bank days, once; somebody looks for the money, until it is found; said again it needs a proof', async () => {
    const who = await entered('4711');
    const before = await mails();
    const item = [await itemOf('F-1002'), await itemOf('F-1003')];
    const form = { form: 'paid', item, day: '2026-02-27', amount: '480.50', how: 'transfer' };
    const wrong = await who.post('/portal/account/paid', {
      ...form,
      once: await fresh(who, 'wrong'),
      day: '2026-03-09',
    });
    expect([wrong.status, wrong.text.includes('Give the day on which you paid')]).toEqual([422, true]);
    const once = await fresh(who, 'wrong');
    await Promise.all([who.post('/portal/account/paid', { ...form, once }), who.post('/portal/account/paid', { ...form, once })]); // prettier-ignore
    const page = (await who.get('/portal/account')).text;
    expect(page).toContain('Until 10 Mar 2026 we do not ask for F-1002.');
    expect(await sql(`select kind, until_on as until from v_hold where cause = 'said/paid'`)).toEqual([
      { kind: 'payment_in_transit', until: '2026-03-10' },
    ]);
    const [task] = await tasks('said_paid');
    expect(task?.title).toMatch(/Look for the payment .*F-1002.*480[,.]50/);
    expect((await mails()) - before).toBe(1);
    expect(await followSaidPaid(desk.work(), desk.company.id)).toBe(0);
    const again = { ...form, item: item[0] ?? '' };
    const refused = await who.post('/portal/account/paid', { ...again, once: await fresh(who, 'wrong') });
    expect([refused.status, refused.text.includes('Please add a proof')]).toEqual([422, true]);
    const proof = [{ name: 'transfer.pdf', content: PDF }];
    await who.send('/portal/account/paid', { ...again, once: await fresh(who, 'wrong') }, proof);
    expect((await who.get('/portal/account')).text).toContain('A person here looks at it and answers by');
    expect(await sql(`select count(*) as n from v_hold where cause = 'said/paid'`)).toEqual([{ n: 1 }]);
    const [paid] = await sql<{ id: number }>(`select item_id as id from said_paid`);
    await open.db.write('open_item').where({ id: paid?.id }).update({ open_minor: 0 });
    expect(await followSaidPaid(desk.work(), desk.company.id)).toBe(1);
    expect(await tasks('said_paid')).toEqual([]);
    await open.db.write('open_item').where({ id: paid?.id }).update({ open_minor: 48_050 });
  });
});

describe('what is in the way', () => {
  it('holds as the desk does, with the same owner, and a copy goes to the known address at once', async () => {
    const who = await entered('4711');
    const item = await itemOf('F-1001');
    const form = { form: 'blocked', item, kind: 'po_missing', note: 'PO 4500012877' };
    const wrong = await who.post('/portal/account/blocked', { ...form, once: await fresh(who, 'wrong'), kind: 'telegram', item: 'it_x' }); // prettier-ignore
    expect([wrong.status, wrong.text.includes('Choose what is in the way')]).toEqual([422, true]);
    const run = { ...form, kind: 'payment_run', day: '2027-03-03', once: await fresh(who, 'wrong') };
    expect((await who.post('/portal/account/blocked', run)).status).toBe(422);
    await who.post('/portal/account/blocked', { ...form, once: await fresh(who, 'wrong') });
    expect((await who.get('/portal/account')).text).toContain('We see to it: An order number is missing or wrong');
    expect(await tasks('obstacle')).toMatchObject([{ on: '2026-03-10', who: 'sales' }]);
    await who.post('/portal/account/blocked', { ...form, once: await fresh(who, 'wrong') });
    expect((await who.get('/portal/account')).text).toContain('You told us of this before. A person here looks at it');
    await who.post('/portal/account/blocked', { ...run, day: '2026-04-20', once: await fresh(who, 'wrong') });
    expect(await sql(`select cause, until_on as until from v_hold where kind = 'obstacle' order by id`)).toEqual([
      { cause: 'obstacle/po_missing', until: '2026-03-10' },
      { cause: 'obstacle/payment_run', until: '2026-03-17' },
    ]);
    await who.post('/portal/account/blocked', { ...form, kind: 'not_approved', once: await fresh(who, 'wrong') });
    expect(await sql(`select count(*) as n from v_hold where kind = 'obstacle'`)).toEqual([{ n: 2 }]);
    expect((await who.get('/portal/account/wrong')).text).not.toContain('Mail me a copy');
    const [entry] = await sql<{ id: number }>(`select entry_id as id from v_open_item where document = 'F-1001'`);
    const whose = { companyId: desk.company.id, customerId: await idOf('4711'), about: `entry/${entry?.id ?? 0}` };
    const paper = await readable();
    await attachDocument(desk.work(), { ...whose, kind: 'invoice', fileName: 'F-1001.pdf', bytes: paper });
    expect((await who.get('/portal/account/wrong')).text).toContain('c•••@roux.example');
    const foreign = { form: 'copy', item: await itemOf('F-1003'), once: await fresh(who, 'wrong') };
    expect((await who.post('/portal/account/copy', foreign)).status).toBe(422);
    await who.post('/portal/account/copy', { form: 'copy', item, once: await fresh(who, 'wrong') });
    await deliver(desk.work(), desk.house.post(), desk.company);
    const [mail] = await sql<{ to: string; attachments: string }>(
      `select recipient as "to", attachments from message where about like 'receipt/%' order by id desc limit 1`,
    );
    expect([mail?.to, mail?.attachments.includes('COPY_F-1001')]).toEqual(['compta@roux.example', true]);
  });
});

/** The paper of an invoice, as a printer made it. */
async function readable(): Promise<Buffer> {
  const made = await PDFDocument.create();
  made.addPage();
  return Buffer.from(await made.save());
}

describe('a correction', () => {
  it('only proposes: nothing is written to a new address before a person accepted it', async () => {
    const who = await entered('4711');
    const form = { form: 'data-contact', name: 'Ms Neu', email: 'neu@roux.example', phone: '' };
    const wrong = await who.post('/portal/account/data', { ...form, once: await fresh(who, 'data'), email: 'a@b.example\r\nBcc: x@y.example' }); // prettier-ignore
    expect([wrong.status, wrong.text.includes('Please look at this field')]).toEqual([422, true]);
    await who.post('/portal/account/data', { ...form, once: await fresh(who, 'data') });
    expect((await who.get('/portal/account/data')).text).toContain('Waits for us: Ms Neu, neu@roux.example');
    expect(await sql(`select id from contact where email = 'neu@roux.example'`)).toEqual([]);
    expect(await sql(`select id from message where recipient = 'neu@roux.example'`)).toEqual([]);
    const [proposal] = await sql<{ id: number }>(`select id from proposal`);
    const customerId = await idOf('4711');
    const which = { companyId: desk.company.id, customerId, proposalId: proposal?.id ?? 0, decision: 'accepted', why: 'called her' } as const; // prettier-ignore
    await expect(decideProposal(desk.work(), { ...which, customerId: await idOf('1007') })).rejects.toMatchObject({ code: 'proposal-decided' }); // prettier-ignore
    await decideProposal(desk.work(), which);
    await expect(decideProposal(desk.work(), which)).rejects.toMatchObject({ code: 'proposal-decided' });
    const contacts = await sql<{ email: string }>(`select email from v_contact where customer_id = ?`, [customerId]);
    expect(contacts).toEqual([{ email: 'neu@roux.example' }]);
    expect(await tasks('proposal')).toEqual([]);
    for (let n = 0; n < 6; n += 1)
      await who.post('/portal/account/data', { form: 'data-language', language: 'fr', once: await fresh(who, 'data') });
    expect(await sql(`select count(*) as n from proposal where decided_at is null`)).toEqual([{ n: 5 }]);
  });
});

describe('hardship', () => {
  it('is set at once, its words stay where the collector reads them, and it is the person’s own', async () => {
    const who = await entered('4711');
    const form = { form: 'care', hard: 'I am in HOSPITAL', possible: '20 a month', call: 'yes' };
    const none = await who.post('/portal/account/care', {
      once: await fresh(who, 'time'),
      form: 'care',
      hard: ' ',
      possible: '',
    });
    expect(none.status).toBe(422);
    await who.post('/portal/account/care', { ...form, once: await fresh(who, 'time') });
    expect((await who.get('/portal/account')).text).toContain('Thank you for telling us');
    expect(await sql(`select hardship from customer where code = '4711'`)).toEqual([{ hardship: 1 }]);
    expect((await tasks('hardship'))[0]?.title).toContain('would like a call');
    const everywhere = [
      ...(await sql(`select note as text from activity`)),
      ...(await sql(`select title as text from task`)),
      ...(await sql(`select blanks as text from message`)),
      ...(await sql(`select payload as text from audit_payload`)),
      ...(await sql(`select text from receipt`)),
    ];
    expect(JSON.stringify(everywhere)).not.toContain('HOSPITAL');
  });
});

describe('an objection', () => {
  it('may be to a part of an amount, with what proves it', async () => {
    const who = await entered('1007');
    const item = await itemOf('F-1003');
    const form = { item, category: 'quality', objection: 'One of ten was broken', part: '231.00' };
    const foreign = await who.send('/portal/account/dispute', { ...form, item: await itemOf('F-1001'), once: await fresh(who, 'wrong') }, []); // prettier-ignore
    expect(foreign.status).toBe(422);
    const more = await who.send(
      '/portal/account/dispute',
      { ...form, part: '99,999.00', once: await fresh(who, 'wrong') },
      [],
    );
    expect([more.status, more.text.includes('Give an amount up to')]).toEqual([422, true]);
    await who.send('/portal/account/dispute', { ...form, once: await fresh(who, 'wrong') }, [
      { name: 'photo.pdf', content: PDF },
    ]);
    expect(await sql(`select amount_minor as minor from v_dispute_item`)).toEqual([{ minor: 23_100 }]);
    const papers = await sql<{ about: string }>(`select about from document where about like 'dispute/%'`);
    expect(papers).toHaveLength(1);
  });
});

describe('the wrong person', () => {
  it('sees thanks and nothing else, nobody gets in by that link any more, and a person looks', async () => {
    const customerId = await idOf('1007');
    await open.db.write('contact').insert({
      ...{ company_id: desk.company.id, customer_id: customerId, role: 'main', email: 'wrong@brauhaus.example' },
      ...{ state: 'ok', recorded_at: '2026-03-01T08:00:00.000Z', recorded_by: 'user:maria' },
    });
    const secret = await secretOf('1007');
    const who = desk.stranger();
    await who.post(`/portal/${secret}`);
    const done = await who.post('/portal/account/not-me', { once: await fresh(who, 'wrong'), form: 'not-me', reason: 'Never heard of them' }); // prettier-ignore
    expect([done.status, done.text.includes('this is not about you')]).toEqual([200, true]);
    for (const page of ['', '/pay', '/wrong', '/ask']) {
      const { text } = await who.get(`/portal/account${page}`);
      expect(text).toContain('this is not about you');
      for (const hidden of ['Brauhaus', '1007', 'F-1003', '2,310']) expect(text).not.toContain(hidden);
    }
    expect((await desk.stranger().post(`/portal/${secret}`)).status).toBe(410);
    expect(await sql(`select state from contact where email = 'wrong@brauhaus.example'`)).toEqual([
      { state: 'opted_out' },
    ]);
    const [said] = await sql<{ id: number }>(`select id from wrong_person`);
    const looked = {
      companyId: desk.company.id,
      customerId,
      id: said?.id ?? 0,
      outcome: 'undone',
      why: 'it was he',
    } as const;
    await judgeWrongPerson(desk.work(), looked);
    expect(await sql(`select state from contact where email = 'wrong@brauhaus.example'`)).toEqual([{ state: 'ok' }]);
    expect(await tasks('wrong_person')).toEqual([]);
  });

  it('may say so before the door, without having seen anything; a link that opens nothing is answered alike', async () => {
    const secret = await secretOf('1007');
    const who = desk.stranger();
    expect((await who.get(`/portal/${secret}`)).text).toContain('This is not about me');
    const done = await who.post(`/portal/${secret}/not-me`);
    const none = await desk.stranger().post(`/portal/${'A'.repeat(43)}/not-me`);
    expect([done.status, none.status, done.text === none.text]).toEqual([200, 200, true]);
    expect((await who.post(`/portal/${secret}`)).status).toBe(410);
    expect(await tasks('wrong_person')).toHaveLength(1);
  });
});

describe('the pages', () => {
  it.each(['en', 'fr', 'de', 'sv', 'nl', 'es'])('are whole in %s', async (language) => {
    const who = await entered('4711');
    for (const page of ['', '/wrong', '/time', '/ask', '/data']) {
      await who.get(`/portal/account${page}?lang=${language}`);
      const { status, text } = await who.get(`/portal/account${page}`);
      expect([page, status, text.includes(`<html lang="${language}"`), /\{\w+\}|undefined|\[object/.test(text)]).toEqual([page, 200, true, false]); // prettier-ignore
    }
  });
});
