import { exponent } from '../kernel/money';
import { labelOf } from '../ledger/open-item';
import type { Calculated, ClaimInterest, InterestWarning, Parts } from './calculation';
import { fractionText, wholeOf } from './fraction';
import type { CustomerInterest } from './interest-item';
import type { InterestLine, InterestPolicy } from './policy';
import type { NoPolicy, PolicyAnswer, PolicyFound } from './policy-for';
import type { RateRow } from './rates';

/** A calculation as a table on a terminal, that a clerk can recompute with a pocket calculator: everything that it was made of. */
interface Told {
  readonly currency: string;
  readonly policies: ReadonlyMap<string, InterestPolicy>;
  /** Beside the table of each claim: what it is, where there are several. */
  readonly titles: ReadonlyMap<string, string>;
}

const HEAD = ['principal', 'from', 'to', 'days', 'year', 'rate', 'interest', 'row of the rate'];

function interestTold(found: Calculated, told: Told): string[] {
  const text = (minor: number): string => amountText(minor, told.currency);
  return [
    ...found.claims.flatMap((claim) => claimTold(claim, told)),
    ...(found.claims.length > 1 ? [`All together: ${text(found.interestMinor)} ${told.currency} interest.`] : []),
    ...paymentsTold(found, text),
    dailyTold(found, told),
    ...found.warnings.map((warning) => `! ${warningTold(warning)}`),
    ...sourcesTold(found),
  ];
}

/** Each source once, however many rows it gave. */
function sourcesTold({ rows, tableVersion }: Calculated): string[] {
  const titles = [...new Set(rows.map(({ source }) => source.title))];
  if (titles.length === 0) return [];
  return [`Rates (table ${tableVersion}):`, ...titles.map((title) => `  ${rowsFrom(rows, title)}: ${title}`)];
}

function rowsFrom(rows: readonly RateRow[], title: string): string {
  const own = rows.filter(({ source }) => source.title === title);
  const days = own.map(({ from }) => from);
  return `${own[0]?.series ?? ''} ${days.length > 3 ? `${days[0] ?? ''} to ${days.at(-1) ?? ''}` : days.join(', ')}`;
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
    [line.held === null ? sourceTold(line.rateRow) : heldTold(line, currency), line.estimated ? 'ESTIMATE' : ''].join(' ').trim(), // prettier-ignore
  ];
}

const heldTold = ({ held, leftOut }: InterestLine, currency: string): string => {
  const digits = exponent(currency);
  const without = leftOut === null ? '' : ` (${fractionText(leftOut, digits, digits + 2)} left out)`;
  return `held: ${(held ?? '').replaceAll('_', ' ')}${without}`;
};

const sourceTold = (row: RateRow | null): string =>
  row === null ? 'as agreed' : `${row.series} ${row.value} from ${row.from}`;

function warningTold(warning: InterestWarning): string {
  switch (warning.kind) {
    case 'rate_unknown_from':
      return `Nobody has published the rate from ${warning.day}${warning.until === null ? '' : ` until ${warning.until}`} (${warning.series ?? 'as agreed'}): these days are not counted.`;
    case 'estimated_from':
      return `From ${warning.day} the rate is an estimate: the last one known of ${warning.series ?? 'those agreed'}.`;
    case 'unsure_rate':
      return `${warning.series} from ${warning.from} is not verified against the official text (${warning.status}).`;
    case 'margin_by_contract_date':
      return `${warning.claim.split('#')[0] ?? ''}: the margin follows the day of the contract, which is not known; ${warning.points} points were taken.`;
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

/** A sum that stands in no ledger. */
export function sumTold(found: Calculated, currency: string, answer: PolicyFound): string[] {
  const told = { currency, policies: new Map([[answer.policy.key, answer.policy]]), titles: new Map<string, string>() };
  return [...interestTold(found, told), ...besidesTold(answer)];
}

/** A customer of the ledger, item by item; or why it bears none. */
export function customerTold(one: CustomerInterest): { readonly lines: string[]; readonly json: object } {
  const { debtor, currency, items, answer, found, law } = one;
  const whose = `${law.country}${law.assumed ? ' (assumed: the creditor’s country)' : ''}`;
  const head = `${debtor.name} (${debtor.code}), ${currency}, law of ${whose}, ${one.kind.replace('_', ' ')}`;
  const facts = { customer: debtor.code, currency, law, debtor: one.kind };
  if (answer.kind === 'none' || found === null) {
    const why = answer.kind === 'none' ? noPolicyTold(answer) : '';
    return {
      lines: [`${head}: ${why}`, ''],
      json: { ...facts, none: answer.kind === 'none' ? answer.reason : '', why },
    };
  }
  const titles = new Map(
    found.claims.map(({ id }, n) => {
      const item = items[n];
      const named = item === undefined ? id : `${labelOf(item)}, due ${item.dueOn}`;
      return [id, named];
    }),
  );
  const told = { currency, titles, policies: new Map([[answer.policy.key, answer.policy]]) };
  const lines = [head, ...interestTold({ ...found, payments: [] }, told), ...besidesTold(answer), ''];
  return { lines, json: { ...facts, ...interestJson(found, currency, answer) } };
}

function besidesTold({ conditions, unsure }: PolicyFound): string[] {
  return [
    ...conditions.map((condition) => `! Only where this is so: ${CONDITION[condition]}.`),
    ...(unsure.length === 0
      ? []
      : [`! Not verified against an official text: ${unsure.join(', ').replaceAll('_', ' ')}.`]),
  ];
}

const CONDITION: Readonly<Record<PolicyFound['conditions'][number], string>> = {
  from_demand: 'it was demanded, and interest runs from the demand',
  demand_or_agreed_day: 'it was demanded, or the day was agreed',
  after_three_months: 'three months have passed',
  at_fault: 'the debtor is at fault',
  court_only: 'a court grants it',
  fair_term: 'the term is a fair one',
};

export const noPolicyTold = ({ reason, basis }: Extract<PolicyAnswer, { readonly kind: 'none' }>): string =>
  `${NONE[reason]}${basis === null ? '' : ` (${basis.text})`}`;

const NONE: Readonly<Record<NoPolicy, string>> = {
  unknown_law: 'nothing is known of that law',
  unknown_debtor: 'nobody knows what kind of debtor it is, and no interest is counted before somebody does',
  contract_only: 'no interest but what a contract says',
  contract_not_allowed: 'a contract may not say that',
  not_said: 'nothing is known of what the law says of such a debt',
};

/** The same for scripts: amounts as decimals, `exact` where they are not rounded. */
export function interestJson(found: Calculated, currency: string, answer: PolicyFound): object {
  const digits = exponent(currency);
  const parts = ({ principalMinor, interestMinor, costsMinor }: Parts): object => ({
    ...{ principal: amountText(principalMinor, currency), interest: amountText(interestMinor, currency) },
    costs: amountText(costsMinor, currency),
  });
  return {
    interest: amountText(found.interestMinor, currency),
    open: parts(found.open),
    daily: found.daily && {
      exact: fractionText(found.daily.exact, digits, digits + 4),
      amount: amountText(found.daily.minor, currency),
    },
    claims: found.claims.map(({ id, interestMinor, open, lines }) => ({
      ...{ id: id.split('#')[0], interest: amountText(interestMinor, currency), open: parts(open) },
      lines: lines.map((line) => ({
        ...{ base: amountText(line.baseMinor, currency), from: line.from, to: line.to, days: line.days },
        ...{ yearDays: line.yearDays, percent: line.percent, exact: fractionText(line.counted, digits, digits + 4) },
        ...{
          rate: line.rateRow && { series: line.rateRow.series, from: line.rateRow.from, value: line.rateRow.value },
        },
        ...{
          estimated: line.estimated,
          held: line.held,
          leftOut: line.leftOut && fractionText(line.leftOut, digits, digits + 4),
        },
      })),
    })),
    ...{ policy: answer.policy.key, basis: answer.policy.basis, conditions: answer.conditions, unsure: answer.unsure },
    ...{ tableVersion: found.tableVersion, warnings: found.warnings },
  };
}
