import type { BankLine } from './bank-line';

/** What several files say of one movement, put together. */
type Said = Pick<
  BankLine,
  'valueOn' | 'reference' | 'endToEnd' | 'bankRef' | 'name' | 'behind' | 'iban' | 'text' | 'returned' | 'chargesMinor'
> & { readonly reversal: number };

/** A line with what others say of the same movement where it says nothing itself; the longer text is the fuller one. */
export function complemented<Line extends Said>(line: Line, others: readonly Line[]): Line {
  if (others.length === 0) return line;
  const of = <Key extends keyof Said>(key: Key): Line[Key] =>
    [line, ...others].map((one) => one[key]).find((value) => value !== null) ?? line[key];
  const texts = [line, ...others].map(({ text }) => text);
  return {
    ...line,
    ...{ valueOn: of('valueOn'), reference: of('reference'), endToEnd: of('endToEnd'), bankRef: of('bankRef') },
    ...{ name: of('name'), behind: of('behind'), iban: of('iban'), returned: of('returned') },
    chargesMinor: of('chargesMinor'),
    reversal: [line, ...others].some(({ reversal }) => reversal === 1) ? 1 : 0,
    text: texts.reduce((longest, text) => (text.length > longest.length ? text : longest), ''),
  };
}
