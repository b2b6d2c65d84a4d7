import { addressLines } from './address';
import type { PostalAddress } from './draft';

const from = { country: 'FR', language: 'fr' };
const at = (change: Partial<PostalAddress>): PostalAddress => ({
  street: '5 avenue de la Gare', postcode: '35000', city: 'Rennes', region: null, country: 'FR', ...change,
}); // prettier-ignore

describe('an address field', () => {
  it.each([
    ['at home', 'Dupont SARL', at({}), ['Dupont SARL', '5 avenue de la Gare', '35000 RENNES']],
    ['without a country', 'Dupont SARL', at({ country: null }), ['Dupont SARL', '5 avenue de la Gare', '35000 RENNES']],
    ['abroad', 'Becker GmbH', at({ postcode: '50668', city: 'Köln', country: 'DE' }), ['Becker GmbH', '5 avenue de la Gare', '50668 Köln', 'ALLEMAGNE']],
    ['in Britain', 'Finch Ltd', at({ street: '3 Mill Lane', postcode: 'OX1 2AB', city: 'Oxford', country: 'GB' }), ['Finch Ltd', '3 Mill Lane', 'OXFORD', 'OX1 2AB', 'ROYAUME-UNI']],
    ['in America', 'Tools Inc', at({ street: '1 Main St', postcode: '62701', city: 'Springfield', region: 'IL', country: 'US' }), ['Tools Inc', '1 Main St', 'Springfield, IL 62701', 'ÉTATS-UNIS']],
    ['of several lines', 'Dupont', at({ street: 'Bâtiment C\n5 avenue de la Gare' }), ['Dupont', 'Bâtiment C', '5 avenue de la Gare', '35000 RENNES']],
    ['with gaps', 'Dupont', at({ street: null, postcode: null }), ['Dupont', 'RENNES']],
    ['in no country', 'Dupont', at({ country: '??' }), ['Dupont', '5 avenue de la Gare', '35000 Rennes', '??']],
  ])('%s', (_, name, address, lines) => {
    expect(addressLines({ name, address }, from)).toEqual(lines);
  }); // prettier-ignore

  it('takes six lines and no line wider than the window, whatever it is given', () => {
    const lines = addressLines(
      {
        name: 'Société Internationale des '.repeat(12),
        address: at({ street: 'a\nb\nc\nd\ne', city: 'X'.repeat(60), country: 'DE' }),
      },
      from,
    );
    expect(lines).toHaveLength(6);
    expect(lines.filter((line) => [...line].length > 38)).toEqual([]);
    expect(lines.at(-1)).toBe('ALLEMAGNE');
    expect(lines[0]).toMatch(/…$/);
  });

  it('is made of the address only; what stands there cannot add a line', () => {
    expect(addressLines({ name: 'A\r\nB', address: at({ city: 'Rennes\nCEDEX' }) }, from)).toEqual([
      'A B',
      '5 avenue de la Gare',
      '35000 RENNES CEDEX',
    ]);
  });
});
