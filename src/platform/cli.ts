import { join } from 'node:path';
import type { Command } from 'commander';
import { count } from '../kernel/count';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { writeBackup } from './backup';
import { examine, type Patient } from './doctor';
import { restoreBackup } from './restore';
import { example, type Shell } from './shell';

/** `duly doctor`, `duly backup`, `duly restore`: the commands of the house itself. */
export interface Installation extends Patient {
  readonly now: Instant;
}

export function houseCommands(program: Command, shell: Shell, installation: () => Installation): void {
  example(
    program
      .command('backup')
      .description('write database and kept files into one archive, while everything runs')
      .option('--to <file>', 'otherwise into backups/ of DULY_HOME')
      .option('--json', 'for scripts')
      .action((options: { to?: string; json?: boolean }) => backup(shell, installation(), options)),
    'duly backup --to duly-backup.zip',
  );
  example(
    program
      .command('restore <archive>')
      .description('make an installation of a backup, where DATABASE_URL and DULY_HOME say; only into an empty one')
      .option('--json', 'for scripts')
      .action((archive: string, options: { json?: boolean }) => restore(shell, installation(), archive, options)),
    'duly restore duly-backup.zip',
  );
  example(
    program
      .command('doctor')
      .description('is this machine fit for Duly, and what to install or change')
      .option('--json', 'for scripts')
      .action((options: { json?: boolean }) => doctor(shell, installation(), options)),
    'duly doctor',
  );
}

async function backup(
  shell: Shell,
  { home, now }: Installation,
  options: { to?: string; json?: boolean },
): Promise<void> {
  const { db } = await shell.open();
  const name = `duly-${now.slice(0, 19).replace(/[:T]/g, '-')}.zip`;
  const written = await writeBackup({ db, home, now }, options.to ?? join(home, 'backups', name));
  if (options.json) shell.json({ backup: written.path, files: written.files });
  else
    shell.print(
      `${written.path}: the database and ${count(written.files, 'file')}. Bring it back with: duly restore FILE`,
    );
}

async function restore(shell: Shell, into: Installation, archive: string, options: { json?: boolean }): Promise<void> {
  const restored = await restoreBackup(archive, into);
  if (options.json) shell.json({ ...restored, home: into.home });
  else
    shell.print(
      `Restored as of ${restored.writtenAt}: the database and ${count(restored.files, 'file')}, in ${into.home}.`,
    );
}

async function doctor(shell: Shell, patient: Patient, options: { json?: boolean }): Promise<void> {
  const findings = await examine(patient);
  const broken = findings.filter(({ level }) => level === 'broken');
  if (options.json) shell.json({ ok: broken.length === 0, findings });
  else {
    for (const { what, level, found, remedy } of findings) {
      shell.print(
        `${level.padEnd(7)} ${what.padEnd(9)} ${found}${remedy === '' ? '' : `\n${' '.repeat(18)}${remedy}`}`,
      );
    }
  }
  if (broken.length === 0) return;
  const names = broken.map(({ what }) => what).join(', ');
  throw new Refusal('not-fit', `Duly cannot work here yet: ${names}.`, 'Do what is said above, then look again.');
}
