import { match } from './match';
import { receiptOf, saidOf, worldOf } from './testing/world';
import type { Receipt } from './receipt';

const CUSTOMERS = `
  C-1001 | Brasserie du Port SARL | | FR7630006000011234567890189
  C-1002 | Müller Maschinenbau GmbH, MM Technik | |
  C-1003 | Holding Nord SE | C-1003 | DE02120300000000202051
  C-1004 | Nord Logistik GmbH | C-1003 | DE02120300000000202051
  C-1005 | Abo Kunde Eins AG | | CH9300762011623852957
  C-1006 | Abo Kunde Zwei AG | |`;

const ITEMS = `
  C-1001 | FA2026-00123 | 1200.00 | | 2026-01-05 | 2026-02-04 | 24.00 until 2026-01-15 | RF332348236
  C-1001 | FA2026-00124 | 350.50  | | 2026-01-08 | 2026-02-07
  C-1001 | FA2026-00125 | 99.90   | | 2026-01-12 | 2026-02-11
  C-1001 | AV2026-00007 | -50.00  | | 2026-01-20 | 2026-01-20
  C-1002 | 4711 | 800.00 | | 2026-01-02 | 2026-01-31 | 16.00 until 2026-02-10
  C-1002 | 4712 | 120.00 | | 2026-01-03 | 2026-01-31
  C-1002 | 4713 | 75.25  | | 2026-01-03 | 2026-01-31
  C-1002 | 4714 | 75.25  | 0 | 2026-01-03 | 2026-01-31
  C-1003 | RE-26/0457 | 5000.00 | | 2026-01-04 | 2026-02-03
  C-1004 | RE-26/0458 | 2500.00 | | 2026-01-04 | 2026-02-03
  C-1005 | 300001 | 49.00 | | 2026-01-01 | 2026-01-31
  C-1005 | 300011 | 49.00 | | 2026-02-01 | 2026-03-03
  C-1006 | 300002 | 49.00 | | 2026-01-01 | 2026-01-31`;

const MINTED = `RF18000012 | C-1002 | 4711 4712`;

const PORT = 'FR7630006000011234567890189';

const TABLE: readonly [string, string, Partial<Receipt>, string][] = [
  ['its own reference', '1200.00', { reference: 'RF332348236' }, 'high reference exact: FA2026-00123 1200.00'],
  [
    'its own reference in groups, words after it',
    '1200.00',
    { text: 'Virement RF33 2348 236 merci' },
    'high reference exact: FA2026-00123 1200.00',
  ],
  ['the number as printed', '350.50', { text: 'Facture FA2026-00124' }, 'high numbers exact: FA2026-00124 350.50'],
  [
    'the number with blanks',
    '350.50',
    { text: 'VIR SEPA FA 2026 00124 BRASSERIE' },
    'high numbers exact: FA2026-00124 350.50',
  ],
  ['a prefix of another kind', '350.50', { text: 'FACT202600124' }, 'high numbers exact: FA2026-00124 350.50'],
  [
    'two numbers',
    '450.40',
    { text: 'FA2026-00124 et FA2026-00125' },
    'high numbers exact: FA2026-00124 350.50 · FA2026-00125 99.90',
  ],
  [
    'a short list',
    '450.40',
    { text: 'FA2026-00124, 125', name: 'BRASSERIE DU PORT' },
    'high numbers exact: FA2026-00124 350.50 · FA2026-00125 99.90',
  ],
  [
    'a range',
    '995.25',
    { text: 'RG 4711-4713', name: 'MUELLER MASCHINENBAU' },
    'high numbers exact: 4711 800.00 · 4712 120.00 · 4713 75.25',
  ],
  [
    'a range in words',
    '995.25',
    { text: 'RG 4711 bis 4713', name: 'Müller Maschinenbau' },
    'high numbers exact: 4711 800.00 · 4712 120.00 · 4713 75.25',
  ],
  [
    'a range of short numbers, payer unknown',
    '995.25',
    { text: 'RG 4711-4713' },
    'medium numbers exact: 4711 800.00 · 4712 120.00 · 4713 75.25',
  ],
  [
    'less a credit note that is named',
    '1150.00',
    { text: 'FA2026-00123 - AV2026-00007', iban: PORT },
    'high numbers credits: FA2026-00123 1200.00 · AV2026-00007 -50.00',
  ],
  [
    'less a credit note that is not named',
    '300.50',
    { text: 'FA2026-00124', iban: PORT },
    'high numbers credits: FA2026-00124 350.50 · AV2026-00007 -50.00',
  ],
  [
    'cash discount in time',
    '784.00',
    { text: 'Rg. 4711 abzgl. Skonto', name: 'MM Technik' },
    'high numbers discount: 4711 784.00',
  ],
  [
    'cash discount too late',
    '1176.00',
    { text: 'FA2026-00123', iban: PORT },
    'high numbers late_discount: FA2026-00123 1176.00',
  ],
  [
    'the bank kept something and says so',
    '1185.00',
    { text: 'FA2026-00123', chargesMinor: 1500 },
    'high numbers charges: FA2026-00123 1185.00',
  ],
  [
    'a part of it, payer known',
    '200.00',
    { text: 'acompte FA2026-00124', iban: PORT },
    'high numbers short: FA2026-00124 200.00',
  ],
  ['a part of it, payer unknown', '200.00', { text: 'acompte FA2026-00124' }, 'low numbers short: FA2026-00124 200.00'],
  ['known account, amount of one item', '99.90', { iban: PORT, text: 'merci' }, 'high one exact: FA2026-00125 99.90'],
  [
    'known account, all that is owed',
    '1600.40',
    { iban: PORT },
    'high all_open credits: FA2026-00123 1200.00 · FA2026-00124 350.50 · FA2026-00125 99.90 · AV2026-00007 -50.00',
  ],
  ['nothing but the name, amount of one', '120.00', { name: 'MÜLLER MASCHINENBAU' }, 'high one exact: 4712 120.00'],
  [
    'nothing but the name, several items',
    '195.25',
    { name: 'MÜLLER MASCHINENBAU' },
    'medium several exact: 4712 120.00 · 4713 75.25',
  ],
  ['mistyped', '350.50', { text: 'FA2026-00142', iban: PORT }, 'high one exact: FA2026-00124 350.50'],
  ['the same amount open twice', '49.00', { iban: 'CH9300762011623852957' }, 'medium one exact: 300001 49.00'],
  [
    'a number, payer is surely another',
    '49.00',
    { text: '300002', iban: 'CH9300762011623852957' },
    'medium numbers exact: 300002 49.00',
  ],
  [
    'two entities of a group',
    '7500.00',
    { text: 'RE-26/0457, RE-26/0458', name: 'Holding Nord SE' },
    'high numbers exact: RE-26/0457 5000.00 · RE-26/0458 2500.00',
  ],
  [
    'a file number, all that it stands for',
    '920.00',
    { reference: 'RF18000012' },
    'high minted exact: 4711 800.00 · 4712 120.00',
  ],
  ['a file number, one of them', '120.00', { reference: 'RF18000012' }, 'high minted exact: 4712 120.00'],
  ['a file number, another amount', '500.00', { reference: 'RF18000012' }, 'medium minted short: 4711 500.00'],
  ['what is paid already', '75.25', { text: 'RG 4714', name: 'MM Technik' }, 'medium one exact: 4713 75.25'],
  ['nobody', '17.30', { text: 'Zinsen' }, 'none nothing over: '],
  ['a date and a phone number', '120.00', { text: '04.01.2026 Tel 0457 4712000' }, 'none nothing over: '],
  [
    'more than is owed',
    '400.00',
    { text: 'FA2026-00124', iban: PORT },
    'medium numbers over: FA2026-00124 350.50; 49.50 on account',
  ],
];

it('adds up what is not named only where no chance would', () => {
  const lines = Array.from(
    { length: 14 },
    (_, n) =>
      `C-1002 | 5${100 + n} | ${(100 + ((n * n * 1337) % 70_000) / 100).toFixed(2)} | | 2026-01-05 | 2026-02-04`,
  );
  const amounts = lines.map((line) => Number(line.split('|')[2]));
  const total = (places: readonly number[]): string =>
    places.reduce((sum, at) => sum + (amounts[at] ?? 0), 0).toFixed(2);
  const world = worldOf(CUSTOMERS, lines.join('\n'));
  const proposal = (places: readonly number[]): string =>
    saidOf(match(receiptOf(total(places), { text: 'RNr. 5100 u.a.', name: 'Müller Maschinenbau' }), world), world);
  expect(proposal([0, 11])).toMatch(/^high some_numbers exact: 5100 100.00 · 5111/);
  expect(proposal([0, 3, 7, 11, 12])).toMatch(/^medium some_numbers exact/);
});

describe('what a receipt pays', () => {
  test.each(TABLE)('%s', (_, amount, more, expected) => {
    const world = worldOf(CUSTOMERS, ITEMS, MINTED);
    expect(saidOf(match(receiptOf(amount, more), world), world)).toBe(expected);
  });
});
