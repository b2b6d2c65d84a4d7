import { count } from '../../kernel/count';
import { dayFrom } from '../../kernel/day';
import type { ReadOptions } from '../mapping-profile';
import type { Problem } from '../problem';
import type { Question } from '../reading';
import { refusal } from '../sniff-kind';
import { accountInWords, askTerms, isAmong } from './accounts';
import { rowIn, type BooksRow } from './books-columns';
import { LedgerDocuments } from './books-documents';
import type { LedgerEntry } from './books-ledger';
import { textOf } from './bytes';
import { Counted } from './counted';
import type { RawRow } from './row';
import { DOCUMENT_COLUMNS, LEDGER_COLUMNS } from './saft-columns';
import { booksFaults, openingInWords, openingsOf, partiesIn } from './saft-faults';
import { SaftDocuments } from './saft-documents';
import { isSaftRecord, SaftSurvey, type SaftRead } from './saft-survey';
import type { Standard } from './standard';
import type { OpenedStandard, StandardFile } from './standard-file';
import { XmlFault } from './xml';
import { xmlRecords } from './xml-stream';

/**
 * The Standard Audit File for Tax of the OECD, as Portugal, Norway, Romania and Luxembourg have it. Where it holds the documents of sales,
 * they and the receipts are the rows; else the general ledger is, by the customers that its lines name.
 */
export function openSaft(file: StandardFile, options: ReadOptions, country: string): OpenedStandard {
  const bytes = new Counted(file.bytes);
  const saft = new Saft(file, bytes, { country, options });
  const table = { file: file.file, format: 'saft' as const, standard: saft.standard, rows: () => saft.rows() };
  return { table, encoding: file.encoding, progress: () => bytes.taken };
}

interface How {
  readonly country: string;
  readonly options: ReadOptions;
}

class Saft {
  readonly file: string;
  readonly standard: Standard;
  readonly #survey: SaftSurvey;
  readonly #ledger: LedgerDocuments | undefined;
  readonly #documents: SaftDocuments;
  #fault: XmlFault | undefined;

  constructor(
    private readonly source: StandardFile,
    private readonly bytes: Counted,
    { country, options }: How,
  ) {
    this.file = source.file;
    this.#survey = new SaftSurvey(country, options.accounts);
    this.#look();
    this.#documents = new SaftDocuments(this.#survey);
    const refusals = this.#refusals();
    if (refusals.length === 0) this.#ledger = this.#take();
    const ledger = this.#ledger;
    const { currency, newest } = this.#survey;
    const day = dayFrom(newest);
    const { undated, minor } = ledger ?? this.#documents;
    this.standard = {
      kind: 'invoices',
      columns: ledger === undefined ? DOCUMENT_COLUMNS : LEDGER_COLUMNS,
      currency: { value: currency, because: 'the header of the file', sure: true },
      asOf: day === undefined ? null : { value: day, because: 'the newest entry', sure: true },
      refusals,
      questions: options.termsDays === undefined && undated > 0 ? [this.#askTerms(undated)] : [],
      problems: refusals.length > 0 ? [] : booksFaults(this.file, this.#survey, ledger),
      assumptions: refusals.length > 0 ? [] : this.#assumptions(),
      balance: refusals.length > 0 ? null : { minor, of: ledger === undefined ? 'the documents of the file' : `the accounts ${this.#accounts().map(({ number }) => number).slice(0, 4).join(', ')}` },
      parties: partiesIn(this.#survey),
      of: { number: this.#survey.taxNo, name: this.#survey.company },
      atEnd: () => ({ assumptions: [], voided: this.#documents.voided }),
      withLines: ledger === undefined,
      tellsOfPayments: ledger !== undefined || this.#survey.controls.payments.entries > 0,
    };
  } // prettier-ignore

  *rows(): Generator<RawRow> {
    const columns = this.standard.columns;
    if (this.standard.refusals.length > 0) return;
    for (const row of openingsOf(this.#survey)) yield rowIn(columns, row);
    for (const read of this.#reads()) for (const row of this.#rowsOf(read)) yield rowIn(columns, row);
  }

  #rowsOf(read: SaftRead): Iterable<BooksRow> {
    if (read.is === 'entry') return this.#ledger?.rowsOf(read.entry) ?? [];
    if (this.#ledger !== undefined) return [];
    return read.is === 'invoice' ? this.#documents.ofInvoice(read.invoice) : this.#documents.ofReceipt(read.receipt);
  }

  #look(): void {
    try {
      for (const record of this.#records()) this.#survey.survey(record);
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      this.#fault = error;
    }
  }

  #records = () => xmlRecords(textOf(this.bytes, this.source.encoding.value, this.source.skip), isSaftRecord);

  *#reads(): Generator<SaftRead> {
    for (const record of this.#records()) {
      const read = this.#survey.read(record);
      if (read !== undefined) yield read;
    }
  }

  /** Goes through the file once more: documents for what they come to, or the entries of the ledger. */
  #take(): LedgerDocuments | undefined {
    const { controls, customers, numbering, currency: books, receivables: accounts } = this.#survey;
    if (controls.sales.entries > 0 || controls.ledger.entries === 0) {
      for (const read of this.#reads()) {
        if (read.is === 'invoice') this.#documents.count(read.invoice);
        else if (read.is === 'receipt') this.#documents.countReceipt(read.receipt);
      }
      return undefined;
    }
    return new LedgerDocuments(this.#entries(), { accounts, books, numbering, customers });
  }

  *#entries(): Generator<LedgerEntry> {
    for (const read of this.#reads()) if (read.is === 'entry') yield read.entry;
  }

  #accounts = () => {
    const { accounts, receivables } = this.#survey;
    return [...accounts.values()].filter(({ number }) => isAmong(number, receivables));
  };

  #refusals(): Problem[] {
    const { controls, accounts } = this.#survey;
    if (this.#fault !== undefined) {
      const problem = refusal(this, 'damaged-file', `the audit file cannot be read: ${this.#fault.says}`, 'a whole audit file (SAF-T)', 'Export or copy it again.'); // prettier-ignore
      return [{ ...problem, line: this.#fault.line }];
    }
    if (controls.sales.entries > 0 || controls.payments.entries > 0) return [];
    if (controls.ledger.entries === 0)
      return [refusal(this, 'no-rows', 'the audit file holds neither invoices, receipts nor entries of the ledger', 'documents of sales, or a ledger whose lines name customers', 'Export it with its invoices (SalesInvoices) or with the general ledger.')]; // prettier-ignore
    if (this.#accounts().some(({ lines }) => lines > 0)) return [];
    const held = [...accounts.keys()].slice(0, 20).join(', ');
    const what =
      held === ''
        ? 'no line of its ledger names a customer'
        : `the lines that name customers stand on ${held}, and on no account that is known to hold what customers owe`;
    return [refusal(this, 'no-receivables', what, 'a ledger whose lines name customers', 'Say which accounts they are with --accounts, or export the list of open items.')]; // prettier-ignore
  }

  #askTerms(undated: number): Question {
    const asked = askTerms();
    const { computed } = this.#ledger ?? this.#documents;
    const some = computed + (this.#ledger === undefined ? this.#documents.dated : 0);
    return some === 0 ? asked : { ...asked, sentence: `${count(undated, 'invoice states', 'invoices state')} no due day, and the file holds no terms of ${undated === 1 ? 'its customer' : 'their customers'}. By which terms of payment is such an invoice due: 30 days, 45 days end of month …?` }; // prettier-ignore
  }

  #assumptions(): string[] {
    const { company, taxNo, currency, numbering, controls } = this.#survey;
    const { computed } = this.#ledger ?? this.#documents;
    const ofWhom = company === '' ? [] : [`The books are those of ${company.replace(/\.$/, '')}${taxNo === '' ? '' : ` (${taxNo})`}.`];
    const terms = computed === 0 ? [] : [`${computed} of the due days are computed from the payment terms that the file holds for the customers.`]; // prettier-ignore
    const opening = openingInWords(this.#survey);
    if (this.#ledger === undefined) {
      const none = controls.payments.entries > 0 ? [] : ['The file holds no receipts: what was paid must come from another file, before anything is asked for.']; // prettier-ignore
      return [...ofWhom, ...this.#documents.assumptions(), ...none, ...terms, ...opening];
    }
    const taken = this.#accounts().slice(0, 4).map((account) => accountInWords(account, currency)).join(', '); // prettier-ignore
    return [
      ...ofWhom,
      `Receivables are what stands on ${taken}.`,
      ...(numbering.by === undefined ? ['SourceDocumentID is not the number of an invoice in this file: the number of the entry stands for it.'] : []),
      ...terms,
      ...opening,
    ];
  } // prettier-ignore
}
