import { logActivity } from '../activities/actions';
import { anythingSince, lastLine } from '../audit/store';
import { changeIdentity, changeSetting } from '../companies/actions';
import { addContact, correctCustomer, endCorrection, putAddress, removeContact } from '../customers/actions';
import { raise, voidDispute } from '../disputes/actions';
import { disputeHolds } from '../disputes/store';
import { day } from '../kernel/day';
import { allocate, endHold, putHold, reverse } from '../ledger/actions';
import { correctEntry } from '../ledger/correction.actions';
import { anythingHappened, lastEvent } from '../ledger/event.store';
import { openItemsOf } from '../ledger/store';
import { rowsOf, type Db } from '../platform/db';
import { tablesOf } from '../platform/table-rows';
import { testDatabase } from '../platform/testing/database';
import { pausePromise, recordPromise, withdrawPromise } from '../promises/actions';
import { completeTask, openTasks, reopenTask } from '../tasks/actions';
import { tasksOf } from '../tasks/store';
import { REMINDED } from './carry.actions';
import { addStrategy, useStrategy } from './strategy.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/**
 * A run carries out what it decided without deciding again where nothing was recorded since. So whoever changes anything that
 * a decision looks at must say so, to the audit or to the event log, in the same transaction: this is where it would show.
 */
const open = testDatabase();
const TODAY = '2026-02-09';

/** Changes here say nothing of themselves: they are the logs, or count on. */
const BOOKKEEPING = /^(audit_|event|numbering|balance$)/;

async function picture(db: Db): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { name } of await tablesOf(db.read)) {
    if (!BOOKKEEPING.test(name)) found.set(name, JSON.stringify(await rowsOf(db.read, `select * from "${name}"`)));
  }
  return found;
}

interface Watch {
  readonly db: Db;
  /** The tables that the transactions of an action changed, each with a mark where the logs know nothing of it. */
  during(companyId: number, action: () => Promise<unknown>): Promise<string[]>;
}

function watched(db: Db): Watch {
  let companyId: number | undefined;
  const changes: string[] = [];
  const transaction: Db['transaction'] = async (work) => {
    if (companyId === undefined) return db.transaction(work);
    const of = companyId;
    const before = await picture(db);
    const [line, after] = [await lastLine(db.read), await lastEvent(db.read, of)];
    const done = await db.transaction(work);
    const told =
      (await anythingSince(db.read, { companyId: of, line, notAbout: 'run/0' })) ||
      (await anythingHappened(db.read, { companyId: of, after, notKind: REMINDED }));
    for (const [table, rows] of await picture(db)) {
      if (rows !== before.get(table)) changes.push(told ? table : `${table}: nobody was told`);
    }
    return done;
  };
  return {
    db: { ...db, transaction },
    during: async (id, action) => {
      companyId = id;
      await action().finally(() => (companyId = undefined));
      return changes.splice(0);
    },
  };
}

type Action = readonly [name: string, changes: string, act: () => Promise<unknown>];

function actionsOn(of: ReminderLedger, db: Db, invoices: readonly number[]): Action[] {
  const { companyId, customerId } = of;
  const work = of.on(TODAY);
  const whose = { companyId, customerId };
  const [first = 0, second = 0] = invoices;
  const kept = { hold: 0, contact: 0, dispute: 0, promise: 0, payment: 0, allocation: 0, task: 0 };
  const step = {
    n: 1,
    kind: 'reminder',
    trigger: { basis: 'due', days: 3 },
    channel: 'email',
    tone: 'friendly',
    payByDays: 10,
  };
  const own = { code: 'own', name: 'Own', steps: [step] };
  const contact = {
    ...whose,
    role: 'reminder',
    name: 'Ben',
    email: 'ben@example.test',
    phone: null,
    language: null,
  } as const;
  const address = { ...whose, role: 'billing', name: null, street: 'Rue 1', postcode: '1', city: 'Paris', region: null, country: 'FR' } as const; // prettier-ignore
  return [
    ['a hold is put', 'hold', async () => (kept.hold = (await putHold(work, { ...whose, itemIds: [first], amountMinor: null, kind: 'admin', reason: 'asked', until: null }))[0]?.id ?? 0)],
    ['a hold is ended', 'hold', () => endHold(work, { companyId, holdId: kept.hold, reason: 'done' })],
    ['a customer is corrected', 'customer', () => correctCustomer(work, { ...whose, field: 'max_step', text: '1', why: 'careful' })],
    ['its correction ends', 'customer', () => endCorrection(work, { ...whose, field: 'max_step' })],
    ['a contact is added', 'contact', async () => (kept.contact = await addContact(work, contact))],
    ['a contact is removed', 'contact', () => removeContact(work, companyId, kept.contact)],
    ['an address is put', 'address', () => putAddress(work, address)],
    ['a setting is changed', 'company_setting', () => changeSetting(work, companyId, 'minCustomerMinor', '77')],
    ['the company is changed', 'company', () => changeIdentity(work, companyId, 'city', 'Lyon')],
    ['a document is corrected', 'open_item', async () => correctEntry(work, { item: (await openItemsOf(db.read, companyId, [first]))[0]!, field: 'due_on', text: '2026-02-05', why: 'agreed' })],
    ['an invoice is booked', 'open_item', () => of.invoice('N-1', 5_000, '2026-02-01')],
    ['a payment is booked', 'open_item', async () => (kept.payment = (await of.receive({ document: 'P-1', amountMinor: 500, on: TODAY })).itemId)],
    ['a payment is applied', 'allocation', async () => (kept.allocation = (await allocate(work, [{ companyId, fromItemId: kept.payment, to: { itemId: first }, amountMinor: 500, allocatedOn: day(TODAY), basis: 'manual' }]))[0]?.id ?? 0)],
    ['it is taken back', 'allocation', () => reverse(work, companyId, [kept.allocation], 'by mistake')],
    ['a dispute is raised', 'dispute', async () => (kept.dispute = (await raise(work, { ...whose, items: [{ itemId: second, amountMinor: null }], category: 'price', objection: 'too much' })).id)],
    ['a dispute is void', 'dispute', () => voidDispute(work, { companyId, disputeId: kept.dispute }, 'not theirs')],
    ['a promise is recorded', 'promise', async () => { kept.promise = (await recordPromise(work, { ...whose, of: { items: [{ itemId: first, amountMinor: null }] }, promisedOn: day('2026-02-20'), pauses: false }, disputeHolds)).promise.id; }],
    ['a promise pauses', 'promise', () => pausePromise(work, { companyId, promiseId: kept.promise })],
    ['a promise is withdrawn', 'promise', () => withdrawPromise(work, { companyId, promiseId: kept.promise }, 'mistaken')],
    ['a customer answers', 'activity', () => logActivity(work, { ...whose, kind: 'reply', note: 'we will see', direction: 'in' })],
    ['a task is done', 'task', async () => {
      await db.transaction((tx) => openTasks(tx, work, [{ ...whose, kind: 'call', key: 'call/1', about: `customer/${customerId}`, title: 'Call', dueOn: day(TODAY), assignee: null }]));
      kept.task = (await tasksOf(db.read, { companyId })).at(-1)?.id ?? 0;
      await completeTask(work, companyId, kept.task, 'reached');
    }],
    ['a task is open again', 'task', () => reopenTask(work, companyId, kept.task)],
    ['a strategy is written', 'strategy', () => addStrategy(work, companyId, own)],
    ['a strategy is chosen', 'strategy_choice', () => useStrategy(work, companyId, { scope: 'customer', customerId }, 'own')],
  ]; // prettier-ignore
}

it('whoever changes what a decision looks at says so in the same transaction', async () => {
  const watch = watched(open.db);
  const of = await reminderLedger(watch.db, 'told', open.home);
  const invoices = [await of.invoice('F-1', 10_000, '2026-01-05'), await of.invoice('F-2', 20_000, '2026-01-06')];
  await of.knownAsOf('2026-02-06');
  const seen: string[] = [];
  const expected: string[] = [];
  for (const [name, table, act] of actionsOn(of, open.db, invoices)) {
    const changed = await watch.during(of.companyId, act);
    const untold = changed.filter((one) => one.includes(': nobody'));
    seen.push(`${name}: ${changed.includes(table) ? table : `only ${changed.join(', ')}`}${untold.join(', ')}`);
    expected.push(`${name}: ${table}`);
  }
  expect(seen).toEqual(expected);
});

it('would show a change that says nothing', async () => {
  const watch = watched(open.db);
  const of = await reminderLedger(watch.db, 'silent', open.home);
  const quiet = (): Promise<unknown> =>
    watch.db.transaction((tx) => tx('customer').where({ id: of.customerId }).update({ max_step: 1 }));
  expect(await watch.during(of.companyId, quiet)).toEqual(['customer: nobody was told']);
});
