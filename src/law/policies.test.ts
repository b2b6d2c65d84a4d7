import { day } from '../kernel/day';
import { boundedRate } from './contract-bounds';
import { interestRules, rulesFrom, type Debtor } from './interest-rules';
import { knownLaws, policyFor, seriesOfLaw, type PolicyAsked, type PolicyFound } from './policy-for';
import type { RateRule } from './policy';
import { shippedTable } from './rate-table';
import { rateOn } from './rates';
import { worked } from './testing/worked';

/** By which policy a debt bears interest, country by country and debtor by debtor, each with an example done by hand. */
const table = shippedTable();

const cells = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

function found(asked: PolicyAsked): PolicyFound {
  const answer = policyFor(asked);
  if (answer.kind === 'none') throw new Error(answer.reason);
  return answer;
}

/** 10,000 of whom, due when, until when: by which rule, days and rates with how each is known, what comes out. */
const EXAMPLES = `
AT | company     | 2025-05-15 | 2025-09-30 | AT-B2B-456 | 46 d × 11.73 % memory, 92 d × 10.73 % memory | 418.28
AT | sole_trader | 2023-11-30 | 2024-08-15 | AT-B2B-456 | 31 d × 12.58 % official, 182 d × 13.08 % official, 46 d × 13.08 % memory | 923.90
AT | public_body | 2025-05-15 | 2025-09-30 | AT-PUBLIC-456 | 46 d × 11.73 % memory, 92 d × 10.73 % memory | 418.28
AT | consumer    | 2023-11-30 | 2024-08-15 | AT-CONSUMER-1000 | 259 d × 4 % the | 283.84
AT | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
BE | company     | 2025-05-15 | 2025-09-30 | BE-B2B-2002 | 46 d × 11.5 % secondary, 92 d × 10.5 % secondary | 409.59
BE | sole_trader | 2023-11-30 | 2024-08-15 | BE-B2B-2002 | 31 d × 12 % derived, 182 d × 12.5 % secondary, 46 d × 12.5 % secondary | 882.74
BE | public_body | 2025-05-15 | 2025-09-30 | BE-PUBLIC-2002 | 46 d × 11.5 % secondary, 92 d × 10.5 % secondary | 409.59
BE | consumer    | 2023-11-30 | 2024-08-15 | BE-CONSUMER-XIX | 31 d × 5.25 % secondary, 228 d × 5.75 % secondary | 403.77
BE | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
CH | company     | 2025-05-15 | 2025-09-30 | CH-104 | 135 d × 5 % the | 187.50
CH | sole_trader | 2023-11-30 | 2024-08-15 | CH-104 | 255 d × 5 % the | 354.17
CH | public_body | 2025-05-15 | 2025-09-30 | CH-104 | 135 d × 5 % the | 187.50
CH | consumer    | 2023-11-30 | 2024-08-15 | CH-104 | 255 d × 5 % the | 354.17
CH | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
DE | company     | 2025-05-15 | 2025-09-30 | DE-B2B-288-2 | 46 d × 11.27 % secondary, 92 d × 10.27 % secondary | 400.89
DE | sole_trader | 2023-11-30 | 2024-08-15 | DE-B2B-288-2 | 31 d × 12.12 % secondary, 182 d × 12.62 % secondary, 46 d × 12.37 % secondary | 885.96
DE | public_body | 2025-05-15 | 2025-09-30 | DE-PUBLIC-288-2 | 46 d × 11.27 % secondary, 92 d × 10.27 % secondary | 400.89
DE | consumer    | 2023-11-30 | 2024-08-15 | DE-CONSUMER-288-1 | 31 d × 8.12 % secondary, 182 d × 8.62 % secondary, 46 d × 8.37 % secondary | 602.81
DE | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
DK | company     | 2025-05-15 | 2025-09-30 | DK-B2B-5 | 45 d × 10.75 % memory, 90 d × 9.75 % memory | 378.13
DK | sole_trader | 2023-11-30 | 2024-08-15 | DK-B2B-5 | 30 d × 11.25 % official, 180 d × 11.75 % secondary, 45 d × 11.5 % memory | 825.00
DK | public_body | 2025-05-15 | 2025-09-30 | DK-PUBLIC-5 | 45 d × 10.75 % memory, 90 d × 9.75 % memory | 378.13
DK | consumer    | 2023-11-30 | 2024-08-15 | DK-CONSUMER-5 | 30 d × 11.25 % official, 180 d × 11.75 % secondary, 45 d × 11.5 % memory | 825.00
DK | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
ES | company     | 2025-05-15 | 2025-09-30 | ES-B2B-3-2004 | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
ES | sole_trader | 2023-11-30 | 2024-08-15 | ES-B2B-3-2004 | 31 d × 12 % official, 182 d × 12.5 % official, 46 d × 12.25 % official | 879.59
ES | public_body | 2025-05-15 | 2025-09-30 | ES-PUBLIC-3-2004 | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
ES | consumer    | 2023-11-30 | 2024-08-15 | ES-CONSUMER-1108 | 31 d × 3.25 % memory, 228 d × 3.25 % memory | 230.62
ES | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
FI | company     | 2025-05-15 | 2025-09-30 | FI-B2B-4A | 46 d × 11.5 % secondary, 92 d × 10.5 % derived | 409.59
FI | sole_trader | 2023-11-30 | 2024-08-15 | FI-B2B-4A | 31 d × 12 % derived, 182 d × 12.5 % secondary, 46 d × 12.5 % secondary | 882.74
FI | public_body | 2025-05-15 | 2025-09-30 | FI-PUBLIC-4A | 46 d × 11.5 % secondary, 92 d × 10.5 % derived | 409.59
FI | consumer    | 2023-11-30 | 2024-08-15 | FI-CONSUMER-4 | 31 d × 11 % derived, 182 d × 11.5 % secondary, 46 d × 11.5 % secondary | 811.78
FI | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
FR | company     | 2025-05-15 | 2025-09-30 | FR-B2B-L441-10 | 46 d × 13.15 % official, 92 d × 12.15 % official | 471.97
FR | sole_trader | 2023-11-30 | 2024-08-15 | FR-B2B-L441-10 | 31 d × 14 % official, 182 d × 14.5 % official, 46 d × 14.25 % official | 1021.51
FR | public_body | 2025-05-15 | 2025-09-30 | FR-PUBLIC-R2192-31 | 138 d × 11.15 % official | 421.56
FR | consumer    | 2023-11-30 | 2024-08-15 | FR-CONSUMER-1231-6 | 31 d × 4.22 % secondary, 182 d × 5.07 % secondary, 46 d × 4.92 % secondary | 350.65
FR | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
IE | company     | 2025-05-15 | 2025-09-30 | IE-B2B-SI-580 | 138 d × 11.15 % official | 421.56
IE | sole_trader | 2023-11-30 | 2024-08-15 | IE-B2B-SI-580 | 259 d × 12 % official | 851.51
IE | public_body | 2025-05-15 | 2025-09-30 | IE-PUBLIC-SI-580 | 138 d × 11.15 % official | 421.56
IE | consumer    | 2023-11-30 | 2024-08-15 | contract_only | |
IE | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
IT | company     | 2025-05-15 | 2025-09-30 | IT-B2B-231-2002 | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
IT | sole_trader | 2023-11-30 | 2024-08-15 | IT-B2B-231-2002 | 31 d × 12 % official, 182 d × 12.5 % official, 46 d × 12.25 % official | 879.59
IT | public_body | 2025-05-15 | 2025-09-30 | IT-PUBLIC-231-2002 | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
IT | consumer    | 2023-11-30 | 2024-08-15 | IT-CONSUMER-1284 | 31 d × 5 % secondary, 228 d × 2.5 % secondary | 198.63
IT | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
LU | company     | 2025-05-15 | 2025-09-30 | LU-B2B-2004 | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
LU | sole_trader | 2023-11-30 | 2024-08-15 | LU-B2B-2004 | 31 d × 12 % official, 182 d × 12.5 % official, 46 d × 12.25 % official | 879.59
LU | public_body | 2025-05-15 | 2025-09-30 | LU-PUBLIC-2004 | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
LU | consumer    | 2023-12-31 | 2024-10-31 | LU-CONSUMER | 305 d × 4.5 % official | 376.03
LU | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
NL | company     | 2025-05-15 | 2025-09-30 | NL-B2B-6-119A | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
NL | sole_trader | 2023-11-30 | 2024-08-15 | NL-B2B-6-119A | 31 d × 12 % official, 182 d × 12.5 % official, 46 d × 12.25 % official | 879.59
NL | public_body | 2025-05-15 | 2025-09-30 | NL-PUBLIC-6-119B | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
NL | consumer    | 2023-11-30 | 2024-08-15 | NL-CONSUMER-6-119 | 31 d × 6 % secondary, 182 d × 7 % secondary, 46 d × 7 % secondary | 488.22
NL | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
NO | company     | 2025-05-15 | 2025-09-30 | NO-B2B-3 | 46 d × 12.5 % official, 92 d × 12.25 % memory | 466
NO | sole_trader | 2023-11-30 | 2024-08-15 | NO-B2B-3 | 31 d × 11.75 % memory, 182 d × 12.5 % secondary, 46 d × 12.5 % secondary | 878
NO | public_body | 2025-05-15 | 2025-09-30 | NO-PUBLIC-3 | 46 d × 12.5 % official, 92 d × 12.25 % memory | 466
NO | consumer    | 2023-11-30 | 2024-08-15 | NO-CONSUMER-3 | 31 d × 11.75 % memory, 182 d × 12.5 % secondary, 46 d × 12.5 % secondary | 878
NO | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
PL | company     | 2025-05-15 | 2025-09-30 | PL-B2B-2013 | 46 d × 15.75 % secondary, 92 d × 15.25 % secondary | 582.87
PL | sole_trader | 2023-11-30 | 2024-08-15 | PL-B2B-2013 | 31 d × 16.75 % secondary, 182 d × 15.75 % secondary, 46 d × 15.75 % secondary | 1126.09
PL | public_body | 2025-05-15 | 2025-09-30 | PL-PUBLIC-2013 | 46 d × 15.75 % secondary, 92 d × 15.25 % secondary | 582.87
PL | consumer    | 2023-11-30 | 2024-08-15 | PL-CONSUMER-481 | 259 d × 11.25 % secondary | 798.29
PL | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
PT | company     | 2025-05-15 | 2025-09-30 | PT-B2B-DL62 | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
PT | sole_trader | 2023-11-30 | 2024-08-15 | PT-B2B-DL62 | 31 d × 12 % official, 182 d × 12.5 % official, 46 d × 12.25 % official | 879.59
PT | public_body | 2025-05-15 | 2025-09-30 | PT-PUBLIC-DL62 | 46 d × 11.15 % official, 92 d × 10.15 % official | 396.36
PT | consumer    | 2023-11-30 | 2024-08-15 | PT-CONSUMER-559 | 259 d × 4 % the | 283.84
PT | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
SE | company     | 2025-05-15 | 2025-09-30 | SE-B2B-6 | 46 d × 11 % secondary, 92 d × 10 % secondary | 391
SE | sole_trader | 2023-11-30 | 2024-08-15 | SE-B2B-6 | 31 d × 11.5 % secondary, 182 d × 12 % secondary, 46 d × 12 % secondary | 847
SE | public_body | 2025-05-15 | 2025-09-30 | SE-PUBLIC-6 | 46 d × 11 % secondary, 92 d × 10 % secondary | 391
SE | consumer    | 2023-11-30 | 2024-08-15 | SE-CONSUMER-6 | 31 d × 11.5 % secondary, 182 d × 12 % secondary, 46 d × 12 % secondary | 847
SE | unknown     | 2025-05-15 | 2025-09-30 | unknown_debtor | |
UK | company     | 2022-12-15 | 2023-08-31 | UK-B2B-LPA-1998 | 259 d × 9.25 % secondary | 656.37
UK | sole_trader | 2022-12-15 | 2023-08-31 | UK-B2B-LPA-1998 | 259 d × 9.25 % secondary | 656.37
UK | public_body | 2022-12-15 | 2023-08-31 | UK-PUBLIC-LPA-1998 | 259 d × 9.25 % secondary | 656.37
UK | consumer    | 2022-12-15 | 2023-08-31 | UK-CONSUMER-S69 | 259 d × 8 % the | 567.67
UK | unknown     | 2022-12-15 | 2023-08-31 | unknown_debtor | |
`;

it.each(cells(EXAMPLES))('%s, %s, due %s, to %s: %s %s', (...row) => {
  const [law, debtor, due, to, key, lines, amount] = row as [string, Debtor, string, string, string, string, string];
  const answer = policyFor({ law, debtor });
  if (answer.kind === 'none') {
    expect([answer.reason, '', '']).toEqual([key, lines, amount]);
    return;
  }
  const own = worked(answer, table, { principal: '10000', dueOn: day(due), to: day(to), contractOn: null });
  const said = own.lines.map((line) => line.replace(/ \((\w+).*/, ' $1')).join(', ');
  expect([answer.policy.key, said, own.amount]).toEqual([key, lines, amount]);
  expect(own.lines.filter((line) => !/\((the law|\w+: .{3,})\)$/.test(line))).toEqual([]);
});

/** The thread of a complaint: EUR 1,000 between businesses, due on 20 June 2023, paid on 31 August. */
it('follows the rate: 10 days at 10.62 %, then 62 days at 12.12 %', () => {
  const answer = found({ law: 'DE', debtor: 'company' });
  const own = worked(answer, table, { principal: '1000', dueOn: day('2023-06-20'), to: day('2023-08-31'), contractOn: null }); // prettier-ignore
  expect(own.lines.map((line) => line.replace(/ \(.*/, ''))).toEqual(['10 d × 10.62 %', '62 d × 12.12 %']);
  expect(own.amount).toBe('23.50');
});

/** Contracts of the day before a change of the law and of that day. */
it.each(
  cells(`
  DE | company | 2014-07-28 | 11.12
  DE | company | 2014-07-29 | 12.12
  AT | company | 2013-03-15 | 11.38
  AT | company | 2013-03-16 | 12.58
  DK | company | 2013-02-28 | 10.25
  DK | company | 2013-03-01 | 11.25
  ES | company | 2013-02-23 | 11
  ES | company | 2013-02-24 | 12
  PL | company | 2019-12-31 | 14.75
  PL | company | 2020-01-01 | 16.75`),
)('%s, %s, contract of %s: %s %%', (law, debtor, contractOn, percent) => {
  const example = { principal: '1', dueOn: day('2023-07-31'), to: day('2023-08-01'), contractOn: day(contractOn) };
  const [line] = worked(found({ law: law, debtor: debtor as Debtor }), table, example).lines;
  expect(line).toContain(`× ${percent} %`);
});

it.each([
  [{ law: null, debtor: 'company' }, 'unknown_law'],
  [{ law: 'US', debtor: 'company' }, 'unknown_law'],
  [{ law: '__proto__', debtor: 'company' }, 'unknown_law'],
  [{ law: 'DE', debtor: 'unknown' }, 'unknown_debtor'],
  [{ law: 'IE', debtor: 'consumer' }, 'contract_only'],
  [{ law: 'FR', debtor: 'company', claimKind: 'other' }, 'not_said'],
  [
    { law: 'FR', debtor: 'company', claimKind: 'other', contractTerms: { rate: { kind: 'fixed', percent: '9' } } },
    'contract_not_allowed',
  ],
  [{ law: 'DE', debtor: 'unknown', contractTerms: { rate: { kind: 'fixed', percent: '9' } } }, 'unknown_debtor'],
] as const)('%j: none, because %s', (asked, reason) =>
  expect(policyFor(asked)).toMatchObject({ kind: 'none', reason }),
);

it.each([
  ['GB', 'UK-B2B-LPA-1998'],
  ['GB-EAW', 'UK-B2B-LPA-1998'],
  ['UK', 'UK-B2B-LPA-1998'],
])('reads %s as England and Wales', (law, key) => expect(found({ law, debtor: 'company' }).policy.key).toBe(key));

it('says what must be so besides, and which part nobody has verified', () => {
  expect(found({ law: 'UK', debtor: 'consumer' }).conditions).toEqual(['court_only']);
  expect(found({ law: 'FR', debtor: 'consumer' })).toMatchObject({
    conditions: ['from_demand'],
    unsure: ['rule', 'rounding'],
  });
  expect(found({ law: 'AT', debtor: 'company' }).conditions).toEqual(['at_fault']);
  expect(found({ law: 'AT', debtor: 'company', claimKind: 'without_fault' }).policy.key).toBe('AT-OTHER-1000');
  expect(found({ law: 'PL', debtor: 'public_body', claimKind: 'medical' }).policy.key).toBe('PL-PUBLIC-HEALTH-2013');
  expect(found({ law: 'DE', debtor: 'public_body', claimKind: 'medical' }).policy.key).toBe('DE-PUBLIC-288-2');
  expect(found({ law: 'NL', debtor: 'company' }).policy.compounding).toBe('yearly_on_anniversary');
});

/** How published cases of that country count: court software, tools of authorities, libraries. */
it.each(
  cells(`
  UK | act/365     | difference | end
  DE | act/act     | difference | end
  FR | act/365     | difference | end
  NL | act/365     | difference | per_period
  PL | act/365     | difference | per_period
  SE | act/365     | both       | whole_unit
  NO | act/366leap | difference | whole_unit
  IT | act/365     | difference | end
  AT | act/365     | difference | end
  ES | act/365     | difference | end
  CH | 30/360      | difference | end
  DK | 30/360      | difference | end
  FI | act/365     | difference | end`),
)('%s counts %s, %s, rounded %s', (law, dayCount, counting, rounding) => {
  expect(found({ law: law, debtor: 'company' }).policy).toMatchObject({ dayCount, counting, rounding });
});

it('lets a day count be chosen only among those in use where the law leaves it open', () => {
  expect(found({ law: 'DE', debtor: 'company', dayCount: 'act/365' }).policy.dayCount).toBe('act/365');
  expect(found({ law: 'CH', debtor: 'company', dayCount: 'act/act' }).policy.dayCount).toBe('act/act');
  expect(found({ law: 'UK', debtor: 'company', dayCount: 'act/act' }).policy.dayCount).toBe('act/365');
});

it('comes to the rate that is published for the country, half-year by half-year', () => {
  const published = [['NL', 'NL_HANDELSRENTE'], ['ES', 'ES_B2B'], ['IT', 'IT_B2B'], ['PT', 'PT_B2B_DL62_2013'], ['LU', 'LU_B2B'], ['IE', 'IE_B2B'], ['FR', 'FR_B2B_DEFAULT'], ['DK', 'DK_MORARENTE_TOTAL'], ['PL', 'PL_ODSETKI_TRANSAKCJE_HANDLOWE']] as const; // prettier-ignore
  const wrong: string[] = [];
  for (const [law, series] of published) {
    for (let year = 2020; year <= 2025; year += 1) {
      for (const on of [day(`${year}-01-01`), day(`${year}-07-01`)]) {
        const answer = rateOn(table, series, on);
        const { lines } = worked(found({ law, debtor: 'company' }), table, { principal: '1', dueOn: on, to: day(`${on.slice(0, 8)}02`), contractOn: null }); // prettier-ignore
        if (!answer.known || !lines[0]!.includes(`× ${answer.row.value} %`)) wrong.push(`${series} ${on}: ${lines[0]}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

describe('a rate of the contract', () => {
  const fixed = (percent: string): RateRule => ({ kind: 'fixed', percent });
  const said = (law: string, debtor: Debtor, percent: string, [from, to]: readonly [string, string]): string[] => {
    const answer = found({ law, debtor, contractTerms: { rate: fixed(percent) } });
    if (answer.bounds === null) return ['no bounds'];
    const bounded = boundedRate(answer.policy.rate, answer.bounds, { table, from: day(from), to: day(to), contractOn: null }); // prettier-ignore
    const lines = bounded.stretches.map((one) => `${one.from} ${one.to} ${one.percent} ${one.applied}`);
    return bounded.unknownFrom === null ? lines : [...lines, `unknown from ${bounded.unknownFrom}`];
  };

  it('in France never falls below three times the legal rate, half-year by half-year', () => {
    expect(said('FR', 'company', '12', ['2023-06-01', '2024-08-31'])).toEqual([
      '2023-06-01 2023-06-30 12 contract',
      '2023-07-01 2023-12-31 12.66 floor',
      '2024-01-01 2024-06-30 15.21 floor',
      '2024-07-01 2024-08-31 14.76 floor',
    ]);
  });

  it('in Sweden, Denmark and Norway never rises above the law against consumers', () => {
    expect(said('SE', 'consumer', '24', ['2025-06-01', '2025-07-31'])).toEqual([
      '2025-06-01 2025-06-30 11 cap',
      '2025-07-01 2025-07-31 10 cap',
    ]);
    expect(said('SE', 'consumer', '6', ['2025-06-01', '2025-06-30'])).toEqual(['2025-06-01 2025-06-30 6 contract']);
    expect(said('DK', 'consumer', '20', ['2024-02-01', '2024-02-29'])).toEqual(['2024-02-01 2024-02-29 11.75 cap']);
    expect(said('NO', 'consumer', '20', ['2026-02-01', '2026-02-28'])).toEqual(['2026-02-01 2026-02-28 12 cap']);
    expect(said('BE', 'consumer', '15', ['2026-02-01', '2026-02-28'])).toEqual(['2026-02-01 2026-02-28 10.5 cap']);
  });

  it('in Switzerland may be more than the law, not less; between businesses elsewhere it is free', () => {
    expect(said('CH', 'company', '3', ['2026-02-01', '2026-02-28'])).toEqual(['2026-02-01 2026-02-28 5 floor']);
    expect(said('CH', 'company', '8', ['2026-02-01', '2026-02-28'])).toEqual(['2026-02-01 2026-02-28 8 contract']);
    expect(said('DE', 'company', '3', ['2026-02-01', '2026-02-28'])).toEqual(['no bounds']);
  });

  it('says nothing of days for which a bound is not known', () => {
    expect(said('SE', 'consumer', '24', ['2026-06-01', '2026-09-30'])).toEqual([
      '2026-06-01 2026-06-30 10 cap',
      'unknown from 2026-07-01',
    ]);
  });

  it('is kept apart from the law, and names its own ground', () => {
    const answer = found({ law: 'FR', debtor: 'company', contractTerms: { rate: fixed('12'), accrualBlockDays: 15 } });
    expect(answer.policy).toMatchObject({ key: 'FR-CONTRACT', accrualBlockDays: 15, rate: { percent: '12' } });
    expect(answer.unsure).not.toContain('contract');
    expect(found({ law: 'IE', debtor: 'consumer', contractTerms: { rate: fixed('9') } })).toMatchObject({
      conditions: ['fair_term'],
    });
  });
});

it('knows seventeen countries, and for each kind of debtor a rule or a reason', () => {
  expect(knownLaws()).toHaveLength(17);
  for (const law of knownLaws()) {
    for (const debtor of ['company', 'sole_trader', 'public_body', 'consumer'] as const) {
      const answer = policyFor({ law, debtor });
      if (answer.kind === 'none') expect(`${law} ${debtor} ${answer.reason}`).toBe('IE consumer contract_only');
      else expect(answer.policy.basis.text.length).toBeGreaterThan(3);
    }
  }
});

it('names the series that a law needs, the bounds of contracts among them', () => {
  expect(seriesOfLaw('FR').map(({ series }) => series)).toEqual(['ECB_MRO_HALFYEAR', 'FR_TIL_PRO']);
  expect(seriesOfLaw('GB').map(({ series }) => series)).toEqual(['UK_BOE_HALFYEAR']);
  expect(seriesOfLaw('CH')).toEqual([]);
});

it.each([
  ['a day that is none', (fr: Loose) => (fr.rules[0]!['basis'] = { text: 'x', evidence: 'read', from: '2026-02-30' })],
  [
    'a series that is none',
    (fr: Loose) => (fr.rules[0]!['rate'] = { kind: 'series', series: 'X', mode: 'float_half_year', margins: [] }),
  ],
  ['evidence that is none', (fr: Loose) => (fr.rules[0]!['basis'] = { text: 'x', evidence: 'sure' })],
  ['two rules for one debt', (fr: Loose) => fr.rules.push({ ...fr.rules[0]!, key: 'FR-AGAIN' })],
  ['one key twice', (fr: Loose) => fr.rules.push({ ...fr.rules[0]!, claims: ['other'] })],
  ['a field that nobody reads', (fr: Loose) => (fr.rules[0]!['floor'] = 3)],
])('refuses data with %s', (_, spoil) => {
  const fr = structuredClone(interestRules().get('FR')) as unknown as Loose;
  spoil(fr);
  expect(() => rulesFrom([fr])).toThrow();
});

interface Loose {
  readonly rules: Record<string, unknown>[];
}
