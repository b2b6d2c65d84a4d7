import { smtpMailer, smtpSettings } from './smtp';
import { startRough, type Manner, type Stage } from './testing/rough-smtp';

/** A mail server that misbehaves: at each stage in each way. What it surely did not take may go again; what nobody knows may not. */
const mail = {
  key: 'k',
  raw: Buffer.from(`Subject: Hello\r\n\r\n${'There. '.repeat(20_000)}\r\n`),
  from: 'ar@acme.example',
  to: ['anna@example.com'],
};
const GONE = { outcome: 'later', unavailable: true };
const PUT_OFF = { outcome: 'later', unavailable: false };
const NO = { outcome: 'refused', recipient: false };
const UNKNOWN = { outcome: 'unknown' };
const YES = { outcome: 'accepted' };
const says = (line: string): Manner => ({ says: line });

const TABLE: readonly (readonly [Stage, Manner, object])[] = [
  ...(['connect', 'ehlo', 'mail', 'rcpt', 'data'] as const).flatMap((stage) => [
    [stage, 'hangs', GONE] as const,
    [stage, 'drops', GONE] as const,
    [stage, says('421 4.3.2 closing'), GONE] as const,
    [stage, says('\u0000\u00ff<html>'), GONE] as const,
  ]),
  ['connect', says('554 5.7.1 not you'), GONE],
  ['connect', { late: 100 }, YES],
  ['ehlo', says('502 what'), GONE],
  ['mail', says('451 4.3.0 later'), PUT_OFF],
  ['mail', says('550 5.7.1 not from you'), NO],
  ['mail', says('552 5.3.4 too large'), NO],
  ['rcpt', says('450 4.7.1 greylisted'), PUT_OFF],
  ['rcpt', says('452 4.2.2 mailbox full'), PUT_OFF],
  ['rcpt', says('550 5.1.1 no such user'), { outcome: 'refused', recipient: true }],
  ['rcpt', says('550-5.1.1 no such\r\n550 5.1.1 user'), { outcome: 'refused', recipient: true }],
  ['rcpt', { late: 100 }, YES],
  ['data', says('451 4.3.0 later'), PUT_OFF],
  ['data', says('554 5.5.1 no valid recipients'), NO],
  ['data', { late: 100 }, YES],
  ['content', 'hangs', UNKNOWN],
  ['content', 'drops', UNKNOWN],
  ['content', 'drops-within', UNKNOWN],
  ['content', says('421 4.3.2 closing'), GONE],
  ['content', says('451 4.7.1 greylisted'), PUT_OFF],
  ['content', says('452 4.3.1 no room'), PUT_OFF],
  ['content', says('552 5.3.4 too large'), NO],
  ['content', says('554 5.7.1 looks like spam'), NO],
  ['content', says('what?'), UNKNOWN],
  ['content', { late: 100 }, YES],
  ['content', { late: 600 }, UNKNOWN], // it was taken, and said so when nobody listened any more
];

describe('a mail server that misbehaves', () => {
  it.each(TABLE)('at %s: %j', async (stage, manner, expected) => {
    const server = await startRough();
    server.manners.set(stage, manner);
    const mailer = smtpMailer(smtpSettings(server.url));
    const answer = await mailer.send(mail);
    expect(answer).toMatchObject(expected);
    await new Promise((passed) => setTimeout(passed, 400)); // nothing is tried again behind our back
    expect(server.whole.length).toBeLessThanOrEqual(1);
    // what was not taken for sure was not taken
    if (answer.outcome === 'later' || answer.outcome === 'refused') expect(server.taken).toEqual([]);
    await mailer.close();
    await server.close();
  });
});
