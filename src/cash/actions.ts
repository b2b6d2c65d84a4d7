import { record } from '../audit/actions';
import type { BankAccount } from '../companies/bank-account';
import { everBankAccounts } from '../companies/store';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Balance, BankFault, BankLine, BankSaid, StatementHead } from './bank-line';
import { Identities } from './identity';
import { ownAccount } from './own-account';
import {
  dropStatement,
  endStatement,
  insertLines,
  insertStatement,
  isRepeated,
  markTwins,
  noteFigures,
  reliesOn,
  statementById,
  type BankStatement,
} from './store';

/** A file of a bank, taken: what is new in it is added once, all of it or nothing; and the way back. */
export interface BankFileGiven {
  readonly companyId: number;
  readonly fileName: string;
  readonly format: string;
  readonly sha256: string;
  /** From the beginning, each time it is asked for. */
  said(): Iterable<BankSaid>;
}

export interface TakenFile {
  /** Statements that were added. */
  readonly statementIds: readonly number[];
  /** Statements that were there already, with nothing new. */
  readonly repeated: number;
  readonly lines: number;
  readonly added: number;
  /** Lines that a file of another kind perhaps told before. */
  readonly twins: number;
  /** What was left out or kept whole, and is no reason to refuse the file. */
  readonly notices: readonly BankFault[];
}

/** What may be said of a file without its money being in doubt. */
const HARMLESS: ReadonlySet<BankFault['code']> = new Set(['pending', 'details-differ']);
const MOST_FAULTS = 200;

/**
 * Refuses a file of which anything is not understood, and one of an account that the company does not have: money that is not
 * read would be missing without a sign.
 */
export async function takeBankFile(work: Work, file: BankFileGiven): Promise<TakenFile> {
  const accounts = await everBankAccounts(work.db.read, file.companyId);
  const notices = checked(file, accounts);
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, file.companyId);
    const taking = new Taking(tx, work, file, accounts);
    for (const one of file.said()) await taking.take(one);
    await taking.end();
    const { statementIds, repeated, lines, added, twins } = taking;
    if (statementIds.length > 0) {
      await record(tx, work, {
        companyId: file.companyId,
        kind: 'bank.imported',
        ref: `bank_statement/${statementIds[0] ?? 0}`,
        payload: {
          file: file.fileName,
          format: file.format,
          sha256: file.sha256,
          statements: statementIds,
          lines,
          added,
        },
      });
    }
    return { statementIds, repeated, lines, added, twins, notices };
  });
}

function checked(file: BankFileGiven, accounts: readonly BankAccount[]): BankFault[] {
  const [faults, notices] = [[] as BankFault[], [] as BankFault[]];
  const unknown = new Set<string>();
  let statements = 0;
  for (const one of file.said()) {
    if (one.is === 'fault') {
      const list = HARMLESS.has(one.fault.code) ? notices : faults;
      if (list.length < MOST_FAULTS) list.push(one.fault);
    } else if (one.is === 'statement') {
      statements++;
      const { account, currency } = one.statement;
      if (!ownAccount(account, currency, accounts) && unknown.size < MOST_FAULTS) unknown.add(account);
    }
  }
  if (faults.length > 0 || statements === 0) {
    throw new Refusal(
      'bank-file-faults',
      `${file.fileName} is not understood in ${faults.length} places: nothing of it was taken.`,
      'Ask the bank for the file again, or for another format.',
      { faults },
    );
  }
  if (unknown.size > 0) {
    throw new Refusal(
      'unknown-bank-account',
      `${file.fileName} is of an account that the company does not have: ${[...unknown].slice(0, 5).join(', ')}.`,
      'Check that it is the right company; a new account is added with: duly company bank IBAN',
      { accounts: [...unknown] },
    );
  }
  return notices;
}

const AT_ONCE = 1_000;

interface Open {
  readonly statementId: number;
  readonly accountId: number;
  currency: string;
  opening: Balance | null;
  closing: Balance | null;
  moved: number;
  lines: number;
  added: number;
}

/** One file on its way into the tables, a thousand lines at a time. */
class Taking {
  readonly statementIds: number[] = [];
  repeated = 0;
  lines = 0;
  added = 0;
  twins = 0;
  readonly #identities = new Identities();
  #open: Open | undefined;
  #waiting: { readonly line: BankLine; readonly identity: string }[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly work: Work,
    private readonly file: BankFileGiven,
    private readonly accounts: readonly BankAccount[],
  ) {}

  async take(one: BankSaid): Promise<void> {
    if (one.is === 'statement') {
      await this.end();
      await this.#begin(one.statement);
    } else if (this.#open && one.is === 'balance') {
      const { which, balance } = one;
      this.#open.currency = balance.currency;
      if (which === 'closing') this.#open.closing = balance;
      else this.#open.opening ??= balance;
    } else if (this.#open && one.is === 'line') {
      this.#open.lines++;
      this.#open.moved += one.line.amountMinor;
      this.#waiting.push({ line: one.line, identity: this.#identities.of(this.#open.accountId, one.line) });
      if (this.#waiting.length >= AT_ONCE) await this.#add(this.#open);
    }
  }

  async #begin({ account, currency, kind, number }: StatementHead): Promise<void> {
    const own = ownAccount(account, currency, this.accounts);
    if (!own) return;
    const { companyId, fileName, format, sha256 } = this.file;
    const of = {
      companyId,
      accountId: own.id,
      kind,
      number,
      currency: currency ?? own.currency,
      fileName,
      format,
      sha256,
    };
    const statementId = await insertStatement(this.tx, this.work, of);
    const none = { opening: null, closing: null, moved: 0, lines: 0, added: 0 };
    this.#open = { statementId, accountId: own.id, currency: of.currency, ...none };
  }

  async #add(open: Open): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length > 0)
      open.added += await insertLines(this.tx, { ...open, companyId: this.file.companyId }, waiting);
  }

  /** The statement is complete: its figures are kept, unless all of it was there. */
  async end(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    await this.#add(open);
    const { statementId, opening, closing, moved, lines, added, currency } = open;
    this.lines += lines;
    this.added += added;
    await noteFigures(this.tx, statementId, {
      openingMinor: opening?.minor ?? null,
      openingOn: opening?.on ?? null,
      closingMinor: closing?.minor ?? null,
      closingOn: closing?.on ?? null,
      ...{ movedMinor: moved, lines, added, currency },
    });
    if (added === 0 && (await isRepeated(this.tx, statementId))) {
      this.repeated++;
      await dropStatement(this.tx, statementId);
      return;
    }
    this.statementIds.push(statementId);
    this.twins += await markTwins(this.tx, statementId);
  }
}

/** Takes a statement back, with the lines that it added. Refuses where a later one left out what this one had told. */
export async function undoStatement(work: Work, companyId: number, statementId: number): Promise<BankStatement> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const statement = await statementById(tx, companyId, statementId);
    if (!statement) {
      throw new Refusal('no-such-statement', 'There is no such bank statement.', 'See them: duly bank list');
    }
    if (await reliesOn(tx, companyId, statementId)) {
      throw new Refusal(
        'statement-relied-on',
        'A later statement of this account repeats lines of this one.',
        'Take the later one back first.',
      );
    }
    await endStatement(tx, work, companyId, statementId);
    const { fileName, number, lines, added } = statement;
    await record(tx, work, {
      companyId,
      kind: 'bank.undone',
      ref: `bank_statement/${statementId}`,
      payload: { file: fileName, number, lines, added },
    });
    return statement;
  });
}
