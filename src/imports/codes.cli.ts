import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { codeRules, ruleCode } from './code.actions';

/** `duly import codes`: what was decided of customer numbers that files damage, and taking it back. */
type CodesOptions = Common & { readonly forget?: string; readonly source?: string };

export function codesCommand(group: Command, shell: Shell): void {
  const command = common(group.command('codes'))
    .description('what was decided of damaged customer numbers; --forget takes one back, from the next file on')
    .option('--forget <number>', 'the number as the file writes it')
    .option('--source <name>', 'where several sources write that number')
    .action((options: CodesOptions, itself: Command) => codes(shell, { ...itself.parent?.opts<Common>(), ...options }));
  example(command, 'duly import codes');
}

async function codes(shell: Shell, options: CodesOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { forget, source } = options;
  const rules = (await codeRules(work.db.read, company.id)).filter((rule) => source === undefined || rule.source === source); // prettier-ignore
  if (forget !== undefined) {
    const meant = rules.filter(({ code }) => code === forget);
    const [rule, ...more] = meant;
    if (more.length > 0)
      throw new WrongUse(`Several sources write ${forget}.`, `Name one: --source ${meant.map((one) => one.source).join(' or ')}`); // prettier-ignore
    const taken = { source: rule?.source ?? source ?? '', code: forget };
    const was = await ruleCode(work, company.id, { ...taken, meant: null });
    if (options.json) shell.json({ ...taken, meant: was, forgotten: true });
    else shell.print(`${forget} of ${taken.source} meant ${was}; the next file asks again.`);
    return;
  }
  if (options.json) shell.json(rules);
  else if (rules.length === 0) shell.print('Nothing was decided yet.');
  else
    for (const { source: of, code, meant, decidedAt, decidedBy } of rules)
      shell.print(
        `${code} of ${of} is ${code === meant ? 'a customer of its own' : meant}  (${decidedBy}, ${decidedAt.slice(0, 10)})`,
      );
}
