import { fc } from './testing/chance';
import { exponent, format, formatAmount, fromDecimal, fromTyped, isCurrency, share, sum, toDecimal } from './money';

describe('money', () => {
  it.each([
    [123456, 'EUR', '1234.56'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [1234, 'JPY', '1234'],
    [-1234567, 'KWD', '-1234.567'],
  ])('%i %s is the decimal %s', (minor, currency, text) => {
    expect(toDecimal(minor, currency)).toBe(text);
  });

  it.each([
    ['en-GB', '€1,234.50'],
    ['fr-FR', '1\u202f234,50\u00a0€'],
    ['de-DE', '1.234,50\u00a0€'],
  ])('is written for %s as %s', (locale, text) => {
    expect(format({ minor: 123450, currency: 'EUR' }, locale)).toBe(text);
  });

  it.each([
    ['en-GB', '1,234.50', 123_450],
    ['en-GB', '300', 30_000],
    ['en-GB', '300,00', undefined],
    ['fr-FR', '1 234,50', 123_450],
    ['fr-FR', '1\u202f234,5', 123_450],
    ['fr-FR', '300.00', 30_000],
    ['de-DE', '1.234,50', 123_450],
    ['de-DE', '1.234', 123_400],
    ['de-DE', '300.00', 30_000],
    ['de-CH', '1’234.50', 123_450],
    ['sv-SE', '1 234,50', 123_450],
    ['sv-SE', '12,345', undefined],
    ['en-GB', 'ten', undefined],
  ])('as %s people type it: %s', (locale, text, minor) => {
    expect(fromTyped(text, 'EUR', locale)).toBe(minor);
  });

  it('is exact up to the last safe integer', () => {
    expect(formatAmount({ minor: 9007199254740991, currency: 'EUR' }, 'en-GB')).toBe('90,071,992,547,409.91');
  });

  it('knows ISO 4217 exponents and codes', () => {
    expect([exponent('EUR'), exponent('JPY'), exponent('KWD')]).toEqual([2, 0, 3]);
    expect([isCurrency('EUR'), isCurrency('eur'), isCurrency('XYZ'), isCurrency('')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it.each([
    [100, 1n, 3n, 33],
    [200, 1n, 3n, 67],
    [5, 1n, 2n, 3], // half away from zero
    [-5, 1n, 2n, -3],
    [-4, 1n, 3n, -1],
  ])('%i × %i ÷ %i rounds to %i', (amount, numerator, denominator, expected) => {
    expect(share(amount, numerator, denominator)).toBe(expected);
  });

  it('a share is never further than half a unit from the exact value', () => {
    const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const denominator = fc.bigInt({ min: 1n, max: 1_000_000n });
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 0n, max: 1_000_000n }), denominator, (a, n, d) => {
        const twice = 2n * (BigInt(share(a, n, d)) * d - BigInt(a) * n);
        expect(twice <= d && twice >= -d).toBe(true);
      }),
    );
  });

  it.each([
    ['1234.5', 'EUR', 123_450],
    ['-0.05', 'EUR', -5],
    ['7', 'EUR', 700],
    ['7.10', 'EUR', 710],
    ['1500', 'JPY', 1500],
    ['1.234', 'KWD', 1234],
    ['1.234', 'EUR', undefined],
    ['1,5', 'EUR', undefined],
    ['1e3', 'EUR', undefined],
    ['', 'EUR', undefined],
    ['99999999999999.99', 'KWD', undefined],
  ])('%s %s is %p minor units', (text, currency, minor) => {
    expect(fromDecimal(text, currency)).toBe(minor);
  });

  it('refuses to leave the safe integers', () => {
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(/safe integers/);
    expect(() => share(Number.MAX_SAFE_INTEGER, 2n, 1n)).toThrow(/safe integers/);
  });
});
