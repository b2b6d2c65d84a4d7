import { proposalsFor } from './code-alike';

const KNOWN = [
  { code: '00123', name: 'ACME SAS' },
  { code: 'C-77 a', name: 'Beta' },
  { code: '0004711', name: 'Gamma' },
  { code: '2960623488', name: 'Delta' },
  { code: '0555', name: 'One' },
  { code: '555', name: 'Two' },
];

const said = (code: string, name = ''): string[] =>
  proposalsFor([{ code, name }], KNOWN).map(({ meant, because }) => `${meant.code} ${because}`);

it.each([
  ['leading zeros are lost', '123', 'Acme, S.A.S.', ['00123 zeros']],
  ['blanks and capitals', ' c-77A', 'beta', ['C-77 a writing']],
  ['a number became a decimal', '4711.0', 'Gamma', ['0004711 zeros']],
  ['a spreadsheet cut it', '2,96E+09', '', ['2960623488 cut']],
  ['cut to one digit too many', '2.97E+09', '', []],
  ['another name is another customer', '123', 'Zeta', []],
  ['two that it could be: the name tells them apart', '00555', 'Two', ['555 zeros']],
  ['two that it could be, and no name', '00555', '', []],
  ['the same number is the same', '00123', 'ACME SAS', []],
  ['letters and their zeros are no numbers', 'C-077 a', 'Beta', []],
  ['no number, the name of one customer', 'gamma', 'Gamma', ['0004711 name']],
  ['no number, a name that nobody has', 'gamma ab', 'Gamma AB', []],
  ['nothing alike', 'X', 'ACME SAS', []],
])('%s', (_, code, name, meant) => {
  expect(said(code, name)).toEqual(meant);
});
