import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { openCompany } from '../companies/actions';
import { instant, type Day } from '../kernel/day';
import { createIds } from '../kernel/ids';
import { Refusal } from '../kernel/result';
import { openDb } from '../platform/db';
import { diskFiles } from '../platform/files';
import { migrate } from '../platform/migrate';
import type { Work } from '../platform/work';
import { importFile, RefusedFile } from './actions';
import type { Outcome } from './outcome';
import { sentence } from './problem';

/**
 * Anyone's files, tried out: each is imported into a ledger of its own that is thrown away, good rows alone, likelier answers taken,
 * and then imported again, which must change nothing.
 */
export interface Sample {
  readonly file: string;
  readonly outcome: Outcome | undefined;
  /** Why nothing was imported: each problem, or what must be asked. */
  readonly refusal: readonly string[];
  /** Rows that the second import booked or changed. */
  readonly changedAgain: number;
}

/** All files below a folder, one after the other, in the order of their names. Hidden ones are left out. */
export async function* trySamples(folder: string): AsyncGenerator<Sample> {
  const home = mkdtempSync(join(tmpdir(), 'duly-samples-'));
  const db = openDb(join(home, 'samples.sqlite'));
  try {
    await migrate(db);
    const work = {
      db,
      files: diskFiles(join(home, 'files')),
      ids: createIds(1n),
      actor: { kind: 'shell', name: 'samples' },
    } as const;
    for (const [at, path] of filesBelow(folder).entries()) {
      const { mtime } = statSync(path);
      const now = instant(mtime);
      yield await trySample(
        { ...work, now, today: now.slice(0, 10) as Day },
        { path, file: relative(folder, path), name: `Sample ${at + 1}` },
      );
    }
  } finally {
    await db.close();
    rmSync(home, { recursive: true, force: true });
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

async function trySample(work: Work, sample: { path: string; file: string; name: string }): Promise<Sample> {
  const company = await openCompany(work, { name: sample.name, country: 'FR', currency: 'EUR' });
  const request = { company, path: sample.path, options: { us: null }, fileDay: work.today, yes: true, goodRows: true };
  try {
    const outcome = await importFile(work, request);
    const again = await importFile(work, request);
    return { file: sample.file, outcome, refusal: [], changedAgain: again.booked + again.changed };
  } catch (error) {
    if (error instanceof RefusedFile) return refused(sample.file, error.outcome.problems.map(sentence));
    if (error instanceof Refusal) return refused(sample.file, [`${error.message} ${error.remedy}`]);
    throw error;
  }
}

const refused = (file: string, refusal: readonly string[]): Sample => ({
  file,
  outcome: undefined,
  refusal,
  changedAgain: 0,
});
