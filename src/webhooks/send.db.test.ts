import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { dyingAt } from '../platform/testing/dying';
import { addTest, addWebhook, removeWebhook, replay, rotateSecret, setPaused } from './actions';
import { deliveryLog, insertDeliveries } from './delivery.store';
import { tellWebhooks } from './jobs';
import { followCases, send, sendDue, type Sent } from './send.actions';
import { webhookById, type KeptWebhook } from './store';
import { handedOver, happens, type HandedOver } from './testing/handed-over';
import { judge, openReceiver, type Receiver } from './testing/receiver';

/** Webhooks against a receiver that was written by what is published alone. */
const open = testDatabase();
const NOW = '2026-03-03T09:00:00.000Z';
let desk: TestDesk;
let mine: HandedOver;
let theirs: HandedOver;
let receiver: Receiver;
const before = process.env['OUTBOUND_HOSTS'];

beforeAll(async () => {
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  desk = await openTestDesk({ url: open.url, home: open.home });
  mine = await handedOver(desk, ['F-1003'], 'Agence Delmas');
  theirs = await handedOver(desk, ['F-1004'], 'Another Agency');
});
beforeEach(async () => {
  desk.setNow(NOW);
  receiver = await openReceiver(Date.parse(NOW));
});
afterEach(() => receiver.close());
afterAll(async () => {
  await desk.close();
  if (before === undefined) delete process.env['OUTBOUND_HOSTS'];
  else process.env['OUTBOUND_HOSTS'] = before;
});

async function hook(kinds: readonly string[] = [], url = receiver.url): Promise<KeptWebhook> {
  const { id, secret } = await addWebhook(desk.work(), { companyId: desk.company.id, partnerId: mine.partnerId, url, kinds }); // prettier-ignore
  receiver.secret = secret;
  return (await webhookById(open.db.read, desk.company.id, id))!;
}

/** As the clock does it, so many minutes later. */
async function tick(minutes = 0): Promise<Sent> {
  const now = new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
  desk.setNow(now);
  receiver.nowMs = Date.parse(now);
  await followCases(desk.work(), desk.company.id);
  return sendDue(desk.work(), desk.company);
}

it('tells a partner what happened in its cases from then on, and nothing of others or of the house', async () => {
  await happens(desk, mine, 'case.told_received');
  const made = await hook();
  await happens(desk, mine, 'case.told_paid', {
    payload: { amountMinor: 10_000, currency: 'EUR', paidOn: '2026-03-02', note: 'she is ill', why: 'SECRET' },
  });
  await happens(desk, mine, 'case.told_closed', { internal: true, payload: { outcome: 'paid' } });
  await happens(desk, theirs, 'case.told_received');
  expect(await tick()).toEqual({ answered: 1, later: 0, failed: 0 });
  expect(await tick(1)).toEqual({ answered: 0, later: 0, failed: 0 });
  expect(receiver.refused).toEqual([]);
  const [request] = receiver.requests;
  const body = JSON.parse(request!.body) as Record<string, unknown>;
  expect(body).toEqual({
    ...{ id: receiver.events[0], type: 'case.told_paid', version: 'partner/v1', sandbox: false, by: 'creditor' },
    ...{ occurredOn: '2026-03-03', recordedAt: NOW },
    case: {
      ...{ id: desk.house.ids.seal('case', mine.caseId), number: mine.number, partnerRef: null },
      ...{ state: 'with_partner', stage: 'submitted' },
      path: `/api/partner/v1/cases/${desk.house.ids.seal('case', mine.caseId)}`,
    },
    facts: { amountMinor: 10_000, currency: 'EUR', paidOn: '2026-03-02' },
  });
  expect(request!.headers['duly-event-id']).toBe(body['id']);
  expect(request!.body).not.toMatch(/ill|SECRET|Another/);
  await removeWebhook(desk.work(), made);
});

it('writes nothing in a minute in which nothing happened and nothing is due', async () => {
  const made = await hook();
  await happens(desk, mine, 'case.told_received');
  const points = async (): Promise<number> => {
    const { db, counted } = dyingAt(open.db, -1);
    await tellWebhooks({ ...desk.work(), db }, desk.company);
    return counted.points;
  };
  expect([(await points()) > 0, receiver.events.length]).toEqual([true, 1]);
  expect(await points()).toBe(0);
  await happens(desk, theirs, 'case.told_received');
  expect([(await points()) > 0, await points()]).toEqual([true, 0]);
  await removeWebhook(desk.work(), made);
});

it('sends only the kinds that are wanted', async () => {
  const made = await hook(['case.told_closed']);
  await happens(desk, mine, 'case.told_received');
  await happens(desk, mine, 'case.told_closed');
  await tick();
  expect(receiver.requests.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
    'case.told_closed',
  ]);
  await removeWebhook(desk.work(), made);
});

it('is known by the receiver: a forged, an old, an early and a repeated one', async () => {
  const made = await hook();
  await happens(desk, mine, 'case.told_received');
  await tick();
  const { headers, body } = receiver.requests[0]!;
  const header = String(headers['duly-signature']);
  expect(judge(header, body, receiver)).toBeUndefined();
  expect(judge(header, `${body} `, receiver)).toBe('wrong signature');
  expect(judge(header, body, { ...receiver, secret: 'another' })).toBe('wrong signature');
  for (const skew of [-299_000, 299_000]) expect(judge(header, body, { ...receiver, nowMs: receiver.nowMs + skew })).toBeUndefined(); // prettier-ignore
  for (const skew of [-301_000, 301_000]) expect(judge(header, body, { ...receiver, nowMs: receiver.nowMs + skew })).toBe('not of now'); // prettier-ignore
  // who kept it cannot use it later
  expect(judge(header, body, { ...receiver, nowMs: receiver.nowMs + 6 * 60_000 })).toBe('not of now');
  // sent once more it is signed anew, and bears the id that it had
  const [row] = await deliveryLog(open.db.read, made.id, 10);
  desk.setNow('2026-03-03T10:00:00.000Z');
  expect(await replay(desk.work(), made, { id: row!.id })).toBe(1);
  await tick(60);
  expect([receiver.events.length, receiver.again, receiver.refused]).toEqual([1, [row!.key], []]);
  expect(await replay(desk.work(), made, { since: '2026-03-03' as never })).toBe(1);
  await expect(replay(desk.work(), made, { id: row!.id })).rejects.toThrow('nothing that could be sent once more');
  await tick(61);
  expect(receiver.again).toHaveLength(2);
  // ended and added again it has another secret, and whoever kept the old one refuses it
  const old = receiver.secret;
  await removeWebhook(desk.work(), made);
  const anew = await hook();
  expect(receiver.secret).not.toBe(old);
  receiver.secret = old;
  await happens(desk, mine, 'case.told_paid');
  await tick(62);
  expect(receiver.refused).toEqual(['wrong signature']);
  await removeWebhook(desk.work(), anew);
});

it('is checked by code that has nothing of Duly in it', () => {
  const imported = [...readFileSync(join(__dirname, 'testing/receiver.ts'), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from); // prettier-ignore
  expect(imported.every((from) => from?.startsWith('node:'))).toBe(true);
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  for (const said of ['HMAC-SHA256, in hex, of `t`, a full stop and the body', 'more than 5 minutes before or after', 'serves each `id` once', 'every `v1`'])
    expect(readme).toContain(said); // prettier-ignore
});

it('changes its secret with a day in which both sign, or at once', async () => {
  const made = await hook();
  const old = receiver.secret;
  const has = async (name: string | undefined) => (await desk.house.files.secrets.get(name ?? '')) !== undefined;
  const kept = async () => (await webhookById(open.db.read, desk.company.id, made.id))!;
  const refused = async (secret: string, minutes: number): Promise<readonly string[]> => {
    const seen = receiver.refused.length;
    receiver.secret = secret;
    await happens(desk, mine, 'case.told_received');
    await tick(minutes);
    return [...new Set(receiver.refused.slice(seen))]; // what was refused before is tried again beside it
  };
  const { secret, until } = await rotateSecret(desk.work(), made, false);
  expect([secret === old, until]).toEqual([false, '2026-03-04T09:00:00.000Z']);
  // whoever has changed over takes it, and whoever has not
  expect([await refused(old, 1), await refused(secret, 2)]).toEqual([[], []]);
  expect(String(receiver.requests.at(-1)?.headers['duly-signature'])).toMatch(
    /^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/,
  );
  expect(await refused('whsec_other', 3)).toEqual(['wrong signature']);
  receiver.secret = secret;
  await expect(rotateSecret(desk.work(), await kept(), false)).rejects.toThrow('less than 24 hours ago');
  const day = 24 * 60;
  expect([await refused(old, day - 1), await refused(old, day)]).toEqual([[], ['wrong signature']]);
  expect([(await kept()).before?.secret, await has(made.secret)]).toEqual([made.secret, true]);
  receiver.secret = secret;
  await tellWebhooks(desk.work(), desk.company);
  expect([(await kept()).before, await has(made.secret)]).toEqual([null, false]);
  // somebody else knows it: the old one is worth nothing from this moment
  const second = await kept();
  const { secret: third, until: none } = await rotateSecret(desk.work(), second, true);
  expect([none, await has(second.secret)]).toEqual([null, false]);
  expect([await refused(secret, day + 10), await refused(third, day + 20)]).toEqual([['wrong signature'], []]);
  // two at once: one is told that it was changed
  const both = await Promise.allSettled([1, 2].map(async () => rotateSecret(desk.work(), await kept(), true)));
  expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  await rotateSecret(desk.work(), await kept(), false);
  const last = await kept();
  await removeWebhook(desk.work(), last);
  expect([await has(last.secret), await has(last.before?.secret)]).toEqual([false, false]);
  const lines = await rowsOf<{ payload: string }>(open.db.read, `select p.payload from audit_line l join audit_payload p on p.line_id = l.id where l.kind = 'webhook.rotated'`); // prettier-ignore
  expect([lines.length > 2, JSON.stringify(lines).includes('whsec_')]).toEqual([true, false]);
});

it('tries for nearly three days, then asks a person; a pause holds it, and what is gone is gone', async () => {
  const made = await hook();
  await happens(desk, mine, 'case.told_received');
  receiver.status = 503;
  let at = 0;
  for (const pause of [1, 5, 15, 60, 180, 360, 720, 720, 720, 720]) {
    expect(await tick(at)).toEqual({ answered: 0, later: 1, failed: 0 });
    expect(await tick(at + pause - 0.5)).toEqual({ answered: 0, later: 0, failed: 0 });
    at += pause;
  }
  expect(at).toBeLessThan(3 * 24 * 60);
  await setPaused(desk.work(), made, true);
  expect(await tick(at)).toEqual({ answered: 0, later: 0, failed: 0 });
  await setPaused(desk.work(), made, false);
  expect(await tick(at)).toEqual({ answered: 0, later: 0, failed: 1 });
  const tasks = await rowsOf<{ title: string }>(open.db.read, `select title from task where kind = 'webhook_failed'`);
  expect(tasks.map(({ title }) => title.includes('503'))).toEqual([true]);
  receiver.status = 302; // a redirect is not followed
  await happens(desk, mine, 'case.told_paid');
  expect(await tick(at + 1)).toEqual({ answered: 0, later: 1, failed: 0 });
  receiver.status = 410;
  expect(await tick(at + 3)).toEqual({ answered: 0, later: 0, failed: 1 });
  await removeWebhook(desk.work(), made);
  expect(await desk.house.files.secrets.get(made.secret)).toBeUndefined();
});

it('keeps nobody waiting for one that does not answer, however much waits for that', async () => {
  const dead = await hook([], `${receiver.url}/dead`);
  const waiting = Array.from({ length: 250 }, (_, n) => ({ companyId: desk.company.id, webhookId: dead.id, eventId: null, key: `waits_${n}`, kind: 'case.told_paid', body: '{}' })); // prettier-ignore
  await open.db.transaction((tx) => insertDeliveries(tx, desk.work(), waiting));
  const live = await hook(); // whose secret the receiver knows: what is for the other it refuses
  await happens(desk, mine, 'case.told_received');
  expect((await tick(1)).answered).toBe(1);
  expect((await deliveryLog(open.db.read, live.id, 9)).map(({ state }) => state)).toEqual(['answered']);
  for (const one of [dead, live]) await removeWebhook(desk.work(), one);
});

it('asks no address inside, neither when it is added nor when it has become one, and says what nobody answered', async () => {
  const made = await hook();
  for (const url of ['http://10.0.0.1/', 'http://127.0.0.2/', 'ftp://127.0.0.1/', 'https://user@127.0.0.1/', 'https://169.254.169.254/latest', 'https://[::1]/', 'nonsense', ''])
    await expect(hook([], url)).rejects.toThrow(/no address of a webhook|private network/); // prettier-ignore
  await expect(hook(['case.nothing'], `${receiver.url}/2`)).rejects.toThrow('no kind of event');
  await expect(hook()).rejects.toThrow('already');
  process.env['OUTBOUND_HOSTS'] = 'elsewhere.example';
  const test = await addTest(desk.work(), made);
  expect(await send(desk.work(), made, test)).toBe('later');
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  expect(receiver.requests).toEqual([]);
  expect((await deliveryLog(open.db.read, made.id, 1))[0]?.lastSaid).toContain('private network');
  const again = await addTest(desk.work(), made);
  expect(await send(desk.work(), made, again)).toBe('answered');
  expect(receiver.events).toEqual([again.key]);
  await removeWebhook(desk.work(), made);
});

/** A process of its own that sends; it ends itself at that point, -1: nowhere. */
function sender(point: number): ChildProcess {
  const script = join(__dirname, 'testing', 'send-child.ts');
  const given = [open.url, desk.house.config.home, String(desk.company.id), NOW, String(point)];
  return spawn(process.execPath, ['--import', 'tsx', script, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
}

it('comes at most twice where the process is killed between what is sent and what is answered', async () => {
  const made = await hook();
  await happens(desk, mine, 'case.told_paid');
  receiver.silent = true;
  const child = sender(-1);
  const ended = new Promise((exited) => child.once('close', exited));
  await new Promise<void>((came) => {
    receiver.came = came;
  });
  child.kill('SIGKILL');
  await ended;
  const [log] = await deliveryLog(open.db.read, made.id, 1);
  expect([child.signalCode, log?.state, log?.tried]).toEqual(['SIGKILL', 'sending', 0]);
  receiver.silent = false;
  expect(await tick(1)).toEqual({ answered: 1, later: 0, failed: 0 });
  expect(await tick(2)).toEqual({ answered: 0, later: 0, failed: 0 });
  const ids = receiver.requests.map(({ body }) => (JSON.parse(body) as { id: string }).id);
  expect([ids, receiver.events, receiver.again, receiver.refused]).toEqual([[log?.key, log?.key], [log?.key], [log?.key], []]); // prettier-ignore
  await removeWebhook(desk.work(), made);
}, 60_000);

it('loses nothing whatever breaks off, and sends nothing twice without its id', async () => {
  const made = await hook();
  const run = async (point: number): Promise<number | null> => {
    const child = sender(point);
    let said = '';
    child.stdout?.on('data', (piece: Buffer) => (said += piece.toString()));
    await new Promise((exited) => child.once('close', exited));
    return child.signalCode === null ? Number(said) : null;
  };
  await happens(desk, mine, 'case.told_received');
  const points = (await run(-1)) ?? 0;
  expect([points > 3, receiver.events.length]).toEqual([true, 1]);
  for (let point = 1; point <= points; point += 1) {
    await happens(desk, mine, 'case.told_paid');
    expect([point, await run(point)]).toEqual([point, null]);
    await tick(1);
    expect([point, receiver.events.length]).toEqual([point, point + 1]);
  }
  expect(new Set([...receiver.events, ...receiver.again]).size).toBe(points + 1);
  for (const id of receiver.events)
    expect(receiver.requests.filter(({ headers }) => headers['duly-event-id'] === id).length).toBeLessThanOrEqual(2);
  await removeWebhook(desk.work(), made);
}, 120_000);
