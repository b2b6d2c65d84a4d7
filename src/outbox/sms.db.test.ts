import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setContactSms } from '../customers/actions';
import { contactById, insertContact } from '../customers/contact.store';
import { day, type Instant } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openSmsProvider, type SmsProvider } from '../platform/testing/sms-provider';
import { workOn } from '../platform/testing/work';
import { diskFiles } from '../platform/files';
import type { Work } from '../platform/work';
import { tasksOf } from '../tasks/store';
import { deliver } from './delivery.actions';
import type { Ending } from './gate';
import { stepsOf } from './list.store';
import { wordsOf } from './show.actions';
import { smsDraftFrom } from './sms-gateway';
import { removeGateway, setGateway, testGateway } from './sms-setup.actions';
import { followSms } from './sms.actions';
import { gatewayOf } from './sms.store';
import { messageById } from './store';
import { littleOutbox, type LittleOutbox } from './testing/little-outbox';

/** Short messages from the outbox to a real HTTP server: once each, in daytime, at their pace; and what became of them. */
const open = testDatabase();
let provider: SmsProvider;
let count = 0;
beforeAll(async () => {
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  provider = await openSmsProvider();
});
afterAll(async () => {
  delete process.env['OUTBOUND_HOSTS'];
  await provider.close();
});

interface Place {
  readonly box: LittleOutbox;
  readonly companyId: number;
  work(now?: string): Work;
  queue(...phones: string[]): Promise<void>;
  deliver(now?: string): ReturnType<typeof deliver>;
  readonly endings: Ending[];
  contactId: number;
}

const NOW = '2026-03-02T10:00:00.000Z';

async function fresh(more: Record<string, string> = {}): Promise<Place> {
  const code = `sms${(count += 1)}`;
  const box = await littleOutbox(open.db, open.home, code);
  await box.set('testMode', 'false');
  const { companyId, customerId } = box.ledger;
  const work = (now = NOW): Work => workOn(open.db, now.slice(0, 10), { now: now as Instant, files: diskFiles(join(open.home, code, 'files')) }); // prettier-ignore
  const made = smsDraftFrom({ sender: 'Perrin', url: `${provider.url}/send`, refPath: 'messages.0.id', authHeader: 'Authorization', secret: 'Bearer hush', statusUrl: `${provider.url}/status/{ref}`, statusPath: 'state', deliveredWords: 'delivered', failedWords: 'undelivered', ...more }); // prettier-ignore
  if ('wrong' in made) throw new Error(JSON.stringify(made.wrong));
  await setGateway(work(), await box.company(), made.draft);
  const contactId = await open.db.transaction(
    (tx) =>
    insertContact(tx, work(), { companyId, customerId, role: 'reminder', name: 'Anna Martin', email: 'anna@example.com', phone: '06 12 34 56 70', language: 'en' }), // prettier-ignore
  );
  const endings: Ending[] = [];
  const ended = (_tx: unknown, _work: unknown, came: readonly Ending[]): Promise<void> => Promise.resolve(void endings.push(...came)); // prettier-ignore
  return {
    ...{ box, companyId, work, endings, contactId },
    queue: async (...phones) => {
      const drafts = phones.map((phone) => box.draft({ to: { channel: 'sms', phone, name: 'Anna Martin', contactId }, template: 'sms', attach: { what: 'none' } })); // prettier-ignore
      await box.queue(...drafts);
    },
    deliver: async (now = NOW) => deliver(work(now), box.post(undefined, { ended }), await box.company()),
  };
}

describe('a gateway that does not know our key', () => {
  it.each(['+33612345678', '+33612345679'])('is asked once (%s), rests with a task, and goes on once somebody saw to it', async (bad) => {
    const at = await fresh();
    await at.queue(bad, '+33612345670');
    const before = provider.requests.length;
    for (const now of [NOW, '2026-03-02T10:05:00.000Z', '2026-03-02T11:00:00.000Z']) await at.deliver(now);
    expect(provider.requests.length - before).toBe(1);
    expect((await at.box.states()).map((state) => state.split(' ')[0])).toEqual(['queued', 'queued']);
    const tasks = () => tasksOf(open.db.read, { companyId: at.companyId });
    expect(await tasks()).toMatchObject([{ kind: 'sms_trouble' }]);
    const company = await at.box.company();
    expect((await gatewayOf(open.db.read, at.companyId))?.pausedAt).toBe(NOW);
    // a test that fails changes nothing; one that comes through does
    await testGateway(at.work(), company, bad);
    expect((await gatewayOf(open.db.read, at.companyId))?.pausedAt).toBe(NOW);
    await testGateway(at.work(), company, '+33612345670');
    expect(await gatewayOf(open.db.read, at.companyId)).toMatchObject({ pausedAt: null, trouble: null });
    expect(await tasks()).toEqual([]);
    await at.deliver('2026-03-02T12:00:00.000Z'); // the first is not taken still: it rests again
    const made = smsDraftFrom({ sender: 'Perrin', url: `${provider.url}/send`, authHeader: 'Authorization', secret: 'Bearer new' });
    if ('wrong' in made) throw new Error('wrong');
    await setGateway(at.work(), company, made.draft);
    expect((await gatewayOf(open.db.read, at.companyId))?.pausedAt).toBeNull();
    expect(JSON.stringify(await rowsOf(open.db.read, `select * from audit_payload`))).not.toContain('Bearer');
  }); // prettier-ignore
});

describe('short messages', () => {
  it('leave once, in their own words, with evidence, and as one message by our id', async () => {
    const at = await fresh();
    await at.queue('+33612345670');
    expect(await at.deliver()).toMatchObject({ accepted: 1, trouble: null });
    expect(await at.deliver()).toMatchObject({ accepted: 0 });
    expect(await at.box.states()).toEqual(['accepted +33612345670']);
    const sent = [...provider.taken.values()].at(-1);
    expect(sent).toMatchObject({ to: '+33612345670', from: 'Perrin' });
    expect(sent?.['text']).toBe('Perrin SAS: 1 invoice (€1,000.00) not yet paid, due 1 February 2026. Customer C-1. Please pay by 12 March 2026. Already paid, or a question? Call +33 4 72 00 11 22.'.replace('C-1', /Customer (\S+)\./.exec(sent?.['text'] ?? '')?.[1] ?? '')); // prettier-ignore
    const [{ id } = { id: 0 }] = await rowsOf<{ id: number }>(open.db.read, `select id from message where company_id = ?`, [at.companyId]); // prettier-ignore
    const row = (await messageById(open.db.read, at.companyId, id))!;
    expect(row.provider_ref).toBe(`ref-${at.work().ids.seal('message', id)}`);
    expect((await wordsOf(at.work(), at.box.post(), await at.box.company(), row)).text).toBe(sent?.['text']);
    expect((await stepsOf(open.db.read, id)).map(({ kind }) => kind)).toEqual(['attempt', 'handed_over', 'accepted']);
    const kept = await rowsOf(open.db.read, 'select * from sms_gateway', []);
    const record = await rowsOf(open.db.read, 'select * from audit_payload', []);
    expect(JSON.stringify([kept, record, await stepsOf(open.db.read, id)])).not.toContain('hush');
  });

  it.each([
    ['1', 'failed', { failed: 1 }],
    ['3', 'doubtful', { doubtful: 1 }],
    ['5', 'doubtful', { doubtful: 1 }],
    ['6', 'doubtful', { doubtful: 1 }],
    ['4', 'queued', { accepted: 0, trouble: expect.stringContaining('302') as string }],
    ['7', 'queued', { accepted: 0, trouble: expect.stringContaining('429') as string }],
  ])('to a provider that misbehaves (%s) are %s, and not sent again by themselves', async (digit, state, report) => {
    const at = await fresh();
    await at.queue(`+3361234567${digit}`);
    expect(await at.deliver()).toMatchObject(report);
    expect(await at.box.states()).toEqual([`${state} +3361234567${digit}`]);
    if (state !== 'queued') {
      const before = provider.requests.length;
      await at.deliver('2026-03-02T11:00:00.000Z');
      expect(provider.requests).toHaveLength(before);
    }
    if (state === 'failed') expect((await contactById(open.db.read, at.companyId, at.contactId))?.sms).toBe('undelivered'); // prettier-ignore
    if (state === 'doubtful') expect(await tasksOf(open.db.read, { companyId: at.companyId })).toHaveLength(1);
  });

  it.each([
    ['2026-03-01T10:00:00.000Z', '2026-03-02T07:00:00.000Z'], // a Sunday
    ['2026-03-02T20:00:00.000Z', '2026-03-03T07:00:00.000Z'],
    ['2026-03-02T05:30:00.000Z', '2026-03-02T07:00:00.000Z'],
    ['2026-05-01T10:00:00.000Z', '2026-05-02T06:00:00.000Z'], // a holiday, then a Saturday
  ])('wait at %s for the morning of their reader', async (now, until) => {
    const at = await fresh();
    await at.queue('+33612345670');
    const before = provider.requests.length;
    expect(await at.deliver(now)).toMatchObject({ accepted: 0 });
    expect(provider.requests).toHaveLength(before);
    expect(await rowsOf(open.db.read, `select not_before as "notBefore" from message where company_id = ?`, [at.companyId])).toEqual([{ notBefore: until }]); // prettier-ignore
    expect(await at.deliver(until)).toMatchObject({ accepted: 1 });
  });

  it('leave so many a minute', async () => {
    const at = await fresh({ perMinute: '2' });
    await at.queue('+33612345670', '+33612345680', '+33612345690');
    expect(await at.deliver()).toMatchObject({ accepted: 2 });
    expect(await at.deliver('2026-03-02T10:00:30.000Z')).toMatchObject({ accepted: 0 });
    expect(await at.deliver('2026-03-02T10:01:01.000Z')).toMatchObject({ accepted: 1 });
  });

  it('in test mode lie in the folder and go to nobody', async () => {
    const at = await fresh();
    await at.box.set('testMode', 'true');
    await at.queue('+33612345670');
    const before = provider.requests.length;
    expect(await at.deliver()).toMatchObject({ accepted: 1 });
    expect(provider.requests).toHaveLength(before);
    const [mail] = await at.box.mails();
    expect([mail?.subject, mail?.text?.includes('Perrin SAS: 1 invoice')]).toEqual(['SMS', true]);
  });

  it('go to nobody who wants none by the moment in which they leave', async () => {
    const at = await fresh();
    await at.queue('+33612345670');
    await setContactSms(at.work(), at.companyId, (await contactById(open.db.read, at.companyId, at.contactId))!, 'no');
    const before = provider.requests.length;
    expect(await at.deliver()).toMatchObject({ failed: 1 });
    expect(provider.requests).toHaveLength(before);
    expect(at.endings.map(({ state, reason }) => [state, reason])).toEqual([['failed', 'contact-sms']]);
  });

  it('that did not arrive are no step, flag the telephone and are somebody’s task', async () => {
    const at = await fresh();
    await at.queue('+33612345670', '+33612345680');
    await at.deliver();
    const ids = (await rowsOf<{ id: number }>(open.db.read, `select id from message where company_id = ? order by id`, [at.companyId])).map(({ id }) => id); // prettier-ignore
    const ref = (n: number): string => `ref-${at.work().ids.seal('message', ids[n]!)}`;
    const follow = async () => followSms(at.work('2026-03-02T10:05:00.000Z'), at.box.post(undefined, { ended: (_, __, came) => Promise.resolve(void at.endings.push(...came)) }), await at.box.company()); // prettier-ignore
    expect(await follow()).toEqual({ delivered: 0, undelivered: 0 });
    provider.statuses.set(ref(0), 'DELIVERED').set(ref(1), 'UNDELIVERED');
    expect(await follow()).toEqual({ delivered: 1, undelivered: 1 });
    expect(await follow()).toEqual({ delivered: 0, undelivered: 0 });
    expect(await at.box.states()).toEqual(['accepted +33612345670', 'failed +33612345680']);
    expect(at.endings.at(-1)).toMatchObject({ state: 'failed', reason: 'undelivered' });
    expect(await contactById(open.db.read, at.companyId, at.contactId)).toMatchObject({ sms: 'undelivered', state: 'ok' }); // prettier-ignore
    expect(await tasksOf(open.db.read, { companyId: at.companyId })).toHaveLength(1);
  });

  it('of which nobody knows whether a dead process sent them wait for a person', async () => {
    const at = await fresh();
    await at.queue('+33612345672');
    const sending = at.deliver();
    await new Promise((passed) => setTimeout(passed, 400));
    await open.db.write.raw(`update message set claimed_by = 'gone/1/x/1', claimed_at = '2026-03-02T08:00:00.000Z' where company_id = ?`, [at.companyId]); // prettier-ignore
    await at.deliver('2026-03-02T10:00:10.000Z');
    expect(await at.box.states()).toEqual(['doubtful +33612345672']);
    await sending;
    expect(await at.box.states()).toEqual(['doubtful +33612345672']);
  }, 60_000);

  it('the gateway is tried, its secret stays with its host, and goes with it', async () => {
    const at = await fresh();
    const company = await at.box.company();
    expect(await testGateway(at.work(), company, '06 12 34 56 70')).toMatchObject({ outcome: 'accepted' });
    await expect(testGateway(at.work(), company, '01 23 45 67 89')).rejects.toMatchObject({ code: 'no-mobile' });
    const elsewhere = smsDraftFrom({ sender: 'Perrin', url: 'https://sms.example.com/x', authHeader: 'Authorization', perMinute: '5' }); // prettier-ignore
    if ('wrong' in elsewhere) throw new Error('wrong');
    await expect(setGateway(at.work(), company, elsewhere.draft)).rejects.toMatchObject({ code: 'sms-secret-again' });
    const keys = join(open.home, `sms${count}`, 'keys');
    expect(readdirSync(keys).map((name) => readFileSync(join(keys, name), 'utf8'))).toEqual(['Bearer hush']);
    await removeGateway(at.work(), company);
    expect([readdirSync(keys), await gatewayOf(open.db.read, at.companyId)]).toEqual([[], undefined]);
    await at.queue('+33612345670');
    expect(await at.deliver()).toMatchObject({ accepted: 0 });
    expect(day('2026-03-02')).toBe(at.work().today);
  });
});

test.each([
  [{ sender: '<b>' }, 'sender'],
  [{ url: 'ftp://x/' }, 'url'],
  [{ url: 'https://user:pw@host/' }, 'url'],
  [{ url: 'https://{to}.example.com/' }, 'url'],
  [{ body: '{"to":"{to}"}' }, 'body'],
  [{ body: 'nonsense' }, 'body'],
  [{ authHeader: 'Host' }, 'authHeader'],
  [{ authHeader: 'X: y\r\nZ' }, 'authHeader'],
  [{ secret: 'a\r\nb' }, 'secret'],
  [{ refPath: 'a[0]' }, 'refPath'],
  [{ statusUrl: 'https://x.example/' }, 'statusUrl'],
  [{ perMinute: '0' }, 'perMinute'],
])('%j is refused at %s', (more, field) => {
  const made = smsDraftFrom({ sender: 'ACME', url: 'https://sms.example.com/', ...more });
  expect('wrong' in made && Object.keys(made.wrong)).toContain(field);
});
