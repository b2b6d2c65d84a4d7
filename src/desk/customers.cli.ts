import type { Command } from 'commander';
import { customerCommands } from '../customers/cli';
import { duplicateCommands } from '../merging/duplicates.cli';
import type { Shell } from '../platform/shell';
import { customerMoves } from './moves.store';

/** `duly customers` with what several rooms add to it. */
export function customersCommands(program: Command, shell: Shell): void {
  duplicateCommands(customerCommands(program, shell), shell, customerMoves);
}
