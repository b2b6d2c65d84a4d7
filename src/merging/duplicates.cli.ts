import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { lastMerges, mergeOfLoser, recordIdOf } from '../customers/merged.store';
import type { Move } from '../customers/moves';
import { count } from '../kernel/count';
import { format } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { endKeptApart, keepApart, lookForAlike } from './alike.actions';
import { SURENESSES, type Sureness } from './alike';
import { apartOf, proposedCounts, proposedPairs, type Proposed } from './alike.store';
import { certainPairs, digestOf, mergeCertain } from './many.actions';
import { mergeCustomers, unmergeCustomers } from './merge.actions';
import { recordShown, staying, type RecordShown } from './sides.panel';

/** `duly customers duplicates`, `merge`, `unmerge` and `not-same`: records that seem to be one customer, made one, and taken apart again. */
export function duplicateCommands(group: Command, shell: Shell, moves: readonly Move[]): void {
  example(
    common(group.command('duplicates'))
      .description(
        'records that seem to be one customer, why, and what speaks against it; merged ones with their codes',
      )
      .option('--sure <how>', `only those that are ${SURENESSES.join(', ')}; otherwise certain and likely`)
      .option('--most <count>', 'at most so many', '100')
      .action((options: ListOptions) => list(shell, options)),
    'duly customers duplicates',
  );
  example(
    common(group.command('merge [record] [into]'))
      .description(
        'the first record becomes one with the second, with all that hangs on it; without INTO the one with more history stays',
      )
      .option('--with <record>', 'the other record, where the one with more history shall stay')
      .option('--certain', 'all that are certain, as `duplicates --sure certain` shows them')
      .option('--why <reason>', 'kept with it')
      .option('--yes', 'do it; otherwise it is only shown')
      .action((record: string | undefined, into: string | undefined, options: MergeOptions) =>
        options.certain ? mergeAll(shell, moves, options) : mergeOne(shell, moves, { record, into }, options),
      ),
    'duly customers merge 1020 4711 --why "the same VAT number" --yes',
  );
  example(
    common(group.command('unmerge <record>'))
      .description('a record that was merged is one of its own again, with what it had brought')
      .action((record: string, options: Common) => unmerge(shell, moves, record, options)),
    'duly customers unmerge 1020',
  );
  example(
    common(group.command('not-same <record> <other>'))
      .description('they are two: not proposed again unless more speaks for it')
      .option('--undo', 'it was said by mistake')
      .action((record: string, other: string, options: ApartOptions) => notSame(shell, [record, other], options)),
    'duly customers not-same 1020 1007',
  );
}

type ListOptions = Common & { readonly sure?: string; readonly most: string };
type MergeOptions = Common & {
  readonly with?: string;
  readonly certain?: true;
  readonly why?: string;
  readonly yes?: true;
};
type ApartOptions = Common & { readonly undo?: true };

const isSureness = (text: string): text is Sureness => (SURENESSES as readonly string[]).includes(text);

async function list(shell: Shell, options: ListOptions): Promise<void> {
  const most = Number(options.most);
  if (!Number.isSafeInteger(most) || most < 1) throw new WrongUse(`${options.most} is no count.`, 'Write --most 50.');
  const sureness = options.sure;
  if (sureness !== undefined && !isSureness(sureness))
    throw new WrongUse(`${sureness} is not how sure it is.`, `Write one of: ${SURENESSES.join(', ')}.`);
  const { work, company } = await atCompany(shell, options);
  await lookForAlike(work, company.id);
  const { read } = work.db;
  const which = { companyId: company.id, ...(sureness !== undefined && { sureness }) };
  const found = (await proposedPairs(read, which, most)).filter(
    (pair) => sureness !== undefined || pair.sureness !== 'weak',
  );
  const [counts, merges, apart] = [
    await proposedCounts(read, { companyId: company.id }),
    (await lastMerges(read, company.id, most)).filter(({ undoneAt }) => undoneAt === null),
    await apartOf(read, company.id, most),
  ];
  if (options.json) {
    shell.json({
      found: found.map((pair) => pairJson(work, pair)),
      counts,
      merged: merges.map(({ winnerCode, loserCode, recordedAt }) => ({
        record: loserCode,
        into: winnerCode,
        at: recordedAt,
      })),
      apart: apart.map(({ one, other }) => [one.code, other.code]),
    });
    return;
  }
  if (found.length === 0) shell.print('No records seem to be one customer.');
  for (const { one, other, sureness: sure, reasons, against } of found) {
    shell.print(`${one.code}  ${one.name}`);
    shell.print(`${other.code}  ${other.name}`);
    shell.print(
      `  ${sure}: the same ${reasons.map((reason) => REASON[reason]).join(', ')}${against.length === 0 ? '' : `; but ${against.map((reason) => AGAINST[reason]).join(', ')}`}`,
    );
  }
  if (sureness === undefined && counts.weak > 0)
    shell.print(`${counts.weak} more perhaps: duly customers duplicates --sure weak`);
  for (const { winnerCode, loserCode, loserName } of merges)
    shell.print(`${loserCode}  ${loserName}  was merged into ${winnerCode}`);
  for (const { one, other } of apart) shell.print(`${one.code} and ${other.code} are two: a person said so`);
}

const REASON: Readonly<Record<Proposed['reasons'][number], string>> = {
  vat: 'VAT number',
  register: 'register number',
  code: 'number but for zeros',
  name: 'name',
  near_name: 'name but for a letter',
  iban: 'bank account',
  email: 'email',
  place: 'place',
};
const AGAINST: Readonly<Record<Proposed['against'][number], string>> = {
  vat: 'another VAT number',
  register: 'another register number',
  country: 'another country',
  kind: 'another kind in law',
  branches: 'both active, reached or seated elsewhere',
};

const pairJson = (work: Work, { one, other, ...rest }: Proposed): Record<string, unknown> => {
  const side = ({ id, code, name }: Proposed['one']): Record<string, unknown> => ({
    id: work.ids.seal('customer', id),
    customer: code,
    name,
  });
  return { one: side(one), other: side(other), ...rest };
};

interface At {
  readonly work: Work;
  readonly company: Company;
}

async function mergeOne(
  shell: Shell,
  moves: readonly Move[],
  named: { readonly record: string | undefined; readonly into: string | undefined },
  options: MergeOptions,
): Promise<void> {
  const second = named.into ?? options.with;
  if (named.record === undefined || second === undefined)
    throw new WrongUse(
      'Two records are needed.',
      'Write: duly customers merge RECORD INTO, or --with OTHER; or --certain for all that are certain.',
    );
  const at = await atCompany(shell, options);
  const [first, other] = [await recordNamed(at, named.record), await recordNamed(at, second)];
  const winner = named.into === undefined ? staying(first, other) : other;
  const loser = winner.id === first.id ? other : first;
  if (!options.yes) {
    if (options.json) shell.json({ stays: winner.code, goes: loser.code, done: false });
    if (options.json) return;
    shell.print(`Stays:  ${lineOf(winner)}`);
    shell.print(`Goes:   ${lineOf(loser)}`);
    shell.print('Everything that hangs on it comes along, and goes back with: duly customers unmerge');
    shell.print('Do it: the same with --yes');
    return;
  }
  const pair = { companyId: at.company.id, winnerId: winner.id, loserId: loser.id, why: options.why ?? '' };
  await mergeCustomers(at.work, moves, pair);
  if (options.json) shell.json({ stays: winner.code, goes: loser.code, done: true });
  else
    shell.print(
      `${loser.code} is now ${winner.code} ${winner.name}. Taken back with: duly customers unmerge ${loser.code}`,
    );
}

async function recordNamed({ work, company }: At, text: string): Promise<RecordShown> {
  const { id } = await findCustomer(work.db.read, company.id, text, work.ids);
  return recordShown(work.db.read, company.id, id);
}

const lineOf = ({ code, name, entries, sums }: RecordShown): string =>
  [
    code,
    name,
    count(entries, 'document'),
    ...sums.map(
      ({ currency, openMinor, items }) =>
        `${format({ minor: openMinor, currency }, 'en')} open in ${count(items, 'item')}`,
    ),
  ].join('  ');

async function mergeAll(shell: Shell, moves: readonly Move[], options: MergeOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await lookForAlike(work, company.id);
  const pairs = await certainPairs(work, company.id);
  if (!options.yes) {
    const shown = pairs.map(({ winner, loser }) => ({ record: loser.code, into: winner.code }));
    if (options.json) shell.json({ certain: shown, done: false });
    if (options.json) return;
    if (pairs.length === 0) shell.print('Nothing is certain.');
    for (const { winner, loser } of pairs)
      shell.print(`${loser.code}  ${loser.name}  into  ${winner.code}  ${winner.name}`);
    if (pairs.length > 0) shell.print('Do it: the same with --yes');
    return;
  }
  const { mergeIds, refused } = await mergeCertain(work, moves, {
    companyId: company.id,
    why: options.why ?? '',
    shown: digestOf(pairs),
  });
  if (options.json) {
    shell.json({
      merged: mergeIds.length,
      refused: refused.map(({ certain, refusal }) => ({
        record: certain.loser.code,
        into: certain.winner.code,
        code: refusal.code,
      })),
    });
    return;
  }
  shell.print(`${count(mergeIds.length, 'record')} merged. Each is taken back with: duly customers unmerge RECORD`);
  for (const { certain, refusal } of refused)
    shell.print(`${certain.loser.code} into ${certain.winner.code}: ${refusal.message} ${refusal.remedy}`);
}

async function unmerge(shell: Shell, moves: readonly Move[], record: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const merge = await mergeNamed(work, company.id, record);
  await unmergeCustomers(work, moves, { companyId: company.id, mergeId: merge.id });
  const { code } = await findCustomer(work.db.read, company.id, record);
  if (options.json) shell.json({ record: code });
  else shell.print(`${code} is a record of its own again.`);
}

/** A merged record is named by its own number, which else leads to the one that it went into. */
async function mergeNamed(work: Work, companyId: number, record: string): Promise<{ readonly id: number }> {
  const id = await recordIdOf(work.db.read, companyId, record, work.ids.open('customer', record));
  const merge = id === undefined ? undefined : await mergeOfLoser(work.db.read, companyId, id);
  if (merge === undefined)
    throw new Refusal(
      'not-merged',
      'There is no such merge, or it was taken back.',
      'See which there are: duly customers duplicates',
    );
  return merge;
}

async function notSame(shell: Shell, named: readonly [string, string], options: ApartOptions): Promise<void> {
  const at = await atCompany(shell, options);
  const [one, other] = [await recordNamed(at, named[0]), await recordNamed(at, named[1])];
  const two = { companyId: at.company.id, oneId: one.id, otherId: other.id };
  await (options.undo ? endKeptApart(at.work, two) : keepApart(at.work, two));
  const said = options.undo ? 'may be proposed again' : 'are two: not proposed again';
  if (options.json) shell.json({ one: one.code, other: other.code, apart: options.undo === undefined });
  else shell.print(`${one.code} and ${other.code} ${said}.`);
}
