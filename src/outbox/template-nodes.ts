import { blankNamed } from './blanks';

/**
 * What may stand in a template, node by node: text without HTML, declared blanks, `{{#if blank}}`, `{{#each list}}` one
 * deep, comments. A blank that may be empty is printed only where the template asked for it, so that no gap is sent.
 */
export interface Found {
  readonly faults: readonly string[];
  readonly used: ReadonlySet<string>;
}

/** `firstLine` is the line of the whole source on which these nodes begin; `blocks`: may tables stand here? */
export function faultsInNodes(nodes: readonly hbs.AST.Statement[], firstLine: number, blocks: boolean): Found {
  const search: Search = { faults: [], used: new Set(), firstLine, blocks };
  walk(nodes, { asked: new Set(), inEach: false }, search);
  return search;
}

interface Search {
  readonly faults: string[];
  readonly used: Set<string>;
  readonly firstLine: number;
  readonly blocks: boolean;
}

/** Which blanks an `if` around has asked for, and whether this is inside an `each`. */
interface Scope {
  readonly asked: ReadonlySet<string>;
  readonly inEach: boolean;
}

const DEEPEST = 5;

function walk(nodes: readonly hbs.AST.Statement[], scope: Scope, search: Search, depth = 0): void {
  for (const [at, node] of nodes.entries()) {
    switch (node.type) {
      case 'ContentStatement':
        content(node as hbs.AST.ContentStatement, search);
        break;
      case 'CommentStatement':
        break;
      case 'MustacheStatement':
        printed(node as hbs.AST.MustacheStatement, [nodes[at - 1], nodes[at + 1]], scope, search);
        break;
      case 'BlockStatement':
        if (depth >= DEEPEST) fault(search, node, 'too many {{#if}} inside each other');
        else asked(node as hbs.AST.BlockStatement, scope, search, depth);
        break;
      default:
        fault(search, node, `${NAMES[node.type] ?? node.type} may not be used`);
    }
  }
}

const NAMES: Readonly<Record<string, string>> = {
  PartialStatement: 'a partial {{> …}}',
  PartialBlockStatement: 'a partial {{#> …}}',
  Decorator: 'a decorator {{* …}}',
  DecoratorBlock: 'a decorator {{#* …}}',
};

function content(node: hbs.AST.ContentStatement, search: Search): void {
  const text = node.original as unknown as string;
  const at = text.search(/<[a-z!/?]/i);
  if (at < 0) return;
  fault(
    search,
    node,
    'HTML may not be used; ** and - give emphasis and lists',
    text.slice(0, at).split('\n').length - 1,
  );
}

type Neighbours = readonly [hbs.AST.Statement | undefined, hbs.AST.Statement | undefined];

function printed(node: hbs.AST.MustacheStatement, around: Neighbours, scope: Scope, search: Search): void {
  const name = pathName(node.path);
  const says = node.escaped ? faultOfPrinted(node, name, scope, around) : 'use two braces, not three and no &';
  if (says !== undefined) fault(search, node, says);
  const blank = name === undefined ? undefined : blankNamed(name);
  if (name !== undefined && blank !== undefined) search.used.add(name);
  if (blank?.kind === 'block' && !search.blocks) fault(search, node, `{{${name ?? ''}}} cannot stand in a subject`);
}

function faultOfPrinted(
  node: hbs.AST.MustacheStatement,
  name: string | undefined,
  scope: Scope,
  around: Neighbours,
): string | undefined {
  if (name === undefined || !isBare(node)) return 'only the plain name of a blank may stand in {{ }}';
  if (name === 'this' && scope.inEach) return undefined;
  const blank = blankNamed(name);
  switch (blank?.kind) {
    case undefined:
      return `there is no blank {{${name}}}`;
    case 'yes-no':
      return `{{${name}}} is asked with {{#if ${name}}}`;
    case 'list':
      return `{{${name}}} is asked with {{#each ${name}}}`;
    case 'text':
      if (!blank.optional || scope.asked.has(name)) return undefined;
      return `{{${name}}} may be empty: print it inside {{#if ${name}}}`;
    case 'block':
      return standsAlone(around) ? undefined : `{{${name}}} must stand alone on its line`;
  }
}

const isBare = (node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement): boolean =>
  !(node.hash as hbs.AST.Hash | undefined)?.pairs.length &&
  (node.type === 'BlockStatement' || node.params.length === 0);

function asked(node: hbs.AST.BlockStatement, scope: Scope, search: Search, depth: number): void {
  const helper = node.path.original;
  const [param, ...more] = node.params;
  const name = param === undefined || more.length > 0 || !isBare(node) ? undefined : pathName(param);
  const says = faultOfAsked(helper, name, scope);
  if (says !== undefined || name === undefined) {
    fault(search, node, says ?? ONLY_IF_AND_EACH);
    return;
  }
  search.used.add(name);
  const inside = { asked: new Set([...scope.asked, name]), inEach: scope.inEach || helper === 'each' };
  walk(node.program.body, inside, search, depth + 1);
  walk((node.inverse as hbs.AST.Program | undefined)?.body ?? [], scope, search, depth + 1);
}

const ONLY_IF_AND_EACH = 'only {{#if blank}} and {{#each list}} may be used';

function faultOfAsked(helper: string, name: string | undefined, scope: Scope): string | undefined {
  if ((helper !== 'if' && helper !== 'each') || name === undefined) return ONLY_IF_AND_EACH;
  const blank = blankNamed(name);
  if (blank === undefined) return `{{#${helper}}} asks for no declared blank`;
  if (blank.kind === 'block') return `{{${name}}} cannot be asked for`;
  if (helper === 'if') return undefined;
  if (scope.inEach) return 'an {{#each}} may not stand in another';
  return blank.kind === 'list' ? undefined : `{{${name}}} is no list`;
}

function pathName(node: hbs.AST.Node): string | undefined {
  if (node.type !== 'PathExpression') return undefined;
  const path = node as hbs.AST.PathExpression;
  if (path.data || path.depth > 0) return undefined;
  return path.original === 'this' ? 'this' : /^[a-z_]+$/.test(path.original) ? path.original : undefined;
}

function standsAlone([before, after]: Neighbours): boolean {
  const text = (node: hbs.AST.Statement | undefined): string | undefined =>
    node?.type === 'ContentStatement' ? (node as hbs.AST.ContentStatement).value : undefined;
  const above = before === undefined || /(^|\n)[ \t]*$/.test(text(before) ?? 'x');
  const below = after === undefined || /^[ \t]*(\n|$)/.test(text(after) ?? 'x');
  return above && below;
}

function fault(search: Search, node: hbs.AST.Node, says: string, linesDown = 0): void {
  search.faults.push(`Line ${search.firstLine + node.loc.start.line - 1 + linesDown}: ${says}.`);
}
