import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseAnswer, casesIn } from './case-answer';
import { shippedTable } from './rate-table';

/** Calculations that others published, each with where, and ones made here for what those leave out: each comes out to the cent. */
interface Published {
  readonly id: string;
  readonly policy?: object;
  readonly expected?: {
    readonly interest?: string;
    readonly open?: object;
    readonly unknownFrom?: string;
    readonly periods?: readonly { from: string; to: string; days: number; rate: number; interest: number }[];
  };
}

const casesOf = (name: string): Published[] =>
  casesIn(JSON.parse(readFileSync(join(__dirname, '../../fixtures/law', name), 'utf8'))) as Published[];

describe.each(['published-cases.json', 'interest-cases.json', 'worked-cases.json'])('cases of %s', (name) => {
  it.each(casesOf(name).map((one) => [one.id, JSON.stringify(one.policy), one] as const))('%s, %s', (_, __, one) => {
    const answer = caseAnswer(one, 0, shippedTable());
    expect(answer).not.toHaveProperty('error');
    expect(answer).not.toHaveProperty('ignored');
    expect(answer.unknownFrom).toBe(one.expected?.unknownFrom);
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
