import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSftpServer, type SftpServer } from '../intake/testing/sftp-server';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from './testing/test-desk';

/** The postal service at the desk: added, tested, its key confirmed, visited, changed, paused, removed; and a drop in doubt. */
const open = testDatabase();
let desk: TestDesk;
let administrator: Visitor;
let server: SftpServer;
const at = '/c/acme-sas/settings/post';

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

const said = ({ text }: Answered): string =>
  text.slice(text.indexOf('<main')).replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, '’').replace(/\s+/g, ' '); // prettier-ignore
const done = async (path: string, fields = {}): Promise<string> => {
  const answer = await administrator.post(path, fields);
  return said(answer.status === 303 ? await administrator.get(answer.location) : answer);
};
const SFTP = { name: 'Poste', kind: 'sftp', place: '/', host: '127.0.0.1', user: 'duly', everyMinutes: '15', registered: 'final', counts: 'said' }; // prettier-ignore

describe('Settings, Postal service', () => {
  it('is for administrators alone', async () => {
    for (const role of ['manager', 'collector', 'reader'] as const) {
      const visitor = await desk.as(role);
      expect([(await visitor.get(at)).status, (await visitor.post(at, {})).status]).toEqual([403, 403]);
    }
    expect((await administrator.post(`${at}/run`, {})).status).toBe(404);
  });

  it('takes it whole or not at all, keeps what was typed, and never a secret', async () => {
    const answer = await administrator.post(at, { ...SFTP, place: '/', host: 'no host', password: 'hush hush', counts: 'perhaps' }); // prettier-ignore
    expect([answer.status, answer.text.includes('hush'), answer.text.includes('no host')]).toEqual([422, false, true]);
    expect(said(answer)).toContain('The name or address of a server.');
    expect((await administrator.post(at, { ...SFTP, kind: 'folder', place: '../elsewhere' })).status).toBe(422);
    expect(await rowsOf(open.db.read, 'select id from postal_service', [])).toEqual([]);
  });

  it('shows the key of the server before anybody signs in, and tests it when it was confirmed', async () => {
    expect(await done(at, { ...SFTP, port: String(server.port), password: 'hush hush' })).toContain('Poste takes the letters from now on.'); // prettier-ignore
    expect(await done(`${at}/test`)).toContain(`The server shows this key: ${server.fingerprint}`);
    expect(server.signIns).toEqual([]);
    expect((await administrator.post(`${at}/trust`, { key: 'SHA256:x' })).status).toBe(404);
    expect(await done(`${at}/trust`, { key: server.fingerprint })).toContain('The key is confirmed.');
    expect(await done(`${at}/test`)).toContain('A file was put there, found, and taken away again.');
    expect(readdirSync(join(desk.house.config.home, 'there'))).toEqual(['out']);
    expect(await done(at, { ...SFTP, port: String(server.port), password: 'x' })).toContain('takes the letters of this company already'); // prettier-ignore
  });

  it('is changed without its secret, and asks for it again where it would go elsewhere', async () => {
    const now = { ...SFTP, port: String(server.port), name: 'La Poste', hostKey: server.fingerprint };
    expect(await done(`${at}/change`, now)).toContain('La Poste was changed.');
    expect(await done(`${at}/change`, { ...now, user: 'somebody' })).toContain('is not sent there unseen');
    expect(await done(`${at}/change`, { ...now, kind: 'folder', place: 'post', counts: 'dropped' })).toContain('La Poste was changed.'); // prettier-ignore
    expect(readdirSync(join(desk.house.config.home, 'keys')).filter((name) => name.startsWith('postal-'))).toEqual([]);
  });

  it('is visited: nothing in test mode, then its answers with what was wrong in them', async () => {
    expect(said(await administrator.get(at))).toContain('Test mode: it gets nothing.');
    writeFileSync(join(desk.house.config.intakeRoot, 'acme-sas', 'post', 'out', 'a.csv'), 'id;status;day\nme_1;posted;2026-03-02\n'); // prettier-ignore
    writeFileSync(join(desk.house.config.intakeRoot, 'acme-sas', 'post', 'out', 'a.done'), '');
    const text = await done(`${at}/run`);
    expect(text).toContain('0 letters were given to the service. 1 answer was taken.');
    expect(text).toContain('line 2: no letter that the service was given');
    for (const language of ['fr', 'de', 'sv']) {
      const page = await administrator.get(`${at}?language=${language}`);
      expect(page.status).toBe(200);
    }
  });

  it('a drop in doubt is settled there, once', async () => {
    await open.db.write.raw(
      `insert into postal_drop (company_id, service_id, name, state, day, recorded_at, recorded_by)
       select company_id, id, 'letters-1', 'doubtful', '2026-03-02', recorded_at, recorded_by from postal_service`,
    );
    const page = await administrator.get(at);
    expect(said(page)).toContain('Does La Poste have this drop?');
    const drop = /action="([^"]+\/drops\/pd_[a-z0-9]+)"/.exec(page.text)?.[1] ?? '';
    expect((await administrator.post(drop, { has: 'perhaps' })).status).toBe(404);
    expect(await done(`${at}/remove`)).toContain('Nobody knows yet whether La Poste has a drop');
    expect(await done(drop, { has: '0' })).toContain('The letters go with the next drop.');
    expect(await done(drop, { has: '1' })).toContain('This drop is not in doubt.');
  });

  it('is paused and removed', async () => {
    expect(await done(`${at}/pause`, { paused: '1' })).toContain('Paused: it gets nothing.');
    expect(await done(`${at}/pause`, { paused: '0' })).toContain('La Poste goes on.');
    expect(await done(`${at}/remove`)).toContain('No postal service takes the letters of this company');
  });
});
