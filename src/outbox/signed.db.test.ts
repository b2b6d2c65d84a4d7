import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../platform/db';
import { installationIds, installationSecret } from '../platform/installation';
import { dkimVerdict } from '../platform/testing/dkim';
import { testDatabase } from '../platform/testing/database';
import { startSmtp, type TestSmtp } from '../platform/testing/smtp';
import { ADDRESS_SECRET, readPlusAddress } from './bounce-address';
import { ALWAYS_SEND } from './gate';
import { isKeyRecord, keyHost, keyRecord, mailDomain, nextSelector, signingDomains } from './mail-key';
import { mailKeyOf, publishKey } from './mail-key.actions';
import { littleOutbox, type LittleOutbox } from './testing/little-outbox';
import { day } from '../kernel/day';

/** What a mail proves about where it comes from, and where what comes back goes to. */
const open = testDatabase();
let count = 0;
let server: TestSmtp;
beforeEach(async () => {
  server = await startSmtp();
  await open.db.write('mail_key').delete();
  await installationIds(open.db, '2026-01-01T00:00:00.000Z' as never);
});
afterEach(() => server.close());
const fresh = async (): Promise<LittleOutbox> => {
  const box = await littleOutbox(open.db, open.home, `signed${(count += 1)}`);
  await box.set('testMode', 'false');
  return box;
};
const recordOf = (key: Parameters<typeof keyHost>[0] & Parameters<typeof keyRecord>[0]) => ({
  [keyHost(key)]: keyRecord(key),
});

describe('a mail of a domain that has a key', () => {
  it('is signed, and what is kept as evidence is what arrived, to the byte', async () => {
    const box = await fresh();
    const key = await mailKeyOf(box.work(), 'perrin.example', false);
    await publishKey(box.work(), key);
    await box.queue(box.draft({ cc: ['boss@example.com'] }));
    expect(await box.deliver(box.post(server.url))).toMatchObject({ accepted: 1 });
    const arrived = server.offered[0]!.raw;
    expect(dkimVerdict(arrived, recordOf(key))).toEqual({ signedBy: 'perrin.example' });
    const [row] = await rowsOf<{ raw_sha: string }>(open.db.read, 'select raw_sha from message where company_id = ?', [
      box.ledger.companyId,
    ]);
    expect((await box.work().files.get(row!.raw_sha)).toString('utf8')).toBe(arrived);
    // whatever changes on the way is seen
    for (const [change, fault] of [
      [arrived.replace('1,000.00', '1,000.01'), /changed/],
      [arrived.replace(/^Reply-To: .*$/m, 'Reply-To: x@evil.example'), /head was changed/],
      [arrived.replace(/^To: .*$/m, 'To: x@evil.example'), /head was changed/],
      [arrived.replace(/^DKIM-Signature/m, 'X-Signature'), /no signature/],
    ] as const) {
      expect(change).not.toBe(arrived);
      expect(dkimVerdict(change, recordOf(key))).toMatchObject({ fault: expect.stringMatching(fault) as string });
    }
  });

  it('is not signed before the key is published, nor for another domain, nor into the folder', async () => {
    const box = await fresh();
    const key = await mailKeyOf(box.work(), 'perrin.example', false);
    await box.queue(box.draft());
    await box.deliver(box.post(server.url));
    expect(dkimVerdict(server.offered[0]!.raw, recordOf(key))).toEqual({ fault: 'no signature' });
    await publishKey(box.work(), key);
    await open.db.write('company').where({ id: box.ledger.companyId }).update({ email: 'ar@notperrin.example' });
    await box.queue(box.draft({ day: day('2026-03-03') }));
    await box.deliver(box.post(server.url), '2026-03-03');
    expect(server.offered[1]!.raw).not.toContain('DKIM-Signature');
    await open.db.write('company').where({ id: box.ledger.companyId }).update({ email: 'ar@mail.perrin.example' });
    await box.queue(box.draft({ day: day('2026-03-04') }));
    await box.deliver(box.post(server.url), '2026-03-04');
    expect(dkimVerdict(server.offered[2]!.raw, recordOf(key))).toEqual({ signedBy: 'perrin.example' }); // the domain above
    await box.set('testMode', 'true');
    await box.queue(box.draft({ day: day('2026-03-05') }));
    await box.deliver(box.post(server.url), '2026-03-05');
    expect((await box.mails())[0]!.headers.has('dkim-signature')).toBe(false);
  });

  it('changes its key without a mail between them that is not signed', async () => {
    const box = await fresh();
    const first = await mailKeyOf(box.work(), 'perrin.example', false);
    await publishKey(box.work(), first);
    const second = await mailKeyOf(box.work(), 'perrin.example', true);
    expect(second.selector).toBe(`${first.selector}b`);
    expect(await mailKeyOf(box.work(), 'perrin.example', true)).toEqual(second); // it waits already
    await box.queue(box.draft());
    await box.deliver(box.post(server.url));
    await publishKey(box.work(), second);
    await box.queue(box.draft({ day: day('2026-03-03') }));
    await box.deliver(box.post(server.url), '2026-03-03');
    const both = { ...recordOf(first), ...recordOf(second) };
    expect(server.offered.map(({ raw }) => [dkimVerdict(raw, both), /s=(\w+)/.exec(raw)![1]])).toEqual([
      [{ signedBy: 'perrin.example' }, first.selector],
      [{ signedBy: 'perrin.example' }, second.selector],
    ]);
  });

  it('waits where the private part is gone, and says what to do; it is for the eyes of this user only', async () => {
    const box = await fresh();
    await publishKey(box.work(), await mailKeyOf(box.work(), 'perrin.example', false));
    const keys = join(open.home, 'keys');
    const [name] = readdirSync(keys)
      .filter((one) => one.startsWith('dkim-'))
      .slice(-1);
    expect(statSync(join(keys, name!)).mode & 0o077).toBe(0);
    for (const one of readdirSync(keys)) rmSync(join(keys, one));
    await box.queue(box.draft());
    expect(await box.deliver(box.post(server.url))).toMatchObject({
      accepted: 0,
      trouble: expect.stringContaining('duly mail dkim perrin.example --another') as string,
    });
    expect(await box.states()).toEqual(['queued anna@example.com']);
  });
});

describe('the record of a key', () => {
  it.each([
    ['v=DKIM1; k=rsa; p=AAAA', true],
    ['p=AA AA', true],
    ['k=rsa ;v=DKIM1;  p=AAAA; t=s', true],
    ['v=DKIM1; k=rsa; p=', false], // withdrawn
    ['v=DKIM1; k=ed25519; p=AAAA', false],
    ['v=DKIM2; p=AAAA', false],
    ['', false],
  ])('%j is it: %s', (record, is) => {
    expect(isKeyRecord({ publicKey: 'AAAA' }, record)).toBe(is);
  });

  it('has a name of its own each time', () => {
    expect(nextSelector(day('2026-03-02'), [])).toBe('duly202603');
    expect(nextSelector(day('2026-03-02'), ['duly202603', 'duly202603b'])).toBe('duly202603c');
  });

  it.each([
    ['Acme.Example.', 'acme.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['acme', undefined],
    ['acme..example', undefined],
    ['-acme.example', undefined],
    ['../keys/x.pem', undefined],
    ['a@acme.example', undefined],
    [`${'a'.repeat(64)}.example`, undefined],
  ])('is for a domain: %s', (text, domain) => {
    expect(mailDomain(text)).toBe(domain);
  });

  it('serves the domain and those below it, never the top', () => {
    expect(signingDomains('ar@Mail.acme.example')).toEqual(['mail.acme.example', 'acme.example']);
  });
});

describe('where mail that comes back goes', () => {
  it('to the sender, unless there is a mailbox for it: there each message has a signed address of its own', async () => {
    const box = await fresh();
    const from: string[] = [];
    const watched = await startSmtp({
      onMailFrom: ({ address }, _, done) => {
        from.push(address);
        done();
      },
    });
    await box.queue(box.draft());
    await box.deliver(box.post(watched.url));
    await box.set('bounceMailbox', 'back@perrin.example');
    await box.set('replyTo', 'answers@perrin.example');
    await box.set('replyPlus', 'true');
    await box.queue(box.draft({ day: day('2026-03-03'), cc: ['boss@example.com'] }));
    await box.deliver(box.post(watched.url), '2026-03-03');
    const secret = await installationSecret(open.db, ADDRESS_SECRET);
    const rows = await rowsOf<{ id: number }>(open.db.read, 'select id from message where company_id = ? order by id', [
      box.ledger.companyId,
    ]);
    const publicId = box.work().ids.seal('message', rows[1]!.id);
    expect(from[0]).toBe('ar@perrin.example');
    expect(from.slice(1).map((address) => readPlusAddress(secret, address))).toEqual([
      { purpose: 'bounce', publicId },
      { purpose: 'bounce', publicId }, // its copy too
    ]);
    const reply = /^Reply-To: (\S+)/m.exec(watched.offered[1]!.raw)![1]!;
    expect(reply.startsWith('answers+me_')).toBe(true);
    expect(readPlusAddress(secret, reply)).toEqual({ purpose: 'reply', publicId });
    expect(watched.offered[1]!.raw).toMatch(/^From: .*<ar@perrin\.example>/m);
    await watched.close();
  });
});

describe('a line by which one gets no more of it', () => {
  it('stands in statements, signed and for one press, and never in a demand for payment', async () => {
    const box = await fresh();
    const key = await mailKeyOf(box.work(), 'perrin.example', false);
    await publishKey(box.work(), key);
    const { askers, ...room } = box.post(server.url);
    const post = {
      ...room,
      askers: { ...askers, statement: { gate: () => ALWAYS_SEND } },
      site: { url: 'https://duly.example', elsewhere: () => Promise.resolve(new Set<number>()) },
    };
    await box.queue(box.draft(), box.draft({ day: day('2026-03-03'), about: 'statement/1' }));
    await box.deliver(post);
    const [reminder, statement] = server.offered.map(({ raw }) => raw);
    expect(reminder).not.toMatch(/^List-/m);
    const unfolded = statement!.replace(/\r\n[ \t]+/g, ' ');
    expect(unfolded).toMatch(/^List-Unsubscribe: <https:\/\/duly\.example\/portal\/statements\/me_\w{11}\.\w{12}>\r$/m);
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(dkimVerdict(statement!, recordOf(key))).toEqual({ signedBy: 'perrin.example' });
    expect(/h=[^;]*list-unsubscribe:list-unsubscribe-post/i.test(statement!.replace(/\s+/g, ''))).toBe(true);
  });
});
