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
  const text = node.original.toString();
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
  if (!node.escaped) return fault(search, node, 'use two braces, not three and no &');
  const name = plainName(node, search);
  if (name === undefined) return;
  if (name === 'this' && scope.inEach) return;
  const blank = blankNamed(name);
  if (blank === undefined) return fault(search, node, `there is no blank {{${name}}}`);
  search.used.add(name);
  if (blank.kind === 'yes-no' || blank.kind === 'list') {
    return fault(search, node, `{{${name}}} is asked with {{#${blank.kind === 'list' ? 'each' : 'if'} ${name}}}`);
  }
  if (blank.kind === 'text' && blank.optional && !scope.asked.has(name)) {
    return fault(search, node, `{{${name}}} may be empty: print it inside {{#if ${name}}}`);
  }
  if (blank.kind === 'block' && !search.blocks) fault(search, node, `{{${name}}} cannot stand in a subject`);
  if (blank.kind === 'block' && !standsAlone(around)) fault(search, node, `{{${name}}} must stand alone on its line`);
}

function asked(node: hbs.AST.BlockStatement, scope: Scope, search: Search, depth: number): void {
  const helper = node.path.original.toString();
  const [param, ...more] = node.params;
  const name = param === undefined ? undefined : pathName(param);
  if (
    (helper !== 'if' && helper !== 'each') ||
    more.length > 0 ||
    (node.hash as hbs.AST.Hash | undefined)?.pairs.length
  ) {
    return fault(search, node, 'only {{#if blank}} and {{#each list}} may be used');
  }
  const blank = name === undefined ? undefined : blankNamed(name);
  if (name === undefined || blank === undefined)
    return fault(search, node, `{{#${helper}}} asks for no declared blank`);
  if (helper === 'each' && (blank.kind !== 'list' || scope.inEach)) {
    return fault(search, node, scope.inEach ? 'an {{#each}} may not stand in another' : `{{${name}}} is no list`);
  }
  if (blank.kind === 'block') return fault(search, node, `{{${name}}} cannot be asked for`);
  search.used.add(name);
  const inside = { asked: new Set([...scope.asked, name]), inEach: scope.inEach || helper === 'each' };
  walk(node.program.body, inside, search, depth + 1);
  walk((node.inverse as hbs.AST.Program | undefined)?.body ?? [], scope, search, depth + 1);
}

/** The name in `{{name}}` where it is nothing but a name. */
function plainName(node: hbs.AST.MustacheStatement, search: Search): string | undefined {
  const name = pathName(node.path);
  const bare = node.params.length === 0 && !(node.hash as hbs.AST.Hash | undefined)?.pairs.length;
  if (name === undefined || !bare) fault(search, node, 'only the plain name of a blank may stand in {{ }}');
  return bare ? name : undefined;
}

function pathName(node: hbs.AST.Node): string | undefined {
  if (node.type !== 'PathExpression') return undefined;
  const path = node as hbs.AST.PathExpression;
  if (path.data || path.depth > 0) return undefined;
  return path.original === 'this' ? 'this' : /^[a-z_]+$/.test(path.original) ? path.original : undefined;
}

function standsAlone([before, after]: Neighbours): boolean {
  const text = (node: hbs.AST.Statement | undefined): string | undefined =>
    node?.type === 'ContentStatement' ? (node as hbs.AST.ContentStatement).value.toString() : undefined;
  const above = before === undefined || /(^|\n)[ \t]*$/.test(text(before) ?? 'x');
  const below = after === undefined || /^[ \t]*(\n|$)/.test(text(after) ?? 'x');
  return above && below;
}

function fault(search: Search, node: hbs.AST.Node, says: string, linesDown = 0): void {
  search.faults.push(`Line ${search.firstLine + node.loc.start.line - 1 + linesDown}: ${says}.`);
}
