import { faultsOf, meantBy, questionOf, type Meant, type RemittanceSaid } from './remittance';

/** `document gross discount deduction paid`; `–` where the line does not say. */
const said = (total: number | null, ...lines: string[]): RemittanceSaid => ({
  ...{ place: 1, payer: 'Braun GmbH', on: null, currency: 'EUR', totalMinor: total, reference: null, isGuess: false },
  lines: lines.map((text, at) => {
    const [document = '', gross, discount, deduction, paid] = text.split(' ');
    const kept = { discountMinor: Number(discount), deductionMinor: Number(deduction), paidMinor: Number(paid) };
    return { place: at + 1, document, grossMinor: gross === '–' ? null : Number(gross), ...kept, reason: null };
  }),
});
const faults = (advice: RemittanceSaid): string =>
  faultsOf(advice)
    .map((one) => `${one.place} ${one.code} ${one.expectedMinor ?? ''}/${one.saidMinor ?? ''}`)
    .join(', ');

describe('an advice', () => {
  it.each([
    ['agrees', said(900, 'F-1 1000 30 70 900'), ''],
    ['a credit note is taken off', said(600, 'F-1 1000 0 0 1000', 'C-1 -400 0 0 -400'), ''],
    ['no gross: nothing to check', said(900, 'F-1 – 0 0 900'), ''],
    ['a line that does not', said(900, 'F-1 1000 30 0 900'), '1 line-differs 970/900'],
    ['a total that does not', said(901, 'F-1 1000 30 70 900'), '1 total-differs 900/901'],
    ['no lines', said(900), '1 no-lines /'],
    ['nothing at all', said(0, 'F-1 1000 0 1000 0'), ''],
  ])('%s', (_, advice, expected) => {
    expect(faults(advice)).toBe(expected);
  });

  it('asks where it names no total, the sums differ, or its lines were guessed', () => {
    expect(questionOf(said(null, 'F-1 – 0 0 900'))).toBe('no-total');
    expect(questionOf({ ...said(901, 'F-1 – 0 0 900'), isGuess: true })).toBe('total-differs');
    expect(questionOf({ ...said(900, 'F-1 – 0 0 900'), isGuess: true })).toBe('guessed');
    expect(questionOf(said(900, 'F-1 – 0 0 900'))).toBeNull();
  });
});

/** `item customer document part/parts amount open` */
const ledger = (...lines: string[]): Meant[] =>
  lines.map((text) => {
    const [item, customer, document = '', parts = '1/1', amount, open] = text.split(' ');
    const [part, of] = parts.split('/');
    const figures = { part: Number(part), parts: Number(of), amountMinor: Number(amount), openMinor: Number(open) };
    return { itemId: Number(item), customerId: Number(customer), document, ...figures };
  });
const LEDGER = ledger(
  '1 7 RE-2026/0012 1/1 500 500',
  '2 7 F-1 1/2 300 0',
  '3 7 F-1 2/2 400 400',
  '4 8 F-9 1/1 100 100',
  '5 9 F-9 1/1 100 100',
  '6 7 F-77 1/1 100 100',
);

describe('the document that a line means', () => {
  it.each([
    ['as it stands', 'RE-2026/0012', 500, 1],
    ['without signs', 're 2026 0012', 500, 1],
    ['without letters', '2026/0012', 500, 1],
    ['the part it names', 'F-1/1', 5, 2],
    ['the part of that amount', 'F-1', 300, 2],
    ['the part that is open', 'F-1', 5, 3],
    ['of two customers', 'F-9', 100, undefined],
    ['a short number', '77', 100, undefined],
    ['nothing', '', 100, undefined],
    ['nobody’s', 'F-1000', 100, undefined],
    ['hostile', "F-1'; drop table entry; --", 100, undefined],
  ])('%s: %s', (_, document, paidMinor, expected) => {
    expect(meantBy({ document, grossMinor: null, paidMinor }, LEDGER)?.itemId).toBe(expected);
  });
});
