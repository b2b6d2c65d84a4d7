import { day } from '../kernel/day';
import { proposeReading } from './reading';
import { ITEMS, read, said, saidOf, sentencesFrom, TODAY } from './testing/sentences';

/** What customers write, in six languages, and how it is read: `fixtures/inbox/sentences.txt`. */
const rows = sentencesFrom('sentences.txt');

describe('a proposed reading', () => {
  it('is that of the table', () => {
    const wrong = rows.flatMap((row) =>
      said(read(row)) === row.expected ? [] : [`${row.place} ${row.text}: ${said(read(row))}`],
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['sentences-held-back.txt', 0.95, 0.95],
    ['mails-held-back.txt', 0.7, 0.15],
  ])('of %s, to which nothing was tuned, does not get worse', (file, precision, recall) => {
    const held = sentencesFrom(file).map((row) => ({
      expected: row.expected.split('; '),
      proposed: read(row).map(saidOf),
    }));
    const proposed = held.flatMap((one) =>
      one.proposed.filter((said) => said !== 'question' && !said.startsWith('question ')),
    );
    const right = held.flatMap((one) => one.proposed.filter((said) => one.expected.includes(said)));
    const expected = held.flatMap((one) => one.expected.filter((said) => said !== '-'));
    expect(right.filter((said) => !said.startsWith('question')).length / proposed.length).toBeGreaterThanOrEqual(
      precision,
    );
    expect(right.length / expected.length).toBeGreaterThanOrEqual(recall);
  });

  it('has twenty sentences and more of each language', () => {
    for (const language of ['en', 'fr', 'de', 'sv', 'nl', 'es'])
      expect(rows.filter((row) => row.language === language).length).toBeGreaterThanOrEqual(40);
  });

  it('is told from the text, not from the language that the customer is known by', () => {
    const known = ['en', 'fr', 'de', 'sv', 'nl', 'es', 'pl'];
    const texts = rows.filter(({ text }) => text.split(' ').length >= 8 && !text.includes('F-'));
    const differing = texts.flatMap((row) => known.filter((language) => said(read({ ...row, language })) !== row.expected).map((language) => `${row.text} (${language})`)); // prettier-ignore
    expect(differing.length / (texts.length * known.length)).toBeLessThan(0.02);
  });

  it('quotes the words that it rests on', () => {
    const text = 'Dear all,\n\nF-1001 was paid on 3 March, but the chairs of F-1002 arrived broken.\n\nBest regards';
    const read = proposeReading({ text, subject: '', language: 'en', today: TODAY, items: ITEMS });
    expect(read).toEqual([
      { kind: 'dispute', documents: ['F-1002'], because: 'but the chairs of F-1002 arrived broken.' },
      { kind: 'paid', on: '2026-03-03', documents: ['F-1001'], because: 'F-1001 was paid on 3 March' },
    ]);
    const french = 'La facture a été réglée le 3 mars ; j’ai joint la preuve.';
    const [paid] = proposeReading({ text: french, subject: '', language: 'fr', today: TODAY, items: [] });
    expect(french).toContain(paid?.because);
  });

  it.each([
    ['F-1001', 'F1001 has been paid.'],
    ['F-1001', 'f 1001 has been paid.'],
    ['F-1001', 'Invoice 1001 has been paid.'],
    ['F-1001 F-1002', 'Invoices 1001 and 1002 have been paid.'],
    ['2026-0417', 'Your invoice no. 2026/0417 has been paid.'],
    ['2026-0417', '20260417 has been paid.'],
    ['INV-20031', 'The bill #20031 has been paid.'],
    ['', '1001 EUR has been paid for 1002 chairs.'],
    ['', 'F-10010 and F-100 have been paid.'],
    ['', 'Invoice F-9999 has been paid.'],
  ])('names %s: %s', (documents, text) => {
    const [paid] = proposeReading({ text, subject: '', language: 'en', today: TODAY, items: ITEMS });
    expect(paid?.documents.join(' ')).toBe(documents);
  });

  it('takes the documents of the subject where the text names none', () => {
    const subject = 'Re: Overdue: F-1002';
    const [one] = proposeReading({
      text: 'This was paid yesterday.',
      subject,
      language: 'en',
      today: TODAY,
      items: ITEMS,
    });
    expect(saidOf(one!)).toBe('paid 2026-03-10 F-1002');
  });

  it('does not guess between two documents that end alike', () => {
    const items = [{ document: '2025-0417', currency: 'EUR' }, { document: '2026-0417', currency: 'EUR' }]; // prettier-ignore
    const [paid] = proposeReading({
      text: 'Invoice 417 has been paid.',
      subject: '',
      language: 'en',
      today: TODAY,
      items,
    });
    expect(paid?.documents).toEqual([]);
  });

  it.each([
    ['1234.50 EUR', 'EUR', 'We paid EUR 1,234.50.'],
    ['1234.50 EUR', 'EUR', 'We paid 1.234,50 €.'],
    ['1234.50 EUR', 'EUR', 'We paid 1 234,50 EUR.'],
    ['1234.00 EUR', 'EUR', 'We paid €1,234.'],
    ['1234.50 CHF', 'CHF', "We paid CHF 1'234.50."],
    ['5000.00 NOK', 'NOK', 'We paid 5000 kr.'],
    ['5000.00 SEK', 'EUR', 'We paid 5000 kr.'],
    ['1234.50 EUR', 'EUR', 'We paid 1234.50 by transfer.'],
    ['', 'EUR', 'We paid 1234 by transfer.'],
    ['', 'EUR', 'We paid EUR 100 and EUR 200.'],
    ['1234 JPY', 'JPY', 'We paid 1234 jpy.'],
  ])('reads %s where %s is open: %s', (amount, currency, text) => {
    const items = [{ document: 'A-1', currency }];
    const [paid] = proposeReading({ text, subject: '', language: 'en', today: TODAY, items });
    expect(saidOf(paid!)).toBe(['paid', amount].filter((part) => part !== '').join(' '));
  });

  it.each([
    ['2026-12-30', 'We paid on 28 December.', '2026-12-28'],
    ['2027-01-04', 'We paid on 28 December.', '2026-12-28'],
    ['2026-12-30', 'We will pay on 4 January.', '2027-01-04'],
    ['2026-12-30', 'We will pay at the end of the month.', '2026-12-31'],
    ['2026-01-31', 'We will pay at the end of next month.', '2026-02-28'],
    ['2028-02-10', 'We will pay on 29 February.', '2028-02-29'],
    ['2026-02-10', 'We will pay on 29 February.', undefined],
    ['2026-03-13', 'We will pay on Friday.', '2026-03-20'],
    ['2026-03-11', 'We will pay on the 5th.', '2026-04-05'],
    ['2026-03-11', 'We will pay on 31 April.', undefined],
    ['2026-03-11', 'We will pay in 5000 days.', undefined],
    ['2026-03-11', 'We will pay between 10 and 15 May.', undefined],
    ['2026-03-11', 'We will pay on Monday, 30 March.', '2026-03-30'],
  ])('on %s: %s', (today, text, on) => {
    const [one] = proposeReading({ text, subject: '', language: 'en', today: day(today), items: [] });
    expect(one?.on).toBe(on);
  });
});
