import { createTransport } from 'nodemailer';
import { day } from '../kernel/day';
import { ADDRESS_SECRET, plusAddress } from '../outbox/bounce-address';
import { installationSecret } from '../platform/installation';
import { testDatabase } from '../platform/testing/database';
import { unanswered } from '../reminders/past.store';
import { describeMail, startDovecot, type Dovecot } from './testing/dovecot';
import { openPost, type Post } from './testing/post';

/** Mail that left by a real server is answered, or comes back, into a real mailbox, is fetched, and changes what Duly does next. */
const open = testDatabase();
let mail: Dovecot;
let n = 0;

const header = (raw: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(raw.replace(/\r\n[ \t]+/g, ' '))?.[1]?.trim() ?? '';
const eml = (headers: Readonly<Record<string, string>>, body: string): string =>
  [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body, ''].join('\r\n');

/** A report of a mail server that could not deliver, as Postfix writes it. */
const bounceOf = (raw: string, to: string, { status = '5.1.1', action = 'failed', said = '550 5.1.1 <x>: Recipient address rejected: User unknown' } = {}): string =>
  eml(
    {
      'Return-Path': '<>',
      From: 'MAILER-DAEMON@mx.example (Mail Delivery System)',
      To: 'replies@acme.example',
      Subject: 'Undelivered Mail Returned to Sender',
      'Message-ID': `<b${(n += 1)}@mx.example>`,
      'Auto-Submitted': 'auto-replied',
      'MIME-Version': '1.0',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="B"',
    },
    [
      '--B', 'Content-Type: text/plain; charset=us-ascii', '', 'I am sorry to have to inform you that your message could not be delivered.', '',
      '--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '',
      `Final-Recipient: rfc822; ${to}`, `Action: ${action}`, `Status: ${status}`, `Diagnostic-Code: smtp; ${said}`, '',
      '--B', 'Content-Type: message/rfc822', '', raw, '', '--B--', '',
    ].join('\r\n'),
  ); // prettier-ignore

describeMail('mail that comes in', () => {
  beforeAll(async () => {
    process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
    mail = await startDovecot();
  }, 30_000);
  afterAll(async () => {
    delete process.env['OUTBOUND_HOSTS'];
    await mail.close();
  });

  const opened: Post[] = [];
  afterEach(async () => {
    for (const post of opened.splice(0)) await post.close();
    mail.doveadm('expunge', 'mailbox', 'INBOX', 'all');
  });
  /** One customer, 4711, with one invoice that is late and reminded. */
  async function reminded(): Promise<{ at: Post; raw: string; box: number; code: string }> {
    const code = `in${(n += 1)}`;
    const at = await openPost(open.db, open.home, code, mail);
    opened.push(at);
    await at.of.invoice(`F-1${code}`, 120_000, '2026-01-05', { dueOn: '2026-02-04' });
    const [raw = ''] = await at.sendReminders('2026-02-09');
    expect(raw).toContain(`F-1${code}`);
    return { at, raw, box: await at.addMailbox(), code };
  }
  const waiting = async (at: Post, on = '2026-03-02'): Promise<boolean> => {
    const { companyId, customerId } = at.of;
    const asking = { range: { companyId, first: customerId, last: customerId }, asOn: day(on), knownAt: null, holds: [] };
    return (await unanswered(open.db.read, asking)).has(customerId);
  }; // prettier-ignore
  const mailsOf = (at: Post): Promise<Record<string, unknown>[]> =>
    at.rows(`select kind, state, "by", customer_id as customer, activity_id is not null as told from inbox_mail
      where company_id = ${at.of.companyId} order by id`);
  const first = async (at: Post): Promise<unknown[]> => {
    const [row] = await mailsOf(at);
    return row === undefined ? [] : [row['kind'], row['state'], row['by'], Number(row['customer'] ?? 0) === at.of.customerId];
  }; // prettier-ignore

  it('an answer to a message of ours is in the timeline, stops the next reminder, and asks a person for an answer', async () => {
    const { at, raw, box, code } = await reminded();
    const transport = createTransport(mail.smtpUrl);
    await transport.sendMail({
      from: '"Ms Roux" <somebody.else@gmail.example>',
      to: 'replies@acme.example',
      subject: `Re: ${header(raw, 'Subject')}`,
      inReplyTo: header(raw, 'Message-ID'),
      text: `We have already paid F-1${code} on 20 February.`,
      attachments: [
        { filename: 'proof.pdf', content: Buffer.from('%PDF-1.4\n%proof') },
        { filename: 'invoice.pdf.exe', content: Buffer.from('MZ\x90\x00 program') },
        { filename: 'order.docm', content: Buffer.from('PK\x03\x04 word/vbaProject.bin') },
      ],
    });
    transport.close();
    expect(await at.look(box)).toEqual({ state: 'done', taken: 1, waiting: 0, ahead: false, trouble: null });
    expect(await first(at)).toEqual(['reply', 'theirs', 'thread', true]);
    expect(await waiting(at)).toBe(true);
    const { companyId } = at.of;
    expect(await at.rows(`select kind, direction, visibility from v_activity where company_id = ${companyId}`)).toEqual([{ kind: 'reply', direction: 'in', visibility: 'court' }]); // prettier-ignore
    expect(await at.rows(`select kind, due_on from task where company_id = ${companyId} and about like 'mail/%'`)).toEqual([{ kind: 'answer', due_on: '2026-03-04' }]); // prettier-ignore
    const [{ files, reading } = { files: '', reading: '' }] = await at.rows(`select files, reading from inbox_mail where company_id = ${companyId}`); // prettier-ignore
    expect((JSON.parse(String(files)) as { name: string; closed: string | null }[]).map(({ name, closed }) => [name, closed])).toEqual([['proof.pdf', null], ['invoice.pdf.exe', 'type'], ['order.docm', 'type']]); // prettier-ignore
    expect((JSON.parse(String(reading)) as { kind: string; documents: string[] }[])[0]).toMatchObject({ kind: 'paid', documents: [`F-1${code}`] }); // prettier-ignore
    expect(await at.rows(`select file_name from document where company_id = ${companyId}`)).toEqual([{ file_name: 'proof.pdf' }]); // prettier-ignore
    // only read: nothing was marked or removed there, and a second look takes nothing
    expect((await at.look(box)).taken).toBe(0);
    expect(mail.doveadm('search', 'mailbox', 'INBOX', 'unseen').trim().split('\n')).toHaveLength(1);
    // with the customer waiting for an answer, the next reminder does not go by itself
    expect(await at.sendReminders('2026-03-03')).toEqual([]);
  }, 60_000);

  it('C20 a mail that came back makes its message failed, its contact known as such, and its step never taken', async () => {
    const { at, raw, box } = await reminded();
    const to = header(raw, 'To').replace(/^.*<|>.*$/g, '');
    mail.deliver(bounceOf(raw, to));
    expect((await at.look(box)).taken).toBe(1);
    expect(await first(at)).toEqual(['bounce', 'theirs', 'thread', true]);
    const { companyId } = at.of;
    expect(await at.rows(`select state from message where company_id = ${companyId}`)).toEqual([{ state: 'failed' }]);
    expect((await at.rows(`select s.kind from message_step s join message m on m.id = s.message_id where m.company_id = ${companyId} order by s.id`)).map(({ kind }) => kind)).toEqual(['attempt', 'handed_over', 'accepted', 'failed']); // prettier-ignore
    expect(await at.rows(`select state from contact where company_id = ${companyId}`)).toEqual([{ state: 'bounced' }]);
    expect(await at.rows(`select state from reminder where company_id = ${companyId}`)).toEqual([{ state: 'ignored' }]);
    expect(await at.rows(`select kind from task where company_id = ${companyId}`)).toEqual([{ kind: 'message_failed' }]); // prettier-ignore
    expect(await waiting(at)).toBe(false);
    // the same again says nothing new
    mail.deliver(bounceOf(raw, to));
    await at.look(box);
    expect(await at.rows(`select kind from task where company_id = ${companyId}`)).toHaveLength(1);
  }, 60_000);

  it.each([
    ['a delay is no outcome', { action: 'delayed', status: '4.4.1', said: '451 try later' }, 'delayed', 'accepted', 'ok'],
    ['a full mailbox fails the message and not its address', { status: '5.2.2', said: '552 5.2.2 mailbox full' }, 'bounce', 'failed', 'ok'],
  ])('%s', async (_, how, kind, state, contact) => {
    const { at, raw, box } = await reminded();
    mail.deliver(bounceOf(raw, header(raw, 'To'), how));
    await at.look(box);
    expect((await first(at))[0]).toBe(kind);
    const { companyId } = at.of;
    expect(await at.rows(`select state from message where company_id = ${companyId}`)).toEqual([{ state }]);
    expect(await at.rows(`select state from contact where company_id = ${companyId}`)).toEqual([{ state: contact }]);
  }, 60_000); // prettier-ignore

  it('out of office is no answer: it is kept, and the reminders go on', async () => {
    const { at, raw, box } = await reminded();
    mail.deliver(eml({ From: header(raw, 'To'), Subject: 'Automatic reply: away', 'Auto-Submitted': 'auto-replied', 'In-Reply-To': header(raw, 'Message-ID'), 'Message-ID': '<ooo@x.example>' }, 'I am out of office until 10 March.')); // prettier-ignore
    await at.look(box);
    expect(await first(at)).toEqual(['absence', 'theirs', 'thread', true]);
    expect([await waiting(at), (await mailsOf(at))[0]?.['told']]).toEqual([false, expect.anything()]);
    expect(await at.rows(`select id from v_activity where company_id = ${at.of.companyId}`)).toEqual([]);
  }, 60_000);

  it('a signed address finds its message whoever writes; one that is forged finds nothing', async () => {
    const { at, raw, box } = await reminded();
    const publicId = header(raw, 'Message-ID').slice(1, 15);
    const secret = await installationSecret(open.db, ADDRESS_SECRET);
    const address = plusAddress(secret, 'reply', 'replies@acme.example', publicId);
    expect(address).not.toBe('replies@acme.example');
    const transport = createTransport(mail.smtpUrl);
    const write = (to: string) => transport.sendMail({ from: 'x@y.example', to, subject: 'Hello', text: 'Who are you?' }); // prettier-ignore
    await write(address);
    await write(address.replace(/\.[0-9a-f]{12}@/, '.0123456789ab@'));
    transport.close();
    await at.look(box);
    expect((await mailsOf(at)).map((row) => [row['state'], row['by']])).toEqual([['theirs', 'address'], ['waiting', 'nothing']]); // prettier-ignore
  }, 60_000);

  it('a sender proves nothing, and what contradicts itself waits for a person', async () => {
    const { at, box, code } = await reminded();
    const other = await at.of.debtor('1007');
    await at.of.invoice(`G-77${code}`, 5_000, '2026-02-20', { customerId: other });
    const from = (who: string): string => `${who}@${code}.test`;
    const rows: [string, string, string][] = [
      ['their own address', from('4711'), 'Call me please.'],
      ['the address of one and the invoice of another', from('4711'), `About G-77${code}: wrong price.`],
      ['a stranger who names an invoice', 'new@clerk.example', `Your invoice G-77${code} has no order number.`],
      ['a stranger', 'new@clerk.example', 'Win a prize in 2026!'],
      ['somebody who names two', 'new@clerk.example', `F-1${code} and G-77${code}`],
    ];
    for (const [what, sender, text] of rows)
      mail.deliver(
        eml({ From: `"Somebody" <${sender.toUpperCase()}>`, Subject: what, 'Message-ID': `<${(n += 1)}@x>` }, text),
      );
    await at.look(box);
    expect((await at.rows(`select subject, "by", customer_id, candidates from inbox_mail where company_id = ${at.of.companyId} order by id`)).map((row) => [row['subject'], row['by'], row['customer_id'] === null ? null : Number(row['customer_id']), (JSON.parse(String(row['candidates'])) as number[]).sort()])).toEqual([
      ['their own address', 'sender', at.of.customerId, []],
      ['the address of one and the invoice of another', 'nothing', null, [at.of.customerId, other].sort()],
      ['a stranger who names an invoice', 'number', other, []],
      ['a stranger', 'nothing', null, []],
      ['somebody who names two', 'nothing', null, [at.of.customerId, other].sort()],
    ]); // prettier-ignore
    // unproven: no exhibit
    expect((await at.rows(`select distinct visibility from v_activity where company_id = ${at.of.companyId}`))).toEqual([{ visibility: 'internal' }]); // prettier-ignore
  }, 60_000);
});
