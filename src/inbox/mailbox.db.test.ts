import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { testDatabase } from '../platform/testing/database';
import { hasReadMailbox, mailboxById } from './mailbox.store';
import type { Typed } from './mailbox-draft';
import { testMailbox } from './mailbox.actions';
import { describeMail, startDovecot, type Dovecot } from './testing/dovecot';
import { openPost, type Post } from './testing/post';
import { eml } from './testing/receive';

/** A real mailbox, read: each mail once whatever dies or happens at the same time, none removed, and every fault of the connection said. */
const open = testDatabase();
let mail: Dovecot;
let n = 0;

describeMail('a mailbox that is read', () => {
  let at: Post;
  beforeAll(async () => {
    process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
    mail = await startDovecot();
  }, 30_000);
  afterAll(async () => {
    delete process.env['OUTBOUND_HOSTS'];
    await mail.close();
  });
  beforeEach(async () => {
    at = await openPost(open.db, open.home, `box${(n += 1)}`, mail);
  });
  afterEach(async () => {
    await at.close();
    mail.doveadm('expunge', 'mailbox', 'INBOX', 'all');
  });

  const write = (subject: string): void => {
    mail.deliver(eml({ From: 'x@y.example', Subject: subject, 'Message-ID': `<${(n += 1)}@y.example>` }, 'Hello'));
  };
  const subjects = async (): Promise<unknown[]> =>
    (await at.rows(`select subject from inbox_mail where company_id = ${at.of.companyId} order by id`)).map((row) => row['subject']); // prettier-ignore
  const there = (mailbox: string): number =>
    mail.doveadm('search', 'mailbox', mailbox, 'all').trim().split('\n').filter(Boolean).length;

  /** Null where it died. */
  async function lookedAndDied(box: number, point: number): Promise<number | null> {
    const script = join(__dirname, 'testing', 'look-child.ts');
    const home = join(open.home, at.company.code);
    const args = ['--import', 'tsx', script, open.url, home, String(at.of.companyId), String(box), '2026-03-02T09:00:00.000Z', String(point)]; // prettier-ignore
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
    await new Promise((exited) => child.once('close', exited));
    return child.signalCode === null ? Number(said) : null;
  }

  it('goes on wherever a process died: every mail once, and moved once', async () => {
    for (const subject of ['one', 'two', 'three']) write(subject);
    const box = await at.addMailbox({ moveTo: 'Duly' });
    for (const point of [2, 4, 5, 7]) await lookedAndDied(box, point);
    await at.look(box, '2026-03-02T09:10:00.000Z');
    expect(await subjects()).toEqual(['one', 'two', 'three']);
    expect([there('INBOX'), there('Duly')]).toEqual([0, 3]);
    expect(await at.rows(`select count(*) as n from inbox_mail where to_move = 1`)).toEqual([{ n: 0 }]);
    mail.doveadm('expunge', 'mailbox', 'Duly', 'all');
  }, 120_000);

  it('is read by one process at a time; the other passes by, and each mail is there once', async () => {
    for (let one = 0; one < 12; one += 1) write(`mail ${one}`);
    const box = await at.addMailbox();
    const looks = await Promise.all([at.look(box), at.look(box), at.look(box)]);
    expect(looks.map(({ state }) => state).sort()).toEqual(['done', 'elsewhere', 'elsewhere']);
    expect(await subjects()).toHaveLength(12);
    // a server that counts anew brings the same mails again, and they are known by what they say
    await open.db.write('mailbox').where({ id: box }).update({ uid_validity: 1 });
    await open.db.write('inbox_mail').where({ mailbox_id: box }).update({ uid_validity: 1 });
    expect((await at.look(box)).taken).toBe(0);
    expect(await subjects()).toHaveLength(12);
  }, 60_000);

  it('takes a mail that is too large by its headers, and one under the identity of another all the same', async () => {
    const head = ['From: x@y.example', 'Subject: large', 'Message-ID: <large@y.example>', '', ''].join('\r\n');
    mail.deliver(Buffer.concat([Buffer.from(head), Buffer.alloc(32 * 1024 * 1024, 'a')]));
    for (const text of ['first', 'second'])
      mail.deliver(eml({ From: 'x@y.example', Subject: text, 'Message-ID': '<same@y.example>' }, text));
    const box = await at.addMailbox();
    await at.look(box);
    expect(await subjects()).toEqual(['large', 'first', 'second']);
    expect(await at.rows(`select read_as, raw_sha from inbox_mail where subject = 'large'`)).toEqual([
      { read_as: 'headers', raw_sha: null },
    ]);
  }, 60_000);

  it.each<[string, Typed, string]>([
    ['a wrong password', { password: 'nobody knows' }, 'mailbox-password'],
    ['a folder that is not there', { folder: 'Nowhere' }, 'mailbox-folder'],
    ['a certificate that nobody vouches for', { certificate: '' }, 'mailbox-certificate'],
    ['a server that does not answer', { port: '1' }, 'mailbox-unreachable'],
    ['a port that speaks no TLS', { port: 'starttls' }, 'mailbox-unreachable'],
  ])(
    'says %s, keeps nothing, and asks a person after a while',
    async (_, typed, code) => {
      write('waits');
      const port = typed.port === 'starttls' ? { port: String(mail.startTlsPort) } : {};
      const box = await at.addMailbox({ ...typed, ...port });
      const look = await at.look(box);
      expect([look.state, look.trouble?.code]).toEqual(['trouble', code]);
      expect(JSON.stringify(look)).not.toContain('nobody knows');
      const { companyId } = at.of;
      const tasks = (): Promise<unknown[]> => at.rows(`select kind from task where company_id = ${companyId} and done_at is null`); // prettier-ignore
      expect(await tasks()).toEqual([]);
      await at.look(box, '2026-03-02T10:30:00.000Z');
      expect([await tasks(), await hasReadMailbox(open.db.read, companyId)]).toEqual([
        [{ kind: 'mailbox_trouble' }],
        false,
      ]);
      expect(await subjects()).toEqual([]);
    },
    60_000,
  );

  it('signs in by STARTTLS too, says how much waits, and ends the task once it is read again', async () => {
    write('waits');
    const box = await at.addMailbox({ security: 'starttls', port: String(mail.startTlsPort) });
    const mailbox = (await mailboxById(open.db.read, at.of.companyId, box))!;
    expect(await testMailbox(at.work(), mailbox)).toBe(1);
    expect((await at.look(box)).taken).toBe(1);
    expect(await hasReadMailbox(open.db.read, at.of.companyId)).toBe(true);
  }, 60_000);
});
