import type { Command } from 'commander';
import { activityCommands } from '../activities/cli';
import type { Shell } from '../platform/shell';
import { callAsStep, lastIsNoStep } from './call-step.actions';
import type { Planning } from './plan.actions';

/** `duly log`, with calls that count as a step of the reminders. */
export function logCommand(program: Command, shell: Shell, holds: Planning['holds']): void {
  activityCommands(program, shell, {
    asStep: (work, company, contact) => callAsStep(work, { company, holds }, contact),
    notAStep: lastIsNoStep,
  });
}
