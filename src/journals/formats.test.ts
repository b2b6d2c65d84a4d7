import { accounting } from '../companies/accounting';
import { parse } from 'csv-parse/sync';
import { addDays, day, type Instant } from '../kernel/day';
import { fc, runs } from '../kernel/testing/chance';
import { JOURNAL_WORDS } from '../languages/journal-words';
import { bookingOf } from '../imports/formats/datev-bookings';
import { csvRecords } from '../imports/formats/csv';
import { textOf as readText, type Bytes } from '../imports/formats/bytes';
import { fecHeader, fecLines } from '../imports/formats/fec-lines';
import { linesOf } from '../imports/formats/lines';
import { sieRecords } from '../imports/formats/sie-lines';
import { openStandard } from '../imports/formats/standards';
import type { Encoding } from '../imports/mapping-profile';
import { datevFile, documentField, WIDTH, yearOf } from './datev-file';
import { DEED_KINDS } from './deed';
import { fecFile } from './fec-file';
import { inCodePage, oneLine, type JournalFile, type NumberedPosting } from './journal-file';
import type { PostingLine } from './posting';
import { sieFile, sieText } from './sie-file';
import { journalBytes } from './write.actions';

/** What is written is read back by our own readers as what it was: accounts, days, amounts, customers, documents. */
const HOSTILE = ['F-1', '=HYPERLINK("x")', 'a\tb|c;d', '{8 "x"}', 'Żółć “Łódź” …', '</script>', '"\\', '-', '漢字 😀', '\u202e\u0000\r\nx', 'RE 7/26', "'; drop table entry; --"]; // prettier-ignore
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 80 }));

const posting = fc
  .record({
    minor: fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }).filter((minor) => minor !== 0),
    vat: fc.boolean(),
    kind: fc.constantFrom(...DEED_KINDS),
    back: fc.boolean(),
    customerCode: fc.oneof(fc.constantFrom('10001', '20077'), text.filter((one) => /\w/.test(one))),
    customerName: text,
    document: text,
    late: fc.integer({ min: 0, max: 40 }),
    day: fc.integer({ min: 0, max: 27 }),
    currency: fc.constantFrom('EUR', 'SEK'),
  })
  .map(({ minor, vat, late, day: n, currency, ...more }): Omit<NumberedPosting, 'voucher'> => {
    const tax = vat ? Math.trunc(minor / 6) : 0;
    const book = (amount: number): number => (currency === 'EUR' ? amount : Math.trunc(amount / 11) + 0);
    const line = (role: PostingLine['role'], account: string, amount: number, bookMinor: number): PostingLine => ({ role, account, minor: amount, bookMinor }); // prettier-ignore
    const on = addDays(day('2026-03-01'), n);
    const lines = [
      line('receivable', '411000', minor, book(minor)),
      line('write_off', '654000', 0 - (minor - tax), 0 - (book(minor) - book(tax))),
      ...(tax === 0 ? [] : [line('vat', '445710', -tax, 0 - book(tax))]),
    ];
    return { ...more, key: 'k', subject: 's', customerId: 1, on, eventOn: addDays(on, -late), currency, lines };
  }); // prettier-ignore

function journal(postings: readonly Omit<NumberedPosting, 'voucher'>[], format: string): JournalFile {
  return {
    ...{ number: 3, from: day('2026-03-01'), until: day('2026-03-31'), madeAt: '2026-04-01T08:09:10.111Z' as Instant },
    company: { name: 'ACME “Süd” SAS', registerNo: '552 100 554', currency: 'EUR' },
    accounting: accounting.parse({ format, datev: { consultant: 1001, client: 7, yearBegins: '01-01', digits: 4 } }),
    labels: JOURNAL_WORDS.de.labels,
    postings: postings.map((one, at) => ({ ...one, voucher: at + 5 })),
  };
}

const bytesOf = (buffer: Buffer): Bytes => ({ size: buffer.length, read: (offset, length) => buffer.subarray(offset, offset + length) }); // prettier-ignore
const standardFile = (buffer: Buffer, encoding: Encoding) => ({
  ...{ file: 'journal', bytes: bytesOf(buffer), skip: 0, head: buffer.toString('latin1') },
  encoding: { value: encoding, because: 'as given', sure: true },
});
const allOf = (postings: JournalFile['postings']) =>
  postings.flatMap((one) => one.lines.map((line) => ({ one, line })));
const LONGEST = 100_000;

it('FEC lines', () => {
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 8 }), (postings) => {
      const file = journal(postings, 'fec');
      const written = fecFile(file);
      const header = fecHeader(written.toString('utf8'));
      expect(header?.headings).toHaveLength(18);
      const read = [...fecLines(standardFile(written, 'utf-8'), bytesOf(written), header!, LONGEST)];
      expect(read.map(({ fault, account, minor, day: on, pieceDay, number, journal: code }) => [fault, account, minor, on, pieceDay, number, code])).toEqual(
        allOf(file.postings).map(({ one, line }) => [undefined, line.account, line.bookMinor, one.on.replaceAll('-', ''), one.eventOn.replaceAll('-', ''), String(one.voucher), 'DULY']),
      );
      expect(read.map(({ piece, customer }) => [piece, customer])).toEqual(
        allOf(file.postings).map(({ one, line }) => [cell(one.document), line.role === 'receivable' ? cell(one.customerCode) : '']),
      );
    }),
    runs(60),
  );
}); // prettier-ignore

const cell = (said: string): string => oneLine(said.replace(/[\t|"]/g, ' '), 50);

it('SIE 4', () => {
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 8 }), (postings) => {
      const file = journal(postings, 'sie');
      const written = sieFile(file);
      const lines = linesOf(readText(bytesOf(written), 'cp437', 0), LONGEST);
      const vouchers = [...sieRecords(lines)].flatMap((one) => ('rows' in one ? [one] : []));
      expect(vouchers.map(({ number, day: on, rows }) => [number, on, rows.map(({ account, minor }) => `${account} ${minor}`)])).toEqual(
        file.postings.map(({ voucher, on, lines: all }) => [`D ${voucher}`, on.replaceAll('-', ''), all.map(({ account, bookMinor }) => `${account} ${bookMinor}`)]),
      );
      const objects = vouchers.map(({ rows }) => [rows[0]?.objects.get('8'), rows[0]?.objects.get('10')]);
      expect(objects).toEqual(file.postings.map(({ customerCode, document }) => [sieText(customerCode), sieText(document)]));
      for (const { rows } of vouchers) expect(rows.reduce((sum, { minor }) => sum + (minor ?? NaN), 0)).toBe(0);
    }),
    runs(60),
  );
}); // prettier-ignore

it('DATEV', () => {
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 8 }), (postings) => {
      const file = journal(postings, 'datev');
      const written = datevFile({
        ...file,
        postings: file.postings.map((one) => ({ ...one, lines: one.lines.map((line, at) => (at === 0 ? { ...line, account: '10001' } : line)) })),
      });
      const style = { delimiter: ';', lineLength: LONGEST, width: WIDTH };
      const [head, headings, ...rows] = [...csvRecords(readText(bytesOf(written), 'windows-1252', 0), style)];
      expect(head?.cells.slice(0, 5)).toEqual(['EXTF', '700', '21', 'Buchungsstapel', '13']);
      expect(head?.cells.slice(10, 16)).toEqual(['1001', '7', '20260101', '4', '20260301', '20260331']);
      expect([head?.cells.length, headings?.cells.length]).toEqual([31, WIDTH]);
      expect(rows.every(({ cells }) => cells.length === WIDTH)).toBe(true);
      const read = rows.map((row) => bookingOf(row, 'account', { begins: '20260101' }, (account) => account === '10001'));
      expect(read.map((one) => [one?.counter, one?.minor, one?.currency, one?.number, one?.day])).toEqual(
        file.postings.flatMap(({ lines, on, currency, document }) => lines.slice(1).map(({ account, minor }) => [account, 0 - minor, currency === 'EUR' ? '' : currency, documentField(document), on])),
      );
    }),
    runs(60),
  );
}); // prettier-ignore

it('CSV, with nothing in it that a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 8 }), (postings) => {
      const file = journal(postings, 'csv');
      const rows = parse<Record<string, string>>(journalBytes(file), { columns: true });
      const minor = (row: Record<string, string>, debit: string, credit: string): number => Math.round(100 * (Number(row[debit]) - Number(row[credit]))); // prettier-ignore
      expect(rows.map((row) => [row['account'], minor(row, 'debit', 'credit'), minor(row, 'book_debit', 'book_credit'), row['posting_date']])).toEqual(
        allOf(file.postings).map(({ one, line }) => [line.account, line.minor, line.bookMinor, one.on]),
      );
      for (const name of ['customer', 'customer_name', 'document', 'text']) expect(rows.filter((row) => /^[=+\-@\t\r]/.test(row[name] ?? ''))).toEqual([]);
    }),
    runs(60),
  );
}); // prettier-ignore

describe('our own import', () => {
  const one = (minor: number, document: string) => ({
    ...{ key: document, subject: 's', kind: 'fee' as const, back: false, customerId: 1, customerCode: '10001', customerName: 'Müller' },
    ...{ document, on: day('2026-03-02'), eventOn: day('2026-03-02'), currency: 'EUR' },
    lines: [
      { role: 'receivable' as const, account: '411000', minor, bookMinor: minor },
      { role: 'fee' as const, account: '758000', minor: -minor, bookMinor: -minor },
    ],
  }); // prettier-ignore
  const datev = (postings: JournalFile['postings']) => postings.map((a) => ({ ...a, lines: a.lines.map((line, at) => ({ ...line, account: at === 0 ? '10001' : '8650' })) })); // prettier-ignore

  it.each([
    ['fec', 'utf-8', '411000'],
    ['sie', 'cp437', '411000'],
    ['datev', 'windows-1252', undefined],
  ] as const)('knows %s by its content and finds no fault in it', (format, encoding, accounts) => {
    const file = journal([one(4_000, 'F-1'), one(1_250, 'F-2')], format);
    const written = journalBytes(format === 'datev' ? { ...file, postings: datev(file.postings) } : file);
    const opened = openStandard(standardFile(written, encoding), { ...(accounts === undefined ? {} : { accounts: [accounts] }), termsDays: 30 }); // prettier-ignore
    const { refusals, problems, balance, currency } = opened!.table.standard!;
    expect({ refusals, problems, minor: balance?.minor, currency: currency?.value }).toEqual({ refusals: [], problems: [], minor: 5_250, currency: 'EUR' }); // prettier-ignore
  });
});

it.each([
  ['Łódź “x” – ß…', 'cp437', 'Lódz "x" - ß...'],
  ['Müller & Søn', 'cp437', 'Müller & Son'],
  ['漢', 'windows-1252', '?'],
  ['€ Žižkov', 'windows-1252', '€ Žižkov'],
] as const)('%s in %s is %s', (said, encoding, expected) => expect(inCodePage(said, encoding)).toBe(expected));

it.each([
  ['2026-03-02', '01-01', '2026-01-01'],
  ['2026-03-02', '07-01', '2025-07-01'],
  ['2026-07-01', '07-01', '2026-07-01'],
])('the fiscal year of %s that begins on %s is %s', (on, begins, expected) =>
  expect(yearOf(on, begins)).toBe(expected),
);
