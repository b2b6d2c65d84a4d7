import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * The sentences that the sources refuse with (`new Refusal`, `new WrongUse`) where a page may come to show them: not those of the
 * commands, of the demo and of what is done to a whole installation. Values are blanks, `There is no customer {1}.`
 */
const SOURCES = join(__dirname, '../..');
const OF_COMMANDS =
  /\.test\.ts$|\/testing\/|\.cli\.ts$|(?:^|\/)cli\.ts$|^(?:config|demo|stories)|platform\/(?:restore|backup)/;

export function thrownTexts(): { readonly texts: readonly string[]; readonly unknown: readonly string[] } {
  const texts = new Set<string>();
  const unknown: string[] = [];
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || OF_COMMANDS.test(file)) continue;
    const text = readFileSync(join(SOURCES, file), 'utf8');
    if (!/new (?:Refusal|WrongUse)\(/.test(text)) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    for (const part of thrownIn(source).flatMap(branchesOf)) {
      const found = textOf(part) ?? ownConstant(source, part);
      for (const one of [found ?? []].flat()) texts.add(one);
      if (found === undefined && !isWord(part)) unknown.push(`${file}: ${part.getText()}`);
    }
  }
  return { texts: [...texts].filter((text) => text !== ''), unknown };
}

function thrownIn(source: ts.SourceFile): ts.Expression[] {
  const found: ts.Expression[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      const { text } = node.expression;
      const given = [...(node.arguments ?? [])];
      if (text === 'Refusal') found.push(...given.slice(1, 3));
      if (text === 'WrongUse') found.push(...given.slice(0, 2));
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

function branchesOf(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return branchesOf(node.expression);
  if (!ts.isConditionalExpression(node)) return [node];
  return [...branchesOf(node.whenTrue), ...branchesOf(node.whenFalse)];
}

function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  if (!ts.isTemplateExpression(node)) return undefined;
  const text = node.head.text + node.templateSpans.map(({ literal }) => `{0}${literal.text}`).join('');
  let blank = 0;
  return text.replace(/(?:\{0\})+/g, () => `{${++blank}}`); // two values side by side are one
}

/** A constant or a table of the same file that holds the sentences. */
function ownConstant(source: ts.SourceFile, node: ts.Expression): string[] | undefined {
  const name = ts.isElementAccessExpression(node) ? node.expression.getText() : ts.isIdentifier(node) ? node.text : '';
  const found: string[] = [];
  const walk = (inner: ts.Node): void => {
    if (ts.isVariableDeclaration(inner) && inner.name.getText() === name && inner.initializer) {
      const { initializer } = inner;
      const values = ts.isObjectLiteralExpression(initializer)
        ? initializer.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? [one.initializer] : []))
        : [initializer];
      for (const value of values) found.push(...[textOf(value) ?? []].flat());
    }
    ts.forEachChild(inner, walk);
  };
  walk(source);
  return found.length === 0 ? undefined : found;
}

/** Words of a language already, sentences that another refusal or question brings, or a value that is passed on. */
const isWord = (node: ts.Expression): boolean =>
  ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) || ts.isSpreadElement(node) || ts.isIdentifier(node);
