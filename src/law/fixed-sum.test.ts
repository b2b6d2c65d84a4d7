import type { Day } from '../kernel/day';
import { fromDecimal, toDecimal } from '../kernel/money';
import { fc } from '../kernel/testing/chance';
import { LAWS, NEEDS, type Debtor, type Need } from './country-rules';
import { feeCap, fixedSum, type FeeFacts, type NoSum, type Occasion, type Sum } from './fixed-sum';

/** Of one invoice, long in default, where everything that a law asks for is so. */
const facts = (law: string, debtor: string, claim: string): FeeFacts => {
  const [amount = '', currency = ''] = claim.split(' ');
  return {
    law,
    debtor: debtor as Debtor,
    claim: { minor: fromDecimal(amount, currency)!, currency },
    on: '2026-05-20' as Day,
    dueOn: '2026-03-10' as Day,
    defaultSince: '2026-03-11' as Day,
    known: new Set(NEEDS),
    confirmed: () => false,
    published: (series, on) => (series === 'NO_STANDARDKOMPENSASJON' && on >= '2026-01-01' ? { value: '460', sure: true } : undefined),
    occasion: 'reminder',
    before: { count: 1, lastOn: '2026-04-01' as Day },
  }; // prettier-ignore
};

const said = (sum: Sum | NoSum): string => {
  if ('none' in sum) return `nothing: ${sum.none}`;
  const unmet = sum.unmet.map((one) => ('on' in one ? `${one.code} ${one.on}` : one.code)).join(', ');
  const money = sum.money === null ? '?' : `${toDecimal(sum.money.minor, sum.money.currency)} ${sum.money.currency}`;
  return `${money} per ${sum.per}${sum.plus ? ` + ${sum.plus}` : ''}${unmet === '' ? '' : `; not yet: ${unmet}`}`;
};

/** law | debtor | claim | the sum */
const FIXED = `
  FR | company     | 100 EUR      | 40.00 EUR per invoice
  FR | public_body | 100 EUR      | 40.00 EUR per invoice
  FR | consumer    | 100 EUR      | nothing: not_this_debtor
  FR | unknown     | 100 EUR      | nothing: debtor_unknown
  FR | company     | 100 USD      | 40.00 EUR per invoice
  DE | company     | 9999 EUR     | 40.00 EUR per instalment
  DE | consumer    | 9999 EUR     | nothing: not_this_debtor
  UK | company     | 999.99 GBP   | 40.00 GBP per invoice
  UK | sole_trader | 1000 GBP     | 70.00 GBP per invoice
  UK | company     | 9999.99 GBP  | 70.00 GBP per invoice
  UK | company     | 10000 GBP    | 100.00 GBP per invoice
  UK | company     | 10000 EUR    | ? per invoice; not yet: other_currency
  IE | company     | 1000 EUR     | 40.00 EUR per invoice
  IE | company     | 1000.01 EUR  | 70.00 EUR per invoice
  IE | company     | 10000.01 EUR | 100.00 EUR per invoice
  SE | company     | 5000 SEK     | 450.00 SEK per invoice
  SE | consumer    | 5000 SEK     | nothing: not_this_debtor
  NL | company     | 100 EUR      | 40.00 EUR per claim
  NL | company     | 2500 EUR     | 375.00 EUR per claim
  NL | consumer    | 5000 EUR     | 625.00 EUR per claim
  NL | consumer    | 12345.67 EUR | 898.46 EUR per claim
  NL | company     | 1000000 EUR  | 6775.00 EUR per claim
  BE | company     | 100 EUR      | 40.00 EUR per invoice
  DK | company     | 100 DKK      | 310.00 DKK per invoice
  NO | company     | 100 NOK      | 460.00 NOK per invoice
  FI | company     | 100 EUR      | 40.00 EUR per invoice
  AT | company     | 100 EUR      | 40.00 EUR per invoice
  ES | company     | 100 EUR      | 40.00 EUR per invoice
  IT | company     | 100 EUR      | 40.00 EUR per invoice
  LU | company     | 100 EUR      | 40.00 EUR per invoice
  PT | company     | 100 EUR      | 40.00 EUR per invoice
  CH | company     | 100 CHF      | nothing: no_rule
  PL | company     | 5000 PLN     | ? per invoice; not yet: exchange_rate 2026-02-27
  US | company     | 100 USD      | nothing: no_rule`;

it.each(rows(FIXED))('%s %s %s: %s', (law, debtor, claim, expected) => {
  expect(said(fixedSum(facts(law, debtor, claim)))).toBe(expected);
});

/** law | debtor | occasion | claim | the most */
const FEES = `
  FR | consumer | reminder | 100 EUR     | nothing: forbidden
  FR | company  | reminder | 100 EUR     | nothing: no_rule
  DE | consumer | reminder | 100 EUR     | 0.76 EUR per message
  SE | consumer | reminder | 100 SEK     | 60.00 SEK per message
  SE | company  | demand   | 100 SEK     | 180.00 SEK per message
  SE | consumer | plan     | 100 SEK     | 170.00 SEK per message
  NL | consumer | reminder | 100 EUR     | nothing: forbidden
  BE | consumer | reminder | 100 EUR     | 7.50 EUR per message + postage
  BE | consumer | clause   | 150 EUR     | 20.00 EUR per message
  BE | consumer | clause   | 150.01 EUR  | 30.00 EUR per message
  BE | consumer | clause   | 500 EUR     | 65.00 EUR per message
  BE | consumer | clause   | 700 EUR     | 75.00 EUR per message
  BE | consumer | clause   | 90000 EUR   | 2000.00 EUR per message
  DK | company  | reminder | 100 DKK     | 100.00 DKK per message
  NO | consumer | reminder | 100 NOK     | 37.50 NOK per message; not yet: not_verified
  FI | consumer | reminder | 100 EUR     | 5.00 EUR per message
  FI | consumer | demand   | 100 EUR     | 14.00 EUR per message
  FI | consumer | demand   | 1000 EUR    | 24.00 EUR per message
  FI | consumer | demand   | 1000.01 EUR | 50.00 EUR per message
  AT | consumer | reminder | 100 EUR     | ? per message; not yet: own_cost, not_verified
  UK | consumer | reminder | 100 GBP     | ? per message; not yet: own_cost, not_verified
  CH | company  | reminder | 100 CHF     | ? per message; not yet: own_cost
  SE | unknown  | reminder | 100 SEK     | nothing: debtor_unknown`;

it.each(rows(FEES))('%s %s %s of %s: %s', (law, debtor, occasion, claim, expected) => {
  expect(said(feeCap({ ...facts(law, debtor, claim), occasion: occasion as Occasion }))).toBe(expected);
});

/** What changes, and what comes of it. */
it.each<[string, string, Partial<FeeFacts>, string]>([
  ['FR not printed on the invoice', 'FR company 100 EUR', { known: new Set<Need>() }, '40.00 EUR per invoice; not yet: printed_on_invoice'],
  ['not in default', 'DE company 100 EUR', { defaultSince: null }, '40.00 EUR per instalment; not yet: not_in_default'],
  ['in default from tomorrow', 'DE company 100 EUR', { defaultSince: '2026-05-21' as Day }, '40.00 EUR per instalment; not yet: not_in_default'],
  ['asked for already', 'FR company 100 EUR', { already: true }, 'nothing: already'],
  ['NL consumer without the letter', 'NL consumer 100 EUR', { known: new Set<Need>() }, '40.00 EUR per claim; not yet: letter_14_days'],
  ['NL, VAT is not reclaimed', 'NL consumer 100 EUR', { reclaimsVat: false }, '48.40 EUR per claim'],
  ['NO less the fees before', 'NO company 100 NOK', { earlierFees: { minor: 70_00, currency: 'NOK' } }, '390.00 NOK per invoice'],
  ['NO before anything was published', 'NO company 100 NOK', { on: '2025-05-20' as Day }, '? per invoice; not yet: not_in_default, not_published'],
  ['PL at the average of that day', 'PL company 5000 PLN', { exchange: { rate: '4.2215', on: '2026-02-27' as Day, source: 'NBP 40/A/NBP/2026' } }, '168.86 PLN per invoice'],
  ['PL 5000.01', 'PL company 5000.01 PLN', { exchange: { rate: '4.2215', on: '2026-02-27' as Day, source: 'NBP' } }, '295.51 PLN per invoice'],
  ['PL 50000', 'PL company 50000 PLN', { exchange: { rate: '4.2215', on: '2026-02-27' as Day, source: 'NBP' } }, '422.15 PLN per invoice'],
  ['PL at the average of another day', 'PL company 5000 PLN', { exchange: { rate: '4.2215', on: '2026-02-26' as Day, source: 'NBP' } }, '? per invoice; not yet: exchange_rate 2026-02-27'],
])('%s', (_, given, changed, expected) => {
  const [law = '', debtor = '', ...claim] = given.split(' ');
  expect(said(fixedSum({ ...facts(law, debtor, claim.join(' ')), ...changed }))).toBe(expected);
}); // prettier-ignore

it.each<[string, string, Partial<FeeFacts>, string]>([
  ['BE the first is free', 'BE consumer 100 EUR', { before: { count: 0, lastOn: null } }, 'nothing: first_free'],
  ['DE the first is free', 'DE consumer 100 EUR', { before: { count: 0, lastOn: null } }, 'nothing: first_free'],
  ['SE not agreed when the debt arose', 'SE consumer 100 SEK', { known: new Set<Need>() }, '60.00 SEK per message; not yet: agreed_at_origin'],
  ['DK the fourth', 'DK company 100 DKK', { before: { count: 3, lastOn: '2026-04-01' as Day } }, 'nothing: most_reached'],
  ['DK nine days later', 'DK company 100 DKK', { before: { count: 1, lastOn: '2026-05-11' as Day } }, '100.00 DKK per message; not yet: too_early 2026-05-21'],
  ['NO thirteen days after the due day', 'NO consumer 100 NOK', { dueOn: '2026-05-07' as Day }, '37.50 NOK per message; not yet: not_verified, too_early 2026-05-21'],
  ['NO the third', 'NO consumer 100 NOK', { before: { count: 2, lastOn: null } }, 'nothing: most_reached'],
  ['NO in 2025', 'NO consumer 100 NOK', { on: '2025-05-20' as Day, dueOn: '2025-01-10' as Day, defaultSince: '2025-01-11' as Day, before: { count: 0, lastOn: null } }, '35.00 NOK per message'],
  ['NO in 2026, confirmed by a person', 'NO consumer 100 NOK', { confirmed: (rule) => rule === 'NO-FEE-REMINDER' }, '37.50 NOK per message'],
])('%s', (_, given, changed, expected) => {
  const [law = '', debtor = '', ...claim] = given.split(' ');
  expect(said(feeCap({ ...facts(law, debtor, claim.join(' ')), ...changed }))).toBe(expected);
}); // prettier-ignore

it('says what the sum takes the place of, and what it is set off against', () => {
  const of = (law: string, claim: string): Sum => fixedSum(facts(law, 'company', claim)) as Sum;
  expect(of('SE', '100 SEK').replaces).toEqual(['reminder', 'demand', 'plan']);
  expect(of('DE', '100 EUR').netted).toBe('legal_costs');
  expect(of('NO', '100 NOK').netted).toBe('reminder_fees');
});

it('gives nothing of an unknown debtor, and never less for a larger claim', () => {
  const claims = fc.integer({ min: 1, max: 500_000_000 });
  fc.assert(
    fc.property(fc.constantFrom(...LAWS), claims, claims, (law, a, b) => {
      const { currency } = { currency: { UK: 'GBP', PL: 'EUR' }[law] ?? 'EUR' };
      const of = (minor: number): Sum | NoSum => fixedSum({ ...facts(law, 'company', `1 ${currency}`), claim: { minor, currency } });
      const [less, more] = [of(Math.min(a, b)), of(Math.max(a, b))];
      if ('money' in less && 'money' in more) expect(more.money?.minor ?? 0).toBeGreaterThanOrEqual(less.money?.minor ?? 0);
      expect(fixedSum({ ...facts(law, 'unknown', `1 ${currency}`) })).toHaveProperty('none');
    }),
  ); // prettier-ignore
});

/** Figures of others: GBP by size (a public test of late payment fees), the maximum of the Dutch scale (Stb 2012, 141). */
it.each(['100 40', '500 40', '999.99 40', '1000 70', '5000 70', '9999.99 70', '10000 100', '50000 100', '1000000 100'])(
  'GBP %s',
  (row) => {
    const [claim, sum] = row.split(' ');
    expect(said(fixedSum(facts('UK', 'company', `${claim} GBP`)))).toBe(`${sum}.00 GBP per invoice`);
  },
);

function rows(table: string): string[][] {
  return table.trim().split('\n').map((row) => row.split('|').map((cell) => cell.trim())); // prettier-ignore
}
