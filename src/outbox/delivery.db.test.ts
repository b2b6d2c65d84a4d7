import { contactById, insertContact } from '../customers/contact.store';
import { attachDocument } from '../documents/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { startSmtp, type TestSmtp } from '../platform/testing/smtp';
import { PDFDocument } from '@cantoo/pdf-lib';
import { seePdf } from '../platform/testing/read-pdf';
import { tasksOf } from '../tasks/store';
import { simpleParser } from 'mailparser';
import type { Draft } from './draft';
import type { Ending } from './gate';
import { hourOf } from './send-hour';
import { line, section } from './samples';
import { littleOutbox, TODAY, type LittleOutbox } from './testing/little-outbox';
import { day, type Instant } from '../kernel/day';

const open = testDatabase();
let count = 0;
const fresh = (): Promise<LittleOutbox> => littleOutbox(open.db, open.home, `delivery${(count += 1)}`);
const to = (email: string, contactId: number | null = null) =>
  ({ channel: 'email', email, name: null, contactId }) as const;

const messageRows = (box: LittleOutbox): Promise<Record<string, string>[]> =>
  rowsOf(open.db.read, `select * from message where company_id = ? order by id`, [box.ledger.companyId]);

/** What was not accepted, with all that became of it. */
const unaccepted = (box: LittleOutbox): Promise<unknown[]> =>
  rowsOf(
    open.db.read,
    `select m.id, m.state, m.attempts, m.not_before, s.kind, s.detail from message m left join message_step s on s.message_id = m.id
     where m.company_id = ? and m.state <> 'accepted' order by m.id, s.id`,
    [box.ledger.companyId],
  );

describe('delivery into the folder', () => {
  it('C18: writes to the one who was chosen, copies to those named, answers to a mailbox that is read', async () => {
    const box = await fresh();
    await box.set('replyTo', 'answers@perrin.example');
    await box.queue(box.draft({ cc: ['boss@example.com', 'not an address'] }));
    await box.deliver();
    const [mail] = await box.mails();
    expect(mail).toMatchObject({
      from: { value: [{ name: 'Perrin SAS', address: 'ar@perrin.example' }] },
      to: { value: [{ name: 'Anna Martin', address: 'anna@example.com' }] },
      cc: { value: [{ address: 'boss@example.com' }] },
      replyTo: { value: [{ address: 'answers@perrin.example' }] },
    });
    const [row] = await messageRows(box);
    expect([row!['recipient'], row!['to_name'], row!['cc']]).toEqual([
      'anna@example.com',
      'Anna Martin',
      '["boss@example.com","not an address"]',
    ]);
  });

  it('writes a mail that any mail program reads, from a machine and without a spy', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    expect(await box.deliver()).toEqual({
      accepted: 1, made: 0, failed: 0, doubtful: 0, withdrawn: {}, waiting: 0, trouble: null, by: 'folder',
    }); // prettier-ignore
    const mail = (await box.mails())[0]!;
    expect(mail.subject).toBe('Overdue: 1 invoice, €1,000.00 – Perrin SAS – customer 4711 – file A-1');
    const headers = ['auto-submitted', 'content-language', 'x-duly-mode'].map((name) => mail.headers.get(name));
    expect(headers).toEqual(['auto-generated', 'en', 'test']);
    expect(mail.date?.toISOString()).toBe(box.work().now);
    expect(mail.html).toContain('Please pay by');
    expect(mail.html).not.toMatch(/src="http|<script|tracking/); // no pixel that tells on the reader
    expect(mail.text).toContain('Please pay by 12\u00a0March\u00a02026.');
    expect(mail.attachments).toMatchObject([{ cid: 'pay-eur@duly', contentType: 'image/png', related: true }]);
  });

  it('keeps what it sent as evidence, to be found from the mail and the mail from it', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    await box.deliver();
    const mail = (await box.mails())[0]!;
    const row = (await messageRows(box))[0]!;
    const id = box.work().ids.seal('message', Number(row['id']));
    expect(mail.messageId).toBe(`<${id}@perrin.example>`);
    expect(row).toMatchObject({ state: 'accepted', subject: mail.subject });
    expect(row['provider_ref']).toBe(`${(await box.company()).code}/${TODAY}/${id}.eml`);
    const { files } = box.work();
    const raw = await simpleParser(await files.get(row['raw_sha']!));
    expect(raw.text).toBe(mail.text);
    expect((await files.get(row['text_sha']!)).toString().trim()).toBe(mail.text?.trim());
    expect((await files.get(row['html_sha']!)).toString()).toContain('Please pay by');
    expect(await box.steps()).toEqual(['attempt', 'handed_over', 'accepted']);
  });

  it('continues the thread of the customer’s file, which grows; the last reminder begins its own', async () => {
    const box = await fresh();
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
    for (const on of days) {
      const draft = box.draft({ day: day(on) });
      const last: Draft = { ...draft, template: 'final-reminder', content: { ...draft.content, kind: 'final' } };
      await box.queue(on === '2026-03-04' ? last : draft);
      await box.deliver(box.post(), on);
    }
    const threads = (await box.mails()).map(({ references, inReplyTo }) => [references, inReplyTo]);
    const file = `<file.A-1.${(await box.company()).code}@perrin.example>`;
    const [first, second] = (await box.mails()).map(({ messageId }) => messageId);
    expect(threads).toEqual([
      [file, file],
      [[file, first], first],
      [undefined, undefined],
      [[file, first, second], second],
    ]);
  });

  it('delivers nothing twice, however often it is asked to', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    await box.deliver();
    expect(await box.deliver()).toMatchObject({ accepted: 0 });
    expect(await box.mails()).toHaveLength(1);
    expect(await box.steps()).toEqual(['attempt', 'handed_over', 'accepted']);
  });

  it('C2: two deliverers at once share the work and overlap in nothing', async () => {
    const box = await fresh();
    await box.queue(...Array.from({ length: 300 }, (_, n) => box.draft({ to: to(`n${n}@example.com`) })));
    const server = await startSmtp();
    await box.set('testMode', 'false');
    const reports = await Promise.all([1, 2, 3].map(() => box.deliver(box.post(`${server.url}&connections=10`))));
    expect(await unaccepted(box)).toEqual([]); // first, because it says why
    expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(300);
    expect(new Set(server.offered.map((mail) => mail.to[0])).size).toBe(300);
    expect(server.offered).toHaveLength(300);
    await server.close();
  });

  it('waits for the hour that was asked for', async () => {
    const box = await fresh();
    await box.queue(box.draft({ notBefore: hourOf(day(TODAY), 14, 'Europe/Paris') }));
    expect(await box.deliver()).toMatchObject({ accepted: 0, waiting: 1 });
    expect(await box.deliver(box.post(), '2026-03-03')).toMatchObject({ accepted: 1, waiting: 0 });
  });

  it('takes only what another company did not queue', async () => {
    const [box, other] = [await fresh(), await fresh()];
    await other.queue(other.draft());
    expect(await box.deliver()).toMatchObject({ accepted: 0 });
    expect(await other.states()).toEqual(['queued anna@example.com']);
  });

  it('sends into the folder while test mode is on, whatever provider there is', async () => {
    const box = await fresh();
    const server = await startSmtp();
    await box.queue(box.draft());
    expect(await box.deliver(box.post(server.url))).toMatchObject({ accepted: 1, by: 'folder' });
    expect(server.offered).toEqual([]);
    await server.close();
  });
});

describe('C40: what goes along', () => {
  const invoicePdf = async (): Promise<Buffer> => {
    const pdf = await PDFDocument.create();
    pdf.addPage([595, 842]).drawText('Invoice FA-1');
    return Buffer.from(await pdf.save());
  };

  it('copies of the invoices, marked as copies, named so, and kept as sent', async () => {
    const box = await fresh();
    const { companyId, customerId } = box.ledger;
    const [entry] = await rowsOf<{ id: number }>(
      open.db.read,
      `select entry_id as id from v_open_item where company_id = ?`,
      [companyId],
    );
    await attachDocument(box.work(), {
      companyId, customerId, about: `entry/${entry!.id}`, kind: 'invoice', fileName: 'FA-1.pdf', bytes: await invoicePdf(),
    }); // prettier-ignore
    await box.queue(box.draft());
    await box.deliver();
    const copy = (await box.mails())[0]!.attachments.find(({ filename }) => filename === 'COPY_FA-1.pdf');
    expect((await seePdf(copy!.content)).pages).toEqual(['Invoice FA-1 COPY']);
    const [row] = await rowsOf<{ attachments: string }>(
      open.db.read,
      `select attachments from message where company_id = ?`,
      [companyId],
    );
    const [kept] = JSON.parse(row!.attachments) as { sha256: string; kind: string }[];
    expect(kept?.kind).toBe('copy');
    expect((await box.work().files.get(kept!.sha256)).equals(copy!.content)).toBe(true);
    expect((await box.mails())[0]?.text).toContain('Attached: a copy of the invoice.');
  });

  it('no copies where they are too large for a mail, and says so', async () => {
    const box = await fresh();
    const { companyId, customerId } = box.ledger;
    const [entry] = await rowsOf<{ id: number }>(
      open.db.read,
      `select entry_id as id from v_open_item where company_id = ?`,
      [companyId],
    );
    const bytes = Buffer.concat([await invoicePdf(), Buffer.alloc(8 * 1024 * 1024)]);
    await attachDocument(box.work(), {
      companyId,
      customerId,
      about: `entry/${entry!.id}`,
      kind: 'invoice',
      fileName: 'FA-1.pdf',
      bytes,
    });
    await box.queue(box.draft());
    await box.deliver();
    const [mail] = await box.mails();
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['pay-eur.png']);
    expect(mail?.text).toContain('The invoice copies are too large for this message; reply and we send them to you.');
  });

  it('papers that a person adds, as they are', async () => {
    const box = await fresh();
    const { companyId, customerId } = box.ledger;
    const about = `customer/${customerId}`;
    const { document } = await attachDocument(box.work(), {
      companyId,
      customerId,
      about,
      kind: 'delivery',
      fileName: 'Signed note.pdf',
      bytes: await invoicePdf(),
    });
    const content = { ...box.draft().content, kind: 'answer' as const, paragraphs: ['See the signed note.'] };
    await box.queue(box.draft({ template: 'dispute-answer', content, attach: { documentIds: [document.id] } }));
    await box.deliver();
    const [mail] = await box.mails();
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['pay-eur.png', 'Signed-note.pdf']);
    expect((await seePdf(mail!.attachments[1]!.content)).pages).toEqual(['Invoice FA-1']);
  });

  it('a statement where there are many, C29: in one message', async () => {
    const box = await fresh();
    const draft = box.draft();
    const items = Array.from({ length: 8 }, (_, n) => line(`FA-${n}`, 100_00 + n, 5));
    await box.queue({ ...draft, content: { ...draft.content, sections: [section('EUR', { items })] } });
    await box.deliver();
    const [mail] = await box.mails();
    expect(mail?.subject).toContain('8 invoices, €800.28');
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['pay-eur.png', 'Statement.xlsx']);
    expect(mail?.text).toContain('Attached: a statement of your account.');
    expect(await box.mails()).toHaveLength(1);
  });
});

describe('the gate', () => {
  it('C5, C6: stops in the last moment what was paid meanwhile, and says why', async () => {
    const box = await fresh();
    await box.queue(box.draft(), box.draft({ about: 'reminder/2', to: to('ben@example.com') }));
    const endings: Ending[] = [];
    const post = box.post(undefined, {
      gate: (q) => async (waiting) => {
        const open = await rowsOf<{ n: number }>(
          q,
          `select count(*) as n from v_open_item where company_id = ? and open_minor > 0`,
          [box.ledger.companyId],
        );
        const paid = Number(open[0]?.n) === 0;
        return new Map(
          waiting.map(({ messageId, about }) => [
            messageId,
            paid && about === 'reminder/1' ? { do: 'withdraw', reason: 'paid' } : { do: 'send' },
          ]),
        );
      },
      ended: async (_, __, told) => void endings.push(...told),
    });
    const [item] = await rowsOf<{ id: number }>(
      open.db.read,
      `select item_id as id from v_open_item where company_id = ?`,
      [box.ledger.companyId],
    );
    await box.ledger.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-03-02', to: item!.id });
    expect(await box.deliver(post)).toMatchObject({ accepted: 1, withdrawn: { paid: 1 } });
    expect(await box.states()).toEqual(['withdrawn anna@example.com', 'accepted ben@example.com']);
    expect(await box.mails()).toHaveLength(1);
    expect(endings.map(({ about, state, reason }) => [about, state, reason]).sort()).toEqual([
      ['reminder/1', 'withdrawn', 'paid'],
      ['reminder/2', 'accepted', null],
    ]);
  });

  it('is there for every message, or nothing leaves', async () => {
    const box = await fresh();
    await box.queue(box.draft({ about: 'riddle/1' }));
    await expect(box.deliver()).rejects.toThrow('nobody is there to judge messages about riddle');
    expect(await box.states()).toEqual(['queued anna@example.com']);
    expect(await box.steps()).toEqual(['attempt', 'put_back']);
  });
});

describe('evidence', () => {
  it('cannot be changed or removed by any statement, nor can a step', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    const { companyId } = box.ledger;
    await open.db.write('message').where({ company_id: companyId }).update({ to_name: 'Queued may change' });
    await box.deliver();
    const message = () => open.db.write('message').where({ company_id: companyId });
    const steps = () => open.db.write('message_step').whereIn('message_id', message().select('id'));
    for (const change of [
      { subject: 'x' },
      { raw_sha: 'x' },
      { recipient: 'x' },
      { blanks: '{}' },
      { attachments: '[]' },
    ]) {
      await expect(message().update(change)).rejects.toThrow('a message that left is evidence');
    }
    await expect(message().delete()).rejects.toThrow(/evidence|foreign key|FOREIGN KEY/);
    await expect(steps().update({ kind: 'x' })).rejects.toThrow('a step is never changed');
    await expect(steps().delete()).rejects.toThrow('a step is never removed');
  });
});

describe('a provider', () => {
  let server: TestSmtp;
  beforeEach(async () => {
    server = await startSmtp();
  });
  afterEach(() => server.close());
  const outside = async (): Promise<LittleOutbox> => {
    const box = await fresh();
    await box.set('testMode', 'false');
    return box;
  };

  it('that refuses the address for good ends the message, flags the contact and calls a person', async () => {
    const box = await outside();
    const { companyId, customerId } = box.ledger;
    const contactId = await open.db.transaction((tx) =>
      insertContact(tx, box.work(), {
        companyId,
        customerId,
        role: 'reminder',
        name: 'Anna',
        email: 'anna@example.com',
        phone: null,
        language: null,
      }),
    );
    const endings: Ending[] = [];
    server.rules.set('anna@example.com', { recipient: '550 5.1.1 no such user' });
    await box.queue(box.draft({ to: to('anna@example.com', contactId) }));
    const told = { ended: async (_: unknown, __: unknown, list: readonly Ending[]) => void endings.push(...list) };
    expect(await box.deliver(box.post(server.url, told))).toMatchObject({ accepted: 0, failed: 1 });
    expect(await box.states()).toEqual(['failed anna@example.com']);
    expect((await contactById(open.db.read, companyId, contactId))?.state).toBe('bounced');
    const [task] = await tasksOf(open.db.read, { companyId });
    expect(task).toMatchObject({ kind: 'message_failed', title: expect.stringContaining('no such user') as string });
    expect(endings).toMatchObject([{ about: 'reminder/1', state: 'failed' }]);
    // and from now on nothing is sent there at all
    await box.queue(box.draft({ to: to('anna@example.com', contactId), day: day('2026-03-09') }));
    server.rules.clear();
    expect(await box.deliver(box.post(server.url), '2026-03-09')).toMatchObject({ failed: 1 });
    expect(server.offered).toEqual([]);
  });

  it('that says not now is asked again later, and after a while no more', async () => {
    const box = await outside();
    await box.set('debtorHours', 'company'); // at night too
    server.rules.set('anna@example.com', { content: '451 4.3.0 try later' });
    await box.queue(box.draft());
    const at = (now: string) => ({ ...box.post(server.url), clock: () => now as Instant });
    expect(await box.deliver(at('2026-03-02T09:00:00.000Z'))).toMatchObject({ accepted: 0, failed: 0, waiting: 1 });
    expect(await box.deliver(at('2026-03-02T09:04:59.000Z'))).toMatchObject({ waiting: 1 });
    expect(server.offered).toHaveLength(1);
    for (const hour of ['10', '13', '22']) await box.deliver(at(`2026-03-02T${hour}:00:00.000Z`), '2026-03-02');
    expect(await box.states()).toEqual(['queued anna@example.com']);
    expect(await box.deliver(at('2026-03-03T09:00:00.000Z'), '2026-03-03')).toMatchObject({ failed: 1 });
    expect(server.offered).toHaveLength(5);
    expect((await box.steps()).filter((step) => step === 'put_back')).toHaveLength(4);
  });

  it('C2: that hangs up after the content leaves a doubt, which only a person ends', async () => {
    const box = await outside();
    server.rules.set('anna@example.com', { after: 'hang-up' });
    await box.queue(box.draft());
    expect(await box.deliver(box.post(server.url))).toMatchObject({ doubtful: 1 });
    server.rules.clear();
    expect(await box.deliver(box.post(server.url), '2026-03-09')).toMatchObject({ accepted: 0, doubtful: 0 });
    expect(server.offered).toHaveLength(1);
    expect(await box.states()).toEqual(['doubtful anna@example.com']);
    expect((await tasksOf(open.db.read, { companyId: box.ledger.companyId })).map(({ kind }) => kind)).toEqual([
      'message_doubtful',
    ]);
  });

  it('that cannot be reached stops nothing but the emails: they wait, and say why', async () => {
    const box = await outside();
    await server.close();
    await box.queue(...[1, 2, 3].map((n) => box.draft({ to: to(`n${n}@example.com`) })));
    expect(await box.deliver(box.post(server.url))).toMatchObject({
      accepted: 0,
      failed: 0,
      waiting: 3,
      trouble: expect.stringContaining('ECONNREFUSED') as string,
    });
    expect((await box.states()).every((state) => state.startsWith('queued'))).toBe(true);
    server = await startSmtp();
    expect(await box.deliver(box.post(server.url))).toMatchObject({ accepted: 3, trouble: null });
  });

  it('is not troubled with what is no address', async () => {
    const box = await outside();
    await box.queue(box.draft({ to: to('anna@example.com\r\nBcc: all@example.com') }));
    expect(await box.deliver(box.post(server.url))).toMatchObject({ failed: 1 });
    expect(server.offered).toEqual([]);
  });

  it('gets names as names: none adds a header', async () => {
    const box = await outside();
    await open.db
      .write('company')
      .where({ id: box.ledger.companyId })
      .update({ trading_name: 'Évil\r\nBcc: all@example.com' });
    await box.queue(
      box.draft({ to: { channel: 'email', email: 'anna@example.com', name: 'Anna\r\nX-Bad: 1', contactId: null } }),
    );
    await box.deliver(box.post(server.url));
    const mail = await simpleParser(server.offered[0]!.raw);
    expect([...mail.headers.keys()]).not.toContain('bcc');
    expect([...mail.headers.keys()]).not.toContain('x-bad');
    expect(mail.from?.value[0]?.name).toBe('Évil Bcc: all@example.com');
  });

  it('is not used by a company that has no mailbox: its mail waits', async () => {
    const box = await outside();
    await open.db.write('company').where({ id: box.ledger.companyId }).update({ email: null });
    await box.queue(box.draft());
    expect(await box.deliver(box.post(server.url))).toMatchObject({
      accepted: 0,
      trouble: expect.stringContaining('no email address') as string,
    });
    expect(await box.states()).toEqual(['queued anna@example.com']);
  });
});
