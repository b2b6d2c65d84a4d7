import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freshnessOf } from '../ledger/freshness.store';
import { claimant } from '../platform/claimant';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { intakeNamed } from './actions';
import { editIntake } from './change.actions';
import { draftFrom, type Typed } from './draft';
import { insertFile } from './file.store';
import { claimIntake } from './store';
import { openPlace, type Place } from './testing/place';

/** A source is changed: what is not said stays, its secret goes nowhere else, and the gate hears of it. */
const open = testDatabase();
let at: Place;
beforeEach(async () => {
  at = await openPlace(open.db);
});

const SERVER: Typed = { kind: 'sftp', place: '/', host: 'sftp.example.com', user: 'duly', password: 'hush hush', hostKey: `SHA256:${'A'.repeat(43)}` }; // prettier-ignore
const BASE: Typed = { name: 'erp', kind: 'folder', place: 'erp', source: 'erp', pattern: '*.csv', fileDay: '1' };

async function change(typed: Typed, name = 'erp'): Promise<void> {
  const made = draftFrom(typed, { keepsSecret: true });
  if ('wrong' in made) throw new Error(JSON.stringify(made.wrong));
  const intake = await intakeNamed(at.work(), at.company.id, name);
  await editIntake(at.work('2026-03-04T09:00:00.000Z'), at.company, intake, made.draft, join(at.home, 'intake'));
}
const now = (name = 'erp') => intakeNamed(at.work(), at.company.id, name);
const required = async (): Promise<string[]> =>
  (await freshnessOf(open.db.read, at.company.id)).flatMap(({ source, kind, rhythm }) => rhythm ? [`${source} ${kind} ${rhythm}`] : []); // prettier-ignore

it('says what was and what is, and the gate hears what is required', async () => {
  await at.add({ required: '1' });
  expect(await required()).toEqual(['erp items daily']);
  await change({ ...BASE, name: 'bank', source: 'house bank', takes: 'bank', pattern: '*', required: '1', rhythm: 'weekly', place: 'bank' });
  expect(await now('bank')).toMatchObject({ name: 'bank', source: 'house bank', takes: 'bank', place: 'bank', rhythm: 'weekly' });
  expect(await required()).toEqual(['house bank bank weekly']);
  const [row] = await rowsOf<{ payload: string }>(open.db.read, `select p.payload from audit_line l join audit_payload p on p.line_id = l.id where l.company_id = ? and l.kind = 'intake.changed'`, [at.company.id]); // prettier-ignore
  expect(JSON.parse(row?.payload ?? '{}')).toMatchObject({ name: 'erp', before: { takes: 'ledger', source: 'erp' }, after: { takes: 'bank', source: 'house bank' } }); // prettier-ignore
  await change({ ...BASE, name: 'bank', source: 'house bank', takes: 'bank', place: 'bank' }, 'bank');
  expect(await required()).toEqual([]);
}); // prettier-ignore

it('keeps the secret of the same server, and sends it to no other one unseen', async () => {
  await at.add(SERVER);
  const { secret } = await now();
  await change({ ...BASE, ...SERVER, password: '', hostKey: '', everyMinutes: '30' });
  expect(await now()).toMatchObject({ secret, hostKey: SERVER.hostKey, everyMinutes: 30 });
  for (const more of [{ host: 'evil.example' }, { port: '2222' }, { user: 'other' }])
    await expect(change({ ...BASE, ...SERVER, ...more, password: '' })).rejects.toMatchObject({ code: 'intake-secret-again' }); // prettier-ignore
  await change({ ...BASE, ...SERVER, host: 'other.example', password: 'another', hostKey: '' });
  const after = await now();
  expect([after.hostKey, after.secret === secret]).toEqual([null, false]);
  expect(readdirSync(join(at.home, 'keys')).filter((name) => name.startsWith('intake-'))).toHaveLength(1);
  const record = JSON.stringify(await rowsOf(open.db.read, 'select * from audit_payload', []));
  expect(record.includes('hush') || record.includes('another')).toBe(false);
});

it('is refused while a file is being taken, under a name that is taken, and into another kind', async () => {
  await at.add();
  await at.add({ name: 'second', place: 'second' });
  await expect(change({ ...BASE, name: 'second' })).rejects.toMatchObject({ code: 'intake-taken' });
  await expect(change({ ...BASE, ...SERVER })).rejects.toMatchObject({ code: 'intake-other-kind' });
  await expect(change({ ...BASE, place: '../out' })).rejects.toThrow('place');
  const intake = await now();
  const entry = { name: 'a.csv', is: 'file' as const, bytes: 1, modifiedAt: at.work().now, fileDay: '2026-03-03' as never };
  await open.db.transaction((tx) => insertFile(tx, at.work(), intake, entry));
  await expect(change({ ...BASE, place: 'elsewhere' })).rejects.toMatchObject({ code: 'intake-busy' });
  await change({ ...BASE, everyMinutes: '7' });
  const by = claimant();
  const idle = await now();
  await open.db.transaction((tx) => claimIntake(tx, idle, by.name, at.work().now));
  await expect(change(BASE)).rejects.toMatchObject({ code: 'intake-busy' });
  by.end();
  await change(BASE);
}); // prettier-ignore
