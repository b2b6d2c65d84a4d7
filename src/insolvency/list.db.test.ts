import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as xlsx from 'xlsx';
import { holdSources } from '../app';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { recordInsolvency } from './actions';
import { askForList, checkList, notThisOne, recheckLists } from './list.actions';
import { openMatches } from './list.store';
import { retainedAnnouncements } from './retention.store';

/** Lists of announced proceedings over a real database: compared, kept as digests, checked again, decided once, asked for again. */
const open = testDatabase();
let desk: TestDesk;
const ids: Record<string, number> = {};

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  for (const { id, code } of await rowsOf<{ id: number; code: string }>(open.db.read, 'select id, code from customer')) ids[code] = id; // prettier-ignore
  await open.db.transaction(async (tx) => {
    await tx('customer').where({ code: '4711' }).update({ register_no: '123 456 789 RCS Lyon', country: 'FR', name: 'Boulangerie Roux' });
    await tx('customer').where({ code: '1007' }).update({ country: 'FR', legal_name: 'Brauhaus Nord' });
    const address = { company_id: desk.company.id, customer_id: ids['1007'], role: 'registered', street: 'x', city: 'Lille', country: 'FR' };
    await tx('address').insert({ ...address, postcode: '59000', recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' });
  });
}); // prettier-ignore
afterAll(() => desk.close());

const HEAD = 'dateparution;tribunal;commercant;registre;cp;familleavis_lib;Date jugement\n';
const ROUX = '2026-02-27;Greffe de Lyon;Roux Boulanger;123 456 789;69003;Liquidation judiciaire;2026-02-20\n';
const NORD = '2026-02-27;Greffe de Lille;BRAUHAUS NORD;987 654 321;59000;Liquidation judiciaire;2026-02-20\n';
const NOBODY = '2026-02-27;Greffe de Nice;Nobody Known;111 222 333;06000;Liquidation judiciaire;2026-02-20\n';

const check = (text: string | Buffer, name = 'bodacc.csv') => {
  mkdirSync(open.home, { recursive: true });
  const path = join(open.home, name);
  writeFileSync(path, text);
  return checkList(desk.work(), { companyId: desk.company.id, country: 'FR', path, name });
};
const found = async () => (await openMatches(open.db.read, desk.company.id)).map(({ code, by, facts }) => [code, by, facts === null]); // prettier-ignore
const clear = async (): Promise<string> => {
  const rows = await rowsOf<{ facts: string | null }>(open.db.read, 'select facts from insolvency_match');
  const lists = await rowsOf(open.db.read, 'select * from insolvency_key');
  return JSON.stringify([rows, lists]);
};

it('proposes what fits by number or by name and postcode, names the rows that are wrong, and keeps others as digests only', async () => {
  const { rows, problems, found: many } = await check(`${HEAD}${ROUX}${NORD}${NOBODY};;;;;;2026-02-20\n`);
  expect([rows, problems.map(({ row, code }) => [row, code]), many]).toEqual([3, [[5, 'nobody']], 2]);
  expect(await found()).toEqual([['4711', 'number', false], ['1007', 'name', false]]); // prettier-ignore
  const kept = await clear();
  expect([kept.includes('BRAUHAUS NORD'), kept.includes('Nobody'), kept.includes('111222333')]).toEqual([true, false, false]); // prettier-ignore
  const anybodys = createHash('sha256').update(`${desk.company.id}\nR FR 111222333`).digest('hex');
  expect([kept.length > 500, kept.includes(anybodys)]).toEqual([true, false]);
  expect(await rowsOf(open.db.read, 'select id from insolvency')).toEqual([]);
});

it('proposes nothing twice, whatever list says it', async () => {
  expect((await check(`${HEAD}${NORD}${ROUX}`, 'again.csv')).found).toBe(0);
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['Name', 'SIREN', 'Date jugement'], ['Roux', '123456789', '20/02/2026']])); // prettier-ignore
  const sheet = xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  expect(await check(sheet, 'list.xlsx')).toMatchObject({ rows: 1, problems: [], found: 1 });
});

it.each([
  ['nothing', ''],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['a broken workbook', Buffer.from('504b0304deadbeef', 'hex')],
  ['no such headings', 'a;b\n1;2\n'],
  ['headings only', HEAD],
])('refuses %s', async (_, bytes) => {
  await expect(check(bytes, 'bad.csv')).rejects.toMatchObject({ code: 'insolvency-list' });
});

it('remembers who it is not, and forgets that row in clear', async () => {
  expect(await notThisOne(desk.work(), desk.company.id, { customerId: ids['1007'] ?? 0 })).toBe(1);
  await expect(notThisOne(desk.work(), desk.company.id, { customerId: ids['1007'] ?? 0 })).rejects.toMatchObject({ code: 'no-such-match' }); // prettier-ignore
  expect((await check(`${HEAD}${NORD}`, 'third.csv')).found).toBe(0);
  expect(await clear()).not.toContain('BRAUHAUS NORD');
});

it('checks customers who come later, or whose number changes, against what is kept', async () => {
  const { id: companyId } = desk.company;
  expect(await recheckLists(desk.work(), companyId)).toBe(0);
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update({ vat_no: 'FR55 111222333' }));
  expect(await recheckLists(desk.work(), companyId)).toBe(1);
  expect(await found()).toContainEqual(['1007', 'number', true]);
  expect(await recheckLists(desk.work(), companyId)).toBe(0);
});

it('is decided by recording the insolvency', async () => {
  const proceeding = { kind: 'fr_liquidation', openedOn: day('2026-02-20'), publishedOn: day('2026-02-27'), source: 'list', court: null, number: null, administrator: null, administratorEmail: null, proofBy: null } as const; // prettier-ignore
  const customer = { id: ids['4711'] ?? 0, code: '4711' };
  await recordInsolvency(desk.work(), desk.company, { customer, proceeding, chosen: new Map() }, holdSources);
  expect((await found()).map(([code]) => code)).toEqual(['1007']);
  expect(await clear()).not.toContain('Roux Boulanger');
  expect((await check(`${HEAD}${ROUX.replace('69003', '69004')}`, 'fourth.csv')).found).toBe(0);
});

it('asks for a newer list when the newest is old, once', async () => {
  const { id: companyId } = desk.company;
  expect(await askForList(desk.work(), companyId)).toBe(0);
  desk.setNow('2026-03-12T09:00:00.000Z');
  expect([await askForList(desk.work(), companyId), await askForList(desk.work(), companyId)]).toEqual([1, 0]);
  const tasks = () => rowsOf(open.db.read, `select id from task where kind = 'insolvency_list' and done_at is null`);
  expect(await tasks()).toHaveLength(1);
  await check(`${HEAD}${NOBODY}${NOBODY}`, 'fifth.csv'); // twice, and in lists before
  expect(await tasks()).toEqual([]);
});

it('goes when its time is over: digests, and in clear what nobody decided; not of customers who are protected', async () => {
  const { id: companyId } = desk.company;
  const keys = () => rowsOf(open.db.read, 'select id from insolvency_key');
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update({ register_no: '444 555 666' }));
  expect((await check(`${HEAD}${NORD.replace('987 654 321', '444 555 666')}`, 'sixth.csv')).found).toBe(1);
  const which = { companyId, before: day('2026-03-12'), protected: [] };
  const { goes, oldestKept } = await retainedAnnouncements.figures(open.db.read, which);
  expect([goes > 1, oldestKept]).toEqual([true, '2026-03-12']);
  const empty = (asked: typeof which) => open.db.transaction((tx) => retainedAnnouncements.empty(tx, asked));
  expect(await empty(which)).toBe(goes);
  const left = await rowsOf(open.db.read, 'select distinct l.file_name as name from insolvency_key k join insolvency_list l on l.id = k.list_id order by name'); // prettier-ignore
  expect(left).toEqual([{ name: 'fifth.csv' }, { name: 'sixth.csv' }]);
  const later = { ...which, before: day('2026-03-13') };
  expect(await empty({ ...later, companyId: companyId + 1 })).toBe(0);
  await empty({ ...later, protected: [ids['1007'] ?? 0] as never[] });
  expect(await keys()).toEqual([]);
  expect(await clear()).toContain('BRAUHAUS NORD');
  expect(await empty(later)).toBe(1);
  expect(await clear()).not.toContain('BRAUHAUS NORD');
  expect(await found()).toContainEqual(['1007', 'number', true]);
});
