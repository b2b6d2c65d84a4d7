import { day } from '../kernel/day';
import { returnOf, type AppliedReceipt, type WentBackLine } from './returned';

const LINE: WentBackLine = {
  ...{ bookedOn: day('2026-03-10'), currency: 'EUR', amountMinor: -10_000, chargesMinor: null, text: '' },
  ...{ reference: null, endToEnd: null, bankRef: null, iban: null },
};
const receipt = (id: number, more: Partial<AppliedReceipt> = {}): AppliedReceipt => ({
  ...{ id, bookedOn: day('2026-03-02'), currency: 'EUR', amountMinor: 10_000, documents: [] },
  ...{ reference: null, endToEnd: null, bankRef: null, iban: null },
  ...more,
});
const said = (line: Partial<WentBackLine>, ...earlier: AppliedReceipt[]): string => {
  const { certain, candidates } = returnOf({ ...LINE, ...line }, earlier);
  return [certain ?? '–', ...candidates.map(({ id, reasons }) => `${id}:${reasons.join('+')}`)].join(' ');
};

describe('money that went back is', () => {
  it.each([
    ['the receipt that the bank names', said({ endToEnd: 'E2E-1' }, receipt(1, { endToEnd: 'E2E-1' }), receipt(2)), '1 1:end_to_end+amount 2:amount'],
    ['named in the text', said({ text: 'RUECKLASTSCHRIFT REF BANK-77 AC04' }, receipt(1, { bankRef: 'BANK-77' })), '1 1:bank_ref+amount'],
    ['the receipt with the fee that the bank took', said({ endToEnd: 'E2E-1', amountMinor: -10_750, chargesMinor: 750 }, receipt(1, { endToEnd: 'E2E-1' })), '1 1:end_to_end+amount_with_fee'],
    ['not certain with another amount', said({ endToEnd: 'E2E-1', amountMinor: -25_000 }, receipt(1, { endToEnd: 'E2E-1' })), '– 1:end_to_end+other_amount'],
    ['not certain where the fee is another', said({ endToEnd: 'E2E-1', amountMinor: -10_750, chargesMinor: 300 }, receipt(1, { endToEnd: 'E2E-1' })), '– 1:end_to_end+other_amount'],
    ['not certain where two bear the name', said({ endToEnd: 'E2E-1' }, receipt(1, { endToEnd: 'E2E-1' }), receipt(2, { endToEnd: 'E2E-1' })), '– 2:end_to_end+amount 1:end_to_end+amount'],
    ['not certain by amount and account', said({ iban: 'DE1' }, receipt(1, { iban: 'DE1' }), receipt(2)), '– 1:same_account+amount 2:amount'],
    ['not certain by a number in the text', said({ text: 'Rückgabe RE-2026-12' }, receipt(1, { documents: ['RE-2026-12'] })), '– 1:number+amount'],
    ['nothing where no name says anything', said({ endToEnd: 'NOTPROVIDED', amountMinor: -1 }, receipt(1, { endToEnd: 'NOTPROVIDED' })), '–'],
    ['nothing within a longer number', said({ text: 'ref 471100' }, receipt(1, { bankRef: '47110', amountMinor: 5 })), '–'],
    ['never in another currency', said({ endToEnd: 'E2E-1' }, receipt(1, { endToEnd: 'E2E-1', currency: 'USD' })), '–'],
    ['never a later receipt', said({ endToEnd: 'E2E-1' }, receipt(1, { endToEnd: 'E2E-1', bookedOn: day('2026-03-11') })), '–'],
    ['never one of years ago', said({ endToEnd: 'E2E-1' }, receipt(1, { endToEnd: 'E2E-1', bookedOn: day('2024-03-11') })), '–'],
    ['nothing among nothing', said({}), '–'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  }); // prettier-ignore
});
