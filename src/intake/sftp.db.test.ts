import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { intakeNamed, removeIntake, trustServer } from './actions';
import { testIntake } from './look.actions';
import { hostKeyOf } from './sftp.actions';
import { F1, F2, list, mt940, openPlace, type Place } from './testing/place';
import { openSftpServer, type SftpServer } from './testing/sftp-server';

/** Files that come by themselves from an SFTP server, a real one: nobody signs in before its key was confirmed. */
const open = testDatabase();
let at: Place;
const running: SftpServer[] = [];
beforeAll(() => (process.env['OUTBOUND_HOSTS'] = '127.0.0.1'));
afterAll(() => delete process.env['OUTBOUND_HOSTS']);
beforeEach(async () => {
  at = await openPlace(open.db);
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

const serverOver = async (more: Parameters<typeof openSftpServer>[1] = {}): Promise<SftpServer> => {
  const server = await openSftpServer(at.folder, more);
  running.push(server);
  return server;
};
const add = (server: SftpServer, more = {}) =>
  at.add({ kind: 'sftp', place: '/', host: '127.0.0.1', port: String(server.port), user: 'duly', password: 'hush hush', hostKey: server.fingerprint, ...more }); // prettier-ignore

describe('an SFTP server', () => {
  it('is looked at, its files are taken and put away there', async () => {
    const server = await serverOver();
    const id = await add(server);
    at.put('open.csv', list(F1, F2));
    expect((await at.look(id, '2026-03-03T09:00:00.000Z')).unsettled).toEqual(['open.csv']);
    expect(await at.look(id, '2026-03-03T09:01:00.000Z')).toMatchObject({
      taken: [{ verdict: 'booked' }],
      trouble: null,
    });
    expect(await at.ledger.items()).toHaveLength(2);
    expect(at.names()).toEqual(['done', 'working']);
    expect(at.names('done').map((name) => name.replace(/^.*open/, 'open'))).toEqual([
      'open.csv',
      'open.csv.result.txt',
    ]);
  });

  it('that lets us only read is read once, file by file', async () => {
    const server = await serverOver({ mayWrite: false });
    const id = await add(server);
    at.put('open.csv', list(F1, F2));
    await at.lookTwice(id);
    await at.lookTwice(id, '2026-03-03T10:00:00.000Z');
    expect([await at.taken(), at.names()]).toEqual([['open.csv booked'], ['open.csv']]);
    at.put('open.csv', list(F1, F2, F2.replace('F-1002', 'F-1003')), '2026-03-04T08:00:00.000Z');
    await at.lookTwice(id, '2026-03-04T09:00:00.000Z');
    expect(await at.taken()).toEqual(['open.csv booked', 'open.csv booked']);
    expect(await at.ledger.items()).toHaveLength(3);
  });

  it('gets no password before its key was confirmed, nor when it shows another', async () => {
    const server = await serverOver();
    const id = await add(server, { hostKey: '' });
    expect(await at.look(id, '2026-03-03T09:00:00.000Z')).toMatchObject({ trouble: { code: 'intake-unconfirmed' } });
    const intake = await intakeNamed(at.work(), at.company.id, 'erp');
    expect(await hostKeyOf(intake)).toBe(server.fingerprint);
    expect(server.signIns).toEqual([]);
    await trustServer(at.work(), intake, server.fingerprint.replace(/.$/, 'A').replace(/..$/, 'AA'));
    expect(await at.look(id, '2026-03-03T09:00:00.000Z')).toMatchObject({ trouble: { code: 'intake-host-key' } });
    expect(server.signIns).toEqual([]);
    await trustServer(at.work(), intake, server.fingerprint);
    expect(await at.look(id, '2026-03-03T09:02:00.000Z')).toMatchObject({ state: 'done', trouble: null });
  });

  it('brings statements too, once, also where we may only read', async () => {
    await at.account();
    const server = await serverOver({ mayWrite: false });
    const id = await add(server, { takes: 'anything', pattern: '*', source: 'bank' });
    at.put('a.dat', mt940('02 100', '03 200', ['03 100 F-1001']));
    expect((await at.lookTwice(id)).taken).toEqual([{ name: 'a.dat', verdict: 'booked' }]);
    expect((await at.lookTwice(id, '2026-03-03T10:00:00.000Z')).taken).toEqual([]);
    expect(await rowsOf(open.db.read, 'select amount_minor as minor from v_bank_line where company_id = ?', [at.company.id])).toEqual([{ minor: 10_000 }]); // prettier-ignore
  });

  it('names what leads out, and nothing of it is taken', async () => {
    const server = await serverOver();
    server.odd.push('../evil.csv', '..', 'a\u0000b.csv', 'up\\..\\x.csv');
    symlinkSync('/etc/passwd', join(at.folder, 'link.csv'));
    const id = await add(server, { pattern: '*' });
    const { refused, taken } = await at.lookTwice(id);
    expect(taken).toEqual([]);
    expect(new Set(refused.map(({ fault }) => fault))).toEqual(new Set(['name', 'link']));
    expect(readdirSync(at.home).sort()).toEqual(['intake', 'keys']);
  });

  it('that does not answer, or refuses us, is said so and tried again', async () => {
    const server = await serverOver({ password: 'another' });
    const id = await add(server);
    const look = await at.look(id, '2026-03-03T09:00:00.000Z');
    expect(look).toMatchObject({ state: 'trouble', trouble: { code: 'intake-not-let-in' } });
    expect(JSON.stringify(look)).not.toContain('hush');
    const intake = await intakeNamed(at.work(), at.company.id, 'erp');
    await expect(testIntake(at.deps, at.work(), at.company, intake)).rejects.toMatchObject({
      code: 'intake-not-let-in',
    });
    await server.close();
    expect(await at.look(id, '2026-03-03T09:05:00.000Z')).toMatchObject({ trouble: { code: 'intake-unreachable' } });
  });

  it('in a private network is not asked unless the installation names it', async () => {
    const server = await serverOver();
    const id = await add(server);
    delete process.env['OUTBOUND_HOSTS'];
    expect(await at.look(id, '2026-03-03T09:00:00.000Z')).toMatchObject({ trouble: { code: 'host-refused' } });
    process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  });

  it('keeps its secret out of database and record, and it goes with the source', async () => {
    const server = await serverOver();
    await add(server);
    const rows = await rowsOf(open.db.read, 'select * from intake where company_id = ?', [at.company.id]);
    const record = await rowsOf(open.db.read, 'select * from audit_payload', []);
    expect(JSON.stringify([rows, record])).not.toContain('hush');
    expect(readdirSync(join(at.home, 'keys')).filter((name) => name.startsWith('intake-'))).toHaveLength(1);
    await removeIntake(at.work(), await intakeNamed(at.work(), at.company.id, 'erp'));
    expect(readdirSync(join(at.home, 'keys')).filter((name) => name.startsWith('intake-'))).toEqual([]);
    writeFileSync(join(at.folder, 'left.csv'), list(F1));
  });
});
