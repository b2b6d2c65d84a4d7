import { record } from '../audit/actions';
import type { BankAccount } from '../companies/bank-account';
import { everBankAccounts } from '../companies/store';
import { instant, maxDay, minDay } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { forgetBankKnown } from '../ledger/freshness.store';
import { waitForCompany, type Tx } from '../platform/db';
import { nextTurn } from '../platform/turn';
import type { Work } from '../platform/work';
import type { BankFault, BankSaid } from './bank-line';
import { dealtWith } from './application.store';
import { ownAccount, type Alias } from './own-account';
import { knownOtherwise, Staging } from './staging.actions';
import { aliasesOf, endStatement, lineIdsOf, reliesOn, statementById, toldIn, type BankStatement } from './store';
import { abandonedStatements, bookStatements, dropStaged, spanOfStatement, type Booked } from './taking.store';
import { settleTellings } from './telling.actions';
import { noteToldUntil, toldUntil } from './told-until.actions';
import type { Span } from './telling.store';

/** A file of a bank, taken: what is new in it is added once, all of it or nothing; and the way back. */
export interface BankFileGiven {
  readonly companyId: number;
  readonly fileName: string;
  readonly format: string;
  readonly sha256: string;
  /** The source that delivers it: how far it has told is noted under that name. */
  readonly source?: string | undefined;
  /** From the beginning, each time it is asked for. */
  said(): Iterable<BankSaid>;
  /** Done in the same transaction. */
  readonly also?: (tx: Tx, taken: TakenFile) => Promise<void>;
}

export interface TakenFile {
  /** Statements that were added. */
  readonly statementIds: readonly number[];
  /** Statements that were there already, with nothing new. */
  readonly repeated: number;
  readonly lines: number;
  readonly added: number;
  /** Lines that a file of another kind perhaps tells too: a person says. */
  readonly twins: number;
  /** Lines that a file of another kind tells too, for sure: they count once. */
  readonly joined: number;
  /** What was left out or kept whole, and is no reason to refuse the file. */
  readonly notices: readonly BankFault[];
}

/** What may be said of a file without its money being in doubt. */
const HARMLESS: ReadonlySet<BankFault['code']> = new Set(['pending', 'details-differ', 'balance-decides', 'not-money']);
const MOST_FAULTS = 200;

/**
 * Refuses a file of which anything is not understood, and one of an account that the company does not have: money that is not
 * read would be missing without a sign.
 */
export async function takeBankFile(work: Work, file: BankFileGiven): Promise<TakenFile> {
  const { companyId, source } = file;
  const accounts = await everBankAccounts(work.db.read, companyId);
  const aliases = await aliasesOf(work.db.read, companyId);
  const notices = await checked(file, accounts, aliases);
  const until = source === undefined ? undefined : toldUntil(file.said());
  await sweep(work, companyId);
  const isList = file.format.startsWith('list-');
  const again = isList ? await knownOtherwise(work, file, { said: file.said(), accounts, aliases }) : undefined;
  const staging = new Staging(work, file, accounts, aliases, again);
  await staging.bring(file.said());
  const { ids, lines } = staging;
  try {
    return await work.db.transaction(async (tx) => {
      await waitForCompany(tx, companyId);
      const booked = await bookStatements(tx, work, companyId, ids);
      await settleBooked(tx, companyId, booked);
      const statementIds = booked.map(({ id }) => id);
      const added = booked.reduce((total, one) => total + one.added, 0);
      const { twins, joined } = await toldIn(tx, companyId, statementIds);
      if (statementIds.length > 0) {
        const { fileName, format, sha256 } = file;
        const payload = { file: fileName, format, sha256, statements: statementIds, lines, added };
        await record(tx, work, {
          companyId,
          kind: 'bank.imported',
          ref: `bank_statement/${statementIds[0] ?? 0}`,
          payload,
        });
      }
      const taken = { statementIds, repeated: ids.length - booked.length, lines, added, twins, joined, notices };
      if (source !== undefined && until) await noteToldUntil(tx, work, { companyId, source, until, statementIds });
      await file.also?.(tx, taken);
      return taken;
    });
  } catch (error) {
    await staging.drop();
    throw error;
  }
}

async function settleBooked(tx: Tx, companyId: number, booked: readonly Booked[]): Promise<void> {
  const spans = new Map<number, Span>();
  for (const { accountId, span } of booked) {
    const before = spans.get(accountId);
    if (span) spans.set(accountId, { from: minDay(before?.from ?? span.from, span.from), until: maxDay(before?.until ?? span.until, span.until) }); // prettier-ignore
  }
  for (const [accountId, span] of spans) await settleTellings(tx, { companyId, accountId }, span);
}

const ABANDONED = 24 * 60 * 60 * 1_000;

/** What a process that was killed left half brought in. */
async function sweep(work: Work, companyId: number): Promise<void> {
  const before = instant(new Date(Date.parse(work.now) - ABANDONED));
  const ids = await abandonedStatements(work.db.read, companyId, before);
  if (ids.length > 0) await work.db.transaction((tx) => dropStaged(tx, ids));
}

async function checked(
  file: BankFileGiven,
  accounts: readonly BankAccount[],
  aliases: readonly Alias[],
): Promise<BankFault[]> {
  const [faults, notices] = [[] as BankFault[], [] as BankFault[]];
  const unknown = new Set<string>();
  let statements = 0;
  let n = 0;
  for (const one of file.said()) {
    if ((n += 1) % 1_000 === 0) await nextTurn();
    if (one.is === 'fault') {
      const list = HARMLESS.has(one.fault.code) ? notices : faults;
      if (list.length < MOST_FAULTS) list.push(one.fault);
    } else if (one.is === 'statement') {
      statements++;
      const { account, currency } = one.statement;
      if (!ownAccount(account, currency, accounts, aliases) && unknown.size < MOST_FAULTS) unknown.add(account);
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
      'Check that it is the right company; an account of ours is added for statements with: duly bank own IBAN --currency EUR',
      { accounts: [...unknown] },
    );
  }
  return notices;
}

/** Takes a statement back, with the lines that it added. Refuses where a later one left out what this one had told. */
export async function undoStatement(
  work: Work,
  companyId: number,
  statementId: number,
  reason = '',
): Promise<BankStatement> {
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
    const span = await spanOfStatement(tx, companyId, statementId);
    const ids = await lineIdsOf(tx, companyId, statementId);
    if ((await dealtWith(tx, companyId, ids)).size > 0) {
      throw new Refusal(
        'statement-applied',
        'Money of this statement was applied to invoices.',
        'Take back what was applied of it first.',
      );
    }
    await endStatement(tx, work, companyId, statementId, reason);
    await forgetBankKnown(tx, work, companyId, statementId);
    if (span) await settleTellings(tx, { companyId, accountId: statement.accountId }, span);
    const { fileName, number, lines, added } = statement;
    await record(tx, work, {
      companyId,
      kind: 'bank.undone',
      ref: `bank_statement/${statementId}`,
      payload: { file: fileName, number, lines, added, ...(reason === '' ? {} : { reason }) },
    });
    return statement;
  });
}
