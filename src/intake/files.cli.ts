import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { WrongUse } from '../kernel/result';
import { INTAKE_WORDS } from '../languages/intake-words';
import { example, type Shell } from '../platform/shell';
import { markSeen } from './actions';
import { fileById, filesOf } from './file.store';
import { toldLines } from './result';
import { resultOf } from './result.store';
import { sourceNames } from './store';

/** `duly intake files`: what sources delivered, and of one file what came of it. */
export function filesCommand(group: Command, shell: Shell): void {
  const files = common(group.command('files'))
    .argument('[file]', 'one of them: what came of it')
    .description('what came, the newest first, and what came of it')
    .option('--problems', 'only those with problems that nobody has dealt with')
    .option('--seen', 'the problems of that file are dealt with')
    .action((file: string | undefined, options: FilesOptions) =>
      file === undefined ? listFiles(shell, options) : showFile(shell, file, options),
    );
  example(files, 'duly intake files');
}

interface FilesOptions extends Common {
  readonly problems?: boolean;
  readonly seen?: boolean;
}

const MANY = 50;

async function listFiles(shell: Shell, options: FilesOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const asked = { problems: options.problems === true, most: MANY, offset: 0 };
  const files = await filesOf(work.db.read, company.id, asked);
  const sources = await sourceNames(work.db.read, company.id);
  const all = files.map((file) => ({
    file: work.ids.seal('intake_file', file.id),
    name: file.name,
    source: sources.get(file.intakeId) ?? '',
    kind: file.kind,
    verdict: file.verdict,
    at: file.recordedAt,
    seen: file.seenAt !== null,
  }));
  if (options.json) shell.json(all);
  else if (all.length === 0) shell.print(options.problems === true ? 'No file has problems.' : 'Nothing came yet.');
  else for (const one of all) shell.print(`${one.file}  ${one.at.slice(0, 16)}  ${one.source}  ${one.name}: ${INTAKE_WORDS.en.verdict[one.verdict ?? 'open']}`); // prettier-ignore
}

async function showFile(shell: Shell, text: string, options: FilesOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const id = work.ids.open('intake_file', text);
  const file = id === undefined ? undefined : await fileById(work.db.read, company.id, id);
  if (file === undefined) throw new WrongUse(`${text} is no file that came.`, 'See them: duly intake files');
  const figures = file.told === null ? null : await resultOf(work, company, file.told);
  const seen = options.seen === true && (await markSeen(work, file));
  const { name, kind, verdict, keptAs, importId } = file;
  if (options.json) {
    const made = importId === null ? null : work.ids.seal('import', importId);
    shell.json({ name, kind, verdict, keptAs, import: made, told: figures && { ...figures.told, totals: figures.totals, made: figures.made }, seen: seen || file.seenAt !== null }); // prettier-ignore
    return;
  }
  shell.print(`${name}: ${INTAKE_WORDS.en.verdict[verdict ?? 'open']}${keptAs === null ? '' : ` (${keptAs})`}`);
  if (figures !== null) for (const line of toldLines(figures)) shell.print(`  ${line}`);
  if (seen) shell.print('Its problems are dealt with.');
}
