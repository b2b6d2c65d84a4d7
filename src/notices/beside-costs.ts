import { share, sum } from '../kernel/money';
import type { Claimable } from '../law/owed-claimable';
import { fixedSum, type Sum } from '../law/fixed-sum';
import { factsOf } from './beside-facts';
import { feesOf } from './beside-fees';
import { doubted, freshOf, hasSentence, leftOf, openOf, standing, type Bearing, type BesideAsked } from './beside-line'; // prettier-ignore
import type { CostAnswer, FreshClaim, LeftWhy } from './figures';
import { NO_COSTS } from './figures';

/** What collecting costs for all invoices of a paper together: a scale over the whole claim (NL), now or only if the time passes; else what letters cost. */
export function costsOf(bears: readonly Bearing[], asked: BesideAsked, perClaim: boolean): CostAnswer[] {
  if (bears.length === 0) return [];
  if (!perClaim) return feesOf(bears, asked);
  return asked.debtor === 'consumer' ? ifTimePasses(bears, asked) : scaleOf(bears, asked);
}

/** A consumer owes them only once fourteen days after the letter have passed; it must name their exact sum. */
function ifTimePasses(bears: readonly Bearing[], asked: BesideAsked): CostAnswer[] {
  if (!hasSentence(asked, 'bik')) return bears.map((line) => leftOf('costs', 'letter_14_days', line));
  const late = bears.map((line) => [line, notYet(line)] as const);
  const left = late.flatMap(([line, why]) => (why === null ? [] : [leftOf('costs', why, line)]));
  const mine = late.flatMap(([line, why]) => (why === null ? [line] : []));
  if (mine.length === 0) return left;
  const found = fixedSum(factsOf(mine, asked, ['letter_14_days']));
  if (!isSure(found)) return [...left, ...mine.map((line) => leftOf('costs', 'rule_not_verified', line))];
  const { minor } = found.money;
  const ground = { what: 'costs', document: '', amountMinor: minor, since: null, basis: found.basis.text } as const;
  return [...left, { ...NO_COSTS, later: { minor, vat: found.vatMinor > 0 }, grounds: [ground] }];
}

/** What is not sure of one invoice; that the scale is counted over all is what a paper does. */
const fixedOf = ({ owed }: Bearing): Claimable => {
  const { doubts, ...may } = owed.claimable.fixed;
  return { ...may, doubts: doubts.filter((one) => one !== 'over_all') };
};

/** In default, and not spared: only then can the time of the letter run. */
function notYet(line: Bearing): LeftWhy | null {
  const { why, doubts } = fixedOf(line);
  if (why !== null) return why;
  return doubts.find((one) => one !== 'letter_14_days') ?? null;
}

/** Counted over what is demanded of all of them: less than of each alone. Each invoice bears its share. */
function scaleOf(bears: readonly Bearing[], asked: BesideAsked): CostAnswer[] {
  if (!hasSentence(asked, 'costs')) return bears.map((line) => leftOf('costs', 'no_sentence', line));
  const before = bears.filter((line) => standing(line, 'fixed_sum').length > 0);
  if (before.length > 0) return standingCosts(before, bears);
  const answers = bears.map((line) => [line, fixedOf(line)] as const);
  const left = answers.flatMap(([line, { why, doubts }]) => {
    if (why !== null) return [leftOf('costs', why, line)];
    return doubts.length > 0 && !asked.wanted.checked ? [doubted('costs', doubts, line)] : [];
  });
  const mine = answers.flatMap(([line, { why, doubts }]) => (why === null && (doubts.length === 0 || asked.wanted.checked) ? [line] : [])); // prettier-ignore
  if (mine.length === 0) return left;
  const found = fixedSum(factsOf(mine, asked, []));
  if ('none' in found || found.money === null || found.money.currency !== asked.currency) {
    return [...left, ...mine.map((line) => leftOf('costs', 'not_published', line))];
  }
  const { minor } = found.money;
  const ground = { what: 'costs', document: '', amountMinor: minor, since: null, basis: found.basis.text } as const;
  const checked = mine.flatMap((line) => doubted('costs', fixedOf(line).doubts, line).left);
  const vat = found.vatMinor > 0;
  return [...left, { ...NO_COSTS, costsMinor: minor, vat, claims: shared(mine, minor), grounds: [ground], checked }];
}

function standingCosts(before: readonly Bearing[], bears: readonly Bearing[]): CostAnswer[] {
  const charges = new Map(before.flatMap((line) => standing(line, 'fixed_sum')).map((one) => [one.id, one]));
  const costsMinor = openOf([...charges.values()]);
  const others = bears.filter((line) => !before.includes(line)).map((line) => leftOf('costs', 'claimed_before', line));
  const ground = { what: 'costs', document: '', amountMinor: costsMinor, since: null, basis: '' } as const;
  const vat = [...charges.values()].some(({ told }) => told?.includes('"vat":true') === true);
  return costsMinor === 0 ? others : [...others, { ...NO_COSTS, costsMinor, vat, grounds: [ground] }];
}

/** By what each invoice is of the whole; parts of one invoice bear it once. */
function shared(lines: readonly Bearing[], minor: number): FreshClaim[] {
  const byEntry = new Map<number, { line: Bearing; principal: number }>();
  for (const line of lines) {
    const known = byEntry.get(line.owed.item.entryId);
    byEntry.set(line.owed.item.entryId, { line: known?.line ?? line, principal: (known?.principal ?? 0) + line.demandMinor }); // prettier-ignore
  }
  const all = sum(lines.map(({ demandMinor }) => demandMinor));
  let [before, given] = [0, 0];
  return [...byEntry.values()].flatMap(({ line, principal }): FreshClaim[] => {
    before += principal;
    const until = share(minor, BigInt(before), BigInt(all));
    const amountMinor = until - given;
    given = until;
    return amountMinor <= 0 ? [] : [freshOf(line, 'fixed_sum', { ...fixedOf(line), amountMinor })];
  });
}

const isSure = (found: ReturnType<typeof fixedSum>): found is Sum & { readonly money: NonNullable<Sum['money']> } =>
  !('none' in found) && found.money !== null && found.unmet.length === 0;
