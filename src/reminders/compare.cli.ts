import type { Command } from 'commander';
import { atCompany, dayOption, withAsOf, type Common } from '../companies/common.cli';
import { count } from '../kernel/count';
import { addDays } from '../kernel/day';
import { WrongUse } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import type { Query } from '../platform/db';
import type { PaperMaker } from './papers.actions';
import { example, type Shell } from '../platform/shell';
import { underStrategy, type Counterfactual, type Move, type Outcome } from './counterfactual';
import { compareAll } from './counterfactual.actions';
import { DOES } from './reasons';
import { checkStrategy } from './strategy';
import { writtenIn } from './strategy.cli';
import { money } from './words';

/** `duly strategy compare`: what a run would decide otherwise under another version of a strategy. Nothing is stored. */
interface Deps {
  holdSources(q: Query): readonly HoldSource[];
  readonly papers: PaperMaker;
}

type CompareOptions = Common & { readonly on?: string };

export function compareCommand(group: Command, shell: Shell, deps: Deps): void {
  example(
    withAsOf(group.command('compare <file>'))
      .description('what would change under the strategy in a JSON file, before it is taken; nothing is stored')
      .option('--on <day>', 'the run to compare; otherwise that of tomorrow')
      .action((file: string, options: CompareOptions) => compare(shell, deps, file, options)),
    'duly strategy compare key-accounts.json',
  );
}

async function compare(shell: Shell, deps: Deps, file: string, options: CompareOptions): Promise<void> {
  const checked = checkStrategy(writtenIn(file));
  if (!checked.ok) throw new WrongUse(`It is no strategy: ${checked.errors.join('; ')}.`, 'Mend the file, then ask again.'); // prettier-ignore
  const { work, company } = await atCompany(shell, options);
  const on = options.on === undefined ? addDays(work.today, 1) : dayOption(options.on);
  if (on < work.today) throw new WrongUse(`${on} is past.`, 'Name a day from today on.');
  const progress = shell.progress('comparing');
  const planning = { company, holds: (q: Query) => deps.holdSources(q), papers: deps.papers };
  const result = await compareAll(work, planning, () => underStrategy(checked.strategy), { today: work.today, on }, (done, total) => progress.at((done / total) * 100)).finally(() => progress.end()); // prettier-ignore
  const { customers, changed, before, after, moves } = result;
  if (options.json)
    shell.json({
      company: company.code,
      on,
      customers,
      changed,
      before,
      after,
      moves: [...moves.values()].map(asJson),
    });
  else print(shell, on, result);
}

const asJson = ({ from, to, customers, sums }: Move): object => ({
  from,
  to,
  customers,
  sums: Object.fromEntries(sums),
});

function print(shell: Shell, on: string, { customers, changed, before, after, moves }: Counterfactual): void {
  shell.print(`The run of ${on}: ${changed} of ${count(customers, 'customer')} would change. Nothing was stored.`);
  for (const does of DOES.filter((one) => (before[one] ?? 0) + (after[one] ?? 0) > 0))
    shell.print(`  ${does.padEnd(8)} ${String(before[does] ?? 0).padStart(7)} now ${String(after[does] ?? 0).padStart(7)} then`); // prettier-ignore
  for (const { from, to, customers: n, sums } of [...moves.values()].sort((a, b) => b.customers - a.customers)) {
    const sum = [...sums].map(([currency, minor]) => money(minor, currency)).join(' + ');
    shell.print(`  ${count(n, 'customer')}: ${inWords(from)} → ${inWords(to)}  ${sum}`);
  }
}

const inWords = ({ do: does, because, step, kind }: Outcome): string =>
  `${does} ${kind === null ? because : `${kind.replace(/_/g, ' ')}${step !== null && step > 0 ? ` (step ${step})` : ''}`}`;
