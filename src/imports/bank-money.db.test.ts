import { day, type Day } from '../kernel/day';
import { allocateMany } from '../ledger/allocation.store';
import { bookEntries } from '../ledger/entry.store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** The bank tells of money first; then accounting's own files come. It is one money, owed and credited once. */
const open = testDatabase();

const UNDO = { dependents: [], withdraw: () => Promise.resolve() };
const CUSTOMERS: Readonly<Record<string, string>> = { 4711: 'Braun', 4712: 'Klein' };
/** `customer document type issued amount open`, in June 2026. */
const items = (text: string): string =>
  ['Customer No;Customer Name;Document Type;Document No;Document Date;Due Date;Amount;Open Amount;Currency', ...text.split(', ').map((line) => {
    const [customer = '', document, type, issued, amount, left] = line.split(' ');
    return [customer, CUSTOMERS[customer], type, document, `2026-06-${issued}`, type === 'invoice' ? '2026-06-30' : '', `${amount}.00`, `${left}.00`, 'EUR'].join(';');
  })].join('\n'); // prettier-ignore
/** `customer day amount reference` */
const payments = (text: string): string =>
  ['Customer No;Payment Date;Amount Received;Document No;Currency', ...text.split(', ').map((line) => {
    const [customer, on, amount, reference] = line.split(' ');
    return [customer, `2026-06-${on}`, `${amount}.00`, reference, 'EUR'].join(';');
  })].join('\n'); // prettier-ignore

interface Bank {
  readonly ledger: TestLedger;
  /** The bank told of `amount` of a customer on a day, applied to the document as far as said. */
  receive(
    customer: string,
    on: string,
    amount: number,
    ...to: readonly [document: string, minor: number][]
  ): Promise<void>;
  list(asOf: string, text: string): Promise<string[]>;
  payments(text: string): Promise<{ id: number; said: string }>;
  tasks(): Promise<string[]>;
}

async function bank(): Promise<Bank> {
  const ledger = await testLedger(open.db);
  const { companyId } = ledger;
  let lines = 0;
  const receive: Bank['receive'] = async (code, on, amount, ...to) => {
    const work = ledger.work(`2026-06-${on}`);
    const [customer] = await rowsOf<{ id: number }>(open.db.read, 'select id from customer where company_id = ? and code = ?', [companyId, code]); // prettier-ignore
    const customerId = customer?.id ?? 0;
    await open.db.transaction(async (tx) => {
      const [booked] = await bookEntries(tx, work, [
        {
          ...{ companyId, customerId, type: 'payment', document: `B-${(lines += 1)}`, identity: `bank|${lines}|1` },
          ...{ currency: 'EUR', amountMinor: -amount * 100, issuedOn: day(`2026-06-${on}`) },
        },
      ]);
      for (const [document, minor] of to) {
        const [item] = await rowsOf<{ id: number }>(tx, 'select item_id as id from v_open_item where company_id = ? and customer_id = ? and document = ?', [companyId, customerId, document]); // prettier-ignore
        const row = { companyId, fromItemId: booked?.itemIds[0] ?? 0, to: { itemId: item?.id ?? 0 }, amountMinor: minor * 100 }; // prettier-ignore
        await allocateMany(tx, work, [{ ...row, allocatedOn: day(`2026-06-${on}`), basis: 'matched' }]);
      }
    });
  };
  return {
    ledger,
    receive,
    list: async (asOf, text) => {
      const options = { asOf: `2026-06-${asOf}` as Day, kind: 'items' as const };
      await ledger.csv(items(text), { options, today: `2026-06-${asOf}` });
      return ledger.items();
    },
    payments: async (text) => {
      const outcome = await ledger.csv(payments(text), { options: { kind: 'payments' } });
      return { id: outcome.importId ?? 0, said: `${outcome.booked} ${outcome.changed} ${outcome.unchanged}` };
    },
    tasks: async () => {
      const rows = await rowsOf<{ title: string }>(open.db.read, `select title from v_task where company_id = ? and kind = 'statement_disagrees' order by id`, [companyId]); // prettier-ignore
      return rows.map(({ title }) => title);
    },
  };
}

const LIST = '4711 F-1 invoice 01 900 900, 4711 F-2 invoice 01 300 300, 4712 G-1 invoice 01 900 900';

describe('a payment of accounting that the bank told of before', () => {
  it('is that payment: once in the ledger, known again next week, and the way back', async () => {
    const { ledger, ...at } = await bank();
    await at.list('05', LIST);
    await at.receive('4711', '08', 900, ['F-1', 900]);
    const before = await ledger.items();
    const first = await at.payments('4711 10 900 X-1');
    expect(first.said).toBe('0 1 0');
    expect(await ledger.items()).toEqual(before);
    expect((await at.payments('4711 10 900 X-1')).said).toBe('0 0 1');
    const known = await rowsOf<{ n: number }>(open.db.read, `select count(*) as n from entry where company_id = ? and type = 'payment' and cancelled_at is null`, [ledger.companyId]); // prettier-ignore
    expect(known[0]?.n).toBe(1);
    const again = await at.payments('4711 10 900 X-1, 4711 20 900 X-2');
    expect(again.said).toBe('1 0 1');
  });

  it('two alike are two, in order of day; a third, another customer’s, another amount’s or a late one is its own', async () => {
    const { ledger, ...at } = await bank();
    await at.list('05', LIST);
    await at.receive('4711', '08', 300, ['F-2', 300]);
    await at.receive('4711', '09', 300);
    const { said } = await at.payments('4711 10 300 X-1, 4711 09 300 X-2, 4711 10 300 X-3, 4712 09 300 X-4, 4711 09 301 X-5, 4711 22 300 X-6'); // prettier-ignore
    expect(said).toBe('4 2 0');
    const adopted = await rowsOf<{ before: string; document: string }>(
      open.db.read,
      `select c.before, e.document from entry_change c join entry e on e.id = c.entry_id
       where c.company_id = ? and c.field = 'identity' order by c.before`,
      [ledger.companyId],
    );
    expect(adopted.map(({ before }) => before)).toEqual(['bank|1|1', 'bank|2|1']);
  });

  it('is the bank’s again where the file is undone', async () => {
    const { ledger, ...at } = await bank();
    await at.list('05', LIST);
    await at.receive('4711', '08', 900, ['F-1', 900]);
    const before = await ledger.items();
    const { id } = await at.payments('4711 10 900 X-1, 4712 10 50 X-2');
    await undoImport(ledger.work(), UNDO, { companyId: ledger.companyId, importId: id });
    expect(await ledger.items()).toEqual(before);
    expect((await at.payments('4711 10 900 X-1')).said).toBe('0 1 0');
  });
});

describe('an open-item list beside money of the bank', () => {
  it('settles nothing a second time, whichever day it shows', async () => {
    for (const asOf of ['06', '10']) {
      const at = await bank();
      await at.list('05', LIST);
      await at.receive('4711', '08', 400, ['F-1', 400]);
      const found = await at.list(asOf, LIST.replace('900 900,', '900 500,'));
      expect(found.filter((line) => line.includes('F-1'))).toEqual(['4711 F-1 invoice 90000 50000']);
      expect(await at.tasks()).toEqual([]);
    }
  });

  it('that knows less than the bank is believed in what it says beyond that', async () => {
    const at = await bank();
    await at.list('05', LIST);
    await at.receive('4711', '08', 400, ['F-1', 400]);
    const found = await at.list('06', LIST.replace('900 900,', '900 200,'));
    expect(found).toContain('4711 F-1 invoice 90000 20000');
  });

  it('waits ten bank days for accounting, then asks once per customer with both figures', async () => {
    const at = await bank();
    await at.list('01', LIST);
    await at.receive('4711', '03', 1000, ['F-1', 800], ['F-2', 200]);
    await at.receive('4712', '05', 900, ['G-1', 900]);
    for (const asOf of ['03', '10', '17']) {
      const found = await at.list(asOf, LIST);
      expect(found.filter((line) => line.includes('invoice'))).toEqual(['4711 F-1 invoice 90000 10000', '4711 F-2 invoice 30000 10000', '4712 G-1 invoice 90000 0']); // prettier-ignore
      expect(await at.tasks()).toEqual([]);
    }
    await at.list('18', LIST);
    await at.list('18', LIST);
    expect(await at.tasks()).toEqual([
      'The list says that €1,200.00 is open, of F-1, F-2 (2); by the money that the bank told of here it is €200.00. Has accounting not booked the receipts yet, or was the money someone else’s?',
    ]);
    await at.list('22', LIST);
    expect(await at.tasks()).toHaveLength(2);
  });

  it('still asks for what the money of the bank does not explain', async () => {
    const at = await bank();
    await at.list('05', LIST.replace('900 900,', '900 700,'));
    await at.receive('4711', '08', 400, ['F-1', 400]);
    const found = await at.list('10', LIST.replace('900 900,', '900 800,'));
    expect(found).toContain('4711 F-1 invoice 90000 40000'); // 100 more than before is open: of the settlement, not of the bank's money
    expect(await at.tasks()).toEqual([]);
  });
});
