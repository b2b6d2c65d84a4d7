import { day } from '../kernel/day';
import { allocationRule, deviation, type Claimed, type Used } from './allocation-order';

it.each`
  law     | order                         | free
  ${'FR'} | ${'interest principal'}       | ${undefined}
  ${'DE'} | ${'costs interest principal'} | ${undefined}
  ${'UK'} | ${'interest principal'}       | ${'debtor_then_creditor'}
  ${'IE'} | ${'interest principal'}       | ${'debtor_then_creditor'}
  ${'SE'} | ${'costs interest principal'} | ${undefined}
  ${'NL'} | ${'costs interest principal'} | ${undefined}
  ${'BE'} | ${'interest principal'}       | ${undefined}
  ${'ES'} | ${'interest principal'}       | ${undefined}
  ${'IT'} | ${'costs interest principal'} | ${undefined}
  ${'AT'} | ${'interest principal'}       | ${undefined}
  ${'DK'} | ${'costs interest principal'} | ${undefined}
  ${'NO'} | ${'costs interest principal'} | ${undefined}
  ${'FI'} | ${'costs interest principal'} | ${undefined}
  ${'CH'} | ${'costs interest principal'} | ${undefined}
  ${'PL'} | ${'costs interest principal'} | ${undefined}
  ${'LU'} | ${'interest principal'}       | ${undefined}
  ${'PT'} | ${'costs interest principal'} | ${undefined}
  ${'XX'} | ${undefined}                  | ${undefined}
`('$law: $order', ({ law, order, free }) => {
  const rule = allocationRule(law, 'company', day('2026-03-02'));
  expect([rule?.order.join(' '), rule?.free]).toEqual([order, free]);
});

/** order | what: paid of open … | what went wrong */
it.each([
  ['costs interest principal', 'costs 40/40 interest 10/10 principal 50/100', ''],
  ['costs interest principal', 'costs 0/40 interest 0/10 principal 50/100', 'costs before principal'],
  ['costs interest principal', 'costs 40/40 interest 5/10 principal 50/100', 'interest before principal'],
  ['costs interest principal', 'costs 20/40 interest 5/10 principal 0/100', 'costs before interest'],
  ['interest principal', 'costs 0/40 interest 10/10 principal 50/100', ''],
  ['interest principal', 'costs 40/40 interest 0/10 principal 50/100', 'interest before principal'],
  ['interest principal', '', ''],
])('%s, %s: %s', (order, paid, expected) => {
  const used = [...paid.matchAll(/(\w+) (\d+)\/(\d+)/g)].map(([, what, paidMinor, openMinor]): Used => ({
    what: what as Claimed,
    ...{ paidMinor: Number(paidMinor), openMinor: Number(openMinor) },
  }));
  const found = deviation(order.split(' ') as Claimed[], used);
  expect(found ? `${found.before} before ${found.paid}` : '').toBe(expected);
});
