import { day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { allocateMany } from '../ledger/allocation.store';
import { bookEntries } from '../ledger/entry.store';
import { openItemsInRange } from '../ledger/store';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { entriesOfApplications, findApplications } from './application.store';
import { decide, takeBack } from './deciding.actions';
import { matchReceipts } from './matching.actions';
import { stateOfRefund } from './refund';
import { askRefund, followRefunds, sayRefundPaid, undoRefund } from './refund.actions';
import { sayRefundLine } from './refund-line.actions';
import { refundsOf } from './refund.store';
import { plantReceipts, type PlantedLine } from './testing/plant-receipts';

/** Money on an account that is to be paid back: due once, paid when the bank shows it or somebody says how, and each step the other way. */
const open = testDatabase();
const on = (today = '2026-02-20') => workOn(open.db, today);
const IBAN = 'FR7630006000011234567890189';
const OTHER = 'DE02120300000000202051';
let n = 0;

interface Till {
  readonly ledger: LittleLedger;
  readonly companyId: number;
  /** 120.00 came of which nobody owes anything; the payment. */
  readonly paymentItemId: number;
  line(line: PlantedLine): Promise<number>;
  ask(more?: object): Promise<number>;
  states(): Promise<string[]>;
  tasks(): Promise<string[]>;
  onAccount(): Promise<number>;
  code(of: Promise<unknown>): Promise<string>;
}

async function till(): Promise<Till> {
  const ledger = await littleLedger(open.db, `refund-${(n += 1)}`);
  const { companyId, customerId } = ledger;
  const line = async (one: PlantedLine) => (await plantReceipts(open.db, companyId, [one]))[0] ?? 0;
  const lineId = await line({
    on: '2026-02-10',
    amountMinor: 12_000,
    text: 'paid twice',
    iban: IBAN,
    name: 'Client SARL',
  });
  const id = await decide(on('2026-02-11'), companyId, { lineId, plan: [{ customerId, parts: [], onAccountMinor: 12_000 }], note: null }); // prettier-ignore
  const [entry] = await entriesOfApplications(open.db.read, companyId, [id]);
  const paymentItemId = entry?.itemId ?? 0;
  return {
    ...{ ledger, companyId, paymentItemId, line },
    ask: (more = {}) => askRefund(on(), companyId, { itemId: paymentItemId, amountMinor: null, iban: null, dueOn: day('2026-02-27'), reason: 'paid twice', ...more }), // prettier-ignore
    states: async () => (await refundsOf(open.db.read, { companyId, which: 'all' })).map((one) => `${stateOfRefund(one)} ${one.amountMinor} ${one.iban ?? '–'}`), // prettier-ignore
    tasks: async () => {
      const rows = await rowsOf<{ kind: string; done: string | null }>(open.db.read, `select kind, done_at as done from v_task where company_id = ? order by id`, [companyId]); // prettier-ignore
      return rows.map(({ kind, done }) => `${kind}${done === null ? '' : ' done'}`);
    },
    onAccount: async () => {
      const items = await openItemsInRange(open.db.read, { companyId, first: 0, last: Number.MAX_SAFE_INTEGER }, day('2026-03-31'), null); // prettier-ignore
      return items.reduce((sum, item) => sum + item.openMinor, 0);
    },
    code: (of) =>
      of.then(
        () => 'done',
        (error: unknown) => (error instanceof Refusal ? error.code : 'failed'),
      ),
  };
}

it('is due to the account that paid, and paid when the bank shows it, once', async () => {
  const at = await till();
  await at.ask();
  expect(await at.states()).toEqual([`due 12000 ${IBAN}`]);
  await at.line({ on: '2026-02-24', amountMinor: -12_000, text: 'Remboursement', iban: IBAN, name: 'Client SARL' });
  expect(await matchReceipts(on('2026-02-25'), { id: at.companyId })).toMatchObject({ refunded: 1 });
  expect(await matchReceipts(on('2026-02-25'), { id: at.companyId })).toMatchObject({ refunded: 0 });
  expect([await at.states(), await at.onAccount()]).toEqual([[`paid 12000 ${IBAN}`], 0]);
  expect(await at.tasks()).toEqual(['refund_due done']);
});

it('is due again where the line is taken back, and the rule leaves it to a person then', async () => {
  const at = await till();
  const id = await at.ask();
  const lineId = await at.line({ on: '2026-02-24', amountMinor: -12_000, text: 'x', iban: IBAN });
  await matchReceipts(on('2026-02-25'), { id: at.companyId });
  const [made] = await findApplications(open.db.read, { companyId: at.companyId, kind: 'refunded', customerId: null, lineId, withEnded: false, most: 1, offset: 0 }); // prettier-ignore
  expect(await at.code(undoRefund(on('2026-02-26'), at.companyId, id, 'wrong'))).toBe('refund-by-bank');
  await takeBack(on('2026-02-26'), at.companyId, made?.id ?? 0, 'it was a salary');
  expect([await at.states(), await at.onAccount()]).toEqual([[`due 12000 ${IBAN}`], -12_000]);
  await matchReceipts(on('2026-02-26'), { id: at.companyId });
  expect(await at.tasks()).toEqual(['refund_due']);
  await sayRefundLine(on('2026-02-26'), at.companyId, { lineId, refundId: id });
  expect([await at.states(), await at.onAccount()]).toEqual([[`paid 12000 ${IBAN}`], 0]);
  expect(await at.tasks()).toEqual(['refund_due done']);
});

it('never goes to an account that was only told', async () => {
  const at = await till();
  expect(await at.code(at.ask({ iban: OTHER }))).toBe('refund-account');
  await at.ask({ iban: IBAN });
  await at.line({ on: '2026-02-24', amountMinor: -12_000, text: 'x', iban: OTHER });
  expect(await matchReceipts(on('2026-02-25'), { id: at.companyId })).toMatchObject({ refunded: 0 });
  expect(await at.tasks()).toEqual(['refund_due']);
});

it('refuses what is no credit, too much, twice, and too early', async () => {
  const at = await till();
  const invoice = await at.ledger.invoice('F-1', 5_000, '2026-01-01');
  expect(await at.code(at.ask({ itemId: invoice }))).toBe('refund-no-credit');
  expect(await at.code(at.ask({ itemId: 999_999 }))).toBe('refund-no-credit');
  for (const amountMinor of [0, -1, 12_001, 1.5, Number.NaN])
    expect(await at.code(at.ask({ amountMinor }))).toBe('refund-amount');
  expect(await at.code(at.ask({ dueOn: day('2026-02-19') }))).toBe('refund-day');
  expect(await at.code(at.ask({ reason: '  ' }))).toBe('refund-no-reason');
  const id = await at.ask({ amountMinor: 5_000 });
  expect(await at.code(at.ask())).toBe('refund-twice');
  const found = async (text: string) => (await refundsOf(open.db.read, { companyId: at.companyId, which: 'due', text })).length; // prettier-ignore
  expect([await found('TWICE'), await found('%'), await found("x' or 1=1")]).toEqual([1, 0, 0]);
  const paid = (more: object) => at.code(sayRefundPaid(on(), at.companyId, { id, on: day('2026-02-20'), how: 'by cheque', ...more })); // prettier-ignore
  expect(await paid({ how: '' })).toBe('refund-no-how');
  expect(await paid({ on: day('2026-02-21') })).toBe('refund-paid-day');
  expect(await paid({ on: day('2026-02-09') })).toBe('refund-paid-day');
  expect(await paid({ id: id + 77 })).toBe('no-such-refund');
  const other = await littleLedger(open.db, `refund-other-${n}`);
  expect(await at.code(undoRefund(on(), other.companyId, id, 'x'))).toBe('no-such-refund');
  expect(await paid({})).toBe('done');
  expect(await paid({})).toBe('refund-done');
  expect(await at.onAccount()).toBe(5_000 - 12_000 + 5_000);
});

it('is said to be paid by a person, and each step goes the other way', async () => {
  const at = await till();
  const id = await at.ask();
  await sayRefundPaid(on(), at.companyId, { id, on: day('2026-02-20'), how: 'by cheque' });
  expect([await at.states(), await at.onAccount(), await at.tasks()]).toEqual([[`paid 12000 ${IBAN}`], 0, ['refund_due done']]); // prettier-ignore
  expect(await undoRefund(on(), at.companyId, id, 'the cheque was not cashed')).toBe('due');
  expect([await at.states(), await at.onAccount(), await at.tasks()]).toEqual([[`due 12000 ${IBAN}`], -12_000, ['refund_due']]); // prettier-ignore
  expect(await undoRefund(on(), at.companyId, id, 'it wants to keep it for the next invoice')).toBe('withdrawn');
  expect([await at.states(), await at.tasks()]).toEqual([[`withdrawn 12000 ${IBAN}`], ['refund_due done']]);
  expect(await at.code(undoRefund(on(), at.companyId, id, 'again'))).toBe('refund-withdrawn');
  await at.ask();
});

it('shows a refund that a person called paid at the line that shows it, and books it once', async () => {
  const at = await till();
  const id = await at.ask();
  await sayRefundPaid(on(), at.companyId, { id, on: day('2026-02-20'), how: 'by transfer' });
  await at.line({ on: '2026-02-23', amountMinor: -12_000, text: 'x', iban: IBAN });
  expect(await matchReceipts(on('2026-02-25'), { id: at.companyId })).toMatchObject({ refunded: 1 });
  expect(await at.onAccount()).toBe(0);
});

it('ends where the money is used otherwise, and is paid where accounting paid it back', async () => {
  const at = await till();
  await at.ask();
  const { companyId, customerId } = at.ledger;
  const invoice = await at.ledger.invoice('F-1', 5_000, '2026-01-01');
  await open.db.transaction((tx) => allocateMany(tx, on(), [{ companyId, fromItemId: at.paymentItemId, to: { itemId: invoice }, amountMinor: 5_000, allocatedOn: day('2026-02-20'), basis: 'manual' }])); // prettier-ignore
  expect(await followRefunds(on(), companyId)).toBe(1);
  expect(await at.states()).toEqual([`withdrawn 12000 ${IBAN}`]);
  await at.ask({ amountMinor: 7_000 });
  await open.db.transaction(async (tx) => {
    const [made] = await bookEntries(tx, on(), [{ companyId, customerId, type: 'refund', document: 'RB-1', currency: 'EUR', amountMinor: 7_000, issuedOn: day('2026-02-20') }]); // prettier-ignore
    await allocateMany(tx, on(), [{ companyId, fromItemId: at.paymentItemId, to: { itemId: made?.itemIds[0] ?? 0 }, amountMinor: 7_000, allocatedOn: day('2026-02-20'), basis: 'manual' }]); // prettier-ignore
  });
  expect(await followRefunds(on(), companyId)).toBe(1);
  expect(await followRefunds(on(), companyId)).toBe(0);
  expect((await at.states()).sort()).toEqual([`paid 7000 ${IBAN}`, `withdrawn 12000 ${IBAN}`]);
});
