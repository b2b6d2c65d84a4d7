import { changeSetting } from '../companies/actions';
import { acceptRest, stopAskingForRest } from '../disputes/deduction.actions';
import { day } from '../kernel/day';
import { returnPayment, undoReturn } from '../ledger/return.actions';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { openItemsInRange } from '../ledger/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { entriesOfApplications, findApplications } from './application.store';
import { acceptProposals, decide, takeBack } from './deciding.actions';
import { matchReceipts } from './matching.actions';
import type { PlannedCustomer } from './plan';
import { plantReceipts, type PlantedLine } from './testing/plant-receipts';

/** What is given up beside a payment: a posting of its own with its reason, gone with the payment, and never more than may be. */
const open = testDatabase();
const today = () => workOn(open.db, '2026-02-20');
let n = 0;

interface Till {
  readonly ledger: LittleLedger;
  readonly companyId: number;
  /** An invoice of 1 January that offers a discount until a day. */
  invoice(document: string, minor: number, discountMinor?: number, until?: string): Promise<number>;
  came(line: PlantedLine): Promise<number>;
  match(): Promise<unknown>;
  /** `F-1 200`, what is open. */
  openNow(): Promise<string[]>;
  /** `discount -200`, what stands, and in brackets what was taken back. */
  given(): Promise<string[]>;
  last(): Promise<{ id: number; paymentItemId: number }>;
}

async function till(): Promise<Till> {
  const ledger = await littleLedger(open.db, `till-${(n += 1)}`);
  const { companyId } = ledger;
  const range = { companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
  return {
    ledger,
    companyId,
    invoice: async (document, minor, discountMinor, until) => {
      const itemId = await ledger.invoice(document, minor, '2026-01-01');
      if (discountMinor !== undefined) await open.db.transaction((tx) => tx('entry').where({ company_id: companyId, document }).update({ discount_minor: discountMinor, discount_until: until ?? null })); // prettier-ignore
      return itemId;
    },
    came: async (line) => (await plantReceipts(open.db, companyId, [line]))[0] ?? 0,
    match: () => matchReceipts(today(), { id: companyId }),
    openNow: async () => {
      const items = await openItemsInRange(open.db.read, range, day('2026-02-20'), null);
      return items.map((item) => `${item.document.replace(/^BANK-\d+/, 'BANK')} ${item.openMinor}`).sort();
    },
    given: async () => {
      const rows = await rowsOf<{ identity: string; minor: number; gone: number }>(
        open.db.read,
        `select identity, amount_minor as minor, case when cancelled_at is null then 0 else 1 end as gone from v_entry_made_here
         where company_id = ? and type = 'adjustment' order by id`,
        [companyId],
      );
      return rows.map(
        ({ identity, minor, gone }) => `${identity.split('|')[0] ?? ''} ${minor}${gone ? ' (gone)' : ''}`,
      );
    },
    last: async () => {
      const [one] = await findApplications(open.db.read, { companyId, kind: null, customerId: null, lineId: null, withEnded: false, most: 1, offset: 0 }); // prettier-ignore
      const [entry] = await entriesOfApplications(open.db.read, companyId, [one?.id ?? 0]);
      return { id: one?.id ?? 0, paymentItemId: entry?.itemId ?? 0 };
    },
  };
}

it('books a discount that was taken in time with the payment, and takes it off with it', async () => {
  const at = await till();
  await at.invoice('FA2026-00123', 10_000, 200, '2026-02-12');
  await at.came({ on: '2026-02-10', amountMinor: 9_800, text: 'Facture FA2026-00123' });
  expect(await at.match()).toMatchObject({ applied: 1 });
  expect(await at.openNow()).toEqual([]);
  expect(await at.given()).toEqual(['discount -200']);
  await takeBack(today(), at.companyId, (await at.last()).id, 'another customer was meant');
  expect(await at.openNow()).toEqual(['FA2026-00123 10000']);
  expect(await at.given()).toEqual(['discount -200 (gone)']);
});

it('leaves to a person a discount that was taken late, and gives it up when the person agrees', async () => {
  const at = await till();
  await at.invoice('FA2026-00123', 10_000, 200, '2026-01-31');
  const lineId = await at.came({
    on: '2026-02-10',
    amountMinor: 9_800,
    text: 'Facture FA2026-00123',
    name: 'Client SARL',
  });
  expect(await at.match()).toMatchObject({ applied: 0, waiting: 1 });
  const { applied } = await acceptProposals(today(), at.companyId, [{ lineId, digest: null }]);
  expect(applied).toHaveLength(1);
  expect(await at.openNow()).toEqual([]);
  expect(await at.given()).toEqual(['discount -200']);
});

it('opens all of it again where the bank takes the payment back, and puts it back with the payment', async () => {
  const at = await till();
  await at.invoice('FA2026-00123', 10_000, 200, '2026-02-12');
  await at.came({ on: '2026-02-10', amountMinor: 9_800, text: 'Facture FA2026-00123' });
  await at.match();
  const { paymentItemId } = await at.last();
  const back = { companyId: at.companyId, paymentItemId, ofItems: [], on: day('2026-02-15'), reason: 'AC04' };
  const { refundItemId, reopened, amountMinor } = await returnPayment(today(), back);
  expect([amountMinor, reopened.map((item) => item.openMinor)]).toEqual([9_800, [10_000]]);
  expect(await at.openNow()).toEqual(['FA2026-00123 10000']);
  expect(await at.given()).toEqual(['discount -200 (gone)']);
  await undoReturn(today(), at.companyId, refundItemId, 'it stayed');
  expect(await at.openNow()).toEqual([]);
  expect(await at.given()).toEqual(['discount -200 (gone)', 'discount -200']);
});

it('gives up what a person says beside the money, and refuses what is more than may be', async () => {
  const at = await till();
  const itemId = await at.invoice('FA2026-00123', 10_000, 200, '2026-01-31');
  const lineId = await at.came({ on: '2026-02-10', amountMinor: 9_000, text: 'x', chargesMinor: 1_000 });
  const { customerId } = at.ledger;
  const plan = (...differences: NonNullable<PlannedCustomer['differences']>[number][]): PlannedCustomer[] => [{ customerId, parts: [{ itemId, minor: 9_000 }], onAccountMinor: 0, differences }]; // prettier-ignore
  const said = (planned: PlannedCustomer[]) => decide(today(), at.companyId, { lineId, plan: planned, note: null }).then(() => 'done', (error: { code?: string }) => error.code); // prettier-ignore
  expect(await said(plan({ itemId, kind: 'discount', minor: 1_000 }))).toBe('difference-no-discount');
  expect(await said(plan({ itemId, kind: 'difference', minor: 1_000 }))).toBe('difference-more-than-tolerance');
  expect(await said(plan({ itemId, kind: 'bank_charge', minor: 900 }))).toBe('difference-part-only');
  expect(await said(plan({ itemId, kind: 'bank_charge', minor: 3_000 }))).toBe('difference-more-charge');
  expect(await said(plan({ itemId: itemId + 99, kind: 'discount', minor: 5 }))).toBe('difference-foreign');
  expect(await said(plan({ itemId, kind: 'bank_charge', minor: 800 }, { itemId, kind: 'discount', minor: 200 }))).toBe(
    'done',
  );
  expect(await at.openNow()).toEqual([]);
  expect(await at.given()).toEqual(['bank_charge -800', 'discount -200']);
});

it('lets pass what the company lets pass, and keeps a few units too many where a person agrees', async () => {
  const at = await till();
  await changeSetting(today(), at.companyId, 'shortPayments', JSON.stringify({ tolerance: { EUR: { minor: 100, percent: 1 } }, mostPercent: 10 })); // prettier-ignore
  const itemId = await at.invoice('FA2026-00123', 10_000);
  const lineId = await at.came({ on: '2026-02-10', amountMinor: 9_920, text: 'x' });
  const { customerId } = at.ledger;
  await decide(today(), at.companyId, { lineId, plan: [{ customerId, parts: [{ itemId, minor: 9_920 }], onAccountMinor: 0, differences: [{ itemId, kind: 'difference', minor: 80 }] }], note: null }); // prettier-ignore
  await at.invoice('FA2026-00124', 5_000);
  const over = await at.came({ on: '2026-02-11', amountMinor: 5_003, text: 'Facture FA2026-00124', name: 'x' });
  expect(await at.match()).toMatchObject({ applied: 0, waiting: 1 });
  await acceptProposals(today(), at.companyId, [{ lineId: over, digest: null }]);
  expect(await at.openNow()).toEqual([]);
  expect(await at.given()).toEqual(['difference -80', 'difference 3']);
  await takeBack(today(), at.companyId, (await at.last()).id, 'kept by mistake');
  expect(await at.openNow()).toEqual(['FA2026-00124 5000']);
  expect(await at.given()).toEqual(['difference -80', 'difference 3 (gone)']);
});

it('is given up later too, as what the rest seems to be, and back', async () => {
  const at = await till();
  const { companyId, customerId } = at.ledger;
  const itemId = await at.invoice('FA2026-00123', 10_000, 200, '2026-01-31');
  const plan = (minor: number, of: number): PlannedCustomer[] => [
    { customerId, parts: [{ itemId: of, minor }], onAccountMinor: 0 },
  ];
  await decide(today(), companyId, { lineId: await at.came({ on: '2026-02-10', amountMinor: 9_800, text: 'x' }), plan: plan(9_800, itemId), note: null }); // prettier-ignore
  await acceptRest(today(), { companyId, itemId });
  expect([await at.openNow(), await at.given()]).toEqual([[], ['discount -200']]);
  await expect(acceptRest(today(), { companyId, itemId })).rejects.toMatchObject({ code: 'no-such-rest' });
  await stopAskingForRest(today(), { companyId, itemId });
  expect([await at.openNow(), await at.given()]).toEqual([['FA2026-00123 200'], ['discount -200 (gone)']]);
  await expect(stopAskingForRest(today(), { companyId, itemId })).rejects.toMatchObject({ code: 'no-such-rest' });
  const other = await at.invoice('FA2026-00124', 10_000);
  await decide(today(), companyId, { lineId: await at.came({ on: '2026-02-10', amountMinor: 9_500, text: 'y' }), plan: plan(9_500, other), note: null }); // prettier-ignore
  await expect(acceptRest(today(), { companyId, itemId: other })).rejects.toMatchObject({ code: 'rest-unexplained' });
});
