import { day } from '../kernel/day';
import { readText } from './testing/read-text';

/** What is recognised in small texts, and what is asked rather than guessed. */
const HEAD = 'Customer no,Customer,Invoice no,Invoice date,Due date,Amount,Currency\n';
const row = (n: number, issued: string, due: string, amount = '10.50'): string => `C${n},ACME,F-${n},${issued},${due},"${amount}",EUR\n`; // prettier-ignore
const questions = (text: string, options = {}): string[] =>
  readText(text, options).reading.questions.map(({ about, choices }) => `${about}: ${choices.map(({ means }) => means).join(' / ')}`); // prettier-ignore

describe('the order of day and month', () => {
  test('is settled by one day of the column that can only be read one way', () => {
    const read = readText(`${HEAD}${row(1, '03/04/2026', '03/05/2026')}${row(2, '13/04/2026', '04/05/2026')}`);
    expect(read.rows.map(({ issuedOn, dueOn }) => [issuedOn, dueOn])).toEqual([
      ['2026-04-03', '2026-05-03'],
      ['2026-04-13', '2026-05-04'],
    ]);
    expect(read.reading.recognised.dateOrder?.because).toBe('"13/04/2026" in column Invoice date, line 3');
  });

  test('is settled by a row far beyond the first ones', () => {
    const many = Array.from({ length: 25_000 }, (_, n) => row(n, '03/04/2026', '03/05/2026')).join('');
    const read = readText(`${HEAD}${many}${row(99_999, '04/25/2026', '05/25/2026')}`);
    expect(read.reading.recognised.dateOrder?.value).toBe('mdy');
    expect(read.rows[0]?.issuedOn).toBe('2026-03-04');
  });

  test('is asked where every day can be read both ways, with what each answer means', () => {
    expect(questions(`${HEAD}${row(1, '03/04/2026', '05/06/2026')}`)).toEqual([
      'dateOrder: 03/04/2026 is 3 April 2026 / 03/04/2026 is 4 March 2026',
    ]);
    const answered = readText(`${HEAD}${row(1, '03/04/2026', '05/06/2026')}`, { dateOrder: 'mdy' });
    expect(answered.rows[0]).toMatchObject({ issuedOn: '2026-03-04', dueOn: '2026-05-06' });
  });

  test('is not asked for days that are the same either way', () => {
    expect(questions(`${HEAD}${row(1, '05/05/2026', '06/06/2026')}`)).toEqual([]);
  });

  test('is followed where one row in a hundred contradicts: that row is left out', () => {
    const many = Array.from({ length: 60 }, (_, n) => row(n, '13/04/2026', '14/05/2026')).join('');
    const read = readText(`${HEAD}${many}${row(99, '04/25/2026', '14/05/2026')}`);
    expect(read.problems).toEqual([
      'list.csv:62: Invoice date "04/25/2026": there is no month 25; expected a day such as 25/03/2026. Correct the day in the source and export again.',
    ]);
    expect(read.rows).toHaveLength(60);
  });

  test('is year first where the first of three short numbers hardly moves', () => {
    const read = readText(
      `${HEAD}${row(1, '26-03-04', '26-04-04')}${row(2, '26-03-28', '26-04-30')}${row(3, '25-12-11', '26-01-12')}`,
    );
    expect(read.rows.map(({ issuedOn }) => issuedOn)).toEqual(['2026-03-04', '2026-03-28', '2025-12-11']);
  });
});

describe('the decimal mark', () => {
  test('is settled by the whole file', () => {
    const read = readText(
      `${HEAD}${row(1, '2026-01-01', '2026-01-31', '10.000')}${row(2, '2026-01-01', '2026-01-31', '1.250,50')}`,
    );
    expect(read.rows.map(({ amountMinor }) => amountMinor)).toEqual([1_000_000, 125_050]);
  });

  test('is asked where every amount can be read both ways', () => {
    expect(questions(`${HEAD}${row(1, '2026-01-01', '2026-01-31', '10.000')}`)).toEqual([
      'decimalMark: 10.000 is 10.000 / 10.000 is 10000',
    ]);
  });

  test('is not asked where nothing has one', () => {
    const read = readText(`${HEAD}${row(1, '2026-01-01', '2026-01-31', '10')}`);
    expect(read.rows[0]?.amountMinor).toBe(1_000);
  });
});

describe('C27: a separator that one did not expect', () => {
  test.each([',', ';', '\t', '|'])('%j is found and shown', (mark) => {
    const text = `${HEAD}${row(1, '2026-01-01', '2026-01-31', '10,50')}`.replaceAll('"', '').replace('10,50', '10.50').replaceAll(',', mark); // prettier-ignore
    const read = readText(text);
    expect(read.reading.recognised.delimiter?.value).toBe(mark);
    expect(read.totals.byCurrency.EUR?.invoicesMinor).toBe(1_050);
  });

  test('a wrong one is explained, not answered with silence', () => {
    const read = readText(`${HEAD}${row(1, '2026-01-01', '2026-01-31')}`, { delimiter: ';' });
    expect(read.problems[0]).toContain('no row with headings was found with the semicolon as separator');
  });
});

describe('the day that a list shows', () => {
  const open = 'Customer,Invoice no,Due date,Balance,Currency,Days overdue\n';
  const items = [1, 2, 3].map((n) => `ACME,F-${n},2026-06-0${n},10.00,EUR,${30 - n}\n`).join('');

  test.each([
    ['a title with words', `Aged receivables\nAs of 31/05/2026\n${open}${items}`, '2026-05-31', 'line 2 of the title'],
    ['the days overdue', `${open}${items}`, '2026-06-30', 'due day + Days overdue gives it in 3 of 3 rows'],
    ['a title in French', `Arrêté au 30 juin 2026\n${open}${items}`, '2026-06-30', 'line 1 of the title'],
  ])('from %s', (_, text, day, because) => {
    expect(readText(text).reading.recognised.asOf).toMatchObject({ value: day, because });
  });

  test('is asked where nothing says it', () => {
    expect(questions('Customer,Invoice no,Due date,Balance,Currency\nACME,F-1,2026-06-01,10.00,EUR\n')).toEqual([
      'asOf: ',
    ]);
  });

  test('a day in the title that can be read two ways is no answer', () => {
    const text = 'As of 03/04/2026\nCustomer,Invoice no,Due date,Balance,Currency\nACME,F-1,2026-06-01,10.00,EUR\n';
    expect(questions(text)).toEqual(['asOf: ']);
  });
});

describe('the currency', () => {
  const text = (amount: string, heading = 'Amount'): string =>
    `Customer,Invoice no,Due date,${heading}\nACME,F-1,2026-06-01,${amount}\n`;

  test.each([
    ['a sign', text('€10.00'), 'EUR'],
    ['a code', text('10.00 SEK'), 'SEK'],
    ['a heading', text('10.00', 'Amount (GBP)'), 'GBP'],
    ['the title', `All amounts in CHF\n${text('10.00')}`, 'CHF'],
  ])('is taken from %s', (_, file, code) => {
    expect(readText(file).reading.recognised.currency?.value).toBe(code);
  });

  test('is asked where a sign stands for several, and the likelier one is suggested', () => {
    const { reading } = readText(text('$10.00'));
    expect(reading.questions[0]).toMatchObject({ about: 'currency', suggestion: 'USD' });
    expect(readText(text('$10.00'), { currency: 'CAD' }).rows[0]?.currency).toBe('CAD');
  });

  test('is asked where its column says kr and no more', () => {
    const list = 'Customer,Invoice no,Due date,Amount,Currency\nACME,F-1,2026-06-01,10.00,kr\n';
    expect(readText(list).reading.questions[0]).toMatchObject({ about: 'currency', suggestion: 'SEK' });
    expect(readText(list, { currency: 'NOK' }).rows[0]?.currency).toBe('NOK');
  });

  test('has its own number of digits', () => {
    expect(readText(text('"1,250"', 'Amount JPY'), { decimalMark: '.' }).rows[0]?.amountMinor).toBe(1_250);
    expect(readText(text('1.250', 'Amount KWD'), { decimalMark: '.' }).rows[0]?.amountMinor).toBe(1_250);
  });
});

describe('negative evidence', () => {
  test('Due holds an amount in one file and days in another', () => {
    const amounts = readText('Customer,Invoice no,Date,Maturity,Total,Due\nACME,F-1,2026-05-01,2026-06-01,10.00,4.00\n', { currency: 'EUR', asOf: day('2026-06-30') }); // prettier-ignore
    expect(amounts.rows[0]).toMatchObject({ dueOn: '2026-06-01', openMinor: 400 });
    const days = readText('Customer,Invoice no,Date,Due,Total\nACME,F-1,2026-05-01,2026-06-01,10.00\n', {
      currency: 'EUR',
    });
    expect(days.rows[0]).toMatchObject({ dueOn: '2026-06-01', openMinor: 1_000 });
  });

  test('a balance that runs is not what is open of a row', () => {
    const text = 'Customer,Invoice no,Date,Due date,Amount,Balance\n' + [1, 2, 3, 4, 5].map((n) => `ACME,F-${n},2026-05-0${n},2026-06-0${n},10.00,${n * 10}.00\n`).join(''); // prettier-ignore
    expect(readText(text, { currency: 'EUR' }).rows.map(({ openMinor }) => openMinor)).toEqual([
      1_000, 1_000, 1_000, 1_000, 1_000,
    ]);
  });

  test('a name is no customer number', () => {
    const read = readText('Account,Invoice no,Due date,Amount,Currency\nACME Ltd,F-1,2026-06-01,10.00,EUR\n');
    expect(read.rows[0]).toMatchObject({ customerCode: 'acme ltd', customerName: 'ACME Ltd' });
  });
});

describe('a profile', () => {
  const first = readText(`${HEAD}${row(1, '13/04/2026', '14/05/2026')}`).reading.recognised.profile;

  test('is plain JSON and needs no questions the next time', () => {
    const next = HEAD.replace('Amount', 'Amount,New column').replace('Customer,', 'Customer,Other,');
    const text = next + 'C1,ACME,x,F-1,03/04/2026,03/05/2026,10.50,y,EUR\n';
    const read = readText(text, JSON.parse(JSON.stringify(first)));
    expect(read.reading.questions).toEqual([]);
    expect(read.rows[0]).toMatchObject({ issuedOn: '2026-04-03', amountMinor: 1_050, customerCode: 'C1' });
  });

  test('stops where a column that it names is gone', () => {
    const read = readText(`${HEAD.replace('Due date', 'Payable')}${row(1, '13/04/2026', '14/05/2026')}`, first);
    expect(read.problems).toEqual([
      'list.csv: Due date: the column of the due date is gone; expected a column "Due date". Export it again, or say which column it is now with --column dueOn=HEADING. Headings read: Customer no, Customer, Invoice no, Invoice date, Payable, Amount, Currency.',
    ]);
  });

  test('maps what no table of headings knows, and leaves alone what it is told to', () => {
    const text = 'Who,Paper,When,Until,Money,Due date\nACME,F-1,2026-05-01,2026-06-01,10.00,2026-07-01\n';
    const columns = { customerName: 'Who', document: 'Paper', issuedOn: 'When', dueOn: 'Until', amount: 'Money' };
    const read = readText(text, { columns, currency: 'EUR', headerLine: 1 });
    expect(read.rows[0]).toMatchObject({ customerName: 'ACME', document: 'F-1', dueOn: '2026-06-01' });
    const without = readText(text.replace('Who', 'Customer').replace('Paper', 'Invoice no').replace('Money', 'Amount'), { ignore: ['Due date'], currency: 'EUR', kind: 'invoices' }); // prettier-ignore
    expect(without.problems[0]).toContain('no column with the due date was found');
  });
});

describe('a column of currency codes under a heading that nobody knows', () => {
  const list = (heading: string, ...codes: string[]): string =>
    `Customer no,Invoice no,Invoice date,Due date,Amount,${heading}\n${codes.map((code, n) => `C${n},F-${n},2026-01-01,2026-01-31,10.50,${code}\n`).join('')}`;

  test.each(['Whrg', 'Cur2', ''])(
    'is the currency of the amounts, and is shown as assumed: heading "%s"',
    (heading) => {
      const read = readText(list(heading, 'EUR', 'USD', 'EUR'));
      expect(read.rows.map(({ currency }) => currency)).toEqual(['EUR', 'USD', 'EUR']);
      expect(read.reading.recognised.assumptions.join()).toContain(
        `Column ${heading || 'column F'} is taken for the currency: every cell of it holds a currency.`,
      );
    },
  );

  test('is asked about where some of its cells hold something else, or nothing', () => {
    expect(questions(list('Whrg', 'EUR', 'USD', 'n/a'))).toEqual([
      'currencyColumn: it is column Whrg / it is none of them',
    ]);
    expect(questions(list('Whrg', 'USD', '', ''))).toEqual(['currencyColumn: it is column Whrg / it is none of them']);
    const said = readText(list('Whrg', 'USD', 'USD', 'n/a'), { columns: { currency: 'Whrg' } });
    expect(said.rows).toHaveLength(2);
    expect(said.problems.join()).toContain('Whrg "n/a": this is no currency that can be told');
    expect(readText(list('Whrg', 'EUR', 'USD', 'n/a'), { currency: 'EUR' }).rows).toHaveLength(3);
  });

  test('is asked about where there are two', () => {
    expect(questions(list('Whrg,Whrg B', 'EUR,USD', 'EUR,USD'))).toEqual([
      'currencyColumn: it is column Whrg / it is column Whrg B / it is none of them',
    ]);
  });

  test('is left alone where a person says so, and words that are codes by chance are none', () => {
    expect(questions(list('Whrg', 'EUR', 'USD'), { ignore: ['Whrg'] })).toEqual(['currency: ']);
    expect(questions(list('Class', 'top', 'all', 'try'))).toEqual(['currency: ']);
  });
});
