import { claimTypeOf } from './claim-type';

it.each([
  ['Goods', 'goods'], ['freight', 'transport'], ['telecom energy', 'telecom_energy'], ['CMR', 'cross_border_transport'], ['', null], [null, null], ['__proto__', null], ['?', null],
] as const)('reads "%s" as %s', (text, claim) => {
  expect(claimTypeOf(text)).toBe(claim);
}); // prettier-ignore
