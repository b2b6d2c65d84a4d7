import { cleaned, missingIn, swissBillOf, swissCode, swissFaults, type Billed, type GivenAddress } from './swiss-bill';

/** The code of a Swiss QR-bill, line by line, against the guidelines (version 2.3). */
const creditor: GivenAddress = { name: '', street: 'Grosse Marktgasse 28', postcode: '9400', city: 'Rorschach', country: 'CH' }; // prettier-ignore
const debtor: GivenAddress = { name: 'Pia-Maria Rutschmann-Schnyder', street: 'Seilerweg 12', postcode: '4132', city: 'Muttenz', country: 'CH' }; // prettier-ignore
const payment: Billed = {
  ...{ iban: 'CH44 3199 9123 0008 8901 2', holder: 'Max Muster & Söhne', amountMinor: 194_975 },
  ...{ reference: '210000000003139471430009017', scheme: 'qrr' },
};
const parties = { creditor, debtor, message: 'F-2291, F-2304' };
const linesOf = (of: Billed, currency = 'CHF', with_: Partial<typeof parties> = {}): string[] | undefined => {
  const bill = swissBillOf(of, currency, { ...parties, ...with_ });
  return bill && swissCode(bill).split('\n');
};
const { scheme: _, ...bare } = payment;
const normal: Billed = { ...bare, iban: 'CH5800791123000889012', reference: 'RF18539007547034' };

describe('the code of a Swiss bill', () => {
  it('is as the guidelines have it, with a QR reference', () => {
    expect(linesOf(payment)).toEqual([
      'SPC', '0200', '1', 'CH4431999123000889012',
      'S', 'Max Muster & Söhne', 'Grosse Marktgasse 28', '', '9400', 'Rorschach', 'CH',
      '', '', '', '', '', '', '',
      '1949.75', 'CHF',
      'S', 'Pia-Maria Rutschmann-Schnyder', 'Seilerweg 12', '', '4132', 'Muttenz', 'CH',
      'QRR', '210000000003139471430009017', 'F-2291, F-2304', 'EPD',
    ]); // prettier-ignore
  });

  it('names a creditor reference on any other account, and none where none was agreed', () => {
    expect(linesOf(normal, 'EUR')?.slice(18, 31)).toEqual(['1949.75', 'EUR', 'S', 'Pia-Maria Rutschmann-Schnyder', 'Seilerweg 12', '', '4132', 'Muttenz', 'CH', 'SCOR', 'RF18539007547034', 'F-2291, F-2304', 'EPD']); // prettier-ignore
    expect(linesOf({ ...normal, reference: '0001234', scheme: 'text' })?.slice(27)).toEqual(['NON', '', '0001234 F-2291, F-2304', 'EPD']); // prettier-ignore
  });

  it('leaves the debtor empty where it is not known', () => {
    expect(linesOf(payment, 'CHF', { debtor: { ...debtor, city: null } })?.slice(20, 27)).toEqual(['', '', '', '', '', '', '']); // prettier-ignore
  });

  it.each([
    ['another currency', payment, 'GBP', {}],
    ['another country', { ...payment, iban: 'DE89370400440532013000' }, 'EUR', {}],
    ['nothing', { ...payment, amountMinor: 0 }, 'CHF', {}],
    ['more than the field holds', { ...payment, amountMinor: 100_000_000_000 }, 'CHF', {}],
    ['a creditor without a town', payment, 'CHF', { creditor: { ...creditor, city: ' ' } }],
    ['a creditor reference to a QR-IBAN', { ...payment, reference: 'RF18539007547034' }, 'CHF', {}],
    ['a QR reference that is mistyped', { ...payment, reference: '210000000003139471430009018' }, 'CHF', {}],
    ['a QR reference that lacks a digit', { ...payment, reference: '21000000003139471430009017' }, 'CHF', {}],
    ['a QR reference of zeros', { ...payment, reference: '0'.repeat(27) }, 'CHF', {}],
  ])('there is none for %s', (_, of, currency, with_) => {
    expect(linesOf(of, currency, with_)).toBeUndefined();
  });

  it('is cut to its fields, and holds no line that a name could slip in', () => {
    const name = `Évil\nSPC\r\n9999.00 ${'x'.repeat(200)}`;
    const lines = linesOf(payment, 'CHF', { debtor: { ...debtor, name, street: '名'.repeat(90) }, message: '€'.repeat(300) }); // prettier-ignore
    expect(lines).toHaveLength(31);
    expect(lines?.[21]).toMatch(/^Évil SPC 9999\.00 x{50,}$/);
    expect([lines?.[21]?.length, lines?.[22], lines?.[29]?.length]).toEqual([70, '.'.repeat(70), 140]);
  });
});

describe('what the guidelines refuse', () => {
  const good = swissCode(swissBillOf(payment, 'CHF', parties)!);
  it.each([
    [4, 'CH4431999123000889013x', 'account'],
    [5, 'K', 'creditor'],
    [8, '28', 'creditor'],
    [12, 'S', 'ultimate creditor'],
    [19, '1949.7', 'amount'],
    [19, '0.00', 'amount'],
    [19, '1,949.75', 'amount'],
    [20, 'USD', 'currency'],
    [24, '12', 'debtor'],
    [27, 'Schweiz', 'debtor'],
    [28, 'SCOR', 'reference'],
    [29, '210000000003139471430009018', 'reference'],
    [30, 'x'.repeat(141), 'message'],
    [30, 'Привет', 'letters'],
    [31, 'EDP', 'trailer'],
  ])('line %d as %s: %s', (line, text, fault) => {
    const lines = good.split('\n');
    expect(swissFaults(good)).toEqual([]);
    expect(swissFaults([...lines.slice(0, line - 1), text, ...lines.slice(line)].join('\n'))).toContain(fault);
  });

  it('takes letters with their accents, and writes others without', () => {
    expect(cleaned('Łódź “Ünïcode” – Ș’ → 名 ṽ')).toBe('Łódź "Ünïcode" - Ș\' . . v');
    expect(missingIn({ ...creditor, name: 'x', street: null, city: '' })).toEqual(['street', 'city']);
  });
});
