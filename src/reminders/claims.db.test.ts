import { companyById } from '../companies/store';
import { customerById } from '../customers/store';
import { day } from '../kernel/day';
import { putHold } from '../ledger/actions';
import { loadShippedRates } from '../law/rates.actions';
import { deliver } from '../outbox/delivery.actions';
import { closePostRoom, openPostRoom } from '../outbox/post.actions';
import { prepare, senderOf } from '../outbox/prepare.actions';
import { wordsIn } from '../outbox/render';
import { messagesById } from '../outbox/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { reminderAsker } from './gate.actions';
import { claimsOfRun, decisionsOfCustomer } from './decision.store';
import { factText } from './chain-said';
import { answerWhy } from './explain.store';
import { previewLine } from './preview.actions';
import { runToday, simulate } from './run.actions';
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

describe('is told before it is claimed', () => {
  const beside = (chain: readonly { rule: string; fact: string }[]): string[] =>
    chain.filter(({ rule }) => rule === 'claims').map(({ fact }) => fact);

  it.each([
    [
      'what is claimed, and what is not',
      'FR',
      'always',
      {},
      [
        'beside F-1 interest of €1.66 is claimed',
        'beside F-1 no fixed sum is claimed: It must be printed on the invoice.',
      ],
    ],
    ['company switched off', 'FR', 'off', {}, ['reminders claim nothing beside invoices at this company']],
    ['only people claim', 'FR', 'on_demand', {}, ['reminders claim nothing beside invoices at this company']],
    [
      'unknown debtor',
      'FR',
      'always',
      { debtor_type: 'unknown' },
      [
        'beside F-1 no interest is claimed: It is not known what kind of debtor this is: say so on the customer’s page first.',
        'beside F-1 no fixed sum is claimed: It is not known what kind of debtor this is: say so on the customer’s page first.',
      ],
    ],
    [
      'hardship',
      'FR',
      'always',
      { hardship: 1 },
      [
        'beside F-1 no interest is claimed: The customer is in hardship: nothing is added.',
        'beside F-1 no fixed sum is claimed: The customer is in hardship: nothing is added.',
      ],
    ],
    [
      'law not known',
      'JP',
      'always',
      {},
      [
        'beside F-1 no interest is claimed: Nothing is known here of the law that governs it.',
        'beside F-1 no fixed sum is claimed: Nothing is known here of the law that governs it.',
      ],
    ],
  ])('%s', async (_, law, setting, more, expected) => {
    const of = await ledger(law, setting, more);
    await of.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04' });
    const { explanations } = await answerWhy(open.db.read, {
      ...{ company: of.planning.company, customer: await customerById(open.db.read, of.companyId, of.customerId) },
      ...{
        asOn: day('2026-02-09'),
        now: of.on('2026-02-09').now,
        holds: of.planning.holds(open.db.read),
        papers: of.planning.papers,
      },
    });
    const facts = beside(explanations[0].chain);
    expect(facts).toEqual(expected);
    for (const fact of facts) expect(factText(fact, { language: 'fr', locale: 'fr' }, 'EUR')).not.toBe(fact);
  });

  it('the same in the simulation, the run under review, its preview and what leaves', async () => {
    const of = await ledger('FR');
    await of.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.invoice('F-2', 250_000, '2026-01-05', { dueOn: '2026-02-04' });
    const totals = [{ currency: 'EUR', interestMinor: 582, fixedMinor: 0 }];
    const work = of.on('2026-02-09');
    expect((await simulate(work, of.planning)).claims).toEqual(totals);
    const { draft } = await previewLine(work, of.planning, { id: 0, asOn: day('2026-02-09') }, of.customerId);
    const lines = (draft?.content.sections ?? []).flatMap(({ charges = [] }) => charges.map((one) => `${one.document} ${one.kind} ${one.amountMinor}`)); // prettier-ignore
    expect(lines).toEqual(['F-1 interest 166', 'F-2 interest 416']);
    const done = await runToday(work, of.planning, { agree: 'none' });
    expect(done.claims).toEqual(totals);
    expect(await claimsOfRun(open.db.read, done.run.id)).toEqual(totals);
    expect(await charges(of)).toEqual(['interest 166 to 2026-02-09', 'interest 416 to 2026-02-09']);
    const [kept] = await decisionsOfCustomer(open.db.read, done.run.id, of.customerId);
    expect(kept?.claimedMinor).toEqual({ interest: 582, fixed: 0 });
    expect(beside(kept?.chain ?? [])).toHaveLength(4);
  });

  it('nothing of what is asked for only in part', async () => {
    const of = await ledger('FR');
    const item = await of.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04' });
    await putHold(of.on('2026-02-06'), { companyId: of.companyId, itemIds: [item], customerId: of.customerId, kind: 'admin', reason: 'a part is looked into', amountMinor: 30_000, until: null }); // prettier-ignore
    const work = of.on('2026-02-09');
    const { run: planned, claims } = await runToday(work, of.planning, { agree: 'none' });
    const [kept] = await decisionsOfCustomer(open.db.read, planned.id, of.customerId);
    expect([kept?.demandMinor, claims, await charges(of)]).toEqual([70_000, [], []]);
    expect(beside(kept?.chain ?? [])).toEqual(['beside F-1 nothing is claimed: only a part of it is asked for']);
  });
});
