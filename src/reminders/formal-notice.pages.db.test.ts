import { changeSetting } from '../companies/actions';
import { putAddress } from '../customers/actions';
import { findCustomer } from '../customers/store';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { day } from '../kernel/day';
import { noteFreshness } from '../ledger/freshness.store';
import { deliver } from '../outbox/delivery.actions';
import { testDatabase } from '../platform/testing/database';
import { holdSources, papers } from '../app';
import { prepareRun, runToday } from './run.actions';
import { addStrategy, useStrategy } from './strategy.actions';
import { rowOf } from './strategy-form';
import { checkStrategy } from './strategy';

/** A formal notice at the desk: chosen in the editor, shown as the paper itself, reviewed in its run, told on the customer's page. */
const open = testDatabase();
let desk: TestDesk;
let at = '';

const FORMAL = {
  code: 'formal',
  name: 'Formal',
  steps: [
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7 },
    { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, payByDays: 7 },
    {
      ...{ n: 3, kind: 'formal_notice', trigger: { basis: 'previous_step', days: 14 }, channel: 'letter' },
      claims: ['interest', 'fixed_sum'],
    },
    { n: 4, kind: 'propose_hand_over', trigger: { basis: 'previous_step', days: 14 }, mode: 'task' },
  ],
};

const planning = () => ({ company: desk.company, holds: holdSources, papers });

/** The morning of a day, with the ledger known as of it. */
async function morning(on: string): Promise<void> {
  desk.setNow(`${on}T09:00:00.000Z`);
  const noted = { companyId: desk.company.id, source: 'test', kind: 'items', asOf: day(on), assumed: false, importId: Number(on.replaceAll('-', '')) } as const; // prettier-ignore
  await open.db.transaction((tx) => noteFreshness(tx, desk.work(), noted));
}

beforeAll(async () => {
  desk = await openTestDesk(open);
  at = `/c/${desk.company.code}`;
  const companyId = desk.company.id;
  const { id: customerId } = await findCustomer(open.db.read, companyId, '4711');
  await open.db.write('customer').where({ id: customerId }).update({ debtor_type: 'company' });
  const address = { role: 'billing', name: null, street: '1 rue de la Paix', postcode: '75002', city: 'Paris', region: null, country: 'FR' } as const; // prettier-ignore
  await putAddress(desk.work(), { companyId, customerId, ...address });
  await changeSetting(desk.work(), companyId, 'latePayment', '"always"');
  await addStrategy(desk.work(), companyId, FORMAL);
  await useStrategy(desk.work(), companyId, { scope: 'company' }, 'formal');
}, 120_000);
afterAll(() => desk.close(), 120_000);

const typed = (fields: Record<string, string>): Record<string, string> => {
  const checked = checkStrategy(FORMAL);
  const rows = checked.ok ? checked.strategy.steps.map(rowOf('EUR')) : [];
  const all = rows.flatMap((row, n) => Object.entries(row).map(([field, value]) => [`${field}-${n}`, value]));
  return { ...(Object.fromEntries(all) as Record<string, string>), name: 'Formal', ...fields };
};

it('is chosen in the editor, which asks neither for its words nor for a day', async () => {
  const collector = await desk.as('collector');
  const { text } = await collector.get(`${at}/strategies/formal`);
  expect(text).toMatch(/<option value="formal_notice" selected>Formal notice<\/option>/);
  expect(text).toContain('by the law');
  expect(text).not.toContain('name="payBy-2"');
  expect(text).not.toContain('name="tone-2"');
  const wrong = await collector.post(`${at}/strategies/formal/edit`, typed({ 'kind-1': 'formal_notice', do: 'example' })); // prettier-ignore
  expect(wrong.text).toContain('put two before it');
});

it('shows the paper itself to a real customer, or why it cannot be made', async () => {
  const collector = await desk.as('collector');
  const shown = await collector.post(`${at}/strategies/formal/preview`, typed({ customer: '4711', step: '2' }));
  expect(shown.text).toContain('Mise en demeure');
  await open.db.write('customer').where({ code: '4711' }).update({ debtor_type: 'unknown' });
  const none = await collector.post(`${at}/strategies/formal/preview`, typed({ customer: '4711', step: '2' }));
  expect(none.text).toContain('plain reminders only');
  await open.db.write('customer').where({ code: '4711' }).update({ debtor_type: 'company' });
});

it('waits in its run for a person, with the paper beside it, and stands in the timeline once it is issued', async () => {
  for (const on of ['2026-03-03', '2026-03-17']) {
    await morning(on);
    await runToday(desk.work(), planning(), { agree: 'none' });
    await deliver(desk.work(), desk.house.post(), desk.company);
  }
  await morning('2026-03-31');
  const { id } = await prepareRun(desk.work(), planning());
  const manager = await desk.as('manager');
  const run = `${at}/runs/${desk.house.ids.seal('run', id)}`;
  const { id: customerId } = await findCustomer(open.db.read, desk.company.id, '4711');
  const line = desk.house.ids.seal('customer', customerId);
  const page = await manager.get(`${run}?line=${line}`);
  expect(page.text).toContain('no interest is claimed'); // a payment is not applied yet: from when it takes off is not known
  expect(page.text).toContain('Formal notice');
  const paper = await manager.get(`${run}/lines/${line}/message`);
  expect(paper.text).toContain('Mise en demeure');
  await runToday(desk.work(), planning(), { agree: 'all' });
  const customer = await manager.get(`${at}/customers/${line}`);
  expect(customer.text).toContain('Formal notice');
});
