import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { closeBrowser } from '../platform/pdf/browser';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { settleDrop } from './actions';
import { openPostOffice, type PostOffice } from './testing/post-office';

/** kill -9 between any two steps of giving letters away: no letter is lost, none is named by two lists. */
const open = testDatabase();
afterAll(closeBrowser);

/** The points that it came to, or null where it died. */
async function droppedAndDied(at: PostOffice, point: number): Promise<number | null> {
  const script = join(__dirname, 'testing', 'drop-child.ts');
  const given = [open.url, at.home, String(at.company.id), '2026-03-02T10:00:00.000Z', String(point)];
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  await new Promise((exited) => child.once('close', exited));
  return child.signalCode === null ? Number(said) : null;
}

const begin = async (code: string): Promise<PostOffice> => {
  const at = await openPostOffice(open.db, open.home, code);
  await at.add();
  await at.make('Dupont SARL', 'Durand SA');
  return at;
};

/** Each fourth, and all of those around the moment in which the list gets its name. */
const few = (points: number): number[] =>
  Array.from({ length: points }, (_, n) => n + 1).filter((n) => n % 4 === 0 || n > points - 6);

test('a process that dies while it gives letters away', async () => {
  const points = (await droppedAndDied(await begin('whole'), -1)) ?? 0;
  expect(points).toBeGreaterThan(15);
  let doubts = 0;
  for (const point of few(points)) {
    // every other time the service is quick: it takes the list before anybody looks again
    const at = await begin(`point${point}`);
    expect([point, await droppedAndDied(at, point)]).toEqual([point, null]);
    const taken = point % 2 === 0 ? at.takes() : [];
    const { dropped } = await at.visit('2026-03-02T10:05:00.000Z');
    doubts += dropped.doubtful;
    for (const { id } of await rowsOf<{ id: number }>(open.db.read, `select id from postal_drop where company_id = ? and state = 'doubtful'`, [at.company.id])) {
      await settleDrop(at.work(), at, at.company.id, { dropId: id, has: taken.length > 0 });
    } // prettier-ignore
    await at.visit('2026-03-02T10:30:00.000Z');
    taken.push(...at.takes());
    expect([point, taken.map(({ recipient }) => recipient).sort()]).toEqual([point, ['Dupont SARL', 'Durand SA']]);
    expect([point, await at.letters()]).toEqual([point, ['posted Dupont SARL', 'posted Durand SA']]);
  }
  expect(doubts).toBeGreaterThan(0);
}, 300_000);
