import { day, endOfDay } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn, type Spoken } from '../platform/testing/work';
import { cancelEntries } from './cancellation.store';
import { ageingOf } from './ageing.store';
import { ledgerCommands } from './cli';
import { returnPayment, undoReturn, type Returned } from './return.actions';
import { statements } from './statement';
import { postingsOf } from './statement.store';
import { balancesInRange, openItemsInRange } from './store';
import { littleLedger, type LittleLedger, type Received } from './testing/little-ledger';

const open = testDatabase();
const everybody = (companyId: number) => ({ companyId, first: 0, last: Number.MAX_SAFE_INTEGER });

async function openOn(ledger: LittleLedger, asOn: string, knownOn?: string): Promise<string[]> {
  const knownAt = knownOn === undefined ? null : endOfDay(day(knownOn));
  const items = await openItemsInRange(open.db.read, everybody(ledger.companyId), day(asOn), knownAt);
  return items.map((item) => `${item.document} ${item.openMinor}`);
}

/** What the balance, the ageing and the statement say is owed: they must say the same. */
async function owed(ledger: LittleLedger, asOn: string): Promise<number[]> {
  const { companyId, customerId } = ledger;
  const [balance] = await balancesInRange(open.db.read, everybody(companyId));
  const [ageing] = await ageingOf(open.db.read, companyId, day(asOn));
  const [statement] = statements(await postingsOf(open.db.read, companyId, customerId), null, day(asOn));
  return [balance?.openMinor ?? 0, ageing?.totalMinor ?? 0, statement?.closingMinor ?? 0];
}

let n = 0;
/** F-1 of 100.00 and F-2 of 50.00, of 1 January; P-1 of 120.00 pays the first whole and 15.00 of the second. */
async function paid(): Promise<{ ledger: LittleLedger; f1: number; f2: number; p1: Received }> {
  const ledger = await littleLedger(open.db, `back-${(n += 1)}`);
  const f1 = await ledger.invoice('F-1', 10_000, '2026-01-01');
  const f2 = await ledger.invoice('F-2', 5000, '2026-01-01');
  const p1 = await ledger.receive({ document: 'P-1', amountMinor: 12_000, on: '2026-02-10' });
  await ledger.match(p1, f1, 10_000, '2026-02-10');
  await ledger.match(p1, f2, 1500, '2026-02-12');
  return { ledger, f1, f2, p1 };
}

const goesBack = (
  ledger: LittleLedger,
  p1: Received,
  more: { on?: string; today?: string; ofItems?: number[] } = {},
): Promise<Returned> => {
  const { on = '2026-02-20', ofItems = [] } = more;
  const request = { companyId: ledger.companyId, paymentItemId: p1.itemId, ofItems, on: day(on), reason: 'no funds' };
  return returnPayment(workOn(open.db, more.today ?? '2026-02-20'), request);
};

describe('money that went back', () => {
  it('leaves no credit: what it paid is open again, and all figures say so', async () => {
    const { ledger, p1 } = await paid();
    expect(await owed(ledger, '2026-02-20')).toEqual([3000, 3000, 3000]);
    const back = await goesBack(ledger, p1);
    expect(back).toMatchObject({ document: 'P-1-R', amountMinor: 12_000 });
    expect(back.reopened.map((item) => `${item.document} ${item.openMinor}`)).toEqual(['F-1 10000', 'F-2 5000']);
    expect(await openOn(ledger, '2026-02-20')).toEqual(['F-1 10000', 'F-2 5000']);
    expect(await owed(ledger, '2026-02-20')).toEqual([15_000, 15_000, 15_000]);
    const account = await postingsOf(open.db.read, ledger.companyId, ledger.customerId);
    expect(account.map((line) => `${line.on} ${line.type} ${line.document} ${line.amountMinor}`)).toEqual([
      '2026-01-01 invoice F-1 10000',
      '2026-01-01 invoice F-2 5000',
      '2026-02-10 payment P-1 -12000',
      '2026-02-20 refund P-1-R 12000',
    ]);
  });

  it('keeps both clocks: what was open before, and what was known before', async () => {
    const { ledger, p1 } = await paid();
    await goesBack(ledger, p1, { on: '2026-02-18', today: '2026-02-25' });
    expect(await openOn(ledger, '2026-02-17')).toEqual(['F-2 3500', 'P-1 -500']);
    expect(await openOn(ledger, '2026-02-18')).toEqual(['F-1 10000', 'F-2 5000']);
    expect(await openOn(ledger, '2026-02-24', '2026-02-24')).toEqual(['F-2 3500', 'P-1 -500']);
  });

  it('may be a part: only what it had paid of one document', async () => {
    const { ledger, f2, p1 } = await paid();
    expect(await goesBack(ledger, p1, { ofItems: [f2] })).toMatchObject({ amountMinor: 1500 });
    expect(await openOn(ledger, '2026-02-20')).toEqual(['F-2 5000', 'P-1 -500']);
    await expect(goesBack(ledger, p1, { ofItems: [f2] })).rejects.toMatchObject({ code: 'nothing-to-return' });
    expect(await goesBack(ledger, p1)).toMatchObject({ amountMinor: 10_500 });
    expect(await openOn(ledger, '2026-02-20')).toEqual(['F-1 10000', 'F-2 5000']);
    expect(await owed(ledger, '2026-02-20')).toEqual([15_000, 15_000, 15_000]);
  });

  it('is undone: the payment pays again what it had paid, and what was known stays known', async () => {
    const { ledger, p1 } = await paid();
    const back = await goesBack(ledger, p1);
    await undoReturn(workOn(open.db, '2026-02-27'), ledger.companyId, back.refundItemId, 'the bank was wrong');
    expect(await openOn(ledger, '2026-02-20')).toEqual(['F-2 3500', 'P-1 -500']);
    expect(await owed(ledger, '2026-02-27')).toEqual([3000, 3000, 3000]);
    expect(await openOn(ledger, '2026-02-26', '2026-02-26')).toEqual(['F-1 10000', 'F-2 5000']);
    await expect(
      undoReturn(workOn(open.db, '2026-02-27'), ledger.companyId, back.refundItemId, 'again'),
    ).rejects.toMatchObject({ code: 'no-such-return' });
    expect(await goesBack(ledger, p1, { today: '2026-02-28', on: '2026-02-28' })).toMatchObject({
      amountMinor: 12_000,
    });
  });

  it('is undone as far as nothing else has paid meanwhile', async () => {
    const { ledger, f1, p1 } = await paid();
    const back = await goesBack(ledger, p1);
    await ledger.receive({ document: 'P-2', amountMinor: 10_000, on: '2026-02-24', to: f1 });
    await undoReturn(workOn(open.db, '2026-02-27'), ledger.companyId, back.refundItemId, 'the bank was wrong');
    expect(await openOn(ledger, '2026-02-27')).toEqual(['F-2 3500', 'P-1 -10500']);
  });

  it('goes with its payment when that is cancelled', async () => {
    const { ledger, p1 } = await paid();
    await goesBack(ledger, p1);
    await open.db.transaction((tx) =>
      cancelEntries(tx, workOn(open.db, '2026-02-27'), {
        companyId: ledger.companyId,
        entryIds: [p1.entryId],
        why: 'booked by mistake',
      }),
    );
    expect(await openOn(ledger, '2026-02-27')).toEqual(['F-1 10000', 'F-2 5000']);
    expect(await owed(ledger, '2026-02-27')).toEqual([15_000, 15_000, 15_000]);
  });

  it('is refused on a day on which it cannot have been, of what is no payment, and in another company', async () => {
    const { ledger, f1, p1 } = await paid();
    await expect(goesBack(ledger, p1, { on: '2026-02-09' })).rejects.toMatchObject({ code: 'return-day' });
    await expect(goesBack(ledger, p1, { on: '2026-02-21' })).rejects.toMatchObject({ code: 'return-day' });
    const note = await ledger.receive({ document: 'C-1', amountMinor: 100, on: '2026-02-11', type: 'credit_note', to: f1 + 1 }); // prettier-ignore
    await expect(goesBack(ledger, note)).rejects.toMatchObject({ code: 'no-payment' });
    const other = await littleLedger(open.db, `back-${(n += 1)}`);
    await expect(goesBack(other, p1)).rejects.toMatchObject({ code: 'no-such-item' });
  });

  it('is told and undone on the command line, with its reason in the audit log', async () => {
    const { ledger } = await paid();
    const code = `back-${n}`;
    const say = (...args: string[]): Promise<Spoken> =>
      duly(
        workOn(open.db, '2026-02-20'),
        (program, shell) => {
          ledgerCommands(program, shell, { holdSources: () => [] });
        },
        ['allocate', ...args, '--company', code],
      );
    const { text } = await say('return', 'P-1', '--reason', 'direct debit returned', '--on', '2026-02-19');
    expect(text.trim().replace(/\s/g, ' ')).toBe(
      'P-1-R: 120,00 € went back. F-1 is open again: 100,00 € F-2 is open again: 50,00 €',
    );
    const [line] = await rowsOf<{ payload: string }>(
      open.db.read,
      `select p.payload from audit_line l join audit_payload p on p.line_id = l.id where l.kind = 'payment.returned' and l.company_id = ?`,
      [ledger.companyId],
    );
    expect(line?.payload).toContain('direct debit returned');
    expect(JSON.parse(line?.payload ?? '')).toMatchObject({ currency: 'EUR' });
    await expect(say('return', 'P-1', '--reason', 'again')).rejects.toMatchObject({ code: 'nothing-to-return' });
    await say('undo-return', 'P-1-R', '--reason', 'the bank was wrong');
    expect(await openOn(ledger, '2026-02-20')).toEqual(['F-2 3500', 'P-1 -500']);
  });

  it('is named by what it paid where the money came without a number', async () => {
    const ledger = await littleLedger(open.db, `back-${(n += 1)}`);
    const item = await ledger.invoice('F-1', 10_000, '2026-01-01');
    await ledger.receive({ document: '', amountMinor: 10_000, on: '2026-02-10', to: item });
    const say = (...args: string[]): Promise<Spoken> =>
      duly(
        workOn(open.db, '2026-02-20'),
        (program, shell) => {
          ledgerCommands(program, shell, { holdSources: () => [] });
        },
        ['allocate', ...args, '--json', '--company', `back-${n}`],
      );
    const [applied] = (await say('list', 'F-1')).json as { allocation: string }[];
    const { json } = await say('return', applied!.allocation, '--reason', 'no funds');
    expect(json).toMatchObject({ document: '2026-02-10-R', reopened: [{ document: 'F-1', openMinor: 10_000 }] });
    await say('undo-return', '2026-02-10-R', '--reason', 'the bank was wrong');
    expect(await openOn(ledger, '2026-02-20')).toEqual([]);
  });
});
