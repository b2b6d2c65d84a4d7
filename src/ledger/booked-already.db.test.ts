import { day } from '../kernel/day';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { bookedAlready } from './booked-already.store';
import { bookEntries } from './entry.store';
import { littleLedger } from './testing/little-ledger';

const open = testDatabase();

describe('a payment that accounting booked before the bank told of it', () => {
  it('is found by customer, currency, amount and day; each once, and none that the bank told of', async () => {
    const ledger = await littleLedger(open.db, 'booked-already');
    const { companyId, customerId } = ledger;
    const other = await ledger.customer('other');
    const first = await ledger.receive({ document: 'P-1', amountMinor: 700, on: '2026-03-02' });
    const second = await ledger.receive({ document: 'P-2', amountMinor: 700, on: '2026-03-04' });
    await ledger.receive({ document: 'G-1', amountMinor: 700, on: '2026-03-04', type: 'credit_note' });
    await ledger.receive({ document: 'P-3', amountMinor: 700, on: '2026-03-04', customerId: other });
    await ledger.receive({ document: 'P-4', amountMinor: 700, on: '2026-03-04', currency: 'USD' });
    const gone = await ledger.receive({ document: 'P-5', amountMinor: 900, on: '2026-03-04' });
    await ledger.cancel(gone, '2026-03-05');
    await open.db.transaction((tx) =>
      bookEntries(tx, workOn(open.db, '2026-03-04'), [
        {
          ...{ companyId, customerId, type: 'payment', document: 'B-1', identity: 'bank|1|1', currency: 'EUR' },
          ...{ amountMinor: -800, issuedOn: day('2026-03-04') },
        },
      ]),
    );
    const asked = (amountMinor: number, on: string) => ({
      customerId,
      currency: 'EUR',
      amountMinor,
      bookedOn: day(on),
    });
    const money = [asked(700, '2026-03-05'), asked(700, '2026-03-03'), asked(700, '2026-03-06'), asked(800, '2026-03-04'), asked(900, '2026-03-04'), asked(700, '2026-05-04')]; // prettier-ignore
    expect(await bookedAlready(open.db.read, companyId, money)).toEqual([second.itemId, first.itemId, undefined, undefined, undefined, undefined]); // prettier-ignore
    expect(await bookedAlready(open.db.read, companyId, money.slice(0, 1), new Set([first.itemId]))).toEqual([second.itemId]); // prettier-ignore
    expect(await bookedAlready(open.db.read, companyId + 1, money)).toEqual(money.map(() => undefined));
    expect(await bookedAlready(open.db.read, companyId, [])).toEqual([]);
  });
});
