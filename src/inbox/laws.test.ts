import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '../kernel/testing/chance';
import { readAutoReply } from './auto-reply';
import { readBounce } from './bounce';
import { newTextOf } from './new-text';
import { LONGEST, type ReadMail } from './read-mail';
import { proposeReading } from './reading';
import { mailFrom } from './testing/eml';
import { FOLDER, ITEMS, sentencesFrom, TODAY } from './testing/sentences';

/** Whatever a stranger sends: an answer comes, soon, and a person's mail is not taken for a machine's. */
const corpus = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'));

const propose = (text: string): ReturnType<typeof proposeReading> =>
  proposeReading({ text, subject: text.slice(0, 200), language: 'en', today: TODAY, items: ITEMS });

function readAll(mail: ReadMail): void {
  const bounce = readBounce(mail);
  if (bounce) {
    expect(bounce.reason.length).toBeLessThanOrEqual(300);
    expect(bounce.status ?? '5.0.0').toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/);
    for (const address of bounce.recipients) expect(address).toMatch(/^[^\s@]+@[^\s@]+$/);
  }
  readAutoReply(mail);
  for (const { because, on, amountMinor = 1, documents } of propose(mail.text)) {
    expect(because.length).toBeLessThanOrEqual(200);
    expect(on ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Number.isSafeInteger(amountMinor) && amountMinor > 0).toBe(true);
    for (const document of documents) expect(ITEMS.map((item) => item.document)).toContain(document);
  }
}

const mail = (text: string, headers: readonly (readonly [string, string])[] = []): ReadMail => ({
  headers: new Map(headers),
  from: 'MAILER-DAEMON@client.example',
  to: ['reminders@acme.example'],
  subject: text.slice(0, 100),
  text,
  parts: [{ type: 'message/delivery-status', text }, { type: 'message/rfc822', text }], // prettier-ignore
});

/** Words that the readings look for, in any order: nearer to what breaks them than letters are. */
const WORDS = ['paid', 'not', 'we', 'will', 'pay', 'on', '15 May', '3.3.', 'haben', 'nicht', 'bezahlt', 'wenn', 'F-1001', 'EUR', '1.234,50', '>', '\n', ':', '?', 'wrote:', 'Von:', 'An:', 'Betreff:', '<a@b.example>', '550 5.1.1', 'user', 'unknown', 'mailbox', 'full', 'until', 'out of office', 'delivery', 'failed', 'Final-Recipient: rfc822;', 'Action: failed', '-----', '_____', '\u0000', '\u202e', 'é', '💶', 'ß']; // prettier-ignore
const wordy = fc.array(fc.constantFrom(...WORDS), { maxLength: 200 }).map((words) => words.join(' '));

describe('whatever comes in', () => {
  it('is read without a fault', () => {
    const headers = fc.array(fc.tuple(fc.constantFrom('content-type', 'auto-submitted', 'return-path', 'x-failed-recipients', 'date', 'precedence'), fc.oneof(fc.string(), fc.constantFrom('<>', 'multipart/report', 'auto-replied')))); // prettier-ignore
    fc.assert(
      fc.property(fc.oneof(wordy, fc.string({ unit: 'binary', maxLength: 500 })), headers, (text, given) =>
        readAll(mail(text, given)),
      ),
    );
  });

  it('is read though it is cut or twisted', () => {
    const twisted = fc.tuple(fc.constantFrom(...corpus), fc.nat(), fc.nat(), fc.string({ maxLength: 20 }));
    fc.assert(
      fc.property(twisted, ([raw, from, to, put]) =>
        readAll(mailFrom(raw.slice(0, from % raw.length) + put + raw.slice(to % raw.length))),
      ),
    );
  });

  it('is no bounce and no machine where a person wrote it, whatever is quoted', () => {
    const quoted = fc.tuple(fc.constantFrom(...sentencesFrom('sentences.txt')), fc.constantFrom(...corpus));
    fc.assert(
      fc.property(quoted, ([{ text }, raw]) => {
        const person = { from: 'Jean <jean@client.example>', to: ['reminders@acme.example'], subject: 'Re: Undelivered Mail Returned to Sender', parts: [] }; // prettier-ignore
        const headers = new Map([['return-path', '<jean@client.example>'], ['in-reply-to', '<me_1@acme.example>']]); // prettier-ignore
        const answer = {
          ...person,
          headers,
          text: `${text}\n\nOn 10 March 2026, Acme wrote:\n> ${raw.replace(/\n/g, '\n> ')}`,
        };
        expect([readBounce(answer), readAutoReply(answer)]).toEqual([undefined, undefined]);
      }),
    );
  });

  it('is looked at only so far: a megabyte reads as its beginning', () => {
    const long = [
      'a',
      ' ',
      '\n',
      '>',
      '1 ',
      'user ',
      '<a@b.c>',
      'On 1 ',
      'From: a\n',
      'haben ',
      '-',
      '15.',
      'wrote:\n',
      'nicht bezahlt ',
    ];
    for (const piece of long) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const cut = text.slice(0, 120_000);
      expect([piece, propose(text)]).toEqual([piece, propose(cut)]);
      expect([piece, readBounce(mail(text))]).toEqual([piece, readBounce(mail(text.slice(0, LONGEST + 5)))]);
      expect(newTextOf(text).said.length).toBeLessThanOrEqual(100_000);
    }
  });

  it('meets no pattern that can repeat what repeats', () => {
    const files = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    for (const file of files) {
      const source = readFileSync(join(__dirname, file), 'utf8');
      // A group that ends in an unbounded repeat and is repeated without bounds itself: (…+)+, (…*)*.
      expect([file, /[^\\][+*]\)[+*]/.test(source)]).toEqual([file, false]);
      expect([file, /\.\*[^'"`\n]{0,40}\.\*/.test(source)]).toEqual([file, false]);
    }
  });
});
