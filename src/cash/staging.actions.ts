import type { BankAccount } from '../companies/bank-account';
import { nextTurn } from '../platform/turn';
import type { Work } from '../platform/work';
import type { Balance, BankLine, BankSaid, StatementHead } from './bank-line';
import { Identities } from './identity';
import { ownAccount, type Alias } from './own-account';
import { reordered, type Balanced } from './reordered';
import {
  balancedLines,
  dropStaged,
  noteFigures,
  stageLines,
  stageStatement,
  type IdentifiedLine,
  type NewStatement,
} from './taking.store';

/** Brings what a file says into the tables, some thousand lines at a time, where nothing sees it before it is booked. */
export interface StagingOf {
  readonly companyId: number;
  readonly fileName: string;
  readonly format: string;
  readonly sha256: string;
}

interface Coming {
  id: number | undefined;
  readonly of: NewStatement;
  currency: string;
  opening: Balance | null;
  closing: Balance | null;
  moved: number;
  lines: number;
  waiting: IdentifiedLine[];
}

const AT_ONCE = 2_000;
const MOST_STATEMENTS = 200;

/** Of a list with balances: which of its movements stand under another balance already. */
export async function knownOtherwise(
  work: Work,
  { format }: Pick<StagingOf, 'format'>,
  {
    said,
    accounts,
    aliases,
  }: {
    readonly said: Iterable<BankSaid>;
    readonly accounts: readonly BankAccount[];
    readonly aliases: readonly Alias[];
  },
): Promise<ReadonlyMap<string, string>> {
  const identities = new Identities();
  const coming = new Map<string, Balanced[]>();
  let at: { readonly accountId: number; readonly telling: string } | undefined;
  for (const one of said) {
    if (one.is === 'statement') {
      const own = ownAccount(one.statement.account, one.statement.currency, accounts, aliases);
      at = own && { accountId: own.id, telling: `${format}/${one.statement.kind}` };
    } else if (one.is === 'line' && at) {
      const { line } = one;
      const identity = identities.of(at.accountId, line);
      if (line.balanceMinor === undefined || line.bankRef !== null) continue;
      const key = `${at.accountId}|${at.telling}`;
      const balanced = { ...line, identity, balanceMinor: line.balanceMinor };
      const list = coming.get(key);
      if (list) list.push(balanced);
      else coming.set(key, [balanced]);
    }
  }
  const again = new Map<string, string>();
  for (const [key, lines] of coming) {
    const [accountId = '', telling = ''] = key.split('|');
    const days = lines.map(({ bookedOn }) => bookedOn).sort();
    const span = { from: days[0] ?? work.today, until: days.at(-1) ?? work.today };
    const standing = await balancedLines(work.db.read, { accountId: Number(accountId), telling }, span);
    for (const [one, other] of reordered(standing, lines)) again.set(one, other);
  }
  return again;
}

export class Staging {
  readonly ids: number[] = [];
  lines = 0;
  readonly #identities = new Identities();
  #coming: Coming[] = [];
  #waiting = 0;

  constructor(
    private readonly work: Work,
    private readonly of: StagingOf,
    private readonly accounts: readonly BankAccount[],
    private readonly aliases: readonly Alias[],
    private readonly again: ReadonlyMap<string, string> = new Map(),
  ) {}

  async bring(said: Iterable<BankSaid>): Promise<void> {
    try {
      for (const one of said) {
        this.#take(one);
        if (this.#waiting < AT_ONCE && this.#coming.length < MOST_STATEMENTS) continue;
        await this.#flush(false);
        await nextTurn();
      }
      await this.#flush(true);
    } catch (error) {
      await this.drop();
      throw error;
    }
  }

  async drop(): Promise<void> {
    await this.work.db.transaction((tx) => dropStaged(tx, this.ids));
  }

  #take(one: BankSaid): void {
    const open = this.#coming.at(-1);
    if (one.is === 'statement') this.#begin(one.statement);
    else if (open && one.is === 'balance') {
      open.currency = one.balance.currency;
      if (one.which === 'closing') open.closing = one.balance;
      else open.opening ??= one.balance;
    } else if (open && one.is === 'line') this.#add(open, one.line);
  }

  #begin({ account, currency, kind, number }: StatementHead): void {
    const own = ownAccount(account, currency, this.accounts, this.aliases);
    if (!own) return;
    const of = { ...this.of, accountId: own.id, kind, number, currency: currency ?? own.currency };
    const none = { id: undefined, opening: null, closing: null, moved: 0, lines: 0, waiting: [] };
    this.#coming.push({ ...none, of, currency: of.currency });
  }

  #add(open: Coming, line: BankLine): void {
    open.lines++;
    this.lines++;
    this.#waiting++;
    open.moved += line.amountMinor;
    const identity = this.#identities.of(open.of.accountId, line);
    open.waiting.push({ line, identity: this.again.get(identity) ?? identity });
  }

  /** What waits goes into the tables; the last statement may go on. */
  async #flush(all: boolean): Promise<void> {
    const coming = this.#coming;
    await this.work.db.transaction(async (tx) => {
      for (const one of coming) {
        if (one.id === undefined) this.ids.push((one.id = await stageStatement(tx, this.work, one.of)));
        const { companyId, accountId, format, kind } = one.of;
        const of = { companyId, statementId: one.id, accountId, telling: `${format}/${kind}` };
        if (one.waiting.length > 0) await stageLines(tx, this.work, of, one.waiting);
        one.waiting = [];
        const { opening, closing, moved, lines, currency } = one;
        await noteFigures(tx, one.id, {
          ...{ openingMinor: opening?.minor ?? null, openingOn: opening?.on ?? null },
          ...{ closingMinor: closing?.minor ?? null, closingOn: closing?.on ?? null },
          ...{ movedMinor: moved, lines, currency },
        });
      }
    });
    this.#waiting = 0;
    this.#coming = all ? [] : coming.slice(-1);
  }
}
