import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { identitySql, type IdentityColumns } from './identity';

/** Each group of lines is one entry; no two groups share an identity. A line: customer kind source document settles day amount reference ordinal. */
const groups: readonly (readonly string[])[] = [
  ['1 invoice - F-1 - 03-01 100 - 1', '1 invoice - F-1 - 03-02 200 R 2'],
  ['2 invoice - F-1 - 03-01 100 - 1'],
  ['1 credit_note - F-1 - 03-01 100 - 1'],
  ['1 invoice 77 F-1 - 03-01 100 - 1', '2 invoice 77 F-2 - 03-01 100 - 1'],
  ['1 payment 77 F-1 - 03-01 100 - 1', '1 refund 77 - - 03-05 100 - 1'],
  ['1 payment 77 P-1 F-1 03-01 100 - 1'],
  ['1 payment 77 P-1 F-2 03-01 100 - 1'],
  ['1 payment - P-1 F-1 03-01 100 - 1', '1 payment - P-1 F-1 03-02 300 R 1'],
  ['1 payment - P-1 F-2 03-01 100 - 1'],
  ['1 payment - P-1 F-1 03-01 100 - 2'],
  ['1 payment - - F-1 03-01 100 - 1'],
  ['1 payment - - F-1 03-01 100 R 1'],
  ['1 payment - - - 03-01 100 - 1'],
  ['1 payment - - - 03-01 100 - 2'],
  ['1 payment - - - 03-02 100 - 1'],
  ['1 payment - - - 03-01 101 - 1'],
  ['1 refund - - - 03-01 100 - 1'],
  ['1 payment - P-1|F-1 - 03-01 100 - 1'],
  ['1 payment - F-1 P-1| 03-01 100 - 1'],
  ['1 payment - |F-1 P-1 03-01 100 - 1'],
];

const open = testDatabase();
const COLUMNS: readonly (keyof IdentityColumns)[] = ['customerId', 'kind', 'sourceId', 'document', 'settles', 'issuedOn', 'amountMinor', 'reference', 'part']; // prettier-ignore

async function identityOf(line: string): Promise<string> {
  const values = line.split(' ');
  const literal = (column: keyof IdentityColumns, at: number): string => {
    const value = values[at] ?? '-';
    if (column === 'customerId' || column === 'amountMinor' || column === 'part') return value;
    if (value === '-') return column === 'document' ? `''` : `cast(null as text)`;
    return `'${value}'`;
  };
  const columns = Object.fromEntries(COLUMNS.map((column, at) => [column, literal(column, at)]));
  const sql = identitySql({ ...(columns as Record<keyof IdentityColumns, string>), currency: `'EUR'` });
  const [row] = await rowsOf<{ identity: string }>(open.db.read, `select ${sql} as identity`);
  return row?.identity ?? '';
}

describe('the identity of a line', () => {
  it('is the same within each group, and another in every other', async () => {
    const seen = new Map<string, number>();
    for (const [group, lines] of groups.entries()) {
      for (const line of lines) {
        const identity = await identityOf(line);
        expect([line, seen.get(identity) ?? group]).toEqual([line, group]);
        seen.set(identity, group);
      }
    }
    expect(seen.size).toBe(groups.length);
  });

  it('of a numbered document is the ledger’s own', async () => {
    expect(await identityOf('7 invoice - F-1 - 03-01 100 - 1')).toBe('F-1|invoice|7');
  });
});
