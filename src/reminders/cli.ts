import type { Command } from 'commander';
import { toldCommands } from '../activities/told.cli';
import type { HoldSource } from '../ledger/hold';
import type { PostRoom } from '../outbox/post.actions';
import type { Query } from '../platform/db';
import type { PaperMaker } from './papers.actions';
import type { Shell } from '../platform/shell';
import { compareCommand } from './compare.cli';
import { drillCommand } from './drill.cli';
import { explainCommand } from './explain.cli';
import { logCommand } from './log.cli';
import { procurementCommand } from './procurement.cli';
import { runCommands } from './run.cli';
import { scriptCommand } from './script.cli';
import { stopCommand } from './stop.cli';
import { strategyCommands } from './strategy.cli';

/** What the house hands to the commands of this room. */
export interface ReminderDeps {
  /** Everything that may hold something back. */
  holdSources(q: Query): readonly HoldSource[];
  readonly papers: PaperMaker;
  /** Opened when messages are to leave; closed by whoever opened it. */
  post(): Promise<PostRoom>;
}

/** `duly strategy`, `simulate`, `run`, `explain`, `drill`, `script`, `log`, `told` and `hardship`. */
export function reminderCommands(program: Command, shell: Shell, deps: ReminderDeps): void {
  compareCommand(strategyCommands(program, shell), shell, deps);
  runCommands(program, shell, deps);
  explainCommand(program, shell, deps);
  drillCommand(program, shell, deps);
  stopCommand(program, shell);
  scriptCommand(program, shell, { holds: (q) => deps.holdSources(q), papers: deps.papers });
  procurementCommand(program, shell);
  logCommand(program, shell, deps.holdSources);
  toldCommands(program, shell);
}
