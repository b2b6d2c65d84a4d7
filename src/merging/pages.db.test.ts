import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDesk } from '../desk/testing/test-desk';
import { seat } from '../desk/testing/browse';
import { importFile } from '../imports/actions';
import { day } from '../kernel/day';
import { rowsOf, type Db } from '../platform/db';
import { closeBrowser } from '../platform/pdf/browser';
import { flawsIn } from '../platform/testing/browser';

/** A clerk finds two records of one customer, compares, merges, takes back, and says of others that they are two. */
const at = seat('manager', { before: doubled });
afterAll(() => closeBrowser());

const on = (path: string): string => `/c/acme-sas${path}`;
const LIST = on('/customers/duplicates');

/** The list comes once more, by a spreadsheet that cut the zeros in front. */
async function doubled(desk: TestDesk, db: Db): Promise<void> {
  const head = 'Customer No;Customer Name;Document No;Document Type;Document Date;Due Date;Amount;Open Amount;Currency;Email';
  const lines = [
    '004711;Roux & Fils;F-9001;Invoice;2026-01-05;2026-02-04;70.00;70.00;EUR;compta@roux.example',
    '001020;Cafe du Parc SARL;F-9002;Invoice;2026-01-05;2026-02-04;80.00;80.00;EUR;',
    '7001;Lambert Bois;F-9003;Invoice;2026-01-05;2026-02-04;10.00;10.00;EUR;',
    '7002;Lambert Bois SAS;F-9004;Invoice;2026-01-05;2026-02-04;10.00;10.00;EUR;',
  ];
  const path = join(desk.house.config.home, 'second.csv');
  writeFileSync(path, `${[head, ...lines].join('\n')}\n`);
  await importFile(desk.work(), { company: desk.company, path, options: { asOf: day('2026-03-02') }, yes: true, fileDay: day('2026-03-02') });
  await db.write('customer').whereIn('code', ['7001', '7002']).update({ vat_no: 'FR32123456789' });
} // prettier-ignore

const idOf = async (code: string): Promise<string> => {
  const [row] = await at.database.db.read('customer').where({ code }).select<{ id: number }[]>('id');
  return at.desk.work().ids.seal('customer', row?.id ?? 0);
};

it('looks for them, and the page of the import says so', async () => {
  await at.who.go(on('/customers'));
  await at.who.press('Perhaps one customer');
  expect(await at.who.said('main')).toContain('Nobody has looked yet.');
  await at.who.press('Look again');
  expect(await at.who.said('#notices')).toContain('3 pairs found');
  expect(await at.who.said('main')).toMatch(/Lambert Bois[^]*Certain[^]*same VAT number, same name/);
  expect(await flawsIn(at.who.page)).toEqual([]);
  const [made] = await rowsOf<{ id: number }>(at.database.db.read, 'select max(id) as id from import');
  await at.who.go(on(`/imports/${at.desk.work().ids.seal('import', made?.id ?? 0)}`));
  await at.who.press('4 customers of this file may be others that you have');
  expect(await at.who.said('main')).toContain('same number but for zeros');
});

it('compares two, merges them by a key, and takes it back at once', async () => {
  await at.who.go(`${LIST}?one=4711&other=004711`);
  const said = await at.who.said('main');
  for (const text of ['same number but for zeros', 'same email address', '€70.00 in 1 item'])
    expect(said).toContain(text);
  expect(await flawsIn(at.who.page)).toEqual([]);
  await Promise.all([at.who.page.waitForNavigation(), at.who.page.keyboard.press('m')]);
  expect(await at.who.said('#notices')).toContain('004711 Roux & Fils is now 4711 Roux et Fils SARL');
  await at.who.go(on(`/customers/${await idOf('004711')}`));
  expect(await at.who.said('h1')).toContain('Roux et Fils SARL');
  expect(await at.who.said('main')).toContain('Also 004711');
  await at.who.go(on(`/customers/duplicates/${await idOf('4711')}/${await idOf('004711')}`)); // An old link.
  expect(await at.who.said('h1')).toContain('Roux et Fils SARL');
  await at.who.go(LIST);
  await at.who.press('Take back');
  expect(await at.who.said('#notices')).toContain('004711 Roux & Fils is a record of its own again');
});

it('keeps two apart, and may change its mind', async () => {
  await at.who.go(on(`/customers/duplicates/${await idOf('1020')}/${await idOf('001020')}`));
  await at.who.press('Not the same');
  await at.who.go(LIST);
  expect(await at.who.said('main')).toContain('Said to be two');
  await at.who.press('Look again');
  expect(await at.who.said('table')).not.toContain('001020');
  await at.who.press('Take back');
  expect(await at.who.said('table')).toContain('001020');
});

it('merges what is certain at one press, after showing it, and only what it showed', async () => {
  const manager = await at.desk.as('manager');
  await manager.post(`${LIST}/certain`, { shown: '1-2' });
  expect(await at.count('customer_merge where undone_at is null')).toBe(0);
  await at.who.go(LIST);
  await at.who.press('Merge the 1 certain pair');
  expect(await at.who.said('main')).toContain('Lambert Bois');
  expect(await flawsIn(at.who.page)).toEqual([]);
  await at.who.press('Merge 1 record');
  expect(await at.who.said('#notices')).toContain('1 record merged');
  expect(await at.count('customer_merge where undone_at is null')).toBe(1);
});

it('asks the right of each, and survives whatever is sent', async () => {
  const [reader, clerk] = [await at.desk.as('reader'), await at.desk.as('collector')];
  const pair = on(`/customers/duplicates/${await idOf('4711')}/${await idOf('1007')}`);
  expect((await reader.get(pair)).status).toBe(200);
  expect((await reader.post(`${pair}/merge`, { stays: await idOf('4711') })).status).toBe(403);
  expect((await clerk.get(`${LIST}/certain`)).status).toBe(403);
  for (const odd of ['', 'x', 'cu_00000000000', "' or 1=1 --", '%00', '9'.repeat(5000)]) {
    expect((await clerk.post(`${pair}/merge`, { stays: odd })).status).toBe(404);
    expect([200, 303, 404, 409]).toContain((await clerk.get(`${LIST}?sure=${encodeURIComponent(odd)}&import=${encodeURIComponent(odd)}`)).status);
    expect((await clerk.get(`${LIST}?one=${encodeURIComponent(odd.slice(0, 300))}&other=4711`)).status).toBeLessThan(500);
    expect((await clerk.post(`${LIST}/${encodeURIComponent(odd.slice(0, 50) || 'x')}/undo`, {})).status).toBe(404);
  }
  expect((await clerk.get(on(`/customers/duplicates/${await idOf('4711')}/${await idOf('4711')}`))).status).toBe(404);
  expect(at.desk.failures).toEqual([]);
}); // prettier-ignore
