import { PEOPLE_WORDS } from '../languages/people-words';
import { LANGUAGES } from '../languages/said';
import { lockMs } from './lock-out';
import { ownPath } from './own-path';
import { passwordFlaw } from './password';
import { emailFrom, isLocale, LOCALES, nameFrom, personIn } from './person';
import { MAY, mayAt, mayEverywhere, RIGHTS, ROLES } from './rights';

/** The plain nouns of the room: roles and rights, addresses, passwords, the way back, the wait, the words. */
describe('roles and rights', () => {
  it.each([
    // role            see    work   approve administer
    ['administrator', 'yes', 'yes', 'yes', 'yes'],
    ['manager', 'yes', 'yes', 'yes', 'no'],
    ['collector', 'yes', 'yes', 'no', 'no'],
    ['reader', 'yes', 'no', 'no', 'no'],
  ] as const)('%s: see %s, work %s, approve %s, administer %s', (role, ...may) => {
    const here = { roles: [{ companyId: 7, role }] };
    const everywhere = { roles: [{ companyId: null, role }] };
    RIGHTS.forEach((right, at) => {
      const yes = may[at] === 'yes';
      expect([right, MAY[role].includes(right), mayAt(here, 7, right), mayAt(everywhere, 7, right)]).toEqual([
        right,
        yes,
        yes,
        yes,
      ]);
      expect(mayEverywhere(everywhere, right)).toBe(yes);
      expect(mayAt(here, 8, right)).toBe(false);
      expect(mayEverywhere(here, right)).toBe(false);
    });
  });

  it('are those of the table and no others; several roles add up; without one nothing is allowed', () => {
    expect(Object.keys(MAY)).toEqual([...ROLES]);
    const two = {
      roles: [
        { companyId: null, role: 'reader' as const },
        { companyId: 7, role: 'manager' as const },
      ],
    };
    expect([mayAt(two, 7, 'approve'), mayAt(two, 8, 'approve'), mayAt(two, 8, 'see')]).toEqual([true, false, true]);
    expect(RIGHTS.filter((right) => mayAt({ roles: [] }, 7, right) || mayEverywhere({ roles: [] }, right))).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['  Maria@ACME.example ', 'maria@acme.example'],
    ['jörg.müller@bücher.example', 'jörg.müller@bücher.example'],
    ['jo\u0308rg@x.example', 'jörg@x.example'],
    ['名前@例え.テスト', '名前@例え.テスト'],
    ["o'hara+ar@x.example", "o'hara+ar@x.example"],
  ])('%j is %s', (text, email) => {
    expect(emailFrom(text)).toBe(email);
  });

  it.each([
    '',
    '@',
    'maria',
    'maria@',
    '@acme.example',
    'a@b@c',
    'a b@c.example',
    'a@c.example\r\nBcc: all@c.example',
    'a\u0000@c.example',
    'a\u200b@c.example',
    'a\u202e@c.example',
    '"a"@c.example',
    '<a@c.example>',
    'x@y.example;drop table person--',
    `${'a'.repeat(250)}@c.example`,
  ])('%j is none', (text) => {
    expect(emailFrom(text)).toBeUndefined();
  });
});

it('a name is one line', () => {
  expect(nameFrom('  Léa\r\n\tRoux\u0000 ')).toBe('Léa Roux');
  expect([nameFrom(' \u0000 '), nameFrom('x'.repeat(101))]).toEqual([undefined, undefined]);
});

it('what a link is about names a person', () => {
  expect([personIn('person/3'), personIn('customer/3'), personIn('person/3/4'), personIn('')]).toEqual([3, 0, 0, 0]);
});

describe('a password', () => {
  it.each([
    ['elf letters', 'password-short'],
    ['💧💧💧💧💧💧', 'password-short'], // six, though twelve units of UTF-16
    ['x'.repeat(201), 'password-long'],
    ['Maria@Acme.Example', 'password-email'],
    ['Password1234', 'password-common'],
    ['ｐａｓｓｗｏｒｄ１２３４', 'password-common'],
    ['twelve chars', undefined],
    ['            ', undefined],
    ['correct horse battery staple', undefined],
  ])('%j: %s', (text, flaw) => {
    expect(passwordFlaw(text, 'maria@acme.example')).toBe(flaw);
  });
});

it('the wait begins with the fifth failure, doubles, and is never longer than an hour', () => {
  expect([0, 1, 4, 5, 6, 7, 10, 11, 50, 5000].map((failures) => lockMs(failures) / 60_000)).toEqual([
    0, 0, 0, 1, 2, 4, 32, 60, 60, 60,
  ]);
});

describe('the way back after signing in', () => {
  it.each(['/', '/c/acme/items?state=open&q=a%20b', '/c/acme', '/account?x=//evil.example'])('%s is ours', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    'https://evil.example',
    'HTTPS:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '',
    `/${'x'.repeat(2001)}`,
    '/a\u0000b',
    '/a\r\nSet-Cookie: x=1',
  ])('%j is not', (path) => {
    expect(ownPath(path)).toBeUndefined();
  });

  it('is never needed', () => {
    expect([ownPath(null), ownPath(undefined)]).toEqual([undefined, undefined]);
  });
});

describe('the words', () => {
  const blanks = (words: object): string[] =>
    Object.entries(words).flatMap(([name, word]: [string, unknown]) =>
      typeof word === 'string'
        ? [`${name} ${(word.match(/\{\w+\}/g) ?? []).sort().join()}`]
        : blanks(word as object).map((inner) => `${name}.${inner}`),
    );

  it.each(LANGUAGES)('have the same blanks and no gaps in %s', (language) => {
    expect(blanks(PEOPLE_WORDS[language])).toEqual(blanks(PEOPLE_WORDS.en));
    expect(JSON.stringify(PEOPLE_WORDS[language])).not.toContain('""');
  });

  it('each language has its locales, which the machine knows', () => {
    const all = LANGUAGES.flatMap((language) => LOCALES[language]);
    expect(Intl.NumberFormat.supportedLocalesOf(all)).toEqual(all);
    expect([isLocale('fr-CH'), isLocale('xx-XX'), isLocale('')]).toEqual([true, false, false]);
  });
});
