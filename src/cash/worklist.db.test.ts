import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { littleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { matchReceipts } from './matching.actions';
import { plantReceipts } from './testing/plant-receipts';

/** Cash as people meet it: what waits, accepted from the list or split on the page of a receipt, taken back, set aside. */
const open = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
const at = '/c/acme-sas';

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  clerk = await desk.as('collector');
});
afterAll(() => desk.close());

const itemOf = async (document: string): Promise<{ id: number; customerId: number; open: number }> => {
  const [row] = await rowsOf<{ id: number; customerId: number; open: number }>(
    open.db.read,
    'select item_id as id, customer_id as "customerId", open_minor as open from v_open_item where company_id = ? and document = ?',
    [desk.company.id, document],
  );
  return row!;
};

/** Lines of the bank, matched. Answers with their public ids. */
async function came(...lines: Parameters<typeof plantReceipts>[2]): Promise<string[]> {
  const ids = await plantReceipts(open.db, desk.company.id, lines);
  await matchReceipts(desk.work(), desk.company);
  return ids.map((id) => desk.house.ids.seal('bank_line', id));
}

const tokenIn = (text: string, id: string): string => new RegExp(`${id}\\.[\\w-]{16}`).exec(text)?.[0] ?? '';
const undoIn = (text: string): string => /name="id" value="(cp_[^"]+)"/.exec(text)?.[1] ?? '';
const sealed = (kind: 'item' | 'customer', id: number): string => desk.house.ids.seal(kind, id);

it('says what the page will show before anything came in', async () => {
  const { status, text } = await clerk.get(`${at}/cash`);
  expect(status).toBe(200);
  expect(text).toContain('Nothing came in yet.');
  expect((await clerk.get(at)).text).toContain(`href="${at}/cash"`);
});

it('accepts what was shown, and nothing else; takes it back; applies nothing again by itself', async () => {
  const { open: owed } = await itemOf('F-1001');
  const [line = ''] = await came({
    on: '2026-03-02',
    amountMinor: owed - 700,
    text: '<b>F-1001</b>',
    name: 'Somebody',
  });
  const list = await clerk.get(`${at}/cash`);
  expect(list.text).toContain('&lt;b&gt;F-1001');
  expect(list.text).toContain('payer not known');
  const token = tokenIn(list.text, line);
  const before = (await itemOf('F-1001')).open;
  await clerk.post(`${at}/cash/accept`, { only: `${line}.aaaaaaaaaaaaaaaa` });
  expect((await clerk.get(`${at}/cash`)).text).toContain('1 had changed');
  expect((await itemOf('F-1001')).open).toBe(before);
  const done = await clerk.post(`${at}/cash/accept`, { only: token });
  expect([done.status, done.location]).toEqual([303, `${at}/cash`]);
  const after = await clerk.get(`${at}/cash`);
  expect(after.text).toContain('1 payment applied');
  expect(after.text).toContain('Everything is decided.');
  expect((await itemOf('F-1001')).open).toBe(700);
  await clerk.post(`${at}/cash/accept`, { only: token });
  expect((await clerk.get(`${at}/cash`)).text).toContain('1 was dealt with already');
  const applied = await clerk.get(`${at}/cash/applied`);
  expect(applied.text).toContain('The collector');
  expect(applied.text).toContain('F-1001');
  await clerk.post(`${at}/cash/undo`, { id: undoIn(after.text) });
  expect((await itemOf('F-1001')).open).toBe(before);
  await matchReceipts(desk.work(), desk.company);
  const back = await clerk.get(`${at}/cash`);
  expect(tokenIn(back.text, line)).toBe(token);
  const page = await clerk.get(`${at}/cash/${line}`);
  expect(page.text).toContain('taken back: taken back at once');
  await clerk.post(`${at}/cash/${line}/aside`, { why: 'a test of ours' });
  expect((await clerk.get(`${at}/cash/aside`)).text).toContain('a test of ours');
});

it('does not apply again by itself what a person took back', async () => {
  const { open: owed } = await itemOf('F-1002');
  const [line = ''] = await came({ on: '2026-03-02', amountMinor: owed, text: 'F-1002 F-1002', name: (await nameOfPayer('F-1002')) }); // prettier-ignore
  expect((await itemOf('F-1002')).open).toBe(0);
  const page = await clerk.get(`${at}/cash/${line}`);
  expect(page.text).toContain('It was dealt with.');
  const wrong = await clerk.post(`${at}/cash/undo`, { id: undoIn(page.text), why: ' ' });
  expect([wrong.status, wrong.text.includes('It is not said why')]).toEqual([409, true]);
  await clerk.post(`${at}/cash/undo`, { id: undoIn(page.text), why: 'wrong customer' });
  await matchReceipts(desk.work(), desk.company);
  expect((await itemOf('F-1002')).open).toBe(owed);
  expect((await clerk.get(`${at}/cash/${line}`)).text).toContain('It waits for a decision.');
  await clerk.post(`${at}/cash/${line}/aside`, { why: 'done with it' });
});

const nameOfPayer = async (document: string): Promise<string> => {
  const [row] = await rowsOf<{ name: string }>(
    open.db.read,
    'select c.name from v_open_item i join v_customer c on c.id = i.customer_id where i.company_id = ? and i.document = ?',
    [desk.company.id, document],
  );
  return row!.name;
};

it('splits a receipt as a person says, and refuses every sum that is none', async () => {
  const item = await itemOf('F-1001');
  const [line = ''] = await came({ on: '2026-03-02', amountMinor: 5000, text: 'thank you', name: 'Nobody Ltd' });
  const [cu, it] = [sealed('customer', item.customerId), sealed('item', item.id)];
  const path = `${at}/cash/${line}`;
  const found = await clerk.post(path, { do: 'find', q: await nameOfPayer('F-1001') });
  expect(found.text).toContain(`value="add:${cu}"`);
  const added = await clerk.post(path, { do: `add:${cu}` });
  expect(added.text).toContain(`name="part.${it}"`);
  const other = await rowsOf<{ id: number }>(open.db.read, 'select item_id as id from v_open_item where company_id = ? and customer_id <> ? limit 1', [desk.company.id, item.customerId]); // prettier-ignore
  const foreign = sealed('item', other[0]!.id);
  const tries: [string, Record<string, string | string[]>, string][] = [
    ['too little', { [`part.${it}`]: '10' }, 'does not come to the amount'],
    ['too much', { [`part.${it}`]: '50', [`account.${cu}`]: '0.01' }, 'does not come to the amount'],
    ['negative', { [`part.${it}`]: '-50', [`account.${cu}`]: '100' }, '-50 is no amount'],
    ['no amount', { [`part.${it}`]: '<i>', [`account.${cu}`]: '50' }, '&lt;i&gt; is no amount'],
    ['huge', { [`part.${it}`]: '99999999999999999999' }, 'is no amount'],
    ['more than open', { [`part.${it}`]: '999999' }, 'Of F-1001 only'],
    ['twice', { [`part.${it}`]: ['25', '25'] }, 'F-1001 is named twice'],
    ['somebody else’s', { [`part.${foreign}`]: '50' }, 'none of these customers'],
    ['of nothing', { 'part.it_00000000000': '50' }, 'none of these customers'],
    ['account of nobody here', { 'account.cu_00000000000': '50' }, 'none of these customers'],
  ];
  for (const [name, fields, said] of tries) {
    const answer = await clerk.post(path, { do: 'apply', customer: cu, ...fields });
    expect([name, answer.status, answer.text.includes(said)]).toEqual([name, 422, true]);
  }
  const nobody = await clerk.post(path, { do: 'apply' });
  expect([nobody.status, nobody.text.includes('Name a customer')]).toEqual([422, true]);
  const rest = await clerk.post(path, { do: `rest:${cu}`, customer: cu, [`part.${it}`]: '20' });
  expect(rest.text).toMatch(new RegExp(`name="account.${cu}" value="30.00"`));
  const live = await clerk.post(`${path}/rest`, { customer: cu, [`part.${it}`]: '20' });
  expect(live.text).toContain('30.00 has none yet');
  expect((await clerk.post(path, { do: 'oldest', customer: cu })).text).toContain('All of it has a place.');
  const before = item.open;
  const done = await clerk.post(path, { do: 'apply', customer: cu, [`part.${it}`]: '20', [`account.${cu}`]: '30' });
  expect([done.status, done.location]).toEqual([303, `${at}/cash`]);
  expect((await itemOf('F-1001')).open).toBe(before - 2000);
  expect((await clerk.get(`${at}/cash/on-account`)).text).toContain('30.00');
  const again = await clerk.post(path, { do: 'apply', customer: cu, [`part.${it}`]: '50' });
  expect([again.status, again.text.includes('dealt with already')]).toEqual([409, true]);
});

it('learns from where a customer pays, shows it, and forgets it once', async () => {
  const item = await itemOf('F-1002');
  const iban = 'FR7630006000011234567890189';
  const [line = ''] = await came({ on: '2026-03-02', amountMinor: 100, text: 'merci', iban, name: 'Unknown' });
  const cu = sealed('customer', item.customerId);
  await clerk.post(`${at}/cash/${line}`, { do: 'apply', customer: cu, [`account.${cu}`]: '1' });
  const [next = ''] = await came({ on: '2026-03-02', amountMinor: 123, text: 'merci', iban });
  expect((await clerk.get(at)).text).toContain('1 payment waits for a decision');
  expect((await clerk.get(`${at}/customers/${cu}`)).text).toContain('1 waits for a decision and may be this customer');
  const onAccount = await clerk.post(`${at}/cash/account`, {
    only: tokenIn((await clerk.get(`${at}/cash`)).text, next),
  });
  expect(onAccount.status).toBe(303);
  expect((await clerk.get(`${at}/customers/${cu}`)).text).toContain('Payments from the bank');
  expect((await clerk.get(`${at}/cash/accounts`)).text).toContain('FR76 3000 6000 0112 3456 7890 189');
  const forget = () => clerk.post(`${at}/cash/accounts/forget`, { iban, customer: cu });
  expect((await forget()).status).toBe(303);
  expect((await clerk.get(`${at}/cash/accounts`)).text).toContain('No account was learned yet.');
  expect((await forget()).status).toBe(409);
  expect((await clerk.post(`${at}/cash/accounts/forget`, { iban, customer: 'x' })).status).toBe(404);
});

it('accepts many, each for itself; what the bank perhaps told twice stays', async () => {
  const [first, second] = [await itemOf('F-1001'), await itemOf('F-1002')];
  const [one = '', two = ''] = await came(
    { on: '2026-03-02', amountMinor: first.open - 900, text: 'F-1001' },
    { on: '2026-03-02', amountMinor: second.open - 900, text: 'F-1002' },
  );
  const list = await clerk.get(`${at}/cash?sort=-amount`);
  const all = await clerk.post(`${at}/cash/accept`, { id: [tokenIn(list.text, one), `${two}.x`, 'nonsense', "bl_'"], state: 'sort=-amount' }); // prettier-ignore
  expect(all.location).toBe(`${at}/cash?sort=-amount`);
  const said = (await clerk.get(all.location)).text;
  expect(said).toContain('1 payment applied');
  expect(said).toContain('1 had changed');
  for (const path of [
    '/cash?sure=medium&amount=abc&q=%25',
    '/cash?q=F-1002&customer=x&page=9',
    '/cash/applied?q=F-1001&ended=too',
    "/cash/on-account?q='",
  ])
    expect([path, (await clerk.get(`${at}${path}`)).status]).toEqual([path, 200]);
  for (const path of ['/cash/nothing', '/cash/bl_00000000000', '/cash/applied?of=x', '/cash?of=x'])
    expect([path, (await clerk.get(`${at}${path}`)).status]).toEqual([path, 404]);
  const reader = await desk.as('reader');
  expect((await reader.get(`${at}/cash`)).text).not.toContain('data-row-key');
  expect((await reader.post(`${at}/cash/accept`, { only: `${two}.x` })).status).toBe(403);
  expect(desk.failures).toEqual([]);
});

it('shows on the statement and at the customer what became of each line, and knows no customer of others', async () => {
  const item = await itemOf('F-1002');
  const cu = sealed('customer', item.customerId);
  const [mine = '', waits = ''] = await came(
    { on: '2026-03-03', amountMinor: 1500, text: 'en avance', name: 'Roux' },
    { on: '2026-03-03', amountMinor: 2500, text: 'rien', name: 'Inconnu' },
    { on: '2026-03-03', amountMinor: -300, text: 'frais' },
  );
  await clerk.post(`${at}/cash/${mine}`, { do: 'apply', customer: cu, [`account.${cu}`]: '15' });
  const byInvoice = await clerk.post(`${at}/cash/${waits}`, { do: 'find', q: '-1002' });
  expect(byInvoice.text).toContain('· F-1002');
  for (const q of ["'%_\\\\1", '1'.repeat(300), '0%0']) expect((await clerk.post(`${at}/cash/${waits}`, { do: 'find', q })).status).toBe(200); // prettier-ignore
  const number = desk.house.ids.open('bank_line', mine) ?? 0;
  const [line] = await rowsOf<{ statement: number }>(open.db.read, 'select statement_id as statement from bank_line where id = ?', [number]); // prettier-ignore
  const statement = await clerk.get(`${at}/bank/${desk.house.ids.seal('bank_statement', line?.statement ?? 0)}`);
  const said = statement.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(said).toMatch(/Came in €40[.]00 Went out -?€3[.]00 .*Waits for a decision 1 /);
  expect(said).toMatch(/en avance applied by a person .*rien waits for a decision .*frais went out/);
  expect(statement.text).toContain(`href="${at}/cash/${waits}"`);
  const customer = (await clerk.get(`${at}/customers/${cu}`)).text;
  expect(customer).toContain(`href="${at}/cash/${mine}#undo"`);
  expect(customer).toContain('Roux · en avance');
  expect((await clerk.get(`${at}/cash/applied?how=person&of=${cu}`)).text).toContain('en avance');
  expect((await clerk.get(`${at}/cash/applied?how=rule&of=${cu}`)).text).not.toContain('en avance');
  const other = await littleLedger(open.db, 'others');
  const theirs = sealed('customer', other.customerId);
  for (const path of [`/cash?of=${theirs}`, `/cash/applied?of=${theirs}`, `/cash/aside?of=${theirs}`])
    expect([path, (await clerk.get(`${at}${path}`)).status]).toEqual([path, 404]);
});
