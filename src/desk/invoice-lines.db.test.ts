import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from '../imports/actions';
import { undoImport } from '../imports/undo.actions';
import { writeFileSync } from 'node:fs';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** The lines of an invoice: out of the list into the customer's page, into a dispute about some of them, and into the portal. */
const open = testDatabase();
const LIST = readFileSync(join(__dirname, '../../fixtures/imports/csv/invoice-lines.csv'), 'utf8');
let desk: TestDesk;
let at: string;
let files = 0;

async function csv(text: string): Promise<Awaited<ReturnType<typeof importFile>>> {
  const path = join(open.home, `lines${(files += 1)}.csv`);
  writeFileSync(path, text);
  const { company } = desk;
  const request = {
    company,
    path,
    options: { asOf: day('2026-03-02') },
    fileDay: day('2026-03-02'),
    yes: true,
  } as const;
  return importFile(desk.work(), { ...request, mode: 'delta' });
}

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
  await csv(LIST);
  await open.db.write('customer').where({ code: '4711' }).update({ language: 'en' });
});
afterAll(() => desk.close());

const itemOf = async (document: string): Promise<{ id: number; customerId: number; sealed: string; open: number }> => {
  const [row] = await rowsOf<{ id: number; customerId: number; open: number }>(
    open.db.read,
    `select item_id as id, customer_id as "customerId", open_minor as open from v_open_item where document = ?`,
    [document],
  );
  return { ...(row ?? { id: 0, customerId: 0, open: 0 }), sealed: desk.house.ids.seal('item', row?.id ?? 0) };
};
const customerPage = async (): Promise<string> =>
  `${at}/customers/${desk.house.ids.seal('customer', (await itemOf('L-1')).customerId)}`;
const disputed = async (document: string): Promise<{ minor: number | null; lines: string | null }[]> =>
  rowsOf(
    open.db.read,
    `select d.amount_minor as minor, d.lines from v_dispute_item d where d.item_id = ? order by d.dispute_id`,
    [(await itemOf(document)).id],
  );

describe('a list with one row per line', () => {
  it('changes nothing when it comes again, follows its lines, and is undone with them', async () => {
    expect(await csv(LIST)).toMatchObject({ changed: 0, booked: 0 });
    const changed = await csv(LIST.replace('Freight', 'Carriage'));
    expect(changed).toMatchObject({ changed: 1, booked: 0 });
    const line = (): Promise<unknown> => open.db.read('v_entry').where({ document: 'L-1' }).select('lines');
    expect(JSON.stringify(await line())).toContain('Carriage');
    const deps = { dependents: [], withdraw: () => Promise.resolve() };
    await undoImport(desk.work(), deps, { companyId: desk.company.id, importId: changed.importId ?? 0 });
    expect(JSON.stringify(await line())).toContain('Freight');
  });

  it('without lines takes away none that are known', async () => {
    const plain = 'Customer no;Customer;Invoice no;Invoice date;Due date;Currency;Amount\n4711;Roux et Fils SARL;L-1;2026-01-05;2026-02-04;EUR;1.255,00\n'; // prettier-ignore
    expect(await csv(plain)).toMatchObject({ changed: 0 });
  });
});

describe('the desk', () => {
  it('shows the lines below their invoice with their tax, to readers too', async () => {
    const { text } = await (await desk.as('reader')).get(await customerPage());
    expect(text).toContain('3 lines');
    for (const said of ['Pallets', '605.00', 'Books; reduced rate', '318.00', '332.00', 'order line 2', '40 × 12.5'])
      expect(text).toContain(said);
    expect(text).toContain('The lines do not add up to the invoice');
    expect(text).not.toContain('Dispute lines');
  });

  it('disputes the lines that are ticked and keeps the rest demandable', async () => {
    const collector = await desk.as('collector');
    const form = `${await customerPage()}/items/${(await itemOf('L-1')).sealed}/lines`;
    expect((await collector.get(form)).text).toContain('Dispute lines of L-1');
    const words = { category: 'price', objection: 'agreed otherwise' };
    const wrongs: readonly (readonly [Record<string, string | string[]>, string])[] = [
      [{}, 'Tick at least one line.'],
      [{ line: '99' }, 'Tick at least one line.'],
      [{ line: ['10', '"><script>'] }, 'Tick at least one line.'],
      [{ line: '10', named: '99999999' }, '€1,255.00'],
      [{ line: '10', named: '-1' }, '€1,255.00'],
      [{ line: '10', named: 'much' }, 'class="wrong"'],
    ];
    for (const [fields, says] of wrongs) {
      const answer = await collector.post(form, { ...words, ...fields });
      expect([answer.status, answer.text.includes(says), answer.text.includes('"><script>')]).toEqual([
        422,
        true,
        false,
      ]);
    }
    expect((await collector.post(form, { ...words, line: ['10', '30'] })).location).toBe(await customerPage());
    const [made] = await disputed('L-1');
    expect(made?.minor).toBe(60_500 + 33_200);
    expect(JSON.parse(made?.lines ?? '[]')).toEqual([
      { no: '10', text: 'Pallets', amountMinor: 60_500 },
      { no: '30', text: 'Freight', amountMinor: 33_200 },
    ]);
    const [one] = await rowsOf<{ id: number }>(open.db.read, `select max(id) as id from v_dispute`, []);
    const page = (await collector.get(`${at}/disputes/${desk.house.ids.seal('dispute', one?.id ?? 0)}`)).text;
    expect(page).toContain('line 10: Pallets, €605.00');
    expect(page).toContain('937.00');
  });

  it('asks for the amount where the lines do not add up', async () => {
    const collector = await desk.as('collector');
    const form = `${await customerPage()}/items/${(await itemOf('L-3')).sealed}/lines`;
    const fields = { category: 'price', objection: 'too much', line: '2' };
    const asked = await collector.post(form, fields);
    expect([asked.status, asked.text.includes('field-named-wrong')]).toEqual([422, true]);
    expect((await collector.post(form, { ...fields, named: '20.00' })).status).toBe(303);
    expect(await disputed('L-3')).toEqual([
      { minor: 2_000, lines: '[{"no":"2","text":"Deposit","amountMinor":null}]' },
    ]);
  });

  it('has no such page for what has no lines, for others and for readers', async () => {
    const collector = await desk.as('collector');
    const page = await customerPage();
    for (const document of ['L-4', 'F-1003'])
      expect((await collector.get(`${page}/items/${(await itemOf(document)).sealed}/lines`)).status).toBe(404);
    expect((await (await desk.as('reader')).get(`${page}/items/${(await itemOf('L-2')).sealed}/lines`)).status).toBe(
      403,
    );
    expect(desk.failures).toEqual([]);
  });
});

describe('the portal', () => {
  async function customer(): Promise<Visitor> {
    const collector = await desk.as('collector');
    const page = `${await customerPage()}/portal-link`;
    await collector.post(page);
    const link = /value="[^"]*(\/portal\/[A-Za-z0-9_-]{43})"/.exec((await collector.get(page)).text)?.[1] ?? '';
    const who = desk.stranger();
    await who.post(link);
    return who;
  }

  it('shows the lines, and takes an objection to some of them only', async () => {
    const who = await customer();
    const text = (await who.get('/portal/account')).text + (await who.get('/portal/account/wrong')).text;
    for (const said of ['What was invoiced', 'Line 20: Books; reduced rate', '40.33', 'Only some lines of L-2'])
      expect(text).toContain(said);
    expect(text).not.toContain('Only some lines of L-3');
    const { sealed } = await itemOf('L-2');
    const once = /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
    const fields = { once, item: sealed, category: 'quantity', objection: 'half came' };
    const other = (await itemOf('F-1001')).sealed;
    for (const line of [`${other}/1`, `${sealed}/9`, 'nonsense', `${sealed}/`]) {
      const answer = await who.post('/portal/account/dispute', { ...fields, line: [`${sealed}/1`, line] });
      expect([line, answer.status, answer.text.includes('not of the invoice that you chose')]).toEqual([
        line,
        422,
        true,
      ]);
    }
    const sent = { ...fields, line: [`${sealed}/1`, `${sealed}/3`] };
    expect((await who.post('/portal/account/dispute', sent)).location).toBe('/portal/account');
    const told = (await who.get('/portal/account')).text;
    expect(told).toContain('“Line 1: Bolts; Line 3: Washers” of L-2');
    expect(told).toContain('we do not ask for €80.67 of it; the rest is still to be paid');
    expect(await disputed('L-2')).toMatchObject([{ minor: 8_067 }]);
    expect(desk.failures).toEqual([]);
  });
});
