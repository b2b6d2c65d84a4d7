import { day } from '../kernel/day';
import { identityOf, type NewEntry, partsOf } from './entry';

describe('an entry', () => {
  const entry = (more: Partial<NewEntry>): NewEntry => ({
    ...{ companyId: 1, customerId: 7, type: 'invoice', document: 'F-1', currency: 'EUR', amountMinor: 300 },
    issuedOn: day('2026-01-01'),
    ...more,
  });
  it('begins with its parts; a credit has one without a due day', () => {
    const two = [100, 200].map((amountMinor) => ({ dueOn: day('2026-02-01'), amountMinor }));
    expect(partsOf(entry({ parts: two }))).toEqual(two);
    expect(partsOf(entry({ dueOn: day('2026-02-01') }))).toEqual([{ dueOn: '2026-02-01', amountMinor: 300 }]);
    expect(partsOf(entry({ amountMinor: -300, dueOn: day('2026-02-01') }))).toEqual([
      { dueOn: null, amountMinor: -300 },
    ]);
    expect(() => partsOf(entry({ parts: [{ dueOn: null, amountMinor: 299 }] }))).toThrow('do not add up');
  });

  it('is told apart by customer, type and document where the source has no id', () => {
    expect(identityOf(entry({}))).toBe('F-1|invoice|7');
    expect(identityOf(entry({ identity: 'sap:1' }))).toBe('sap:1');
  });
});
