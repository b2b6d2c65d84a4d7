import { toDecimal } from '../../kernel/money';
import { LIMITS, type ReadOptions } from '../mapping-profile';
import { isAmong } from './accounts';
import type { Applied } from './clearing';
import { Counted } from './counted';
import { FecEntries, type FecEntry } from './fec-entries';
import { Clearing, FecReceivables, isOfSales, type Lettered } from './fec-letters';
import { fecHeader, fecLines, type FecHeader, type FecLine } from './fec-lines';
import { surveyFec, type FecSurvey } from './fec-survey';
import { partyKey, yearBefore, YearBuilder, type FecParty, type FecYear } from './fec-years';
import type { RawRow } from './row';
import type { StandardFile } from './standard-file';

/** One file of an FEC, a year or a part of it. It is gone through a few times and never held whole. */
export class FecBook {
  readonly file: string;
  readonly header: FecHeader;
  readonly survey: FecSurvey;
  readonly #bytes: Counted;
  readonly #lines: () => Generator<FecLine>;
  #receivables: FecReceivables | undefined;
  #clearing = new Clearing();

  constructor(file: StandardFile, { limits }: ReadOptions) {
    this.file = file.file;
    this.header = fecHeader(file.head) as FecHeader;
    this.#bytes = new Counted(file.bytes);
    this.#lines = () => fecLines(file, this.#bytes, this.header, limits?.lineLength ?? LIMITS.lineLength);
    this.survey = surveyFec(this.#lines());
  }

  get taken(): number {
    return this.#bytes.taken;
  }

  get span() {
    return { opens: this.survey.oldest, closes: this.survey.newest };
  }

  get receivables(): FecReceivables | undefined {
    return this.#receivables;
  }

  /** PieceRef is the number of the invoice. */
  get byPiece(): boolean {
    return this.sales.some(({ hasNumbers }) => hasNumbers);
  }

  get sales() {
    return [...this.survey.journals.values()].filter(({ use }) => use === 'sales');
  }

  gather(accounts: readonly string[]): void {
    this.#receivables = new FecReceivables(this.#lines(), this.survey, { accounts, byPiece: this.byPiece });
  }

  /** Its rows, and what its own letters apply; what it leaves open goes to the builder of its year. */
  *rows(years: readonly FecYear[], most: number): Generator<RawRow, YearBuilder> {
    const receivables = this.#receivables as FecReceivables;
    const { accounts, byPiece } = receivables.how;
    const before = yearBefore(this.span, years);
    const known = new Set(before?.parties.map(([account, customer]) => partyKey(account, customer)));
    const entries = new FecEntries(this.survey, byPiece);
    const made = new YearBuilder({ file: this.file, ...this.span }, most);
    this.#clearing = new Clearing();
    for (const line of this.#lines()) {
      if (!isAmong(line.account, accounts)) {
        if (this.survey.unread.has(line.line)) yield this.#unread(line);
        else yield { line: line.line, cells: [], skip: 'no-receivable' };
      } else if (line.minor === undefined) yield this.#unread(line);
      else {
        const entry = entries.entryOf(line);
        const isReplaced = known.size > 0 && known.has(partyKey(line.account, entry.customer));
        yield this.#row(line, entry, isReplaced);
        for (const one of this.#left(line, entry, made)) yield appliedRow(this.file, entry.customer, one);
      }
    }
    return made;
  }

  #row(line: FecLine, entry: FecEntry, isKnown: boolean): RawRow {
    const receivables = this.#receivables as FecReceivables;
    const { type, document, customer, customerName, use } = entry;
    const { file } = this;
    if (line.minor === 0) return { file, line: line.line, cells: [], skip: 'zero-amount' };
    if (use === 'opening' && isKnown) return { file, line: line.line, cells: [], skip: 'carried-items' };
    const isSales = isOfSales(entry);
    const minor = isSales && customer !== '' ? receivables.wholeOf(line, entry) : line.minor;
    if (minor === undefined) return { file, line: line.line, cells: [], skip: 'further-line' };
    const day = isSales && /^\d{8}$/.test(line.pieceDay) ? line.pieceDay : line.day;
    const group = use === 'opening' && line.letter !== '' ? receivables.lettered(line.account, customer, line.letter) : undefined; // prettier-ignore
    const isCleared = group !== undefined && group.minor + group.openingMinor === 0;
    const isCarried = use === 'opening' && type === 'adjustment' && !isCleared;
    return {
      ...{ file, line: line.line },
      cells: [type, document, customer, customerName, day, money(minor), '', line.label, line.account, line.day, isCarried ? '1' : ''],
    };
  } // prettier-ignore

  /** What the line leaves to other years, or what its letter settles with it. */
  #left(line: FecLine, entry: FecEntry, made: YearBuilder): readonly Applied[] {
    const { minor = 0, letter, account } = line;
    const { customer, customerName, document, use, type } = entry;
    if (minor === 0 || customer === '') return [];
    const group = letter === '' ? undefined : this.#receivables?.lettered(account, customer, letter);
    const isOpening = use === 'opening';
    if (group !== undefined && isSettledAlone(group)) return this.#clearing.take(group.key, group.lines, { document, minor, line: line.line }); // prettier-ignore
    const party: FecParty = [account, customer, customerName];
    const isNamed = isOpening && type !== 'adjustment';
    made.take(isOpening, party, { document, minor, letter, line: line.line, isNamed, isNeeded: (group?.openingLines ?? 0) > 0 }); // prettier-ignore
    if (isOpening) made.opened(line.journal, line.day);
    return [];
  }

  #unread({ line, fault, written }: FecLine): RawRow {
    const { file, header } = this;
    const width = header.headings.length;
    const cells = fault === undefined ? ['', '', '', '', '', written] : [];
    if (fault === 'long') return { file, line, cells, fault: 'line-too-long' };
    if (fault === 'cells') return { file, line, cells, wrong: { field: 'amount', code: 'too-many-cells', fault: `the line cannot be cut into ${width} cells`, expected: `${width} cells`, remedy: 'Take separators out of its texts in the source and export again.' } }; // prettier-ignore
    return { file, line, cells, wrong: { field: 'amount', code: 'bad-amount', fault: 'this is no amount', expected: 'an amount such as 1234,56', remedy: 'Correct the amount in the source and export again.' } }; // prettier-ignore
  }
}

/** What the books of another year may say is asked of a group that holds what was carried forward. */
const isSettledAlone = ({ minor, openingLines }: Lettered): boolean => minor === 0 && openingLines === 0;

export const money = (minor: number): string => toDecimal(minor, 'EUR');

/** So much of a payment was applied to a document. */
export const appliedRow = (file: string, customer: string, { line, payment, document, minor }: Applied): RawRow => ({
  ...{ file, line },
  cells: ['allocation', payment, customer, '', '', money(minor), document, '', '', '', ''],
});
