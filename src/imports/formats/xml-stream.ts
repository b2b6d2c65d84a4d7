import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { XmlFault, type Xml } from './xml';

/**
 * The records of a large XML file, one after the other: elements on the paths that are asked for, whole, as trees of local names; whatever
 * stands beside them is passed over and never held. As in `xml.ts`, a document type is refused, and depth, size and attributes have limits.
 */
export interface XmlRecord {
  /** Local names from below the root: `MasterFiles/Customer`. */
  readonly path: string;
  readonly node: Xml;
  /** Attributes of the element around it. */
  readonly within: Readonly<Record<string, string>>;
}

const LIMITS = {
  ...{ depth: 60, attributes: 60 },
  ...{ elements: 400_000, text: 10_000_000 }, // of one record
  ...{ plain: 100_000_000 }, // letters without any `<`: what stands in no record may be a whole picture
} as const;

/** Throws XmlFault. */
export function* xmlRecords(pieces: Iterable<string>, isRecord: (path: string) => boolean): Generator<XmlRecord> {
  const reading = new RecordReading(isRecord);
  let since = 0;
  for (const piece of pieces) {
    const last = piece.lastIndexOf('<');
    since = last < 0 ? since + piece.length : piece.length - last;
    if (since > LIMITS.plain) reading.fail('nothing but text stands in it for too long');
    yield* reading.take(piece);
  }
  yield* reading.end();
}

interface Growing extends Xml {
  readonly children: Growing[];
  text: string;
}

interface Open {
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly node: Growing | undefined;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

class RecordReading {
  readonly #parser = new SaxesParser();
  readonly #open: Open[] = [];
  #ready: XmlRecord[] = [];
  #elements = 0;
  #length = 0;
  #hasRoot = false;

  constructor(private readonly isRecord: (path: string) => boolean) {
    this.#parser.on('error', (error) =>
      this.fail(`it is no whole XML (${error.message.replace(/^\S*?\d+:\d+: /, '').slice(0, 120)})`),
    );
    this.#parser.on('doctype', () => this.fail('it brings a document type of its own, which no such file has'));
    this.#parser.on('opentag', (tag) => {
      this.#opened(tag);
    });
    this.#parser.on('closetag', () => {
      this.#closed();
    });
    this.#parser.on('text', (text) => {
      this.#text(text);
    });
    this.#parser.on('cdata', (text) => {
      this.#text(text);
    });
  }

  fail(says: string): never {
    throw new XmlFault(says, this.#parser.line);
  }

  take(piece: string): XmlRecord[] {
    this.#parser.write(piece);
    return this.#taken();
  }

  end(): XmlRecord[] {
    this.#parser.close();
    if (!this.#hasRoot) this.fail('it is no whole XML (there is no element)');
    return this.#taken();
  }

  #taken(): XmlRecord[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #opened({ name, attributes: given }: SaxesTagPlain): void {
    this.#hasRoot = true;
    if (this.#open.length >= LIMITS.depth) this.fail(`its elements stand more than ${LIMITS.depth} deep in each other`);
    const named = Object.entries(given).map(([key, value]): [string, string] => [local(key), value]);
    if (named.length > LIMITS.attributes) this.fail(`an element has more than ${LIMITS.attributes} attributes`);
    const attributes = Object.fromEntries(named);
    const parent = this.#open.at(-1);
    const path = parent === undefined ? '' : parent.path === '' ? local(name) : `${parent.path}/${local(name)}`;
    const inside = parent?.node;
    if (inside === undefined && !(path !== '' && this.isRecord(path))) {
      this.#open.push({ path, attributes, node: undefined });
      return;
    }
    if (inside === undefined) [this.#elements, this.#length] = [0, 0];
    if (++this.#elements > LIMITS.elements) this.fail(`an entry of it has more than ${LIMITS.elements} elements`);
    const node: Growing = { name: local(name), line: this.#parser.line, attributes, children: [], text: '' };
    inside?.children.push(node);
    this.#open.push({ path: inside === undefined ? path : '', attributes, node });
  }

  #text(text: string): void {
    const node = this.#open.at(-1)?.node;
    if (node === undefined) return;
    this.#length += text.length;
    if (this.#length > LIMITS.text) this.fail(`an entry of it holds more than ${LIMITS.text / 1_000_000} million letters`); // prettier-ignore
    node.text += text;
  }

  #closed(): void {
    const closed = this.#open.pop();
    if (closed?.node === undefined) return;
    closed.node.text = closed.node.text.trim();
    const parent = this.#open.at(-1);
    if (parent?.node !== undefined) return;
    this.#ready.push({ path: closed.path, node: closed.node, within: parent?.attributes ?? {} });
  }
}

/** The root element of a document by the beginning of its bytes: its local name and what stands in its tag. */
export function rootOf(head: Uint8Array): { readonly name: string; readonly tag: string } | undefined {
  let text = Buffer.from(head).toString('latin1').replace(/\0/g, '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, ''); // prettier-ignore
  for (;;) {
    text = text.trimStart();
    const type = /^<!DOCTYPE[^[>]{0,1000}(?:\[[^\]]{0,8000}\])?\s*>/i.exec(text);
    if (type !== null) {
      text = text.slice(type[0].length);
      continue;
    }
    const end = text.startsWith('<?') ? '?>' : text.startsWith('<!--') ? '-->' : undefined;
    if (end === undefined) break;
    const at = text.indexOf(end);
    if (at < 0) return undefined;
    text = text.slice(at + end.length);
  }
  const found = /^<([\w.:-]{1,80})([^>]*)/.exec(text);
  return found === null ? undefined : { name: local(found[1] ?? ''), tag: found[2] ?? '' };
}
