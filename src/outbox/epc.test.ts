import { qrMatrix } from '../platform/qr';
import { readQr } from '../platform/testing/read-qr';
import { epcBytes, epcCode, LONGEST_CODE, type Transfer } from './epc';
import { inFours, printedReference } from './payment';

const transfer: Transfer = {
  holder: 'Franz Mustermänn',
  iban: 'DE71110220330123456789',
  bic: 'BHBLDEHHXXX',
  amountMinor: 1230,
  reference: 'RF18539007547034',
};

describe('the code to scan (EPC069-12)', () => {
  it('is the published one with a structured reference', () => {
    const code = epcCode({ ...transfer, purpose: 'GDDS' });
    expect(code?.split('\n')).toEqual([
      'BCD', '002', '1', 'SCT', 'BHBLDEHHXXX', 'Franz Mustermänn', 'DE71110220330123456789', 'EUR12.3', 'GDDS', 'RF18539007547034',
    ]); // prettier-ignore
    expect(epcBytes(code!)).toHaveLength(96);
  });

  it('is the published one with words for the payee, in the other encoding', () => {
    const code = epcCode({
      holder: "François D'Alsace S.A.",
      iban: 'FR14 2004 1010 0505 0001 3M02 606',
      bic: null,
      amountMinor: 1230,
      reference: 'Client:Marie Louise La Lune',
      encoding: 'iso-8859-1',
    });
    expect(code?.split('\n')).toEqual([
      'BCD', '002', '2', 'SCT', '', "François D'Alsace S.A.", 'FR1420041010050500013M02606', 'EUR12.3', '', '',
      'Client:Marie Louise La Lune',
    ]); // prettier-ignore
    expect(epcBytes(code!, 'iso-8859-1')).toHaveLength(103);
  });

  it.each([
    [1, 'EUR0.01'],
    [100, 'EUR1'],
    [1_234_560, 'EUR12345.6'],
    [99_999_999_999, 'EUR999999999.99'],
    [100_000_000_000, undefined],
    [0, undefined],
    [-500, undefined],
  ])('of %d cents says %s', (amountMinor, amount) => {
    expect(epcCode({ ...transfer, amountMinor })?.split('\n')[7]).toBe(amount);
  });

  it('reads back from its modules byte by byte, at level M and no denser than version 13', () => {
    const code = epcCode(transfer)!;
    const read = readQr(qrMatrix(epcBytes(code), 13));
    expect([read.level, read.bytes.toString('utf8')]).toEqual(['M', code]);
  });

  it('keeps within its bounds however long the names are, and stays away where it cannot', () => {
    const long = epcCode({ ...transfer, holder: 'x'.repeat(300), reference: 'y'.repeat(300) })!;
    expect(long.split('\n')[5]).toHaveLength(70);
    expect(epcBytes(long).length).toBeLessThanOrEqual(LONGEST_CODE);
    expect(epcCode({ ...transfer, holder: '名'.repeat(70), reference: '名'.repeat(140) })).toBeUndefined();
  });

  it('holds no line that a name could slip in', () => {
    expect(epcCode({ ...transfer, holder: 'ACME\nEUR9999' })?.split('\n')[5]).toBe('ACME EUR9999');
  });
});

describe('what a person copies', () => {
  it.each([
    ['FR7630006000011234567890189', 'FR76 3000 6000 0112 3456 7890 189'],
    ['DE71 1102 2033 0123 4567 89', 'DE71 1102 2033 0123 4567 89'],
  ])('%s is printed in fours', (iban, printed) => {
    expect(inFours(iban)).toBe(printed);
  });

  it('a creditor reference is printed in fours, any other as it was given', () => {
    expect(printedReference('RF40123456789012345678901')).toBe('RF40 1234 5678 9012 3456 7890 1');
    expect(printedReference('12 34561')).toBe('12 34561');
  });
});
