import { WrongUse } from '../kernel/result';
import { namedItems } from '../ledger/named.cli';
import type { Work } from '../platform/work';
import type { ObjectedItem } from './raising';

/** What is disputed, as it is named on the command line: documents, with an amount or with numbers of their lines. */
interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

interface Named {
  readonly item: readonly string[];
  readonly line: readonly string[];
  readonly amount?: string;
}

export async function objectedItems(
  work: Work,
  whose: Whose,
  { item, line, amount }: Named,
): Promise<readonly ObjectedItem[]> {
  const lines = linesGiven(line);
  const documents = [...item, ...[...lines.keys()].filter((document) => !item.includes(document))];
  const found = await namedItems(work, whose, documents, amount);
  const named = found.map(({ item: { itemId }, amountMinor }) => ({ itemId, amountMinor }));
  return lines.size === 0 ? named : withLines(work, whose, lines, named);
}

/** The numbers of lines, by the document as it was written. */
function linesGiven(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const text of texts) {
    const [, document, no] = /^(.+)=([^=]+)$/.exec(text) ?? [];
    if (document === undefined || no === undefined) {
      throw new WrongUse(`${text} names no line.`, 'Write the document and the number of its line: --line F-1001=2');
    }
    found.set(document, [...(found.get(document) ?? []), no.trim()]);
  }
  return found;
}

/** Each item once, with the lines of its document. An invoice with open parts of its own is named with the part. */
async function withLines(
  work: Work,
  whose: Whose,
  lines: ReadonlyMap<string, readonly string[]>,
  named: readonly ObjectedItem[],
): Promise<ObjectedItem[]> {
  const items = new Map<number, ObjectedItem>();
  for (const { itemId, amountMinor } of named) {
    items.set(itemId, { itemId, amountMinor: amountMinor ?? items.get(itemId)?.amountMinor ?? null });
  }
  for (const [document, numbers] of lines) {
    const [one, another] = await namedItems(work, whose, [document]);
    if (another) throw new WrongUse(`${document} is due in several parts.`, 'Name one: --line F-1001/1=2');
    const known = one && items.get(one.item.itemId);
    if (known) items.set(known.itemId, { ...known, lines: numbers });
  }
  return [...items.values()];
}
