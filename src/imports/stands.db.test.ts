import type { Day, Instant } from '../kernel/day';
import { claimant } from '../platform/claimant';
import { testDatabase } from '../platform/testing/database';
import { testLedger } from './testing/ledger';
import { asItStands, claimWork, finishWork, insertWork, workById } from './upload.store';

/** An upload that is being read, seen just before what came of it is noted: it is never called broken for that. */
const database = testDatabase();
const NOW = '2026-03-03T09:00:00.000Z' as Instant;
const DAY = '2026-03-03' as Day;

async function claimed() {
  const { db } = database;
  const ledger = await testLedger(db);
  const by = claimant();
  const upload = { companyId: ledger.companyId, kind: 'file', fileName: 'a.csv', place: null, bytes: 1, fileDay: DAY, said: { options: {} }, task: 'read', importId: null, at: NOW } as const; // prettier-ignore
  const id = await db.transaction((tx) => insertWork(tx, ledger.work(DAY), upload));
  const fresh = await workById(db.read, ledger.companyId, id);
  if (!fresh) throw new Error('not kept');
  await db.transaction((tx) => claimWork(tx, fresh, { by: by.name, at: NOW, task: 'read' }));
  const seen = await workById(db.read, ledger.companyId, id);
  if (!seen) throw new Error('not kept');
  return { by, id, seen };
}

it('reads again what ended between its reading and now', async () => {
  const { by, id, seen } = await claimed();
  await database.db.transaction((tx) => finishWork(tx, id, { by: by.name, state: 'waiting', result: { is: 'stopped', code: 'x', message: 'y', remedy: 'z' } })); // prettier-ignore
  by.end();
  expect(seen.state).toBe('working');
  expect(await asItStands(database.db.read, seen, NOW)).toMatchObject({ state: 'waiting', result: { is: 'stopped' } });
});

it('leaves what is still at work, and what ended without a word, as it is', async () => {
  const { by, seen } = await claimed();
  expect(await asItStands(database.db.read, seen, NOW)).toBe(seen);
  by.end();
  expect(await asItStands(database.db.read, seen, NOW)).toEqual(seen);
});
