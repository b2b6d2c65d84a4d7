import { join } from 'node:path';
import { ledgerBehind, numberIn, realStatements } from './real';

/** Open items made from what payers wrote on real statements, with items beside them that are not paid. */
describe('open items behind real statements', () => {
  it.each([
    ['Transfer ref HBAVHC9717', 'HBAVHC9717'],
    ['FACTUURNUMMER 987654321 dd 14-06-2011 14:23', '987654321'],
    ['ZAPLATA ZA FABRYKATY FAKTURA 333/2003', '333/2003'],
    ['BETALINGSKENM. 1737870460 FACTUURNUMMER 98765', '98765'],
    ['Rechnung vom 12.03.2026', null],
    ['SCHECK', null],
    ['DE89370400440532013000', null],
  ])('%s: %s', (text, number) => expect(numberIn(text)).toBe(number));

  it('are made for every line of the files that we have, and each payment pays what is named', () => {
    const all = realStatements(join(__dirname, '../../../fixtures/imports/bank'));
    expect(all.map(({ file }) => file)).toContain('camt053-v2.xml');
    for (const { year } of all) {
      const items = new Map(year.items.map((item) => [item.id, item]));
      expect(new Set(year.items.map(({ document, customerId }) => `${customerId} ${document}`)).size).toBe(
        year.items.length,
      );
      for (const { truth, amountMinor, bookedOn } of year.payments) {
        const item = truth.kind === 'customer' ? items.get(truth.parts[0]?.itemId ?? '') : undefined;
        expect([item?.amountMinor, (item?.issuedOn ?? '9') < bookedOn]).toEqual([amountMinor, true]);
      }
      expect(year.items).toHaveLength(year.payments.length * 4);
    }
  });

  it('are none where nothing moved', () => {
    expect(ledgerBehind([])).toEqual({ customers: [], items: [], payments: [] });
  });
});
