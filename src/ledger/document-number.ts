import { asciiSmall } from '../customers/sought';

/** The number of a document without the letters in front of it: what people type of it, and what an index knows. */
export const BEFORE_NUMBER = 'abcdefghijklmnopqrstuvwxyz-_/#.: 0';

export function coreOf(text: string): string {
  const small = asciiSmall(text);
  let from = 0;
  while (from < small.length && BEFORE_NUMBER.includes(small[from] ?? '')) from += 1;
  return small.slice(from);
}
