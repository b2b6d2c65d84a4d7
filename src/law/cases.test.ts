import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseAnswer, casesIn } from './case-answer';
import { shippedTable } from './rate-table';

/**
 * Calculations that others published: each comes out to the cent. Those that stand in this repository always, those of a
 * research folder where it lies beside (`DULY_LAW_CASES`, or the folder `shared/law` next to the checkout).
 */
interface Published {
  readonly id: string;
  readonly policy?: object;
  readonly expected?: {
    readonly interest?: string;
    readonly open?: object;
    readonly periods?: readonly { from: string; to: string; days: number; rate: number; interest: number }[];
  };
}

const FOLDERS = [process.env.DULY_LAW_CASES, join(__dirname, '../../../shared/law')];
const found = FOLDERS.map((folder) => join(folder ?? '', 'interest-cases.json')).find((path) => existsSync(path));
const casesOf = (path: string): Published[] => casesIn(JSON.parse(readFileSync(path, 'utf8'))) as Published[];

describe.each([
  ['of this repository', join(__dirname, '../../fixtures/law/interest-cases.json')],
  ['of the research folder', found],
])('published cases %s', (where, path) => {
  if (path === undefined) {
    process.stderr.write(`No published cases ${where}: SKIPPED. Say where they are: DULY_LAW_CASES=folder\n`);
    it('are not here', () => {
      expect(found).toBeUndefined();
    });
    return;
  }
  it.each(casesOf(path).map((one) => [one.id, JSON.stringify(one.policy), one] as const))('%s, %s', (_, __, one) => {
    const answer = caseAnswer(one, 0, shippedTable());
    expect(answer).not.toHaveProperty('error');
    if (one.expected?.interest !== undefined) expect(answer.interest).toBe(one.expected.interest);
    if (one.expected?.open !== undefined) expect(answer.open).toMatchObject(one.expected.open);
    if (one.expected?.periods !== undefined)
      expect(
        (answer.periods as Record<string, string>[]).map(({ from, to, days, rate, interest }) => ({
          ...{ from, to, days, rate: Number(rate), interest: Number(interest) },
        })),
      ).toEqual(one.expected.periods);
  });
});
