import type { Day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';

/**
 * Small files imported one after the other, and what the ledger holds then. A line of `items` is customer, document, kind, day, due
 * day, amount, open amount; a line of `payments` is customer, day, amount and what it settles. Days are of 2026.
 */
const open = testDatabase();

type Step = readonly [what: 'items' | 'snapshot' | 'payments', asOf: string, lines: string];

const stories: readonly (readonly [name: string, steps: readonly Step[], expected: string])[] = [
  [
    'an open-item list becomes entries, items, and settlements of what was paid before',
    [
      [
        'items',
        '03-10',
        `4711 F-1  invoice     03-01 03-31  100  100
         4711 F-2  invoice     03-05 04-04  200  150
         4712 F-3  invoice     03-07 04-06  300  300
         4712 CN-1 credit_note 03-09 -      -50  -50`,
      ],
    ],
    `4711 F-1 invoice 100 100
     4711 F-2 invoice 200 150
     4711 F-2 adjustment -50 0
     4712 CN-1 credit_note -50 -50
     4712 F-3 invoice 300 300`,
  ],
  [
    'what falls in the next list is settled, by the difference',
    [
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100`],
      ['items', '03-11', `4711 F-1 invoice 03-01 03-31 100 60`],
      ['items', '03-12', `4711 F-1 invoice 03-01 03-31 100 0`],
    ],
    `4711 F-1 invoice 100 0
     4711 F-1 adjustment -40 0
     4711 F-1 adjustment -60 0`,
  ],
  [
    'what rises again takes the newest settlement back first',
    [
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100`],
      ['items', '03-11', `4711 F-1 invoice 03-01 03-31 100 60`],
      ['items', '03-12', `4711 F-1 invoice 03-01 03-31 100 0`],
      ['items', '03-13', `4711 F-1 invoice 03-01 03-31 100 50`],
    ],
    `4711 F-1 invoice 100 50
     4711 F-1 adjustment -40 0
     4711 F-1 adjustment -10 0`,
  ],
  [
    'a delta leaves alone what it does not name',
    [
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100`],
      ['items', '03-11', `4711 F-2 invoice 03-01 03-31 200 200`],
    ],
    `4711 F-1 invoice 100 100
     4711 F-2 invoice 200 200`,
  ],
  [
    'missing from a snapshot is presumed settled, missing again is closed',
    [
      [
        'items',
        '03-10',
        `4711 F-1 invoice 03-01 03-31 10  10
         4711 F-2 invoice 03-01 03-31 900 900
         4711 F-3 invoice 03-01 03-31 20  20`,
      ],
      ['snapshot', '03-11', `4711 F-2 invoice 03-01 03-31 900 900\n 4711 F-3 invoice 03-01 03-31 20  20`],
      ['snapshot', '03-12', `4711 F-2 invoice 03-01 03-31 900 900`],
    ],
    `4711 F-1 invoice 10 0?
     4711 F-1 adjustment -10 0
     4711 F-2 invoice 900 900
     4711 F-3 invoice 20 20?`,
  ],
  [
    'what comes back into the list is open again, marked or closed',
    [
      [
        'items',
        '03-10',
        `4711 F-1 invoice 03-01 03-31 10  10
         4711 F-2 invoice 03-01 03-31 900 900
         4711 F-3 invoice 03-01 03-31 20  20`,
      ],
      ['snapshot', '03-11', `4711 F-2 invoice 03-01 03-31 900 900\n 4711 F-3 invoice 03-01 03-31 20  20`],
      ['snapshot', '03-12', `4711 F-2 invoice 03-01 03-31 900 900`],
      [
        'snapshot',
        '03-13',
        `4711 F-1 invoice 03-01 03-31 10  10
         4711 F-2 invoice 03-01 03-31 900 900
         4711 F-3 invoice 03-01 03-31 20  20`,
      ],
    ],
    `4711 F-1 invoice 10 10
     4711 F-2 invoice 900 900
     4711 F-3 invoice 20 20`,
  ],
  [
    'a payment that names its document is applied to it, the rest stays unapplied',
    [
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100`],
      ['payments', '03-15', `4711 03-14 130 F-1`],
    ],
    `4711 - payment -130 -30
     4711 F-1 invoice 100 0`,
  ],
  [
    'it does not matter that the payment came first',
    [
      ['payments', '03-15', `4711 03-14 130 F-1`],
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100`],
    ],
    `4711 - payment -130 -30
     4711 F-1 invoice 100 0`,
  ],
  [
    'a real payment takes the place of the settlement that the list had led to',
    [
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100`],
      ['items', '03-16', `4711 F-1 invoice 03-01 03-31 100 30`],
      ['payments', '03-16', `4711 03-14 50 F-1`],
    ],
    `4711 - payment -50 0
     4711 F-1 invoice 100 30
     4711 F-1 adjustment -20 0`,
  ],
  [
    'a later payment pays what is still open',
    [
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 40`],
      ['payments', '03-16', `4711 03-14 40 F-1`],
    ],
    `4711 - payment -40 0
     4711 F-1 invoice 100 0
     4711 F-1 adjustment -60 0`,
  ],
  [
    'a payment without a document takes the place of a settlement of its amount',
    [
      [
        'items',
        '03-10',
        `4711 F-1 invoice 03-01 03-31 100 100
         4711 F-2 invoice 03-01 03-31 250 250`,
      ],
      [
        'items',
        '03-16',
        `4711 F-1 invoice 03-01 03-31 100 0
         4711 F-2 invoice 03-01 03-31 250 250`,
      ],
      ['payments', '03-16', `4711 03-14 100 -`],
    ],
    `4711 - payment -100 0
     4711 F-1 invoice 100 0
     4711 F-2 invoice 250 250`,
  ],
  [
    'so it does where the payment came before the list',
    [
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100`],
      ['payments', '03-16', `4711 03-14 100 -`],
      ['items', '03-16', `4711 F-1 invoice 03-01 03-31 100 0`],
    ],
    `4711 - payment -100 0
     4711 F-1 invoice 100 0`,
  ],
  [
    'one payment for all that one list reported settled',
    [
      [
        'items',
        '03-10',
        `4711 F-1 invoice 03-01 03-31 100 100
         4711 F-2 invoice 03-01 03-31 250 250`,
      ],
      ['items', '03-16', `4711 F-1 invoice 03-01 03-31 100 0\n 4711 F-2 invoice 03-01 03-31 250 0`],
      ['payments', '03-16', `4711 03-14 350 -`],
    ],
    `4711 - payment -350 0
     4711 F-1 invoice 100 0
     4711 F-2 invoice 250 0`,
  ],
  [
    'a payment that fits nothing stays unapplied',
    [
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100`],
      ['payments', '03-16', `4711 03-14 99 -`],
    ],
    `4711 - payment -99 -99
     4711 F-1 invoice 100 100`,
  ],
  [
    'two equal payments of one day stay two, and come back as the same two',
    [
      ['payments', '03-16', `4711 03-14 100 -\n 4711 03-14 100 -`],
      ['payments', '03-16', `4711 03-14 100 -\n 4711 03-14 100 -`],
    ],
    `4711 - payment -100 -100
     4711 - payment -100 -100`,
  ],
  [
    'an invoice in several parts is one entry, and a list that no longer names the first part means the second',
    [
      [
        'items',
        '03-10',
        `4711 F-1 invoice 03-01 03-31 50 50
         4711 F-1 invoice 03-01 04-30 70 70`,
      ],
      ['items', '03-11', `4711 F-1 invoice 03-01 04-30 70 30`],
    ],
    `4711 F-1/1 invoice 50 50
     4711 F-1/2 invoice 70 30
     4711 F-1/2 adjustment -40 0`,
  ],
  [
    'the amount of an invoice is corrected, more than was left is taken back',
    [
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100`],
      ['payments', '03-12', `4711 03-11 80 F-1`],
      ['items', '03-13', `4711 F-1 invoice 03-01 03-31 60 0`],
    ],
    `4711 - payment -80 -20
     4711 F-1 invoice 60 0`,
  ],
  [
    'an older list adds what it alone knows, and reopens nothing',
    [
      ['items', '03-12', `4711 F-1 invoice 03-01 03-31 100 20`],
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 100\n 4711 F-2 invoice 03-02 03-31 55 55`],
    ],
    `4711 F-1 invoice 100 20
     4711 F-1 adjustment -80 0
     4711 F-2 invoice 55 55`,
  ],
  [
    'an older list does not settle again what a later one has settled',
    [
      ['items', '03-12', `4711 F-1 invoice 03-01 03-31 100 20`],
      ['items', '03-10', `4711 F-1 invoice 03-01 03-31 100 90`],
    ],
    `4711 F-1 invoice 100 20
     4711 F-1 adjustment -80 0`,
  ],
  [
    'a credit that is used up is settled too',
    [
      ['items', '03-10', `4711 CN-1 credit_note 03-01 - -50 -50`],
      ['items', '03-11', `4711 CN-1 credit_note 03-01 - -50 -20`],
    ],
    `4711 CN-1 credit_note -50 -20
     4711 CN-1 adjustment 30 0`,
  ],
  [
    'credit notes and invoices of the same number are two entries',
    [
      [
        'items',
        '03-10',
        `4711 77 invoice     03-01 03-31  50  50
         4711 77 credit_note 03-01 -     -50 -50`,
      ],
    ],
    `4711 77 invoice 50 50
     4711 77 credit_note -50 -50`,
  ],
];

const words = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((line) => line[0] !== '');
const day = (text: string | undefined): string => (text === undefined || text === '-' ? '' : `2026-${text}`);

const asItems = (lines: string): string =>
  [
    'Customer No;Document Type;Document No;Document Date;Due Date;Amount;Open Amount;Currency',
    ...words(lines).map(
      ([customer, document, type, issued, due, amount, left]) =>
        `${customer};${(type ?? '').replace('_', ' ')};${document};${day(issued)};${day(due)};${amount}.00;${left}.00;EUR`,
    ),
  ].join('\n');

const asPayments = (lines: string): string =>
  [
    'Customer No;Payment Date;Amount Received;Invoice No;Currency',
    ...words(lines).map(
      ([customer, paid, amount, settles]) =>
        `${customer};${day(paid)};${amount}.00;${settles === '-' ? '' : settles};EUR`,
    ),
  ].join('\n');

async function play(ledger: TestLedger, [what, asOf, lines]: Step) {
  const options = { asOf: day(asOf) as Day, kind: what === 'payments' ? ('payments' as const) : ('items' as const) };
  const text = what === 'payments' ? asPayments(lines) : asItems(lines);
  return ledger.csv(text, { options, today: day(asOf), yes: false, ...(what === 'snapshot' ? { scope: {} } : {}) });
}

const inMinor = (expected: string): string[] =>
  words(expected).map(([customer, document, type, amount = '', left = '']) => {
    const marked = left.endsWith('?') ? '?' : '';
    return `${customer} ${document} ${type} ${Number(amount) * 100} ${Number(left.replace('?', '')) * 100}${marked}`;
  });

describe('files imported one after the other', () => {
  it.each(stories)('%s', async (_, steps, expected) => {
    const ledger = await testLedger(open.db);
    for (const step of steps) await play(ledger, step);
    expect(await ledger.items()).toEqual(inMinor(expected));
    await expectSound(ledger.companyId);
    const last = steps.at(-1);
    const before = await rowCounts(ledger.companyId);
    const again = last && (await play(ledger, last));
    expect(again).toMatchObject({ booked: 0, changed: 0 });
    expect(await rowCounts(ledger.companyId)).toEqual(before);
  });
});

/** What is stored as open is what the allocations make of it; balances are the sums of the items; no row points nowhere. */
async function expectSound(companyId: number): Promise<void> {
  const wrong = await rowsOf(
    open.db.read,
    `select i.id, i.open_minor from open_item i join entry e on e.id = i.entry_id
     where i.company_id = ? and i.open_minor <> case when e.cancelled_at is not null then 0 else i.amount_minor
       + coalesce((select sum(a.amount_minor) from allocation a where a.from_item_id = i.id), 0)
       - coalesce((select sum(a.amount_minor) from allocation a where a.to_item_id = i.id), 0) end`,
    [companyId],
  );
  expect(wrong).toEqual([]);
  const sums = `select customer_id, currency, sum(open_minor) as open_minor, count(*) as open_count from open_item
    where company_id = ? and open_minor <> 0 group by customer_id, currency order by customer_id, currency`;
  const kept = `select customer_id, currency, open_minor, open_count from balance where company_id = ? order by customer_id, currency`;
  expect(await rowsOf(open.db.read, kept, [companyId])).toEqual(await rowsOf(open.db.read, sums, [companyId]));
  const entries = `select e.id from entry e where e.company_id = ? and (
    e.amount_minor <> (select sum(i.amount_minor) from open_item i where i.entry_id = e.id)
    or e.parts <> (select count(*) from open_item i where i.entry_id = e.id)
    or not exists (select 1 from customer c where c.id = e.customer_id and c.company_id = e.company_id))`;
  expect(await rowsOf(open.db.read, entries, [companyId])).toEqual([]);
}

async function rowCounts(companyId: number): Promise<Record<string, number>> {
  const tables = [
    'customer',
    'entry',
    'open_item',
    'allocation',
    'entry_change',
    'customer_change',
    'hold',
    'task',
    'event',
  ];
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await rowsOf<{ n: number }>(open.db.read, `select count(*) as n from ${table} where company_id = ?`, [
      companyId,
    ]);
    counts[table] = row?.n ?? 0;
  }
  return counts;
}
