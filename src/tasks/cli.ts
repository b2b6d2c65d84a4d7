import type { Command } from 'commander';
import { atCompany, dayOption, withAsOf, type Common } from '../companies/common.cli';
import { codesOf } from '../customers/code.store';
import { findCustomer } from '../customers/store';
import { Refusal } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { completeTask } from './actions';
import { tasksOf } from './store';
import type { Task } from './task';

/** `duly tasks`: what people must do, the longest due first. */
export function taskCommands(program: Command, shell: Shell): void {
  const group = program.command('tasks').description('what people must do, and by when');
  example(
    withAsOf(group.command('list [customer]', { isDefault: true }))
      .description('what is to be done; with --all also what was done')
      .option('--until <day>', 'only what is due by then')
      .option('--assignee <name>', 'only what is given to them')
      .option('--all', 'also what is done')
      .action((customer: string | undefined, options: ListOptions) => list(shell, customer, options)),
    'duly tasks',
  );
  example(
    withAsOf(group.command('done <task>'))
      .description('it is done')
      .option('--outcome <text>', 'what came of it', 'done')
      .action((text: string, options: Common & { outcome: string }) => done(shell, text, options)),
    'duly tasks done TASK --outcome "called, will pay"',
  );
}

type ListOptions = Common & { readonly until?: string; readonly assignee?: string; readonly all?: boolean };

async function list(shell: Shell, text: string | undefined, options: ListOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = text === undefined ? undefined : await findCustomer(q, company.id, text, work.ids);
  const tasks = await tasksOf(q, {
    companyId: company.id,
    done: options.all === true,
    ...(customer === undefined ? {} : { customerId: customer.id }),
    ...(options.until === undefined ? {} : { dueUntil: dayOption(options.until) }),
    ...(options.assignee === undefined ? {} : { assignee: options.assignee }),
  });
  const codes = await codesOf(
    q,
    company.id,
    tasks.flatMap((task) => task.customerId ?? []),
  );
  if (options.json) shell.json(tasks.map((task) => taskJson(task, codes, work)));
  else if (tasks.length === 0) shell.print('Nothing is to be done.');
  else for (const task of tasks) shell.print(line(task, codes, work));
}

async function done(shell: Shell, text: string, options: Common & { readonly outcome: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const taskId = work.ids.open('task', text);
  if (taskId === undefined) {
    throw new Refusal('no-such-task', `There is no task ${text}.`, 'See which are open: duly tasks');
  }
  const task = await completeTask(work, company.id, taskId, options.outcome);
  const codes = await codesOf(work.db.read, company.id, task.customerId === null ? [] : [task.customerId]);
  if (options.json) shell.json(taskJson(task, codes, work));
  else shell.print(line(task, codes, work));
}

type Codes = ReadonlyMap<number, string>;

const codeOf = (task: Task, codes: Codes): string | null =>
  task.customerId === null ? null : (codes.get(task.customerId) ?? null);

const taskJson = (task: Task, codes: Codes, work: Work): Record<string, unknown> => ({
  task: work.ids.seal('task', task.id),
  kind: task.kind,
  customer: codeOf(task, codes),
  title: task.title,
  assignee: task.assignee,
  dueOn: task.dueOn,
  doneAt: task.doneAt,
  doneBy: task.doneBy,
  outcome: task.outcome,
});

function line(task: Task, codes: Codes, work: Work): string {
  const whom = [codeOf(task, codes), task.assignee].filter((part) => part !== null).join(', for ');
  const ended = task.doneAt === null ? '' : `  (${task.doneBy ?? ''}: ${task.outcome ?? ''})`;
  return `${task.dueOn}  ${work.ids.seal('task', task.id)}  ${whom === '' ? '' : `${whom}  `}${task.title}${ended}`;
}
