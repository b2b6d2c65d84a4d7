import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stateAlias } from '../cash/alias.actions';
import { breaksOf } from '../cash/continuity';
import { linesOfStatement, statementsOf } from '../cash/store';
import { openCompany } from '../companies/actions';
import { ibanFrom } from '../companies/iban';
import { knowBankAccount } from '../companies/known-account.actions';
import { everBankAccounts } from '../companies/store';
import { instant, type Day } from '../kernel/day';
import { createIds } from '../kernel/ids';
import { Refusal } from '../kernel/result';
import { openDb } from '../platform/db';
import { diskFiles } from '../platform/files';
import { migrate } from '../platform/migrate';
import type { Work } from '../platform/work';
import { importFile, RefusedFile } from './actions';
import { importBankFile, isBankFile } from './bank.actions';
import type { ListAnswers } from './formats/bank-list';
import type { Outcome } from './outcome';
import { sentence } from './problem';

/**
 * Anyone's files, tried out: each is imported into a ledger of its own that is thrown away, good rows alone, likelier answers taken,
 * and then imported again, which must change nothing.
 */
export interface Sample {
  readonly file: string;
  readonly outcome: Outcome | undefined;
  /** Why nothing was imported: each problem, or what must be asked. */
  readonly refusal: readonly string[];
  /** Rows that the second import booked or changed. */
  readonly changedAgain: number;
  /** Of a file of a bank: what it says, and how many of its lines the second time added: none. */
  readonly bank?: {
    readonly format: string;
    readonly lines: number;
    readonly came: Readonly<Record<string, number>>;
    readonly went: Readonly<Record<string, number>>;
    readonly breaks: number;
    readonly notices: number;
  };
}

/** All files below a folder, one after the other, in the order of their names. Hidden ones are left out. */
export async function* trySamples(folder: string): AsyncGenerator<Sample> {
  const home = mkdtempSync(join(tmpdir(), 'duly-samples-'));
  const db = openDb(join(home, 'samples.sqlite'));
  try {
    await migrate(db);
    const work = {
      db,
      files: diskFiles(join(home, 'files')),
      ids: createIds(1n),
      actor: { kind: 'shell', name: 'samples' },
    } as const;
    for (const [at, path] of filesBelow(folder).entries()) {
      const { mtime } = statSync(path);
      const now = instant(mtime);
      yield await trySample(
        { ...work, now, today: now.slice(0, 10) as Day },
        { path, file: relative(folder, path), name: `Sample ${at + 1}` },
      );
    }
  } finally {
    await db.close();
    rmSync(home, { recursive: true, force: true });
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

async function trySample(work: Work, sample: { path: string; file: string; name: string }): Promise<Sample> {
  const company = await openCompany(work, { name: sample.name, country: 'FR', currency: 'EUR' });
  if (isBankFile(sample.path)) return tryBankFile(work, company.id, sample);
  const request = { company, path: sample.path, options: { us: null }, fileDay: work.today, yes: true, goodRows: true };
  try {
    const outcome = await importFile(work, request);
    const again = await importFile(work, request);
    return { file: sample.file, outcome, refusal: [], changedAgain: again.booked + again.changed };
  } catch (error) {
    if (error instanceof RefusedFile) return refused(sample.file, error.outcome.problems.map(sentence));
    if (error instanceof Refusal) return refused(sample.file, [`${error.message} ${error.remedy}`]);
    throw error;
  }
}

/** Into an account that is made for it; the likelier order of days. */
async function tryBankFile(
  work: Work,
  companyId: number,
  { path, file }: { path: string; file: string },
): Promise<Sample> {
  const iban = 'FR7630006000011234567890189';
  const asked = { companyId, path, name: file };
  const all = { account: iban, currency: 'EUR', dateOrder: 'dmy', decimalMark: ',' } as const;
  let list: ListAnswers = {};
  for (let attempt = 0; ; attempt++) {
    try {
      const taken = await importBankFile(work, { ...asked, list });
      const again = await importBankFile(work, asked);
      const statements = await statementsOf(work.db.read, companyId);
      const { came, went } = await sumsOf(work, companyId, taken.statementIds);
      const bank = {
        format: taken.format,
        lines: taken.lines,
        came,
        went,
        breaks: breaksOf(statements).length,
        notices: taken.notices.length,
      };
      return { file, outcome: undefined, refusal: [], changedAgain: again.added, bank };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const accounts = (error.facts['accounts'] ?? []) as readonly string[];
      if (attempt > 2 || !['bank-list-asks', 'unknown-bank-account'].includes(error.code))
        return refused(file, [`${error.message} ${error.remedy}`]);
      const questions = (error.facts['questions'] ?? []) as readonly (keyof typeof all)[];
      list = { ...list, ...Object.fromEntries(questions.flatMap((one) => (one in all ? [[one, all[one]]] : []))) };
      const odd = await makeOwn(work, companyId, iban, error.code === 'unknown-bank-account' ? accounts : []);
      if (odd) return refused(file, [`${odd.message} ${odd.remedy}`]);
    }
  }
}

async function makeOwn(
  work: Work,
  companyId: number,
  iban: string,
  accounts: readonly string[],
): Promise<Refusal | undefined> {
  const wanted = new Set([...(accounts.length === 0 ? [iban] : []), ...accounts.map((one) => ibanFrom(one) ?? iban)]);
  for (const { iban: there } of await everBankAccounts(work.db.read, companyId)) wanted.delete(there);
  for (const one of wanted) await knowBankAccount(work, companyId, { iban: one, currency: 'EUR' });
  try {
    for (const number of accounts)
      if (ibanFrom(number) === undefined) await stateAlias(work, companyId, { number, iban });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}

async function sumsOf(
  work: Work,
  companyId: number,
  ids: readonly number[],
): Promise<{ came: Record<string, number>; went: Record<string, number> }> {
  const [came, went] = [{} as Record<string, number>, {} as Record<string, number>];
  for (const id of ids) {
    for (const { amountMinor, currency } of await linesOfStatement(work.db.read, companyId, id, {
      most: 100_000,
      offset: 0,
    })) {
      const into = amountMinor > 0 ? came : went;
      into[currency] = (into[currency] ?? 0) + amountMinor;
    }
  }
  return { came, went };
}

const refused = (file: string, refusal: readonly string[]): Sample => ({
  file,
  outcome: undefined,
  refusal,
  changedAgain: 0,
});
