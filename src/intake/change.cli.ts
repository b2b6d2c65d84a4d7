import type { Command } from 'commander';
import { atCompany, common } from '../companies/common.cli';
import { INTAKE_WORDS } from '../languages/intake-words';
import { example, type Shell } from '../platform/shell';
import { intakeNamed } from './actions';
import { editIntake } from './change.actions';
import type { Typed } from './draft';
import type { Intake } from './intake';
import { draftOf, typedFrom, withOptions, type SourceOptions } from './source.cli';

/** `duly intake change`: what is not said stays as it is. */
export function changeCommand(group: Command, shell: Shell, deps: { root(): string }): void {
  const change = withOptions(common(group.command('change')))
    .argument('<name>')
    .description('change a source; what is not said stays as it is')
    .option('--name <name>', 'another name for it')
    .option('--no-file-day', 'a file must say its day')
    .option('--no-required', 'things are sent while it is late')
    .action((name: string, options: ChangeOptions) => changeOne(shell, deps, name, options));
  example(change, 'duly intake change erp --every 15');
}

type ChangeOptions = SourceOptions & { readonly name?: string };

async function changeOne(shell: Shell, deps: { root(): string }, name: string, options: ChangeOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const intake = await intakeNamed(work, company.id, name);
  const typed = {
    ...typedNow(intake),
    ...typedFrom(options),
    ...(options.name !== undefined && { name: options.name }),
  };
  const draft = draftOf(typed, { keepsSecret: true });
  await editIntake(work, company, intake, draft, deps.root());
  if (options.json) shell.json({ name: draft.name, changed: true });
  else shell.print(INTAKE_WORDS.en.changed.replace('{name}', () => draft.name));
}

/** As a person would have typed it, without its secret; the key of its server is kept apart from what is said. */
const typedNow = (intake: Intake): Typed => ({
  name: intake.name,
  kind: intake.kind,
  place: intake.place,
  host: intake.host ?? '',
  port: String(intake.port ?? 22),
  user: intake.user ?? '',
  pattern: intake.pattern,
  source: intake.source,
  takes: intake.takes,
  fileDay: intake.fileDay ? '1' : '',
  required: intake.required ? '1' : '',
  rhythm: intake.rhythm,
  everyMinutes: String(intake.everyMinutes),
});
