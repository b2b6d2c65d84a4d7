/** What changed from one wording to the next: its lines, each kept, taken out or put in. Pure, and quick whatever is compared. */
export interface DiffLine {
  readonly is: 'same' | 'out' | 'in';
  readonly text: string;
}

/** More pairs of lines than this are not weighed against each other: all of it counts as changed. */
const MOST_PAIRS = 250_000;

export function diffOf(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const same = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ is: 'same', text }));
  return [
    ...same(a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(a.slice(a.length - tail)),
  ];
}

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const out = (text: string): DiffLine => ({ is: 'out', text });
  const put = (text: string): DiffLine => ({ is: 'in', text });
  if (a.length * b.length > MOST_PAIRS) return [...a.map(out), ...b.map(put)];
  const longest = lengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [from, to] = [a[i], b[j]];
    if (from !== undefined && from === to) {
      lines.push({ is: 'same', text: from });
      i += 1;
      j += 1;
    } else if (from !== undefined && (to === undefined || (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))) {
      lines.push(out(from));
      i += 1;
    } else {
      lines.push(put(to ?? ''));
      j += 1;
    }
  }
  return lines;
}

/** By where one stands in both, the longest run of lines that both still have in common. */
function lengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      row[j] = a[i] === b[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
