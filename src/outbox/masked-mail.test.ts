import { instant } from '../kernel/day';
import { simpleParser } from 'mailparser';
import { composeMail } from '../platform/mail';
import { maskedMail } from './masked-mail';

/** What we look at of a mail that left: all of it, but for what opens the customer's account. */
const SECRET = 'Zk3_-9'.repeat(8).slice(0, 43);
const link = `https://duly.example.com/portal/${SECRET}`;

const mailOf = (words: string) =>
  composeMail({
    from: { name: 'ACME', address: 'ar@acme.example' },
    to: { name: 'Anna', address: 'anna@dupont.example' },
    cc: [],
    replyTo: 'ar@acme.example',
    subject: 'Overdue',
    html: `<p>${words} <a href="${link}">here</a> and again ${link}, = 3D</p>`,
    text: `${words} ${'long '.repeat(30)}${link} and again ${link}, = 3D\n`,
    messageId: 'a.1@acme.example',
    references: [],
    date: instant(new Date('2026-03-02T09:00:00.000Z')),
    language: 'en',
    headers: {},
    attachments: [{ name: 'a.txt', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') }],
  });

describe('a mail as we show it', () => {
  it.each([
    ['quoted-printable', 'Sehen Sie es online an: Überfällig'],
    ['base64', 'Посмотрите и оплатите счёт на нашем сайте, пожалуйста'.repeat(8)],
    ['plain', 'See it'],
  ])('hides every link, %s', async (_, words) => {
    const raw = await mailOf(words);
    const before = await simpleParser(raw);
    const after = await simpleParser(maskedMail(raw));
    expect(before.text).toContain(SECRET);
    const expected = (text: string | undefined | false): string =>
      (text || '').replaceAll(SECRET, '\u2022\u2022\u2022\u2022');
    expect(after.text).toBe(expected(before.text));
    expect(after.html).toBe(expected(before.html));
    expect(after.attachments[0]?.content).toEqual(before.attachments[0]?.content);
    expect([after.subject, after.messageId, after.headers.has('x-duly-hidden')]).toEqual([before.subject, before.messageId, true]); // prettier-ignore
    expect(
      maskedMail(raw)
        .toString('latin1')
        .split('\r\n')
        .every((line) => line.length < 998),
    ).toBe(true);
  });

  it('is the mail itself where there is none', async () => {
    const raw = Buffer.from((await mailOf('x')).toString('latin1').replaceAll('/portal/', '/else/'), 'latin1');
    expect(maskedMail(raw)).toBe(raw);
    for (const odd of ['', '\r\n\r\n', 'Content-Type: text/plain; boundary="("\r\n\r\n--(', 'boundary=""'])
      expect(maskedMail(Buffer.from(odd)).toString()).toBe(odd);
  });
});
