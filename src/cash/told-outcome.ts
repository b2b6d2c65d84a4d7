import { pairOf, type Cluster, type Edge, type Known, type Linking } from './told-linking';
import { compare, evidence, richness, unitOf, type ToldLine, type Unit } from './told-unit';

/** What became of a line. */
export interface TellingState {
  counts: boolean;
  /** The line that counts in its place. */
  toldBy: number | null;
  /** The line of another file in which it is contained with others. */
  partOf: number | null;
  /** Lines that perhaps tell the same money: a person says. */
  readonly doubts: number[];
  doubtful: boolean;
}

/** Of one movement no more questions are asked than a person can look through. */
const MOST_DOUBTS = 20;

export function outcomeOf(linking: Linking, open: readonly Edge[], known: Known): Map<number, TellingState> {
  const outcome = new Outcome(known);
  const clusters = [...linking.clusters];
  for (const cluster of clusters) outcome.settle(cluster);
  for (const cluster of clusters) if (cluster.gathered) outcome.settleGathered(cluster, cluster.gathered);
  for (const cluster of clusters) if (cluster.contents.length > 0) outcome.settleContents(cluster);
  for (const { a, b } of open) outcome.askOf(a, b, linking);
  for (const cluster of clusters) outcome.askApplied(cluster);
  return outcome.states;
}

class Outcome {
  readonly states = new Map<number, TellingState>();
  readonly #live = new Map<Cluster, Unit[]>();
  readonly #asked = new Set<string>();

  constructor(private readonly known: Known) {}

  #isApplied(unit: Unit): boolean {
    return unit.parts.some(({ id }) => this.known.applied.has(id));
  }

  #liveOf(cluster: Cluster): readonly Unit[] {
    return this.#live.get(cluster) ?? [];
  }

  /** Of the units that are the same money one counts: what was applied, else what tells most. */
  settle(cluster: Cluster): void {
    const ordered = [...cluster.units].sort((a, b) => richness(b) - richness(a) || compare(a.key, b.key));
    const applied = ordered.filter((unit) => this.#isApplied(unit));
    const live = applied.length > 0 ? applied : ordered.slice(0, 1);
    const [winner] = live;
    const single = ordered.find((unit) => !live.includes(unit) && unit.parts.length === 1)?.parts[0];
    for (const unit of ordered) {
      const counts = live.includes(unit);
      const tellers = counts || !winner ? new Map<number, number>() : tellersOf(unit, winner);
      for (const { id } of unit.parts) {
        const partOf = counts && unit.parts.length > 1 ? (single?.id ?? null) : null;
        this.states.set(id, { counts, toldBy: tellers.get(id) ?? null, partOf, doubts: [], doubtful: false });
      }
    }
    this.#live.set(cluster, live);
  }

  /** All that `cluster` tells is told by other lines. */
  #tell(cluster: Cluster, by: (part: ToldLine) => number): void {
    for (const { parts } of cluster.units) {
      for (const part of parts) {
        const state = this.states.get(part.id);
        if (state) [state.counts, state.toldBy, state.partOf] = [false, by(part), null];
      }
    }
  }

  /** The lines of a gathering count; what tells them at once does not, unless something was applied to it. */
  settleGathered(cluster: Cluster, gathered: Unit): void {
    const whole = this.#liveOf(cluster)[0]?.parts[0];
    if (!whole) return;
    const own = new Set(gathered.parts.map(({ id }) => this.states.get(id)?.toldBy ?? id));
    const wholeApplied = this.#liveOf(cluster).some((unit) => this.#isApplied(unit));
    const partsApplied = [...own].some((id) => this.known.applied.has(id));
    if (wholeApplied && !partsApplied) {
      for (const [id, state] of this.states) {
        if (own.has(id) || (state.toldBy !== null && own.has(state.toldBy))) [state.counts, state.toldBy] = [false, whole.id]; // prettier-ignore
      }
      return;
    }
    for (const id of own) {
      const state = this.states.get(id);
      if (state) state.partOf = whole.id;
    }
    const [first = whole.id] = own;
    if (wholeApplied) this.#live.set(cluster, [...this.#liveOf(cluster), gathered]);
    else this.#tell(cluster, () => first);
  }

  /** The payments of a batch count in the batch, unless something was applied to lines that tell them one by one. */
  settleContents(cluster: Cluster): void {
    const lives = cluster.contents.flatMap((one) => this.#liveOf(one));
    const singlesApplied = lives.some((unit) => this.#isApplied(unit));
    const wholeApplied = this.#liveOf(cluster).some((unit) => this.#isApplied(unit));
    if (singlesApplied && wholeApplied) {
      this.#live.set(cluster, [...this.#liveOf(cluster), ...lives.filter((unit) => this.#isApplied(unit))]);
    }
    if (singlesApplied && !wholeApplied) {
      const tellers = new Map(cluster.contents.map((one) => [one.within?.part.id, this.#liveOf(one)[0]?.parts[0]?.id]));
      const first = [...tellers.values()][0] ?? 0;
      this.#tell(cluster, ({ id }) => tellers.get(id) ?? first);
      return;
    }
    for (const one of cluster.contents) {
      const part = one.within?.part.id ?? 0;
      const teller = this.states.get(part)?.toldBy ?? part;
      if (!this.#liveOf(one).some((unit) => this.#isApplied(unit))) this.#tell(one, () => teller);
    }
  }

  askOf(a: Unit, b: Unit, linking: Linking): void {
    const [ofA, ofB] = [linking.clusterOfLine(a.parts[0]?.id ?? 0), linking.clusterOf(b)];
    if (!ofA || ofA === ofB) return;
    const whole = ofA.units.some((unit) => unit.parts.length === a.parts.length && unit.parts[0] === a.parts[0]);
    if (whole) {
      if (linking.mayJoin(ofA, ofB)) this.#ask(firstParts(this.#liveOf(ofA)), firstParts(this.#liveOf(ofB)));
    } else if (a.parts.length > 1) {
      if (linking.mayGather(a, ofB)) this.#ask(b.parts, a.parts);
    } else if (linking.mayScatter(ofA, ofB)) this.#ask(a.parts, b.parts);
  }

  /** Something was applied to two tellings of the same money. */
  askApplied(cluster: Cluster): void {
    const [first, ...others] = this.#liveOf(cluster);
    if (first) for (const other of others) this.#ask(first.parts, other.parts, true);
  }

  #ask(one: readonly ToldLine[], other: readonly ToldLine[], again = false): void {
    const [a, b] = [one[0], other[0]];
    if (!a || !b || this.#asked.has(pairOf(a.id, b.id)) || (!again && this.known.answers.has(pairOf(a.id, b.id))))
      return;
    const [from, to] = [this.states.get(a.id), this.states.get(b.id)];
    if (!from || !to) return;
    for (const { id } of [...one, ...other]) {
      const state = this.states.get(id);
      if (state) state.doubtful = true;
    }
    if (from.doubts.length >= MOST_DOUBTS || to.doubts.length >= MOST_DOUBTS) return;
    this.#asked.add(pairOf(a.id, b.id));
    from.doubts.push(b.id);
    to.doubts.push(a.id);
  }
}

const firstParts = (units: readonly Unit[]): readonly ToldLine[] => units[0]?.parts ?? [];

/** Which part of the winner tells each part: the one with the same amount for which most speaks. */
function tellersOf(unit: Unit, winner: Unit): Map<number, number> {
  const first = winner.parts[0]?.id ?? 0;
  const free = new Map<number, ToldLine[]>();
  for (const part of winner.parts) {
    const list = free.get(part.amountMinor);
    if (list) list.push(part);
    else free.set(part.amountMinor, [part]);
  }
  const tellers = new Map<number, number>();
  for (const part of unit.parts) {
    const fitting = unit.parts.length > 1 ? (free.get(part.amountMinor) ?? []) : [];
    const own = unitOf([part]);
    let [best, score] = [-1, -2];
    fitting.slice(0, 50).forEach((one, at) => {
      const now = evidence(own, unitOf([one])) ?? -1;
      if (now > score) [best, score] = [at, now];
    });
    tellers.set(part.id, fitting[best]?.id ?? first);
    if (best >= 0) fitting.splice(best, 1);
  }
  return tellers;
}
