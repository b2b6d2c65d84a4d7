import type { Edge, Linking } from './told-linking';
import { compare, near, unitOf, type Unit } from './told-unit';

/**
 * Single lines of one file that together are one line of another: a notice names each payment, the statement their sum. What holds
 * them together is the batch that they name, or that they are all that the notice tells of one day.
 */
export function gatheringsOf(units: readonly Unit[], linking: Linking): Edge[] {
  const singles = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.parts.length !== 1) continue;
    const key = `${unit.currency}${unit.amountMinor}`;
    singles.set(key, [...(singles.get(key) ?? []).slice(0, MOST), unit]);
  }
  const edges = gathered(units).flatMap((a) =>
    (singles.get(`${a.currency}${a.amountMinor}`) ?? []).flatMap((b) => edgeOf(a, b, linking)),
  );
  return edges.sort((x, y) => y.score - x.score || compare(x.a.key, y.a.key) || compare(x.b.key, y.b.key));
}

/** Single lines that belong together, as one unit each time. */
export function gathered(units: readonly Unit[]): Unit[] {
  const gatherings = new Map<string, Unit[]>();
  for (const unit of units) {
    const [line] = unit.parts;
    if (unit.parts.length !== 1 || !line) continue;
    const { statementId, telling, day } = unit;
    const at = `${statementId}|${day}|${line.currency}|${line.amountMinor > 0 ? '+' : '-'}`;
    const keys = [line.batchRef, line.entryRef].filter((ref) => ref !== null).map((ref) => `ref|${ref}`);
    if (!telling.endsWith('/statement')) keys.push('all|');
    for (const key of new Set(keys)) {
      const list = gatherings.get(`${key}|${at}`);
      if (list) list.push(unit);
      else gatherings.set(`${key}|${at}`, [unit]);
    }
  }
  const lists = [...gatherings.values()].filter((list) => list.length > 1);
  return lists.map((list) => unitOf(list.flatMap(({ parts }) => parts)));
}

const MOST = 100;

function edgeOf(a: Unit, b: Unit, linking: Linking): Edge[] {
  const [line] = b.parts;
  if (a.telling === b.telling || !near(a.day, b.day) || !line || !linking.mayGather(a, linking.clusterOf(b))) return [];
  if (line.batchCount !== null && line.batchCount !== a.parts.length) return [];
  const shared = [...a.refs].some((ref) => b.refs.has(ref));
  const score = (shared ? 8 : 0) + (line.batchCount === null ? 0 : 6);
  return score > 0 || a.day === b.day ? [{ a, b, score }] : [];
}
