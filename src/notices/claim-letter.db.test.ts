import { simpleParser } from 'mailparser';
import { removeDocuments } from '../documents/actions';
import { day } from '../kernel/day';
import { deliver } from '../outbox/delivery.actions';
import { closePostRoom, openPostRoom, type PostRoom } from '../outbox/post.actions';
import { recordPosted } from '../outbox/posting.actions';
import { rowsOf } from '../platform/db';
import { closeBrowser } from '../platform/pdf/browser';
import { renderPdf } from '../platform/pdf/render';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';
import { startSmtp, type TestSmtp } from '../platform/testing/smtp';
import type { ReminderLedger } from '../reminders/testing/ledger';
import { noticeAsker } from './gate.actions';
import { stopsIn, timeOf } from './notice';
import { OFFICIAL_SLOTS } from './official';
import { fileOfficial, noticePdf, withEnclosures } from './paper.actions';
import { sendNotice } from './send.actions';
import { noticesOf, officialPapers } from './store';
import { lawLedger, paperOn, type PaperMade } from './testing/law-ledger';

/**
 * The letter of claim of England and Wales with its enclosures: by email over a real SMTP server each a file of its own, on paper one PDF in
 * the order of the protocol; never without them to a person or a sole trader.
 */
const open = testDatabase();
const TODAY = '2026-02-10';
let smtp: TestSmtp;
let post: PostRoom;

beforeAll(async () => {
  smtp = await startSmtp();
  post = openPostRoom({ home: open.home, smtpUrl: smtp.url, askers: { notice: noticeAsker(() => []) } });
});
afterAll(async () => {
  await closePostRoom(post);
  await smtp.close();
  await closeBrowser();
});

const IN_ORDER = ['Information Sheet', 'Reply Form', 'Financial Statement'];

async function england(debtor: string, filed: number = OFFICIAL_SLOTS.length): Promise<ReminderLedger> {
  const of = await lawLedger(open, { law: 'UK', debtor, currency: 'GBP' }, TODAY);
  await of.set('testMode', false);
  await of.set('debtorHours', 'company');
  const address = { company_id: of.companyId, customer_id: of.customerId, role: 'registered', street: '1 High Street', postcode: 'LS1 1AA', city: 'Leeds', country: 'GB' }; // prettier-ignore
  await open.db.write('address').insert({ ...address, recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' });
  for (const [n, slot] of OFFICIAL_SLOTS.entries()) {
    if (n < filed) await file(of, slot, `OFFICIAL ${IN_ORDER[n] ?? ''}`);
  }
  return of;
}

const file = async (of: ReminderLedger, slot: string, text: string): Promise<void> => {
  const bytes = await renderPdf(`<h1>${text}</h1>`);
  await fileOfficial(of.on(TODAY), of.planning.company, { slot, fileName: `${slot}.pdf`, bytes });
};

const claimOn = (of: ReminderLedger, by: 'email' | 'letter'): Promise<PaperMade> =>
  paperOn(of, { law: 'UK', paper: 'claim', on: TODAY, by, then: 'court' });

async function send(of: ReminderLedger, by: 'email' | 'letter'): Promise<number> {
  const { made, about, known, whose } = await claimOn(of, by);
  return sendNotice(of.on(TODAY), about, known, await withEnclosures(of.on(TODAY), post, whose, made));
}

const where = (pages: readonly string[], text: string): number => pages.findIndex((one) => one.includes(text));

describe('a letter of claim', () => {
  it.each(['consumer', 'sole_trader'])(
    'goes to a %s with nothing missing, and says by name what is',
    async (debtor) => {
      const of = await england(debtor, 1);
      const { made, about, known } = await claimOn(of, 'letter');
      expect(stopsIn(made.checks)).toEqual([
        { is: 'stop', code: 'enclosure_missing', of: ['uk-reply-form', 'uk-financial-statement'] },
      ]);
      await expect(sendNotice(of.on(TODAY), about, known, made)).rejects.toThrow('must not be sent');
      expect(await rowsOf(open.db.read, `select id from message where company_id = ?`, [of.companyId])).toEqual([]);
    },
  );

  it('goes by email with each enclosure as a file of its own, in the order of the protocol', async () => {
    const of = await england('sole_trader');
    await send(of, 'email');
    const before = smtp.offered.length;
    expect(await deliver(of.on(TODAY), post, of.planning.company)).toMatchObject({ accepted: 1 });
    const [mail] = smtp.offered.slice(before);
    const { attachments, text = '' } = await simpleParser(mail?.raw ?? '');
    const papers = attachments.filter(({ contentType }) => contentType === 'application/pdf');
    expect(papers.map(({ filename }) => filename)).toEqual([
      ...[`Letter-of-claim-${TODAY}.pdf`, `Statement-${TODAY}.pdf`],
      ...['uk-information-sheet.pdf', 'uk-reply-form.pdf', 'uk-financial-statement.pdf'],
    ]);
    const said = await Promise.all(papers.map(async ({ content }) => (await seePdf(content)).pages.join(' ')));
    expect(said[0]).toContain('You have 30 days from the date at the top of this letter to reply. By 12 March 2026');
    expect(text).toContain('we may start court proceedings');
    // what the letter claims beside the principal stands in the statement that goes with it
    for (const one of ['Interest for late payment of F-1', '23.83', '70.00', '40.00', '£1,638.01'])
      expect(said[1]).toContain(one);
    for (const [n, name] of IN_ORDER.entries()) expect(said[n + 2]).toContain(`OFFICIAL ${name}`);
  });

  it('is one PDF in that order on paper, and looks the same before it is sent', async () => {
    const of = await england('consumer');
    const { made, whose } = await claimOn(of, 'letter');
    const seen = (await seePdf(await noticePdf(of.on(TODAY), post, whose, made))).pages;
    const messageId = await send(of, 'letter');
    await deliver(of.on(TODAY), post, of.planning.company);
    const [row] = await rowsOf<{ raw: string }>(open.db.read, `select raw_sha as raw from message where id = ?`, [messageId]); // prettier-ignore
    const sent = (await seePdf(await of.on(TODAY).files.get(row?.raw ?? ''))).pages;
    for (const pages of [seen, sent]) {
      const order = ['Letter of Claim under', 'Statement of account', ...IN_ORDER.map((one) => `OFFICIAL ${one}`)];
      const at = order.map((text) => where(pages, text));
      expect(at).toEqual([...at].sort((a, b) => a - b));
      expect(at[0]).toBe(0);
      expect(new Set(at).size).toBe(order.length);
    }
    expect(sent.join(' ')).toContain('No interest and no other charge is being added to the debt.');
  });

  it('is withdrawn where an enclosure was removed before it left, and claims nothing', async () => {
    const of = await england('sole_trader');
    await send(of, 'email');
    const form = (await officialPapers(open.db.read, of.companyId)).get('uk-reply-form');
    await removeDocuments(of.on(TODAY), of.companyId, [form?.id ?? 0], 'an old edition');
    const { withdrawn } = await deliver(of.on(TODAY), post, of.planning.company);
    expect(withdrawn).toEqual({ 'A paper that must go with it was removed.': 1 });
    expect(await rowsOf(open.db.read, `select id from v_charge where company_id = ?`, [of.companyId])).toEqual([]);
  });

  it('gives its thirty days from the day on which it was posted', async () => {
    const of = await england('consumer');
    const messageId = await send(of, 'letter');
    const kept = async () => (await noticesOf(open.db.read, of.companyId, of.customerId))[0];
    await deliver(of.on(TODAY), post, of.planning.company);
    const [made] = [await kept()];
    expect([made?.deadlineOn, made?.sentOn, made && timeOf(made)]).toEqual(['2026-03-12', null, null]);
    await recordPosted(of.on('2026-02-17'), post, { companyId: of.companyId, messageIds: [messageId], on: day('2026-02-16'), service: 'Royal Mail', number: null, proofId: null }); // prettier-ignore
    const posted = await kept();
    expect([posted?.sentOn, posted && timeOf(posted)]).toEqual(['2026-02-16', '2026-03-18']);
  });
});

describe('an official paper', () => {
  it.each([
    ['no PDF', 'uk-reply-form', 'no PDF', 'filed as a PDF'],
    ['a PDF in name alone', 'uk-reply-form', '%PDF-1.7 <script>', 'cannot be opened'],
    ['of a slot that there is not', '../../etc', '%PDF-1.7', 'no official paper'],
  ])('is refused: %s', async (_, slot, content, says) => {
    const of = await england('consumer', 0);
    const given = { slot, fileName: 'x.pdf', bytes: Buffer.from(content) };
    await expect(fileOfficial(of.on(TODAY), of.planning.company, given)).rejects.toThrow(says);
  });

  it('is the one that was filed last, also where that is an older edition', async () => {
    const of = await england('consumer', 0);
    const names = async (): Promise<unknown> => (await officialPapers(open.db.read, of.companyId)).get('uk-reply-form')?.id; // prettier-ignore
    const bytes = await Promise.all(['A', 'B'].map((text) => renderPdf(text)));
    const filed = async (n: number): Promise<unknown> => {
      await fileOfficial(of.on(TODAY), of.planning.company, { slot: 'uk-reply-form', fileName: `${n}.pdf`, bytes: bytes[n]! }); // prettier-ignore
      return names();
    };
    const [first, second, again] = [await filed(0), await filed(1), await filed(0)];
    expect(second).not.toBe(first);
    expect(again).toBe(first);
  });
});
