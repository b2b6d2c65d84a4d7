import { precision, reportOf, shareByRule, type DecidedRow } from './report';

const row = (month: string, byRule: boolean, n: number, more: Partial<DecidedRow> = {}): DecidedRow => ({
  ...{ month, byRule, n, takenBack: false, finding: byRule ? 'high numbers exact fully' : null },
  ...more,
});

it('counts what the rule decided, how much of it stands, and what people decided', () => {
  const report = reportOf([
    row('2026-02', true, 5, { finding: 'high reference exact no' }),
    row('2026-01', true, 90),
    row('2026-01', true, 2, { takenBack: true }),
    row('2026-01', false, 8),
    row('2026-01', false, 3, { takenBack: true }),
  ]);
  expect(report.months).toEqual([
    { month: '2026-01', byRule: 92, byHand: 8, takenBack: 2 },
    { month: '2026-02', byRule: 5, byHand: 0, takenBack: 0 },
  ]);
  expect(report.findings.map((one) => `${one.finding} ${one.byRule} ${one.takenBack}`)).toEqual([
    'high numbers exact fully 92 2',
    'high reference exact no 5 0',
  ]);
  expect([shareByRule(report.months[0]!), precision(report.months[0]!)]).toEqual([(100 * 90) / 98, (100 * 90) / 92]);
});

it('says nothing where nothing was decided', () => {
  const { total } = reportOf([]);
  expect([shareByRule(total), precision(total)]).toEqual([null, null]);
});
