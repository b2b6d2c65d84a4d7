import { createTransport } from 'nodemailer';
import { holdSources, mailWays } from '../app';
import { makeSupplement } from '../cases/supplement.actions';
import { changeSetting } from '../companies/actions';
import { attachDocument } from '../documents/actions';
import { openCaseDesk, type CaseDesk } from '../partners/testing/case-desk';
import { deliverHouseMail } from '../people/house-mail.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { startSmtp, type TestSmtp } from '../platform/testing/smtp';
import { lookInto } from './look.actions';
import { addMailbox } from './mailbox.actions';
import { draftFrom } from './mailbox-draft';
import { describeMail, startDovecot, type Dovecot } from './testing/dovecot';

/** A partner answers the mail about its case: out by a real server, back into a real mailbox, read there, and in the timeline of both. */
const open = testDatabase();
const PARTNER = 'dossiers@agence-delmas.fr';

describeMail('a mail that answers ours about a case', () => {
  let mail: Dovecot;
  let out: TestSmtp;
  let at: CaseDesk;
  let box: number;
  /** Where the partner answers, as the mail that left has it. */
  let address: string;

  beforeAll(async () => {
    process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
    [mail, out] = [await startDovecot(), await startSmtp()];
    at = await openCaseDesk(open, { smtpUrl: out.url });
    const { company, house } = at.desk;
    at.desk.setNow('2026-03-03T11:00:00.000Z');
    const work = at.desk.work();
    await changeSetting(work, company.id, 'replyTo', 'replies@acme.example');
    await changeSetting(work, company.id, 'replyPlus', 'true');
    await open.db.write('partner').where({ id: at.partnerId }).update({ email: PARTNER });
    const made = draftFrom({ name: 'replies', host: '127.0.0.1', port: String(mail.port), certificate: mail.certificate, user: mail.user, password: mail.password }); // prettier-ignore
    if ('wrong' in made) throw new Error(JSON.stringify(made.wrong));
    box = await addMailbox(work, company, made.draft);
    await open.db.write('mailbox').where({ id: box }).update({ from_on: '2020-01-01' }); // mail of tests arrives by the clock of this machine
    const [owing] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '1007'`);
    const customerId = owing?.id ?? 0;
    await attachDocument(work, { companyId: company.id, customerId, kind: 'order', fileName: 'order.txt', about: `customer/${customerId}`, visibility: 'court', bytes: Buffer.from('The order.') }); // prettier-ignore
    await makeSupplement(work, company, at.caseId, holdSources);
    await deliverHouseMail(at.desk.work(), mailWays(house));
    const [sent = ''] = out.offered.filter(({ to }) => to.includes(PARTNER)).map(({ raw }) => raw);
    address = /^Reply-To: .*?([^\s<]+@acme\.example)/im.exec(sent.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
  }, 60_000);
  afterAll(async () => {
    delete process.env['OUTBOUND_HOSTS'];
    await at.desk.close();
    await out.close();
    await mail.close();
  });

  async function comes(headers: { from: string; to: string; subject: string }, text: string): Promise<void> {
    const transport = createTransport(mail.smtpUrl);
    const attachments = [{ filename: 'receipt.pdf', content: Buffer.from('%PDF-1.4\n%receipt') }];
    await transport.sendMail({ ...headers, text, attachments });
    transport.close();
    const log = { error: (said: unknown) => { throw said as Error; } }; // prettier-ignore
    const look = await lookInto({ log, post: () => at.desk.house.post() }, at.desk.work(), at.desk.company.id, box);
    expect(look).toMatchObject({ state: 'done', taken: 1, trouble: null });
  }
  const here = (): string => `/c/${at.desk.company.code}/cases/${at.desk.house.ids.seal('case', at.caseId)}`;
  const reports = () => rowsOf<Record<string, unknown>>(open.db.read, `select kind, amount_minor as minor, recorded_by as "by" from case_report where case_id = ? order by id`, [at.caseId]); // prettier-ignore
  const inboxOf = async (subject: string): Promise<string> => {
    const [row] = await rowsOf<{ id: number }>(open.db.read, 'select id from inbox_mail where subject = ?', [subject]);
    return `/c/${at.desk.company.code}/inbox/${at.desk.house.ids.seal('mail', row?.id ?? 0)}`;
  };

  it('stands in the timeline of the desk at once, and of the partner once a person has confirmed what it says', async () => {
    expect(address).toMatch(/^replies\+ca_[0-9a-z]{11}\.[0-9a-f]{12}@acme\.example$/);
    await comes({ from: 'Léa <lea@private.example>', to: address, subject: 'Re: supplement' }, 'PAID 500.00 2026-03-02\n\nLéa'); // prettier-ignore
    const clerk = await at.desk.as('collector');
    const text = (await clerk.get(here())).text;
    for (const said of ['Re: supplement', 'unread']) expect(text).toContain(said);
    expect(await reports()).toEqual([]);
    const partner = await at.entered();
    expect((await partner.get('/partner/case')).text).not.toContain('€500.00 was paid');
    const mailPage = await inboxOf('Re: supplement');
    const read = (await clerk.get(mailPage)).text;
    for (const said of ['€500.00 was paid on 2 Mar 2026', 'receipt.pdf']) expect(read).toContain(said);
    await clerk.post(`${mailPage}/line`, { n: '0' });
    expect(await reports()).toEqual([{ kind: 'paid', minor: 50_000, by: 'collector@acme.example' }]);
    expect((await partner.get('/partner/case')).text).toContain('€500.00 was paid on 2 Mar 2026.');
    const audit = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where kind in ('mail.taken', 'case.mail', 'case.told_paid') order by id`); // prettier-ignore
    expect(audit.map(({ kind }) => kind)).toEqual(['mail.taken', 'case.mail', 'case.told_paid']);
  });

  it('that names another case under a signature that is not its own waits for a person', async () => {
    const forged = address.replace(/ca_[0-9a-z]{11}/, at.desk.house.ids.seal('case', at.otherId));
    await comes({ from: PARTNER, to: forged, subject: 'forged' }, 'CLOSED paid');
    const [row] = await rowsOf<{ caseId: number | null }>(open.db.read, `select case_id as "caseId" from inbox_mail where subject = 'forged'`); // prettier-ignore
    expect(row?.caseId).not.toBe(at.otherId);
    const clerk = await at.desk.as('collector');
    expect((await clerk.post(`${await inboxOf('forged')}/line`, { n: '0' })).status).toBe(404);
    expect(await rowsOf(open.db.read, `select 1 from case_report where kind = 'closed'`)).toEqual([]);
  });
});
