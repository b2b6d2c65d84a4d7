import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { F1, F2, list, openPlace, type Place } from './testing/place';
import { openSftpServer } from './testing/sftp-server';

/** kill -9 between any two steps of taking a file: the next look goes on, nothing is lost, nothing is taken twice. */
const open = testDatabase();
const NOW = '2026-03-03T09:01:00.000Z';

/** The points that it came to, or null where it died. */
async function lookedAndDied(at: Place, intakeId: number, point: number): Promise<number | null> {
  const script = join(__dirname, 'testing', 'look-child.ts');
  const args = [
    '--import',
    'tsx',
    script,
    open.url,
    at.home,
    String(at.company.id),
    String(intakeId),
    NOW,
    String(point),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  await new Promise((exited) => child.once('close', exited));
  return child.signalCode === null ? Number(said) : null;
}

const imports = async (at: Place): Promise<number> => {
  const rows = await rowsOf(open.db.read, `select id from import where company_id = ? and source = 'erp'`, [
    at.company.id,
  ]);
  return rows.length - 1; // one was a person's
};

const few = (points: number): number[] => Array.from({ length: points }, (_, n) => n + 1).filter((n) => n % 4 === 0);

describe('a process that dies while it takes a file', () => {
  it('out of a folder leaves nothing lost and nothing twice', async () => {
    const whole = await openPlace(open.db);
    const id = await whole.add();
    whole.put('open.csv', list(F1, F2));
    await whole.look(id, '2026-03-03T09:00:00.000Z');
    const points = (await lookedAndDied(whole, id, -1)) ?? 0;
    expect(points).toBeGreaterThan(12);
    for (const point of few(points)) {
      const at = await openPlace(open.db);
      const one = await at.add();
      at.put('open.csv', list(F1, F2));
      await at.look(one, '2026-03-03T09:00:00.000Z');
      expect([point, await lookedAndDied(at, one, point)]).toEqual([point, null]);
      await at.look(one, '2026-03-03T09:03:00.000Z');
      await at.look(one, '2026-03-03T09:04:00.000Z');
      expect([point, await at.taken(), await imports(at)]).toEqual([point, ['open.csv booked'], 1]);
      expect([point, at.names(), at.names('done').length, at.names('working')]).toEqual([
        point,
        ['done', 'working'],
        2,
        [],
      ]);
      expect(await at.ledger.items()).toHaveLength(2);
    }
  }, 120_000);

  it('from a server that lets us only read, likewise', async () => {
    process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
    for (const point of [6, 11]) {
      const at = await openPlace(open.db);
      const server = await openSftpServer(at.folder, { mayWrite: false });
      const one = await at.add({ kind: 'sftp', place: '/', host: '127.0.0.1', port: String(server.port), user: 'duly', password: 'hush hush', hostKey: server.fingerprint }); // prettier-ignore
      at.put('open.csv', list(F1, F2));
      await at.look(one, '2026-03-03T09:00:00.000Z');
      expect([point, await lookedAndDied(at, one, point)]).toEqual([point, null]);
      await at.look(one, '2026-03-03T09:03:00.000Z');
      await at.look(one, '2026-03-03T09:04:00.000Z');
      expect([point, await at.taken(), await imports(at), at.names()]).toEqual([
        point,
        ['open.csv booked'],
        1,
        ['open.csv'],
      ]);
      await server.close();
    }
    delete process.env['OUTBOUND_HOSTS'];
  }, 120_000);
});
