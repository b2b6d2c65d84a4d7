import type { Command } from 'commander';
import { atCompany, withAsOf, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import type { ScriptPart } from '../outbox/script.actions';
import { example, type Shell } from '../platform/shell';
import type { Planning } from './plan.actions';
import { callScript } from './script.actions';

/** `duly script`: what to say to a customer on the telephone. */
export function scriptCommand(program: Command, shell: Shell, room: ScriptRoom): void {
  const command = program
    .command('script <customer>')
    .description('what to say to a customer on the telephone, in its language and with its figures')
    .action((text: string, options: Common) => tell(shell, room, text, options));
  example(withAsOf(command), 'duly script 4711');
}

type ScriptRoom = Pick<Planning, 'holds' | 'papers'>;

async function tell(shell: Shell, room: ScriptRoom, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const script = await callScript(work, { company, ...room }, customer.id);
  if (options.json) {
    const lines = script?.paragraphs.flatMap(linesOf) ?? [];
    shell.json({ customer: customer.code, language: script?.language ?? null, title: script?.title ?? null, lines });
  } else if (script === undefined) shell.print('Nothing is to be asked for on the telephone.');
  else shell.print([script.title, ...script.paragraphs.map((part) => linesOf(part).join('\n'))].join('\n\n'));
}

const linesOf = (part: ScriptPart): readonly string[] =>
  part.kind === 'list' ? part.entries.map((entry) => `- ${entry}`) : part.lines;
