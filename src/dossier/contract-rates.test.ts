import { day } from '../kernel/day';
import { policyFor } from '../law/policy-for';
import { shippedTable } from '../law/rate-table';
import type { RateTable } from '../law/rates';
import type { InterestTerms } from './claim-interest';
import { boundedTerms } from './contract-rates';

/** What of a contract's rate may be claimed, by the law that governs: no less than its floor, no more than its cap, nothing where the cap is not known. */
const CASES = `
FR | company  | 3  | 2025-02-01 | 2025-08-01 | from start: 11.13 floor; 2025-07-01: 8.28 floor
FR | company  | 12 | 2025-02-01 | 2025-08-01 | from start: 12
SE | consumer | 24 | 2025-02-01 | 2025-08-01 | from start: 11 cap; 2025-07-01: 10 cap
SE | consumer | 6  | 2025-02-01 | 2025-08-01 | from start: 6
SE | consumer | 24 | 2026-05-01 | 2027-03-01 | from start: 10 cap; not after 2026-06-30
BE | consumer | 15 | 2025-02-01 | 2025-08-01 | from start: 11.5 cap; 2025-07-01: 10.5 cap
FR | company  | 3  | 2026-05-01 | 2027-03-01 | from start: 7.86 floor; 2026-07-01: 3
`;

const rows = CASES.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

function said({ rates, knownTo }: InterestTerms): string {
  const told = rates.map(({ percent, from, bounded }) => `${from ?? 'from start'}: ${percent}${bounded ? ` ${bounded.as}` : ''}`);
  return [...told, ...(knownTo === undefined ? [] : [`not after ${knownTo}`])].join('; ');
} // prettier-ignore

function terms(cells: readonly string[], table: RateTable = shippedTable()): InterestTerms {
  const [law = '', debtor = '', percent = '', from = '', to = ''] = cells;
  const rate = { kind: 'fixed', percent } as const;
  const found = policyFor({ law, debtor: debtor as 'company', contractTerms: { rate } });
  if (found.kind === 'none' || found.bounds === null) throw new Error('no bounds');
  const days = { table, from: day(from), to: day(to), contractOn: null };
  return boundedTerms([{ percent, from: null, source: 'Terms, clause 7' }], found.bounds, days);
}

it.each(rows)('%s %s at %s %%, %s to %s: %s', (...cells) => {
  expect(said(terms(cells))).toBe(cells[5]);
});

it('claims what the contract says where no floor is known, and nothing where no cap is', () => {
  const { version, series } = shippedTable();
  const bare = Object.entries(series).map(([name, one]) => [name, { ...one, rows: [] }] as const);
  const nothing = { version, series: Object.fromEntries(bare) };
  expect(said(terms(['FR', 'company', '3', '2025-02-01', '2025-08-01'], nothing))).toBe('from start: 3');
  expect(said(terms(['SE', 'consumer', '3', '2025-02-01', '2025-08-01'], nothing))).toBe('from start: 3; not after 2025-01-31'); // prettier-ignore
});

it('keeps the clause as its source, and says beside it what the contract had said', () => {
  const [rate] = terms(['SE', 'consumer', '24', '2025-02-01', '2025-06-01']).rates;
  expect(rate).toMatchObject({ source: 'Terms, clause 7', bounded: { contract: '24', as: 'cap' } });
});
