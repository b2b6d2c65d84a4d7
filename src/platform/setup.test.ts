import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The set-up in a clone of its own, with an npm that only writes down what it was asked for. */
const clones: string[] = [];
afterAll(() => clones.forEach((clone) => rmSync(clone, { recursive: true })));

interface Package {
  readonly version: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

/** What npm was asked for, how the set-up ended, and what it said. */
function setUp(clone: {
  readonly wanted: Record<string, Package>;
  readonly present?: Record<string, Package>;
  /** The source of the installed sqlite3. */
  readonly sqlite?: string;
  readonly args?: readonly string[];
  /** What is started; the set-up itself if not said. */
  readonly start?: string;
}): { asked: string; exit: number | null; said: string; out: string } {
  const root = mkdtempSync(join(tmpdir(), 'duly-clone-'));
  clones.push(root);
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('src/platform/setup.cjs', '');
  copyFileSync(join(__dirname, 'setup.cjs'), join(root, 'src/platform/setup.cjs'));
  copyFileSync(join(__dirname, '..', 'duly.cjs'), join(root, 'src/duly.cjs'));
  put('src/cli.ts', 'exports.main = () => console.log("Duly speaks");');
  put('package-lock.json', JSON.stringify({ packages: { '': {}, ...clone.wanted } }));
  if (clone.present) put('node_modules/.package-lock.json', JSON.stringify({ packages: clone.present }));
  put('node_modules/sqlite3/index.js', clone.sqlite ?? '');
  put(
    'npm/npm-cli.js',
    `const fs = require('fs');
     fs.appendFileSync(${JSON.stringify(join(root, 'asked'))}, process.argv.slice(2).join(' ') + ';');
     fs.mkdirSync(${JSON.stringify(join(root, 'node_modules/tsx/cjs'))}, { recursive: true });
     fs.writeFileSync(${JSON.stringify(join(root, 'node_modules/tsx/cjs/index.js'))}, '');`,
  );
  const ran = spawnSync(
    process.execPath,
    [join(root, clone.start ?? 'src/platform/setup.cjs'), ...(clone.args ?? [])],
    {
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: join(root, 'npm', 'npm-cli.js') },
    },
  );
  const asked = existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8') : '';
  return { asked, exit: ran.status, said: ran.stderr, out: ran.stdout };
}

const KNEX = { 'node_modules/knex': { version: '3.3.0' } };
const JEST = { 'node_modules/jest': { version: '30.0.0', dev: true } };
const CHROMIUM = { 'node_modules/@sparticuz/chromium': { version: '147.0.0', optional: true } };
const INSTALL = 'ci --include=dev --include=optional;';

describe('the set-up', () => {
  it.each([
    ['nothing is there', { wanted: KNEX }, INSTALL],
    ['another version is there', { wanted: KNEX, present: { 'node_modules/knex': { version: '3.2.0' } } }, INSTALL],
    ['a tool is missing', { wanted: { ...KNEX, ...JEST }, present: KNEX }, INSTALL],
    ['all is there', { wanted: { ...KNEX, ...JEST }, present: { ...KNEX, ...JEST } }, ''],
    ['only what other machines need is missing', { wanted: { ...KNEX, ...CHROMIUM }, present: KNEX }, ''],
    [
      'tools are missing where none are needed',
      { wanted: { ...KNEX, ...JEST }, present: KNEX, args: ['--runtime'] },
      '',
    ],
  ])('where %s', (_what, clone, asked) => {
    const said = asked === '' ? '' : expect.stringContaining('Installing');
    expect(setUp(clone)).toEqual({ asked, exit: 0, said, out: '' });
  });

  it('is done by the command too, before it speaks', () => {
    expect(setUp({ wanted: KNEX, start: 'src/duly.cjs' })).toEqual({
      asked: INSTALL,
      exit: 0,
      said: expect.stringContaining('Installing'),
      out: 'Duly speaks\n',
    });
  });

  it('builds sqlite3 where it does not load, and says what to install where that fails', () => {
    const { asked, exit, said } = setUp({ wanted: KNEX, present: KNEX, sqlite: 'throw new Error("no binary")' });
    expect(asked).toBe('rebuild sqlite3;');
    expect(exit).toBe(1);
    expect(said).toContain('sudo apt-get install g++ make python3');
  });
});
