import { luhn, modulo11, modulo731, recursive10, rest97 } from '../kernel/check-digits';
import { fc } from '../kernel/testing/chance';
import { isAgreeable, isTakenBy, numberIn, printedIn, referenceIn, withRf, type Agreement, type SchemeName } from './reference-scheme'; // prettier-ignore

/**
 * Published: viite and its RF, QRR and KID from the tests of vkomulai/finnish-bank-utils, schoero/swissqrbill and a page on KID; Luhn's own
 * number; a Norwegian account number, which ends as a KID of modulus 11 does; an OGM of the Belgian tax office.
 */
const CHECKS: readonly [name: string, check: (body: string) => string, body: string, digits: string][] = [
  ['viite', modulo731, '123456', '1'],
  ['viite', modulo731, '617367284', '8'],
  ['viite', modulo731, '123118065252661', '7'],
  ['QRR', recursive10, '21000000000313947143000901', '7'],
  ['QRR', recursive10, '21000000000313948143000901', '4'],
  ['QRR', recursive10, '21000000000313949143000901', '5'],
  ['KID, OCR', luhn, '60224', '3'],
  ['KID, OCR', luhn, '7992739871', '3'],
  ['KID of modulus 11', modulo11, '8601111794', '7'],
  ['OGM', rest97, '0909337554', '93'],
];

describe('check digits', () => {
  it.each(CHECKS)('%s', (_, check, body, digits) => {
    expect(check(body)).toBe(digits);
  });

  it('of an OGM that divides evenly are 97, and of a KID that leaves ten a dash', () => {
    expect(rest97('0000000097')).toBe('97');
    expect(modulo11('6')).toBe('-');
  });
});

/** scheme · length · prefix → number 1234 as kept and as printed. */
const WRITTEN = `
rf          | –  | –      | RF540001234                 | RF54 0001 234
qrr         | 27 | –      | 000000000000000000000012347 | 00 00000 00000 00000 00000 12347
qrr         | 27 | 210000 | 210000000000000000000012346 | 21 00000 00000 00000 00000 12346
viite       | –  | –      | 100012341                   | 1000 12341
viite       | 12 | 77     | 770000012344                | 77 00000 12344
rf-viite    | –  | –      | RF36100012341               | RF36 1000 1234 1
kid10       | –  | –      | 00012344                    | 00012344
kid10       | 15 | 902    | 902000000012343             | 902000000012343
kid11       | –  | –      | 00012343                    | 00012343
ocr         | –  | 5      | 500012349                   | 500012349
ocr-length  | –  | 5      | 5000123405                  | 5000123405
ogm         | 12 | 12     | 120000123472                | +++120/0001/23472+++
text        | –  | –      | 0001234                     | 0001234`;

const rows = WRITTEN.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

const agreed = (scheme: string, length: string, prefix: string): Agreement => ({
  scheme: scheme as SchemeName,
  length: length === '–' ? null : Number(length),
  prefix: prefix === '–' ? '' : prefix,
});

describe('our number in each scheme', () => {
  it.each(rows)('%s, length %s, prefix %s: %s', (scheme = '', length = '', prefix = '', kept = '', printed = '') => {
    const agreement = agreed(scheme, length, prefix);
    const written = referenceIn(agreement, 1234) ?? '';
    expect([written, printedIn(agreement.scheme, written)]).toEqual([kept, printed]);
  });

  it('is read again however it was written, and from zeros that were lost or added', () => {
    const viite = agreed('viite', '–', '–');
    expect(['1000 12341', '100012341', '00000000000100012341', 'RF36 1000 1234 1'].map((text) => numberIn(viite, text))).toEqual([1234, 1234, 1234, 1234]); // prettier-ignore
    expect(numberIn(agreed('qrr', '27', '–'), '0000012347')).toBe(1234);
    expect(numberIn(agreed('qrr', '27', '–'), '12347')).toBeUndefined();
    expect(numberIn(agreed('ogm', '12', '12'), '+++120/0001/23472+++')).toBe(1234);
    expect(numberIn(agreed('text', '–', '–'), '1234')).toBeUndefined();
  });

  it('is not read from another agreement, nor past the room that there is', () => {
    expect(numberIn(agreed('kid10', '15', '902'), '00012344')).toBeUndefined();
    expect(numberIn(agreed('kid10', '15', '902'), '903000000012341')).toBeUndefined();
    expect(referenceIn(agreed('kid10', '–', '–'), 12_345_678)).toBeUndefined();
  });
});

const CHECKED: readonly (readonly [scheme: SchemeName, prefix: string])[] = [
  ['qrr', '2100'], ['viite', ''], ['rf-viite', '31'], ['kid10', '90'], ['kid11', '90'], ['ocr', '7'], ['ocr-length', ''], ['ogm', '12'],
]; // prettier-ignore
const number = fc.integer({ min: 1, max: 9_999_999 });

describe.each(CHECKED)('%s %s', (scheme, prefix) => {
  const agreement: Agreement = { scheme, length: null, prefix };

  it('reads every number that it wrote', () => {
    fc.assert(
      fc.property(number, (n) =>
        expect(numberIn(agreement, printedIn(scheme, referenceIn(agreement, n) ?? ''))).toBe(n),
      ),
    );
  });

  it('finds every mistyped digit', () => {
    fc.assert(
      fc.property(number, fc.nat(), fc.integer({ min: 1, max: 9 }), (n, place, more) => {
        const text = referenceIn(agreement, n) ?? '';
        const at = place % text.length;
        if (!/\d/.test(text[at] ?? '') || (scheme === 'rf-viite' && at < 4)) return;
        const mistyped = text.slice(0, at) + String((Number(text[at]) + more) % 10) + text.slice(at + 1);
        expect(numberIn(agreement, mistyped)).toBeUndefined();
      }),
    );
  });

  it('finds two neighbours that were swapped, but for those of which its scheme does not promise it', () => {
    fc.assert(
      fc.property(number, fc.nat(), (n, place) => {
        const text = referenceIn(agreement, n) ?? '';
        const at = place % (text.length - 1);
        const [one = '', other = ''] = [text[at], text[at + 1]];
        const isSame = one === other || !/\d\d/.test(one + other) || (scheme === 'rf-viite' && at < 4);
        if (isSame || BLIND[scheme]?.(Number(one), Number(other)) === true) return;
        const swapped = text.slice(0, at) + other + one + text.slice(at + 2);
        expect(numberIn(agreement, swapped)).toBeUndefined();
      }),
    );
  });
});

/** What a scheme cannot see: Luhn 09 for 90; 7-3-1 two digits that are five apart; the recursive table some, by what stands before. */
const BLIND: Readonly<Partial<Record<SchemeName, (one: number, other: number) => boolean>>> = {
  kid10: (one, other) => Math.abs(one - other) === 9,
  ocr: (one, other) => Math.abs(one - other) === 9,
  'ocr-length': (one, other) => Math.abs(one - other) === 9,
  viite: (one, other) => Math.abs(one - other) === 5,
  qrr: (one, other) => RECURSIVE_BLIND.has(`${Math.min(one, other)}${Math.max(one, other)}`),
};

/** account · scheme · length · an invoice's own reference → may it stand there? */
const TAKEN = `
NO9386011117947       | kid10      | –  | 602243                          | yes
NO9386011117947       | kid10      | –  | 602244                          | no
NO9386011117947       | kid10      | 15 | 602243                          | no
NO9386011117947       | kid11      | –  | 86011117947                     | yes
NO9386011117947       | kid10      | –  | RF18539007547034                | no
FI2112345600000785    | viite      | –  | 12 34561                        | yes
FI2112345600000785    | viite      | –  | 12 34562                        | no
FI2112345600000785    | viite      | –  | RF34 1234 561                   | yes
FI2112345600000785    | viite      | –  | 61736 72848                     | yes
FI2112345600000785    | viite      | –  | 1 23118 06525 26617             | yes
BE68539007547034      | ogm        | 12 | +++090/9337/55493+++            | yes
BE68539007547034      | ogm        | 12 | +++090/9337/55494+++            | no
CH4431999123000889012 | qrr        | 27 | 21 00000 00003 13947 14300 09017 | yes
CH4431999123000889012 | qrr        | 27 | 21 00000 00003 13947 14300 09018 | no
CH4431999123000889012 | qrr        | 27 | 21000000003139471430009017       | no
CH9300762011623852957 | rf         | –  | 21 00000 00003 13947 14300 09017 | no
CH9300762011623852957 | rf         | –  | RF18539007547034                | yes
SE4550000000058398257466 | ocr-length | – | 500012340 5                  | yes
SE4550000000058398257466 | ocr-length | – | 500012341 3                  | no
DE89370400440532013000 | rf        | –  | Rechnung 12                     | yes`;

describe("an invoice's own reference", () => {
  it.each(TAKEN.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim())))(
    'to %s with %s (%s): %s %s',
    (iban = '', scheme = '', length = '', reference = '', expected = '') => {
      const taken = isTakenBy({ iban, references: agreed(scheme, length, '–') }, reference);
      expect(taken ? 'yes' : 'no').toBe(expected);
    },
  ); // prettier-ignore
});

describe('an agreement', () => {
  it.each([
    ['kid10', '–', '–', true],
    ['kid10', '25', '12345678901234567', true],
    ['kid10', '25', '123456789012345678', false],
    ['kid10', '26', '–', false],
    ['kid10', '7', '–', false],
    ['kid10', '15', '12x', false],
    ['qrr', '27', '210000', true],
    ['qrr', '26', '–', false],
    ['ogm', '–', '123', true],
    ['ogm', '–', '1234', false],
    ['viite', '21', '–', false],
    ['rf', '–', '12', false],
    ['text', '9', '–', false],
  ])('%s, length %s, prefix %s: %p', (scheme, length, prefix, expected) => {
    expect(isAgreeable(agreed(scheme, length, prefix))).toBe(expected);
  });

  it('writes a viite in its international form as published', () => {
    expect(withRf('1234561')).toBe('RF341234561');
  });

  it.each([
    ['1234561', '12 34561'],
    ['1231180652526617', '1 23118 06525 26617'],
  ])('prints the viite %s in fives from the right', (kept, printed) => {
    expect(printedIn('viite', kept)).toBe(printed);
  });
});

/** Pairs that look alike to the recursive table behind some digit. */
const RECURSIVE_BLIND = new Set(
  Array.from({ length: 100 }, (_, pair) => String(pair).padStart(2, '0')).filter(([one = '', other = '']) =>
    Array.from({ length: 10 }, (_, before) => `${before}`).some(
      (before) => one < other && recursive10(before + one + other) === recursive10(before + other + one),
    ),
  ),
);
