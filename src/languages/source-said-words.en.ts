/**
 * What a platform or a list says instead of the customer where a dispute begins with it: kept in the company’s language, as its own files are.
 */
export const en = {
  refused: 'The buyer’s platform says: refused.',
  disputed: 'The buyer’s platform says: in dispute.',
  listed: 'Disputed, as the imported list says.',
};

export type SourceSaidWords = Readonly<Record<keyof typeof en, string>>;
