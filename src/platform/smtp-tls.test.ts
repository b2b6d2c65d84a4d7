import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine } from './doctor';
import { lookAtServer, smtpMailer, smtpSettings } from './smtp';
import { startRough } from './testing/rough-smtp';
import { startSmtp, type TestSmtp } from './testing/smtp';

/** Certificates for tests, of an authority that nobody trusts by itself; their keys guard nothing. */
const FOLDER = join(__dirname, '..', '..', 'fixtures', 'mail-server');
const AUTHORITY = join(FOLDER, 'authority.pem');
const pem = (name: string): Buffer => readFileSync(join(FOLDER, `${name}.pem`));
const withTls = (cert: string, secure = false): Promise<TestSmtp> =>
  startSmtp({ secure, disabledCommands: [], key: pem('here-key'), cert: pem(cert) });
const trusting = { SMTP_CA: AUTHORITY };

describe('TLS to a mail server', () => {
  it.each([
    ['by STARTTLS', false],
    ['from the first byte', true],
  ])('%s, with an authority of one’s own', async (_, secure) => {
    const server = await withTls('here', secure);
    const mailer = smtpMailer(smtpSettings(server.url, trusting));
    const mail = { key: 'k', raw: Buffer.from('Subject: x\r\n\r\ny'), from: 'a@a.example', to: ['b@b.example'] };
    expect(await mailer.send(mail)).toMatchObject({ outcome: 'accepted' });
    expect(await lookAtServer(smtpSettings(server.url, trusting))).toEqual({ tls: true });
    await mailer.close();
    await server.close();
  });

  it.each([
    ['of an authority that is not trusted', 'here', {}, /certificate/i, 'SMTP_CA'],
    ['for another name', 'elsewhere', trusting, /altnames|does not match/i, 'another name'],
    ['out of date', 'expired', trusting, /expired/i, 'out of date'],
  ])(
    'is refused with a certificate %s, before anything is said, and the doctor knows why',
    async (_, cert, env, fault, cure) => {
      const server = await withTls(cert);
      const mailer = smtpMailer(smtpSettings(server.url, env));
      const mail = { key: 'k', raw: Buffer.from('Subject: x\r\n\r\ny'), from: 'a@a.example', to: ['b@b.example'] };
      expect(await mailer.send(mail)).toMatchObject({
        outcome: 'later',
        unavailable: true,
        answer: expect.stringMatching(fault) as string,
      });
      expect(server.offered).toEqual([]);
      const kept = process.env['SMTP_CA'];
      Object.assign(process.env, env);
      const [finding] = await examine({ databaseUrl: '', home: FOLDER, smtpUrl: server.url }, ['mail']);
      if (kept === undefined) delete process.env['SMTP_CA'];
      expect(finding).toMatchObject({ what: 'mail', level: 'broken', remedy: expect.stringContaining(cure) as string });
      await server.close();
    },
  );

  it('is not left out where the server offers it and then does not give it', async () => {
    const server = await startRough('offers-tls');
    const mailer = smtpMailer(smtpSettings(server.url));
    const mail = { key: 'k', raw: Buffer.from('Subject: x\r\n\r\ny'), from: 'a@a.example', to: ['b@b.example'] };
    expect(await mailer.send(mail)).toMatchObject({
      outcome: 'later',
      unavailable: true,
      answer: expect.stringContaining('STARTTLS') as string,
    });
    expect(server.whole).toEqual([]);
    await server.close();
  });

  it.each([
    ['smtp://u:p@mail.example.com', true], // no password in the clear over a network
    ['smtp://u:p@mail.example.com?requireTls=0', false],
    ['smtp://u:p@127.0.0.1', false],
    ['smtp://mail.example.com', false],
    ['smtp://mail.example.com?requireTls=1', true],
  ])('%s requires it: %s', (url, required) => {
    expect(smtpSettings(url, {}).requireTls).toBe(required);
  });

  it('says so where the file of authorities has none', () => {
    const env = { SMTP_CA: join(FOLDER, 'here-key.pem') };
    expect(() => smtpSettings('smtp://x', env)).toThrow('no certificates');
    expect(() => smtpSettings('smtp://x', { SMTP_CA: '/nowhere' })).toThrow('no certificates');
  });
});

describe('the doctor at a mail server', () => {
  const look = async (url: string) => (await examine({ databaseUrl: '', home: FOLDER, smtpUrl: url }, ['mail']))[0];

  it('finds one that answers, and says that it has no TLS', async () => {
    const server = await startSmtp();
    expect(await look(server.url)).toMatchObject({
      level: 'weak',
      found: expect.stringContaining('without TLS') as string,
    });
    await server.close();
    const gone = await look(server.url);
    expect(gone).toMatchObject({ level: 'broken', remedy: expect.stringContaining('Nobody answers') as string });
  });

  it('finds a wrong password, and never shows it', async () => {
    const server = await startSmtp({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(new Error('wrong')),
    });
    const finding = await look(server.url.replace('//', '//duly:topsecret@'));
    expect(finding).toMatchObject({ level: 'broken', remedy: expect.stringContaining('password') as string });
    expect(JSON.stringify(finding)).not.toContain('topsecret');
    await server.close();
  });
});
