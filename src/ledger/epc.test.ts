import { epcPayload } from './epc';

/** Published vectors of heuer/segno (tests/test_helpers_epcqr.py); it writes EUR12.3 where we write both decimals. */
describe('the QR code of a transfer (EPC069-12)', () => {
  it('carries a creditor reference in its own field', () => {
    const payload = epcPayload({
      holder: 'Franz Mustermänn',
      iban: 'DE71 1102 2033 0123 4567 89',
      bic: 'BHBLDEHHXXX',
      amountMinor: 1230,
      reference: 'RF18 5390 0754 7034',
    });
    const published = [
      'BCD',
      '002',
      '1',
      'SCT',
      'BHBLDEHHXXX',
      'Franz Mustermänn',
      'DE71110220330123456789',
      'EUR12.30',
    ];
    expect(payload?.split('\n')).toEqual([...published, '', 'RF18539007547034']);
    expect(Buffer.byteLength(payload ?? '')).toBe(96 - 'GDDS'.length + '0'.length);
  });

  it('carries any other reference as text, and does without a BIC', () => {
    const payload = epcPayload({
      holder: "François D'Alsace S.A.",
      iban: 'FR1420041010050500013M02606',
      bic: null,
      amountMinor: 1230,
      reference: 'Client:Marie Louise La Lune',
    });
    const published = [
      'BCD',
      '002',
      '1',
      'SCT',
      '',
      "François D'Alsace S.A.",
      'FR1420041010050500013M02606',
      'EUR12.30',
    ];
    expect(payload?.split('\n')).toEqual([...published, '', '', 'Client:Marie Louise La Lune']);
  });

  it('is not made without an amount, nor beyond what the standard holds', () => {
    const transfer = { holder: 'A', iban: 'DE71110220330123456789', bic: null, reference: 'F-1' };
    expect(epcPayload({ ...transfer, amountMinor: 0 })).toBeUndefined();
    expect(epcPayload({ ...transfer, amountMinor: 100_000_000_000 })).toBeUndefined();
    expect(epcPayload({ ...transfer, amountMinor: 1, reference: '€'.repeat(140) })).toBeUndefined();
  });
});
