import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf } from '../server';
import { openSftpServer, type SftpServer } from '../intake/testing/sftp-server';
import type { Instant } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from './testing/test-desk';

/** Sources that deliver by themselves, at the desk: added, tested, confirmed, looked at, paused, removed; and what Today says of them. */
const open = testDatabase();
let desk: TestDesk;
let administrator: Visitor;
let server: SftpServer;
const at = '/c/acme-sas/settings/intake';
const HEAD = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount;Open;Currency';

beforeAll(async () => {
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  desk = await openTestDesk(open);
  administrator = await desk.as('administrator');
  mkdirSync(join(desk.house.config.home, 'there'));
  server = await openSftpServer(join(desk.house.config.home, 'there'));
});
afterAll(async () => {
  delete process.env['OUTBOUND_HOSTS'];
  await server.close();
  await desk.close();
});

const folder = (): string => join(desk.house.config.intakeRoot, 'acme-sas', 'erp');
const put = (name: string, text: string): void => {
  writeFileSync(join(folder(), name), text);
  utimesSync(join(folder(), name), new Date('2026-03-03T08:00:00.000Z'), new Date('2026-03-03T08:00:00.000Z'));
};
const said = ({ text }: Answered): string =>
  text.slice(text.indexOf('<main')).replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, '’').replace(/\s+/g, ' '); // prettier-ignore
/** The address of what can be done with the source that stands at that place on the page. */
const acts = async (act: string, nth = 0): Promise<string> =>
  [...(await administrator.get(at)).text.matchAll(new RegExp(`action="(${at}/ik_[a-z0-9]+/${act})"`, 'g'))][nth]?.[1] ??
  '';
const done = async (path: string, fields = {}): Promise<string> => {
  const answer = await administrator.post(path, fields);
  return said(answer.status === 303 ? await administrator.get(answer.location) : answer);
};
const tick = async (now: string): Promise<void> => {
  const pages = await pagesOf(desk.house, { now: () => now as Instant, clock: () => null, log: { error: () => undefined, warn: () => undefined } as never }); // prettier-ignore
  for (const due of await pages.comes(now as Instant)) await due.work(now as Instant);
  await pages.close();
};

describe('Settings, Intake', () => {
  it('is for administrators alone', async () => {
    for (const role of ['manager', 'collector', 'reader'] as const) {
      const visitor = await desk.as(role);
      expect([(await visitor.get(at)).status, (await visitor.post(at, {})).status]).toEqual([403, 403]);
    }
  });

  it('takes a source whole or not at all, keeps what was typed, and never a secret', async () => {
    const wrong = await administrator.post(at, { kind: 'sftp', name: 'bank', source: 'bank', host: 'not a host', user: 'duly', password: 'hush hush', port: '22' }); // prettier-ignore
    expect([wrong.status, wrong.text.includes('value="not a host"'), wrong.text.includes('hush')]).toEqual([
      422,
      true,
      false,
    ]);
    const out = await administrator.post(at, { kind: 'folder', name: 'erp', source: 'erp', place: '../../etc' });
    expect([out.status, said(out).includes('A folder below the one that is allowed')]).toEqual([422, true]);
    expect(await rowsOf(open.db.read, 'select id from intake')).toEqual([]);
    expect(await done(at, { kind: 'folder', name: 'erp', source: 'erp', place: 'erp', pattern: '*.csv', fileDay: '1' })).toContain('erp was added.'); // prettier-ignore
    expect(await done(at, { kind: 'folder', name: 'erp', source: 'erp', place: 'erp' })).toContain('There is a source erp already.'); // prettier-ignore
  });

  it('is looked at by the clock; what asks something waits for a person, who finds it on Today and in the notices', async () => {
    put('march.csv', [HEAD, '4711;ACME SAS;F-9001;2026-01-05;2026-02-04;100.00;100.00;EUR', ''].join('\n'));
    await tick('2026-03-03T09:00:00.000Z');
    await tick('2026-03-03T09:10:00.000Z');
    const page = await administrator.get(at);
    expect(said(page)).toContain('waits for a person');
    const upload = /href="(\/c\/acme-sas\/imports\/new\/up_[a-z0-9]+)"/.exec(page.text)?.[1] ?? '';
    expect((await administrator.get(upload)).status).toBe(200);
    const today = said(await administrator.get('/c/acme-sas'));
    expect(today).toContain('1 file that came by itself waits for a person');
    expect(today).toContain('Stale data: 1 source has not delivered in its time');
    expect(said(await administrator.get('/c/acme-sas/notifications'))).toContain('march.csv');
  });

  it('asks nobody’s server before its key was confirmed', async () => {
    const fields = { kind: 'sftp', name: 'bank', source: 'bank', host: '127.0.0.1', port: String(server.port), user: 'duly', password: 'hush hush', place: '/' }; // prettier-ignore
    expect(await done(at, fields)).toContain('bank was added.');
    const shown = await done(await acts('test'));
    expect([shown.includes(server.fingerprint), server.signIns]).toEqual([true, []]);
    expect(
      (await administrator.post(await acts('trust').then((path) => path || at), { key: 'nonsense' })).status,
    ).not.toBe(500);
    const trust = (await acts('test')).replace(/test$/, 'trust');
    expect((await administrator.post(trust, { key: 'SHA256:nonsense' })).status).toBe(404);
    expect(await done(trust, { key: server.fingerprint })).toContain('The key is confirmed.');
    expect(await done(await acts('test'))).toContain('It can be read: 0 files lie there.');
    expect(await done(await acts('run'))).toContain('0 files were taken.');
    expect((await administrator.get(at)).text).not.toContain('hush');
  });

  it('can be paused and removed, with a line in the record each', async () => {
    expect(await done(await acts('pause', 0), { paused: '1' })).toContain('bank is paused.');
    expect(await done(await acts('pause', 0), { paused: '' })).toContain('bank goes on.');
    const other = (await acts('remove', 0)).replace(/ik_[a-z0-9]+/, 'ik_00000000000');
    expect((await administrator.post(other, {})).status).toBe(404);
    expect(await done(await acts('remove', 0))).toContain('bank was removed.');
    const record = said(await administrator.get('/c/acme-sas/audit'));
    for (const line of ['Source removed', 'Source goes on', 'Source paused', 'Key of a server confirmed', 'File taken in']) expect(record).toContain(line); // prettier-ignore
  });
});
