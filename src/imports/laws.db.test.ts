import { fc, runs } from '../kernel/testing/chance';
import { addDays, day, type Day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';

/**
 * Laws of importing, over histories that are made up: invoices, payments of which some are reported, and lists of days that show what
 * was open then. Whatever the order in which the files arrive, the ledger says the same in the end; a file twice changes nothing.
 */
const open = testDatabase();
const START = day('2026-03-01');

interface Payment {
  readonly invoice: number;
  readonly after: number;
  readonly minor: number;
  readonly reported: boolean;
}

interface History {
  readonly invoices: readonly { readonly customer: number; readonly minor: number; readonly issued: number }[];
  readonly payments: readonly Payment[];
  /** Days of the lists, from START, and which invoices each shows (a bit each): a delta need not show all. */
  readonly lists: readonly { readonly after: number; readonly shows: number }[];
}

const history: fc.Arbitrary<History> = fc.record({
  invoices: fc.array(fc.record({ customer: fc.integer({ min: 1, max: 3 }), minor: fc.integer({ min: 100, max: 99_999 }), issued: fc.integer({ min: 0, max: 5 }) }), { minLength: 1, maxLength: 5 }),
  payments: fc.array(fc.record({ invoice: fc.nat({ max: 4 }), after: fc.integer({ min: 6, max: 30 }), minor: fc.integer({ min: 1, max: 60_000 }), reported: fc.boolean() }), { maxLength: 6 }),
  lists: fc.uniqueArray(fc.record({ after: fc.integer({ min: 6, max: 30 }), shows: fc.integer({ min: 1, max: 31 }) }), { minLength: 1, maxLength: 4, selector: ({ after }) => after }),
}); // prettier-ignore

/** Payments that fit: never more than is left of their invoice. */
function fitting({ invoices, payments }: History): Payment[] {
  const left = invoices.map(({ minor }) => minor);
  return [...payments]
    .sort((a, b) => a.after - b.after)
    .flatMap((payment) => {
      const minor = Math.min(payment.minor, left[payment.invoice] ?? 0);
      if (minor <= 0) return [];
      left[payment.invoice] = (left[payment.invoice] ?? 0) - minor;
      return [{ ...payment, minor }];
    });
}

interface File {
  readonly text: string;
  readonly asOf: Day;
  readonly kind: 'items' | 'payments';
}

const amount = (minor: number): string => (minor / 100).toFixed(2);
const on = (after: number): Day => addDays(START, after);

function filesOf(past: History): File[] {
  const payments = fitting(past);
  const lists = past.lists.map(({ after, shows }): File => {
    const rows = past.invoices.flatMap(({ customer, minor, issued }, at) => {
      if ((shows & (1 << at)) === 0) return [];
      const paid = payments.filter((p) => p.invoice === at && p.after <= after).reduce((sum, p) => sum + p.minor, 0);
      return [`C${customer};F-${at + 1};${on(issued)};${on(issued + 30)};${amount(minor)};${amount(minor - paid)};EUR`];
    });
    const head = 'Customer No;Invoice No;Invoice Date;Due Date;Amount;Open Amount;Currency';
    return { text: [head, ...rows].join('\n'), asOf: on(after), kind: 'items' };
  });
  const reported = payments.filter((payment) => payment.reported);
  const perDay = [...new Set(reported.map(({ after }) => after))].map((after): File => {
    const rows = reported
      .filter((payment) => payment.after === after)
      .map(
        ({ invoice, minor }) =>
          `C${past.invoices[invoice]?.customer ?? 0};${on(after)};${amount(minor)};F-${invoice + 1};EUR`,
      );
    return {
      text: ['Customer No;Payment Date;Amount Received;Invoice No;Currency', ...rows].join('\n'),
      asOf: on(after),
      kind: 'payments',
    };
  });
  return [...lists.filter(({ text }) => text.includes('\n')), ...perDay];
}

async function imported(files: readonly File[]): Promise<TestLedger> {
  const ledger = await testLedger(open.db);
  for (const { text, asOf, kind } of files) await ledger.csv(text, { options: { asOf, kind }, yes: false });
  return ledger;
}

const balances = (ledger: TestLedger): Promise<unknown[]> =>
  rowsOf(
    open.db.read,
    `select c.code, b.currency, b.open_minor from balance b join customer c on c.id = b.customer_id where b.company_id = ? order by 1, 2`,
    [ledger.companyId],
  );

const invoicesOpen = (ledger: TestLedger): Promise<unknown[]> =>
  rowsOf(
    open.db.read,
    `select document, open_minor from v_open_item where company_id = ? and type = 'invoice' order by 1`,
    [ledger.companyId],
  );

/** Rows whose stored figure is not what it is made of. */
async function unsound(ledger: TestLedger): Promise<unknown[]> {
  const items = await rowsOf(
    open.db.read,
    `select i.id from open_item i join entry e on e.id = i.entry_id
     where i.company_id = ? and i.open_minor <> case when e.cancelled_at is not null then 0 else i.amount_minor
       + coalesce((select sum(a.amount_minor) from allocation a where a.from_item_id = i.id), 0)
       - coalesce((select sum(a.amount_minor) from allocation a where a.to_item_id = i.id), 0) end`,
    [ledger.companyId],
  );
  const sums = await rowsOf(
    open.db.read,
    `select customer_id, sum(minor) from (
       select customer_id, open_minor as minor from balance where company_id = ?
       union all select customer_id, -open_minor from open_item where company_id = ?) b group by customer_id having sum(minor) <> 0`,
    [ledger.companyId, ledger.companyId],
  );
  return [...items, ...sums];
}

const shuffled = history.chain((past) => {
  const files = filesOf(past);
  return fc.record({ files: fc.constant(files), order: fc.shuffledSubarray(files, { minLength: files.length }) });
});

jest.setTimeout(300_000);

describe('the laws of importing', () => {
  it('the order in which delta files arrive does not matter for what is owed in the end', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ files, order }) => {
        const inTime = [...files].sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0));
        const [first, second] = [await imported(inTime), await imported(order)];
        expect(await balances(second)).toEqual(await balances(first));
        expect(await invoicesOpen(second)).toEqual(await invoicesOpen(first));
        expect(await unsound(first)).toEqual([]);
        expect(await unsound(second)).toEqual([]);
      }),
      runs(RUNS),
    );
  });

  it('importing every file twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ order }) => {
        const [once, twice] = [await imported(order), await imported(order.flatMap((file) => [file, file]))];
        expect(await twice.items()).toEqual(await once.items());
        expect(await unsound(twice)).toEqual([]);
      }),
      runs(RUNS),
    );
  });
});

/** Each run imports a dozen files. */
const RUNS = 8;
