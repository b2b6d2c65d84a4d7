import { accounting } from '../companies/accounting';
import { day, type Instant } from '../kernel/day';
import { JOURNAL_WORDS } from '../languages/journal-words';
import { testLedger } from '../imports/testing/ledger';
import { testDatabase } from '../platform/testing/database';
import type { JournalFile } from './journal-file';
import { journalBytes } from './write.actions';

/** What a journal told the books comes back with the next export of theirs: it is here already, and nothing is booked or asked for twice. */
const open = testDatabase();

const HEAD = 'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'; // prettier-ignore
const line = (rest: string): string => `${rest}||||`;
const BOOKS = [
  line('VE|Ventes|1|20260105|411000|Clients|C1|Un|FA-1|20260105|Facture|100,00|0,00|A|'),
  line('VE|Ventes|1|20260105|706000|Ventes|||FA-1|20260105|Facture|0,00|100,00||'),
  line('BQ|Banque|2|20260201|512000|Banque|||B1|20260201|Virement|99,50|0,00||'),
  line('BQ|Banque|2|20260201|411000|Clients|C1|Un|B1|20260201|Virement|0,00|99,50|A|'),
];

/** As the books write what they took over: in a journal of theirs, renumbered, lettered with the invoice. */
const ours = (): string[] => {
  const posting = (voucher: number, kind: 'write_off' | 'fee', minor: number) => ({
    ...{ key: `k${voucher}`, subject: 's', kind, back: false, customerId: 1, customerCode: 'C1', customerName: 'Un', document: 'FA-1', voucher },
    ...{ on: day('2026-02-03'), eventOn: day('2026-02-03'), currency: 'EUR' },
    lines: [
      { role: 'receivable' as const, account: '411000', minor, bookMinor: minor },
      { role: kind, account: '654000', minor: -minor, bookMinor: -minor },
    ],
  }); // prettier-ignore
  const file: JournalFile = {
    ...{ number: 1, from: day('2026-01-01'), until: day('2026-02-28'), madeAt: '2026-03-01T08:00:00.000Z' as Instant },
    company: { name: 'ACME', registerNo: null, currency: 'EUR' },
    accounting: accounting.parse({ format: 'fec', journal: 'OD' }),
    labels: JOURNAL_WORDS.fr.labels,
    postings: [posting(1, 'write_off', -50), posting(2, 'fee', 4_000)],
  };
  const [, ...lines] = journalBytes(file).toString('utf8').trimEnd().split('\r\n');
  return lines.map((text) => text.split('\t').join('|')).map((text, at) => (at === 0 ? text.replace(/\|\|\|\|\|$/, '|A||||') : text)); // prettier-ignore
};

it('is left out of an FEC, and its letter settles what it settled there', async () => {
  const ledger = await testLedger(open.db);
  const first = await ledger.csv([HEAD, ...BOOKS].join('\n'), { name: 'january.txt' });
  expect(first.problemCount).toBe(0); // the letter is uneven: it settles nothing yet
  expect(await ledger.items()).toEqual(['C1 BQ 2/2026-02 payment -9950 -9950', 'C1 FA-1 invoice 10000 10000']);
  const again = await ledger.csv([HEAD, ...BOOKS, ...ours()].join('\n'), { name: 'february.txt' });
  expect([again.problemCount, again.skipped.find(({ reason }) => reason === 'own-posting')?.count]).toEqual([0, 2]);
  expect(await ledger.items()).toEqual(['C1 BQ 2/2026-02 payment -9950 0', 'C1 FA-1 invoice 10000 50']); // the rest is ours to know
});

it('is left out of a list of open items', async () => {
  const ledger = await testLedger(open.db);
  const list = 'Customer No;Document No;Document Date;Due Date;Currency;Amount;Open Amount;Description\n4711;F-1;2026-01-05;2026-02-04;EUR;100.00;100.00;Works\n4711;F-1;2026-02-10;2026-02-10;EUR;40.00;40.00;Duly 2: Reminder fee F-1 Customer 4711\n'; // prettier-ignore
  await ledger.csv(list);
  expect(await ledger.items()).toEqual(['4711 F-1 invoice 10000 10000']);
});
