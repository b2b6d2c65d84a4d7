import type { Command } from 'commander';
import type { Shell } from '../platform/shell';
import type { LimitationSources } from './limitation.actions';
import { ratesCommands } from './rates.cli';
import { lawRuleCommands } from './rules.cli';

/** `duly law`: what the law of a country says, with its sources, and until when claims can be brought to a court. */
export function lawCommands(program: Command, shell: Shell, sources: LimitationSources): void {
  const group = program
    .command('law')
    .description('what the law of a country says, with its sources, and until when claims can be brought to a court');
  lawRuleCommands(group, shell, sources);
  ratesCommands(group, shell);
}
