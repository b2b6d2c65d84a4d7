import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { allocate } from '../ledger/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** Promises as people meet them in the desk: recorded from the list of items, found in the register, judged on their page. */
const open = testDatabase();
let desk: TestDesk;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
});
afterAll(() => desk.close());

interface Row {
  readonly id: number;
  readonly customer: number;
}

const rowOf = async (document: string): Promise<Row> => {
  const [row] = await rowsOf<Row>(
    open.db.read,
    'select item_id as id, customer_id as customer from v_open_item where company_id = ? and document = ?',
    [desk.company.id, document],
  );
  return row!;
};
const itemOf = async (document: string): Promise<string> => desk.house.ids.seal('item', (await rowOf(document)).id);

const promises = (): Promise<{ id: number; amount_minor: number; level: number; pauses: number }[]> =>
  rowsOf(open.db.read, 'select id, amount_minor, level, pauses from promise order by id');
const pathOf = (id: number): string => `${at}/promises/${desk.house.ids.seal('promise', id)}`;

const given = { promisedOn: '2026-03-10', channel: 'phone', byWhom: '=Ms Roux', note: '', pauses: '' };

describe('promises in the desk', () => {
  it('say what the page will show where there is none yet', async () => {
    const { status, text } = await (await desk.as('reader')).get(`${at}/promises`);
    expect(status).toBe(200);
    expect(text).toContain('No promise fits.');
    expect(text).not.toContain('data-chart');
  });

  it('are recorded from selected items, once however often it is sent, with what is wrong said beside its field', async () => {
    const collector = await desk.as('collector');
    expect((await collector.get(`${at}/items`)).text).toContain(`formaction="${at}/items/promise"`);
    const id = await itemOf('F-1001');
    const asked = await collector.post(`${at}/items/promise`, { id });
    expect(asked.text).toContain('This records one promise.');
    expect(asked.text).toContain('A first promise of up to 10 days pauses the reminders');
    const wrong = await collector.post(`${at}/promises`, {
      id,
      ...given,
      promisedOn: '2026-03-01',
      [`amount-${id}`]: '1200.01',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Give a day from today on, at most a year away.');
    expect(wrong.text).toContain('More than nothing, and not more than €1,200.00.');
    expect(wrong.text).toContain('value="1200.01"');
    expect(await promises()).toEqual([]);
    const fields = { id, ...given, [`amount-${id}`]: '1,000.00' };
    const [first, second] = await Promise.all([
      collector.post(`${at}/promises`, fields),
      collector.post(`${at}/promises`, fields),
    ]);
    expect(second.location).toBe(first.location);
    expect(await promises()).toEqual([
      { id: expect.any(Number) as number, amount_minor: 100_000, level: 1, pauses: 1 },
    ]);
    const page = await collector.get(first.location);
    expect(page.text).toContain('€1,000.00 of €1,000.00 is still to come; money counts until 13 Mar 2026.');
    expect(page.text).toContain('&#x3D;Ms Roux');
    expect(page.text).toContain('no promise has come due yet');
  });

  it('of several customers are one for each', async () => {
    const collector = await desk.as('collector');
    const ids = [await itemOf('F-1002'), await itemOf('F-1003')];
    const asked = await collector.post(`${at}/items/promise`, { id: ids });
    expect(asked.text).toContain('A promise is of one customer in one currency: this records 2 promises.');
    await collector.post(`${at}/promises`, { id: ids, ...given, promisedOn: '2026-04-30', pauses: '' });
    expect((await promises()).map(({ pauses }) => pauses)).toEqual([1, 0, 0]);
    expect((await collector.get(`${at}/promises`)).text).toContain('Brauhaus Nord GmbH');
  });

  it('are found, summed by week, and exported without formulas', async () => {
    const reader = await desk.as('reader');
    const { text } = await reader.get(`${at}/promises`);
    expect(text).toContain('9 Mar 2026 – 15 Mar 2026');
    expect(text).toContain('1,000.00');
    expect(text).toContain('data-chart');
    expect((await reader.get(`${at}/promises?to=2026-03-31`)).text).not.toContain('Brauhaus');
    expect((await reader.get(`${at}/promises?channel=portal`)).text).toContain('No promise fits.');
    const { customer } = await rowOf('F-1003');
    const theirs = await reader.get(`${at}/promises?customer=${desk.house.ids.seal('customer', customer)}`);
    expect(theirs.text).toContain('Customer: Brauhaus Nord GmbH');
    expect(theirs.text).not.toContain('Roux et Fils SARL</a>');
    expect((await reader.get(`${at}/promises?customer=nobody`)).status).toBe(404);
    const totals = await reader.get(`${at}/promises/totals`, { headers: { 'hx-request': 'true' } });
    expect(totals.text).toContain('3 promises: €3,790.50 (€3,790.50 of it missing)');
    const csv = await reader.get(`${at}/promises/export`);
    expect(csv.text).toContain("'=Ms Roux");
    expect(csv.text).toContain('1000.00');
    expect((await reader.get(`${at}/promises/export?as=xlsx`)).headers.get('content-type')).toContain('spreadsheetml');
  });

  it('pause by the decision of a person', async () => {
    const collector = await desk.as('collector');
    const path = pathOf((await promises())[1]!.id);
    expect((await collector.get(path)).text).toContain('Pause until 6 May 2026');
    await collector.post(`${path}/pause`);
    const { text } = await collector.get(path);
    expect(text).toContain('pause until 6 May 2026');
    expect(text).not.toContain('/pause"');
  });

  it('show the money that counted and why they were or were not kept', async () => {
    const [first] = await promises();
    const [payment, invoice] = [await rowOf('P-77'), await rowOf('F-1001')];
    await allocate(desk.work(), [
      {
        companyId: desk.company.id,
        fromItemId: payment.id,
        to: { itemId: invoice.id },
        amountMinor: 30_000,
        allocatedOn: desk.work().today,
        basis: 'manual',
      },
    ]);
    const reader = await desk.as('reader');
    const now = await reader.get(pathOf(first!.id));
    expect(now.text).toContain('€700.00 of €1,000.00 is still to come');
    expect(now.text).toContain('P-77');
    const late = await reader.get(`${at}/promises?state=all&when=late&on=2026-03-12`);
    expect(late.text).toContain('F-1001');
    expect((await reader.get(`${pathOf(first!.id)}?on=2026-03-12`)).text).toContain(
      'money that arrives by 13 Mar 2026 still keeps it',
    );
    const judged = await reader.get(`${pathOf(first!.id)}?on=2026-03-16`);
    expect(judged.text).toContain('partly kept');
    expect(judged.text).toContain('€300.00 came by 13 Mar 2026; €700.00 did not.');
    expect((await reader.get(`${at}/promises?state=unkept&on=2026-03-16`)).text).toContain('F-1001');
    expect((await reader.get(`${at}/promises?on=2026-03-16`)).text).not.toContain('F-1001');
    const weeks = (await reader.get(`${at}/promises`)).text;
    expect(weeks).toContain('<td class="num">700.00</td>');
    expect(weeks).not.toContain('<td class="num">1,000.00</td>');
    expect((await reader.get(`${pathOf(first!.id)}?on=2026-03-03`)).text).toContain('money counts until 13 Mar 2026.');
    expect((await reader.get(`${pathOf(first!.id)}?on=2026-03-02`)).status).toBe(404);
  });

  it('are withdrawn with a reason, while their day has not come', async () => {
    const collector = await desk.as('collector');
    const [, second] = await promises();
    const path = pathOf(second!.id);
    const bare = await collector.post(`${path}/withdraw`, { why: ' ' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Say why.');
    await collector.post(`${path}/withdraw`, { why: 'cannot pay before June' });
    expect((await collector.get(path)).text).toContain('Withdrawn on 3 Mar 2026: cannot pay before June');
    expect((await collector.post(`${path}/withdraw`, { why: 'again' })).status).toBe(409);
  });

  it('leave out what is wholly disputed', async () => {
    const collector = await desk.as('collector');
    const id = await itemOf('F-1004');
    const objection = { category: 'price', objection: 'Too much', raisedOn: '2026-03-02', owner: '' };
    await collector.post(`${at}/disputes`, { id, ...objection });
    const refused = await collector.post(`${at}/items/promise`, { id });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('All of it is disputed');
    const both = await collector.post(`${at}/items/promise`, { id: [id, await itemOf('F-1005')] });
    expect(both.text).toContain('1 document is wholly disputed and left out.');
  });

  it('are changed by nobody without the right, on no other day, and known to nobody elsewhere', async () => {
    const reader = await desk.as('reader');
    const path = pathOf((await promises())[2]!.id);
    expect((await reader.get(path)).text).not.toContain('/withdraw');
    for (const one of ['pause', 'withdraw'])
      expect((await reader.post(`${path}/${one}`, { why: 'x' })).status).toBe(403);
    expect((await reader.post(`${at}/items/promise`, { all: '1' })).status).toBe(403);
    const collector = await desk.as('collector');
    expect((await collector.post(`${path}/withdraw?on=2026-03-01`, { why: 'x' })).status).toBe(409);
    for (const wrong of ['pr_00000000000', 'x', desk.house.ids.seal('promise', 999)])
      expect((await collector.get(`${at}/promises/${wrong}`)).status).toBe(404);
  });
});
