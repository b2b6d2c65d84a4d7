import type { Blank } from './blank';
import { blankNamed } from './blanks';
import { fault, type Fault, type FaultCode } from './template-fault';

/**
 * What may stand in a template, node by node: text without HTML, declared blanks, `{{#if blank}}`, `{{#each list}}` one
 * deep, comments. A blank that may be empty is printed only where the template asked for it, so that no gap is sent.
 */
export interface Found {
  readonly faults: readonly Fault[];
  readonly used: ReadonlySet<string>;
}

/** In which template this is, and may tables stand here? */
export interface Where {
  readonly code: string;
  readonly blocks: boolean;
}

/** `firstLine` is the line of the whole source on which these nodes begin. */
export function faultsInNodes(nodes: readonly hbs.AST.Statement[], firstLine: number, where: Where): Found {
  const search: Search = { faults: [], used: new Set(), firstLine, ...where };
  walk(nodes, { asked: new Set(), inEach: false }, search);
  return search;
}

interface Search extends Where {
  readonly faults: Fault[];
  readonly used: Set<string>;
  readonly firstLine: number;
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
        if (depth >= DEEPEST) note(search, node, says('too_deep'));
        else asked(node as hbs.AST.BlockStatement, scope, search, depth);
        break;
      default:
        note(search, node, says('forbidden', { what: NAMES[node.type] ?? node.type }));
    }
  }
}

const NAMES: Readonly<Record<string, string>> = {
  PartialStatement: '{{> …}}',
  PartialBlockStatement: '{{#> …}}',
  Decorator: '{{* …}}',
  DecoratorBlock: '{{#* …}}',
};

function content(node: hbs.AST.ContentStatement, search: Search): void {
  const text = node.original as unknown as string;
  const at = text.search(/<[a-z!/?]/i);
  if (at < 0) return;
  note(search, node, says('html'), text.slice(0, at).split('\n').length - 1);
}

type Neighbours = readonly [hbs.AST.Statement | undefined, hbs.AST.Statement | undefined];

function printed(node: hbs.AST.MustacheStatement, around: Neighbours, scope: Scope, search: Search): void {
  const name = pathName(node.path);
  const wrong = node.escaped ? wrongPrinted(node, blankIn(name, search), scope, around) : says('three_braces');
  if (wrong !== undefined) note(search, node, wrong);
  const { blank } = blankIn(name, search);
  if (name !== undefined && blank !== undefined) search.used.add(name);
  if ((blank?.kind === 'block' || blank?.kind === 'legal') && !search.blocks)
    note(search, node, says('in_subject', { name: name ?? '' }));
}

interface NamedBlank {
  readonly name: string | undefined;
  readonly blank: Blank | undefined;
}

const blankIn = (name: string | undefined, { code }: Search): NamedBlank => ({
  name,
  blank: name === undefined ? undefined : blankNamed(name, code),
});

function wrongPrinted(
  node: hbs.AST.MustacheStatement,
  { name, blank }: NamedBlank,
  scope: Scope,
  around: Neighbours,
): Says | undefined {
  if (name === undefined || !isBare(node)) return says('plain_name');
  if (name === 'this' && scope.inEach) return undefined;
  switch (blank?.kind) {
    case undefined:
      return says('unknown', { name });
    case 'yes-no':
      return says('ask_if', { name });
    case 'list':
      return says('ask_each', { name });
    case 'text':
      if (!blank.optional || scope.asked.has(name)) return undefined;
      return says('may_be_empty', { name });
    case 'block':
    case 'legal':
      return standsAlone(around) ? undefined : says('alone', { name });
  }
}

const isBare = (node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement): boolean =>
  !(node.hash as hbs.AST.Hash | undefined)?.pairs.length &&
  (node.type === 'BlockStatement' || node.params.length === 0);

function asked(node: hbs.AST.BlockStatement, scope: Scope, search: Search, depth: number): void {
  const helper = node.path.original;
  const [param, ...more] = node.params;
  const name = param === undefined || more.length > 0 || !isBare(node) ? undefined : pathName(param);
  const wrong = wrongAsked(helper, blankIn(name, search), scope);
  if (wrong !== undefined || name === undefined) {
    note(search, node, wrong ?? says('only_if_each'));
    return;
  }
  search.used.add(name);
  const inside = { asked: new Set([...scope.asked, name]), inEach: scope.inEach || helper === 'each' };
  walk(node.program.body, inside, search, depth + 1);
  walk((node.inverse as hbs.AST.Program | undefined)?.body ?? [], scope, search, depth + 1);
}

function wrongAsked(helper: string, { name, blank }: NamedBlank, scope: Scope): Says | undefined {
  if ((helper !== 'if' && helper !== 'each') || name === undefined) return says('only_if_each');
  if (blank === undefined) return says('asks_unknown', { helper });
  if (blank.kind === 'block' || blank.kind === 'legal') return says('not_asked_for', { name });
  if (helper === 'if') return undefined;
  if (scope.inEach) return says('each_in_each');
  return blank.kind === 'list' ? undefined : says('no_list', { name });
}

function pathName(node: hbs.AST.Node): string | undefined {
  if (node.type !== 'PathExpression') return undefined;
  const path = node as hbs.AST.PathExpression;
  if (path.data || path.depth > 0) return undefined;
  return path.original === 'this' ? 'this' : /^(legal\.)?[a-z_]+$/.test(path.original) ? path.original : undefined;
}

function standsAlone([before, after]: Neighbours): boolean {
  const text = (node: hbs.AST.Statement | undefined): string | undefined =>
    node?.type === 'ContentStatement' ? (node as hbs.AST.ContentStatement).value : undefined;
  const above = before === undefined || /(^|\n)[ \t]*$/.test(text(before) ?? 'x');
  const below = after === undefined || /^[ \t]*(\n|$)/.test(text(after) ?? 'x');
  return above && below;
}

type Says = Pick<Fault, 'code' | 'values'>;

const says = (code: FaultCode, values: Fault['values'] = {}): Says => ({ code, values });

function note(search: Search, node: hbs.AST.Node, { code, values }: Says, linesDown = 0): void {
  search.faults.push(fault(code, search.firstLine + node.loc.start.line - 1 + linesDown, values));
}
