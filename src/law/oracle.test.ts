import { fc, runs } from '../kernel/testing/chance';
import { caseAnswer } from './case-answer';
import { shippedTable } from './rate-table';
import { anyCase } from './testing/any-case';
import { oracle, type OracleCase } from './testing/oracle';

/** Two ways of counting that share nothing say the same: the whole, each period, what stays open, from when on no rate is known. */
interface Answered {
  readonly error?: string;
  readonly interest: string;
  readonly periods: readonly { from: string | null; to: string | null; days: number; rate: string; interest: string }[];
  readonly open: { principal: string; interest: string; costs: string };
  readonly warnings: readonly { kind: string; day?: string }[];
}

function byEngine(given: OracleCase): object {
  const { error, interest, periods, open, warnings } = caseAnswer(given, 0, shippedTable()) as unknown as Answered;
  if (error !== undefined) return { error };
  return {
    interest,
    periods: periods.map(({ from, to, days, rate, interest: one }) => ({
      from,
      to,
      days,
      rate: Number(rate),
      interest: Number(one),
    })),
    open: { principal: Number(open.principal), interest: Number(open.interest), costs: Number(open.costs) },
    unknownFrom: warnings.find(({ kind }) => kind === 'rate_unknown_from')?.day ?? null,
  };
}

function byOracle(given: OracleCase): object {
  const { interest, periods, open, unknownFrom } = oracle(given);
  return {
    interest,
    periods: periods.map(({ rate, interest: one, ...more }) => ({
      ...more,
      rate: Number(rate),
      interest: Number(one),
    })),
    open: { principal: Number(open.principal), interest: Number(open.interest), costs: Number(open.costs) },
    unknownFrom,
  };
}

it('the engine and the oracle agree on whatever a case may hold', () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      expect(byEngine(given)).toEqual(byOracle(given));
    }),
    runs(300),
  );
});
