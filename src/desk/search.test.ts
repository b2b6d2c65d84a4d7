import { isSought, soughtOf } from './search';

/** What a person may mean by what they typed. */
const amounts = (text: string, locale: string): string[] =>
  soughtOf(text, locale).amounts.map(({ minor, digits, currency }) => `${minor}/${digits} ${currency ?? 'any'}`);

describe('what is sought', () => {
  it.each<[string, string, string[]]>([
    ['1 234,50', 'fr-FR', ['123450/2 any', '1234500/3 any']],
    ['1.234,50 €', 'de-DE', ['123450/2 EUR']],
    ['€1,234.50', 'en-GB', ['123450/2 EUR']],
    ['SEK 1 200', 'sv-SE', ['120000/2 SEK']],
    ['-80.5', 'en-GB', ['8050/2 any', '80500/3 any']],
    ['F-1001', 'en-GB', []],
    ['12 QQ', 'en-GB', []],
    ['0', 'en-GB', []],
    ['1,2,3', 'en-GB', []],
  ])('%s in %s: %j', (text, locale, expected) => {
    expect(amounts(text, locale)).toEqual(expected);
  });

  it('takes an amount with the digits of its currency only', () => {
    const { amounts: any } = soughtOf('1200', 'en-GB');
    expect([isSought(any, 120000, 'EUR'), isSought(any, -1200, 'JPY'), isSought(any, 1200, 'EUR')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isSought(soughtOf('1200 EUR', 'en-GB').amounts, 120000, 'SEK')).toBe(false);
  });

  it('leaves out what stands before a number, reads an IBAN with blanks, and a file number as it is read out', () => {
    expect(soughtOf('RE-000123-A', 'de-DE').core).toBe('123-a');
    expect(soughtOf('fr14 2004 1010 0505 0001 3m02 606', 'fr-FR').iban).toBe('FR1420041010050500013M02606');
    expect(soughtOf('12', 'en-GB').references).toHaveLength(2);
  });
});
