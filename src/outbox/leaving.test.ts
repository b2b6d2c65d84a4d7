import { day } from '../kernel/day';
import { CALL_SCRIPT, SMS_TEMPLATE, TEMPLATE_CODES, templateFor } from './draft';
import { enclosingFor } from './enclosing';
import { isMailbox } from '../kernel/mailbox';
import { envelopeOf } from './envelope';
import { languageFor } from './language';
import { MESSAGE_STATES, mayMove, NEXT } from './message';
import { fileName, paragraphsOf, shortLine } from './plain';
import { hourOf } from './send-hour';
import { line, sample, section } from './samples';

describe('C17: the language of a message', () => {
  const available = new Set(['en', 'fr', 'de']);
  it.each([
    ['fr', {}, 'fr'],
    ['FR', {}, 'fr'],
    ['de-AT', {}, 'de'],
    ['pl', { pl: 'de', '*': 'en' }, 'de'],
    ['sv', { pl: 'de', '*': 'en' }, 'en'],
    ['sv', { sv: 'nl', '*': 'en' }, 'en'],
    ['sv', { pl: 'de' }, undefined],
    ['sv', {}, undefined],
  ])('%s with stand-ins %j is %s', (wanted, fallbacks, language) => {
    expect(languageFor(wanted, { available, fallbacks })).toBe(language);
  });
});

describe('C16: the hour of a message is the recipient’s, its day the calendar’s', () => {
  it.each([
    ['2026-03-27', 8, 'Europe/Paris', '2026-03-27T07:00:00.000Z'],
    ['2026-03-30', 8, 'Europe/Paris', '2026-03-30T06:00:00.000Z'], // summer time since the day before
    ['2026-03-29', 2, 'Europe/Paris', '2026-03-29T01:00:00.000Z'], // there is no two o'clock: it is three
    ['2026-10-25', 2, 'Europe/Paris', '2026-10-25T00:00:00.000Z'], // there are two: the first
    ['2026-01-01', 0, 'Pacific/Auckland', '2025-12-31T11:00:00.000Z'],
    ['2026-01-01', 23, 'America/Los_Angeles', '2026-01-02T07:00:00.000Z'],
    ['2026-06-15', 9, 'Asia/Kolkata', '2026-06-15T03:30:00.000Z'],
    ['2026-06-15', 9, 'Asia/Kathmandu', '2026-06-15T03:15:00.000Z'],
  ])('%s at %d in %s is %s', (on, hour, zone, at) => {
    expect(hourOf(day(on), hour, zone)).toBe(at);
  });

  it('C15: on the next workday it is the same hour again', () => {
    expect(hourOf(day('2026-11-20'), 9, 'Europe/Berlin').slice(11)).toBe(
      hourOf(day('2026-11-23'), 9, 'Europe/Berlin').slice(11),
    );
  });
});

describe('C40: what goes with a message', () => {
  const rule = { attach: 'invoices', attachMaxItems: 5 } as const;
  const reminder = (items: number) => ({
    ...sample('reminder-firm', 'firm', 'en').content,
    sections: [
      section('EUR', { items: Array.from({ length: items }, (_, n) => line(`F-${n}`, 100, 3, { itemId: n })) }),
    ],
  });
  it('copies of the invoices asked for, with many a statement', () => {
    expect(enclosingFor(reminder(5), {}, rule)).toEqual({ copies: [0, 1, 2, 3, 4], statement: false });
    expect(enclosingFor(reminder(6), {}, rule)).toEqual({ copies: [], statement: true });
  });
  it('nothing with a message that asks for nothing, unless it is asked for', () => {
    const thanks = { ...reminder(2), kind: 'thank_you' as const };
    expect(enclosingFor(thanks, {}, rule)).toEqual({ copies: [], statement: false });
    expect(enclosingFor(thanks, { what: 'statement' }, rule)).toEqual({ copies: [], statement: true });
    expect(enclosingFor(reminder(2), { what: 'none' }, rule)).toEqual({ copies: [], statement: false });
    expect(enclosingFor(reminder(2), {}, { ...rule, attach: 'none' })).toEqual({ copies: [], statement: false });
  });
});

describe('the outside of an email', () => {
  const posted = {
    publicId: 'me_1',
    companyCode: 'acme',
    fileNumber: 'A-12',
    day: '2026-03-02',
    from: 'ar@acme.example',
    final: false,
  };
  it('is found from the message, and continues the thread of the customer’s file', () => {
    expect(envelopeOf(posted)).toEqual({
      messageId: 'me_1@acme.example',
      thread: 'file.A-12.acme@acme.example',
      key: 'acme/2026-03-02/me_1',
    });
  });
  it('begins a thread of its own with the last reminder', () => {
    expect(envelopeOf({ ...posted, final: true }).thread).toBe('me_1@acme.example');
  });
  it.each([
    ['anna@example.com', true],
    ['anna.o_neil+ar@sub.example.co.uk', true],
    ['jörg@müller.example', true],
    ['anna@example.com, all@example.com', false],
    ['anna@example.com\r\nBcc: all@example.com', false],
    ['Anna <anna@example.com>', false],
    ['anna@@example.com', false],
    ['anna', false],
    ['', false],
    [`${'a'.repeat(250)}@example.com`, false],
  ])('%j as a mailbox: %s', (text, good) => {
    expect(isMailbox(text)).toBe(good);
  });
});

describe('a message', () => {
  it('moves only as its states allow: what has left is never queued again by itself', () => {
    expect(MESSAGE_STATES.filter((from) => mayMove(from, 'queued'))).toEqual(['sending', 'doubtful']);
    expect(MESSAGE_STATES.filter((state) => NEXT[state].length === 0)).toEqual([
      'failed',
      'delivered',
      'returned',
      'refused',
      'withdrawn',
    ]);
  });

  it('of each kind and tone has its template', () => {
    expect(templateFor('reminder', 'firm')).toBe('reminder-firm');
    expect(templateFor('final', 'friendly')).toBe('final-reminder');
    const all = (
      ['first_invoice', 'pre_due', 'final', 'thank_you', 'answer', 'free', 'statement', 'correction'] as const
    ).map((kind) => templateFor(kind, 'neutral'));
    const reminders = (['friendly', 'neutral', 'firm'] as const).map((tone) => templateFor('reminder', tone));
    // An instalment that is due asks by the step of an ordinary reminder, in words of its own; a receipt is asked for by name.
    expect(
      [
        ...all,
        ...reminders,
        'instalment',
        'receipt',
        'visit-announcement',
        'portal-link',
        CALL_SCRIPT,
        SMS_TEMPLATE,
      ].sort(),
    ).toEqual([...TEMPLATE_CODES].sort());
  });
});

describe('plain text', () => {
  it('keeps the paragraphs that a person wrote', () => {
    expect(paragraphsOf('One\nline\r\n\r\n \r\nTwo\u0000\t!\n\n')).toEqual(['One\nline', 'Two !']);
  });
  it.each([
    ['Rechnung 12/2026 – Müller & Söhne.pdf', 'Rechnung-12-2026-Muller-Sohne.pdf'],
    ['../../etc/passwd', 'etc-passwd'],
    ['شركة', 'file'],
    ['.hidden', 'hidden'],
  ])('%s makes the file name %s', (text, name) => {
    expect(fileName(text)).toBe(name);
  });
  it('is cut between letters, never inside one', () => {
    expect(shortLine('👩🏽‍🚀 and more', 3)).toBe('👩🏽…');
    expect(shortLine('short', 9)).toBe('short');
  });
});
