import { caseAnswer } from '../case-answer';
import { shippedTable } from '../rate-table';
import { oracle, type OracleCase } from './oracle';

/** What both ways of counting say of a case: the whole, each period, what stays open, from when on no rate is known. */
interface Answered {
  readonly error?: string;
  readonly interest: string;
  readonly periods: readonly { from: string | null; to: string | null; days: number; rate: string; interest: string }[];
  readonly open: { principal: string; interest: string; costs: string };
  readonly warnings: readonly { kind: string; day?: string }[];
}

export function byEngine(given: OracleCase): object {
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

export function byOracle(given: OracleCase): object {
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
