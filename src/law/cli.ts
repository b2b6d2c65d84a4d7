import type { Command } from 'commander';
import type { Shell } from '../platform/shell';
import { ratesCommands } from './rates.cli';

/** `duly law`: what the law says of late payment, with its sources. */
export function lawCommands(program: Command, shell: Shell): void {
  const group = program.command('law').description('what the law says of late payment, with its sources');
  ratesCommands(group, shell);
}
