import { fc } from '../kernel/testing/chance';
import { bodyOf, creditorReference, isCreditorReference, printed } from './reference';

/** Published vectors: nruotsal/node-iso11649, heuer/segno, schoero/swissqrbill and vkomulai/finnish-bank-utils, from their tests. */
const VALID = [
  'RF18539007547034',
  'RF712348231',
  'RF332348236',
  'RF7400001',
  'RF451234512345',
  'RF68AB2G5',
  'RF40 1234 5678 9012 3456 7890 1',
  'RF485000056789012345',
  'RF02 4020 5100 2913 3',
];
const INVALID = ['RF092348236', 'RF18 5390 0754 7035', 'RF18123456789012345678901234', 'RF18', '539007547034', ''];
const BUILT: readonly [body: string, reference: string][] = [
  ['2348231', 'RF712348231'],
  ['00001', 'RF7400001'],
  ['1234512345', 'RF451234512345'],
  ['AB2G5', 'RF68AB2G5'],
  ['539007547034', 'RF18539007547034'],
  ['AB2G59X56V543', 'RF19AB2G59X56V543'],
  ['1234561', 'RF341234561'],
];

describe('a creditor reference (ISO 11649)', () => {
  it.each(VALID)('%s is right', (reference) => {
    expect(isCreditorReference(reference)).toBe(true);
  });

  it.each(INVALID)('%p is wrong', (reference) => {
    expect(isCreditorReference(reference)).toBe(false);
  });

  it.each(BUILT)('%s becomes %s', (body, reference) => {
    expect(creditorReference(body)).toBe(reference);
    expect(bodyOf(reference)).toBe(body);
  });

  it('is printed in groups of four', () => {
    expect(printed('RF18539007547034')).toBe('RF18 5390 0754 7034');
    expect(printed('RF7400001')).toBe('RF74 0000 1');
  });

  it('is right for every body, and wrong with any one digit changed', () => {
    const letters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const body = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 21 }).map((list) => list.join(''));
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, place, more) => {
        const reference = creditorReference(text);
        expect(isCreditorReference(reference)).toBe(true);
        const at = 2 + (place % (reference.length - 2));
        const digit = Number(reference[at]);
        if (Number.isNaN(digit)) return;
        const mistyped = reference.slice(0, at) + String((digit + more) % 10) + reference.slice(at + 1);
        expect(isCreditorReference(mistyped)).toBe(false);
      }),
    );
  });
});
