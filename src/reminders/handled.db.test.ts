import { markContact } from '../customers/actions';
import { contactsInRange } from '../customers/store';
import { nameHandlers } from '../ledger/handled.actions';
import { openItemsInRange } from '../ledger/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { reminderLedger, type ReminderLedger } from './testing/ledger';
import { runToday } from './run.actions';

/** Who handles an invoice, from what a person says to the message that is queued, and why. */
const open = testDatabase();
let companies = 0;

async function ledger(): Promise<ReminderLedger> {
  const of = await reminderLedger(open.db, `hand${(companies += 1)}`, open.home);
  await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
  await of.invoice('F-2', 5_000, '2026-01-05', { dueOn: '2026-02-04' });
  await of.knownAsOf('2026-02-20');
  return of;
}

async function handled(of: ReminderLedger, documents: readonly string[], email = 'lyon@d.test'): Promise<void> {
  const { companyId, customerId } = of;
  const items = await openItemsInRange(open.db.read, { companyId, first: customerId, last: customerId }, '2026-02-09' as never); // prettier-ignore
  const these = items.filter(({ document }) => documents.includes(document));
  await nameHandlers(of.on('2026-02-06'), { companyId, items: these, email, name: 'Luc', why: 'said so' });
}

async function sent(of: ReminderLedger): Promise<string[]> {
  const rows = await rowsOf<{ recipient: string; cc: string }>(
    open.db.read,
    `select recipient, cc from v_message where company_id = ? order by id`,
    [of.companyId],
  );
  return rows.map(({ recipient, cc }) => `${recipient} ${cc}`);
}

it('all of it: the message is addressed to it; some of it: a copy, one message all the same', async () => {
  const [all, some] = [await ledger(), await ledger()];
  await handled(all, ['F-1', 'F-2']);
  await handled(some, ['F-2']);
  for (const one of [all, some]) await runToday(one.on('2026-02-09'), one.planning, { agree: 'none' });
  expect(await sent(all)).toEqual(['lyon@d.test []']);
  expect(await sent(some)).toEqual([`4711@${some.planning.company.code}.test ["lyon@d.test"]`]);
});

it('whose mail came back is passed over, and the explanation says so', async () => {
  const of = await ledger();
  await handled(of, ['F-1', 'F-2']);
  const { companyId, customerId } = of;
  const range = { companyId, first: customerId, last: customerId };
  const lyon = (await contactsInRange(open.db.read, range)).find(({ role }) => role === 'handler');
  await open.db.transaction((tx) => markContact(tx, companyId, lyon!.id, 'bounced'));
  await runToday(of.on('2026-02-09'), of.planning, { agree: 'none' });
  expect(await sent(of)).toEqual([`4711@${of.planning.company.code}.test []`]);
  const [decision] = await rowsOf<{ chain: string }>(
    open.db.read,
    `select chain from v_decision where company_id = ?`,
    [companyId],
  );
  expect(decision?.chain).toContain('lyon@d.test handles F-1, F-2 and is not written to for it: mail to it came back');
});
