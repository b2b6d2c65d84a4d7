import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAutoReply } from './auto-reply';
import { readBounce } from './bounce';
import { mailFrom } from './testing/eml';
import { FOLDER } from './testing/sentences';

/** Mails as servers and programs write them, each with what it is: `fixtures/inbox/readings.txt`. */
const rows = readFileSync(join(FOLDER, 'readings.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ name: line.split(' | ')[0]!, expected: line.split(' | ')[1]! }));

const raw = (name: string): string => readFileSync(join(FOLDER, `${name}.eml`), 'utf8');

function readingOf(text: string): string {
  const mail = mailFrom(text);
  const bounce = readBounce(mail);
  if (bounce) {
    const { kind, recipients, status, messageId, verp } = bounce;
    return `bounce ${kind} ${recipients.join(',') || '-'} ${status ?? '-'} of ${messageId ?? '-'}${verp === null ? '' : ` by ${verp}`}`;
  }
  const auto = readAutoReply(mail);
  if (auto?.kind === 'absence') return `absence until ${auto.until ?? '-'} deputy ${auto.deputy ?? '-'}`;
  return auto?.kind ?? 'answer';
}

describe('a mail that came in', () => {
  it.each(rows)('$name', ({ name, expected }) => {
    expect(readingOf(raw(name))).toBe(expected);
  });

  it('is the same with the ends of lines that servers write', () => {
    for (const { name, expected } of rows)
      expect([name, readingOf(raw(name).replace(/\n/g, '\r\n'))]).toEqual([name, expected]);
  });

  it('stands in the table', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.eml'));
    expect(files.map((file) => file.replace('.eml', '')).sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(rows.filter(({ expected }) => expected.startsWith('bounce')).length).toBeGreaterThanOrEqual(60);
  });

  it('says why in one short line', () => {
    for (const { name, expected } of rows.filter((row) => row.expected.startsWith('bounce'))) {
      const { reason } = readBounce(mailFrom(raw(name)))!;
      expect([name, expected, reason]).toEqual([name, expected, expect.stringMatching(/^[^\n\r\t]{8,300}$/)]);
    }
  });
});
