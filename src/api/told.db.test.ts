import { createHash } from 'node:crypto';
import { answerAsk } from '../cases/ask.actions';
import { writeMessage } from '../cases/message.actions';
import { planStep } from '../cases/step.actions';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { attachDocument } from '../documents/actions';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { takeBackRemittance } from '../remittances/actions';
import { handedOver, type HandedOver } from '../webhooks/testing/handed-over';
import { OPERATIONS, type OperationName } from './operations';
import { clientOf, V1, type Client } from './testing/client';

/** What a partner's system tells, sends and passes on: the same as by the buttons of its page, each once, and seen by both sides. */
const open = testDatabase();
let desk: TestDesk;
let mine: HandedOver;
let second: HandedOver;
let theirs: HandedOver;
let client: Client & { readonly secret: string };
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  mine = await handedOver(desk, ['F-1003'], 'Agence Delmas');
  second = await handedOver(desk, ['F-1004'], 'Agence Delmas');
  await open.db.transaction((tx) => tx.raw(`update open_item set due_on = '2026-02-28' where due_on = '2026-03-22'`));
  theirs = await handedOver(desk, ['F-1005'], 'Another Agency', '1020');
  client = await clientOf(desk, mine.partnerId);
  at = `/cases/${desk.house.ids.seal('case', mine.caseId)}`;
});
afterAll(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

const fits = (name: OperationName, json: unknown): unknown => {
  const { answer } = OPERATIONS[name] as { answer?: { safeParse(of: unknown): { error?: unknown } } };
  return answer?.safeParse(json).error;
};
const count = async (table: string): Promise<number> => (await rowsOf(open.db.read, `select id from ${table}`)).length;
const sealedCase = ({ caseId }: HandedOver): string => desk.house.ids.seal('case', caseId);

it('tells everything that the buttons of a page tell: the case moves, and what is a question gets its answer', async () => {
  const told = [
    { kind: 'received', partnerRef: 'D-77', collector: { name: 'Marie Durand', email: 'm@delmas.example' } },
    { kind: 'called', onDay: '2026-03-03', reached: 'no_answer' },
    { kind: 'visited', onDay: '2026-03-03', reached: 'met', note: 'The director was there.' },
  ];
  for (const one of told) expect([one, (await client.post(`${at}/reports`, one)).json]).toEqual([one, { taken: true, case: sealedCase(mine) }]); // prettier-ignore
  const [row] = await rowsOf<{ stage: string; ref: string; handler: string }>(open.db.read, `select stage, partner_ref as ref, handler from recovery_case where id = ?`, [mine.caseId]); // prettier-ignore
  expect([row?.stage, row?.ref, JSON.parse(row?.handler ?? '')]).toEqual(['pre_legal', 'D-77', { name: 'Marie Durand', email: 'm@delmas.example', phone: null, language: null }]); // prettier-ignore
  const asked = [
    { kind: 'promise', amountMinor: 30_000, payBy: '2026-03-20' },
    { kind: 'plan', instalments: [{ on: '2026-04-01', minor: 1_000 }, { on: '2026-05-01', minor: 2_000 }] },
    { kind: 'legal_step', step: 'summons', costMinor: 12_000, on: '2026-04-01' },
    { kind: 'settlement', amountMinor: 100_000, payBy: '2026-04-30' },
    { kind: 'cost', amountMinor: 5_000, about: 'Register extract' },
    { kind: 'need_info', note: 'Which court was agreed?' },
  ]; // prettier-ignore
  const ids: string[] = [];
  for (const one of asked) ids.push(String((await client.post(`${at}/reports`, one)).json['ask']));
  const rows = await rowsOf<{ id: number; kind: string; minor: number | null }>(open.db.read, `select id, kind, amount_minor as minor from case_ask order by id`); // prettier-ignore
  expect(rows.map(({ kind, minor }) => [kind, minor])).toEqual([['plan', 30_000], ['plan', 3_000], ['legal_step', 12_000], ['settlement', 100_000], ['cost', 5_000], ['info', null]]); // prettier-ignore
  expect(ids).toEqual(rows.map(({ id }) => desk.house.ids.seal('ask', id)));
  await answerAsk(desk.work(), { companyId: desk.company.id, askId: rows[4]!.id, answer: 'no', reason: 'We have it', approver: true }); // prettier-ignore
  expect((await client.post(`${at}/asks/${ids[0]!}/withdraw`, '')).status).toBe(200);
  expect((await client.post(`${at}/asks/${ids[0]!}/withdraw`, '')).json['code']).toBe('answered-already');
  expect((await client.post(`/cases/${sealedCase(second)}/asks/${ids[1]!}/withdraw`, '')).status).toBe(404);
  const { json } = await client.get(at);
  expect([json['stage'], fits('whole', json)]).toEqual(['needs_info', undefined]);
  const answers = (json['asks'] as { id: string; decision: string | null; reason: string | null }[]).filter(({ decision }) => decision !== null); // prettier-ignore
  expect(answers.map(({ id, decision, reason }) => [id, decision, reason]).sort()).toEqual([[ids[0], 'withdrawn', null], [ids[4], 'no', 'We have it']].sort()); // prettier-ignore
  expect((json['reports'] as { kind: string; reached: string | null }[]).map(({ kind, reached }) => [kind, reached])).toEqual([['visited', 'met'], ['called', 'no_answer'], ['received', null]]); // prettier-ignore
});

it('refuses what the page refuses, names each field, and leaves nothing', async () => {
  const before = [await count('case_report'), await count('case_ask')];
  const wrong: readonly (readonly [object, string])[] = [
    [{ kind: 'called', onDay: '2026-03-04', reached: 'reached' }, '/onDay'],
    [{ kind: 'called', onDay: '2026-03-03', reached: 'sung' }, '/reached'],
    [{ kind: 'promise', amountMinor: 1, payBy: '2026-03-02' }, '/payBy'],
    [{ kind: 'settlement', amountMinor: 0, payBy: '2026-04-02' }, '/amountMinor'],
    [{ kind: 'plan', instalments: [{ on: '2026-04-01', minor: 1 }, { on: '2026-04-01', minor: 1 }] }, '/instalments/1/on'],
    [{ kind: 'need_info', note: '  ' }, '/note'],
    [{ kind: 'received', collector: { name: 'A', email: 'a@b@c' } }, '/collector/email'],
    [{ kind: 'received', collector: { name: 'A\u0000' } }, '/collector/name'],
    [{ kind: 'cost', amountMinor: 1.5, about: 'x' }, '/amountMinor'],
    [{ kind: 'legal_step', step: 'x'.repeat(81) }, '/step'],
  ]; // prettier-ignore
  for (const [body, place] of wrong) {
    const { status, json } = await client.post(`${at}/reports`, body);
    expect([body, status, (json['wrong'] as { at: string }[]).map((one) => one.at)]).toEqual([body, 422, [place]]);
  }
  expect([await count('case_report'), await count('case_ask')]).toEqual(before);
});

it('sends papers, lists those that both sides may see, and gives them back byte by byte', async () => {
  const about = { companyId: desk.company.id, customerId: mine.customerId, about: `case/${mine.caseId}` };
  await attachDocument(desk.work(), { ...about, kind: 'other', fileName: 'ours.txt', bytes: Buffer.from('INTERNAL') });
  await attachDocument(desk.work(), { ...about, kind: 'proof', fileName: 'shown.txt', bytes: Buffer.from('Shown') });
  const pdf = Buffer.from(`%PDF-1.4\n${'x'.repeat(2_000_000)}`);
  const sent = await client.post(`${at}/documents?name=..%2F..%2Fvisit.exe&kind=proof`, pdf, 'paper-1');
  expect([sent.status, sent.json['taken'], fits('send', sent.json)]).toEqual([200, true, undefined]);
  expect((await client.post(`${at}/documents?name=..%2F..%2Fvisit.exe&kind=proof`, pdf, 'paper-1')).headers.get('idempotent-replay')).toBe('true'); // prettier-ignore
  expect((await client.post(`${at}/documents?name=again.pdf&kind=proof`, pdf)).json).toEqual({ ...sent.json, taken: false }); // prettier-ignore
  expect((await client.post(`${at}/documents?name=other.pdf&kind=proof`, pdf, 'paper-1')).json['code']).toBe('key-used'); // prettier-ignore
  const { json, text } = await client.get(`${at}/documents`);
  expect([fits('documents', json), text.includes('ours.txt')]).toEqual([undefined, false]);
  const rows = json['documents'] as { name: string; by: string; path: string; bytes: number }[];
  expect(rows.map(({ name, by, bytes }) => [name, by, bytes])).toEqual([['shown.txt', 'creditor', 5], ['visit.pdf', 'partner', pdf.length]]); // prettier-ignore
  const heard = await fetch(`${desk.url}${rows[1]!.path}`, { headers: { authorization: `Bearer ${client.secret}` } });
  const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  expect([sha(Buffer.from(await heard.arrayBuffer())), heard.headers.get('content-disposition')]).toEqual([sha(pdf), expect.stringContaining('attachment')]); // prettier-ignore
  const tasks = await rowsOf(open.db.read, `select id from task where key like 'case-paper/%'`);
  expect(tasks.length).toBe(1);
});

it('takes no program, no page, no form and nothing too large, and reads little of a stranger', async () => {
  const before = await count('document');
  const send = (name: string, body: unknown) => client.post(`${at}/documents?name=${name}&kind=proof`, body);
  expect((await send('a.pdf', new Uint8Array([77, 90, 0, 1, 2]))).json['code']).toBe('file-type-not-accepted');
  expect((await send('a.pdf', '<!doctype html><script>1</script>')).status).toBe(415);
  expect((await send('a.pdf', new Uint8Array(0))).json['code']).toBe('empty-file');
  expect((await send('', 'x')).json['code']).toBe('wrong-query');
  expect((await client.post(`${at}/documents?name=a&kind=invoice`, 'x')).json['code']).toBe('wrong-query');
  expect((await send('a.txt', 'x'.repeat(10 * 1024 * 1024 + 1))).status).toBe(413);
  const raw = async (headers: Record<string, string>, body: string): Promise<number> =>
    (await fetch(`${desk.url}${V1}${at}/documents?name=a.txt`, { method: 'POST', headers: { 'idempotency-key': 'raw', ...headers }, body })).status; // prettier-ignore
  const mine = { authorization: `Bearer ${client.secret}` };
  expect(await raw({ ...mine, 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\n\r\nhi\r\n--x--')).toBe(415);
  expect(await raw({ ...mine, 'content-type': 'application/x-www-form-urlencoded' }, 'a=b')).toBe(415);
  for (const authorization of ['', `Bearer dpt_${'x'.repeat(43)}`]) {
    expect(await raw({ authorization, 'content-type': 'text/plain' }, 'x')).toBe(401);
    expect(await raw({ authorization, 'content-type': 'text/plain' }, 'x'.repeat(65 * 1024))).toBe(413);
  }
  expect(await count('document')).toBe(before);
});

it('reads the formal steps to come, with what was agreed for them', async () => {
  const which = { companyId: desk.company.id, caseId: mine.caseId };
  const [agreed] = await rowsOf<{ id: number }>(open.db.read, `select id from case_ask where kind = 'legal_step'`);
  await answerAsk(desk.work(), { companyId: desk.company.id, askId: agreed!.id, answer: 'yes', reason: null, approver: true }); // prettier-ignore
  await planStep(desk.work(), which, { kind: 'summons', plannedOn: day('2026-03-20'), costMinor: 12_000, askId: agreed!.id, note: null }); // prettier-ignore
  await planStep(desk.work(), which, { kind: 'payment_order', plannedOn: day('2026-03-01'), costMinor: 700, askId: null, note: 'Form A' }); // prettier-ignore
  const { json } = await client.get(`${at}/steps`);
  expect(fits('steps', json)).toBeUndefined();
  expect(json).toMatchObject({
    ...{ currency: 'EUR', agreedMinor: 12_000, otherMinor: 700 },
    steps: [
      { kind: 'payment_order', state: 'late', agreed: null, note: 'Form A' },
      { kind: 'summons', state: 'planned', plannedOn: '2026-03-20', costMinor: 12_000, agreed: 'ask' },
    ],
  });
});

it('marks as read what we wrote', async () => {
  const writing = { companyId: desk.company.id, caseId: mine.caseId, author: 'Anna', text: 'Please call', key: 'm1' };
  await writeMessage(desk.work(), writing);
  expect((await client.post(`${at}/messages/read`, '')).json['taken']).toBe(true);
  expect((await client.post(`${at}/messages/read`, '')).json['taken']).toBe(false);
  const [row] = await rowsOf<{ by: string }>(open.db.read, `select read_by as "by" from case_message where text = 'Please call'`); // prettier-ignore
  expect(row?.by).toBe('partner:Agence Delmas');
});

describe('what is passed on', () => {
  const line = (of: HandedOver, grossMinor: number, more: object = {}): object => ({ case: sealedCase(of), paidOn: '2026-03-03', grossMinor, ...more }); // prettier-ignore
  const remit = (reference: string, lines: readonly object[], key?: string) =>
    client.post('/remittances', { reference, on: '2026-03-03', lines }, key);

  it('is told once for many cases, and read with how it stands', async () => {
    const lines = [line(mine, 10_000, { commissionMinor: 1_000, vatMinor: 200 }), line(second, 5_000)];
    const first = await remit('R-1', lines, 'remit-1');
    expect([first.status, first.json['taken'], fits('remit', first.json)]).toEqual([200, true, undefined]);
    expect((await remit('R-1', lines, 'remit-1')).json).toEqual(first.json);
    await Promise.all([1, 2, 3].map(() => remit('R-2', [line(second, 700)], 'remit-2')));
    expect((await remit('R-1', [line(mine, 9_999)])).json['code']).toBe('remittance-told');
    const { id } = first.json['remittance'] as { id: string };
    const whole = (await client.get(`/remittances/${id}`)).json;
    expect([fits('remittance', whole), whole['netMinor'], whole['state']]).toEqual([undefined, 13_800, 'told']);
    const list = (await client.get('/remittances?limit=1')).json;
    const next = (await client.get(`/remittances?limit=1&cursor=${String(list['next'])}`)).json;
    const names = [list, next].flatMap((one) => (one['remittances'] as { reference: string }[]).map(({ reference }) => reference)); // prettier-ignore
    expect([names, next['next'], fits('remittances', list)]).toEqual([['R-2', 'R-1'], null, undefined]);
    expect((await client.get('/remittances?state=booked')).json['remittances']).toEqual([]);
    for (const query of ['state=x', 'limit=0', 'cursor=x', `cursor=2026-03-03.${sealedCase(mine)}`])
      expect([query, (await client.get(`/remittances?${query}`)).json['code']]).toEqual([query, 'wrong-query']);
    const tasks = await rowsOf(open.db.read, `select id from task where kind = 'partner_money' and key like '%/find'`);
    expect(tasks.length).toBe(2);
  });

  it('names each wrong line, and takes all or nothing', async () => {
    const before = [await count('partner_remittance'), await count('collected')];
    const heard = await remit('R-3', [
      line(mine, 100),
      line(theirs, 100),
      { ...line(mine, 100), paidOn: '2026-03-04' },
      { ...line(mine, 100), paidOn: '2026-03-02' },
      line(mine, 100, { commissionMinor: 80, vatMinor: 21 }),
    ]);
    expect([heard.status, heard.json['wrong']]).toEqual([422, [
      { at: '/lines/1/case', why: 'you have no such case' },
      { at: '/lines/2/paidOn', why: 'that day has not come' },
      { at: '/lines/3/paidOn', why: 'it was handed over on 2026-03-03' },
      { at: '/lines/4/commissionMinor', why: 'more is kept than was paid' },
    ]]); // prettier-ignore
    expect([await count('partner_remittance'), await count('collected')]).toEqual(before);
  });

  it('comes as one file too, and what is wrong in it is said row by row', async () => {
    const before = [await count('partner_remittance'), await count('document')];
    const send = (rows: string, key?: string) => client.post('/remittances/file?name=march.csv&reference=R-4', `Case;Day;Gross;Commission\n${rows}`, key); // prettier-ignore
    const wrong = await send(`${mine.number};2026-03-03;ten;1.00\n${theirs.number};2026-03-03;5.00;\n`);
    expect([wrong.status, wrong.json['wrong']]).toEqual([422, [
      { at: '/rows/2/gross', why: 'not-an-amount; there stands "ten"' },
      { at: '/rows/3/case', why: `unknown-case; there stands "${theirs.number}"` },
    ]]); // prettier-ignore
    expect((await client.post('/remittances/file?name=a.csv', '%PDF-1.4')).json['code']).toBe('remittance-file');
    expect([await count('partner_remittance'), await count('document')]).toEqual(before);
    const good = `${mine.number};2026-03-03;50.00;5.00\n${second.number};2026-03-03;20.00;\n`;
    const first = await send(good, 'file-1');
    expect([first.status, (first.json['remittance'] as { netMinor: number }).netMinor]).toEqual([200, 6_500]);
    expect((await send(good, 'file-1')).json).toEqual(first.json);
    expect((await send(good)).json).toEqual({ ...first.json, taken: false });
    expect(await count('partner_remittance')).toBe(before[0]! + 1);
  });

  it('adds up in the statement, and what is taken back is gone from it', async () => {
    const { json } = await client.get('/statement?from=2026-03-01&until=2026-03-31&currency=EUR');
    expect([fits('statement', json), json['toldMinor'], json['closingMinor'], json['casesCount']]).toEqual([undefined, 21_000, 21_000, 2]); // prettier-ignore
    const rows = json['rows'] as { what: string; name: string; amountMinor: number }[];
    expect(rows.filter(({ what }) => what === 'told').map(({ name, amountMinor }) => [name, amountMinor])).toEqual([['R-1', 13_800], ['R-2', 700], ['R-4', 6_500]]); // prettier-ignore
    expect(JSON.stringify(json)).not.toContain(theirs.number);
    const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from partner_remittance where reference = 'R-4'`);
    await takeBackRemittance(desk.work(), desk.company.id, { id: row!.id, why: 'twice' });
    expect((await client.get('/statement')).json['toldMinor']).toBe(14_500);
    expect((await client.get(`/remittances/${desk.house.ids.seal('partner_remittance', row!.id)}`)).status).toBe(404);
    for (const query of ['from=x', 'until=2026-02-30', 'from=2026-03-02&until=2026-03-01', 'currency=eur'])
      expect([query, (await client.get(`/statement?${query}`)).status]).toEqual([query, 400]);
  }); // prettier-ignore
});
