import { day } from '../../kernel/day';
import type { Claim, ClaimedEntry } from '../claim';
import type { ChargeKind, ClaimedCharge } from '../claim-charge';

/** A claim in which something is changed, as the tables of the forms say it: `debtor.legalName = ; answers.court = X`. For tests. */
export function changed(claim: Claim, changes: string): Claim {
  return changes.split(' ;').reduce((one, change) => {
    const [, path = '', value = ''] = /^\s*(\S+)\s+=\s*(.*?)\s*$/.exec(change) ?? [];
    return put(one, path.split('.'), written(value));
  }, claim);
}

/** `x*210`: that letter so many times; `\u202e`: that letter. */
const written = (text: string): string =>
  text
    .replace(/^(.)\*(\d+)$/, (_, letter: string, n: string) => letter.repeat(Number(n)))
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));

function put<T>(whole: T, [first = '', ...rest]: readonly string[], value: string): T {
  if (first === '') return valueOf(whole, value) as T;
  if (first === '*') return (whole as unknown[]).map((one) => put(one, rest, value)) as T;
  if (Array.isArray(whole)) return whole.map((one: unknown, n) => (String(n) === first ? put(one, rest, value) : one)) as T; // prettier-ignore
  const inside = (whole ?? {}) as Record<string, unknown>;
  const own = rest.length === 0 ? listOf(first, value) : undefined;
  return { ...inside, [first]: own ?? put(inside[first], rest, value) } as T;
}

function valueOf(before: unknown, value: string): unknown {
  if (value === 'null') return null;
  if (typeof before === 'number') return Number(value);
  if (value === '-') return ' ';
  if (value !== '') return value;
  if (Array.isArray(before)) return [];
  if (typeof before === 'object' && before !== null)
    return Object.fromEntries(Object.entries(before).map(([name, one]) => [name, valueOf(one, '')]));
  return typeof before === 'string' && /^\d{4}-\d\d-\d\d$/.test(before) ? null : '';
}

/** What is a list of things: one thing, said in short. */
function listOf(name: string, value: string): unknown {
  if (value === '') return undefined;
  if (name === 'charges') return [chargeOf(value)];
  if (name === 'disputes') return [disputeOf(value === 'answered')];
  if (name === 'applied') return [paidOf(value)];
  return undefined;
}

const ON = day('2026-05-28');

/** `fixed_sum:4000`, `interest:5000:2026-01-01`. */
function chargeOf(value: string): ClaimedCharge {
  const [kind, minor, from] = value.split(':');
  const counted = from === undefined ? {} : { counted: { from: day(from), to: ON, rates: [{ percent: '8', from: day(from) }] } };
  return { title: 'x', document: 'FA-2293', on: ON, openMinor: Number(minor), source: 'terms', kind: kind as ChargeKind, ...counted };
} // prettier-ignore

const paidOf = (value: string): ClaimedEntry['applied'][number] => ({
  ...{ kind: 'payment', document: 'VIR-1', on: ON, amountMinor: Number(value.split(':')[1]) },
});

const disputeOf = (isAnswered: boolean): Claim['disputes'][number] => ({
  ...{ key: 'dispute/9', visibility: 'court', category: 'quality', raisedOn: ON, objection: 'Scratched.' },
  items: [{ document: 'FA-2293', amountMinor: 1 }],
  ...{ answer: isAnswered ? 'It was replaced.' : null, answeredOn: isAnswered ? ON : null, outcome: null, open: true },
});
