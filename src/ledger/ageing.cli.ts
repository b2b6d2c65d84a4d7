import type { Command } from 'commander';
import { atCompany, withAsOf, type Common } from '../companies/common.cli';
import { searchCustomers } from '../customers/store';
import { count } from '../kernel/count';
import { format, sum } from '../kernel/money';
import { amountCell, csvOf } from '../platform/sheet';
import { example, type Shell } from '../platform/shell';
import { BUCKETS, type Ageing } from './ageing';
import { ageingOf } from './ageing.store';

/** `duly ageing`: what each customer owes, by how late it is, as of any day. */
export function ageingCommand(program: Command, shell: Shell): void {
  const command = withAsOf(program.command('ageing'))
    .description('what is open per customer and currency, by how late it is')
    .option('--csv', 'as CSV on standard output')
    .action((options: Options) => ageing(shell, options));
  example(command, 'duly ageing');
}

type Options = Common & { readonly csv?: boolean };

async function ageing(shell: Shell, options: Options): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const rows = await ageingOf(work.db.read, company.id, work.today);
  const everybody = await searchCustomers(work.db.read, { companyId: company.id, text: '', limit: MANY });
  const who = new Map(everybody.map(({ id, code, name }) => [id, { code, name }]));
  if (options.json) {
    shell.json(rows.map((row) => ({ customer: who.get(row.customerId)?.code, ...ageingJson(row) })));
  } else if (options.csv) {
    const head = ['customer', 'name', 'currency', ...BUCKETS.map(({ name }) => name), 'undated', 'credit', 'total'];
    const cells = rows.map((row) => [
      who.get(row.customerId)?.code ?? '',
      who.get(row.customerId)?.name ?? '',
      row.currency,
      ...[...row.buckets, row.undatedMinor, row.creditMinor, row.totalMinor].map((minor) =>
        amountCell(minor, row.currency),
      ),
    ]);
    shell.print(csvOf({ name: 'Ageing', head, rows: cells }).trimEnd());
  } else {
    if (rows.length === 0) shell.print(`Nothing is open on ${work.today}.`);
    for (const line of totals(rows, company.language)) shell.print(line);
  }
}

const MANY = Number.MAX_SAFE_INTEGER;

function ageingJson(row: Ageing): Record<string, unknown> {
  const buckets = Object.fromEntries(BUCKETS.map(({ name }, at) => [`${name}Minor`, row.buckets[at] ?? 0]));
  const { currency, undatedMinor, creditMinor, totalMinor } = row;
  return { currency, ...buckets, undatedMinor, creditMinor, totalMinor };
}

/** One block per currency, never added up. */
function totals(rows: readonly Ageing[], locale: string): string[] {
  const currencies = [...new Set(rows.map((row) => row.currency))].sort();
  return currencies.flatMap((currency) => {
    const mine = rows.filter((row) => row.currency === currency);
    const line = (name: string, minor: number): string =>
      `  ${name.padEnd(14)} ${format({ minor, currency }, locale).padStart(18)}`;
    return [
      `${currency}: ${count(mine.length, 'customer')}`,
      ...BUCKETS.map(({ name }, at) => line(name, sum(mine.map((row) => row.buckets[at] ?? 0)))),
      line('undated', sum(mine.map((row) => row.undatedMinor))),
      line('credit', sum(mine.map((row) => row.creditMinor))),
      line('total', sum(mine.map((row) => row.totalMinor))),
    ];
  });
}
