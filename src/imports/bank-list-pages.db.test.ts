import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { testDatabase } from '../platform/testing/database';

/** A list of a bank at the desk: what it does not say is asked, seen before it is taken, and not asked again. */
const database = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(database);
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const iban = async (): Promise<string> => {
  const [first] = await database.db.read('bank_account').select<{ iban: string }[]>('iban');
  return first?.iban ?? '';
};
const list = (day: string): string => `When,Why,How much,Left\n${day}/06/2026,A <b>,10.00,110.00\n${day}/06/2026,B,-3.00,107.00\n`; // prettier-ignore
const columns = { 'column-0': 'bookedOn', 'column-1': 'text', 'column-2': 'amount', 'column-3': 'balance' };

it('asks for the columns, shows what it would take, takes it, and does not ask again', async () => {
  const clerk = await desk.as('collector');
  const reader = await desk.as('reader');
  const asked = await clerk.send(`${AT}/bank`, {}, [{ name: 'odd.csv', content: list('04') }]);
  expect(asked.text).toContain('does not say everything');
  const path = /href="([^"]+\/bank\/lists\/\w+)"/.exec(asked.text)?.[1] ?? '';
  expect((await reader.get(path)).status).toBe(403);
  expect((await clerk.get(`${AT}/imports`)).text).toContain(path);
  const page = await clerk.get(path);
  for (const said of ['Which column is what?', 'Whose account is it?', 'How much', '04/06/2026']) expect(page.text).toContain(said); // prettier-ignore
  expect(page.text).not.toContain('name="do" value="take"');
  expect((await clerk.post(path, { ...columns, 'column-3': 'amount' })).status).toBe(422);
  expect((await clerk.post(path, { ...columns, currency: 'EU1' })).status).toBe(422);
  expect((await clerk.post(path, { account: "' or 1=1 --", 'column-9': 'constructor', 'column-x': 'amount' })).status).toBeLessThan(500); // prettier-ignore
  await clerk.post(path, { ...columns, account: await iban(), currency: 'EUR', dateOrder: 'dmy', do: 'look' });
  const seen = await clerk.get(path);
  for (const said of ['2 lines.', 'A &lt;b&gt;', 'Before', 'name="do" value="take"']) expect(seen.text).toContain(said);
  expect((await reader.post(path, { ...columns, do: 'take' })).status).toBe(403);
  const taken = await clerk.post(path, { ...columns, account: await iban(), currency: 'EUR', dateOrder: 'dmy', do: 'take' }); // prettier-ignore
  expect(taken.text).toContain('CSV: 1 statement added, 2 of 2 lines new.');
  expect((await clerk.get(path)).status).toBe(404);
  const next = await clerk.send(`${AT}/bank`, {}, [{ name: 'odd.csv', content: list('05').replace('110.00', '117.00').replace('107.00', '114.00') }]); // prettier-ignore
  expect(next.text).toContain('CSV: 1 statement added, 2 of 2 lines new.');
});

it('leads a list of the bank from the ordinary import to the bank, and a list of invoices the other way; leaves one', async () => {
  const clerk = await desk.as('collector');
  const dkb = 'Buchungsdatum;Wertstellung;Verwendungszweck;Betrag (€)\n05.06.26;05.06.26;F-1;10,00\n';
  const sent = await clerk.send(`${AT}/imports`, {}, [{ name: 'dkb.csv', content: dkb }]);
  const path = /href="([^"]+\/bank\/lists\/\w+)"/.exec(sent.text)?.[1] ?? '';
  expect(path).not.toBe('');
  expect((await clerk.post(path, { do: 'leave' })).location).toContain('/bank');
  expect((await clerk.get(path)).status).toBe(404);
  const ledger = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount\n1;A;F-1;2026-05-01;2026-05-31;10.00\n';
  expect((await clerk.send(`${AT}/bank`, {}, [{ name: 'l.csv', content: ledger }])).text).toContain(
    'no list of a bank',
  );
  const broken = dkb.replace('Betrag (€)', 'Betrag (€);Saldo').replace('10,00', '10,00;50,00').concat('06.06.26;06.06.26;F-2;1,00;52,00\n'); // prettier-ignore
  const again = await clerk.send(`${AT}/bank`, {}, [{ name: 'b.csv', content: broken }]);
  const other = /href="([^"]+\/bank\/lists\/\w+)"/.exec(again.text)?.[1] ?? '';
  expect((await clerk.get(other)).text).toContain('51.00, 52.00');
});

it('adds an account of which statements come with one confirmation, by an administrator', async () => {
  const chief = await desk.as('administrator');
  const clerk = await desk.as('collector');
  const other = 'NL91ABNA0417164300';
  const content = `Rekening;Datum;Bedrag (EUR);Mededelingen;Saldo na mutatie\n${other};20260605;10,00;F-1;10,00\n`;
  const unknown = await chief.send(`${AT}/bank`, {}, [{ name: 'ing.csv', content }]);
  expect(unknown.text).toContain('Add it as an account of the company');
  const given = { iban: other, currency: 'EUR', number: other };
  expect((await clerk.post(`${AT}/bank/accounts`, given)).status).toBe(403);
  expect((await chief.post(`${AT}/bank/accounts`, { ...given, iban: 'x' })).status).toBeLessThan(500);
  await chief.post(`${AT}/bank/accounts`, given);
  expect((await clerk.send(`${AT}/bank`, {}, [{ name: 'ing.csv', content }])).text).toContain('1 of 1 lines new');
});
