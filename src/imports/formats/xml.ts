import { SaxesParser } from 'saxes';

/**
 * An XML document as a tree of local names. Entities that the document declares itself are never expanded and files that it names are
 * never opened: a document type is refused. Depth, elements, attributes and the length of texts have limits.
 */
export interface Xml {
  /** Without its prefix. */
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Xml[];
  /** Its own, trimmed. */
  readonly text: string;
}

/** Why a document is not read, as a clause. */
export class XmlFault extends Error {
  constructor(
    readonly says: string,
    readonly line: number,
  ) {
    super(says);
  }
}

const XML_LIMITS = { depth: 60, elements: 400_000, attributes: 60, text: 40_000_000 } as const;

interface Growing extends Xml {
  readonly children: Growing[];
  text: string;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Throws XmlFault. */
export function parseXml(text: string): Xml {
  const parser = new SaxesParser({ position: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  let [elements, length] = [0, 0];
  const fail = (says: string): never => {
    throw new XmlFault(says, parser.line);
  };
  parser.on('error', (error) =>
    fail(`it is no whole XML (${error.message.replace(/^\S*?\d+:\d+: /, '').slice(0, 120)})`),
  );
  parser.on('doctype', () => fail('it brings a document type of its own, which no invoice has'));
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > XML_LIMITS.elements) fail(`it has more than ${XML_LIMITS.elements} elements`);
    if (open.length >= XML_LIMITS.depth) fail(`its elements stand more than ${XML_LIMITS.depth} deep in each other`);
    const named = Object.entries(attributes as Record<string, string>).map(([key, value]): [string, string] => [
      local(key),
      value,
    ]);
    if (named.length > XML_LIMITS.attributes) fail(`an element has more than ${XML_LIMITS.attributes} attributes`);
    const made: Growing = { name: local(name), line: parser.line, attributes: Object.fromEntries(named), children: [], text: '' }; // prettier-ignore
    open.at(-1)?.children.push(made);
    root ??= made;
    open.push(made);
  });
  const add = (piece: string): void => {
    length += piece.length;
    if (length > XML_LIMITS.text) fail(`it holds more than ${XML_LIMITS.text / 1_000_000} million letters`);
    const at = open.at(-1);
    if (at !== undefined) at.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) closed.text = closed.text.trim();
  });
  parser.write(text).close();
  if (root === undefined) throw new XmlFault('it is no whole XML (there is no element)', 1);
  return root;
}

/** Every element at the end of a path of local names: `LegalMonetaryTotal/PayableAmount`. */
export function allAt(from: Xml | undefined, path: string): readonly Xml[] {
  let found: readonly Xml[] = from === undefined ? [] : [from];
  for (const step of path.split('/')) found = found.flatMap(({ children }) => children.filter(({ name }) => name === step)); // prettier-ignore
  return found;
}

export const oneAt = (from: Xml | undefined, path: string): Xml | undefined => allAt(from, path)[0];

/** The first text at one of the paths that is not empty; blanks made single. */
export function textAt(from: Xml | undefined, ...paths: readonly string[]): string {
  for (const path of paths) for (const { text } of allAt(from, path)) if (text !== '') return text.replace(/\s+/g, ' ');
  return '';
}
