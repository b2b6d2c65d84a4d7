import { codeFrom, codeTyped, inGroups, isShortCode } from './short-code';

/** The short code of a letter: what a person makes of it, and which slips of the pen it notices. */
const code = codeFrom(Uint8Array.from([7, 31, 0, 12, 250, 3, 99, 18, 77, 201, 5]));

describe('the code of a letter', () => {
  it('has twelve letters and digits that nobody takes for another, eleven of them drawn from 32', () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(isShortCode(code)).toBe(true);
    expect(11 * Math.log2(32)).toBeGreaterThanOrEqual(55);
    expect(inGroups(code)).toMatch(/^.{4}-.{4}-.{4}$/);
  });

  it.each([
    ['as printed', (c: string) => inGroups(c)],
    ['in small letters', (c: string) => c.toLowerCase()],
    [
      'with blanks and a dash of the word processor',
      (c: string) => ` ${c.slice(0, 4)} ${c.slice(4, 8)} \u2013 ${c.slice(8)}\n`,
    ],
    ['with O for 0 and l for 1', (c: string) => c.replaceAll('0', 'O').replaceAll('1', 'l')],
  ])('is read %s', (_, as) => {
    expect(codeTyped(as(code))).toBe(code);
  });

  it.each([
    '',
    '0',
    code.slice(1),
    `${code}0`,
    `${code} ${code}`,
    'U'.repeat(12),
    '<script>',
    '\u0000'.repeat(12),
    'a'.repeat(1e6),
  ])('is not %j', (typed) => {
    expect(codeTyped(typed)).toBeUndefined();
  });

  it('notices each single wrong letter, and each two that changed places', () => {
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const at = (n: number) => code[n] ?? '';
    for (let n = 0; n < 12; n += 1)
      for (const other of letters)
        expect(isShortCode(code.slice(0, n) + other + code.slice(n + 1))).toBe(other === at(n));
    for (let n = 0; n < 11; n += 1) {
      const turned = code.slice(0, n) + at(n + 1) + at(n) + code.slice(n + 2);
      expect([n, isShortCode(turned)]).toEqual([n, turned === code]);
    }
  });
});
