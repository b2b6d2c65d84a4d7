import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { duly } from './cli';
import { ROOMS } from './commands';
import { configFrom } from './config';
import type { Instant } from './kernel/day';
import type { Shell } from './platform/shell';

/**
 * Whatever is typed, the command answers: every argument and every option of every command is given what nobody should give it, and
 * none may end with 70 or show a stack, and with `--json` each answer is JSON.
 */
const HOSTILE = ['', '-1', '2026-02-31', '99999999999999999999', 'folder', 'nowhere/none.csv', 'bytes.csv', 'empty.csv', 'half.json', 'no.zip', 'it_zzzzzz', "'; drop table entry; --", '🙂\u0007\n', 'a'.repeat(5_000), '%', '4711', 'F-1001']; // prettier-ignore

const folder = mkdtempSync(join(tmpdir(), 'duly-hostile-'));
const before = process.cwd();
beforeAll(async () => {
  process.chdir(folder);
  copyFileSync(join(__dirname, '../fixtures/journey/ledger.csv'), 'ledger.csv');
  mkdirSync('folder');
  writeFileSync('bytes.csv', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)));
  writeFileSync('empty.csv', '');
  writeFileSync('half.json', '{"code": 1,');
  writeFileSync('no.zip', 'PK\u0003\u0004 and then nothing');
  await type(['init', '--company', 'ACME SAS', '--country', 'FR', '--currency', 'EUR']);
  await type(['import', 'ledger.csv', '--as-of', '2026-03-02']);
  await type(['run', '--yes']);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

async function type(args: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const exit = await duly(args, {
    terminal: { out: (text) => void (said.out += text), err: (text) => void (said.err += text), watched: false },
    config: () => configFrom({ DATABASE_URL: join(folder, 'duly.sqlite'), DULY_HOME: folder }, folder),
    now: () => '2026-03-03T09:00:00.000Z' as Instant,
  });
  return { exit, ...said };
}

/** What is wrong with an answer; nothing where it is one. */
async function wrongWith(args: readonly string[]): Promise<string[]> {
  const { exit, out, err } = await type(args);
  const faults = [
    ...(exit <= 3 ? [] : [`ends with ${exit}`]),
    ...(/\n\s+at /.test(out + err) ? ['shows a stack'] : []),
    ...(args.includes('--json') && !isJson(out) ? ['answers no JSON'] : []),
    ...(exit !== 0 && out + err === '' ? ['says nothing'] : []),
  ];
  return faults.map(
    (fault) => `duly ${args.map((word) => word.slice(0, 40)).join(' ')}: ${fault}: ${err.slice(0, 300)}`,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Leaf {
  readonly path: readonly string[];
  readonly command: Command;
}

function everyLeaf(): Leaf[] {
  const program = new Command('duly');
  const shell = {} as unknown as Shell;
  const never = (): never => {
    throw new Error('declaring a command opens nothing');
  };
  for (const room of ROOMS) room.add(program, shell, { house: never, config: never, now: never });
  const below = (command: Command, path: readonly string[]): Leaf[] => {
    const here = [...path, command.name()];
    return [{ path: here, command }, ...command.commands.flatMap((one) => below(one, here))];
  };
  return program.commands.flatMap((command) => below(command, []));
}

const GOOD = ['4711', 'F-1001', 'x'];

/** Every argument and every option in turn, the others as they may be. */
function attempts({ path, command }: Leaf): string[][] {
  const args = command.registeredArguments;
  const good = args.map((_, at) => GOOD[at] ?? 'x');
  const options = command.options.filter(({ long }) => long !== '--json' && long !== '--help');
  const needed = (but?: string): string[] =>
    options.flatMap(({ long, mandatory }) => (mandatory && long !== but ? [long ?? '', '2026-04-01'] : []));
  const ofArguments = args.flatMap((_, at) =>
    HOSTILE.map((one) => [...path, ...good.with(at, one), ...needed(), '--json']),
  );
  const ofOptions = options.flatMap(({ long, required, optional }) =>
    required || optional
      ? HOSTILE.map((one) => [...path, ...good, ...needed(long), `${long ?? ''}=${one}`, '--json'])
      : [[...path, ...good, ...needed(long), long ?? '']],
  );
  return [[...path], [...path, '--nonsense'], [...path, ...HOSTILE], ...ofArguments, ...ofOptions];
}

const leaves = everyLeaf();

test.each(leaves.map((leaf) => [leaf.path.join(' '), leaf] as const))(
  'duly %s',
  async (_, leaf) => {
    const wrong: string[] = [];
    for (const args of attempts(leaf)) wrong.push(...(await wrongWith(args)));
    expect(wrong).toEqual([]);
  },
  600_000,
);

/** What a real shell sees of a real process. */
const shellSays = (line: string) =>
  spawnSync('sh', ['-c', line.replaceAll('duly', `"${process.execPath}" "${join(__dirname, 'duly.cjs')}"`)], {
    env: { ...process.env, DULY_HOME: folder, DATABASE_URL: join(folder, 'duly.sqlite') },
    encoding: 'utf8',
  });

test('a reader that goes away early is no error; a full disk is told', () => {
  expect(shellSays('duly --help | head -c 10')).toMatchObject({ stdout: 'Usage: dul', stderr: '', status: 0 });
  if (!existsSync('/dev/full')) return;
  const full = shellSays('duly --help > /dev/full');
  expect(full).toMatchObject({ status: 1, stderr: expect.stringMatching(/^The disk is full\.\n/) as string });
  expect(full.stderr).not.toMatch(/\n\s+at /);
});
