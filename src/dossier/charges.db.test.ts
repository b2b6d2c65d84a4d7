import { changeSetting } from '../companies/actions';
import { companyById } from '../companies/store';
import { findCustomer } from '../customers/store';
import { day } from '../kernel/day';
import { sum } from '../kernel/money';
import { claimOwed, reverseCharge, waive, type ClaimKind } from '../law/charge.actions';
import { loadShippedRates } from '../law/rates.actions';
import type { KeptCharge } from '../ledger/kept-charge';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { addUp } from './adds-up';
import { gatherClaim, type Gathered } from './claim.actions';
import { interestTable } from './interest';
import type { InterestWanted } from './interest-terms.actions';
import { readiness } from './readiness';
import { formOf, interestOfEntry } from './routes/form';
import { ROUTES } from './routes/routes';

/** What was claimed beside invoices, in their recovery file: once, with its basis, its days never twice. */
const open = testDatabase();

interface At extends LittleLedger {
  gather(on: string, more?: { items?: string[]; interest?: InterestWanted }): Promise<Gathered>;
  claim(itemId: number, kind: ClaimKind, to: string): Promise<KeptCharge>;
  /** `interest 500 (2023-06-21…2023-07-31) BGB…` */
  charges(on: string, items?: string[]): Promise<string[]>;
}

async function at(code: string, customer: object = {}): Promise<At> {
  const of = await littleLedger(open.db, code);
  const { companyId, customerId } = of;
  await loadShippedRates(workOn(open.db, '2023-01-01'));
  await open.db.write('company').where({ id: companyId }).update({ governing_law: 'DE' });
  await open.db
    .write('customer')
    .where({ id: customerId })
    .update({ debtor_type: 'company', ...customer });
  await changeSetting(workOn(open.db, '2023-01-01'), companyId, 'latePayment', 'on_demand');
  const gather: At['gather'] = async (on, { items = [], interest = 'law' } = {}) => {
    const company = await companyById(open.db.read, companyId);
    const [row] = await open.db.read('v_customer').where({ id: customerId }).select<{ code: string }[]>('code');
    const found = await findCustomer(open.db.read, companyId, row?.code ?? '');
    const asked = { company, customer: found, items, currency: null, keyDate: day(on), language: 'en' };
    return gatherClaim(workOn(open.db, on), open.db.read, { ...asked, interest, recipient: null, facts: null }, []);
  };
  return {
    ...of,
    gather,
    claim: async (itemId, kind, to) => {
      const [made] = await claimOwed(workOn(open.db, to), {
        ...{ company: await companyById(open.db.read, companyId), customerId, picks: [{ itemId, kind }], to: day(to) },
        ...{ checked: true, origin: 'desk', demanded: () => Promise.resolve(new Map<number, never>()) },
      });
      if (made === undefined) throw new Error('nothing was claimed');
      return made;
    },
    charges: async (on, items) =>
      (await gather(on, { items: items ?? [] })).claim.charges.map(
        ({ kind, openMinor, counted, source }) =>
          `${kind ?? ''} ${openMinor}${counted ? ` (${counted.from}…${counted.to})` : ''} ${source}`,
      ),
  };
}

const agreed = (itemId: number) => open.db.write('open_item').where({ id: itemId }).update({ due_by: 'customer:30' });

async function invoiced(of: LittleLedger, document = 'F-1', more: object = {}): Promise<number> {
  const item = await of.invoice(document, 100_000, '2023-05-20', { dueOn: '2023-06-20', ...more });
  await agreed(item);
  return item;
}

const named = ({ claim }: Gathered) => ({ ...claim, reference: 'RF', version: 1 });
const interestOf = (gathered: Gathered): number => interestTable(named(gathered))?.totalMinor ?? 0;

it('counts each day once: what was claimed, and the days after it', async () => {
  const of = await at('each-day-once');
  const item = await invoiced(of);
  const whole = interestOf(await of.gather('2023-08-31'));
  expect(whole).toBe(2350);
  await of.claim(item, 'interest', '2023-07-31');
  await of.claim(item, 'fixed_sum', '2023-07-31');
  expect(await of.charges('2023-08-31')).toEqual([
    'interest 1320 (2023-06-21…2023-07-31) BGB § 288 (2), § 247; EGBGB art. 229 § 34: 10.62 %, 12.12 %',
    expect.stringMatching(/^fixed_sum 4000 BGB § 288 \(5\)/),
  ]);
  const gathered = await of.gather('2023-08-31');
  const claim = named(gathered);
  const table = interestTable(claim);
  expect(table?.entries.map(({ segments }) => segments.map(({ from, to }) => `${from}…${to}`))).toEqual([
    ['2023-08-01…2023-08-31'],
  ]);
  // Each of the two is rounded by itself: a cent less than in one
  expect((table?.totalMinor ?? 0) + 1320).toBe(whole - 1);
  const added = addUp(claim);
  expect([added.chargesMinor, added.interestClaimedMinor, added.principalMinor]).toEqual([5320, 1320, 100_000]);
  expect(readiness(claim, gathered.circumstances).find((one) => one.item === 'charges')?.level).toBe('ok');
});

it('leaves days out whose interest was given up, counts those again that were claimed in error', async () => {
  const of = await at('given-up');
  const { companyId } = of;
  const item = await invoiced(of);
  const given = await of.claim(item, 'interest', '2023-07-31');
  await waive(workOn(open.db, '2023-08-01'), companyId, given.id, 'goodwill');
  const after = await of.gather('2023-08-31');
  expect([after.claim.charges, interestOf(after)]).toEqual([[], 1029]);
  const wrong = await at('in-error');
  const made = await wrong.claim(await invoiced(wrong), 'interest', '2023-07-31');
  await reverseCharge(workOn(open.db, '2023-08-01'), wrong.companyId, made.id, 'wrong due date');
  const again = await wrong.gather('2023-08-31');
  expect([again.claim.charges, interestOf(again)]).toEqual([[], 2350]);
});

it('takes only what belongs to its own invoices, and names the rest', async () => {
  const of = await at('own-invoices');
  const [one, two] = [await invoiced(of), await invoiced(of, 'F-2')];
  await of.claim(one, 'fixed_sum', '2023-07-31');
  await of.claim(two, 'fixed_sum', '2023-07-31');
  const gathered = await of.gather('2023-08-31', { items: ['F-1'] });
  expect(gathered.claim.charges.map(({ document }) => document)).toEqual(['F-1']);
  const line = readiness(named(gathered), gathered.circumstances).find((found) => found.item === 'charges-elsewhere');
  expect(line).toMatchObject({ level: 'weak', about: ['F-2'] });
  await open.db.write('customer').where({ id: of.customerId }).update({ hardship: 1 });
  const hard = await of.gather('2023-08-31', { items: ['F-1'] });
  expect([hard.claim.charges, hard.circumstances.charges?.hardship]).toEqual([[], ['F-1']]);
});

it('asks for nothing of a day that had not come, and nothing twice of a charge that was paid', async () => {
  const of = await at('as-of-the-day');
  const item = await invoiced(of);
  const made = await of.claim(item, 'fixed_sum', '2023-07-31');
  expect(await of.charges('2023-07-30')).toEqual([]);
  expect(await of.charges('2023-07-31')).toHaveLength(1);
  await open.db.write('charge').where({ id: made.id }).update({ open_minor: 0, waived_at: '2023-08-01T00:00:00.000Z' });
  expect(await of.charges('2023-08-02')).toEqual([]);
});

it('comes into each form that has a box for it, and the boxes still come to the total', async () => {
  const of = await at('into-forms');
  const item = await invoiced(of);
  await of.claim(item, 'interest', '2023-07-31');
  await of.claim(item, 'fixed_sum', '2023-07-31');
  const claim = named(await of.gather('2023-08-31'));
  const form = formOf(claim, 'en');
  expect([form.interestMinor, form.chargesMinor, form.totalMinor]).toEqual([2349, 4000, 106_349]);
  expect(claim.entries.map((entry) => interestOfEntry(form, entry))).toEqual([2349]);
  for (const route of ROUTES) {
    const boxes = new Map(route.sections({ ...claim, route: route.key }).flatMap(({ rows }) => rows.flat()).map((box) => [box.what, box.raw])); // prettier-ignore
    expect([route.key, boxes.get('interest') ?? '23.49']).toEqual([route.key, '23.49']);
    expect([route.key, boxes.get('charges') ?? boxes.get('charge-fixed') ?? '40.00']).toEqual([route.key, '40.00']);
    expect([route.key, boxes.get('total') ?? '1063.49']).toEqual([route.key, '1063.49']);
  }
});

it('names the governing law with its reason, and keeps a rate of the contract within it', async () => {
  const of = await at('governing-law', { country: 'SE', debtor_type: 'consumer' });
  const { companyId, customerId } = of;
  await invoiced(of);
  const terms = { rates: [{ percent: '24', from: null, source: 'Terms, clause 7' }] };
  const law = async () => (await of.gather('2023-08-31', { interest: terms })).claim.basis.governingLaw;
  expect(await law()).toEqual({ country: 'DE', assumed: false, reason: 'terms' });
  await open.db.write('company').where({ id: companyId }).update({ governing_law: null });
  expect(await law()).toEqual({ country: 'SE', assumed: true, reason: 'consumer_home' });
  const gathered = await of.gather('2023-08-31', { interest: terms });
  expect(gathered.claim.interest?.rates.map(({ percent, bounded }) => [percent, bounded?.as])).toEqual([
    ['10.5', 'cap'],
    ['11.5', 'cap'],
  ]);
  expect(sum([interestOf(gathered)])).toBeLessThan(2400);
  const weak = readiness(named(gathered), gathered.circumstances).filter(({ level }) => level === 'weak');
  const said = weak.map(({ text }) => text).join(' ');
  expect(said).toContain('The governing law is assumed: SE.');
  expect(said).toContain('stand as it is: 10.5 % (24 %), 11.5 % (24 %).');
  await open.db.write('customer').where({ id: customerId }).update({ governing_law: 'FI' });
  expect(await law()).toEqual({ country: 'FI', assumed: false, reason: 'customer' });
});
