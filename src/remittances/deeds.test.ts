import fc from 'fast-check';
import { accounting, JOURNAL_FORMATS } from '../companies/accounting';
import type { Deed, DeedElsewhere, Happening } from '../journals/deed';
import type { JournalFile } from '../journals/journal-file';
import { postingsOf, rolesMissing, type Books, type Posting } from '../journals/posting';
import { journalBytes } from '../journals/write.actions';
import { day, type Instant } from '../kernel/day';
import { sum } from '../kernel/money';
import { JOURNAL_WORDS } from '../languages/journal-words';
import { deedOfInvoice, deedOfRest, deedsOfPayment, type InvoiceFact, type PaymentFact } from './deeds';
import { LINE_KINDS } from './expected';

/** The money of cases in the books: whatever came, was kept or was invoiced, debits are credits, there and back, to the last unit. */
const ON = day('2026-04-07');
const ACCOUNTS = { receivable: '1410', bank: '1200', commission: '4950', vat_input: '1576', partner_costs: '4951', partner_payable: '1610' }; // prettier-ignore
const booksWith = (format: string, rate: number): Books => ({
  accounting: accounting.parse({ format, bankFirst: true, accounts: ACCOUNTS, datev: { consultant: 1001, client: 1, yearBegins: '01-01', digits: 4 } }),
  from: day('2026-01-01'),
  inBooks: (minor, currency) => (currency === 'EUR' ? minor : Math.trunc(minor / rate) + 0),
  linesOf: () => undefined,
}); // prettier-ignore

const told = (deeds: readonly DeedElsewhere[]): Happening[] =>
  deeds.map(({ ended: _, ...one }) => {
    const deed: Deed = { ...one, endedOn: null, endedMinor: one.minor, isPosted: false, isKnownOtherwise: false, backMinor: 0, backs: 0 }; // prettier-ignore
    return { deed, back: false, key: one.key, on: one.on, minor: one.minor };
  });
const backOf = ({ deed, ...one }: Happening): Happening => ({ ...one, deed, back: true, key: `${deed.key}/back` });

const kept = fc.option(fc.integer({ min: 0, max: 5_000_000 }), { nil: null });
const currency = fc.constantFrom('EUR', 'SEK');
const payment = fc.record({
  ...{ entryId: fc.integer({ min: 1, max: 99 }), grossMinor: fc.integer({ min: 1, max: 90_000_000 }), currency },
  ...{ commissionMinor: kept, vatMinor: kept, costsMinor: kept },
  document: fc.constantFrom('PART-1', '=1+1', '@cmd|x', '</script>'),
});
const asPayment = (one: Partial<PaymentFact>): PaymentFact => ({
  ...{ entryId: 1, customerId: 1, customerCode: '10001', customerName: '+Müller', document: 'PART-1', currency: 'EUR' },
  ...{ grossMinor: 1, commissionMinor: null, vatMinor: null, costsMinor: null, on: ON, ended: null, ...one },
});
const line = fc.record({ kind: fc.constantFrom(...LINE_KINDS), minor: fc.integer({ min: -90_000, max: 9_000_000 }) });
const asInvoice = (one: Partial<InvoiceFact>): InvoiceFact => ({
  ...{ acceptanceId: 1, invoiceId: 1, partner: '-Delmas', number: 'H-12', currency: 'EUR', issuedOn: ON },
  ...{ vatMinor: 0, ended: null, lines: [], ...one },
});

const unbalanced = (postings: readonly Posting[]): readonly Posting[] =>
  postings.filter(({ lines }) => sum(lines.map(({ minor }) => minor)) !== 0 || sum(lines.map(({ bookMinor }) => bookMinor ?? NaN)) !== 0); // prettier-ignore
const on = (role: string, postings: readonly Posting[]): number =>
  sum(postings.flatMap(({ lines }) => lines.filter((one) => one.role === role).map(({ minor }) => minor)));

it('what the bank received and what the partner kept is the gross by which the customer owes less, in any currency', () => {
  fc.assert(
    fc.property(fc.array(payment, { minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 13 }), (all, rate) => {
      const happened = told(all.flatMap((one) => deedsOfPayment(asPayment(one))));
      const postings = postingsOf(happened, booksWith('csv', rate));
      expect(unbalanced(postings)).toEqual([]);
      expect(on('receivable', postings)).toBe(0 - sum(all.map(({ grossMinor }) => grossMinor)));
      expect(on('commission', postings)).toBe(sum(all.map(({ commissionMinor }) => commissionMinor ?? 0)));
      expect(on('vat_input', postings)).toBe(sum(all.map(({ vatMinor }) => vatMinor ?? 0)));
      const both = postingsOf(happened.flatMap((one) => [one, backOf(one)]), booksWith('csv', rate)); // prettier-ignore
      expect(unbalanced(both)).toEqual([]);
      for (const role of ['receivable', 'bank', 'commission', 'vat_input', 'partner_costs']) expect(on(role, both)).toBe(0); // prettier-ignore
    }),
  );
});

it('an invoice is owed to the partner whole, its commission apart from its other costs', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.nat(900_000), fc.integer({ min: 2, max: 13 }), currency, (lines, vatMinor, rate, of) => {
      const postings = postingsOf(told(deedOfInvoice(asInvoice({ lines, vatMinor, currency: of }))), booksWith('csv', rate));
      expect(unbalanced(postings)).toEqual([]);
      expect(on('partner_payable', postings)).toBe(0 - sum(lines.map(({ minor }) => minor)) - vatMinor);
      if (postings.length > 0) expect(on('commission', postings)).toBe(sum(lines.filter(({ kind }) => kind === 'commission').map(({ minor }) => minor)));
    }),
  ); // prettier-ignore
});

it('what the bank has beside the statement stands with the partner', () => {
  const rest = { entryId: 1, partner: 'Delmas', reference: 'RV-1', currency: 'EUR', netMinor: 100, bankMinor: 90, on: ON, ended: null }; // prettier-ignore
  const [posting] = postingsOf(told([deedOfRest(rest)]), booksWith('csv', 2));
  expect(posting?.lines.map(({ role, minor }) => [role, minor])).toEqual([['partner_payable', 10], ['bank', -10]]); // prettier-ignore
  expect(deedOfRest({ ...rest, bankMinor: null }).minor).toBe(0);
});

describe.each(JOURNAL_FORMATS)('in %s', (format) => {
  const books = booksWith(format, 7);
  const deeds = [
    ...deedsOfPayment(asPayment({ grossMinor: 100_000, commissionMinor: 10_000, vatMinor: 2_000, costsMinor: 300, document: '=1+1' })), // prettier-ignore
    ...deedOfInvoice(asInvoice({ vatMinor: 1_001, lines: [{ kind: 'set_up', minor: 5_005 }], number: '@SUM(A1)' })),
  ];
  const postings = postingsOf(told(deeds), books);
  const file: JournalFile = {
    ...{ number: 1, from: books.from, until: ON, madeAt: '2026-04-08T08:00:00.000Z' as Instant, accounting: books.accounting },
    ...{ company: { name: 'ACME', registerNo: null, currency: 'EUR' }, labels: JOURNAL_WORDS.en.labels },
    postings: postings.map((one, at) => ({ ...one, voucher: at + 1 })),
  }; // prettier-ignore
  const text = journalBytes(file).toString('latin1');

  it('each account has its amount', () => {
    expect(rolesMissing(postings)).toEqual([]);
    const amounts = { csv: ['877', '50.05', '10.01'], fec: ['\t4950\t', '877,00\t0,00', '100,00\t0,00', '60,06'], datev: ['877,00;', '100,00;"H"', '20,00;"H"', '50,05;"H"', ';1610;4951;'], sie: ['#TRANS 1200 {} 877.00', '#TRANS 4950 {} 100.00', '#TRANS 1610 {} -60.06'] }[format]; // prettier-ignore
    for (const amount of amounts) expect(text).toContain(amount);
  });

  it('a partner is no customer of the books', () => {
    if (format === 'sie') expect(text).not.toMatch(/#OBJEKT 8 ""/);
    if (format === 'datev') expect(text).toContain(';10001;4950;');
    if (format === 'fec') expect(text.split('\r\n').find((row) => row.includes('\t1610\t'))?.split('\t').slice(6, 8)).toEqual(['', '']); // prettier-ignore
  });

  it('nothing in it is a formula of a spreadsheet', () => {
    if (format === 'csv') expect(text).not.toMatch(/(^|[,;"])[=@+-][A-Za-z0-9(]/m);
  });
});
