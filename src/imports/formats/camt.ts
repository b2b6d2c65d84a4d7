import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { BankSaid, StatementHead } from '../../cash/bank-line';
import { faultAt } from './bank-text';
import { headOf, isBalance, saidOfBalance, saidOfEntry } from './camt-entry';
import { hasPart, isFull, nodeOf, slim, type Node } from './xml-node';

/**
 * CAMT.053 statements, CAMT.054 notices and CAMT.052 reports of ISO 20022, in every version: elements go by their local names. The text streams
 * through; what is kept of it is one entry. A document type declaration ends the reading: no statement has one.
 */
const WHOLE: ReadonlyMap<string, StatementHead['kind']> = new Map([['Stmt', 'statement'], ['Ntfctn', 'notice'], ['Rpt', 'report']]); // prettier-ignore
const DEEPEST = 40;
/** Without a `<` for so long it is no XML. */
const LONGEST_TEXT = 1_000_000;
/** Of a payment: what nothing is read of. */
const UNUSED: ReadonlySet<string> = new Set(['BkTxCd', 'RltdAgts', 'PstlAdr', 'CtctDtls', 'CtryOfRes', 'Purp', 'RltdDts', 'Tax', 'LclInstrm', 'SchmeNm', 'PrvtId', 'OrgId', 'Tp']); // prettier-ignore
/** Of one element; the longest that the standard knows has 500. */
const MOST_TEXT = 2_000;

export function* readCamt(pieces: Iterable<string>): Generator<BankSaid> {
  const reading = new CamtReading();
  let since = 0;
  for (const piece of pieces) {
    const last = piece.lastIndexOf('<');
    since = last < 0 ? since + piece.length : piece.length - last;
    if (since > LONGEST_TEXT) reading.stop('too-big');
    else reading.take(piece);
    yield* reading.said();
    if (reading.stopped) return;
  }
  reading.end();
  yield* reading.said();
}

class CamtReading {
  readonly #parser = new SaxesParser();
  readonly #open: { readonly name: string; readonly node: Node | null }[] = [];
  #said: BankSaid[] = [];
  #head: Node[] | null = [];
  #kind: StatementHead['kind'] = 'statement';
  #entries = 0;
  stopped = false;

  constructor() {
    this.#parser.on('error', () => this.stop('damaged-file'));
    this.#parser.on('doctype', () => this.stop('damaged-file'));
    this.#parser.on('opentag', (tag) => this.#opened(tag));
    this.#parser.on('closetag', () => this.#closed());
    this.#parser.on('text', (text) => this.#text(text));
    this.#parser.on('cdata', (text) => this.#text(text));
  }

  take(piece: string): void {
    this.#parser.write(piece);
  }

  end(): void {
    if (!this.stopped) this.#parser.close();
  }

  stop(code: 'damaged-file' | 'too-big'): void {
    if (!this.stopped) this.#said.push(faultAt(this.#entries + 1, code, `line ${this.#parser.line}`));
    this.stopped = true;
  }

  /** What was said since the last call. */
  said(): BankSaid[] {
    const said = this.#said;
    this.#said = [];
    return said;
  }

  #opened(tag: SaxesTagPlain): void {
    if (this.stopped) return;
    if (this.#open.length >= DEEPEST) {
      this.stop('too-big');
      return;
    }
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    const parent = this.#open.at(-1);
    const kind = WHOLE.get(name);
    if (kind !== undefined && !parent?.node) {
      this.#head = [];
      this.#kind = kind;
    }
    const inside = parent?.node ? parent.node : parent && WHOLE.has(parent.name) ? undefined : null;
    const node = inside === null ? null : nodeOf(name, tag.attributes['Ccy'] ?? '', inside);
    if (node && isFull(node)) this.stop('too-big');
    this.#open.push({ name, node });
  }

  #text(text: string): void {
    const node = this.#open.at(-1)?.node;
    if (this.stopped || !node || node.text.length >= MOST_TEXT) return;
    node.text += text.slice(0, MOST_TEXT);
    node.size.nodes += text.length >> 6; // long texts count as several
  }

  #closed(): void {
    if (this.stopped) return;
    const closed = this.#open.pop();
    if (!closed) return;
    if (closed.node === null) {
      if (WHOLE.has(closed.name)) this.#headSaid();
      return;
    }
    if (closed.name === 'TxDtls') slim(closed.node, UNUSED);
    if (WHOLE.has(this.#open.at(-1)?.name ?? '') && closed.node.parent === undefined) this.#whole(closed.node);
  }

  /** A child of the statement, complete. */
  #whole(node: Node): void {
    if (node.name === 'Ntry') {
      this.#headSaid();
      this.#entries++;
      this.#said.push(...saidOfEntry(node, this.#entries));
    } else if (isBalance(node)) {
      this.#headSaid();
      this.#said.push(...saidOfBalance(node, this.#entries + 1));
    } else this.#head?.push(node);
  }

  /** The statement is begun when the first balance or entry comes. */
  #headSaid(): void {
    if (this.#head === null) return;
    this.#said.push(...headOf(this.#head.filter((node) => hasPart(node)), this.#kind, this.#entries + 1)); // prettier-ignore
    this.#head = null;
  }
}
