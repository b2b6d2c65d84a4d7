import { companyById } from '../companies/store';
import { changeSetting } from '../companies/actions';
import { day } from '../kernel/day';
import { chargesById, keptCharges } from '../ledger/claimed.store';
import { chargeState, type KeptCharge } from '../ledger/kept-charge';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { allocateMany } from '../ledger/allocation.store';
import { bookEntries } from '../ledger/entry.store';
import { noticeLateInterest } from './pursue.actions';
import { tasksOf } from '../tasks/store';
import { claimOwed, giveUp, reinstate, reverseCharge, waive, type ClaimKind } from './charge.actions';
import type { Owed } from './owed';
import { owedBeside } from './owed.actions';
import { addRates, loadShippedRates } from './rates.actions';

/** What is owed beside principal, from the ledger to a claim that is paid, waived, reversed: never twice, never unsure in silence. */
const open = testDatabase();
const nobody = (): Promise<ReadonlyMap<number, never>> => Promise.resolve(new Map<number, never>());

interface At extends LittleLedger {
  owed(asOn: string): Promise<Owed[]>;
  said(asOn: string): Promise<string[]>;
  claim(item: number, kind: ClaimKind, to: string, more?: { checked?: boolean; today?: string }): Promise<KeptCharge[]>;
  charges(): Promise<string[]>;
}

async function at(code: string, more: { law?: string; setting?: string; customer?: object } = {}): Promise<At> {
  const of = await littleLedger(open.db, code);
  const { companyId, customerId } = of;
  await loadShippedRates(workOn(open.db, '2023-01-01'));
  await open.db
    .write('company')
    .where({ id: companyId })
    .update({ governing_law: more.law ?? 'DE' });
  await open.db
    .write('customer')
    .where({ id: customerId })
    .update({ debtor_type: 'company', ...more.customer });
  await changeSetting(workOn(open.db, '2023-01-01'), companyId, 'latePayment', more.setting ?? 'on_demand');
  const range = { companyId, first: customerId, last: customerId };
  const company = () => companyById(open.db.read, companyId);
  const owed = async (asOn: string): Promise<Owed[]> =>
    owedBeside(open.db.read, workOn(open.db, asOn), {
      company: await company(),
      range,
      asOn: day(asOn),
      demanded: nobody,
    });
  return {
    ...of,
    owed,
    said: async (asOn) => (await owed(asOn)).flatMap(({ item, claimable }) => [
      `${item.document} interest ${text(claimable.interest)}`, `${item.document} fixed ${text(claimable.fixed)}`,
    ]), // prettier-ignore
    claim: async (itemId, kind, to, { checked = false, today = to } = {}) =>
      claimOwed(workOn(open.db, today), {
        ...{ company: await company(), customerId, picks: [{ itemId, kind }], to: day(to), checked },
        ...{ origin: 'desk', demanded: nobody },
      }),
    charges: async () => (await keptCharges(open.db.read, range)).map((one) =>
      `${one.document} ${one.kind} ${one.amountMinor} ${one.fromOn ?? '-'}…${one.toOn ?? '-'} ${chargeState(one)}${one.checked ? ' checked' : ''}`), // prettier-ignore
  };
}

const text = ({ amountMinor, from, to, why, doubts }: Owed['claimable']['interest']): string =>
  why !== null ? `– ${why}` : `${amountMinor}${from === null ? '' : ` ${from}…${to ?? ''}`}${doubts.map((one) => ` ?${one}`).join('')}`; // prettier-ignore

/** Terms that the customer's own data hold: agreed. */
const agreed = (itemId: number) => open.db.write('open_item').where({ id: itemId }).update({ due_by: 'customer:30' });

it('C26: follows the rates: 10 days at 10.62 %, then 62 at 12.12 %, and says until when and why not', async () => {
  const of = await at('follows-the-rates');
  await agreed(await of.invoice('F-1', 100_000, '2023-05-20', { dueOn: '2023-06-20' }));
  expect(await of.said('2023-06-20')).toEqual([]);
  expect(await of.said('2023-08-31')).toEqual(['F-1 interest 2350 2023-06-21…2023-08-31', 'F-1 fixed 4000']);
});

it.each([
  [
    'nobody knows what the debtor is',
    { customer: { debtor_type: 'unknown' } },
    ['– unknown_debtor', '– unknown_debtor'],
  ],
  ['a law of which nothing is known', { law: 'JP' }, ['– unknown_law', '– unknown_law']],
  ['hardship', { customer: { hardship: 1 } }, ['– hardship', '– hardship']],
  [
    'a consumer bears no fixed sum',
    { customer: { debtor_type: 'consumer' } },
    ['1561 2023-06-21…2023-08-31', '– not_this_debtor'],
  ],
  ['no fixed sum in Switzerland', { law: 'CH' }, ['972 2023-06-21…2023-08-31', '– no_rule']],
  [
    'the scale of the Netherlands is over all invoices',
    { law: 'NL' },
    ['2326 2023-06-21…2023-08-31', '15000 ?over_all'],
  ],
  [
    'in France the sum must stand on the invoice',
    { law: 'FR', customer: { debtor_type: 'company' } },
    ['2721 2023-06-21…2023-08-31', '4000 ?printed_on_invoice'],
  ],
])('%s', async (title, more, expected) => {
  const of = await at(title.replace(/\W+/g, '-').slice(0, 30), more);
  await agreed(await of.invoice('F-1', 100_000, '2023-05-20', { dueOn: '2023-06-20' }));
  expect((await of.said('2023-08-31')).map((line) => line.replace(/^F-1 \w+ /, ''))).toEqual(expected);
});

it('the sum of Norway is that of the table of rates; that of Poland waits for the exchange rate of its day', async () => {
  const norway = await at('norway', { law: 'NO' });
  await agreed(await norway.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04', currency: 'NOK' }));
  expect((await norway.said('2026-03-02'))[1]).toMatch(/^F-1 fixed 46000\b/);
  const poland = await at('poland', { law: 'PL' });
  const [due, next] = ['2025-01-20', '2025-02-20'];
  await agreed(await poland.invoice('F-1', 600_000, '2025-01-02', { dueOn: due, currency: 'PLN' }));
  await agreed(await poland.invoice('F-2', 100_000, '2025-01-02', { dueOn: next, currency: 'PLN' }));
  const fixed = async () => (await poland.said('2025-03-31')).filter((line) => line.includes('fixed'));
  expect(await fixed()).toEqual(['F-1 fixed 29911 ?rate_not_verified', 'F-2 fixed – exchange_rate']); // 70 and 40 euros
  const source = { title: 'NBP 021/A/NBP/2025', url: null, readOn: day('2025-02-01') };
  await addRates(workOn(open.db, '2025-03-01'), [{ series: 'PL_NBP_EUR', from: day('2025-01-31'), value: '4.2130', status: 'official', source, certainTo: day('2025-01-31') }]); // prettier-ignore
  expect((await fixed())[1]).toBe('F-2 fixed 16852');
});

it('does not count days whose rate nobody has published, and says from when', async () => {
  const of = await at('ahead', { law: 'FR' });
  await agreed(await of.invoice('F-1', 100_000, '2026-04-01', { dueOn: '2026-05-01' }));
  const [owed] = await of.owed('2027-03-31');
  expect(owed?.claimable.interest).toMatchObject({ to: '2026-12-31', doubts: ['rate_not_verified'] });
  expect(owed?.found?.warnings).toContainEqual(
    expect.objectContaining({ kind: 'rate_unknown_from', day: '2027-01-01' }),
  );
});

describe('a claim', () => {
  it('is made once for a period; what comes after is claimed from the day after, and adds up', async () => {
    const of = await at('once');
    const item = await of.invoice('F-1', 100_000, '2023-05-20', { dueOn: '2023-06-20' });
    await agreed(item);
    await of.claim(item, 'interest', '2023-07-31', { checked: true });
    await expect(of.claim(item, 'interest', '2023-07-31', { checked: true })).rejects.toThrow('Nothing of this');
    await expect(of.claim(item, 'interest', '2023-07-01', { checked: true })).rejects.toThrow('Nothing of this');
    await of.claim(item, 'interest', '2023-08-31', { checked: true });
    await of.claim(item, 'fixed_sum', '2023-08-31');
    await expect(of.claim(item, 'fixed_sum', '2023-08-31')).rejects.toThrow('Nothing of this');
    expect(await of.charges()).toEqual([
      'F-1 interest 1320 2023-06-21…2023-07-31 open',
      'F-1 interest 1030 2023-08-01…2023-08-31 open',
      'F-1 fixed_sum 4000 -…- open',
    ]);
    expect(await of.said('2023-08-31')).toEqual(['F-1 interest – claimed', 'F-1 fixed – already']);
  });

  it('of which something is not sure is made only by who says to have checked it, and that is kept', async () => {
    const of = await at('unsure', { law: 'BE' });
    const item = await of.invoice('F-1', 100_000, '2023-05-20', { dueOn: '2023-06-20' });
    await agreed(item);
    expect((await of.said('2023-08-31'))[0]).toContain('?counting_not_verified');
    await expect(of.claim(item, 'interest', '2023-08-31')).rejects.toThrow('nobody said to have checked it');
    expect(await of.charges()).toEqual([]);
    await of.claim(item, 'interest', '2023-08-31', { checked: true });
    expect((await of.charges())[0]).toMatch(/2023-06-21…2023-08-31 open checked$/);
  });

  it('is refused ahead of its day, and where the company claims nothing', async () => {
    const of = await at('refused', { setting: 'off' });
    const item = await of.invoice('F-1', 100_000, '2023-05-20', { dueOn: '2023-06-20' });
    await agreed(item);
    await expect(of.claim(item, 'fixed_sum', '2023-08-31')).rejects.toThrow('claims nothing for late payment');
    await changeSetting(workOn(open.db, '2023-01-02'), of.companyId, 'latePayment', 'on_demand');
    await expect(of.claim(item, 'fixed_sum', '2023-08-31', { today: '2023-08-30' })).rejects.toThrow(
      'has not come yet',
    );
    await expect(of.claim(999_999, 'fixed_sum', '2023-08-31')).rejects.toThrow('Nothing of this');
  });

  it('is waived, reinstated, reversed, and can be made anew after that', async () => {
    const of = await at('deeds');
    const item = await of.invoice('F-1', 100_000, '2023-05-20', { dueOn: '2023-06-20' });
    await agreed(item);
    const [made] = await of.claim(item, 'fixed_sum', '2023-08-31');
    const id = made?.id ?? 0;
    const work = workOn(open.db, '2023-09-01');
    await waive(work, of.companyId, id, 'goodwill');
    await expect(waive(work, of.companyId, id, 'again')).rejects.toThrow('changed meanwhile');
    expect(await of.said('2023-09-01')).toContain('F-1 fixed – already');
    await reinstate(work, of.companyId, id, 'after all');
    await reverseCharge(work, of.companyId, id, 'wrong invoice');
    await expect(reinstate(work, of.companyId, id, 'x')).rejects.toThrow('changed meanwhile');
    await expect(reverseCharge(work, of.companyId + 1, id, 'x')).rejects.toThrow('changed meanwhile');
    await of.claim(item, 'fixed_sum', '2023-09-01');
    expect(await of.charges()).toEqual(['F-1 fixed_sum 4000 -…- reversed', 'F-1 fixed_sum 4000 -…- open']);
    const kinds = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where company_id = ? and kind like 'charge.%' order by id`, [of.companyId]); // prettier-ignore
    expect(kinds.map(({ kind }) => kind)).toEqual(['charge.claimed', 'charge.waived', 'charge.reinstated', 'charge.reversed', 'charge.claimed']); // prettier-ignore
  });

  it('of which something was paid is not reversed', async () => {
    const of = await at('paid');
    const item = await of.invoice('F-1', 100_000, '2023-05-20', { dueOn: '2023-06-20' });
    await agreed(item);
    const [made] = await of.claim(item, 'fixed_sum', '2023-08-31');
    const { companyId, customerId } = of;
    await open.db.transaction(async (tx) => {
      const work = workOn(open.db, '2023-09-05');
      const [paid] = await bookEntries(tx, work, [{ companyId, customerId, type: 'payment', document: 'P-1', identity: 'P-1', currency: 'EUR', amountMinor: -4_000, issuedOn: day('2023-09-05') }]); // prettier-ignore
      await allocateMany(tx, work, [{ companyId, fromItemId: paid?.itemIds[0] ?? 0, to: { chargeId: made?.id ?? 0 }, amountMinor: 4_000, allocatedOn: day('2023-09-05'), basis: 'manual' }]); // prettier-ignore
    });
    await expect(reverseCharge(workOn(open.db, '2023-09-06'), companyId, made?.id ?? 0, 'x')).rejects.toThrow(
      'was paid',
    );
    expect((await chargesById(open.db.read, companyId, [made?.id ?? 0])).map(chargeState)).toEqual(['paid']);
  });
});

describe('interest outlives its principal', () => {
  it('that was paid late: to the day of the payment and no further, until it is claimed or given up', async () => {
    const of = await at('outlives');
    const item = await of.invoice('F-1', 100_000, '2023-05-20', { dueOn: '2023-06-20' });
    await agreed(item);
    await of.receive({ document: 'P-1', amountMinor: 100_000, on: '2023-06-30', to: item });
    expect(await of.said('2023-12-31')).toEqual(['F-1 interest 291 2023-06-21…2023-06-30', 'F-1 fixed 4000']);
    const [given] = await giveUp(workOn(open.db, '2023-12-31'), { company: await companyById(open.db.read, of.companyId), customerId: of.customerId, picks: [{ itemId: item, kind: 'interest' }], to: day('2023-12-31'), demanded: nobody }, 'too little'); // prettier-ignore
    expect(await of.charges()).toEqual(['F-1 interest 291 2023-06-21…2023-06-30 waived']);
    await reinstate(workOn(open.db, '2024-01-02'), of.companyId, given?.id ?? 0, 'pursued after all');
    expect(await of.charges()).toEqual(['F-1 interest 291 2023-06-21…2023-06-30 open']);
  });

  it('C24: asks once whether to pursue or waive, where the company claims at all, and no more once it is decided', async () => {
    const of = await at('asks', { setting: 'off' });
    const { companyId } = of;
    for (const document of ['F-1', 'F-2', 'F-3']) {
      const item = await of.invoice(document, 100_000, '2023-05-20', { dueOn: '2023-06-20' });
      await agreed(item);
      if (document !== 'F-3') await of.receive({ document: `P-${document}`, amountMinor: 100_000, on: document === 'F-1' ? '2023-06-30' : '2023-06-20', to: item }); // prettier-ignore
    }
    const company = await companyById(open.db.read, companyId);
    const morning = (on: string) => noticeLateInterest(workOn(open.db, on), company, () => nobody);
    expect(await morning('2023-07-01')).toBe(0);
    await changeSetting(workOn(open.db, '2023-07-01'), companyId, 'latePayment', 'always');
    expect(await morning('2023-07-01')).toBe(1);
    expect(await morning('2023-07-02')).toBe(0);
    const asked = () => tasksOf(open.db.read, { companyId });
    expect((await asked()).map(({ title }) => title)).toEqual([
      'Pursue or waive: F-1 was paid late and bore €2.91 of interest',
    ]);
    const [one] = (await of.owed('2023-07-02')).filter(({ item }) => item.document === 'F-1');
    await of.claim(one?.item.itemId ?? 0, 'interest', '2023-07-02');
    expect(await asked()).toEqual([]);
    expect(await morning('2023-07-03')).toBe(0);
  });
});
