import { objections, type Side, spread } from './allocation';

describe('an allocation', () => {
  const side = (key: string, amountMinor: number, more: Partial<Side> = {}): Side => ({
    ...{ key, customerId: 1, currency: 'EUR', amountMinor, openMinor: amountMinor },
    ...more,
  });
  const payment = side('p', -100);
  const invoice = side('i', 60);
  it.each<[string, Side | undefined, Side | undefined, number, string | undefined]>([
    ['of all that is open', payment, invoice, 60, undefined],
    ['of more than is open', payment, invoice, 61, 'more-than-open'],
    ['of more than the payment', payment, side('i', 200), 101, 'more-than-credit'],
    ['of what was used already', side('p', -100, { openMinor: -10 }), invoice, 11, 'more-than-credit'],
    ['of nothing', payment, invoice, 0, 'no-amount'],
    ['of half a cent', payment, invoice, 0.5, 'no-amount'],
    ['from an invoice', invoice, invoice, 1, 'no-credit'],
    ['to a payment', payment, payment, 1, 'no-debt'],
    ['to another customer', payment, side('i', 60, { customerId: 2 }), 1, 'other-customer'],
    ['in another currency', payment, side('i', 60, { currency: 'SEK' }), 1, 'other-currency'],
    ['to what does not exist', payment, undefined, 1, 'unknown'],
  ])('%s', (_, from, to, amountMinor, because) => {
    expect(objections([{ from, to, amountMinor }])[0]?.because).toBe(because);
  });

  it('counts those before it in the same batch', () => {
    const batch = [60, 30, 11].map((amountMinor, at) => ({ from: payment, to: side(`i${at}`, 60), amountMinor }));
    expect(objections(batch).map((one) => one?.because)).toEqual([undefined, undefined, 'more-than-credit']);
    const twice = [40, 30].map((amountMinor) => ({ from: payment, to: invoice, amountMinor }));
    expect(objections(twice)[1]).toEqual({ because: 'more-than-open', openMinor: 20 });
  });

  it('is spread in the order given and never over more than is open', () => {
    const items = [40, -5, 100].map((openMinor) => ({ openMinor }));
    expect(spread(60, items).map((part) => part.amountMinor)).toEqual([40, 20]);
    expect(spread(500, items).map((part) => part.amountMinor)).toEqual([40, 100]);
    expect(spread(0, items)).toEqual([]);
  });
});
