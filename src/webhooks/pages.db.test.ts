import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { addPartner } from '../mandates/partner.actions';
import { testDatabase } from '../platform/testing/database';
import { tellSandbox } from './actions';
import { openReceiver, type Receiver } from './testing/receiver';

/** The desk's pages of a partner's webhooks and tokens: made, shown once, tried, sent once more, ended. */
const open = testDatabase();
const NOW = '2026-03-03T09:00:00.000Z';
let desk: TestDesk;
let receiver: Receiver;
let at: string;
let partnerId: number;

beforeAll(async () => {
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  desk = await openTestDesk({ url: open.url, home: open.home });
  receiver = await openReceiver(Date.parse(NOW));
  partnerId = await addPartner(desk.work(), desk.company.id, { name: 'Agence Delmas', kind: 'agency', email: null });
  at = `/c/${desk.company.code}/recovery/partners/${desk.house.ids.seal('partner', partnerId)}/webhooks`;
});
afterAll(async () => {
  await receiver.close();
  await desk.close();
  delete process.env['OUTBOUND_HOSTS'];
});

const secretIn = (text: string): string => /id="partner-secret" value="([^"]+)"/.exec(text)?.[1] ?? '';

it('adds a webhook, shows its secret once, tries it, and sends once more what was sent', async () => {
  const manager = await desk.as('manager');
  expect((await manager.get(at)).text).toContain('Nothing is sent yet.');
  const wrong = await manager.post(at, { url: 'http://10.0.0.1/x', all: 'yes' });
  expect([wrong.status, wrong.text.includes('That is no address of a webhook'), wrong.text.includes('value="http://10.0.0.1/x"')]).toEqual([422, true, true]); // prettier-ignore
  expect((await manager.post(at, { url: receiver.url, all: 'no' })).text).toContain(
    'aria-describedby="hook-kind-wrong"',
  );
  const kept = (await manager.post(at, { url: 'nonsense', all: 'no', kind: ['case.closed', 'case.asked'] })).text;
  expect([/value="no" checked/, /value="yes" checked/, /value="case.closed" checked/].map((one) => one.test(kept))).toEqual([true, false, true]); // prettier-ignore
  expect((await manager.post(at, { url: receiver.url, all: 'yes' })).location).toBe(at);
  const once = await manager.get(at);
  receiver.secret = secretIn(once.text);
  expect(receiver.secret).toMatch(/^whsec_/);
  expect(secretIn((await manager.get(at)).text)).toBe('');
  const log = new RegExp(`${at}/wh_[0-9a-z]+`).exec(once.text)?.[0] ?? '';
  expect((await manager.get(log)).text).toContain('Nothing was sent yet.');
  await manager.post(`${log}/test`);
  const told = await manager.get(log);
  expect(told.text).toContain('The test was answered.');
  expect([receiver.refused, receiver.events.length, told.text.includes(receiver.secret)]).toEqual([[], 1, false]);
  const delivery = /name="delivery" value="([^"]+)"/.exec(told.text)?.[1] ?? '';
  await manager.post(`${log}/replay`, { delivery });
  expect((await manager.get(log)).text).toContain('Sent once more: 1.');
  expect((await manager.post(`${log}/replay`, { delivery: 'wd_00000000000' })).status).toBe(404);
  await manager.post(`${log}/replay`, { since: '2026-03-09' });
  expect((await manager.get(log)).text).toContain('Choose a day, today or before.');
  expect((await manager.get(log)).text).toContain('Renew the secret');
  expect((await manager.post(`${log}/rotate`)).location).toBe(at);
  const renewed = secretIn((await manager.get(at)).text);
  expect([renewed.startsWith('whsec_'), renewed === receiver.secret, secretIn((await manager.get(at)).text)]).toEqual([true, false, '']); // prettier-ignore
  expect((await manager.get(log)).text).toMatch(
    /The secret before this one signs too until 4 Mar[\s\S]*name="now" value="yes" required/,
  );
  expect((await manager.post(`${log}/rotate`)).location).toBe(log);
  expect((await manager.get(log)).text).toContain('less than 24 hours ago');
  receiver.secret = renewed;
  await manager.post(`${log}/test`);
  expect(receiver.refused).toEqual([]);
  expect((await manager.post(`${log}/rotate`, { now: 'yes' })).location).toBe(at);
  await manager.post(`${log}/test`);
  expect(receiver.refused).toEqual(['wrong signature']);
  const sandbox = { id: 'sandbox_1', kind: 'case.closed', payload: {}, occurredOn: desk.work().today, recordedAt: desk.work().now, recordedBy: 'clock:sandbox', sandbox: true, case: { id: 'ca_sandbox', number: 'RF-SANDBOX-1', partnerRef: null, state: 'closed', stage: 'enforcement' } }; // prettier-ignore
  await desk.house.db.transaction((tx) => tellSandbox(tx, desk.work(), partnerId, desk.company.id, sandbox));
  expect((await manager.get(log)).text).toMatch(/<td>Case closed \(made-up case\)[\s\S]*<td>Test</);
  await manager.post(`${log}/pause`, { paused: 'yes' });
  expect((await manager.get(at)).text).toContain('<td>paused');
  await manager.post(`${log}/pause`, {});
  expect((await manager.post(`${log}/end`)).location).toBe(at);
  expect((await manager.get(log)).status).toBe(404);
});

it('makes a token, shows it once, and ends it', async () => {
  const manager = await desk.as('manager');
  expect((await manager.post(`${at}/token`, { name: ' ', scope: 'case:read' })).status).toBe(422);
  const wrong = await manager.post(`${at}/token`, { name: 'x', sandbox: 'yes' });
  expect([wrong.status, /name="scope"[^>]*checked/.test(wrong.text), /name="sandbox"[^>]*checked/.test(wrong.text)]).toEqual([422, false, true]); // prettier-ignore
  await manager.post(`${at}/token`, { name: 'case management', scope: ['case:read', 'case:write'], sandbox: 'yes' });
  const page = await manager.get(at);
  const token = secretIn(page.text);
  const ask = () => fetch(`${desk.url}/api/partner/v1/cases`, { headers: { authorization: `Bearer ${token}` } });
  expect([(await ask()).status, page.text.includes('made-up case')]).toEqual([200, true]);
  const end = new RegExp(`${at}/token/tk_[0-9a-z]+/end`).exec(page.text)?.[0] ?? '';
  await manager.post(end);
  expect((await ask()).status).toBe(401);
  expect((await manager.post(end)).status).toBe(404);
});

it('is for whoever may hand over', async () => {
  for (const role of ['reader', 'collector'] as const) expect((await (await desk.as(role)).get(at)).status).toBe(403);
  expect((await (await desk.as('manager')).get(at.replace(/pa_[^/]+/, 'pa_00000000000'))).status).toBe(404);
});
