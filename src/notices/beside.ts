import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { sum } from '../kernel/money';
import { ruleFor, rulesOf } from '../law/country-rules';
import { add, nearest, ZERO } from '../law/fraction';
import type { Owed } from '../law/owed';
import type { Claimable, Doubt } from '../law/owed-claimable';
import type { InterestRow } from '../outbox/legal';
import { costsOf } from './beside-costs';
import { doubted, freshOf, hasSentence, leftOf, openOf, standing, type Bearing, type BesideAsked, type BesideLine } from './beside-line'; // prettier-ignore
import { NO_FIGURES, type Costs, type Figures, type FreshClaim, type Ground, type Left, type LeftWhy } from './figures';

/**
 * What a paper may claim beside the principal: the interest and the sums that the law of the claim gives, with what was claimed before and
 * is open. What is not sure is left out and says why, unless a person says to have checked it.
 */
export function besideOf(asked: BesideAsked): Figures {
  const wanted = (['interest', 'fixed'] as const).filter((what) => asked.wanted[what]);
  if (wanted.length === 0) return NO_FIGURES;
  const documents = asked.lines.map(({ document }) => document);
  if (asked.off) return { ...NO_FIGURES, left: wanted.map((what) => ({ what, why: 'off', documents })) };
  const owed = new Map(asked.owed.map((one) => [one.item.itemId, one]));
  const bearing = asked.lines.map((line) => barred(line, owed.get(line.itemId), asked));
  const bears = bearing.flatMap((one) => ('owed' in one ? [one] : []));
  const barredLeft = bearing.flatMap((one) => ('owed' in one ? [] : wanted.map((what) => ({ ...one, what }))));
  const interest = asked.wanted.interest ? bears.map((one) => interestOf(one, asked)) : [];
  const perClaim = ruleFor(rulesOf(asked.paper.law)?.fixed ?? [], asked.debtor, asked.today)?.per === 'claim';
  const fixed = asked.wanted.fixed && !perClaim ? fixedOf(bears, asked) : [];
  const costs = asked.wanted.fixed ? costsOf(bears, asked, perClaim) : [];
  return joined([...interest, ...fixed, ...costs], barredLeft, asked);
}

/** Not this one at all, and why. */
function barred(line: BesideLine, owed: Owed | undefined, { paper }: BesideAsked): Bearing | Omit<Left, 'what'> {
  const left = (why: LeftWhy): Omit<Left, 'what'> => ({ why, documents: [line.document] });
  if (owed === undefined) return left('not_in_default');
  if (owed.countries.law !== paper.law) return left('other_law');
  return line.demandMinor === line.openMinor ? { ...line, owed } : left('in_part');
}

/** Claimed for an invoice, or left out. */
export type Answer = Claimed | Costs | { readonly left: readonly Left[] };
export interface Claimed {
  readonly what: 'interest' | 'fixed';
  readonly line: Bearing;
  readonly amountMinor: number;
  readonly rows: readonly InterestRow[];
  readonly claims: readonly FreshClaim[];
  readonly ground: Ground;
  readonly checked: readonly Left[];
}

function interestOf(line: Bearing, asked: BesideAsked): Answer {
  const { owed } = line;
  const why = noInterest(line, asked);
  if (why !== null) return leftOf('interest', why, line);
  const may = owed.claimable.interest;
  const isFresh = may.why === null;
  const doubts = isFresh ? doubtsOf(may, asked) : [];
  if (doubts.length > 0 && !asked.wanted.checked) return doubted('interest', doubts, line);
  const amountMinor = owed.found?.interestMinor ?? 0;
  const basis = owed.answer.kind === 'none' ? '' : owed.answer.policy.basis.text;
  return {
    ...{ what: 'interest', line, amountMinor, rows: rowsOf(line, amountMinor) },
    claims: isFresh ? [freshOf(line, 'interest', { ...may, doubts })] : [],
    ground: { what: 'interest', document: line.document, amountMinor, since: sinceOf(owed), basis },
    checked: doubted('interest', doubts, line).left,
  };
}

/** The table of a paper counts from the first day of default: it fits only where all of it that was claimed before is open. */
function noInterest(line: Bearing, asked: BesideAsked): LeftWhy | null {
  const { found, claimable } = line.owed;
  const may = claimable.interest;
  const before = standing(line, 'interest');
  const isWhole = before.every(({ waivedAt, openMinor, amountMinor }) => waivedAt === null && openMinor === amountMinor); // prettier-ignore
  if (!isWhole) return 'claimed_before';
  const nothingNew =
    before.length > 0 && (may.why === 'claimed' || may.why === 'nothing_accrued' || may.why === 'held');
  if (may.why !== null && !nothingNew) return may.why;
  if (found === null) return 'nothing_accrued';
  if (found.daily === null || found.claims[0]?.lines.at(-1)?.to !== asked.today) return 'rate_unknown';
  if (!hasSentence(asked, 'interest')) return 'no_sentence';
  const all = sum([...before.map(({ amountMinor }) => amountMinor), ...(nothingNew ? [] : [may.amountMinor])]);
  return all === found.interestMinor ? null : 'claimed_before';
}

const sinceOf = ({ start }: Owed): Day | null => (start !== null && 'startsOn' in start ? start.startsOn : null);

/** From which day a credit that is not applied yet takes off principal is not known. */
const doubtsOf = ({ doubts }: Claimable, { credits }: BesideAsked): Doubt[] => [
  ...doubts,
  ...(credits ? (['credits_open'] as const) : []),
];

/** Each as its line counts; what the one rounding of the claim makes of them stands in the last: kronor in a row of their own. */
function rowsOf({ owed, document }: Bearing, totalMinor: number): InterestRow[] {
  const lines = owed.found?.claims[0]?.lines ?? [];
  const rounded = lines.map(({ counted, roundedMinor }) => roundedMinor ?? Number(nearest(counted)));
  const rest = totalMinor - sum(rounded);
  const isOwn = Math.abs(rest) > lines.length;
  const rows = lines.map(({ baseMinor, from, to, days, percent, held }, at): InterestRow => ({
    ...{ document, baseMinor, from, to, days, percent: held === null ? percent : '0' },
    interestMinor: (rounded[at] ?? 0) + (!isOwn && at === lines.length - 1 ? rest : 0),
  }));
  const last = rows.at(-1);
  return isOwn && last !== undefined ? [...rows, { ...last, interestMinor: rest, rounded: true }] : rows;
}

/** Once for an invoice, or for each of its parts, as the law has it. */
function fixedOf(bears: readonly Bearing[], asked: BesideAsked): Answer[] {
  const wholes = new Set<number>();
  return bears.flatMap((line): Answer[] => {
    const { owed } = line;
    const { item, fixed } = owed;
    const perPart = fixed !== null && 'per' in fixed && fixed.per === 'instalment';
    if (!perPart && wholes.has(item.entryId)) return [];
    wholes.add(item.entryId);
    return [fixedOfLine(line, asked)];
  });
}

function fixedOfLine(line: Bearing, asked: BesideAsked): Answer {
  const { owed } = line;
  const may = owed.claimable.fixed;
  const before = openOf(standing(line, 'fixed_sum'));
  if (before === 0 && may.why !== null) return leftOf('fixed', may.why, line);
  if (!hasSentence(asked, 'fixed')) return leftOf('fixed', 'no_sentence', line);
  const isFresh = before === 0;
  if (isFresh && may.doubts.length > 0 && !asked.wanted.checked) return doubted('fixed', may.doubts, line);
  const amountMinor = isFresh ? may.amountMinor : before;
  return {
    ...{ what: 'fixed', line, amountMinor, rows: [] },
    claims: isFresh ? [freshOf(line, 'fixed_sum', may)] : [],
    ground: { what: 'fixed', document: line.document, amountMinor, since: sinceOf(owed), basis: basisOf(owed.fixed) },
    checked: isFresh ? doubted('fixed', may.doubts, line).left : [],
  };
}

const basisOf = (fixed: Owed['fixed']): string => (fixed !== null && 'basis' in fixed ? fixed.basis.text : '');

function joined(answers: readonly Answer[], barredLeft: readonly Left[], { today }: BesideAsked): Figures {
  const claimed = answers.flatMap((one) => ('line' in one ? [one] : []));
  const costs = answers.flatMap((one) => ('costsMinor' in one ? [one] : []));
  const by = (what: Claimed['what']): ReadonlyMap<number, number> =>
    new Map(claimed.filter((one) => one.what === what).map(({ line, amountMinor }) => [line.itemId, amountMinor]));
  const interest = claimed.filter(({ what }) => what === 'interest');
  const daily = interest.reduce((all, { line }) => add(all, line.owed.found?.daily?.exact ?? ZERO), ZERO);
  const left = answers.flatMap((one) => ('left' in one ? one.left : []));
  return {
    ...{ interestMinor: by('interest'), fixedMinor: by('fixed'), rows: interest.flatMap(({ rows }) => rows) },
    costsMinor: sum(costs.map(({ costsMinor }) => costsMinor)),
    costsVat: costs.some(({ vat }) => vat),
    costLines: costs.flatMap(({ lines }) => lines),
    running: interest.length === 0 ? null : { until: today, dailyMinor: Number(nearest(daily)) },
    later: costs.find(({ later }) => later !== null)?.later ?? null,
    claims: [...claimed, ...costs].flatMap(({ claims }) => claims),
    fees: costs.flatMap(({ fees }) => fees),
    grounds: [...claimed.map(({ ground }) => ground), ...costs.flatMap(({ grounds }) => grounds)],
    left: together([...barredLeft, ...left]),
    checked: together([...claimed, ...costs].flatMap(({ checked }) => checked)),
  };
}

/** The same reason is said once, with all its invoices. */
const together = (all: readonly Left[]): Left[] =>
  [...grouped(all, ({ what, why }) => `${what} ${why}`).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, documents: [...new Set(same.flatMap(({ documents }) => documents))] }]; // prettier-ignore
  });
