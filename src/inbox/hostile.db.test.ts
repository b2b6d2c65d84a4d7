import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { diskFiles } from '../platform/files';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { plantCompany } from '../ledger/testing/plant';
import { eml, receive } from './testing/receive';

/** Mails as nobody should write them: each is taken, kept as it came, shown as what can be read of it, and makes nobody fail. */
const open = testDatabase();
let n = 0;

const nested = (depth: number): string => {
  let body = 'Content-Type: text/plain\r\n\r\nat the bottom\r\n';
  for (let level = depth; level > 0; level -= 1)
    body = `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n${body}\r\n--b${level}--\r\n`;
  return `From: x@y.example\r\nSubject: nested\r\nMessage-ID: <nested${depth}@y>\r\n${body}`;
};
const HOSTILE: readonly [what: string, raw: string | Buffer, said: Partial<Record<'subject' | 'from_address', string>>][] = [
  ['nothing at all', Buffer.alloc(0), {}],
  ['only a line', 'hello', {}],
  ['bytes of no language', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 73) % 256)), {}],
  ['zeros', Buffer.concat([Buffer.from('From: x@y.example\r\nSubject: a\0b\r\nMessage-ID: <a\0b@y>\r\n\r\nte\0xt')]), { subject: 'ab' }],
  ['parts within parts', nested(60), { subject: 'nested' }],
  ['thousands of parts', `From: x@y.example\r\nSubject: many\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(5_000)}--b--`, { subject: 'many' }],
  ['a header of a megabyte', `From: x@y.example\r\nSubject: long\r\nX-Long: ${'a'.repeat(1_000_000)}\r\n\r\ntext`, { subject: 'long' }],
  ['a hundred thousand headers', `From: x@y.example\r\nSubject: heads\r\n${'X-A: 1\r\n'.repeat(100_000)}\r\ntext`, { subject: 'heads' }],
  ['lines in a subject', eml({ From: 'x@y.example', Subject: '=?utf-8?B?YQ0KQmNjOiB2aWN0aW1AeC5leGFtcGxl?=' }, 'text'), { subject: 'a Bcc: victim@x.example' }],
  ['a charset that is none', eml({ From: 'x@y.example', Subject: 'charset', 'Content-Type': 'text/plain; charset="x-nobody-knows"' }, 'caf\u00e9'), { subject: 'charset' }],
  ['a charset that it is not', Buffer.from('From: x@y.example\r\nSubject: latin\r\nContent-Type: text/plain; charset=utf-8\r\n\r\ncaf\xe9', 'latin1'), { subject: 'latin' }],
  ['an archive of zeros', eml({ From: 'x@y.example', Subject: 'zip', 'Content-Type': 'application/zip; name="a.zip"', 'Content-Transfer-Encoding': 'base64' }, Buffer.from('PK\x03\x04 zeros').toString('base64')), { subject: 'zip' }],
  ['base64 that is none', eml({ From: 'x@y.example', Subject: 'base', 'Content-Type': 'text/plain', 'Content-Transfer-Encoding': 'base64' }, '!!!! not base64 ####'), { subject: 'base' }],
  ['two senders', eml({ From: 'a@y.example, b@z.example', Subject: 'two' }, 'text'), { from_address: 'a@y.example' }],
  ['a sender in a name', eml({ From: '"boss@acme.example" <thief@z.example>', Subject: 'name' }, 'text'), { from_address: 'thief@z.example' }],
  ['a boundary that never comes', 'From: x@y.example\r\nSubject: broken\r\nContent-Type: multipart/mixed; boundary="never"\r\n\r\ntext', { subject: 'broken' }],
  ['HTML as deep as a well', eml({ From: 'x@y.example', Subject: 'deep', 'Content-Type': 'text/html' }, `${'<div>'.repeat(50_000)}bottom`), { subject: 'deep' }],
  ['numbers without end', eml({ From: 'x@y.example', Subject: 'numbers' }, Array.from({ length: 20_000 }, (_, at) => `F-${at}`).join(' ')), { subject: 'numbers' }],
]; // prettier-ignore

it.each(HOSTILE)(
  '%s',
  async (_, raw, said) => {
    const { companyId } = await plantCompany(open.db, `hostile${(n += 1)}`);
    const work = workOn(open.db, '2026-03-02', { files: diskFiles(`${open.home}/files`) });
    const taken = await receive(work, companyId, raw);
    expect(taken).toMatchObject({ state: 'waiting' });
    const [row] = await rowsOf<Record<string, string>>(open.db.read, `select * from inbox_mail where company_id = ?`, [companyId]); // prettier-ignore
    expect(row).toMatchObject(said);
    expect(`${row?.['subject']}${row?.['from_name']}${row?.['from_address']}`).not.toMatch(/[\r\n\0]/);
    expect((await work.files.get(row?.['raw_sha'] ?? '')).length).toBe(Buffer.from(raw).length);
    expect(day(work.today)).toBe('2026-03-02');
  },
  60_000,
);
