import type { Day } from '../kernel/day';
import { gathered } from './told-gathered';
import { unitsOf } from './told-twice';
import { compare, near, unitOf, type ToldLine, type Unit } from './told-unit';

/**
 * Which lines can have to do with each other: what is the same money is decided among them and looks at no others. The lines of one entry,
 * those that are gathered, and equal amounts at most a bank day apart from one to the next, where more than one kind of file tells them.
 */
export function togetherIn(lines: readonly ToldLine[]): ToldLine[][] {
  const group = new Groups();
  const units = unitsOf(lines);
  const gatherings = gathered(units);
  for (const { parts } of [...units, ...gatherings]) for (const { id } of parts) group.join(parts[0]?.id ?? id, id);
  const single = units
    .filter(({ parts }) => parts.length > 1)
    .flatMap(({ parts }) => parts.map((part) => unitOf([part])));
  const blocks = new Map<string, Unit[]>();
  for (const unit of [...units, ...single, ...gatherings]) {
    const key = `${unit.currency}${unit.amountMinor}`;
    const block = blocks.get(key);
    if (block) block.push(unit);
    else blocks.set(key, [unit]);
  }
  for (const block of blocks.values()) for (const chain of chainsOf(block)) for (const unit of chain) group.join(idOf(chain[0] ?? unit), idOf(unit)); // prettier-ignore
  const groups = new Map<number, ToldLine[]>();
  for (const line of lines) {
    const root = group.of(line.id);
    const list = groups.get(root);
    if (list) list.push(line);
    else groups.set(root, [line]);
  }
  return [...groups.values()];
}

const idOf = ({ parts }: Unit): number => parts[0]?.id ?? 0;

function chainsOf(block: readonly Unit[]): Unit[][] {
  if (block.length < 2) return [];
  const chains: Unit[][] = [];
  let [open, until]: [Unit[], Day | undefined] = [[], undefined];
  for (const unit of [...block].sort((a, b) => compare(a.day, b.day))) {
    if (until === undefined || !near(until, unit.day)) chains.push((open = []));
    open.push(unit);
    until = unit.day;
  }
  return chains.filter((chain) => new Set(chain.map(({ telling }) => telling)).size > 1);
}

class Groups {
  readonly #above = new Map<number, number>();

  of(id: number): number {
    let root = id;
    for (let above = this.#above.get(root); above !== undefined; above = this.#above.get(root)) root = above;
    if (root !== id) this.#above.set(id, root);
    return root;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.of(a), this.of(b)];
    if (one !== other) this.#above.set(Math.max(one, other), Math.min(one, other));
  }
}
