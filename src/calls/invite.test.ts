import type { Instant } from '../kernel/day';
import { inviteOf, type Invite } from './invite';

const INVITE: Invite = {
  ...{ uid: 'call-cu_1-2026-03-03@duly', moved: 2, madeAt: '2026-03-03T06:00:00.000Z' as Instant },
  ...{ startsAt: '2026-03-04T08:00:00.000Z' as Instant, endsAt: '2026-03-04T08:20:00.000Z' as Instant },
  ...{ summary: 'Telephone call with ACME; SAS, really', text: 'Marie calls you on +33 1 23 45 67 89.' },
};

it('is a calendar file that others can read', () => {
  const lines = inviteOf(INVITE).split('\r\n');
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(lines).toEqual(
    expect.arrayContaining([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:PUBLISH', 'BEGIN:VEVENT', 'UID:call-cu_1-2026-03-03@duly', 'SEQUENCE:2'],
      ...['DTSTAMP:20260303T060000Z', 'DTSTART:20260304T080000Z', 'DTEND:20260304T082000Z', 'STATUS:CONFIRMED'],
      ...['SUMMARY:Telephone call with ACME\\; SAS\\, really', 'END:VEVENT', 'END:VCALENDAR'],
    ]),
  ); // prettier-ignore
});

it.each(['a\r\nATTACH:http://evil.example/', 'a\nEND:VEVENT', 'a\u2028b\u0000', 'a\\nEND:VEVENT'])(
  'what was typed (%j) adds no line of its own',
  (text) => {
    const made = inviteOf({ ...INVITE, text, summary: text }).replace(/\r\n[ \t]/g, '');
    const names = made.split('\r\n').map((line) => line.split(':')[0]);
    expect(names.filter((name) => name === 'END' || name === 'ATTACH')).toEqual(['END', 'END']);
  },
);
