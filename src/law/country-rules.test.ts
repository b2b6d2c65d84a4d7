import { LAWS, lawOf, rulesOf } from './country-rules';

it('knows the rules of seventeen countries, each rule by one key and with where it stands', () => {
  expect(LAWS.join(' ')).toBe('AT BE CH DE DK ES FI FR IE IT LU NL NO PL PT SE UK');
  const keys = LAWS.flatMap((law) => {
    const { country, currency, sources, ...parts } = rulesOf(law)!;
    expect([country, currency.length, sources.length > 0]).toEqual([law, 3, true]);
    return Object.values(parts).flatMap((rules) => rules.map(({ key }) => key));
  });
  expect(keys.length).toBe(new Set(keys).size);
  for (const key of keys) expect(LAWS).toContain(key.slice(0, 2));
});

it('says what is a debtor of every kind for starts, notices, limitation and the order of payments', () => {
  for (const law of LAWS) {
    const rules = rulesOf(law)!;
    for (const part of ['starts', 'notices', 'limitation', 'allocation'] as const) {
      const named = new Set(rules[part].flatMap(({ debtors }) => debtors));
      expect([law, part, named.size]).toEqual([law, part, 4]);
    }
  }
});

it.each`
  country | region   | law
  ${'FR'} | ${null}  | ${'FR'}
  ${'gb'} | ${null}  | ${'UK'}
  ${'GB'} | ${'SCT'} | ${null}
  ${'UK'} | ${'ENG'} | ${'UK'}
  ${'US'} | ${null}  | ${null}
  ${null} | ${null}  | ${null}
`('the law of $country $region is $law', ({ country, region, law }) => {
  expect(lawOf(country, region)).toBe(law);
});

it.each(['', 'fr', '../fr', '__proto__', 'constructor', 'XX'])('has no rules of "%s"', (law) => {
  expect(rulesOf(law)).toBeUndefined();
});
