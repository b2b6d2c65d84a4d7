import { matchFiles, numbersIn, type NamedDocument } from './attachment-match';

/** A line: the file's name, and the document that it belongs to, `-` for none, `?` for several. */
const table = `
  F-1001.pdf                       F-1001
  f1001.PDF                        F-1001
  Invoice_F-1001_ACME.pdf          F-1001
  2026/03/Facture F 1001 (1).pdf   F-1001
  F-1001-2.pdf                     F-1001-2
  F-10011.pdf                      -
  Rechnung 2024-001.pdf            2024/001
  2024_001.pdf                     2024/001
  12.pdf                           12
  page 12 of 2026-03-14.pdf        -
  invoice 12 draft.pdf             12
  F-1001 and F-2002.pdf            ?
  77.pdf                           77
  SHARED-500.pdf                   ?
  SHARED-500 4712.pdf              SHARED-500
  agb.pdf                          -
  Gutschrift CN-7.pdf              CN-7
`;

const document = (number: string, customerCode = '4711', entryId = 1): NamedDocument => ({
  entryId,
  customerId: 1,
  type: number.startsWith('CN') ? 'credit_note' : 'invoice',
  document: number,
  customerCode,
});
const documents = [
  ...['F-1001', 'F-1001-2', 'F-2002', '2024/001', '12', '77', 'CN-7'].map((number) => document(number)),
  document('SHARED-500', '4711', 2),
  document('SHARED-500', '4712', 3),
];

describe('the document that a file belongs to', () => {
  const rows = table
    .split('\n')
    .map((line) => /^ {2}(.+?) {2,}(\S+)$/.exec(line))
    .flatMap((found) => (found ? [[found[1] ?? '', found[2] ?? ''] as const] : []));

  it.each(rows)('%s → %s', (file, expected) => {
    const [match] = matchFiles([file], documents);
    const got = match?.is === 'matched' ? match.document.document : match?.is === 'ambiguous' ? '?' : '-';
    expect(got).toBe(expected);
  });

  it('was looked for in every line of the table', () => expect(rows).toHaveLength(17));

  it('never is a day or a page', () => expect(numbersIn('scan 2026-03-14 page 3.pdf')).not.toContain('3'));
});
