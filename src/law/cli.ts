import type { Command } from 'commander';
import type { Shell } from '../platform/shell';
import type { LimitationSources } from './limitation.actions';
import { lawRuleCommands } from './rules.cli';

/** `duly law`. */
export function lawCommands(program: Command, shell: Shell, sources: LimitationSources): void {
  const group = program
    .command('law')
    .description('what the law of a country says, and until when claims can be brought to a court');
  lawRuleCommands(group, shell, sources);
}
