import { candidatesIn } from './told-candidates';
import { gatheringsOf } from './told-gathered';
import { Linking, type Edge, type Known } from './told-linking';
import { outcomeOf, type TellingState } from './told-outcome';
import { scatteringsOf } from './told-scattered';
import { compare, SURE, unitOf, type ToldLine, type Unit } from './told-unit';

/**
 * Which lines count where several kinds of files tell of one account. Every movement counts once: the telling with the most details
 * does, unless something was applied to another one. Looks at nothing but the lines, what people answered and what was applied,
 * so that the order in which files came makes no difference.
 */
export function toldTwice(lines: readonly ToldLine[], known: Known): Map<number, TellingState> {
  const units = unitsOf(lines);
  const linking = new Linking(units, known);
  const edges = candidatesIn(units).flatMap(([a, b]) => linking.edge(a, b) ?? []);
  edges.sort((x, y) => y.score - x.score || compare(x.a.key, y.a.key) || compare(x.b.key, y.b.key));
  for (const edge of edges) if (edge.score >= SURE) linking.join(edge);
  const open: Edge[] = [];
  for (const gathered of gatheringsOf(units, linking)) {
    const weight = linking.weight(gathered.a, gathered.b, gathered.score);
    if (weight !== undefined && weight >= SURE) linking.gather(gathered);
    else if (weight !== undefined) open.push(gathered);
  }
  for (const { whole, singles, edges: parts } of scatteringsOf(units, linking)) {
    if (singles === undefined || !linking.scatter(whole, singles)) open.push(...parts);
  }
  const weak = edges.filter(({ score }) => score < SURE);
  for (const edge of onlyOnes(
    weak.filter((edge) => linking.mayJoin(linking.clusterOf(edge.a), linking.clusterOf(edge.b))),
  )) {
    if (complete(edge, known)) linking.join(edge);
  }
  open.push(...weak);
  return outcomeOf(linking, open, known);
}

/** Those beside which no other of the same two kinds of files is possible. */
function onlyOnes(edges: readonly Edge[]): Edge[] {
  const degrees = new Map<string, number>();
  const keysOf = ({ a, b }: Edge): string[] => [`${a.key}>${b.telling}`, `${b.key}>${a.telling}`];
  for (const edge of edges) for (const key of keysOf(edge)) degrees.set(key, (degrees.get(key) ?? 0) + 1);
  return edges.filter((edge) => keysOf(edge).every((key) => degrees.get(key) === 1));
}

/** On one day, and one of both kinds of statement has all of that day: what the other tells must be in it. */
function complete({ a, b }: Edge, known: Known): boolean {
  if (a.day !== b.day) return false;
  return known.isComplete(a.telling, a.day, a.currency) || known.isComplete(b.telling, b.day, b.currency);
}

/** Lines of one entry are one unit. */
export function unitsOf(lines: readonly ToldLine[]): Unit[] {
  const entries = new Map<string, ToldLine[]>();
  for (const line of lines) {
    const key = `${line.statementId}|${line.entry}|${line.currency}`;
    const entry = entries.get(key);
    if (entry) entry.push(line);
    else entries.set(key, [line]);
  }
  return [...entries.values()].map(unitOf).sort((a, b) => compare(a.key, b.key));
}
