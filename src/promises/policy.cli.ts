import type { Command } from 'commander';
import { atCompany, withAsOf, type Common } from '../companies/common.cli';
import { count } from '../kernel/count';
import { toDecimal } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { planPolicyOf } from './plan.store';
import { layDownPolicy } from './policy.actions';

/** `duly plan policy`: within which bands plans are accepted at once. */
export function policyCommand(group: Command, shell: Shell): void {
  example(
    withAsOf(group.command('policy'))
      .description('within which bands plans are accepted at once, days of grace, when a plan is void')
      .option('--set <json>', 'the whole policy, as --json shows it')
      .action((options: Options) => policy(shell, options)),
    'duly plan policy',
  );
}

type Options = Common & { readonly set?: string };

async function policy(shell: Shell, options: Options): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const now =
    options.set === undefined
      ? await planPolicyOf(work.db.read, company.id)
      : await layDownPolicy(work, company.id, parsed(options.set));
  if (options.json) {
    shell.json(now);
    return;
  }
  for (const { upToMinor, mostInstalments, mostDays, firstPercent } of now.bands) {
    const upTo =
      upToMinor === null ? 'any amount' : `up to ${toDecimal(upToMinor, company.currency)} ${company.currency}`;
    shell.print(`${upTo}: ${count(mostInstalments, 'instalment')}, ${count(mostDays, 'day')}, first at least ${firstPercent} %`); // prettier-ignore
  }
  shell.print(`grace: ${count(now.graceDays, 'bank day')}; void after ${now.missedLimit} missed; an offer lapses after ${count(now.offerDays, 'day')}`); // prettier-ignore
  shell.print(
    `asked for in the portal, inside the bands: ${now.portalAtOnce ? 'accepted at once' : 'a person decides'}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongUse('That is no JSON.', 'See how it is written: duly plan policy --json');
  }
}
