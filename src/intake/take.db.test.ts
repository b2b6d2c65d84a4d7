import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdSources, papers } from '../app';
import { onDay } from '../platform/work';
import { dailyRun } from '../reminders/jobs';
import { freshnessOf } from '../ledger/freshness.store';
import { judgeFreshness } from '../ledger/freshness';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { F1, F2, list, openPlace, type Place } from './testing/place';

/** Files that come by themselves into a watched folder: complete ones alone, each once, and nothing unsure without a person. */
const open = testDatabase();
let at: Place;
beforeEach(async () => {
  at = await openPlace(open.db);
});

describe('a file in a watched folder', () => {
  it('is taken at the second look that finds it unchanged, and put away with what came of it', async () => {
    const id = await at.add();
    at.put('open.csv', list(F1, F2));
    expect(await at.look(id, '2026-03-03T09:00:00.000Z')).toMatchObject({ taken: [], unsettled: ['open.csv'] });
    at.put('open.csv', list(F1, F2, F2.replace('F-1002', 'F-1003')), '2026-03-03T08:59:00.000Z');
    expect(await at.look(id, '2026-03-03T09:01:00.000Z')).toMatchObject({ taken: [], unsettled: ['open.csv'] });
    const look = await at.look(id, '2026-03-03T09:02:00.000Z');
    expect(look).toMatchObject({ taken: [{ name: 'open.csv', verdict: 'booked' }], trouble: null });
    expect(await at.ledger.items()).toEqual([
      '1007 F-1002 invoice 20000 20000',
      '1007 F-1003 invoice 20000 20000',
      '4711 F-1001 invoice 10000 10000',
    ]);
    expect(at.names()).toEqual(['done', 'working']);
    const [kept = '', said = ''] = at.names('done');
    expect([/^2026-03-03_090200_\d+_open\.csv$/.test(kept), said]).toEqual([true, `${kept}.result.txt`]);
    expect(readFileSync(join(at.folder, 'done', said), 'utf8')).toContain('lines: 3, new: 2, changed: 0, unchanged: 1');
  });

  it.each<[string, string, string, string[]]>([
    ['a companion', 'a.csv.done', '2026-03-03', ['a.csv booked']],
    ['a companion of its stem', 'a.OK', '2026-03-03', ['a.csv booked']],
    ['a companion of the file before', 'a.csv.done', '2026-03-02', []],
    ['nothing', 'b.txt', '2026-03-03', []],
  ])('that is announced by %s', async (_, companion, day, taken) => {
    const id = await at.add();
    at.put('a.csv', list(F1, F2));
    at.put(companion, '', `${day}T08:00:00.000Z`);
    await at.look(id, '2026-03-03T09:00:00.000Z');
    expect(await at.taken()).toEqual(taken);
    if (taken.length > 0) expect(at.names()).toEqual(['done', 'working']);
  });

  it('is taken at once where it was renamed from a passing name', async () => {
    const id = await at.add();
    at.put('a.csv.part', list(F1));
    expect(await at.lookTwice(id)).toMatchObject({ taken: [], unsettled: [] });
    renameSync(join(at.folder, 'a.csv.part'), join(at.folder, 'a.csv'));
    expect((await at.look(id, '2026-03-03T09:05:00.000Z')).taken).toHaveLength(1);
  });

  it('is booked once, however often it comes; with a newer day it says that nothing has changed', async () => {
    const id = await at.add({ required: '1' });
    for (const [day, hour] of [
      ['03', '08'],
      ['03', '10'],
      ['04', '08'],
    ] as const) {
      at.put('open.csv', list(F1, F2), `2026-03-${day}T${hour === '10' ? '08' : hour}:00:00.000Z`);
      await at.lookTwice(id, `2026-03-${day}T${hour}:30:00.000Z`);
    }
    expect(await at.taken()).toEqual(['open.csv booked', 'open.csv known', 'open.csv booked']);
    expect(await at.ledger.items()).toHaveLength(2);
    const [known] = await freshnessOf(open.db.read, at.company.id);
    expect(known).toMatchObject({ source: 'erp', asOf: '2026-03-04', rhythm: 'daily' });
  });

  it('waits for a person where the source is back where it was before', async () => {
    const id = await at.add();
    for (const [day, text] of [
      ['03', list(F1, F2)],
      ['04', list(F1, F2.replace(';200.00;EUR', ';50.00;EUR'))],
      ['05', list(F1, F2)],
    ] as const) {
      // prettier-ignore
      at.put('open.csv', text, `2026-03-${day}T08:00:00.000Z`);
      await at.lookTwice(id, `2026-03-${day}T09:00:00.000Z`);
    }
    expect(await at.taken()).toEqual(['open.csv booked', 'open.csv booked', 'open.csv waiting']);
    expect((await at.ledger.items())[0]).toBe('1007 F-1002 invoice 20000 5000');
  });

  it('waits for a person, not booked by half, where a line of it is wrong', async () => {
    const id = await at.add();
    at.put('open.csv', list(F1, F2.replace('2026-02-05', '2026-02-31')));
    expect((await at.lookTwice(id)).taken).toEqual([{ name: 'open.csv', verdict: 'waiting' }]);
    expect(await at.ledger.items()).toEqual(['4711 F-1001 invoice 10000 10000']);
    const waiting = await rowsOf(open.db.read, `select file_name, state, found from import_work where company_id = ?`, [at.company.id]); // prettier-ignore
    expect(waiting).toEqual([{ file_name: 'open.csv', state: 'waiting', found: 'refused' }]);
    const said = at.names('failed').find((name) => name.endsWith('.txt')) ?? '';
    expect(readFileSync(join(at.folder, 'failed', said), 'utf8')).toContain('a person must look at it');
  });

  it('waits for a person where so much is missing from a snapshot', async () => {
    const many = Array.from({ length: 60 }, (_, n) => F2.replace('F-1002', `F-${2_000 + n}`));
    const id = await at.add();
    at.put('open.csv', list(F1, ...many));
    await at.lookTwice(id);
    at.put('open.csv', list(F1), '2026-03-04T08:00:00.000Z');
    expect((await at.lookTwice(id, '2026-03-04T09:00:00.000Z')).taken).toEqual([
      { name: 'open.csv', verdict: 'waiting' },
    ]);
    expect((await at.ledger.items()).filter((line) => line.endsWith('?'))).toEqual([]);
  });

  it('waits for a person where the source was never told how to read it', async () => {
    const id = await at.add({ source: 'nobody knows', fileDay: '' });
    at.put('open.csv', list(F1, F2));
    expect((await at.lookTwice(id)).taken).toEqual([{ name: 'open.csv', verdict: 'waiting' }]);
  });

  it('is left to another process that looks there', async () => {
    const id = await at.add();
    at.put('open.csv', list(F1, F2));
    await at.look(id, '2026-03-03T09:00:00.000Z');
    const looks = await Promise.all([1, 2, 3].map(() => at.look(id, '2026-03-03T09:01:00.000Z')));
    expect(looks.map(({ state }) => state).sort()).toEqual(['done', 'elsewhere', 'elsewhere']);
    expect(await at.taken()).toEqual(['open.csv booked']);
  });
});

describe('what is no list', () => {
  it('is named with its reason, and nothing leads out of the folder', async () => {
    const id = await at.add({ pattern: '*' });
    const outside = join(at.home, 'secret.csv');
    writeFileSync(outside, list(F2));
    symlinkSync(outside, join(at.folder, 'link.csv'));
    mkdirSync(join(at.folder, 'folder.csv'));
    execFileSync('mkfifo', [join(at.folder, 'pipe.csv')]);
    at.put('bad\nname.csv', list(F2));
    at.put('.hidden.csv', list(F2));
    writeFileSync(join(at.folder, 'huge.csv'), '');
    truncateSync(join(at.folder, 'huge.csv'), 2_000_000_000);
    const { taken, refused } = await at.lookTwice(id);
    expect(taken).toEqual([]);
    expect([...refused].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'bad�name.csv', fault: 'name' },
      { name: 'folder.csv', fault: 'folder' },
      { name: 'huge.csv', fault: 'size' },
      { name: 'link.csv', fault: 'link' },
      { name: 'pipe.csv', fault: 'special' },
    ]);
    expect(await at.ledger.items()).toEqual(['4711 F-1001 invoice 10000 10000']);
  });

  it('is not followed where our own folder is a link', async () => {
    const id = await at.add();
    const elsewhere = join(at.home, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(at.folder, 'working'));
    at.put('open.csv', list(F1, F2));
    expect(await at.lookTwice(id)).toMatchObject({ state: 'trouble', trouble: { code: 'intake-odd' } });
    unlinkSync(join(at.folder, 'working'));
    expect((await at.look(id, '2026-03-03T09:10:00.000Z')).taken).toEqual([{ name: 'open.csv', verdict: 'booked' }]);
  });

  it('is not the folder of another company, nor one outside', async () => {
    mkdirSync(join(at.home, 'intake', 'other', 'erp'), { recursive: true });
    symlinkSync(join(at.home, 'intake', 'other'), join(at.home, 'intake', at.company.code, 'sly'));
    await expect(at.add({ name: 'sly', place: 'sly/erp' })).rejects.toMatchObject({ code: 'intake-place' });
    for (const place of ['../other/erp', '/etc', 'erp/../../other', '..', '.', 'a\0b', 'erp\\..', 'C:/x', '']) {
      await expect(at.add({ name: 'x', place })).rejects.toThrow('place');
    }
  });
});

describe('the gate', () => {
  it('follows the oldest required source, and says which is late', async () => {
    const judged = async (today: string) =>
      judgeFreshness(
        await freshnessOf(open.db.read, at.company.id),
        { freshness: 'daily', freshnessDays: 0 },
        today as never,
      );
    expect(await judged('2026-03-03')).toMatchObject({ fresh: true, asOf: '2026-03-02', late: [] });
    await at.add({ name: 'bank', place: 'bank', source: 'bank', required: '1' });
    expect(await judged('2026-03-03')).toMatchObject({ fresh: false, asOf: '2026-03-02', late: ['bank'] });
    const id = await at.add({ required: '1', rhythm: 'weekly' });
    expect(await judged('2026-03-09')).toMatchObject({ fresh: false, late: ['bank'] });
    expect(await judged('2026-03-13')).toMatchObject({ fresh: false, late: ['bank', 'erp'] });
    at.put('open.csv', list(F1, F2), '2026-03-13T08:00:00.000Z');
    await at.lookTwice(id, '2026-03-13T09:00:00.000Z');
    expect(await judged('2026-03-13')).toMatchObject({ fresh: false, late: ['bank'], asOf: '2026-03-13' });
  });

  it('refuses a run while a required source is late, and names it', async () => {
    await at.add({ name: 'bank', place: 'bank', source: 'bank', required: '1' });
    const run = dailyRun(onDay(at.work(), at.company.zone), { company: at.company, holds: holdSources, papers });
    await expect(run).rejects.toMatchObject({
      code: 'ledger-stale',
      message: expect.stringContaining('bank') as string,
    });
  });
});
