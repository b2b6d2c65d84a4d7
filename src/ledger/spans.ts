/** Customers in ranges that one transaction takes: so many at most, and not so far apart that others are gathered in vain. */
export function spansOf(customerIds: readonly number[]): { first: number; last: number }[] {
  const spans: { first: number; last: number; count: number }[] = [];
  for (const id of [...new Set(customerIds)].sort((a, b) => a - b)) {
    const span = spans.at(-1);
    if (span && span.count < MOST && id - span.first < FURTHEST)
      Object.assign(span, { last: id, count: span.count + 1 });
    else spans.push({ first: id, last: id, count: 1 });
  }
  return spans.map(({ first, last }) => ({ first, last }));
}

const MOST = 1_000;
const FURTHEST = 4_000;
