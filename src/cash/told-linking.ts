import type { Day } from '../kernel/day';
import { evidence, type ToldLine, type Unit } from './told-unit';

/** What is known of lines that several files tell, and which of them are linked as the same money. */
export interface Known {
  /** What a person said of two lines, by `pairOf`. */
  readonly answers: ReadonlyMap<string, 'same' | 'other'>;
  /** Lines of which money was applied: they go on counting. */
  readonly applied: ReadonlySet<number>;
  /** Is all that moved on this day in the statements of that kind? */
  isComplete(telling: string, day: Day, currency: string): boolean;
}

export const pairOf = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

/** Units that are the same money: at most one of each telling. */
export interface Cluster {
  readonly units: Unit[];
  readonly tellings: Set<string>;
  /** Single lines that together tell all of it. */
  gathered?: Unit;
  /** It is one payment of a batch that another file tells as a whole. */
  within?: { readonly whole: Cluster; readonly part: ToldLine };
  /** Those of which that is so. */
  readonly contents: Cluster[];
}

/** `a` and `b` are perhaps the same money. */
export interface Edge {
  readonly a: Unit;
  readonly b: Unit;
  readonly score: number;
}

/** Which units are the same money, as far as it is known: joined one after the other. */
export class Linking {
  readonly #clusters = new Map<Unit, Cluster>();
  readonly #said = new Map<string, 'same' | 'other'>();
  readonly #unitOfLine = new Map<number, Unit>();
  readonly #joined = new Set<Cluster>();

  constructor(
    readonly units: readonly Unit[],
    private readonly known: Known,
  ) {
    for (const unit of units) {
      const cluster = { units: [unit], tellings: new Set([unit.telling]), contents: [] };
      this.#clusters.set(unit, cluster);
      this.#joined.add(cluster);
      for (const { id } of unit.parts) this.#unitOfLine.set(id, unit);
    }
    for (const [pair, said] of known.answers) {
      const [a, b] = pair.split('-').map((id) => this.#unitOfLine.get(Number(id))?.key);
      if (a !== undefined && b !== undefined) {
        this.#said.set(`${a}\n${b}`, said);
        this.#said.set(`${b}\n${a}`, said);
      }
    }
  }

  get clusters(): Iterable<Cluster> {
    return this.#joined;
  }

  clusterOf(unit: Unit): Cluster {
    return this.#clusters.get(unit) ?? { units: [unit], tellings: new Set([unit.telling]), contents: [] };
  }

  clusterOfLine(id: number): Cluster | undefined {
    const unit = this.#unitOfLine.get(id);
    return unit && this.#clusters.get(unit);
  }

  edge(a: Unit, b: Unit): Edge | undefined {
    const weight = this.weight(a, b, evidence(a, b));
    return weight === undefined ? undefined : { a, b, score: weight };
  }

  /** What a person said is above all evidence. */
  weight(a: Unit, b: Unit, score: number | undefined): number | undefined {
    const said = this.#answer(a, b);
    return said === 'same' ? ANSWERED : said === 'other' ? undefined : score;
  }

  #answer(a: Unit, b: Unit): 'same' | 'other' | undefined {
    if (this.known.answers.size === 0) return undefined;
    let answer: 'same' | 'other' | undefined;
    for (const one of this.#plain(a)) for (const other of this.#plain(b)) answer ??= this.#said.get(`${one.key}\n${other.key}`); // prettier-ignore
    return answer;
  }

  /** The units of the lines of a gathering. */
  #plain(unit: Unit): Unit[] {
    if (this.#clusters.has(unit)) return [unit];
    return unit.parts.flatMap(({ id }) => this.#unitOfLine.get(id) ?? []);
  }

  /** False where it would put two movements of one file together, or what a person has parted. */
  join({ a, b }: Edge): boolean {
    const [one, other] = [this.clusterOf(a), this.clusterOf(b)];
    if (!this.mayJoin(one, other)) return false;
    for (const unit of other.units) {
      one.units.push(unit);
      one.tellings.add(unit.telling);
      this.#clusters.set(unit, one);
    }
    this.#joined.delete(other);
    return true;
  }

  mayJoin(one: Cluster, other: Cluster): boolean {
    if (one === other || isBound(one) || isBound(other)) return false;
    if ([...other.tellings].some((telling) => one.tellings.has(telling))) return false;
    return !one.units.some((a) => other.units.some((b) => this.#answer(a, b) === 'other'));
  }

  /** Single lines (`a`) tell together what `b` tells at once. */
  gather({ a, b }: Edge): boolean {
    const whole = this.clusterOf(b);
    if (!this.mayGather(a, whole)) return false;
    whole.gathered = a;
    whole.tellings.add(a.telling);
    for (const { id } of a.parts) this.#gathered.add(id);
    return true;
  }

  readonly #gathered = new Set<number>();

  mayGather(a: Unit, whole: Cluster): boolean {
    if (isBound(whole) || whole.tellings.has(a.telling)) return false;
    if (whole.units.some(({ parts }) => parts.length > 1)) return false;
    return a.parts.every(({ id }) => {
      const own = this.clusterOfLine(id);
      return !this.#gathered.has(id) && own?.within === undefined && own !== undefined && own !== whole && ![...whole.tellings].some((telling) => own.tellings.has(telling)); // prettier-ignore
    });
  }
  /** The payments of a batch (`whole`), each told by a line of another file. */
  scatter(whole: Unit, singles: readonly Unit[]): boolean {
    const own = this.clusterOf(whole);
    const others = singles.map((single) => this.clusterOf(single));
    if (new Set(others).size < others.length || !others.every((other) => this.mayScatter(own, other))) return false;
    whole.parts.forEach((part, at) => {
      const other = others[at];
      if (!other) return;
      other.within = { whole: own, part };
      own.contents.push(other);
    });
    for (const other of others) for (const telling of other.tellings) own.tellings.add(telling);
    return true;
  }

  mayScatter(whole: Cluster, single: Cluster): boolean {
    if (whole === single || whole.gathered !== undefined || whole.within !== undefined || isBound(single)) return false;
    if (single.units.some(({ parts }) => parts.length > 1 || this.#gathered.has(parts[0]?.id ?? 0))) return false;
    return ![...single.tellings].some((telling) => whole.tellings.has(telling));
  }
}

const isBound = ({ gathered, within, contents }: Cluster): boolean =>
  gathered !== undefined || within !== undefined || contents.length > 0;

const ANSWERED = 1_000;
