import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { BadFile, type Shell } from '../platform/shell';
import { interestCommands } from './interest.cli';

/** `duly interest --cases`: needs no database, answers every case in its place, and ends with 3 where one cannot be read. */
const folder = mkdtempSync(join(tmpdir(), 'duly-cases-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Said {
  readonly printed: string[];
  readonly json: unknown[];
  readonly failed: unknown;
}

async function type(file: string | Buffer, ...more: string[]): Promise<Said> {
  const path = join(folder, 'cases.json');
  writeFileSync(path, file);
  const said = { printed: [] as string[], json: [] as unknown[], failed: undefined as unknown };
  const shell = {
    print: (text: string) => said.printed.push(text),
    json: (value: unknown) => said.json.push(value),
  } as unknown as Shell;
  const program = new Command().exitOverride();
  interestCommands(program, shell);
  try {
    await program.parseAsync(['interest', '--cases', path, ...more], { from: 'user' });
  } catch (error) {
    said.failed = error;
  }
  return said;
}

const good = {
  ...{ id: 'good', currency: 'EUR', expected: { interest: '2.74' } },
  claims: [{ principal: '1000', days: 10, rate: { percent: '10' } }],
};
const cases = (...list: readonly unknown[]): string => JSON.stringify({ cases: list });

it('answers each case, for people and for scripts', async () => {
  expect(await type(cases(good))).toEqual({
    ...{ json: [], failed: undefined },
    printed: ['✓ good: 2.74 EUR (act/365, difference, end)'],
  });
  const { json, failed } = await type(JSON.stringify([good]), '--json');
  expect({ json, failed }).toMatchObject({ failed: undefined, json: [[{ id: 'good', interest: '2.74' }]] });
});

it('says where a figure is not the one expected', async () => {
  const { printed } = await type(cases({ ...good, expected: { interest: '2.75' } }));
  expect(printed).toEqual(['✗ good: 2.74 EUR, and 2.75 was expected (act/365, difference, end)']);
});

it('answers the others where one cannot be read, and ends with 3', async () => {
  const { json, failed } = await type(cases(null, { id: 'bad', claims: [] }, good), '--json');
  expect(failed).toBeInstanceOf(BadFile);
  expect((failed as Error).message).toBe('2 cases of 3 cannot be read.');
  expect(json[0]).toMatchObject([
    { id: 'case 1', error: 'the case is no object' },
    { id: 'bad', error: 'there is no claim' },
    { id: 'good', interest: '2.74' },
  ]);
});

it.each([
  ['nothing', ''],
  ['no JSON', '{"cases": ['],
  ['bytes', Buffer.from([0, 255, 254, 17])],
  ['a number', '7'],
  ['no list', '{"cases": {"a": 1}}'],
  ['deep nonsense', '['.repeat(200_000)],
])('refuses a file that holds %s', async (_, file) => {
  const { failed, json } = await type(file, '--json');
  expect(failed).toBeInstanceOf(BadFile);
  expect(json).toEqual([]);
});
