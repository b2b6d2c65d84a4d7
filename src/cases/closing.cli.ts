import { Option, type Command } from 'commander';
import { amountOption, atCompany, common, type Common } from '../companies/common.cli';
import { format } from '../kernel/money';
import { example, type Shell } from '../platform/shell';
import { CLOSINGS, type Closing } from './closing';
import { endCase } from './closing.actions';
import { consequenceOf, recallCase } from './recall.actions';
import { caseById } from './case.panel';
import { caseOfDossier } from './store';

/** `duly case close` and `recall`: the case is over and how it ended, or is taken back and what that costs. */
interface Ending extends Common {
  readonly outcome: Closing['outcome'];
  readonly amount?: string;
  readonly into?: string;
  readonly why?: string;
}

export function closingCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('close <number>'))
      .description('the case is over')
      .addOption(new Option('--outcome <outcome>', 'how it ended').choices(CLOSINGS).makeOptionMandatory())
      .option('--amount <amount>', 'of a settlement: the sum that was agreed')
      .option('--into <number>', 'of a merger: the case that takes the items over')
      .option('--why <text>', 'what is to be remembered')
      .action((number: string, options: Ending) => close(shell, number, options)),
    'duly case close RF-2026-0001 --outcome paid',
  );
  example(
    common(group.command('recall <number>'))
      .description('take a case back from its partner, who is told; without --why it says what that costs')
      .option('--why <text>', 'why: the partner reads it')
      .action((number: string, options: Common & { readonly why?: string }) => recall(shell, number, options)),
    'duly case recall RF-2026-0001 --why "the customer pays us directly"',
  );
}

async function recall(shell: Shell, number: string, options: Common & { readonly why?: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const standing = await caseOfDossier(work.db.read, company.id, number);
  const found = standing && (await caseById(work.db.read, company.id, standing.id));
  const price = found && (await consequenceOf(work.db.read, work, found)).recall;
  const money = (minor: number): string => format({ minor, currency: found?.currency ?? 'EUR' }, 'en');
  const costs =
    price?.kind === 'cost' ? `at most ${money(price.totalMinor)}` : price?.kind === 'free' ? 'nothing' : 'not agreed';
  if (options.why === undefined && found?.state === 'with_partner') {
    if (options.json) shell.json({ number, costs: price });
    else shell.print(`${number}: recalling it costs: ${costs}. Do it with --why "…"`);
    return;
  }
  const { told } = await recallCase(work, company, { number, why: options.why ?? '' });
  if (options.json) shell.json({ number, state: 'closed', outcome: 'withdrawn', costs: price, told });
  else
    shell.print(
      `${number}: withdrawn; it costs: ${costs}; ${told === null ? 'tell the partner yourself' : `told ${told}`}`,
    );
}

async function close(shell: Shell, number: string, options: Ending): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { outcome, amount, into, why } = options;
  const standing = await caseOfDossier(work.db.read, company.id, number);
  const found = standing && (await caseById(work.db.read, company.id, standing.id));
  const settledMinor = amount === undefined || found === undefined ? undefined : amountOption(amount, found.currency);
  await endCase(work, company.id, number, {
    outcome,
    ...(settledMinor !== undefined && { settledMinor }),
    ...(into !== undefined && { into }),
    ...(why !== undefined && { why }),
  });
  if (options.json) shell.json({ number, state: 'closed', outcome });
  else shell.print(`${number}: closed · ${outcome.replace('_', ' ')}`);
}
