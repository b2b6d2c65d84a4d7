/** A small piece of an XML file as a tree: local names, texts, currencies. It says when it has become too large to be one. */
export interface Node {
  readonly name: string;
  /** The attribute of that name. */
  readonly currency: string;
  readonly children: Node[];
  readonly parent: Node | undefined;
  /** Counts the nodes of the whole tree. */
  readonly size: { nodes: number };
  text: string;
}

const MOST_NODES = 400_000;

export function nodeOf(name: string, currency: string, parent: Node | undefined): Node {
  const node: Node = { name, currency, children: [], parent, size: parent?.size ?? { nodes: 0 }, text: '' };
  node.size.nodes++;
  parent?.children.push(node);
  return node;
}

export const isFull = (node: Node): boolean => node.size.nodes > MOST_NODES;
/**
 * Leaves the named parts out at any depth. What stays counts half from then on: a batch of many payments is many small trees of which all is
 * known, and no tree without an end.
 */
export function slim(node: Node, without: ReadonlySet<string>): void {
  const before = countOf(node);
  leaveOut(node, without);
  const stays = countOf(node);
  node.size.nodes -= before - stays + (stays >> 1);
}

function leaveOut(node: Node, without: ReadonlySet<string>): void {
  const { children } = node;
  let kept = 0;
  for (const child of children) {
    if (without.has(child.name)) continue;
    leaveOut(child, without);
    children[kept++] = child;
  }
  children.length = kept;
}

const countOf = (node: Node): number => node.children.reduce((count, child) => count + countOf(child), 1);

export const hasPart = (node: Node): boolean => node.children.length > 0 || node.text.trim() !== '';

/** The nodes on a path of names, each step all that are there. */
export function all(node: Node, path: string): Node[] {
  const found: Node[] = [];
  gather(node, stepsOf(path), 0, found);
  return found;
}

function gather(node: Node, steps: readonly string[], at: number, found: Node[]): void {
  if (at === steps.length) found.push(node);
  else for (const child of node.children) if (child.name === steps[at]) gather(child, steps, at + 1, found);
}

export const first = (node: Node, path: string): Node | undefined => firstOn(node, stepsOf(path), 0);

function firstOn(node: Node, steps: readonly string[], at: number): Node | undefined {
  if (at === steps.length) return node;
  for (const child of node.children) {
    const found = child.name === steps[at] ? firstOn(child, steps, at + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Paths are few, all in the code, and each is asked for in every entry of a file. */
const cut = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const known = cut.get(path);
  if (known) return known;
  const steps = path.split('/');
  cut.set(path, steps);
  return steps;
}

/** The first text on any of the paths. */
export function text(node: Node, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const found = first(node, path)?.text.trim();
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}
