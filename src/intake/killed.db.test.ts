import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { remittancesOf } from '../cash/remittance.store';
import { statementsOf } from '../cash/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { writeZip } from '../platform/zip';
import { F1, F2, list, mt940, openPlace, type Place } from './testing/place';
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

const ADVICE = 'Invoice number;Gross;Discount;Paid\nF-1001;100.00;2.00;98.00\nTotal;;;98.00\n';
const bothStatements = (at: Place): Promise<Buffer> =>
  writeZip(
    [
      { name: 'one.sta', bytes: Buffer.from(mt940('02 100', '03 130', ['03 10 a', '03 20 b'])) },
      { name: 'two.sta', bytes: Buffer.from(mt940('03 130', '04 170', ['04 40 c'])) },
    ],
    at.work().now,
  );

const few = (points: number, each = 4): number[] =>
  Array.from({ length: points }, (_, n) => n + 1).filter((n) => n % each === 0);

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

  it('with statements and advices neither, and tells of them as they were taken', async () => {
    const begin = async (): Promise<readonly [Place, number]> => {
      const at = await openPlace(open.db);
      await at.account();
      const id = await at.add({ takes: 'anything', pattern: '*', source: 'bank' });
      at.put('a.zip', await bothStatements(at));
      at.put('b.csv', ADVICE, '2026-03-03T08:00:01.000Z');
      await at.look(id, '2026-03-03T09:00:00.000Z');
      return [at, id];
    };
    const [whole, wholeId] = await begin();
    const points = (await lookedAndDied(whole, wholeId, -1)) ?? 0;
    expect(points).toBeGreaterThan(16);
    for (const point of few(points, 6)) {
      const [at, id] = await begin();
      expect([point, await lookedAndDied(at, id, point)]).toEqual([point, null]);
      for (const minute of ['03', '04', '05']) await at.look(id, `2026-03-03T09:${minute}:00.000Z`);
      expect([point, (await at.taken()).sort()]).toEqual([point, ['a.zip booked', 'b.csv booked']]);
      expect([point, at.names(), at.names('done').length, at.names('working')]).toEqual([
        point,
        ['done', 'working'],
        4,
        [],
      ]);
      const { length: statements } = await statementsOf(open.db.read, at.company.id);
      const lines = await rowsOf(open.db.read, 'select id from v_bank_line where company_id = ?', [at.company.id]);
      const { length: advices } = await remittancesOf(open.db.read, at.company.id);
      expect([point, statements, lines.length, advices]).toEqual([point, 2, 3, 1]);
      const said = at.names('done').find((name) => name.endsWith('a.zip.result.txt')) ?? '';
      const text = readFileSync(join(at.folder, 'done', said), 'utf8');
      expect([point, text.match(/statements: 1 new, 0 known/g)?.length]).toEqual([point, 2]);
    }
  }, 240_000);

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
