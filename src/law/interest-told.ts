import { exponent } from '../kernel/money';
import type { Calculated, ClaimInterest, InterestWarning } from './calculation';
import { fractionText, wholeOf } from './fraction';
import type { InterestLine, InterestPolicy } from './policy';
import type { RateRow } from './rates';

/** A calculation as a table on a terminal, that a clerk can recompute with a pocket calculator: everything that it was made of. */
export interface Told {
  readonly currency: string;
  readonly policies: ReadonlyMap<string, InterestPolicy>;
  /** Beside the table of each claim: what it is, where there are several. */
  readonly titles: ReadonlyMap<string, string>;
}

const HEAD = ['principal', 'from', 'to', 'days', 'of', 'rate', 'interest', 'source of the rate'];

export function interestTold(found: Calculated, told: Told): string[] {
  const text = (minor: number): string => amountText(minor, told.currency);
  return [
    ...found.claims.flatMap((claim) => claimTold(claim, told)),
    ...(found.claims.length > 1 ? [`All together: ${text(found.interestMinor)} ${told.currency} interest.`] : []),
    ...paymentsTold(found, text),
    dailyTold(found, told),
    ...found.warnings.map((warning) => `! ${warningTold(warning)}`),
    ...(found.rows.length > 0 ? [`Rates: table ${found.tableVersion}.`] : []),
  ];
}

function claimTold(claim: ClaimInterest, { currency, policies, titles }: Told): string[] {
  const title = titles.get(claim.id);
  const policy = policies.get(claim.policy);
  const rows = claim.lines.map((line) => cells(line, currency));
  return [
    ...(title === undefined ? [] : [title]),
    ...(policy === undefined ? [] : [policyTold(policy)]),
    ...(rows.length === 0 ? ['No interest.'] : columns([HEAD, ...rows])),
    `Interest ${amountText(claim.interestMinor, currency)} ${currency}${openTold(claim, currency)}`,
    '',
  ];
}

function openTold({ open, paid, interestMinor, joinedMinor }: ClaimInterest, currency: string): string {
  const text = (minor: number): string => amountText(minor, currency);
  const paidMinor = paid.costsMinor + paid.interestMinor + paid.principalMinor;
  const joined = joinedMinor > 0 ? `, of which ${text(joinedMinor)} joined principal` : '';
  if (paidMinor === 0 && open.costsMinor === 0 && open.interestMinor === interestMinor) return `${joined}.`;
  const costs = open.costsMinor === 0 ? '' : `, costs ${text(open.costsMinor)}`;
  return `${joined}. Open: principal ${text(open.principalMinor)}, interest ${text(open.interestMinor)}${costs}.`;
}

const paymentsTold = ({ payments }: Calculated, text: (minor: number) => string): string[] =>
  payments.map(({ on, amountMinor, uses }) => {
    const used = uses.map(({ claim, part, amountMinor: minor }) => `${text(minor)} ${part} of ${claim}`);
    return `Paid ${on} ${text(amountMinor)}: ${used.join(', ') || 'not used'}.`;
  });

function dailyTold({ daily }: Calculated, { currency }: Told): string {
  if (daily === null) return 'What each further day adds is not known: neither is its rate.';
  const digits = exponent(currency);
  return `Each further day adds ${fractionText(daily.exact, digits, digits + 4)}, rounded ${amountText(daily.minor, currency)} ${currency}.`;
}

const policyTold = ({ key, dayCount, rounding, basis }: InterestPolicy): string =>
  `${key}: ${basis.text} · ${dayCount} · ${ROUNDED[rounding]}${basis.evidence === 'memory' ? ' · not verified against the official text' : ''}`;

const ROUNDED: Readonly<Record<InterestPolicy['rounding'], string>> = {
  end: 'rounded once, at the end',
  per_period: 'each line rounded',
  per_period_4: 'each line rounded to four decimals, the sum to the cent',
  whole_unit: 'rounded to whole kronor',
  daily_2: 'the daily amount rounded',
  daily_down_2: 'the daily amount cut',
  daily_down_4: 'the daily amount cut to four decimals',
  daily_multiplier_5: 'by a daily multiplier of five decimals',
};

function cells(line: InterestLine, currency: string): string[] {
  const digits = exponent(currency);
  const exact = fractionText(line.counted, digits, digits + 2);
  return [
    amountText(line.baseMinor, currency),
    ...[line.from, line.to, String(line.days), String(line.yearDays), `${line.percent} %`],
    line.roundedMinor === null ? exact : amountText(line.roundedMinor, currency),
    [line.held === null ? sourceTold(line.rateRow) : `bears nothing: ${line.held}`, line.estimated ? 'ESTIMATE' : ''].join(' ').trim(), // prettier-ignore
  ];
}

const sourceTold = (row: RateRow | null): string =>
  row === null ? 'as agreed' : `${row.series} ${row.value} from ${row.from}: ${row.source.title}`;

export function warningTold(warning: InterestWarning): string {
  switch (warning.kind) {
    case 'rate_unknown_from':
      return `Nobody has published the rate from ${warning.day}${warning.until === null ? '' : ` until ${warning.until}`} (${warning.series ?? 'as agreed'}): these days are not counted.`;
    case 'estimated_from':
      return `From ${warning.day} the rate is an estimate: the last one known of ${warning.series ?? 'those agreed'}.`;
    case 'unsure_rate':
      return `${warning.series} from ${warning.from} is not verified against the official text (${warning.status}).`;
    case 'margin_by_contract_date':
      return `${warning.claim}: the margin follows the day of the contract, which is not known; ${warning.points} points were taken.`;
    case 'unsure_policy':
      return `${warning.policy} is not verified against the official text.`;
    case 'payment_not_used':
      return `Of the payment of ${warning.on}, more was paid than was open of what it was meant for.`;
  }
}

const amountText = (minor: number, currency: string): string =>
  fractionText(wholeOf(minor), exponent(currency), exponent(currency));

/** The last column is text, the days too; what is a number stands to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, n) =>
        n === HEAD.length - 1 ? cell : n === 1 || n === 2 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
