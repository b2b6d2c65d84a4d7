import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { importsOf, type Import } from './store';
import { closeWhatWasMissing, undoImport, type UndoDeps } from './undo.actions';

/** `duly import list`, `undo` and `close`: what was imported, and what a person does about it. */
export function listCommand(group: Command, shell: Shell): void {
  const command = common(group.command('list'))
    .description('what was imported, newest first')
    .action((options: Common, itself: Command) => list(shell, merged(options, itself)));
  example(command, 'duly import list');
}

export function undoCommand(group: Command, shell: Shell, deps: (work: Work) => UndoDeps): void {
  const command = common(group.command('undo <import>'))
    .description('take an import back as a whole, with the messages it caused that have not left')
    .action((text: string, options: Common, itself: Command) => undo(shell, text, merged(options, itself), deps));
  example(command, 'duly import undo 1');
}

export function closeCommand(group: Command, shell: Shell): void {
  const command = common(group.command('close <import>'))
    .description('close the items that were missing from that list: they are settled')
    .action((text: string, options: Common, itself: Command) => close(shell, text, merged(options, itself)));
  example(command, 'duly import close 1');
}

/** `import` has these options too, and takes them first. */
const merged = (options: Common, itself: Command): Common => ({ ...itself.parent?.opts<Common>(), ...options });

function importNumber(work: Work, text: string): number {
  const number = work.ids.open('import', text) ?? (/^\d{1,15}$/.test(text) ? Number(text) : undefined);
  if (number === undefined) throw new WrongUse(`${text} is no import.`, 'Give its number: duly import list');
  return number;
}

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const imports = await importsOf(work.db.read, company.id);
  if (options.json) shell.json(imports.map((one) => importJson(work, one)));
  else if (imports.length === 0) shell.print('Nothing was imported yet.');
  else for (const one of imports) shell.print(inOneLine(one));
}

const inOneLine = (one: Import): string =>
  `${one.id}  ${one.recordedAt.slice(0, 16).replace('T', ' ')}  ${one.fileName}  ${one.kind} as of ${one.asOf}${one.asOfAssumed ? ' (assumed)' : ''}  ` +
  `${one.booked} new, ${one.changed} changed, ${one.unchanged} unchanged${one.missing > 0 ? `, ${one.missing} missing` : ''}` +
  `${one.problems > 0 ? `, ${count(one.problems, 'problem')}` : ''}${one.state === 'undone' ? `  undone ${one.undoneAt?.slice(0, 10) ?? ''}` : ''}`;

function importJson(work: Work, one: Import): Record<string, unknown> {
  const { id, companyId: _, ...rest } = one;
  return { import: work.ids.seal('import', id), number: id, ...rest };
}

async function undo(shell: Shell, text: string, options: Common, deps: (work: Work) => UndoDeps): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const importId = importNumber(work, text);
  const undone = await undoImport(work, deps(work), { companyId: company.id, importId });
  const later = undone.later.map(({ id, fileName }) => ({ number: id, file: fileName }));
  if (options.json) {
    const { cancelled, restored, withdrawn, sent } = undone;
    shell.json({ import: work.ids.seal('import', importId), cancelled, restored, withdrawn, sent, later });
    return;
  }
  shell.print(
    `Import ${importId} of ${undone.import.fileName} is undone: ${undone.cancelled} entries cancelled, ${undone.restored} as they were before.`,
  );
  for (const { what } of undone.withdrawn) shell.print(`Withdrawn: ${what}`);
  for (const { what } of undone.sent) shell.print(`Sent already, a recall can be offered: ${what}`);
  if (later.length > 0) {
    const files = later.map(({ number, file }) => `${number} (${file})`).join(', ');
    shell.print(`Imported since: ${files}. What they confirmed may be cancelled now: import these files again.`);
  }
}

async function close(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const importId = importNumber(work, text);
  const closed = await closeWhatWasMissing(work, company.id, importId);
  if (options.json) shell.json({ import: work.ids.seal('import', importId), closed });
  else shell.print(`${count(closed, 'item was', 'items were')} closed.`);
}
