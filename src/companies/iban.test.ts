import { bicFrom, ibanFrom, isQrIban, printedIban } from './iban';

describe('account numbers', () => {
  it.each([
    ['FR14 2004 1010 0505 0001 3M02 606', 'FR1420041010050500013M02606'],
    ['de71110220330123456789', 'DE71110220330123456789'],
    ['DE71-1102-2033-0123-4567-89', 'DE71110220330123456789'],
    ['DE72110220330123456789', undefined], // a check digit is wrong
    ['FR14 2004 1010 0505 0001 3M02', undefined], // too short for France
    ['', undefined],
  ])('%p is the IBAN %p', (text, iban) => {
    expect(ibanFrom(text)).toBe(iban);
  });

  it.each([
    ['bhbldehhxxx', 'BHBLDEHHXXX'],
    ['BNPAFRPP', 'BNPAFRPP'],
    ['BNPAFR', undefined],
    ['12345678', undefined],
  ])('%p is the BIC %p', (text, bic) => {
    expect(bicFrom(text)).toBe(bic);
  });

  it('are printed in groups, and a QR-IBAN is known', () => {
    expect(printedIban('DE71110220330123456789')).toBe('DE71 1102 2033 0123 4567 89');
    expect(isQrIban('CH4431999123000889012')).toBe(true);
    expect(isQrIban('CH9300762011623852957')).toBe(false);
  });
});
