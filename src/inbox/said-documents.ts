import { isTelling, keysOf, plain } from '../cash/number-key';

/**
 * Which of a customer's open documents a text names: by their whole numbers however they are cut up (`F 1001`, `F-1001`), by their digits where these
 * are many, and by their last digits behind a word such as `invoice`.
 */
export interface SaidDocument {
  readonly document: string;
  readonly from: number;
}

export interface DocumentIndex {
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  readonly byTail: ReadonlyMap<string, readonly string[]>;
}

const MOST_CHUNKS = 2_000;
const MOST_TOGETHER = 5;

export function indexOf(documents: readonly string[]): DocumentIndex {
  const byKey = new Map<string, string[]>();
  const byTail = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, document: string): void => {
    const found = map.get(key);
    if (found === undefined) map.set(key, [document]);
    else if (!found.includes(document)) found.push(document);
  };
  for (const document of documents) {
    const { full, digits, tail } = keysOf(document);
    if (full.length >= 3) put(byKey, full, document);
    if (digits !== full && isTelling(digits)) put(byKey, digits, document);
    if (tail.length >= 2) put(byTail, tail, document);
    if (digits.length >= 2) put(byTail, digits, document);
  }
  return { byKey, byTail };
}

const CALLED =
  /(?:invoices?|inv|bill|factures?|fact|rechnung(?:en)?|rg|re|rech|faktura(?:n)?|fakturor(?:na)?|factuur|facturen|fact(?:uras?)?|facturas?|fra|documents?|beleg(?:e)?|numbers?|nummer|numero|nr|no|n°|#)\W{0,3}(?:nr|no|n°|nummer|number|numero|num)?\W{0,3}$/;

/** In the order in which they stand in a folded text, each once. */
export function documentsIn(text: string, { byKey, byTail }: DocumentIndex): SaidDocument[] {
  const chunks = [...text.matchAll(/[a-z0-9]+/g)].slice(0, MOST_CHUNKS).map((found) => ({ text: found[0], from: found.index, to: found.index + found[0].length })); // prettier-ignore
  const found: SaidDocument[] = [];
  let lastCalled = -1;
  for (let at = 0; at < chunks.length; at++) {
    const chunk = chunks[at];
    if (chunk === undefined) break;
    const long = longestAt(chunks, at, { text, byKey });
    const isCalled = CALLED.test(text.slice(Math.max(0, chunk.from - 30), chunk.from)) || (lastCalled >= 0 && isListed(text.slice(lastCalled, chunk.from))); // prettier-ignore
    const documents = long?.documents ?? (isCalled && /^\d+$/.test(chunk.text) && !isDayOrAmount(text, chunk) ? byTail.get(chunk.text.replace(/^0+/, '')) : undefined); // prettier-ignore
    if (documents?.length !== 1) continue;
    found.push({ document: documents[0] ?? '', from: chunk.from });
    at += (long?.count ?? 1) - 1;
    lastCalled = chunks[at]?.to ?? -1;
  }
  return found.filter((one, at) => found.findIndex((other) => other.document === one.document) === at);
}

/** `1001, 1002 and 1003`: what follows a number is one too. */
const isListed = (between: string): boolean =>
  /^(?: ?[,;/&+] ?| (?:and|und|et|och|en|y|sowie|as well as) )$/.test(between);

const isDayOrAmount = (text: string, { from, to }: { from: number; to: number }): boolean =>
  /^[.,/]\d|^ ?(?:€|eur|kr|%)/.test(text.slice(to, to + 5)) || /\d[./]$/.test(text.slice(Math.max(0, from - 2), from));

interface Chunk {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The most pieces that make a number together, with nothing but a mark or a blank between them. */
function longestAt(
  chunks: readonly Chunk[],
  at: number,
  { text, byKey }: { readonly text: string; readonly byKey: DocumentIndex['byKey'] },
): { documents: readonly string[]; count: number } | undefined {
  let joined = '';
  let best: { documents: readonly string[]; count: number } | undefined;
  for (let count = 1; count <= MOST_TOGETHER; count++) {
    const [chunk, before] = [chunks[at + count - 1], chunks[at + count - 2]];
    if (chunk === undefined) break;
    if (count > 1 && before !== undefined && !/^[ ./_-]{1,3}$/.test(text.slice(before.to, chunk.from))) break;
    joined += plain(chunk.text);
    if (joined.length > 40) break;
    const documents = byKey.get(joined);
    if (documents !== undefined) best = { documents, count };
  }
  return best;
}
