import type { Edge, Linking } from './told-linking';
import { compare, near, SURE, unitOf, type Unit } from './told-unit';

/** An entry with its payments in one file, and lines of another that tell each of them. */
export interface Scattering {
  readonly whole: Unit;
  /** For each payment the line that tells it; undefined where one is not found for sure. */
  readonly singles: readonly Unit[] | undefined;
  /** What speaks for it, payment by payment. */
  readonly edges: readonly Edge[];
}

export function scatteringsOf(units: readonly Unit[], linking: Linking): Scattering[] {
  const wholes = units.filter(({ parts }) => parts.length > 1);
  if (wholes.length === 0) return [];
  const singles = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.parts.length > 1) continue;
    const key = keyOf(unit);
    const list = singles.get(key);
    if (list) list.push(unit);
    else singles.set(key, [unit]);
  }
  const tellings = [...new Set(units.map(({ telling }) => telling))].sort(compare);
  return wholes.flatMap((whole) =>
    tellings.filter((telling) => telling !== whole.telling).flatMap((telling) => scattered(whole, telling, singles, linking)),
  ); // prettier-ignore
}

const keyOf = ({ telling, currency, amountMinor }: Pick<Unit, 'telling' | 'currency' | 'amountMinor'>): string =>
  `${telling}|${currency}|${amountMinor}`;

/** So many lines of one amount are looked at for a payment. */
const MOST = 60;

function scattered(
  whole: Unit,
  telling: string,
  singles: ReadonlyMap<string, readonly Unit[]>,
  linking: Linking,
): Scattering[] {
  const own = linking.clusterOf(whole);
  if (own.tellings.has(telling)) return [];
  const taken = new Set<Unit>();
  const found: Edge[] = [];
  for (const part of whole.parts) {
    const a = unitOf([part]);
    const fitting = (singles.get(keyOf({ ...a, telling })) ?? []).filter(
      (b) => !taken.has(b) && near(a.day, b.day) && linking.mayScatter(own, linking.clusterOf(b)),
    );
    const edges = fitting.slice(0, MOST).flatMap((b) => linking.edge(a, b) ?? []);
    edges.sort((x, y) => y.score - x.score || compare(x.b.key, y.b.key));
    const [best] = edges;
    if (!best) continue;
    taken.add(best.b);
    found.push(best);
  }
  if (found.length === 0) return [];
  const sure = found.length === whole.parts.length && found.every(({ score }) => score >= SURE);
  return [{ whole, singles: sure ? found.map(({ b }) => b) : undefined, edges: found }];
}
