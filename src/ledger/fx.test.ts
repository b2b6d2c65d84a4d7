import { inCompanyCurrency, isRate, type Rates } from './fx';

const rates: Rates = {
  to: 'EUR',
  byCurrency: new Map([
    ['SEK', '0.0875'],
    ['JPY', '0.0061'],
    ['KWD', '2.95'],
    ['BTC', 'much'],
  ]),
};

describe('an amount in the company’s currency', () => {
  it.each([
    [12_345, 'EUR', 12_345, true],
    [10_000, 'SEK', 875, true], // 100.00 kr = 8.75 €
    [-10_000, 'SEK', -875, true],
    [10_000, 'JPY', 6100, true], // ¥10,000 = 61.00 €
    [1000, 'KWD', 295, true], // 1.000 KWD = 2.95 €
    [6, 'SEK', 1, true], // 0.525 cents
    [10_000, 'USD', 10_000, false],
    [10_000, 'BTC', 10_000, false],
  ])('%i %s is %i, known: %p', (minor, currency, expected, known) => {
    expect(inCompanyCurrency(minor, currency, rates)).toEqual({ minor: expected, known });
  });

  it('into yen loses the cents', () => {
    const yen = { to: 'JPY', byCurrency: new Map([['EUR', '163.5']]) };
    expect(inCompanyCurrency(10_050, 'EUR', yen)).toEqual({ minor: 16_432, known: true });
  });

  it.each([
    ['1', true],
    ['0.0875', true],
    ['0', false],
    ['-1', false],
    ['1,5', false],
    ['', false],
  ])('%p is a rate: %p', (text, is) => {
    expect(isRate(text)).toBe(is);
  });
});
