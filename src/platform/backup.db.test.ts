import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCompany } from '../companies/actions';
import { openHouse, type House } from '../app';
import { configFrom } from '../config';
import type { Instant } from '../kernel/day';
import { BadFile } from './shell';
import { writeBackup } from './backup';
import { openDb, rowsOf, type Db } from './db';
import { restoreBackup } from './restore';
import { chunksOf, tablesOf } from './table-rows';
import { freshDatabase, testDatabase, testDialect } from './testing/database';

const NOW = '2026-06-30T08:00:00.000Z' as Instant;
const open = testDatabase();
const drops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of drops) await drop();
});

const folder = (): string => mkdtempSync(join(open.home, 'backup-'));

/** A small installation of its own: a company with its settings, a kept file. */
async function houseAt(home: string, databaseUrl: string): Promise<House> {
  const house = await openHouse(configFrom({ DATABASE_URL: databaseUrl, DULY_HOME: home }, home), () => NOW);
  const work = house.work({ kind: 'user', name: 'maria' }, NOW);
  await openCompany(work, { name: 'Müller & Söhne "GmbH"\t\\ 😀', country: 'DE', currency: 'EUR' });
  await house.files.put(Buffer.from('an invoice'));
  return house;
}

/** Everything that stands in a database, table by table, in one order. */
async function contents(db: Db): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  await db.transaction(async (tx) => {
    for (const table of await tablesOf(tx)) {
      const columns = [...table.columns].sort();
      const rows: string[] = [];
      for await (const { json } of chunksOf(tx, { name: table.name, columns })) {
        rows.push(...(JSON.parse(json) as unknown[]).map((row) => JSON.stringify(row)));
      }
      tables[table.name] = rows.sort();
    }
  });
  return tables;
}

async function emptyTarget(): Promise<{ home: string; databaseUrl: string }> {
  const home = folder();
  const { url, drop } = await freshDatabase(home);
  drops.push(drop);
  return { home, databaseUrl: url };
}

describe('a backup', () => {
  it('makes the same installation again, in a new place: tables, ids and files', async () => {
    const source = await emptyTarget();
    const house = await houseAt(source.home, source.databaseUrl);
    const archive = join(folder(), 'duly.zip');
    const written = await writeBackup({ db: house.db, home: source.home, now: NOW }, archive);
    expect(written).toEqual({ path: archive, files: 1 });
    const target = await emptyTarget();
    expect(await restoreBackup(archive, target)).toEqual({ writtenAt: NOW, files: 1 });
    const again = await openHouse(
      configFrom({ DATABASE_URL: target.databaseUrl, DULY_HOME: target.home }, '/'),
      () => NOW,
    );
    expect(await contents(again.db)).toEqual(await contents(house.db));
    expect(again.ids.seal('item', 7)).toBe(house.ids.seal('item', 7));
    const { sha256 } = await house.files.put(Buffer.from('an invoice'));
    expect((await again.files.get(sha256)).toString()).toBe('an invoice');
    const more = await openCompany(again.work({ kind: 'clock', name: 'clock' }, NOW), {
      name: 'B',
      country: 'FR',
      currency: 'EUR',
    });
    expect(more.id).toBe(2); // numbering goes on where it was
    await house.close();
    await again.close();
    expect(readdirSync(target.home).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  if (testDialect() === 'postgres') {
    it('moves an installation from SQLite to PostgreSQL, and back', async () => {
      const home = folder();
      const house = await houseAt(home, join(home, 'small.sqlite'));
      await writeBackup({ db: house.db, home, now: NOW }, join(home, 'small.zip'));
      const large = await emptyTarget();
      await restoreBackup(join(home, 'small.zip'), large);
      const moved = openDb(large.databaseUrl);
      expect(await contents(moved)).toEqual(await contents(house.db));
      await writeBackup({ db: moved, home, now: NOW }, join(home, 'large.zip'));
      const small = { home: folder(), databaseUrl: join(folder(), 'again.sqlite') };
      await restoreBackup(join(home, 'large.zip'), small);
      const back = openDb(small.databaseUrl);
      expect(await contents(back)).toEqual(await contents(house.db));
      await Promise.all([back.close(), moved.close(), house.close()]);
    });
  }

  it('goes nowhere where something is already, and says so of what is no backup', async () => {
    const source = await emptyTarget();
    const house = await houseAt(source.home, source.databaseUrl);
    const archive = join(source.home, 'duly.zip');
    await writeBackup({ db: house.db, home: source.home, now: NOW }, archive);
    await expect(writeBackup({ db: house.db, home: source.home, now: NOW }, archive)).rejects.toMatchObject({
      code: 'backup-exists',
    });
    await expect(restoreBackup(archive, source)).rejects.toMatchObject({ code: 'installation-in-use' });
    expect(await rowsOf(house.db.read, 'select code from company')).toHaveLength(1);
    await house.close();
    const text = join(source.home, 'notes.txt');
    writeFileSync(text, 'no archive at all');
    const target = await emptyTarget();
    await expect(restoreBackup(text, target)).rejects.toThrow(BadFile);
    rmSync(target.home, { recursive: true, force: true });
  });
});
