/**
 * Which document a file belongs to, by its name: the longest document number that stands in it, blanks and marks left aside. A file
 * that fits several documents equally well fits none: a person says which.
 */
export interface NamedDocument {
  readonly entryId: number;
  readonly customerId: number;
  readonly type: 'invoice' | 'credit_note';
  readonly document: string;
  readonly customerCode: string;
}

export type FileMatch =
  | { readonly file: string; readonly is: 'matched'; readonly document: NamedDocument }
  | { readonly file: string; readonly is: 'ambiguous'; readonly candidates: readonly NamedDocument[] }
  | { readonly file: string; readonly is: 'unmatched' };

/** A file that is attached to nothing, and why. */
export type LeftOut =
  | Exclude<FileMatch, { readonly is: 'matched' }>
  | { readonly file: string; readonly is: 'refused'; readonly code: string; readonly message: string };

/** Letters and digits only, in capitals: `F-1001/a` → `F1001A`. */
export const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Longer runs of tokens are no document number. */
const MOST_TOKENS = 8;

/**
 * What in a file name may be a document number, bare: every run of its tokens. A number of one to three characters counts only where
 * nothing else in the name has a digit, because days and pages are numbers too.
 */
export function numbersIn(fileName: string): string[] {
  const stem = (fileName.split('/').pop() ?? '').replace(/\.[a-z0-9]{1,5}$/i, '');
  const tokens = stem
    .split(/[^\p{L}\p{N}]+/u)
    .map(bare)
    .filter((token) => token !== '');
  const withDigits = tokens.filter((token) => /\d/.test(token));
  const found = new Set<string>();
  for (let from = 0; from < tokens.length; from++) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + MOST_TOKENS); to++) {
      const run = tokens.slice(from, to).join('');
      if (/\d/.test(run) && (run.length > 3 || withDigits.length === 1)) found.add(run);
    }
  }
  return [...found];
}

/** `documents` are those whose bare numbers stand in some of the names. */
export function matchFiles(files: readonly string[], documents: readonly NamedDocument[]): FileMatch[] {
  const byNumber = new Map<string, NamedDocument[]>();
  for (const document of documents) {
    const number = bare(document.document);
    byNumber.set(number, [...(byNumber.get(number) ?? []), document]);
  }
  return files.map((file) => matchOf(file, byNumber));
}

function matchOf(file: string, byNumber: ReadonlyMap<string, readonly NamedDocument[]>): FileMatch {
  const numbers = numbersIn(file).filter((number) => byNumber.has(number));
  const longest = Math.max(0, ...numbers.map((number) => number.length));
  const fitting = numbers.filter((number) => number.length === longest).flatMap((number) => byNumber.get(number) ?? []);
  const named = new Set(numbersIn(file));
  const ofCustomer = fitting.filter(({ customerCode }) => named.has(bare(customerCode)));
  const candidates = fitting.length > 1 && ofCustomer.length > 0 ? ofCustomer : fitting;
  const [document] = candidates;
  if (!document) return { file, is: 'unmatched' };
  return candidates.length === 1 ? { file, is: 'matched', document } : { file, is: 'ambiguous', candidates };
}
