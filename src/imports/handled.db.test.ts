import { contactsInRange, findCustomer } from '../customers/store';
import { removeContact } from '../customers/actions';
import { nameHandlers, unnameHandlers } from '../ledger/handled.actions';
import { findItems } from '../ledger/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** Who handles an invoice, as a list says it: a contact of the customer. What a person said of it stays. */
const open = testDatabase();
const HEAD =
  'Customer No;Customer Name;Invoice No;Invoice Date;Due Date;Amount;Open Amount;Currency;Invoice contact;Invoice contact email';
const list = (...lines: string[]): string => [HEAD, ...lines, ''].join('\n');
const LYON = '4711;Dupont SA;F-1;2026-05-01;2026-05-31;100.00;100.00;EUR;Luc Site;Lyon@Dupont.test';
const AGAIN = '4711;Dupont SA;F-2;2026-05-02;2026-05-31;50.00;50.00;EUR;Luc Site;lyon@dupont.test';
const NOBODY = '4711;Dupont SA;F-3;2026-05-03;2026-05-31;30.00;30.00;EUR;;';

async function said(ledger: TestLedger): Promise<string[]> {
  const rows = await rowsOf<{ said: string }>(
    open.db.read,
    `select document || ' ' || coalesce(handler_email, '-') as said from v_entry where company_id = ? and type = 'invoice' order by document`,
    [ledger.companyId],
  );
  return rows.map((row) => row.said);
}

async function contacts(ledger: TestLedger): Promise<string[]> {
  const { id } = await findCustomer(open.db.read, ledger.companyId, '4711', ledger.work().ids);
  const found = await contactsInRange(open.db.read, { companyId: ledger.companyId, first: id, last: id });
  return found.map(({ role, name, email }) => `${role} ${name ?? '-'} ${email ?? '-'}`).sort();
}

const itemOf = async (ledger: TestLedger, text: string) =>
  (await findItems(open.db.read, { companyId: ledger.companyId, text, ids: ledger.work().ids, among: 'all' }))[0]!;

it('becomes a contact of the customer, once, whatever the case of its letters', async () => {
  const ledger = await testLedger(open.db);
  await ledger.csv(list(LYON, AGAIN, NOBODY));
  expect(await said(ledger)).toEqual(['F-1 lyon@dupont.test', 'F-2 lyon@dupont.test', 'F-3 -']);
  expect(await contacts(ledger)).toEqual(['handler Luc Site lyon@dupont.test']);
  await ledger.csv(list(LYON, AGAIN, NOBODY));
  expect(await contacts(ledger)).toHaveLength(1);
});

it('what is no mailbox is left out and counted, whatever it tries', async () => {
  const ledger = await testLedger(open.db);
  const bad = ['a@b.test, c@d.test', 'x', '=cmd@evil', '"a"@b.test', '<script>@b.test', `${'a'.repeat(260)}@b.test`];
  const outcome = await ledger.csv(
    list(...bad.map((email, n) => LYON.replace('F-1', `X-${n}`).replace('Lyon@Dupont.test', `"${email.replaceAll('"', '""')}"`))), // prettier-ignore
  );
  expect(await said(ledger)).toEqual(bad.map((_, n) => `X-${n} -`));
  expect(JSON.stringify(outcome)).toContain('Contacts of invoices whose email is none were left out');
});

it('what a person said stays, until the source says something else; taken back, it is the source again', async () => {
  const ledger = await testLedger(open.db);
  await ledger.csv(list(LYON, AGAIN));
  const items = [await itemOf(ledger, 'F-1'), await itemOf(ledger, 'F-2')];
  const { companyId } = ledger;
  await nameHandlers(ledger.work(), { companyId, items, email: ' Nice@Dupont.test', name: 'Nina', why: 'phone' });
  await ledger.csv(list(LYON, AGAIN));
  expect(await said(ledger)).toEqual(['F-1 nice@dupont.test', 'F-2 nice@dupont.test']);
  expect(await contacts(ledger)).toEqual(['handler Luc Site lyon@dupont.test', 'handler Nina nice@dupont.test']);
  await nameHandlers(ledger.work(), { companyId, items: [items[0]!], email: '', name: null, why: 'nobody there' });
  expect(await said(ledger)).toEqual(['F-1 -', 'F-2 nice@dupont.test']);
  expect(await unnameHandlers(ledger.work(), companyId, items)).toBe(2);
  expect(await said(ledger)).toEqual(['F-1 lyon@dupont.test', 'F-2 lyon@dupont.test']);
  await expect(unnameHandlers(ledger.work(), companyId, items)).rejects.toMatchObject({ code: 'no-handler-named' });
  await expect(
    nameHandlers(ledger.work(), { companyId, items, email: 'a@b.test, c@d.test', name: null, why: 'x' }),
  ).rejects.toThrow('handler_email cannot be');
});

it('whom a person ended does not come back with the next list, nor with a new invoice of it', async () => {
  const ledger = await testLedger(open.db);
  await ledger.csv(list(LYON));
  const { id } = await findCustomer(open.db.read, ledger.companyId, '4711', ledger.work().ids);
  const [contact] = await contactsInRange(open.db.read, { companyId: ledger.companyId, first: id, last: id });
  await removeContact(ledger.work(), ledger.companyId, contact!.id);
  await ledger.csv(list(LYON, AGAIN));
  expect(await contacts(ledger)).toEqual([]);
});

it('an undone import takes its contacts along, and the same list brings them again', async () => {
  const ledger = await testLedger(open.db);
  const { importId } = await ledger.csv(list(LYON));
  const deps = { dependents: [], withdraw: () => Promise.resolve() };
  await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: importId ?? 0 });
  expect(await said(ledger)).toEqual([]);
  await ledger.csv(list(LYON), { name: 'once more.csv' });
  expect(await contacts(ledger)).toEqual(['handler Luc Site lyon@dupont.test']);
});
