import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from 'xlsx';
import { day, endOfDay } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn, type Spoken } from '../platform/testing/work';
import { endHold, putHold } from './actions';
import { ledgerCommands } from './cli';
import { ledgerHolds } from './store';
import { littleLedger, type LittleLedger } from './testing/little-ledger';

const open = testDatabase();
let ledger: LittleLedger;
let item = 0;

const on =
  (today: string) =>
  (...args: string[]): Promise<Spoken> =>
    duly(
      workOn(open.db, today),
      (program, shell) => {
        ledgerCommands(program, shell, { holdSources: (q) => [ledgerHolds(q)] });
      },
      [...args, '--company', 'acme'],
    );
/** The day is given with `--as-of`: a command's own day is that of the clock. */
const asOf = (asOn: string, ...args: string[]): Promise<Spoken> => on(asOn)(...args, '--as-of', asOn);
const now = on('2026-03-02');

beforeAll(async () => {
  ledger = await littleLedger(open.db, 'acme');
  item = await ledger.invoice('F-1', 123_456, '2026-01-01');
  await ledger.invoice('F-2', 5000, '2026-02-01', { currency: 'SEK' });
  await ledger.receive({ document: 'P-1', amountMinor: 23_456, on: '2026-02-10', to: item });
  await ledger.receive({ document: 'P-2', amountMinor: 10_000, on: '2026-02-20' });
  const other = await littleLedger(open.db, 'other');
  await other.invoice('F-1', 999, '2026-01-01');
});

describe('duly items', () => {
  it('tells what is open, in the shape that scripts know', async () => {
    const { json } = await asOf('2026-03-02', 'items', '--json');
    expect(json).toEqual([
      {
        item: workOn(open.db, '2026-03-02').ids.seal('item', item),
        company: 'acme',
        customer: '4711',
        customerName: 'Customer 4711',
        document: 'F-1',
        type: 'invoice',
        issuedOn: '2026-01-01',
        dueOn: '2026-01-31',
        ...{ dueBasis: 'given', dueWhose: null, dueTerms: null },
        daysLate: 30,
        currency: 'EUR',
        amountMinor: 123_456,
        openMinor: 100_000,
        basis: 'booked',
        presumedSettledOn: null,
        holds: [],
      },
      expect.objectContaining({ document: 'P-2', type: 'payment', openMinor: -10_000, dueOn: null, holds: [] }),
      expect.objectContaining({ document: 'F-2', currency: 'SEK', openMinor: 5000 }),
    ]);
  });

  it('tells it as of any day, and as it was known', async () => {
    const at = async (...args: string[]): Promise<unknown[]> =>
      ((await now('items', '--json', ...args)).json as { document: string; openMinor: number }[]).map(
        (one) => `${one.document} ${one.openMinor}`,
      );
    expect(await at('--as-of', '2026-02-09')).toEqual(['F-1 123456', 'F-2 5000']);
    expect(await at('--as-of', '2026-02-10')).toEqual(['F-1 100000', 'F-2 5000']);
    expect(await at('--as-of', '2026-02-15', '--known-on', '2026-01-31')).toEqual(['F-1 123456']);
    expect(await at('--as-of', '2025-12-31')).toEqual([]);
  });

  it('is for one customer, for people, and refuses a day that is none', async () => {
    const { text } = await asOf('2026-03-02', 'items', '--customer', '4711');
    expect(text).toMatch(/4711 {2}Customer 4711 {2}F-1 {2}2026-01-31 +1\s000,00\s€ {2}30 days late/);
    expect(text).toMatch(/Open in all: 900,00\s€/);
    await expect(now('items', '--customer', 'nobody')).rejects.toMatchObject({ code: 'no-such-customer' });
    await expect(now('items', '--as-of', '2026-02-30')).rejects.toThrow('2026-02-30 is no day.');
  });
});

describe('duly items set', () => {
  const due = async (...args: string[]): Promise<unknown> =>
    ((await now('items', '--json', ...args)).json as { document: string; dueOn: string }[]).find(
      (one) => one.document === 'F-2',
    )?.dueOn;

  it('C46: gives a document the due day that the source left out or got wrong, and takes it back', async () => {
    const { json } = await now('items', 'set', 'F-2', 'due_on', '2026-04-30', '--why', 'agreed by mail', '--json');
    expect(json).toEqual({ document: 'F-2', field: 'due_on', corrected: '2026-04-30', source: '2026-03-03' });
    expect(await due()).toBe('2026-04-30');
    expect(await due('--as-of', '2026-03-02', '--known-on', '2026-03-01')).toBe('2026-03-03');
    await now('items', 'set', 'F-2', 'due_on', 'null', '--why', 'unclear');
    expect(await due()).toBeNull();
    expect((await now('items', 'unset', 'F-2', 'due_on')).text).toBe('F-2: due_on is what the source says.');
    expect(await due()).toBe('2026-03-03');
    await expect(now('items', 'unset', 'F-2', 'due_on')).rejects.toMatchObject({ code: 'nothing-corrected' });
  });

  it.each([
    [['due_on', '30/04/2026'], 'due_on cannot be 30/04/2026'],
    [['amount_minor', '1'], 'no field amount_minor'],
    [['withheld', 'perhaps'], 'withheld cannot be perhaps'],
  ])('refuses %p', async (args, message) => {
    await expect(now('items', 'set', 'F-2', ...args, '--why', 'x')).rejects.toThrow(message);
  });
});

describe('duly statement', () => {
  it('carries the balance, and closes with what is open', async () => {
    const { json } = await now('statement', '4711', '--from', '2026-02-01', '--to', '2026-02-15', '--json');
    expect(json).toMatchObject({
      customer: '4711',
      statements: [
        {
          currency: 'EUR',
          openingMinor: 123_456,
          closingMinor: 100_000,
          lines: [{ document: 'P-1', amountMinor: -23_456, balanceMinor: 100_000 }],
        },
        { currency: 'SEK', openingMinor: 0, closingMinor: 5000 },
      ],
    });
    await expect(now('statement', '4711', '--from', '2026-02-02', '--to', '2026-02-01')).rejects.toThrow('is after');
  });

  it('goes into CSV and Excel', async () => {
    const { text } = await now('statement', '4711', '--to', '2026-02-28', '--csv');
    expect(text.split('\n').slice(0, 3)).toEqual([
      'day,type,document,due,currency,amount,balance',
      '2026-01-01,invoice,F-1,2026-01-31,EUR,1234.56,1234.56',
      '2026-02-10,payment,P-1,,EUR,-234.56,1000.00',
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'duly-statement-'));
    const file = join(folder, 'statement.xlsx');
    await now('statement', '4711', '--xlsx', file);
    const book = xlsx.read(readFileSync(file));
    rmSync(folder, { recursive: true });
    expect(book.SheetNames).toEqual(['EUR', 'SEK']);
    expect(xlsx.utils.sheet_to_json<unknown[]>(book.Sheets['EUR']!, { header: 1 }).at(-1)).toEqual(
      expect.arrayContaining(['closing balance', 'EUR', 900]),
    );
  });
});

describe('duly ageing', () => {
  it('sorts what is open by how late it is, never adding up currencies', async () => {
    const { json } = await asOf('2026-03-02', 'ageing', '--json');
    expect(json).toEqual([
      {
        customer: '4711',
        currency: 'EUR',
        notDueMinor: 0,
        late1to30Minor: 100_000,
        late31to60Minor: 0,
        late61to90Minor: 0,
        lateOver90Minor: 0,
        undatedMinor: 0,
        creditMinor: -10_000,
        totalMinor: 90_000,
      },
      expect.objectContaining({ currency: 'SEK', notDueMinor: 5000, totalMinor: 5000 }),
    ]);
    expect((await asOf('2026-03-02', 'ageing', '--csv')).text).toContain('4711,Customer 4711,EUR,0.00,1000.00,');
    expect((await asOf('2026-03-02', 'ageing')).text).toMatch(/late1to30 +1\s000,00\s€/);
  });
});

describe('duly hold', () => {
  const holdsOn = async (asOn: string, knownOn?: string): Promise<string[]> => {
    const range = { companyId: ledger.companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
    const knownAt = knownOn === undefined ? null : endOfDay(day(knownOn));
    return (await ledgerHolds(open.db.read)(range, day(asOn), knownAt)).map((hold) => hold.reason);
  };
  const request = { amountMinor: null, kind: 'goodwill', until: null } as const;

  it('C12: has an end, a reason, an author and a task, and is kept with how it ended', async () => {
    const { companyId, customerId } = ledger;
    const put = { ...request, companyId, customerId, itemIds: [item], reason: 'asked for time' };
    const [hold] = await putHold(workOn(open.db, '2026-03-02'), put);
    expect(hold).toMatchObject({
      from: '2026-03-02',
      until: '2026-03-16',
      reason: 'asked for time',
      author: 'maria',
      endedOn: null,
    });
    const task = async () =>
      (
        await rowsOf<Record<string, unknown>>(
          open.db.read,
          'select kind, due_on, done_at, outcome from v_task where about = ?',
          [hold!.key],
        )
      )[0];
    expect(await task()).toMatchObject({ kind: 'hold_ends', due_on: '2026-03-16', done_at: null });
    expect(await holdsOn('2026-03-01')).toEqual([]);
    expect(await holdsOn('2026-03-16')).toEqual(['asked for time']);
    expect(await holdsOn('2026-03-17')).toEqual([]);
    await endHold(workOn(open.db, '2026-03-05'), { companyId, holdId: hold!.id, reason: 'it is paid' });
    expect(await holdsOn('2026-03-04')).toEqual(['asked for time']);
    expect(await holdsOn('2026-03-05')).toEqual([]);
    expect(await holdsOn('2026-03-10', '2026-03-04')).toEqual(['asked for time']); // the end was not known yet
    expect(await task()).toMatchObject({ outcome: 'ended: it is paid' });
    const { json } = await now('hold', 'list', '4711', '--history', '--json');
    expect(json).toMatchObject([{ document: 'F-1', endedOn: '2026-03-05', endedBy: 'maria', endReason: 'it is paid' }]);
    await expect(
      endHold(workOn(open.db, '2026-03-06'), { companyId, holdId: hold!.id, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'hold-ended' });
  });

  it('C14: is put on a customer for a week in one line, shown on its items, and ended by its id', async () => {
    const later = on('2026-03-20');
    const { json } = await later('hold', '4711', '--until', '1w', '--reason', 'new clerk', '--json');
    const [{ hold, from, until }] = json as [{ hold: string; from: string; until: string }];
    expect(new Date(until).getTime() - new Date(from).getTime()).toBe(7 * 86_400_000);
    const items = (await later('items', '--json')).json as { openMinor: number; holds: unknown[] }[];
    const goodwill = [{ kind: 'goodwill', from, until, reason: 'new clerk', amountMinor: null }];
    expect(items.map((one) => one.holds)).toEqual([goodwill, [], goodwill]);
    expect((await later('hold', 'list')).text).toContain(
      `${hold}  4711  everything  goodwill from ${from} until ${until}: new clerk`,
    );
    await later('hold', 'end', hold, '--reason', 'settled');
    expect((await later('hold', 'list', '--json')).json).toEqual([]);
  });

  it('holds a part of one item, and no more than is open of it', async () => {
    const part = (amount: string) =>
      now('hold', '4711', '--item', 'F-1', '--amount', amount, '--kind', 'admin', '--reason', 'x', '--json');
    expect((await part('250.50')).json).toMatchObject([
      { document: 'F-1', amountMinor: 25_050, kind: 'admin', caused: false },
    ]);
    await expect(part('1000.01')).rejects.toMatchObject({ code: 'hold-amount' });
    await expect(part('10,5')).rejects.toThrow('no amount in EUR');
    const both = now('hold', '4711', '--item', 'F-1', '--item', 'F-2', '--amount', '1', '--reason', 'x');
    await expect(both).rejects.toMatchObject({ code: 'part-of-one' });
  });

  it('with a cause ends only with it: its day is one to look again', async () => {
    const { companyId, customerId } = ledger;
    const insolvency = {
      ...request,
      companyId,
      customerId,
      itemIds: [],
      kind: 'insolvency',
      reason: 'opened',
    } as const;
    const [hold] = await putHold(workOn(open.db, '2026-03-02'), insolvency);
    expect(hold).toMatchObject({ caused: true, until: '2026-03-16' });
    expect(await holdsOn('2027-03-02')).toEqual(['opened']);
    const [task] = await rowsOf(open.db.read, 'select kind from v_task where about = ?', [hold!.key]);
    expect(task).toEqual({ kind: 'hold_review' });
  });

  it('said to be paid: five bank days, once for each document', async () => {
    const said = (...items: string[]): ReturnType<typeof now> =>
      now('hold', 'said-paid', '4711', ...items.flatMap((item) => ['--item', item]), '--json');
    expect((await said('F-1')).json).toMatchObject({
      holds: [expect.any(String)],
      until: '2026-03-09',
      saidBefore: [],
    });
    expect((await said('F-1', 'F-2')).json).toMatchObject({ holds: [expect.any(String)], saidBefore: ['F-1'] });
    await expect(said('F-1', 'F-2')).rejects.toMatchObject({ code: 'said-paid-before' });
  });

  it('C45: is refused on another company’s customer and items', async () => {
    const other = await littleLedger(open.db, 'third');
    const theirs = await other.invoice('X-1', 100, '2026-01-01');
    const put = { ...request, companyId: ledger.companyId, customerId: ledger.customerId, reason: 'x' };
    const work = workOn(open.db, '2026-03-02');
    await expect(putHold(work, { ...put, itemIds: [theirs] })).rejects.toMatchObject({ code: 'no-such-item' });
    const [own] = await putHold(work, {
      ...put,
      companyId: other.companyId,
      customerId: other.customerId,
      itemIds: [theirs],
    });
    await expect(endHold(work, { companyId: ledger.companyId, holdId: own!.id, reason: 'x' })).rejects.toMatchObject({
      code: 'no-such-hold',
    });
    await expect(putHold(work, { ...put, companyId: other.companyId, itemIds: [] })).rejects.toMatchObject({
      code: 'no-such-customer',
    });
  });
});

describe('duly allocate', () => {
  it('applies what is left of a payment, and takes it back', async () => {
    const applied = (await now('allocate', 'P-2', '--to', 'F-1', '--amount', '60', '--json')).json as {
      allocation: string;
    }[];
    expect(applied).toMatchObject([{ currency: 'EUR', amountMinor: 6000, basis: 'manual', allocatedOn: '2026-02-20' }]);
    const open2 = async () =>
      ((await now('items', '--json')).json as { document: string; openMinor: number }[]).map((one) => one.openMinor);
    expect(await open2()).toEqual([94_000, -4000, 5000]);
    await expect(now('allocate', 'P-2', '--to', 'F-2')).rejects.toMatchObject({ code: 'allocation-other-currency' });
    await now('allocate', 'reverse', applied[0]!.allocation, '--reason', 'wrong invoice');
    expect(await open2()).toEqual([100_000, -10_000, 5000]);
    const listed = (await now('allocate', 'list', 'P-2', '--json')).json as { amountMinor: number }[];
    expect(listed.map((one) => one.amountMinor)).toEqual([6000, -6000]);
    await expect(now('allocate', 'P-1', '--to', 'F-1')).rejects.toMatchObject({ code: 'nothing-to-apply' });
  });
});
