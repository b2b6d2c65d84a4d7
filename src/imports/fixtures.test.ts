import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOnDisk } from './disk.actions';
import type { ReadOptions } from './mapping-profile';
import { printout } from './testing/printout';

/**
 * Every file of `fixtures/imports` and `fixtures/problems` against the text beside it: its first line holds the options, the rest is
 * what must come out. `UPDATE=1` writes the texts anew; read the difference before you keep it.
 */
const FIXTURES = join(__dirname, '../../fixtures');

function filesOf(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder)).filter((name) => !name.endsWith('.expected.txt') && !name.endsWith('.md'));
}

async function check(folder: string, name: string, withRows: boolean): Promise<void> {
  const expectedPath = join(FIXTURES, folder, `${name}.expected.txt`);
  const expected = readFileSync(expectedPath, 'utf8');
  const [first = '', ...rest] = expected.split('\n');
  const options = JSON.parse(first.slice(2)) as ReadOptions;
  const { content, close } = await openOnDisk(join(FIXTURES, folder, name), options);
  const text = printout(content, withRows);
  close();
  if (process.env.UPDATE) writeFileSync(expectedPath, `${first}\n${text}`);
  else expect(text).toBe(rest.join('\n'));
}

describe.each(['imports/csv', 'imports/xlsx'])('%s', (folder) => {
  test.each(filesOf(folder))('%s', (name) => check(folder, name, true));
});

describe('problems', () => {
  test.each(filesOf('problems'))('%s', (name) => check('problems', name, false));
});
