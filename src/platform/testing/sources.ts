import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The sources of the house, for the tests that read them. Paths are as git writes them, from the root. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const ROOT = join(__dirname, '..', '..', '..');

/** Every TypeScript file under these folders of the root. */
export function sourcesIn(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(c|m)?ts$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort()
      .map((path) => ({ path, text: readSource(path) })),
  );
}

export const readSource = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** `ledger` of `src/ledger/store.ts`; undefined for the files beside the rooms. */
export const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

export const isTest = (path: string): boolean => /\.test\.ts$|\/testing\//.test(path);
