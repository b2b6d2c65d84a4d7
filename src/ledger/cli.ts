import type { Command } from 'commander';
import type { Shell } from '../platform/shell';
import { ageingCommand } from './ageing.cli';
import { allocateCommands } from './allocation.cli';
import { holdCommands } from './hold.cli';
import { assignmentCommands, type HolderDeps } from './assignment.cli';
import { itemsCommands } from './items.cli';
import type { LedgerDeps } from './sources.cli';
import { statementCommand } from './statement.cli';

/** `duly items`, `statement`, `ageing`, `hold`, `allocate` and `assigned`. */
export function ledgerCommands(program: Command, shell: Shell, deps: LedgerDeps & HolderDeps): void {
  itemsCommands(program, shell, deps);
  statementCommand(program, shell);
  ageingCommand(program, shell);
  holdCommands(program, shell, deps);
  allocateCommands(program, shell);
  assignmentCommands(program, shell, deps);
}
