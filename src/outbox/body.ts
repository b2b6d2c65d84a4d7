import { Refusal } from '../kernel/result';
import type { BlockName } from './blank';
import { blockIn } from './template';

/**
 * A filled body as parts, in order. Email, its plain text, letter and preview are written from these same parts: none can
 * say what the others do not.
 *
 * A paragraph in `**…**` is the one that is read first; lines that begin with `- ` are a list, one with `# ` a heading;
 * other line breaks stay.
 */
export type Part =
  | { readonly kind: 'lead'; readonly lines: readonly string[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly string[] }
  | { readonly kind: 'block'; readonly block: BlockName };

export function partsIn(body: string): Part[] {
  return body
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap(partsOfParagraph);
}

function partsOfParagraph(paragraph: string): Part[] {
  const block = blockIn(paragraph);
  if (block !== undefined) return [{ kind: 'block', block: block as BlockName }];
  if (/[\ue000\ue001]/.test(paragraph)) {
    throw new Refusal(
      'template-faults',
      'In a template a table does not stand on a line of its own.',
      'Put an empty line above and below {{table}}, {{not_asked}}, {{payment}} and {{paragraphs}}.',
    );
  }
  if (/^\*\*[\s\S]+\*\*$/.test(paragraph)) return [{ kind: 'lead', lines: linesOf(paragraph.slice(2, -2)) }];
  return runsOf(linesOf(paragraph));
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Neighbouring lines of one sort make one part. */
function runsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (line.startsWith('# ')) parts.push({ kind: 'heading', text: line.slice(2) });
    else if (line.startsWith('- ')) {
      if (last?.kind === 'list') parts[parts.length - 1] = { kind: 'list', entries: [...last.entries, line.slice(2)] };
      else parts.push({ kind: 'list', entries: [line.slice(2)] });
    } else if (last?.kind === 'paragraph') {
      parts[parts.length - 1] = { kind: 'paragraph', lines: [...last.lines, line] };
    } else parts.push({ kind: 'paragraph', lines: [line] });
  }
  return parts;
}
