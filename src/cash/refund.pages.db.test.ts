import { seat } from '../desk/testing/browse';
import { rowsOf } from '../platform/db';
import { flawsIn } from '../platform/testing/browser';
import { decide } from './deciding.actions';
import { matchReceipts } from './matching.actions';
import { plantReceipts, type PlantedLine } from './testing/plant-receipts';

/** Money that is paid back, and what is given up beside a payment, at a real browser. */
const IBAN = 'FR7630006000011234567890189';
const seated = seat('collector');
const on = (path: string): string => `/c/acme-sas${path}`;
const sealed = (kind: 'bank_line' | 'item' | 'customer', id: number): string => seated.desk.house.ids.seal(kind, id);

const came = async (line: PlantedLine): Promise<number> => (await plantReceipts(seated.database.db, seated.desk.company.id, [line]))[0] ?? 0; // prettier-ignore

async function itemOf(document: string): Promise<{ id: number; customerId: number; open: number }> {
  const sql = 'select item_id as id, customer_id as "customerId", open_minor as open from v_open_item where company_id = ? and document = ?'; // prettier-ignore
  const [row] = await rowsOf<{ id: number; customerId: number; open: number }>(seated.database.db.read, sql, [seated.desk.company.id, document]); // prettier-ignore
  if (!row) throw new Error(`there is no ${document}`);
  return row;
}

/** In light, dark and on a phone. */
async function looked(name: string): Promise<void> {
  const { page } = seated.who;
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 390]] as const) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 900 });
    await new Promise((done) => setTimeout(done, 400)); // colours move a moment
    expect([name, await flawsIn(page)]).toEqual([name, []]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([name, width, wide]).toEqual([name, width, 0]);
  }
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.setViewport({ width: 1280, height: 900 });
} // prettier-ignore

it('gives up the rest of a document as what it is, and says why it may not', async () => {
  const { who, desk, database } = seated;
  const { id, customerId, open } = await itemOf('F-1002');
  await database.db.transaction((tx) => tx('entry').where({ company_id: desk.company.id, document: 'F-1002' }).update({ discount_minor: 800, discount_until: '2026-01-31' })); // prettier-ignore
  const lineId = await came({ on: '2026-03-02', amountMinor: open - 800, text: 'F-1002', name: 'Somebody' });
  await matchReceipts(desk.work(), desk.company);
  await who.go(on('/cash'));
  expect(await who.said('main')).toMatch(/cash discount €8[.]00/);
  await looked('worklist');
  await who.go(on(`/cash/${sealed('bank_line', lineId)}`));
  expect(await who.page.evaluate(`document.querySelector('[name="rest.${sealed('item', id)}"]').value`)).toBe(
    'discount',
  );
  await looked('receipt');
  const field = `rest.${sealed('item', id)}`;
  await who.page.select(`[name="${field}"]`, 'difference');
  expect(await who.press('Apply')).toBe(422);
  expect(await who.said('.desk-error.is-small')).toContain('more than the company lets pass');
  await looked('receipt-refused');
  await who.page.select(`[name="${field}"]`, 'discount');
  expect(await who.press('Apply')).toBe(200);
  expect(await who.said('#notices')).toContain('cash discount €8.00');
  expect((await itemOf('F-1002')).open).toBe(0);
  await who.press('Undo');
  expect((await itemOf('F-1002')).open).toBe(open);
  expect(customerId).toBeGreaterThan(0);
}, 120_000);

it('is asked for from the account, said to be paid, taken back, and shown by the bank', async () => {
  const { who, desk } = seated;
  const { customerId } = await itemOf('F-1001');
  const lineId = await came({
    on: '2026-03-01',
    amountMinor: 12_000,
    text: 'paid twice',
    name: 'Brasserie',
    iban: IBAN,
  });
  const plan = [{ customerId, parts: [], onAccountMinor: 12_000 }];
  await decide(desk.work(), desk.company.id, { lineId, plan, note: null });
  await who.go(on('/cash/on-account'));
  await looked('on-account');
  const last = `[...document.querySelectorAll('[data-row-key="b"]')].at(-1).getAttribute('href')`;
  await who.go(String(await who.page.evaluate(last)));
  expect(await who.said('main')).toContain('FR76 3000 6000 0112 3456 7890 189');
  await looked('refund-new');
  await who.fill({ amount: '200', why: 'paid twice' });
  expect(await who.press('Pay back')).toBe(422);
  await who.fill({ amount: '120.00', why: 'paid twice' });
  await who.press('Pay back');
  expect(await who.said('#notices')).toContain('€120.00 are to be paid back');
  await looked('refunds');
  await who.go(on(`/customers/${sealed('customer', customerId)}`));
  expect(await who.said('#cash')).toContain('To be paid back until');
  await looked('customer');
  await who.go(
    String(
      await who.page.evaluate(`document.querySelector('#cash a[href*="/cash/refunds/rd_"]').getAttribute('href')`),
    ),
  );
  await who.until('Paid otherwise');
  await looked('refund');
  await who.fill({ how: 'by cheque' });
  await who.press('Record');
  expect(await who.said('#notices')).toContain('recorded as paid back');
  await who.press('Undo');
  await who.until('To be paid back until');
  await came({ on: '2026-03-02', amountMinor: -12_000, text: 'Remboursement', name: 'Brasserie', iban: 'DE02120300000000202051' }); // prettier-ignore
  await matchReceipts(desk.work(), desk.company);
  await who.go(who.where());
  await looked('refund-line');
  await who.press('It is this one');
  expect(await who.said('main')).toContain('a line of the bank shows it');
  await looked('refund-done');
}, 120_000);

it('knows no refund that is not there, and no credit of somebody else', async () => {
  const clerk = await seated.desk.as('collector');
  for (const path of [
    '/cash/refunds/rd_00000000000',
    '/cash/refunds/1',
    '/cash/refunds/new',
    "/cash/refunds/new?item=x'",
  ]) {
    expect([path, (await clerk.get(on(path))).status]).toEqual([path, 404]);
  }
  const reader = await seated.desk.as('reader');
  expect((await reader.get(on('/cash/refunds'))).status).toBe(200);
  const item = sealed('item', (await itemOf('F-1001')).id);
  const given = { item, amount: '1e9', due: 'x', why: '<b>', iban: "'; drop table entry; --" };
  expect((await clerk.post(on('/cash/refunds/new'), given)).status).toBe(422);
  expect((await clerk.post(on('/cash/refunds/new'), { ...given, amount: '1.00', due: '2026-03-09' })).status).toBe(422);
});
