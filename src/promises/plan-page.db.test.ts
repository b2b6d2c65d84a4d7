import { day, addDays } from '../kernel/day';
import type { Tx } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { planPage, planSums } from './plan-page.panel';
import { planRows, type PlanQuestion } from './plan-register.panel';

/** A page of the register is what judging every plan would show there, whatever the tab, the order and the day. */
const open = testDatabase();
const COMPANY = 1;
const AT = { recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' };

/** The same at each run. */
let seed = 7;
const dice = (sides: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % sides;
};
const onDay = (n: number): string => addDays(day('2026-01-05'), n);

async function plant(tx: Tx, plans: number): Promise<void> {
  const company = { country: 'FR', currency: 'EUR', language: 'fr', zone: 'Europe/Paris' };
  await tx('company').insert({ id: COMPANY, code: 'c', legal_name: 'C', ...company, ...AT });
  for (let n = 1; n <= 9; n++)
    await tx('customer').insert({ id: n, company_id: COMPANY, code: `K${n}`, name: `Kunde ${'éaZbYc_%d'[n - 1] ?? ''}`, collector: n % 2 ? 'Maria' : null, ...AT }); // prettier-ignore
  for (let id = 1; id <= plans; id++) await plantPlan(tx, id);
}

function movesOf(accepts: boolean): readonly string[] {
  return accepts
    ? [
        'drafted',
        'approved',
        'accepted',
        ...([['cancelled'], ['defaulted', 'reinstated'], ['defaulted'], [], []][dice(5)] ?? []),
      ]
    : ['drafted', ...([['offered'], ['cancelled'], [], ['offered', 'cancelled']][dice(4)] ?? [])];
}

/** An invoice or two, payments before and after the plan was accepted (some taken back), and some of its steps. */
async function plantPlan(tx: Tx, id: number): Promise<void> {
  const customer = 1 + dice(9);
  const currency = dice(5) === 0 ? 'SEK' : 'EUR';
  const items = [id * 10 + 1, ...(dice(2) === 0 ? [id * 10 + 2] : [])];
  const parts: number[] = [];
  const common = { company_id: COMPANY, customer_id: customer, currency };
  let allocation = id * 100;
  const after = new Map<number, number>();
  const accepts = dice(4) > 0;
  for (const item of items) {
    const amount = 3_000 + 1_000 * dice(4);
    const money = item + 5;
    const paid = [0, 1_000, amount][dice(3)] ?? 0;
    const before = paid > 0 && dice(3) === 0 ? 500 : 0;
    const back = paid > 0 && dice(6) === 0;
    const entry = {
      ...common,
      type: 'invoice',
      document: `F-${item}`,
      identity: `F-${item}`,
      issued_on: onDay(0),
      ...AT,
    };
    await tx('entry').insert({ id: item, ...entry, amount_minor: amount, ...(dice(12) === 0 ? { cancelled_at: '2026-02-01T00:00:00.000Z', cancelled_by: 'x' } : {}) }); // prettier-ignore
    await tx('open_item').insert({ id: item, entry_id: item, part: 1, ...common, due_on: onDay(9), amount_minor: amount, open_minor: back ? amount - before : amount - paid }); // prettier-ignore
    if (paid > 0) {
      await tx('entry').insert({ id: money, ...entry, type: 'payment', document: `P-${item}`, identity: `P-${item}`, amount_minor: -paid, issued_on: onDay(10 + dice(60)) }); // prettier-ignore
      await tx('open_item').insert({ id: money, entry_id: money, part: 1, ...common, due_on: null, amount_minor: -paid, open_minor: 0 }); // prettier-ignore
      const applied = {
        company_id: COMPANY,
        customer_id: customer,
        from_item_id: money,
        to_item_id: item,
        basis: 'matched',
        ...AT,
      };
      if (before > 0) await tx('allocation').insert({ id: (allocation += 1), ...applied, amount_minor: before, allocated_on: onDay(9) }); // prettier-ignore
      after.set(item, allocation);
      const id1 = (allocation += 1);
      await tx('allocation').insert({ id: id1, ...applied, amount_minor: paid - before, allocated_on: onDay(10 + dice(60)) }); // prettier-ignore
      if (back) await tx('allocation').insert({ id: (allocation += 1), ...applied, amount_minor: before - paid, reverses_id: id1, allocated_on: onDay(75) }); // prettier-ignore
    } else after.set(item, allocation);
    parts.push(amount - before - (dice(4) === 0 ? 200 : 0));
  }
  const amount = parts.reduce((a, b) => a + b, 0);
  await tx('plan').insert({ id, ...common, number: `P-${String(id).padStart(4, '0')}`, amount_minor: amount, every: 'monthly', grace_days: 3, missed_limit: 2, source: 'team', ...AT }); // prettier-ignore
  for (const [at, item] of items.entries())
    await tx('plan_item').insert({ plan_id: id, item_id: item, amount_minor: parts[at], after_allocation_id: accepts ? (after.get(item) ?? 0) : null }); // prettier-ignore
  const third = Math.floor(amount / 3);
  for (const [at, minor] of [third, third, amount - 2 * third].entries())
    await tx('plan_instalment').insert({ id: id * 10 + at, plan_id: id, n: at + 1, due_on: onDay(20 + 30 * at), counts_until: onDay(25 + 30 * at), amount_minor: minor }); // prettier-ignore
  for (const [at, kind] of movesOf(accepts).entries())
    await tx('plan_step').insert({ id: id * 10 + at, plan_id: id, kind, on_day: onDay(9 + at * 7), until_on: kind === 'offered' ? onDay(40) : null, ...AT }); // prettier-ignore
}

beforeAll(() => open.db.transaction((tx) => plant(tx, 120)));

const question = (more: Partial<PlanQuestion>): PlanQuestion => ({
  ...{ companyId: COMPANY, today: day('2026-06-01'), text: '', state: 'all', collector: '', currency: '' },
  ...{ customerId: null, sort: 'next', descending: false, ...more },
});
const STATES = 'all ended completed open running draft offered cancelled defaulted missed active'.split(' ');

describe('a page of the register of plans', () => {
  it.each(STATES.flatMap((state) => ['2026-06-01', '2026-02-20', '2026-01-13'].map((on) => [state, on] as const)))(
    'of %s on %s is what judging all of them shows, in every order, with its sums',
    async (state, on) => {
      for (const sort of ['number', 'customer', 'amount', 'left', 'next'])
        for (const descending of [false, true]) {
          const asked = question({ state, today: day(on), sort, descending });
          const all = await planRows(open.db.read, asked);
          for (const [offset, limit] of [
            [0, 21],
            [20, 21],
            [0, 500],
          ] as const)
            // prettier-ignore
            expect(await planPage(open.db.read, asked, { offset, limit })).toEqual(all.slice(offset, offset + limit));
        }
      const asked = question({ state, today: day(on) });
      const all = await planRows(open.db.read, asked);
      const left = all.reduce((sum, { leftMinor }) => sum + leftMinor, 0);
      const sums = await planSums(open.db.read, asked);
      expect([sums.reduce((n, one) => n + one.count, 0), sums.reduce((n, one) => n + one.leftMinor, 0)]).toEqual([all.length, left]); // prettier-ignore
    },
  );

  it.each(['2026-06-01', '2026-02-20', '2026-02-08', '2026-01-13'])(
    'of missed on %s leaves out none that is',
    async (on) => {
      const asked = question({ today: day(on), sort: 'number' });
      const runs = ['accepted', 'active'];
      const missed = (await planRows(open.db.read, asked)).filter(({ state, instalments }) => runs.includes(state) && instalments.some((one) => one.state === 'missed')); // prettier-ignore
      const page = await planPage(open.db.read, { ...asked, state: 'missed' }, { offset: 0, limit: 500 });
      expect(page).toEqual(missed);
      expect(missed.length > 0).toBe(on > '2026-01-31');
    },
  );

  it.each([
    { text: 'kunde a' },
    { text: 'F-7' },
    { text: 'É' },
    { text: '%' },
    { text: "'; drop table plan" },
    { collector: 'maria', currency: 'SEK' },
    { customerId: 3, state: 'ended' },
    { state: '__proto__' },
  ])('of what is looked for too: %j', async (more) => {
    const asked = question(more);
    const all = await planRows(open.db.read, asked);
    expect(await planPage(open.db.read, asked, { offset: 0, limit: 500 })).toEqual(all);
  });

  it('covers what the tabs are made of', async () => {
    const states = new Set((await planRows(open.db.read, question({}))).map(({ state }) => state));
    expect([...states].sort()).toEqual(['accepted', 'active', 'cancelled', 'completed', 'defaulted', 'draft', 'offered'].filter((one) => states.has(one as never))); // prettier-ignore
    expect(states.size).toBeGreaterThanOrEqual(6);
  });
});
