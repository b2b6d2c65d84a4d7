import type { Company } from '../companies/company';
import type { Customer } from '../customers/customer';
import { day } from '../kernel/day';
import { NOTE_LANGUAGES } from '../languages/interest-note-words';
import type { MessageLanguage } from '../languages/message-words';
import { speechOf } from '../outbox/speech';
import { closeBrowser } from '../platform/pdf/browser';
import { renderPdf } from '../platform/pdf/render';
import { judgePdf } from '../platform/testing/judge-pdf';
import { keptPages, pageLines, putAside } from '../platform/testing/read-golden';
import { openViews } from '../platform/views';
import { noteBlanks, type InterestNote } from './interest-note';

/** An interest note with two invoices, in each of its languages, printed and read back: kept beside the legal papers. */
afterAll(closeBrowser);

const LINES = [
  { base: 480_000, from: day('2025-11-21'), to: day('2025-12-31'), days: 41, year: 365, percent: '10.27', rate: 'DE_BASISZINSSATZ 2025-07-01', interest: '55.373260', held: null },
  { base: 480_000, from: day('2026-01-01'), to: day('2026-03-02'), days: 61, year: 365, percent: '10.27', rate: 'DE_BASISZINSSATZ 2026-01-01', interest: '82.385096', held: null },
]; // prettier-ignore
const row = (from: string): InterestNote['rows'] extends ReadonlyMap<string, infer Row> ? Row : never => ({
  ...{ series: 'DE_BASISZINSSATZ', from: day(from), value: '1.27', status: 'official' },
  source: { title: 'Deutsche Bundesbank, Basiszinssatz nach § 247 BGB', url: null, readOn: null },
});

const noteIn = (language: MessageLanguage): InterestNote => ({
  company: { legalName: 'Nordlicht Beleuchtung GmbH' } as Company,
  customer: { code: '4711' } as Customer,
  debtor: ['Becker Haustechnik GmbH', 'Lindenallee 31', '50668 Köln'],
  creditor: ['Nordlicht Beleuchtung GmbH', 'Speicherstraße 8', '20457 Hamburg', 'buchhaltung@nordlicht.example'],
  ...{ language, locale: speechOf(language).words.locale, on: day('2026-03-02'), currency: 'EUR' },
  invoices: [
    {
      ...{ label: 'RE-2291', issuedOn: day('2025-10-21'), dueOn: day('2025-11-20'), amountMinor: 480_000 },
      interest: { count: { basis: 'BGB § 288 (2)', start: day('2025-11-21'), total: 13_776, lines: LINES }, to: day('2026-03-02'), askedMinor: 10_000 },
      plain: [{ kind: 'fixed_sum', on: day('2026-03-02'), minor: 4_000 }],
      daily: { from: day('2026-03-03'), exact: '1.350575', minor: 135 },
    },
    {
      ...{ label: 'RE-2304', issuedOn: day('2025-12-01'), dueOn: null, amountMinor: 155_000, interest: null, daily: null },
      plain: [{ kind: 'fixed_sum', on: day('2026-03-02'), minor: 4_000 }],
    },
  ],
  payment: {
    ...{ iban: 'DE89370400440532013000', bic: null, bankName: null, holder: 'Nordlicht Beleuchtung GmbH' },
    ...{ reference: 'RF18539007547034', amountMinor: 18_000 },
  },
  rows: new Map(['2025-07-01', '2026-01-01'].map((from) => [`DE_BASISZINSSATZ ${from}`, row(from)])),
}); // prettier-ignore

it.each(NOTE_LANGUAGES)('the interest note in %s reads as it is kept, and has no fault', async (language) => {
  const pdf = await renderPdf(openViews().render('layouts/interest-note', { ...noteBlanks(noteIn(language)) }));
  putAside(`interest-note.${language}`, pdf);
  const { pages, faults } = await judgePdf(pdf, { number: (page, of) => `${page} / ${of}`, language });
  expect(faults).toEqual([]);
  const { read, kept } = keptPages(`interest-note.${language}`, pageLines(pages));
  expect(read).toBe(kept);
});
