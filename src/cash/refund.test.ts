import type { Day, Instant } from '../kernel/day';
import { payeeMoved, payeeOf, refundOf, type KnownPayee, type Refund, type WentOut } from './refund';

/** Which refund a payment of ours is, and to which account money goes back. */
const A = 'FR7630006000011234567890189';
const B = 'DE02120300000000202051';

/** `id | customer | amount | account | since | paid on | line`. */
const REFUNDS = `
  1 | 1 | 100.00 | A | 2026-02-01 |            |
  2 | 1 | 100.00 | A | 2026-02-02 |            |
  3 | 2 |  50.00 | A | 2026-02-01 |            |
  4 | 3 |  50.00 | A | 2026-02-01 |            |
  5 | 2 |  70.00 | B | 2026-02-01 | 2026-02-10 |
  6 | 2 |  80.00 | B | 2026-02-01 | 2026-02-10 | 9
  7 | 4 |  30.00 |   | 2026-02-01 |            |`;

const account = (text: string): string | null => (text === 'A' ? A : text === 'B' ? B : null);
const minor = (text: string): number => Math.round(Number(text) * 100);

const refunds = REFUNDS.trim().split('\n').map((row): Refund => {
  const [id, customer, amount, iban, since, paidOn, line] = row.split('|').map((cell) => cell.trim());
  return {
    ...{ id: Number(id), customerId: Number(customer), customerCode: '', customerName: `Client ${customer}`, itemId: 1, document: 'P-1' },
    ...{ currency: 'EUR', amountMinor: minor(amount ?? ''), leftMinor: minor(amount ?? ''), iban: account(iban ?? ''), holder: null },
    ...{ since: since as Day, dueOn: '2026-03-01' as Day, reason: 'paid twice', recordedAt: '2026-02-05T10:00:00.000Z' as Instant, recordedBy: '' },
    ...{ refundItemId: null, paidOn: paidOn ? (paidOn as Day) : null, paidHow: null, endedAt: null, endedWhy: null, lineId: line ? Number(line) : null },
  };
}); // prettier-ignore

it.each`
  amount       | iban   | name          | on              | certain | candidates
  ${'-100.00'} | ${'A'} | ${null}       | ${'2026-02-12'} | ${1}    | ${[1, 2]}
  ${'-100.00'} | ${'B'} | ${null}       | ${'2026-02-12'} | ${null} | ${[1, 2]}
  ${'-100.00'} | ${'A'} | ${null}       | ${'2026-01-31'} | ${null} | ${[]}
  ${'-100.01'} | ${'A'} | ${null}       | ${'2026-02-12'} | ${null} | ${[]}
  ${'-50.00'}  | ${'A'} | ${'CLIENT 3'} | ${'2026-02-12'} | ${null} | ${[3, 4]}
  ${'-70.00'}  | ${'B'} | ${null}       | ${'2026-02-12'} | ${5}    | ${[5]}
  ${'-70.00'}  | ${'B'} | ${null}       | ${'2026-03-30'} | ${null} | ${[]}
  ${'-80.00'}  | ${'B'} | ${null}       | ${'2026-02-10'} | ${null} | ${[]}
  ${'-30.00'}  | ${'A'} | ${'client 4'} | ${'2026-02-12'} | ${null} | ${[7]}
`(
  '$amount to $iban of $on is $certain, perhaps $candidates',
  ({
    amount,
    iban,
    name,
    on,
    certain,
    candidates,
  }: Record<string, string> & { certain: number; candidates: number[] }) => {
    const line: WentOut = { bookedOn: on as Day, currency: 'EUR', amountMinor: minor(amount ?? ''), iban: account(iban ?? ''), name: name ?? null }; // prettier-ignore
    expect(refundOf(line, refunds)).toEqual({ certain, candidates });
  },
);

it('chooses an account only where there is no choice', () => {
  const paid = (iban: string, isOwn: boolean, lastOn = '2026-01-05'): KnownPayee => ({ iban, holder: null, isOwn, lastOn: lastOn as Day }); // prettier-ignore
  expect(payeeOf([])).toBeUndefined();
  expect(payeeOf([paid(A, false)])?.iban).toBe(A);
  expect(payeeOf([paid(A, true), paid(B, false)])?.iban).toBe(A);
  expect(payeeOf([paid(A, false), paid(B, false)])).toBeUndefined();
  expect(payeeOf([paid(A, true), paid(B, true)])).toBeUndefined();
  expect(payeeMoved(A, [paid(A, true), paid(B, false, '2026-02-01')])).toBe(true);
  expect(payeeMoved(A, [paid(A, true, '2026-02-01'), paid(B, false)])).toBe(false);
  expect(payeeMoved(null, [paid(A, false)])).toBe(false);
});
