import { STAGES } from '../cases/course';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { OUTCOMES } from '../cases/case';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { addWebhook } from '../webhooks/actions';
import { tellWebhooks } from '../webhooks/jobs';
import { handedOver, type HandedOver } from '../webhooks/testing/handed-over';
import { openReceiver, type Receiver } from '../webhooks/testing/receiver';
import { OPERATIONS } from './operations';
import { ENDINGS, stepsOf } from './sandbox';
import { clientOf, type Client } from './testing/client';

/** The made-up case: everything of the API on it, to every end, with webhooks that hear of it, and nothing real that is touched. */
const open = testDatabase();
const NOW = '2026-03-03T09:00:00.000Z';
let desk: TestDesk;
let mine: HandedOver;
let box: Client;
let receiver: Receiver;

beforeAll(async () => {
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  desk = await openTestDesk({ url: open.url, home: open.home });
  mine = await handedOver(desk, ['F-1003'], 'Agence Delmas');
  receiver = await openReceiver(Date.parse(NOW));
  const hook = await addWebhook(desk.work(), { companyId: desk.company.id, partnerId: mine.partnerId, url: receiver.url, kinds: [] }); // prettier-ignore
  receiver.secret = hook.secret;
  box = await clientOf(desk, mine.partnerId, { sandbox: true });
});
afterAll(async () => {
  delete process.env['OUTBOUND_HOSTS'];
  expect(desk.failures).toEqual([]);
  await receiver.close();
  await desk.close();
});

const count = (): Promise<unknown> =>
  Promise.all(
    ['recovery_case', 'event', 'case_report', 'case_ask', 'case_message', 'document', 'partner_remittance', 'collected', 'task'].map((table) =>
      rowsOf(open.db.read, `select count(*) as n from ${table}`),
    ),
  ); // prettier-ignore

const caseNow = async (): Promise<Record<string, unknown>> =>
  ((await box.get('/cases')).json['cases'] as Record<string, unknown>[])[0] ?? {};

it('goes through every stage to every end, and the webhooks hear of each step', async () => {
  const before = await count();
  const stages = new Set<unknown>([(await caseNow())['stage']]);
  const ends: unknown[] = [];
  let steps = 0;
  for (const [n] of ENDINGS.entries()) {
    if (n > 0) expect((await box.post('/sandbox/reset', '')).json['events']).toBe(1);
    for (let step = 1; step < stepsOf(n + 1).length; step += 1) {
      const { status, json } = await box.post('/sandbox/advance', '');
      expect([n, step, status, json['events']]).toEqual([n, step, 200, 1]);
      stages.add((json['case'] as { stage: string }).stage);
      steps += 1;
    }
    const { state, outcome, debtor, principalMinor } = await caseNow();
    ends.push(outcome ?? state);
    expect([debtor, principalMinor]).toEqual([null, null]);
    expect((await box.post('/sandbox/advance', '')).json['code']).toBe('sandbox-over');
    for (const path of ['', '/files/1', '/steps', '/documents'])
      expect((await box.get(`/cases/ca_sandbox${path}`)).json['code']).toBe('case-over');
  }
  expect([[...stages].sort(), ends]).toEqual([[...STAGES].sort(), [...OUTCOMES, 'undone']]);
  await tellWebhooks(desk.work(), desk.company);
  const bodies = receiver.requests.map(({ body }) => JSON.parse(body) as { sandbox: boolean; type: string });
  expect([receiver.refused, receiver.again, receiver.events.length]).toEqual([[], [], steps + ENDINGS.length - 1]);
  expect(bodies.every(({ sandbox }) => sandbox)).toBe(true);
  expect(bodies.map(({ type }) => type)).toEqual(expect.arrayContaining(['case.told_paid', 'collected.told', 'collected.booked', 'case.closed', 'case.withdrawn', 'case.undone'])); // prettier-ignore
  expect(await count()).toEqual(before);
});

it('takes what is told of it as of a real one, agrees to it at the next step, and keeps it until it begins anew', async () => {
  const before = await count();
  await box.post('/sandbox/reset', '');
  const at = '/cases/ca_sandbox';
  expect((await box.post(`${at}/reports`, { kind: 'received' })).json).toEqual({ taken: true, case: 'ca_sandbox' });
  const called = { kind: 'called', onDay: '2026-03-04', reached: 'reached' };
  expect((await box.post(`${at}/reports`, called)).json['wrong']).toEqual([{ at: '/onDay', why: 'that day has not come' }]); // prettier-ignore
  const { json: asked } = await box.post(`${at}/reports`, { kind: 'promise', amountMinor: 500, payBy: '2026-03-20' });
  const { json: other } = await box.post(`${at}/asks`, { kind: 'info', note: 'Which court?' });
  expect((await box.post(`${at}/asks`, { kind: 'cost' })).status).toBe(400);
  await box.post(`${at}/messages`, { author: 'A. Clerk', text: 'Hello' });
  expect((await box.post(`${at}/asks/${String(other['ask'])}/withdraw`, '')).status).toBe(200);
  expect((await box.post(`${at}/asks/aq_sandbox_0/withdraw`, '')).status).toBe(404);
  const paper = await box.post(`${at}/documents?name=a.pdf&kind=proof`, 'Proof');
  expect((await box.post(`${at}/documents?name=b.txt&kind=proof`, 'Proof')).json).toEqual({ ...paper.json, taken: false }); // prettier-ignore
  expect((await box.post(`${at}/documents?name=a.exe`, new Uint8Array([77, 90, 0, 1]))).status).toBe(415);
  const list = (await box.get(`${at}/documents`)).json;
  expect(OPERATIONS.documents.answer.safeParse(list).error).toBeUndefined();
  expect((await box.get((list['documents'] as { path: string }[])[0]!.path)).text).toContain('Made up');
  const line = { case: 'ca_sandbox', paidOn: '2026-03-01', grossMinor: 10_000, commissionMinor: 1_000, vatMinor: 200 };
  const told = await box.post('/remittances', { reference: 'SB-1', on: '2026-03-02', lines: [line] });
  const { id } = told.json['remittance'] as { id: string };
  for (const wrong of [{ ...line, case: 'ca_other' }, { ...line, paidOn: '2026-03-04' }, { ...line, commissionMinor: 10_001 }])
    expect((await box.post('/remittances', { reference: 'SB-2', on: '2026-03-02', lines: [wrong] })).status).toBe(422); // prettier-ignore
  for (const state of ['told', 'found', 'booked']) {
    const { json } = await box.get(`/remittances/${id}`);
    expect([json['state'], OPERATIONS.remittance.answer.safeParse(json).error]).toEqual([state, undefined]);
    await box.post('/sandbox/advance', '');
  }
  const { json: statement } = await box.get('/statement');
  expect([statement['toldMinor'], statement['remittedMinor'], statement['closingMinor']]).toEqual([8_800, 8_800, 0]);
  const whole = (await box.get(at)).json;
  expect(OPERATIONS.whole.answer.safeParse(whole).error).toBeUndefined();
  expect((whole['asks'] as { id: string; decision: string }[]).map((one) => [one.id, one.decision])).toEqual([[asked['ask'], 'yes'], [other['ask'], 'withdrawn']]); // prettier-ignore
  expect([(whole['reports'] as unknown[]).length, (whole['messages'] as unknown[]).length]).toEqual([1, 1]);
  await box.post('/sandbox/reset', '');
  expect((await box.get(at)).json).toMatchObject({ stage: 'submitted', reports: [], asks: [], messages: [] });
  expect((await box.get('/remittances')).json['remittances']).toEqual([]);
  expect(await count()).toEqual(before);
});

it('is all that its token sees, and is nothing to a real one', async () => {
  const real = await clientOf(desk, mine.partnerId);
  const sealed = desk.house.ids.seal('case', mine.caseId);
  for (const path of ['', '/files/1', '/steps', '/documents']) {
    expect([path, (await box.get(`/cases/${sealed}${path}`)).status]).toEqual([path, 404]);
    expect([path, (await real.get(`/cases/ca_sandbox${path}`)).status]).toEqual([path, 404]);
  }
  expect((await real.post('/sandbox/advance', '')).json['code']).toBe('no-sandbox');
  expect((await box.get('/cases')).text).not.toContain(mine.number);
});

it('is one case of its token, however many ask at once', async () => {
  await box.post('/sandbox/reset', '');
  const heard = await Promise.all([1, 2, 3, 4].map(() => box.post('/sandbox/advance', '')));
  const good = heard.filter(({ status }) => status === 200);
  expect([good.length > 0, heard.every(({ status }) => [200, 409].includes(status))]).toEqual([true, true]);
  const events = stepsOf(1);
  expect((await caseNow())['stage']).toBe(events[good.length]?.stage);
});

it('is listed as real ones are: wrong questions are refused, and remittances come page by page', async () => {
  const other = await clientOf(desk, mine.partnerId, { sandbox: true });
  for (const path of ['/cases', '/remittances'])
    for (const query of ['state=x', 'limit=0', 'cursor=x'])
      expect([path, query, (await other.get(`${path}?${query}`)).json['code']]).toEqual([path, query, 'wrong-query']);
  const line = { case: 'ca_sandbox', paidOn: '2026-03-03', grossMinor: 500 };
  for (const reference of ['S-1', 'S-2', 'S-3']) await other.post('/remittances', { reference, on: '2026-03-03', lines: [line] }); // prettier-ignore
  const seen: string[] = [];
  let cursor = '';
  do {
    const { json } = await other.get(`/remittances?limit=2&cursor=${cursor}`);
    seen.push(...(json['remittances'] as { reference: string }[]).map(({ reference }) => reference));
    cursor = (json['next'] as string | null) ?? '';
  } while (cursor !== '');
  expect(seen).toEqual(['S-3', 'S-2', 'S-1']);
});
