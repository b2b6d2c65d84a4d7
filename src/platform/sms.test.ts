import { httpGateway, textAt, type SmsSettings } from './sms';
import { openSmsProvider, type SmsProvider } from './testing/sms-provider';

/** Short messages over a real HTTP server that takes them, refuses, hangs, drops, redirects or talks nonsense. */
let provider: SmsProvider;
beforeAll(async () => {
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  provider = await openSmsProvider();
});
afterAll(async () => {
  delete process.env['OUTBOUND_HOSTS'];
  await provider.close();
});

const settings = (more: Partial<SmsSettings> = {}): SmsSettings => ({
  ...{ url: `${provider.url}/send`, method: 'POST', form: 'json', authHeader: 'Authorization' },
  body: '{"to":"{to}","text":"{text}","id":"{id}","from":"{from}"}',
  ...{ refPath: 'messages.0.id', statusUrl: `${provider.url}/status/{ref}`, statusPath: 'state' },
  ...{ deliveredWords: ['delivered'], failedWords: ['undelivered'], ...more },
});
const send = (to: string, more: Partial<SmsSettings> = {}, text = 'Hello') =>
  httpGateway(settings(more), 'Bearer hush', 400).send({ id: `me_${to}`, to, text, from: 'ACME' });

describe('a gateway for short messages', () => {
  it.each([
    ['+33612345670', { outcome: 'accepted', ref: 'ref-me_+33612345670', refused: [] }],
    ['+33612345671', { outcome: 'refused', answer: '400 {"error":"no such number"}', recipient: true }],
    ['+33612345672', { outcome: 'unknown' }],
    ['+33612345673', { outcome: 'unknown' }],
    ['+33612345674', { outcome: 'later', unavailable: true }],
    ['+33612345675', { outcome: 'unknown', answer: '200 <html>OK</html>' }],
    ['+33612345676', { outcome: 'unknown' }],
    ['+33612345677', { outcome: 'later', unavailable: true }],
  ])('written to at %s answers what came of it', async (to, expected) => {
    expect(await send(to)).toMatchObject(expected);
  });

  it('follows no redirect, shows its secret to nobody else, and is the same message by its id', async () => {
    await send('+33612345674');
    expect(provider.requests.some(({ path }) => path.includes('meta-data'))).toBe(false);
    await send('+33612345670');
    await send('+33612345670');
    const mine = provider.requests.filter(({ body }) => body.includes('"+33612345670"'));
    expect(new Set(mine.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['me_+33612345670']));
    expect(mine.every(({ headers }) => headers['authorization'] === 'Bearer hush')).toBe(true);
    expect(mine.some(({ body, path }) => body.includes('hush') || path.includes('hush'))).toBe(false);
  });

  it('whatever a text holds stays a text', async () => {
    const evil = '","to":"+1","x":"{id}\n{to}&to=2';
    await send('+33612345678', {}, evil);
    expect(JSON.parse(provider.requests.at(-1)?.body ?? '')).toEqual({ to: '+33612345678', text: evil, id: 'me_+33612345678', from: 'ACME' }); // prettier-ignore
    await send('+33612345678', { form: 'form', url: `${provider.url}/{to}/x` }, evil);
    expect(Object.fromEntries(new URLSearchParams(provider.requests.at(-1)?.body))).toMatchObject({ to: '+33612345678', text: evil }); // prettier-ignore
    expect(provider.requests.at(-1)?.path).toBe('/%2B33612345678/x');
  });

  it('that is not there, or inside a private network, has surely taken nothing', async () => {
    expect(await send('+33612345670', { url: 'http://127.0.0.1:9/' })).toMatchObject({ outcome: 'later', unavailable: true }); // prettier-ignore
    expect(await send('+33612345670', { url: 'http://no-such-host.invalid/' })).toMatchObject({ outcome: 'later' });
    delete process.env['OUTBOUND_HOSTS'];
    const before = provider.requests.length;
    expect(await send('+33612345670')).toMatchObject({ outcome: 'later', answer: expect.stringContaining('private network') as string }); // prettier-ignore
    expect(provider.requests).toHaveLength(before);
    process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  });

  it('is asked what became of a message; what cannot be read says nothing', async () => {
    const gateway = httpGateway(settings(), null, 400);
    provider.statuses.set('a', 'DELIVERED');
    provider.statuses.set('b', 'UNDELIVERED');
    expect(await Promise.all(['a', 'b', 'c'].map((ref) => gateway.statusOf(ref)))).toEqual([
      { is: 'delivered' },
      { is: 'failed', why: 'undelivered' },
      { is: 'open' },
    ]);
    expect(await httpGateway(settings({ statusUrl: null }), null).statusOf('a')).toEqual({ is: 'open' });
  });
});

test.each([
  ['{"a":[{"b":"x"}]}', 'a.0.b', 'x'],
  ['{"a":7}', 'a', '7'],
  ['{"a":{"__proto__":1}}', 'a.constructor', undefined],
  ['{"a":""}', 'a', undefined],
  ['nonsense', 'a', undefined],
])('%s at %s', (body, path, expected) => {
  expect(textAt(Buffer.from(body), path)).toBe(expected);
});
