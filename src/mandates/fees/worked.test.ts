import { billOf, instalmentsOf, NOTHING_DONE, type CollectedAmount, type FeeCourse } from './bill';
import { bandFaults } from './bands';
import { feeModelSchema, type FeeModel } from './fee-model';
import { quoteOf, type OwnHistory } from './quote';
import { MODELS, type ModelName } from './testing/models';

/**
 * Invoices and quotes to the cent. Beside each figure stands how it is made by hand, and the test does that sum too: `10% 333.33`
 * is rounded to the cent, half up; what `&` joins is rounded once.
 */
const INVOICES = `
young, all                                    | age    | 1000.00 days 30  | 1000.00                                                    | 10% 1000.00                                        |  100.00 | 20% 100.00                          |  20.00 |   880.00
young, last day of its band                   | age    | 1000.00 days 89  | 1000.00                                                    | 10% 1000.00                                        |  100.00 | 20% 100.00                          |  20.00 |   880.00
first day of the next band                    | age    | 1000.00 days 90  | 1000.00                                                    | 18% 1000.00                                        |  180.00 | 20% 180.00                          |  36.00 |   784.00
middle, last day                              | age    | 1000.00 days 364 | 1000.00                                                    | 18% 1000.00                                        |  180.00 | 20% 180.00                          |  36.00 |   784.00
old, first day                                | age    | 1000.00 days 365 | 1000.00                                                    | 25% 1000.00                                        |  250.00 | 20% 250.00                          |  50.00 |   700.00
not yet due counts as day 0                   | age    | 1000.00 days -5  | 1000.00                                                    | 10% 1000.00                                        |  100.00 | 20% 100.00                          |  20.00 |   880.00
nothing came, nothing costs                   | age    | 1000.00 days 400 | nothing                                                    | 0.00                                               |    0.00 | 0.00                                |   0.00 |     0.00
a part                                        | age    | 1000.00 days 30  | 333.33                                                     | 10% 333.33                                         |   33.33 | 20% 33.33                           |   6.67 |   293.33
half a cent goes up                           | age    | 1000.00 days 30  | 0.05                                                       | 10% 0.05                                           |    0.01 | 20% 0.01                            |   0.00 |     0.04
three parts are the whole                     | age    | 1000.00 days 30  | 333.33, 333.33, 333.34                                     | 10% 1000.00                                        |  100.00 | 20% 100.00                          |  20.00 |   880.00
interest bears no commission here             | age    | 1000.00 days 30  | 1000.00+84.20                                              | 10% 1000.00                                        |  100.00 | 20% 100.00                          |  20.00 |   964.20
direct bears half                             | age    | 1000.00 days 30  | direct 1000.00                                             | 10% 500.00                                         |   50.00 | 20% 50.00                           |  10.00 |   940.00
some direct, some through                     | age    | 1000.00 days 100 | 400.00, direct 600.00                                      | 18% 700.00                                         |  126.00 | 20% 126.00                          |  25.20 |   848.80
taken back free of charge                     | age    | 1000.00 days 100 | 400.00, withdrawn                                          | 18% 400.00                                         |   72.00 | 20% 72.00                           |  14.40 |   313.60
set-up and small claim                        | setup  | 400.00 days 60   | 400.00                                                     | 25.00 + 20% 400.00                                 |  105.00 | 19% 25.00 + 19% 80.00               |  19.95 |   275.05
least commission                              | setup  | 100.00 days 60   | 100.00                                                     | 25.00 + 40.00                                      |   65.00 | 19% 25.00 + 19% 40.00               |  12.35 |    22.65
least holds for the first part                | setup  | 400.00 days 60   | 12.50                                                      | 25.00 + 40.00                                      |   65.00 | 19% 25.00 + 19% 40.00               |  12.35 |   -64.85
least once for two parts                      | setup  | 400.00 days 60   | 100.00, 150.00                                             | 25.00 + 20% 250.00                                 |   75.00 | 19% 25.00 + 19% 50.00               |  14.25 |   160.75
set-up though nothing came                    | setup  | 400.00 days 60   | nothing                                                    | 25.00                                              |   25.00 | 19% 25.00                           |   4.75 |   -29.75
claim of the upper band                       | setup  | 5000.00 days 60  | 5000.00                                                    | 25.00 + 12% 5000.00                                |  625.00 | 19% 25.00 + 19% 600.00              | 118.75 |  4256.25
one cent below the edge                       | setup  | 999.99 days 60   | 999.99                                                     | 25.00 + 20% 999.99                                 |  225.00 | 19% 25.00 + 19% 200.00              |  42.75 |   732.24
on the edge                                   | setup  | 1000.00 days 60  | 1000.00                                                    | 25.00 + 12% 1000.00                                |  145.00 | 19% 25.00 + 19% 120.00              |  27.55 |   827.45
a part is rated by the whole claim            | setup  | 5000.00 days 60  | 200.00                                                     | 25.00 + 40.00                                      |   65.00 | 19% 25.00 + 19% 40.00               |  12.35 |   122.65
interest and costs bear it too                | setup  | 5000.00 days 60  | 5000.00+340.50                                             | 25.00 + 12% 5340.50                                |  665.86 | 19% 25.00 + 19% 640.86              | 126.51 |  4548.13
direct bears all of it                        | setup  | 5000.00 days 60  | direct 5000.00                                             | 25.00 + 12% 5000.00                                |  625.00 | 19% 25.00 + 19% 600.00              | 118.75 |  4256.25
withdrawal before money                       | setup  | 5000.00 days 60  | withdrawn                                                  | 25.00 + 50.00 & 3% 5000.00                         |  225.00 | 19% 25.00 + 19% 200.00              |  42.75 |  -267.75
withdrawal after a part                       | setup  | 5000.00 days 60  | 2000.00, withdrawn                                         | 25.00 + 12% 2000.00 + 50.00 & 3% 3000.00           |  405.00 | 19% 25.00 + 19% 240.00 + 19% 140.00 |  76.95 |  1518.05
withdrawal after everything                   | setup  | 5000.00 days 60  | 5000.00, withdrawn                                         | 25.00 + 12% 5000.00 + 50.00                        |  675.00 | 19% 25.00 + 19% 600.00 + 19% 50.00  | 128.25 |  4196.75
slices, first alone                           | slices | 800.00 days 10   | 800.00                                                     | 20% 800.00                                         |  160.00 | 0.00                                |   0.00 |   640.00
slices, on the edge                           | slices | 1000.00 days 10  | 1000.00                                                    | 20% 1000.00                                        |  200.00 | 0.00                                |   0.00 |   800.00
slices, two                                   | slices | 4000.00 days 10  | 4000.00                                                    | 20% 1000.00 & 10% 3000.00                          |  500.00 | 0.00                                |   0.00 |  3500.00
slices, three                                 | slices | 25000.00 days 10 | 25000.00                                                   | 20% 1000.00 & 10% 9000.00 & 5% 15000.00            | 1850.00 | 0.00                                |   0.00 | 23150.00
slices count what came, not the claim         | slices | 25000.00 days 10 | 3000.00                                                    | 20% 1000.00 & 10% 2000.00                          |  400.00 | 0.00                                |   0.00 |  2600.00
slices, two parts go on where the first ended | slices | 25000.00 days 10 | 700.00, 700.00                                             | 20% 1000.00 & 10% 400.00                           |  240.00 | 0.00                                |   0.00 |  1160.00
slices round once                             | slices | 1000.33 days 10  | 1000.33                                                    | 20% 1000.00 & 10% 0.33                             |  200.03 | 0.00                                |   0.00 |   800.30
slices, direct is free                        | slices | 4000.00 days 10  | direct 4000.00                                             | 0.00                                               |    0.00 | 0.00                                |   0.00 |  4000.00
slices, old claims have their own             | slices | 4000.00 days 500 | 4000.00                                                    | 30% 4000.00                                        | 1200.00 | 0.00                                |   0.00 |  2800.00
summons                                       | steps  | 3000.00 days 200 | step summons                                               | 350.00                                             |  350.00 | 21% 350.00                          |  73.50 |  -423.50
letter, summons, judgment                     | steps  | 3000.00 days 200 | step letter, step summons, step judgment                   | 45.50 + 350.00 + 120.00                            |  515.50 | 21% 45.50 + 21% 350.00 + 21% 120.00 | 108.26 |  -623.76
the same step twice                           | steps  | 3000.00 days 200 | step letter, step letter                                   | 45.50 + 45.50                                      |   91.00 | 21% 45.50 + 21% 45.50               |  19.12 |  -110.12
a step that was not agreed costs nothing      | steps  | 3000.00 days 200 | step enforcement                                           | 0.00                                               |    0.00 | 0.00                                |   0.00 |     0.00
hours                                         | steps  | 3000.00 days 200 | 90 min                                                     | 270.00                                             |  270.00 | 21% 270.00                          |  56.70 |  -326.70
minutes round                                 | steps  | 3000.00 days 200 | 7 min                                                      | 21.00                                              |   21.00 | 21% 21.00                           |   4.41 |   -25.41
hours end at the cap                          | steps  | 3000.00 days 200 | 400 min                                                    | 900.00                                             |  900.00 | 21% 900.00                          | 189.00 | -1089.00
step, hours, money                            | steps  | 3000.00 days 200 | 3000.00, step summons, 60 min                              | 350.00 + 180.00                                    |  530.00 | 21% 350.00 + 21% 180.00             | 111.30 |  2358.70
quarter percents                              | odd    | 1234.56 days 45  | 1234.56                                                    | 9.90 + 12.25% 1234.56                              |  161.13 | 0.00                                |   0.00 |  1073.43
three odd parts                               | odd    | 1234.56 days 45  | 411.52, 411.53, 411.51                                     | 9.90 + 12.25% 1234.56                              |  161.13 | 0.00                                |   0.00 |  1073.43
all of it                                     | odd    | 1234.56 days 45  | 500.00+10.01, direct 200.00, step visit, 50 min, withdrawn | 9.90 + 12.25% 576.67 + 33.33 + 83.29 + 1.5% 534.56 |  205.18 | 0.00                                |   0.00 |   504.83
`;

const QUOTES = `
age    | 1000.00 days 30              | -            | 1000.00 - 10% 1000.00 - 20% 100.00                     |   880.00 | -                                                   |       - | 0.00                     |   0.00 | 0.00               |   0.00
age    | 1000.00+84.20+40.00 days 30  | -            | 1124.20 - 10% 1000.00 - 20% 100.00                     |  1004.20 | -                                                   |       - | 0.00                     |   0.00 | 0.00               |   0.00
age    | 1000.00 days 400             | 12 at 61%    | 1000.00 - 25% 1000.00 - 20% 250.00                     |   700.00 | 610.00 - 25% 610.00 - 20% 152.50                    |  427.00 | 0.00                     |   0.00 | 0.00               |   0.00
age    | 333.33 days 100              | 5 at 33.33%  | 333.33 - 18% 333.33 - 20% 60.00                        |   261.33 | 111.10 - 18% 111.10 - 20% 20.00                     |   87.10 | 0.00                     |   0.00 | 0.00               |   0.00
age    | 1000.00 days 100             | 7 at 0%      | 1000.00 - 18% 1000.00 - 20% 180.00                     |   784.00 | 0.00                                                |    0.00 | 0.00                     |   0.00 | 0.00               |   0.00
setup  | 400.00 days 60               | 9 at 100%    | 400.00 - 25.00 - 20% 400.00 - 19% 25.00 - 19% 80.00    |   275.05 | 400.00 - 25.00 - 20% 400.00 - 19% 25.00 - 19% 80.00 |  275.05 | 0.00 - 25.00 - 19% 25.00 | -29.75 | 50.00 & 3% 400.00  |  62.00
setup  | 100.00+5.00+40.00 days 60    | 6 at 50%     | 145.00 - 25.00 - 40.00 - 19% 25.00 - 19% 40.00         |    67.65 | 50.00 - 25.00 - 40.00 - 19% 25.00 - 19% 40.00       |  -27.35 | 0.00 - 25.00 - 19% 25.00 | -29.75 | 50.00 & 3% 100.00  |  53.00
setup  | 5000.00+300.00+40.00 days 60 | -            | 5340.00 - 25.00 - 12% 5340.00 - 19% 25.00 - 19% 640.80 |  4547.70 | -                                                   |       - | 0.00 - 25.00 - 19% 25.00 | -29.75 | 50.00 & 3% 5000.00 | 200.00
slices | 25000.00 days 10             | 5 at 40%     | 25000.00 - 20% 1000.00 & 10% 9000.00 & 5% 15000.00     | 23150.00 | 10000.00 - 20% 1000.00 & 10% 9000.00                | 8900.00 | 0.00                     |   0.00 | 0.00               |   0.00
slices | 4000.00 days 500             | 5 at 25%     | 4000.00 - 30% 4000.00                                  |  2800.00 | 1000.00 - 30% 1000.00                               |  700.00 | 0.00                     |   0.00 | 0.00               |   0.00
steps  | 3000.00 days 200             | 8 at 70%     | 3000.00                                                |  3000.00 | 2100.00                                             | 2100.00 | 0.00                     |   0.00 | 0.00               |   0.00
odd    | 1234.56 days 45              | 11 at 47.11% | 1234.56 - 9.90 - 12.25% 1234.56                        |  1073.43 | 581.60 - 9.90 - 12.25% 581.60                       |  500.45 | 0.00 - 9.90              |  -9.90 | 1.5% 1234.56       |  18.52
`;

const rowsIn = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const cents = (text: string): number => Math.round(Number(text) * 100);

/** In hundred-thousandths of a cent, so that a rate of a hundredth of a percent of a cent is whole. */
const exact = (text: string): number => {
  const [, rate, amount] = /^(?:([\d.]+)% )?([\d.]+)$/.exec(text) ?? [];
  return cents(amount ?? '') * (rate === undefined ? 10_000 : Math.round(Number(rate) * 100));
};
const term = (text: string): number =>
  Math.floor((text.split('&').reduce((total, one) => total + exact(one.trim()), 0) + 5_000) / 10_000);
const byHand = (sum: string): number =>
  sum
    .split(/ (?=[+-] )/)
    .reduce((total, one) => total + (one.startsWith('- ') ? -1 : 1) * term(one.replace(/^[+-] /, '')), 0);

type Four = [string, string, string, string];
type Seven = [...Four, string, string, string];

const modelOf = (name: string): FeeModel => MODELS[name as ModelName];

function courseIn(claim: string, course: string): FeeCourse {
  const [amount = '', days = ''] = claim.split(' days ');
  const parts = course.split(', ');
  const collected = parts.flatMap((part): CollectedAmount[] => {
    const [, direct, principal, other] = /^(direct )?([\d.]+)(?:\+([\d.]+))?$/.exec(part) ?? [];
    if (principal === undefined) return [];
    const way = direct === undefined ? 'partner' : 'direct';
    return [{ way, principalMinor: cents(principal), otherMinor: cents(other ?? '0') }];
  });
  return {
    claim: { claimMinor: cents(amount), ageDays: Number(days) },
    collected,
    steps: parts.flatMap((part) => (part.startsWith('step ') ? [part.slice(5)] : [])),
    minutes: Number(parts.find((part) => part.endsWith(' min'))?.split(' ')[0] ?? 0),
    withdrawn: parts.includes('withdrawn'),
  };
}

describe('what a case costs', () => {
  it.each(rowsIn(INVOICES))('%s', (...row) => {
    const [, model = '', claim = '', course = '', fees = '', feesSum = '', vat = '', vatSum = '', net = ''] = row;
    const bill = billOf(modelOf(model), courseIn(claim, course));
    expect([byHand(fees), byHand(vat)]).toEqual([cents(feesSum), cents(vatSum)]);
    expect([bill.feesMinor, bill.vatMinor, bill.netMinor]).toEqual([feesSum, vatSum, net].map(cents));
    expect(bill.grossMinor).toBe(cents(net) + cents(feesSum) + cents(vatSum));
  });
});

describe('what is quoted', () => {
  it.each(rowsIn(QUOTES))('%s, %s, %s', (...row) => {
    const cell = (n: number): string => row[n] ?? '';
    const [model, claim, own, all, allNet, expected, expectedNet] = [0, 1, 2, 3, 4, 5, 6].map(cell) as Seven;
    const [nothing, nothingNet, withdrawal, withdrawalFee] = [7, 8, 9, 10].map(cell) as Four;
    const [amounts = '', days = ''] = claim.split(' days ');
    const [principalMinor = 0, interestMinor = 0, costsMinor = 0] = amounts.split('+').map(cents);
    const fees = modelOf(model);
    const asked = { currency: fees.currency, principalMinor, interestMinor, costsMinor, ageDays: Number(days) };
    const quote = quoteOf(fees, asked, historyIn(own));
    expect([byHand(all), byHand(nothing), byHand(withdrawal)]).toEqual([allNet, nothingNet, withdrawalFee].map(cents));
    expect([quote.ifAll.netMinor, quote.ifNothing.netMinor]).toEqual([allNet, nothingNet].map(cents));
    expect(quote.withdrawalMinor).toBe(cents(withdrawalFee));
    expect(quote.expected?.netMinor ?? null).toBe(expected === '-' ? null : cents(expectedNet));
    if (expected !== '-') expect(byHand(expected)).toBe(cents(expectedNet));
  });
});

function historyIn(text: string): OwnHistory | null {
  const [, cases, percent] = /^(\d+) at ([\d.]+)%$/.exec(text) ?? [];
  if (cases === undefined) return null;
  return { cases: Number(cases), recoveredBps: Math.round(Number(percent) * 100), withWhom: 'partner' };
}

it('has models that are whole', () => {
  for (const model of Object.values(MODELS))
    expect([feeModelSchema.parse(model), bandFaults(model.commission.bands)]).toEqual([model, []]);
});

it('shows each part of a quote with its VAT, and no more than is agreed', () => {
  const quote = quoteOf(MODELS.steps, { currency: 'EUR', principalMinor: 300_000, interestMinor: 0, costsMinor: 0, ageDays: 9 }, null); // prettier-ignore
  expect(quote.steps.map(({ kind, feeMinor, vatMinor }) => [kind, feeMinor, vatMinor])).toEqual([
    ['letter', 4_550, 956],
    ['summons', 35_000, 7_350],
    ['judgment', 12_000, 2_520],
  ]);
  expect(quote.hourly).toEqual({ rateMinor: 18_000, capMinor: 90_000 });
});

it('lets a small first part go below nothing, and the next ones make it good', () => {
  const part = (principalMinor: number): CollectedAmount => ({ way: 'partner', principalMinor, otherMinor: 0 });
  const parts = instalmentsOf(MODELS.setup, { claimMinor: 40_000, ageDays: 60 }, [part(1_250), part(38_750)]);
  expect(parts.map(({ commissionMinor, vatMinor, netMinor }) => [commissionMinor, vatMinor, netMinor])).toEqual([
    [4_000, 760, -3_510],
    [4_000, 760, 33_990],
  ]);
  const whole = billOf(MODELS.setup, { ...NOTHING_DONE, claim: { claimMinor: 40_000, ageDays: 60 }, collected: [part(40_000)] }); // prettier-ignore
  expect(whole.lines.find(({ kind }) => kind === 'commission')?.feeMinor).toBe(8_000);
});
