import { companyById } from '../companies/store';
import { loadShippedRates } from '../law/rates.actions';
import { deliver } from '../outbox/delivery.actions';
import { closePostRoom, openPostRoom } from '../outbox/post.actions';
import { prepare, senderOf } from '../outbox/prepare.actions';
import { wordsIn } from '../outbox/render';
import { messagesById } from '../outbox/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { reminderAsker } from './gate.actions';
import { runToday } from './run.actions';
import { addStrategy, useStrategy } from './strategy.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** A step may claim interest and fixed sums: only what leaves no doubt, in its message's transaction, and taken back with the message. */
const open = testDatabase();
let companies = 0;

const CLAIMING = {
  code: 'claiming',
  name: 'Claiming',
  steps: [
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 5 }, payByDays: 7, claims: ['interest', 'fixed_sum'] },
    { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, payByDays: 7 },
  ],
};

async function ledger(law: string, setting = 'always', more: object = {}): Promise<ReminderLedger> {
  const of = await reminderLedger(open.db, `claims${(companies += 1)}`, open.home);
  await of.knownAsOf('2026-03-31');
  await loadShippedRates(of.on('2026-01-01'));
  await open.db.write('company').where({ id: of.companyId }).update({ governing_law: law });
  await open.db
    .write('customer')
    .where({ id: of.customerId })
    .update({ language: 'fr', ...more });
  await of.set('latePayment', setting);
  await addStrategy(of.on('2026-01-01'), of.companyId, CLAIMING);
  await useStrategy(of.on('2026-01-01'), of.companyId, { scope: 'company' }, 'claiming');
  return { ...of, planning: { ...of.planning, company: await companyById(open.db.read, of.companyId) } };
}

const charges = async (of: ReminderLedger): Promise<string[]> =>
  (
    await rowsOf<{ kind: string; amount: number; to: string | null; reversed: string | null }>(
      open.db.read,
      'select kind, amount_minor as amount, to_on as "to", reversed_at as reversed from charge where company_id = ? order by id',
      [of.companyId],
    )
  ).map(({ kind, amount, to, reversed }) => `${kind} ${amount}${to === null ? '' : ` to ${to}`}${reversed === null ? '' : ' reversed'}`); // prettier-ignore

const run = (of: ReminderLedger, today: string) => runToday(of.on(today), of.planning, { agree: 'none' });

it.each([
  [
    'interest by the law of France; its fixed sum must stand on the invoice, which nobody knows',
    'FR',
    'always',
    {},
    ['interest 166 to 2026-02-09'],
  ],
  [
    'the fixed sum by the law of Spain; how its days are counted is not verified',
    'ES',
    'always',
    {},
    ['fixed_sum 4000'],
  ],
  ['nothing where only people claim', 'FR', 'on_demand', {}, []],
  ['nothing where the company claims nothing', 'FR', 'off', {}, []],
  ['nothing in hardship', 'FR', 'always', { hardship: 1 }, []],
  ['nothing where a law is not known', 'JP', 'always', {}, []],
])('%s', async (_, law, setting, more, expected) => {
  const of = await ledger(law, setting, more);
  await of.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04' });
  await run(of, '2026-02-09');
  expect(await charges(of)).toEqual(expected);
});

it('lists them in a table of their own, apart from what the invoices add up to', async () => {
  const of = await ledger('FR');
  await of.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04' });
  await run(of, '2026-02-09');
  const [message] = await rowsOf<{ id: number }>(open.db.read, 'select id from message where company_id = ?', [of.companyId]); // prettier-ignore
  const rows = await messagesById(open.db.read, of.companyId, [message?.id ?? 0]);
  const [one] = await prepare(of.on('2026-02-09'), await senderOf(of.on('2026-02-09'), of.planning.company), rows);
  const text = wordsIn(one!.facts, one!.template()).text.replace(/[\u00a0\u202f]/g, ' ');
  expect(text).toContain('Intérêts et frais · EUR');
  expect(text).toMatch(/F-1[^]*Intérêts de retard[^]*1,66/);
  const [sum] = await rowsOf<{ demand: number }>(open.db.read, 'select demand_minor as demand from reminder where company_id = ?', [of.companyId]); // prettier-ignore
  expect(sum?.demand).toBe(100_000);
});

it('takes them back with a message that does not leave; the next one claims what stands then', async () => {
  const of = await ledger('FR');
  const item = await of.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04' });
  await run(of, '2026-02-09');
  await of.receive({ document: 'P-1', amountMinor: 100_000, on: '2026-02-09', to: item });
  const post = openPostRoom({ home: open.home, smtpUrl: null, askers: { reminder: reminderAsker(of.planning.holds) } });
  await deliver(of.on('2026-02-09'), post, of.planning.company).finally(() => closePostRoom(post));
  expect(await charges(of)).toEqual(['interest 166 to 2026-02-09 reversed']);
});
