import { smtpMailer, smtpSettings } from './smtp';
import { startSmtp, type TestSmtp } from './testing/smtp';
import type { FinishedMail, Mailer } from './mail';

const mail = (...to: string[]): FinishedMail => ({
  key: 'k',
  raw: Buffer.from('Subject: Hello\r\n\r\nThere.\r\n.\r\nEnd\r\n'),
  from: 'ar@acme.example',
  to,
});

describe('mail by SMTP', () => {
  let server: TestSmtp;
  let mailer: Mailer;
  beforeEach(async () => {
    server = await startSmtp();
    mailer = smtpMailer(smtpSettings(server.url));
  });
  afterEach(async () => {
    await mailer.close();
    await server.close();
  });

  it('is accepted with the word of the provider, whole, also with a lone point in it', async () => {
    expect(await mailer.send(mail('anna@example.com'))).toEqual({
      outcome: 'accepted',
      ref: '250 taken as 4711',
      refused: [],
    });
    expect(server.offered[0]).toEqual({
      to: ['anna@example.com'],
      raw: 'Subject: Hello\r\n\r\nThere.\r\n.\r\nEnd\r\n',
    });
  });

  it.each([
    ['an unknown recipient', { recipient: '550 5.1.1 no such user' }, { outcome: 'refused', recipient: true }, 0],
    ['a recipient not now', { recipient: '450 4.2.1 grey' }, { outcome: 'later', unavailable: false }, 0],
    ['content for good', { content: '554 5.7.1 looks like spam' }, { outcome: 'refused', recipient: false }, 1],
    ['content not now', { content: '451 4.3.0 try later' }, { outcome: 'later', unavailable: false }, 1],
    ['nothing after the content: hung up', { after: 'hang-up' }, { outcome: 'unknown' }, 1],
    ['nothing after the content: silent', { after: 'silence' }, { outcome: 'unknown' }, 1],
  ] as const)('C2: answers %s, and is offered once', async (_, rule, answer, offered) => {
    server.rules.set('anna@example.com', rule);
    expect(await mailer.send(mail('anna@example.com'))).toMatchObject(answer);
    await new Promise((passed) => setTimeout(passed, 300)); // nothing is tried again behind our back
    expect(server.offered).toHaveLength(offered);
  });

  it('is accepted where only a copy is refused, and says which', async () => {
    server.rules.set('boss@example.com', { recipient: '550 5.1.1 no such user' });
    expect(await mailer.send(mail('anna@example.com', 'boss@example.com'))).toMatchObject({
      outcome: 'accepted',
      refused: ['boss@example.com'],
    });
    expect(server.offered.map(({ to }) => to)).toEqual([['anna@example.com']]);
  });

  it('gives nobody a copy where the one it is for is refused', async () => {
    server.rules.set('anna@example.com', { recipient: '550 5.1.1 no such user' });
    expect(await mailer.send(mail('anna@example.com', 'boss@example.com'))).toMatchObject({ outcome: 'refused' });
    expect(server.offered).toEqual([]);
  });

  it('uses a line again, and a new one where the server has hung up meanwhile', async () => {
    await mailer.send(mail('anna@example.com'));
    await mailer.send(mail('ben@example.com'));
    expect(server.connections()).toBe(1);
    server.hangUp();
    await new Promise((passed) => setTimeout(passed, 50));
    expect(await mailer.send(mail('carla@example.com'))).toMatchObject({ outcome: 'accepted' });
    expect(server.offered).toHaveLength(3);
  });

  it('is not available where nobody listens', async () => {
    await server.close();
    expect(await mailer.send(mail('anna@example.com'))).toMatchObject({ outcome: 'later', unavailable: true });
  });

  it('keeps to so many a second', async () => {
    const slow = smtpMailer(smtpSettings(`${server.url}&perSecond=20`));
    const started = performance.now();
    for (let n = 0; n < 5; n += 1) await slow.send(mail(`n${n}@example.com`));
    expect(performance.now() - started).toBeGreaterThan(190);
    await slow.close();
  });
});

describe('a provider that wants a password', () => {
  it('is not available with a wrong one, and takes mail with the right one', async () => {
    const server = await startSmtp({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) =>
        username === 'duly@acme' && password === 's&cret' ? done(null, { user: username }) : done(new Error('wrong')),
    });
    const at = (login: string): Mailer => smtpMailer(smtpSettings(server.url.replace('//', `//${login}@`)));
    const [right, wrong] = [at('duly%40acme:s%26cret'), at('duly%40acme:no')];
    expect(await right.send(mail('anna@example.com'))).toMatchObject({ outcome: 'accepted' });
    expect(await wrong.send(mail('anna@example.com'))).toMatchObject({ outcome: 'later', unavailable: true });
    expect(server.offered).toHaveLength(1);
    await Promise.all([right.close(), wrong.close()]);
    await server.close();
  });

  it('is not spoken to without TLS where TLS is required', async () => {
    const server = await startSmtp();
    const mailer = smtpMailer(smtpSettings(`${server.url}&requireTls=1`));
    expect(await mailer.send(mail('anna@example.com'))).toMatchObject({ outcome: 'later', unavailable: true });
    await server.close();
  });
});

describe('the address of a provider', () => {
  it.each([
    ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, secure: false, user: null }],
    ['smtps://u:p%40@mail.example.com', { port: 465, secure: true, user: 'u', password: 'p@' }],
    [
      'smtp://[::1]:25?connections=9&perSecond=2&patienceSeconds=5',
      { host: '::1', port: 25, connections: 9, perSecond: 2, patienceMs: 5000 },
    ],
    ['smtp://x?connections=0&perSecond=-1', { connections: 5, perSecond: 10 }],
  ])('%s', (url, settings) => {
    expect(smtpSettings(url)).toMatchObject(settings);
  });
});
