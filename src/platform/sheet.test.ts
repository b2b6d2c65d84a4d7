import * as xlsx from 'xlsx';
import { day } from '../kernel/day';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from './sheet';

const sheet: Sheet = {
  name: 'Statement: 4711 [EUR]',
  head: ['document', 'on', 'amount', 'note'],
  rows: [
    ['F-1', dayCell(day('2026-03-02')), amountCell(-123_450, 'EUR'), '=HYPERLINK("http://x")'],
    ['@sum', dayCell(null), amountCell(1500, 'JPY'), 'Müller, "Söhne"'],
    ['-5', null, 7, '+33 1'],
  ],
};

describe('a sheet', () => {
  it('as CSV keeps amounts and days, quotes what must be quoted and lets no text run as a formula', () => {
    expect(csvOf(sheet)).toBe(
      [
        'document,on,amount,note',
        `F-1,2026-03-02,-1234.50,"'=HYPERLINK(""http://x"")"`,
        `'@sum,,1500,"Müller, ""Söhne"""`,
        `'-5,,7,'+33 1`,
        '',
      ].join('\n'),
    );
  });

  it('as Excel has numbers, dates and plain text', () => {
    const book = xlsx.read(xlsxOf([sheet]), { cellDates: false, cellFormula: true, cellNF: true });
    const made = book.Sheets[book.SheetNames[0]!]!;
    expect(book.SheetNames).toEqual(['Statement  4711  EUR ']);
    expect(made['C2']).toMatchObject({ t: 'n', v: -1234.5, z: '#,##0.00' });
    expect(made['C3']).toMatchObject({ t: 'n', v: 1500, z: '#,##0' });
    expect(made['B2']).toMatchObject({ t: 'n', v: 46_083, w: '2026-03-02' });
    expect(made['D2']).toMatchObject({ t: 's', v: '=HYPERLINK("http://x")' });
    expect(made['D2']).not.toHaveProperty('f');
    expect(made['B3']).toBeUndefined();
  });

  it('takes nothing along of a workbook that was read before', () => {
    const foreign = xlsx.utils.aoa_to_sheet([[1]]);
    foreign['A1'] = { t: 'n', v: 1, z: '0.0" of a secret project"' };
    const theirs = xlsx.write(xlsx.utils.book_new(foreign, 'Theirs'), { type: 'buffer' }) as Buffer;
    const before = xlsxOf([sheet]);
    xlsx.read(theirs, { cellNF: true });
    expect(xlsxOf([sheet]).equals(before)).toBe(true);
  });
});
